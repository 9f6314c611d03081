import { Type } from 'typebox';
import { asInstant, asItems, asNumber } from '../answer/compare.ts';
import type { AnswerValue } from '../answer/value.ts';
import { defineEquality } from './rule.ts';

const Cell = Type.Union([Type.String(), Type.Number(), Type.Null()]);
type Cell = string | number | null;

/** What rounding to four decimals costs, and what the order of adding costs in large sums. */
const ABSOLUTE = 6e-5;
const RELATIVE = 1e-9;

function sameNumber(given: number, right: number): boolean {
  if (Number.isInteger(right) && Number.isInteger(given)) return given === right;
  return Math.abs(given - right) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(right));
}

const fold = (text: string): string => text.trim().toLowerCase();

function sameCell(given: AnswerValue, right: Cell): boolean {
  if (right === null) return given.type === 'null' || (given.type === 'float' && Number.isNaN(given.value));
  if (typeof right === 'number') {
    const number = asNumber(given);
    return number !== undefined && sameNumber(number, right);
  }
  const instant = asInstant({ type: 'str', value: right });
  if (instant !== undefined) return asInstant(given) === instant;
  return (given.type === 'str' && fold(given.value) === fold(right)) || equalAsNumbers(given, right);
}

/** A text column that holds a number, such as a dose: 500 answers "500" and "500.0". Codes keep their leading zeros. */
function equalAsNumbers(given: AnswerValue, right: string): boolean {
  const number = asNumber({ type: 'str', value: right });
  const own = number === undefined || /^[+-]?0\d/.test(right) ? undefined : asNumber(given);
  return number !== undefined && own !== undefined && sameNumber(own, number);
}

/** The answer as rows of `width` cells; undefined when it has not that shape. */
function rowsOf(answer: AnswerValue, width: number): readonly (readonly AnswerValue[])[] | undefined {
  // {key: value, ...} says pairs.
  if (answer.type === 'dict' && width === 2) return answer.entries;
  if (answer.type === 'table') return answer.columns.length === width || answer.rows.length === 0 ? answer.rows : undefined;
  const items = asItems(answer);
  if (items === undefined) return answer.type === 'dict' || answer.type === 'other' ? undefined : width === 1 ? [[answer]] : undefined;
  const isRow = (item: AnswerValue): readonly AnswerValue[] | undefined => {
    if (item.type === 'list' || item.type === 'tuple') return item.items;
    // A record, as in a list of them.
    return item.type === 'dict' ? item.entries.map(([, value]) => value) : undefined;
  };
  if (width === 1) {
    const rows = items.map((item) => isRow(item) ?? [item]);
    return rows.every((row) => row.length === 1) ? rows : undefined;
  }
  const rows = items.map(isRow);
  if (rows.every((row) => row?.length === width)) return rows.map((row) => row ?? []);
  // One row may stand by itself.
  return items.length === width && rows.every((row) => row === undefined) ? [items] : undefined;
}

const sameRow = (given: readonly AnswerValue[], right: readonly Cell[]): boolean => given.length === right.length && right.every((cell, i) => given[i] !== undefined && sameCell(given[i], cell));

/** Equal as multisets: each right row takes one given row that equals it. Exact rows are as good as any other, so taking the first is enough. */
function sameMultiset(given: readonly (readonly AnswerValue[])[], right: readonly (readonly Cell[])[]): boolean {
  if (given.length !== right.length) return false;
  const left = [...given];
  for (const row of right) {
    const at = left.findIndex((each) => sameRow(each, row));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

export const rows = defineEquality({
  summary: 'The rows of a query: one value, a list (any order; all items and no other), or rows of several columns. Numbers equal to four decimals, times by value, text without regard to case.',
  parameters: Type.Object({
    rows: Type.Array(Type.Array(Cell, { minItems: 1 })),
    /** The order counts too. */
    ordered: Type.Optional(Type.Boolean()),
  }),
  equals(answer, { rows: right, ordered }) {
    // A query without result is answered by an empty collection or by None.
    if (right.length === 0) return answer.type === 'null' || asItems(answer)?.length === 0 || (answer.type === 'table' && answer.rows.length === 0);
    const given = rowsOf(answer, right[0]?.length ?? 1);
    if (given === undefined) return false;
    return ordered === true ? given.length === right.length && right.every((row, i) => sameRow(given[i] ?? [], row)) : sameMultiset(given, right);
  },
});
