/**
 * One typed value by value, as analysts hand it in: a number, a text, a list, a dict or Series by its keys, a table by the names
 * of its columns. What is wrong with its form is told; nothing is told of its content.
 */
import { type Static, Type } from 'typebox';
import { asColumns, type Columns } from '../answer/columns.ts';
import { asItems, asNumber, unwrapSingle } from '../answer/compare.ts';
import type { AnswerValue } from '../answer/value.ts';
import { definePlain } from './rule.ts';
import { malformed, RIGHT, type Verdict, WRONG } from './verdict.ts';

const Cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
export type Cell = Static<typeof Cell>;
const CellOrCells = Type.Union([Cell, Type.Array(Cell)]);

/** The right value. */
export const Golden = Type.Union([
  Type.Object({ is: Type.Literal('cell'), value: Cell }, { additionalProperties: false }),
  /** `ordered`: item by item; else as a multiset. */
  Type.Object({ is: Type.Literal('list'), items: Type.Array(Cell), ordered: Type.Boolean() }, { additionalProperties: false }),
  /** A dict, a Series by its index, or a table of two columns; a value may be a list of several. */
  Type.Object({ is: Type.Literal('entries'), entries: Type.Array(Type.Tuple([Cell, CellOrCells]), { minItems: 1 }) }, { additionalProperties: false }),
  /** `key`: the columns by which rows are found, in any order; without it the rows stand in order. */
  Type.Object({ is: Type.Literal('table'), columns: Type.Array(Type.String(), { minItems: 1, uniqueItems: true }), rows: Type.Array(Type.Array(Cell)), key: Type.Optional(Type.Array(Type.String(), { minItems: 1 })) }, { additionalProperties: false }),
]);
export type Golden = Static<typeof Golden>;

const parameters = Type.Object({
  value: Golden,
  /** Numbers may be off by so much, or by that share of the right one, whichever is more. */
  absolute: Type.Optional(Type.Number({ minimum: 0 })),
  relative: Type.Optional(Type.Number({ minimum: 0 })),
});

interface Tolerance { readonly absolute: number; readonly relative: number }

const fold = (text: string): string => text.trim().toLowerCase();
const listed = (names: readonly string[]): string => names.slice(0, 12).map((name) => JSON.stringify(name.slice(0, 60))).join(', ');

function sameNumber(given: number, right: number, { absolute, relative }: Tolerance): boolean {
  // Counts are exact; a whole number that is no count may come with what its computing cost.
  if (Number.isInteger(right)) return Number.isInteger(given) ? given === right : Math.abs(given - right) <= Math.min(0.01, Math.max(absolute, relative * Math.abs(right)));
  return Math.abs(given - right) <= Math.max(absolute, relative * Math.abs(right));
}

function sameCell(given: AnswerValue, right: Cell, tolerance: Tolerance): boolean {
  const value = unwrapSingle(given);
  if (right === null) return value.type === 'null' || (value.type === 'float' && Number.isNaN(value.value));
  if (typeof right === 'boolean') return value.type === 'bool' && value.value === right;
  const number = asNumber(value);
  if (typeof right === 'number') return number !== undefined && sameNumber(number, right, tolerance);
  if (value.type === 'str') return fold(value.value) === fold(right);
  // A level that is written in digits is read as a number by some: 250 is "250".
  return number !== undefined && right.trim() !== '' && Number(right) === number;
}

const sameCells = (given: readonly AnswerValue[], right: readonly Cell[], tolerance: Tolerance): boolean => given.length === right.length && right.every((cell, i) => given[i] !== undefined && sameCell(given[i], cell, tolerance));

/** A text that equal cells have in common: all of them, save numbers that are equal within the tolerance alone. */
function keyOf(given: AnswerValue | undefined): string {
  const value = given === undefined ? given : unwrapSingle(given);
  if (value === undefined || value.type === 'null' || (value.type === 'float' && Number.isNaN(value.value))) return 'null';
  if (value.type === 'bool') return String(value.value);
  const number = asNumber(value);
  return number !== undefined ? `#${number}` : value.type === 'str' ? fold(value.value) : `?${value.type}`;
}

function keyOfRight(right: Cell | undefined): string {
  if (typeof right !== 'string') return right === null || right === undefined ? 'null' : typeof right === 'number' ? `#${right}` : String(right);
  return right.trim() !== '' && Number.isFinite(Number(right)) ? `#${Number(right)}` : fold(right);
}

/** Comparisons of what has no key in common: enough for hundreds of decimals in any order, and a few milliseconds at most. */
const MOST_COMPARED = 50_000;

