/** The rows of a hospital's CSV files, and what calculations on them in plain TypeScript share. No SQL here. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { HospitalFiles } from '../../../../datasets/hospital/index.ts';

/** A row by column. An empty cell is a missing value. */
export type Row = Readonly<Record<string, string>>;
export type Answer = readonly (string | number | null)[];

/** A published question, and how its answer is worked out from the rows. */
export interface HandChecked {
  /** The published row's `id`. */
  readonly id: string;
  /** What kind of question it is. */
  readonly kind: string;
  /** Its text compares this column with something that our hospital does not have: this is put in instead. */
  readonly bind?: readonly [column: string, value: string | number];
  /** The first column of the result, in any order. */
  readonly answer: (hospital: Rows) => Answer;
}

export class Rows {
  readonly #files: HospitalFiles;
  readonly #tables = new Map<string, readonly Row[]>();

  constructor(files: HospitalFiles) {
    this.#files = files;
  }

  of(table: string): readonly Row[] {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const file = this.#files.csv[table];
    if (file === undefined) throw new RangeError(`no table ${table}`);
    const rows: readonly Row[] = parse(readFileSync(file), { columns: true });
    this.#tables.set(table, rows);
    return rows;
  }

  /** Rows of a table by the value of a column that is different in each. */
  by(table: string, column: string): ReadonlyMap<string, Row> {
    return new Map(this.of(table).map((row) => [cell(row, column), row]));
  }
}

export function cell(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (value === undefined) throw new RangeError(`no column ${column}`);
  return value;
}

export const year = (time: string): string => time.slice(0, 4);
export const month = (time: string): string => time.slice(0, 7);

const millis = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);

/** From one time to another, in days of 24 hours, with decimals. */
export const daysBetween = (from: string, to: string): number => (millis(to) - millis(from)) / 86_400_000;

/** As SQLite adds months: a day that the month has not runs over into the next one. */
export function plusMonths(time: string, months: number): string {
  const date = new Date(millis(time));
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

export const distinct = (values: Iterable<string>): readonly string[] => [...new Set(values)];

/** All that have one of the `places` highest counts: equal counts share a place. */
export function mostFrequent(values: Iterable<string>, places: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const kept = new Set([...new Set(counts.values())].toSorted((a, b) => b - a).slice(0, places));
  return [...counts].filter(([, count]) => kept.has(count)).map(([value]) => value);
}

/** Sum of a column by another one. */
export function sums(rows: Iterable<Row>, column: string, by: string): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(cell(row, by), (totals.get(cell(row, by)) ?? 0) + Number(cell(row, column)));
  return totals;
}

/** The row with the earliest (latest) time. Ties are not expected: the callers choose patients without them. */
export const earliest = (rows: readonly Row[], column: string): Row | undefined => rows.toSorted((a, b) => cell(a, column).localeCompare(cell(b, column)))[0];
export const latest = (rows: readonly Row[], column: string): Row | undefined => rows.toSorted((a, b) => cell(b, column).localeCompare(cell(a, column)))[0];
