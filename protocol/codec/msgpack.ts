/**
 * Bytes <-> plain values. Plain msgpack: any decoder reads what is written here.
 *
 * Decoding first walks the frame (`msgpack-scan.ts`), because msgpackr alone would also decode extension types (records,
 * dates, errors, regular expressions) and gives out its call stack on deep nesting.
 */
import { Packr, Unpackr } from 'msgpackr';
import type { ErrorCode } from '../errors.ts';
import { scanFrame } from './msgpack-scan.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });

/** One message of a frame: a value that still has to be validated, or what was wrong with its bytes. */
export type Decoded =
  | { readonly value: unknown }
  | { readonly id: unknown; readonly violation: { readonly code: ErrorCode; readonly reason: string; readonly path: string } };

/** @throws GymError `bad_frame` or `too_large` when the frame cannot be followed at all */
export function decodeFrame(bytes: Buffer): readonly Decoded[] {
  return scanFrame(bytes).map(({ start, end, id, violation }) => violation === undefined
    ? { value: unpackr.unpack(bytes.subarray(start, end)) as unknown }
    : { id: id === undefined ? undefined : unpackr.unpack(bytes.subarray(id[0], id[1])) as unknown, violation });
}

export function encode(message: unknown): Buffer {
  return packr.pack(message);
}

/** Several encoded messages as one frame: the array header, then the messages as they are. */
export function joinFrames(messages: readonly Buffer[]): Buffer {
  const [only] = messages;
  if (messages.length === 1 && only !== undefined) return only;
  const head = messages.length < 16 ? Buffer.from([0x90 | messages.length])
    : Buffer.from([0xdc, messages.length >> 8, messages.length & 0xff]);
  return Buffer.concat([head, ...messages]);
}
