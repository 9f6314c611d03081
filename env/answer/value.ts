/**
 * The typed value in which an answer leaves the sandbox, and its wire form on the private channel.
 *
 * The wire form is JSON arrays `[tag, payload]`; it is a claim of hostile code, so `decodeAnswer` checks tag, type,
 * depth and size, and throws on anything else. Integers travel as decimal strings (Python's are unbounded).
 *
 *   ["null"]  ["bool", true]  ["int", "47"]  ["float", 1.5 | "nan" | "inf" | "-inf"]  ["str", "..."]
 *   ["date", "2024-01-31"]  ["time", "08:00:00"]  ["datetime", "2024-01-31T08:00:00"]  ["timedelta", seconds]
 *   ["list", [v, ...]]  ["tuple", [v, ...]]  ["set", [v, ...]]  ["dict", [[k, v], ...]]
 *   ["series", {"index": [v, ...], "items": [v, ...]}]: a column whose rows have names
 *   ["table", {"columns": [name, ...], "rows": [[v, ...], ...]}]  ["other", "type name"]
 */
import { jsonWithin } from '../json-bounds.ts';

export type AnswerValue =
  | { readonly type: 'null' }
  | { readonly type: 'bool'; readonly value: boolean }
  /** `value` is exact when it is a safe integer; `digits` always is. */
  | { readonly type: 'int'; readonly value: number; readonly digits: string }
  /** May be NaN or infinite: values like any other, never equal to a number. */
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'date' | 'time' | 'datetime'; readonly value: string }
  | { readonly type: 'timedelta'; readonly seconds: number }
  | { readonly type: 'list' | 'tuple' | 'set'; readonly items: readonly AnswerValue[] }
  | { readonly type: 'dict'; readonly entries: readonly (readonly [AnswerValue, AnswerValue])[] }
  /** A list, each item of which has a label: a tuple where labels have several levels. */
  | { readonly type: 'series'; readonly index: readonly AnswerValue[]; readonly items: readonly AnswerValue[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly AnswerValue[])[] }
  /** Something without a plain value; equal to nothing. */
  | { readonly type: 'other'; readonly name: string }
  /**
   * A value over the size that is decoded in the turn in which it comes: the JSON text of its wire form as it was received,
   * and a short text to show for it. It is decoded where it is graded, in another thread.
   */
  | { readonly type: 'large'; readonly bytes: Uint8Array<SharedArrayBuffer>; readonly shape: string };

export interface AnswerLimits { readonly depth: number; readonly nodes: number; readonly stringLength: number; readonly intDigits: number }
export const ANSWER_LIMITS: AnswerLimits = Object.freeze({ depth: 16, nodes: 200_000, stringLength: 1_000_000, intDigits: 4_000 });
/** Of a value that is decoded in a thread of its own. */
export const LARGE_LIMITS: AnswerLimits = Object.freeze({ ...ANSWER_LIMITS, nodes: 4_000_000 });

/** Its JSON, before that is parsed: each value has three brackets or commas, and a few have more. */
const LARGE_JSON = { depth: 3 * LARGE_LIMITS.depth, marks: 4 * LARGE_LIMITS.nodes };

/** The claim is not a typed value. The step counts as one without an answer. */
export class AnswerFormatError extends Error {
  override readonly name = 'AnswerFormatError';
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}:\d{2}(\.\d{1,9})?([+-]\d{2}:\d{2})?$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?([+-]\d{2}:\d{2}(:\d{2})?)?$/;
const SPECIAL_FLOATS: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY };

