/**
 * Walks a msgpack frame without building anything, before a decoder sees it.
 *
 * Guarantees for what passes: complete, no trailing bytes, no extension types, string keys only, strings in UTF-8 (others
 * would be read as U+FFFD, and different ids as one), nesting, lengths and counts within the limits. Works with an explicit stack, so depth costs no call stack. A violation inside one
 * message of a frame is told with its path and leaves the other messages alone; only a frame whose structure cannot
 * be followed at all throws `bad_frame`.
 */
import { isUtf8 } from 'node:buffer';
import { GymError, type ErrorCode } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { ScannedMessage } from './codec.ts';

interface Level {
  /** Items that are still to come; for a map, keys and values. */
  left: number;
  readonly isMap: boolean;
  index: number;
  key: string;
}

const broken = (): never => { throw new GymError('bad_frame', 'the frame ends early or holds a byte that msgpack does not use'); };

/** One msgpack header: what stands at `at`. */
interface Header { readonly kind: 'scalar' | 'string' | 'binary' | 'array' | 'map' | 'ext'; readonly next: number; readonly count: number }

function header(bytes: Buffer, at: number): Header {
  const size = (width: number): number => {
    if (at + 1 + width > bytes.length) broken();
    return bytes.readUIntBE(at + 1, width);
  };
  const scalar = (width: number): Header => ({ kind: 'scalar', next: at + 1 + width, count: 0 });
  const sized = (kind: 'string' | 'binary' | 'ext', width: number, extra = 0): Header => {
    const count = size(width);
    return { kind, next: at + 1 + width + extra + count, count };
  };
  const byte = bytes[at];
  if (byte === undefined) return broken();
  if (byte <= 0x7f || byte >= 0xe0) return scalar(0);
  if (byte <= 0x8f) return { kind: 'map', next: at + 1, count: byte & 0x0f };
  if (byte <= 0x9f) return { kind: 'array', next: at + 1, count: byte & 0x0f };
  if (byte <= 0xbf) return { kind: 'string', next: at + 1 + (byte & 0x1f), count: byte & 0x1f };
  switch (byte) {
    case 0xc0: case 0xc2: case 0xc3: return scalar(0);
    case 0xc4: return sized('binary', 1);
    case 0xc5: return sized('binary', 2);
    case 0xc6: return sized('binary', 4);
    case 0xc7: return sized('ext', 1, 1);
    case 0xc8: return sized('ext', 2, 1);
    case 0xc9: return sized('ext', 4, 1);
    case 0xca: case 0xce: case 0xd2: return scalar(4);
    case 0xcb: case 0xcf: case 0xd3: return scalar(8);
    case 0xcc: case 0xd0: return scalar(1);
    case 0xcd: case 0xd1: return scalar(2);
    case 0xd4: case 0xd5: case 0xd6: case 0xd7: case 0xd8: {
      const count = 1 << (byte - 0xd4);
      return { kind: 'ext', next: at + 2 + count, count };
    }
    case 0xd9: return sized('string', 1);
    case 0xda: return sized('string', 2);
    case 0xdb: return sized('string', 4);
    case 0xdc: return { kind: 'array', next: at + 3, count: size(2) };
    case 0xdd: return { kind: 'array', next: at + 5, count: size(4) };
    case 0xde: return { kind: 'map', next: at + 3, count: size(2) };
    case 0xdf: return { kind: 'map', next: at + 5, count: size(4) };
    default: return broken();
  }
}

const MAX_STACK = 4096;
/** Up to here looking at each byte is cheaper than asking. */
const SHORT = 48;

function isText(bytes: Buffer, from: number, to: number): boolean {
  let at = from;
  if (to - from <= SHORT) while (at < to && (bytes[at] ?? 0x80) < 0x80) at += 1;
  return at === to || isUtf8(bytes.subarray(at, to));
}

function scanMessage(bytes: Buffer, start: number): ScannedMessage {
  const stack: Level[] = [];
  let at = start;
  let id: readonly [number, number] | undefined;
  let violation: ScannedMessage['violation'];
  const violate = (code: ErrorCode, reason: string): void => {
    violation ??= { code, reason, path: stack.map((level) => `/${level.isMap ? level.key : level.index}`).join('') };
  };
  do {
    const head = header(bytes, at);
    if (head.next > bytes.length) broken();
    const level = stack.at(-1);
    const isKey = level !== undefined && level.isMap && level.left % 2 === 0;
    const garbled = head.kind === 'string' && !isText(bytes, head.next - head.count, head.next);
    if (level !== undefined) {
      if (isKey) {
        if (head.kind === 'string') level.key = bytes.toString('utf8', head.next - Math.min(head.count, 64), head.next);
        else { level.key = '?'; violate('bad_message', 'a map key that is not a string'); }
      } else if (stack.length === 1 && level.key === 'id' && (head.kind === 'scalar' || (head.kind === 'string' && !garbled))) {
        id = [at, head.next];
      }
      level.left -= 1;
      if (!isKey && !level.isMap) level.index += 1;
    }
    switch (head.kind) {
      case 'ext': violate('bad_message', 'an extension type'); break;
      case 'binary': violate('bad_message', 'a binary value'); break;
      case 'string':
        if (garbled) violate('bad_message', 'a string that is not UTF-8');
        if (head.count > LIMITS.stringBytes) violate('too_large', `a string of more than ${LIMITS.stringBytes} bytes`);
        break;
      case 'array': case 'map': {
        // Each item takes a byte at least: a count past the frame's end can never be true.
        const items = head.count * (head.kind === 'map' ? 2 : 1);
        if (items > bytes.length - head.next) broken();
        if (head.count > LIMITS.items) violate('too_large', `more than ${LIMITS.items} items`);
        if (stack.length >= LIMITS.depth) violate('bad_message', `nested deeper than ${LIMITS.depth}`);
        if (stack.length >= MAX_STACK) throw new GymError('bad_frame', `nested deeper than ${MAX_STACK}`);
        if (items > 0) stack.push({ left: items, isMap: head.kind === 'map', index: -1, key: '' });
        break;
      }
      case 'scalar': break;
    }
    at = head.next;
    while (stack.length > 0 && stack.at(-1)?.left === 0) stack.pop();
  } while (stack.length > 0);
  return { start, end: at, ...(id === undefined ? {} : { id }), ...(violation === undefined ? {} : { violation }) };
}

/**
 * The messages of a frame: one, or the items of one array.
 * @throws GymError `bad_frame` or `too_large` when the frame as a whole cannot be taken
 */
export function scanFrame(bytes: Buffer): readonly ScannedMessage[] {
  if (bytes.length > LIMITS.frameBytes) throw new GymError('too_large', `a frame of more than ${LIMITS.frameBytes} bytes`);
  const first = header(bytes, 0);
  const messages: ScannedMessage[] = [];
  let at = 0;
  if (first.kind === 'array') {
    if (first.count > LIMITS.frameMessages) throw new GymError('too_large', `a frame of more than ${LIMITS.frameMessages} messages`);
    at = first.next;
    for (let i = 0; i < first.count; i++) {
      const message = scanMessage(bytes, at);
      messages.push(message);
      at = message.end;
    }
  } else {
    const message = scanMessage(bytes, 0);
    messages.push(message);
    at = message.end;
  }
  if (at !== bytes.length) throw new GymError('bad_frame', 'bytes after the message');
  return messages;
}