/** Is there a right one for each given one, and the other way round? Those of one key are tried first. */
function sameMultiset(given: readonly string[], right: readonly string[], same: (from: number, to: number) => boolean): boolean {
  if (given.length !== right.length) return false;
  const places = Map.groupBy(given.keys(), (from) => given[from] ?? '');
  const taken = new Set<number>();
  const late: number[] = [];
  for (const [to, key] of right.entries()) {
    const from = places.get(key)?.find((each) => !taken.has(each) && same(each, to));
    if (from === undefined) late.push(to);
    else taken.add(from);
  }
  const left = [...given.keys()].filter((from) => !taken.has(from));
  if (left.length * left.length > 2 * MOST_COMPARED) return false;
  return late.every((to) => {
    const at = left.findIndex((from) => same(from, to));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const verdict = (right: boolean): Verdict => (right ? RIGHT : WRONG);

function gradeList(answer: AnswerValue, { items, ordered }: Extract<Golden, { is: 'list' }>, tolerance: Tolerance): Verdict {
  const given = asItems(answer);
  if (given === undefined) return malformed('A list is asked for.');
  if (ordered) return verdict(sameCells(given, items, tolerance));
  return verdict(sameMultiset(given.map(keyOf), items.map(keyOfRight), (from, to) => { const [item, right] = [given[from], items[to]]; return item !== undefined && right !== undefined && sameCell(item, right, tolerance); }));
}

type Entry = readonly [key: AnswerValue, value: AnswerValue];

/** A dict, a Series, or two columns. */
function entriesOf(answer: AnswerValue): readonly Entry[] | undefined {
  if (answer.type === 'dict') return answer.entries;
  if (answer.type === 'series') return answer.index.flatMap((key, i) => { const item = answer.items[i]; return item === undefined ? [] : [[key, item] as const]; });
  if (answer.type === 'table' && answer.columns.length === 2) return answer.rows.flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [[key, value] as const]));
  return undefined;
}

function gradeEntries(answer: AnswerValue, { entries }: Extract<Golden, { is: 'entries' }>, tolerance: Tolerance): Verdict {
  const given = entriesOf(answer);
  if (given === undefined) return malformed('A dict, or a Series with its index, is asked for.');
  const sameValue = (value: AnswerValue, right: Cell | readonly Cell[]): boolean => (typeof right === 'object' && right !== null ? sameCells(asItems(value) ?? [], right, tolerance) : sameCell(value, right as Cell, tolerance));
  const keys = [given.map(([key]) => keyOf(key)), entries.map(([key]) => keyOfRight(key))] as const;
  const sameKey = (from: number, to: number): boolean => { const [key, right] = [given[from]?.[0], entries[to]?.[0]]; return key !== undefined && right !== undefined && sameCell(key, right, tolerance); };
  if (!sameMultiset(...keys, sameKey)) return malformed('The keys are not those that are asked for.');
  return verdict(sameMultiset(...keys, (from, to) => { const [value, right] = [given[from]?.[1], entries[to]?.[1]]; return sameKey(from, to) && value !== undefined && right !== undefined && sameValue(value, right); }));
}

function gradeTable(answer: AnswerValue, { columns, rows, key }: Extract<Golden, { is: 'table' }>, tolerance: Tolerance): Verdict {
  const given: Columns | undefined = asColumns(answer);
  if (given === undefined) return malformed('A DataFrame is asked for.');
  if (new Set(given.names).size !== given.names.length) return malformed('Some columns have the same name.');
  const missing = columns.filter((name) => !given.names.includes(name));
  const others = given.names.filter((name) => !columns.includes(name));
  if (missing.length > 0) return malformed(`Columns missing: ${listed(missing)}${others.length === 0 ? '' : `; there are instead: ${listed(others)}`}. An index counts as a column where it has a name.`);
  if (others.length > 0) return malformed(`There are more columns than are asked for: ${listed(others)}.`);
  if (given.length !== rows.length) return malformed('The number of rows is not that which is asked for.');
  const cells = columns.map((name) => given.column(name) ?? []);
  const right = columns.map((_, j) => rows.map((row) => row[j] ?? null));
  const sameAt = (j: number, from: number, to: number): boolean => { const cell = cells[j]?.[from]; return cell !== undefined && sameCell(cell, right[j]?.[to] ?? null, tolerance); };
  const whole = (from: number, to: number): boolean => columns.every((_, j) => sameAt(j, from, to));
  const positions = rows.map((_, i) => i);
  if (key === undefined) return verdict(positions.every((i) => whole(i, i)));
  const byKey = key.map((name) => columns.indexOf(name));
  const keys = [positions.map((i) => JSON.stringify(byKey.map((j) => keyOf(cells[j]?.[i])))), positions.map((i) => JSON.stringify(byKey.map((j) => keyOfRight(right[j]?.[i]))))] as const;
  if (!sameMultiset(...keys, (from, to) => byKey.every((j) => sameAt(j, from, to)))) return malformed(`The rows are not those that are asked for, by ${listed(key)}.`);
  return verdict(sameMultiset(...keys, whole));
}

export const value = definePlain<typeof parameters>({
  summary: 'One typed value by value: a number, a text, a list, a dict or Series by its keys, or a table by its columns and key columns (or in order); numbers within a tolerance, whole numbers exactly.',
  parameters,
  takes: 'answer',
  grade({ answer }, { value: golden, absolute = 1e-9, relative = 1e-6 }) {
    if (answer === undefined) return WRONG;
    const tolerance = { absolute, relative };
    switch (golden.is) {
      case 'cell': return verdict(sameCell(answer, golden.value, tolerance));
      case 'list': return gradeList(answer, golden, tolerance);
      case 'entries': return gradeEntries(answer, golden, tolerance);
      case 'table': return gradeTable(answer, golden, tolerance);
    }
  },
});
