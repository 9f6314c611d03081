/** One row of a user's table, read by the names of its columns; every fault is told with file and line. */
import { ImportError } from '../../../../env/families/importer.ts';
import { type Seconds, TimeColumn, TimeError } from './times.ts';
import type { TableSource } from './table-source.ts';

const WHOLE = /^[+-]?\d+(?:\.0*)?$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export class SourceRow {
  readonly #source: TableSource;
  readonly #at = new Map<string, number>();
  readonly #times = new Map<string, TimeColumn>();
  #cells: readonly string[] = [];
  #line = 0;

  /**
   * @param columns the names that are needed, in any case
   * @throws ImportError naming what is missing, what is expected and what comes nearest
   */
  constructor(source: TableSource, columns: readonly string[]) {
    this.#source = source;
    const present = new Map(source.columns.map((name, index) => [name.toUpperCase(), index]));
    const missing: string[] = [];
    for (const name of columns) {
      const index = present.get(name.toUpperCase());
      if (index === undefined) missing.push(name);
      else this.#at.set(name, index);
    }
    if (missing.length === 0) return;
    const near = missing.map((name) => `${name} (nearest: ${nearest(name, source.columns) ?? 'none'})`);
    throw new ImportError(`${source.table === undefined ? '' : `table ${source.table}: `}missing columns: ${near.join(', ')}; expected: ${columns.join(', ')}; found: ${source.columns.join(', ')}`, source.file, 1);
  }

  get line(): number {
    return this.#line;
  }

  /** Makes this the row that is read from. */
  take(cells: readonly string[], line: number): this {
    this.#cells = cells;
    this.#line = line;
    return this;
  }

  /** As it stands in the file; null when empty. */
  exact(name: string): string | null {
    const cell = this.#cells[this.#at.get(name) ?? -1];
    return cell === undefined || cell === '' ? null : cell;
  }

  /** Trimmed and in lower case, as EHRSQL has all text; null when empty. */
  text(name: string): string | null {
    const cell = this.exact(name)?.trim().toLowerCase();
    return cell === undefined || cell === '' ? null : cell;
  }

  /** A whole number, also when written 12.0. */
  integer(name: string): number | null {
    const cell = this.exact(name)?.trim();
    if (cell === undefined || cell === '') return null;
    const number = Number(cell);
    if (!WHOLE.test(cell) || !Number.isSafeInteger(number)) return this.fail(`${name} holds ${JSON.stringify(cell)}, not a whole number`);
    return number;
  }

  real(name: string): number | null {
    const cell = this.exact(name)?.trim();
    if (cell === undefined || cell === '' || cell.toLowerCase() === 'nan') return null;
    const number = Number(cell);
    if (!NUMBER.test(cell) || !Number.isFinite(number)) return this.fail(`${name} holds ${JSON.stringify(cell)}, not a number`);
    return number;
  }

  time(name: string): Seconds | null {
    const cell = this.exact(name)?.trim();
    if (cell === undefined || cell === '') return null;
    let column = this.#times.get(name);
    if (column === undefined) this.#times.set(name, column = new TimeColumn());
    try {
      return column.parse(cell, this.#line);
    } catch (error) {
      if (error instanceof TimeError) return this.fail(`${name}: ${error.message}`);
      throw error;
    }
  }

  /** An id that must be there. */
  id(name: string): number {
    return this.integer(name) ?? this.fail(`${name} is empty`);
  }

  /** @throws ImportError always, naming file and line */
  fail(message: string): never {
    throw new ImportError(this.#source.table === undefined ? message : `table ${this.#source.table}, row ${this.#line}: ${message}`, this.#source.file, this.#line);
  }
}

/** The name that differs least, by letters to change. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toUpperCase();
  return names.map((each) => ({ each, far: distance(wanted, each.toUpperCase()) })).filter(({ far }) => far <= Math.max(3, wanted.length / 2)).toSorted((a, b) => a.far - b.far)[0]?.each;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
