/**
 * Walks the text of a JSON frame without building anything, before a parser sees it.
 *
 * Guarantees for what passes: brackets and quotes match, nothing follows the message, nesting, lengths and counts are
 * within the limits. Works with an explicit stack, so depth costs no call stack. Whether what stands between the
 * brackets is JSON is the parser's affair, message by message: one that is not leaves the others of its frame alone.
 */
import { GymError, type ErrorCode } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { ScannedMessage, Violation } from './codec.ts';

interface Level {
  readonly isMap: boolean;
  /** Commas so far: the index of the item that is read. */
  commas: number;
  key: string;
  /** In a map: is the next string a key? */
  atKey: boolean;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_MAP, CLOSE_MAP, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const MAX_STACK = 4096;

const broken = (): never => { throw new GymError('bad_frame', 'the frame ends early, or its brackets do not match'); };
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

/** @returns where the string that begins at `from` has ended */
function endOfString(bytes: Buffer, from: number): number {
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) return at + 1;
  }
  return broken();
}

/** @returns where the number or word that begins at `from` has ended */
function endOfScalar(bytes: Buffer, from: number): number {
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isSpace(byte) || byte === COMMA || byte === COLON || byte === QUOTE || byte === OPEN_MAP || byte === CLOSE_MAP || byte === OPEN_ARRAY || byte === CLOSE_ARRAY) break;
  }
  return at;
}

/** Bytes of a string once its escapes are resolved. */
function decodedBytes(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to;) {
    if (bytes[at] !== BACKSLASH) { count += 1; at += 1; continue; }
    if (bytes[at + 1] !== 0x75) { count += 1; at += 2; continue; }
    const unit = Number.parseInt(bytes.toString('latin1', at + 2, at + 6), 16);
    // Each half of a surrogate pair is two of its four bytes.
    count += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
    at += 6;
  }
  return count;
}

function scanMessage(bytes: Buffer, start: number): ScannedMessage {
  const stack: Level[] = [];
  let at = start;
  let id: readonly [number, number] | undefined;
  let violation: Violation | undefined;
  const violate = (code: ErrorCode, reason: string, depth = stack.length): void => {
    violation ??= { code, reason, path: stack.slice(0, depth).map((level) => `/${level.isMap ? level.key : level.commas}`).join('') };
  };
  /** Of a message that is no JSON only what surely is its id will do: the first value behind the key. */
  const identify = (level: Level | undefined, next: number): void => {
    if (stack.length !== 1 || level?.key !== 'id') return;
    id = [at, next];
    level.key = '';
  };
  do {
    at = skipSpace(bytes, at);
    const level = stack.at(-1);
    const byte = bytes[at];
    let next = at + 1;
    switch (byte) {
      case undefined: return broken();
      case OPEN_MAP: case OPEN_ARRAY:
        if (stack.length >= LIMITS.depth) violate('bad_message', `nested deeper than ${LIMITS.depth}`);
        if (stack.length >= MAX_STACK) throw new GymError('bad_frame', `nested deeper than ${MAX_STACK}`);
        stack.push({ isMap: byte === OPEN_MAP, commas: 0, key: '', atKey: byte === OPEN_MAP });
        break;
      case CLOSE_MAP: case CLOSE_ARRAY:
        if (level === undefined || level.isMap !== (byte === CLOSE_MAP)) return broken();
        stack.pop();
        break;
      case COMMA:
        if (level === undefined) return broken();
        level.commas += 1;
        level.atKey = level.isMap;
        level.key = '';
        if (level.commas >= LIMITS.items) violate('too_large', `more than ${LIMITS.items} items`, stack.length - 1);
        break;
      case COLON:
        if (level === undefined) return broken();
        level.atKey = false;
        break;
      case QUOTE: {
        next = endOfString(bytes, at);
        const isKey = level?.atKey === true;
        if (level !== undefined && isKey) level.key = bytes.toString('utf8', Math.max(at + 1, next - 65), next - 1);
        if (next - at - 2 > LIMITS.stringBytes && decodedBytes(bytes, at + 1, next - 1) > LIMITS.stringBytes) violate('too_large', `a string of more than ${LIMITS.stringBytes} bytes`);
        if (!isKey) identify(level, next);
        break;
      }
      default:
        next = endOfScalar(bytes, at);
        identify(level, next);
    }
    at = next;
  } while (stack.length > 0);
  return { start, end: at, ...(id === undefined ? {} : { id }), ...(violation === undefined ? {} : { violation }) };
}

/**
 * The messages of a frame: one, or the items of one array.
 * @throws GymError `bad_frame` or `too_large` when the frame as a whole cannot be taken
 */
export function scanJsonFrame(bytes: Buffer): readonly ScannedMessage[] {
  if (bytes.length > LIMITS.frameBytes) throw new GymError('too_large', `a frame of more than ${LIMITS.frameBytes} bytes`);
  let at = skipSpace(bytes, 0);
  const messages: ScannedMessage[] = [];
  const take = (): void => {
    const message = scanMessage(bytes, at);
    messages.push(message);
    at = skipSpace(bytes, message.end);
  };
  if (bytes[at] !== OPEN_ARRAY) take();
  else {
    at = skipSpace(bytes, at + 1);
    for (let more = bytes[at] !== CLOSE_ARRAY; more;) {
      if (messages.length >= LIMITS.frameMessages) throw new GymError('too_large', `a frame of more than ${LIMITS.frameMessages} messages`);
      take();
      more = bytes[at] === COMMA;
      if (more) at = skipSpace(bytes, at + 1);
    }
    if (bytes[at] !== CLOSE_ARRAY) broken();
    at = skipSpace(bytes, at + 1);
  }
  if (at !== bytes.length) throw new GymError('bad_frame', 'text after the message');
  return messages;
}
