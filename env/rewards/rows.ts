import { Type } from 'typebox';
import { asInstant, asItems, asNumber } from '../answer/compare.ts';
import type { AnswerValue } from '../answer/value.ts';
import { defineEquality } from './rule.ts';

const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()]);
type Cell = string | number | null;

/** What rounding to four decimals costs, and what the order of adding costs in large sums. */
const ABSOLUTE = 6e-5;
const RELATIVE = 1e-9;
/** Of wider rows only the given order of columns is tried. */
const MOST_PERMUTED = 4;

function sameNumber(given: number, right: number): boolean {
  if (Number.isInteger(right) && Number.isInteger(given)) return given === right;
  return Math.abs(given - right) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(right));
}

const fold = (text: string): string => text.trim().toLowerCase();

/** A given cell as all that it can be taken for: it is read once, for all that it is compared with. */
interface Reading { readonly missing: boolean; readonly number: number | undefined; readonly instant: string | undefined; readonly text: string | undefined }
type Matches = (given: Reading) => boolean;

const readingOf = (given: AnswerValue): Reading => ({
  missing: given.type === 'null' || (given.type === 'float' && Number.isNaN(given.value)),
  number: asNumber(given), instant: asInstant(given), text: given.type === 'str' ? fold(given.value) : undefined,
});

/** Whether a given cell equals this one. */
function matcherOf(right: Cell): Matches {
  if (right === null) return ({ missing }) => missing;
  if (typeof right === 'number') return equalsNumber(right);
  const instant = asInstant({ type: 'str', value: right });
  if (instant !== undefined) return (given) => given.instant === instant;
  const text = fold(right);
  // A text column that holds a number, such as a dose: 500 answers "500" and "500.0". Codes keep their leading zeros.
  const number = /^[+-]?0\d/.test(right) ? undefined : asNumber({ type: 'str', value: right });
  const asDose = number === undefined ? undefined : equalsNumber(number);
  return (given) => given.text === text || asDose?.(given) === true;
}

const equalsNumber = (right: number): Matches => ({ number }) => number !== undefined && sameNumber(number, right);

/** Rows of cells, and where each column has a name, the names. */
interface Given { readonly rows: readonly (readonly AnswerValue[])[]; readonly names?: readonly string[] }

/** A list of records with the same keys, in any order of the keys. */
function recordsOf(items: readonly AnswerValue[], width: number): Given | undefined {
  const [head] = items;
  if (head?.type !== 'dict' || head.entries.length !== width) return undefined;
  const names = head.entries.map(([key]) => (key.type === 'str' ? key.value : ''));
  const rows: AnswerValue[][] = [];
  for (const item of items) {
    if (item.type !== 'dict' || item.entries.length !== width) return undefined;
    const cells = new Map(item.entries.map(([key, value]) => [key.type === 'str' ? key.value : '', value]));
    const row = names.map((name) => cells.get(name));
    if (cells.size !== width || row.includes(undefined)) return undefined;
    rows.push(row.filter((cell) => cell !== undefined));
  }
  return { rows, names };
}

/** A column whose rows have names: each with its name, as `value_counts` gives them. */
function labelledOf({ index, items }: Extract<AnswerValue, { type: 'series' }>, width: number): Given | undefined {
  const rows = items.map((item, i) => { const label = index[i]; return [...(label?.type === 'tuple' ? label.items : label === undefined ? [] : [label]), item]; });
  return rows.every((row) => row.length === width) ? { rows } : undefined;
}

/** The ways in which an answer can be read as rows of `width` cells. */
function readings(answer: AnswerValue, width: number): readonly Given[] {
  const one = (given: Given | undefined): readonly Given[] => (given === undefined ? [] : [given]);
  if (answer.type === 'table') return answer.columns.length === width ? [{ rows: answer.rows, names: answer.columns }] : answer.rows.length === 0 ? [{ rows: [] }] : [];
  if (width === 1) {
    if (answer.type === 'dict' || answer.type === 'other') return [];
    const rows = (asItems(answer) ?? [answer]).map((item) => rowOf(item) ?? [item]);
    return rows.every((row) => row.length === 1) ? [{ rows }] : [];
  }
  // {key: value, ...} says pairs, and one row may stand by itself as a record.
  if (answer.type === 'dict') return [...(width === 2 ? [{ rows: answer.entries }] : []), ...one(recordsOf([answer], width))];
  if (answer.type === 'series') return one(labelledOf(answer, width));
  const items = asItems(answer);
  if (items === undefined) return [];
  const records = recordsOf(items, width);
  if (records !== undefined) return [records];
  const rows = items.map(rowOf);
  if (rows.every((row) => row?.length === width)) return [{ rows: rows.map((row) => row ?? []) }];
  return items.length === width && rows.every((row) => row === undefined) ? [{ rows: [items] }] : [];
}

function rowOf(item: AnswerValue): readonly AnswerValue[] | undefined {
  if (item.type === 'list' || item.type === 'tuple') return item.items;
  return item.type === 'dict' ? item.entries.map(([, value]) => value) : undefined;
}

/** The orders in which named columns may be meant: by their names where the question gives those, else any. */
function orders(names: readonly string[] | undefined, width: number, asked: readonly string[] | undefined): readonly (readonly number[])[] {
  const own = Array.from({ length: width }, (_, i) => i);
  if (names === undefined || width === 1 || width > MOST_PERMUTED) return [own];
  const byName = asked?.map((name) => names.findIndex((each) => fold(each) === fold(name)));
  if (byName !== undefined && new Set(byName).size === width && !byName.includes(-1)) return [byName];
  return permutations(own);
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  return items.length <= 1 ? [items] : items.flatMap((first) => permutations(items.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}

type Row = readonly Reading[];
type Matcher = readonly Matches[];

/** @param order which given column stands for each of the right ones */
const sameRow = (given: Row, right: Matcher, order: readonly number[]): boolean => given.length === right.length && order.every((at, i) => given[at] !== undefined && right[i]?.(given[at]) === true);

/** Equal as multisets: each right row takes one given row that equals it. Exact rows are as good as any other, so taking the first is enough. */
function sameMultiset(given: readonly Row[], right: readonly Matcher[], order: readonly number[]): boolean {
  const left = [...given];
  for (const row of right) {
    const at = left.findIndex((each) => sameRow(each, row, order));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

export const rows = defineEquality({
  summary: 'The rows of a query: one value, a list (any order; all items and no other), or rows of several columns (records by their keys). Numbers equal to four decimals, times by value, text without regard to case.',
  parameters: Type.Object({
    rows: Type.Array(Type.Array(Cell, { minItems: 1 })),
    /** The order of rows counts too. */
    ordered: Type.Optional(Type.Boolean()),
    /** Names of the columns, where the question gives them. */
    columns: Type.Optional(Type.Array(Type.String())),
  }),
  equals(answer, { rows: right, ordered, columns }) {
    // A query without result is answered by an empty collection or by None.
    if (right.length === 0) return answer.type === 'null' || asItems(answer)?.length === 0 || (answer.type === 'table' && answer.rows.length === 0);
    const width = right[0]?.length ?? 1;
    const matchers = right.map((row) => row.map(matcherOf));
    return readings(answer, width).some(({ rows: answered, names }) => {
      if (answered.length !== matchers.length) return false;
      const given = answered.map((row) => row.map(readingOf));
      return orders(names, width, columns).some((order) => (ordered === true ? matchers.every((row, i) => sameRow(given[i] ?? [], row, order)) : sameMultiset(given, matchers, order)));
    });
  },
});
