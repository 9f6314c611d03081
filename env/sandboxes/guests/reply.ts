/**
 * A guest's reply to a step: from hostile bytes to a record whose every field has been looked at, bounded, and replaced by
 * something harmless when it is not what it should be. Nothing here believes more than that the guest said so.
 */
import { showAnswer } from '../../answer/show.ts';
import { type AnswerValue, AnswerFormatError, decodeAnswer } from '../../answer/value.ts';
import { jsonWithin } from '../../json-bounds.ts';

/** Beside the streams, in bytes of JSON: an answer, a traceback, an error. */
export const REPLY_JSON_BYTES = 2 << 20;
/** Above it a reply is read in a thread. */
export const READ_AT_ONCE_BYTES = 64 << 10;
const LIMITS = { depth: 96, marks: 1_000_000 };
const MAX_MESSAGE = 2_000;
const MAX_NOTE = 300;
const MAX_TRACEBACK = 8_000;
const MAX_SHAPE = 200;

export interface Reply {
  /** To the question before any step. */
  readonly ready: boolean;
  readonly nonce: number | undefined;
  readonly status: unknown;
  /** How many of the bytes after the JSON are stdout; the others are stderr. */
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
  readonly traceback?: string;
  readonly error?: { readonly type: string; readonly message: string; readonly line?: number };
  readonly exitStatus: number | undefined;
  readonly answer?: AnswerValue;
  /** The function that was asked for is there. */
  readonly defined: boolean;
  readonly note?: string;
  /** An answer that is held back, to be fetched in parts. */
  readonly large?: { readonly size: number; readonly shape: string };
  /** Why the process should not go on. */
  readonly spoilt: 'threads' | 'damage' | undefined;
  /** Of hygiene `fork`: how the step's process ended, where it did not reply: exit code and signal. */
  readonly died?: { readonly code: number; readonly signal: number };
  readonly cpuMs: number;
  readonly maxRssKb: number;
}

/** A reason where the bytes are no reply. */
export function readReply(json: Buffer): Reply | string {
  const frame = parse(json);
  return typeof frame === 'string' ? frame : bounded(frame);
}

function parse(json: Buffer): Frame | string {
  if (!jsonWithin(json, LIMITS)) return 'frame nested too deep, or of too many values';
  let frame: unknown;
  try {
    frame = JSON.parse(json.toString());
  } catch {
    return 'frame is not JSON';
  }
  if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) return 'frame is not an object';
  return frame as Frame;
}

/** As `readReply`, of one with a large answer: that stays in its wire form, since decoded it would be long to hand over. */
export function readReplyApart(json: Buffer): Reply | string {
  const frame = parse(json);
  if (typeof frame === 'string') return frame;
  const reply = bounded(frame);
  if (reply.answer === undefined) return reply;
  const wire = Buffer.from(JSON.stringify(frame['a']));
  const bytes = new Uint8Array(new SharedArrayBuffer(wire.length));
  bytes.set(wire);
  return { ...reply, answer: { type: 'large', bytes, shape: showAnswer(reply.answer, MAX_SHAPE) } };
}

type Frame = Readonly<Record<string, unknown>>;

function bounded(frame: Frame): Reply {
  const line = integer(frame['el'], 1, 10_000_000);
  const answer = answerOf(frame['a']);
  const size = integer(frame['b'], 1, Number.MAX_SAFE_INTEGER);
  const died = frame['died'];
  return {
    ready: frame['ready'] === true,
    nonce: integer(frame['n'], 0, Number.MAX_SAFE_INTEGER),
    status: typeof frame['s'] === 'string' ? frame['s'].slice(0, 20) : undefined,
    stdoutBytes: integer(frame['o'], 0, Number.MAX_SAFE_INTEGER) ?? 0,
    stderrBytes: integer(frame['e'], 0, Number.MAX_SAFE_INTEGER) ?? 0,
    ...(typeof frame['t'] === 'string' ? { traceback: cut(frame['t'], MAX_TRACEBACK) } : {}),
    ...(typeof frame['et'] === 'string' ? { error: { type: cut(frame['et'], 200), message: typeof frame['em'] === 'string' ? cut(frame['em'], MAX_MESSAGE) : '', ...(line === undefined ? {} : { line }) } } : {}),
    exitStatus: integer(frame['x'], 0, 255),
    ...(answer === undefined ? {} : { answer }),
    defined: frame['d'] === true,
    ...(typeof frame['no'] === 'string' ? { note: cut(frame['no'], MAX_NOTE) } : {}),
    ...(size === undefined ? {} : { large: { size, shape: typeof frame['sh'] === 'string' ? `<${cut(frame['sh'], MAX_SHAPE)}>` : '<a large value>' } }),
    spoilt: frame['p'] === 'threads' || frame['p'] === 'damage' ? frame['p'] : undefined,
    ...(Array.isArray(died) ? { died: { code: Number(died[0]) & 0xff, signal: Number(died[1]) & 0x7f } } : {}),
    cpuMs: finite(frame['c']),
    maxRssKb: finite(frame['m']),
  };
}

function answerOf(wire: unknown): AnswerValue | undefined {
  if (wire === undefined) return undefined;
  try {
    return decodeAnswer(wire);
  } catch (error) {
    if (error instanceof AnswerFormatError) return undefined;
    throw error;
  }
}

/** A copy: a short slice would keep the whole text in memory. */
function cut(text: string, limit: number): string {
  return text.length <= limit ? text.toWellFormed() : Buffer.from(text.slice(0, limit)).toString();
}

function integer(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high ? value : undefined;
}

function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}
