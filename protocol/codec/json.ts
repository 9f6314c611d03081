/**
 * JSON in text frames, for browsers and for languages without msgpack. Slower than msgpack, and the same otherwise.
 *
 * Lone surrogates, which JSON can spell and UTF-8 cannot, are refused, and never written: there they are replaced. A
 * number that is not finite is never written (JSON has none: it becomes null). A key `__proto__` is a key like any other: `JSON.parse` makes an own
 * property of it.
 */
import { GymError } from '../errors.ts';
import type { Codec, Decoded, ScannedMessage } from './codec.ts';
import { scanJsonFrame } from './json-scan.ts';

const OPEN_MAP = 0x7b;
const [OPEN, COMMA, CLOSE] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];
const SURROGATE = /\\u[dD][89a-fA-F]/;
/** One escape after the other, so that a backslash that is escaped itself begins none: a pair, a lone half, any other. */
const ESCAPES = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(u[dD][89a-fA-F][\da-fA-F]{2})|\\[^]/g;

/** JSON text whose strings are well-formed. */
const wellFormed = (text: string): string => SURROGATE.test(text) ? text.replace(ESCAPES, (all: string, lone: string | undefined) => lone === undefined ? all : '\ufffd') : text;

class LoneSurrogate extends Error {
  readonly path: string;
  constructor(path: string) {
    super();
    this.path = path;
  }
}

/** @throws SyntaxError, LoneSurrogate */
function parse(data: Buffer, start: number, end: number): unknown {
  const text = data.toString('utf8', start, end);
  const value: unknown = JSON.parse(text);
  if (SURROGATE.test(text)) assertWellFormed(value, '');
  return value;
}

/** Nesting is within the limits: the frame was scanned. @throws LoneSurrogate */
function assertWellFormed(value: unknown, path: string): void {
  if (typeof value === 'string' && !value.isWellFormed()) throw new LoneSurrogate(path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new LoneSurrogate(`${path}/${key.toWellFormed()}`);
    assertWellFormed(member, `${path}/${key}`);
  }
}

function idOf(data: Buffer, { id }: ScannedMessage): unknown {
  try {
    return id === undefined ? undefined : parse(data, id[0], id[1]);
  } catch {
    return undefined;
  }
}

export const json: Codec = {
  name: 'json',
  binary: false,

  decode(data): readonly Decoded[] {
    const messages = scanJsonFrame(data);
    return messages.map((message): Decoded => {
      const { start, end, violation } = message;
      if (violation !== undefined) return { id: idOf(data, message), violation };
      try {
        return { value: parse(data, start, end) };
      } catch (error) {
        if (error instanceof LoneSurrogate) return { id: idOf(data, message), violation: { code: 'bad_message', reason: 'a lone surrogate', path: error.path } };
        // A text that is not even a map in outline is no message that went wrong: it is something else.
        if (messages.length === 1 && data[start] !== OPEN_MAP) throw new GymError('bad_frame', 'the frame is not JSON');
        return { id: idOf(data, message), violation: { code: 'bad_message', reason: 'not JSON', path: '' } };
      }
    });
  },

  encode(message) {
    return Buffer.from(wellFormed(JSON.stringify(message)));
  },

  join(encoded) {
    const [only] = encoded;
    if (encoded.length === 1 && only !== undefined) return only;
    return Buffer.concat([...encoded.flatMap((each, index) => [index === 0 ? OPEN : COMMA, each]), ...(encoded.length === 0 ? [OPEN] : []), CLOSE]);
  },
};
