/**
 * Where a list goes on. A cursor names the last entry that was given, not how many came before it, so that what is added
 * meanwhile moves nothing. It is opaque to clients, holds nothing that they may not see, and is checked when it comes back.
 */
import { Type } from 'typebox';
import { GymError } from '../protocol/index.ts';

export const Cursor = Type.String({ maxLength: 512, description: 'The `next` of the page before, with the same filters.' });
export const Next = Type.Union([Type.String(), Type.Null()], { description: 'To be given as `cursor`; null on the last page.' });

type Part = 'text' | 'number';
type Parts<K extends readonly Part[]> = { -readonly [I in keyof K]: K[I] extends 'text' ? string : number };

const fits = (value: unknown, part: Part): boolean => (part === 'text' ? typeof value === 'string' : typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);

export const cursorOf = (list: string, place: readonly (string | number)[]): string => Buffer.from(JSON.stringify([list, ...place])).toString('base64url');

/** @throws GymError `bad_message` for one that was not given for this list */
export function placeOf<const K extends readonly Part[]>(list: string, parts: K, cursor: string): Parts<K> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    value = undefined;
  }
  const [name, ...place]: readonly unknown[] = Array.isArray(value) ? value : [];
  if (name !== list || place.length !== parts.length || !parts.every((part, i) => fits(place[i], part))) throw new GymError('bad_message', 'the cursor is not one that this server gave for this list', { path: '/cursor' });
  return place as Parts<K>;
}