/** @throws AnswerFormatError */
export function decodeAnswer(wire: unknown, limits: AnswerLimits = ANSWER_LIMITS): AnswerValue {
  let nodes = 0;
  return decode(wire, 0);

  function decode(value: unknown, depth: number): AnswerValue {
    if (++nodes > limits.nodes) throw new AnswerFormatError('too many values');
    if (depth > limits.depth) throw new AnswerFormatError('too deep');
    if (!Array.isArray(value) || typeof value[0] !== 'string' || value.length > 2) throw new AnswerFormatError('not a tagged value');
    const tag: string = value[0];
    const payload: unknown = value[1];
    switch (tag) {
      case 'null': return { type: 'null' };
      case 'bool': return { type: 'bool', value: expect(typeof payload === 'boolean' ? payload : undefined, tag) };
      case 'int': {
        const digits = text(payload, tag, limits.intDigits + 1);
        if (!/^-?\d+$/.test(digits)) throw new AnswerFormatError('int: not digits');
        return { type: 'int', value: Number(digits), digits };
      }
      case 'float': {
        const number = typeof payload === 'string' ? SPECIAL_FLOATS[payload] : payload;
        return { type: 'float', value: expect(typeof number === 'number' ? number : undefined, tag) };
      }
      case 'str': return { type: 'str', value: text(payload, tag, limits.stringLength) };
      case 'date': return { type: tag, value: matching(payload, DATE, tag) };
      case 'time': return { type: tag, value: matching(payload, TIME, tag) };
      case 'datetime': return { type: tag, value: matching(payload, DATETIME, tag) };
      case 'timedelta': return { type: tag, seconds: expect(typeof payload === 'number' ? payload : undefined, tag) };
      case 'list': case 'tuple': case 'set':
        return { type: tag, items: array(payload, tag).map((item) => decode(item, depth + 1)) };
      case 'dict':
        return { type: tag, entries: array(payload, tag).map((entry) => {
          const pair = array(entry, tag);
          if (pair.length !== 2) throw new AnswerFormatError('dict: not a pair');
          return [decode(pair[0], depth + 1), decode(pair[1], depth + 1)] as const;
        }) };
      case 'series': {
        if (typeof payload !== 'object' || payload === null || !('index' in payload) || !('items' in payload)) throw new AnswerFormatError('series: no index or items');
        const [index, items] = [payload.index, payload.items].map((side) => array(side, tag).map((item) => decode(item, depth + 1))) as [AnswerValue[], AnswerValue[]];
        if (index.length !== items.length) throw new AnswerFormatError('series: of two lengths');
        return { type: tag, index, items };
      }
      case 'table': {
        if (typeof payload !== 'object' || payload === null || !('columns' in payload) || !('rows' in payload)) throw new AnswerFormatError('table: no columns or rows');
        const columns = array(payload.columns, tag).map((name) => text(name, tag, 1_000));
        const rows = array(payload.rows, tag).map((row) => {
          const cells = array(row, tag);
          if (cells.length !== columns.length) throw new AnswerFormatError('table: ragged row');
          return cells.map((cell) => decode(cell, depth + 1));
        });
        return { type: 'table', columns, rows };
      }
      case 'other': return { type: 'other', name: text(payload, tag, 1_000) };
      default: throw new AnswerFormatError('unknown tag');
    }
  }
}

/** With a large value decoded; undefined for bytes that are no value. Long work for large ones. */
export function wholeAnswer(answer: AnswerValue): AnswerValue | undefined {
  if (answer.type !== 'large') return answer;
  // Text is not decoded from memory that is shared.
  const bytes = Buffer.from(answer.bytes);
  if (!jsonWithin(bytes, LARGE_JSON)) return undefined;
  try {
    return decodeAnswer(JSON.parse(bytes.toString()), LARGE_LIMITS);
  } catch (error) {
    if (error instanceof AnswerFormatError || error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function expect<T>(value: T | undefined, tag: string): T {
  if (value === undefined) throw new AnswerFormatError(`${tag}: wrong payload`);
  return value;
}

function text(value: unknown, tag: string, limit: number): string {
  if (typeof value !== 'string' || value.length > limit) throw new AnswerFormatError(`${tag}: not a string of at most ${limit} characters`);
  return value;
}

function matching(value: unknown, pattern: RegExp, tag: string): string {
  const string = text(value, tag, 64);
  if (!pattern.test(string)) throw new AnswerFormatError(`${tag}: not in ISO form`);
  return string;
}

function array(value: unknown, tag: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new AnswerFormatError(`${tag}: not an array`);
  return value;
}
