/** Answers one question from a source and its index; says what it lacks where the index is not there yet. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { capAnswer, describeClosest, describeColumns, describeOccurrences, describeValues } from './answers.ts';
import { columnsOf, type TableColumns } from './columns.ts';
import { showText } from './fold.ts';
import { SHOWN_VALUES } from './index-format.ts';
import { indexFile, type IndexPlace, trusted } from './index-places.ts';
import { describeSource, type TableSource } from './source.ts';
import { ValueIndex } from './value-index.ts';

export interface TableQuestion {
  readonly hostPath: string;
  readonly kind: 'column_names' | 'column_values' | 'term';
  readonly term: string;
}

/** `lacking`: the state of the source, whose index has to be made first. */
export type TableReply = { readonly text: string } | { readonly lacking: string } | { readonly unreadable: true };

const KEPT = 16;
const NOTES = 'schema.md';
const NOTES_BYTES = 4_096;
/** A name that stands in many tables gets fewer values of each. */
const FEW_COLUMNS = 4;
const FEW_VALUES = 10;

export class TableAnswers {
  readonly #places: readonly IndexPlace[];
  readonly #columns = new Map<string, readonly TableColumns[]>();
  readonly #indexes = new Map<string, ValueIndex>();
  /** Damaged files that could not be removed, by what tells them from a better one. */
  readonly #damaged = new Set<string>();

  constructor(places: readonly IndexPlace[]) {
    this.#places = places;
  }

  answer({ hostPath, kind, term }: TableQuestion): TableReply {
    try {
      const source = describeSource(hostPath);
      const columns = this.#columnsOf(source);
      if (kind === 'column_names') return { text: capAnswer(describeColumns(columns) + notesOf(source)) };
      const hits = kind === 'column_values' ? findColumns(columns, term) : [];
      if (kind === 'column_values' && hits.length === 0) return { text: capAnswer(`There is no column ${showText(term)}. The columns are:\n${describeColumns(columns)}`) };
      for (const file of this.#places.filter(trusted).map((place) => indexFile(place, source))) {
        const text = this.#fromIndex(file, (index) => kind === 'term' ? lookFor(index, term) : listValues(index, hits));
        if (text !== undefined) return { text: capAnswer(text) };
      }
      return { lacking: source.state };
    } catch {
      return { unreadable: true };
    }
  }

  #columnsOf(source: TableSource): readonly TableColumns[] {
    return kept(this.#columns, `${source.at}\0${source.state}`, () => columnsOf(source), () => undefined);
  }

  /** Undefined where there is no such index, or none that can be read: that one is removed. */
  #fromIndex(file: string, ask: (index: ValueIndex) => string): string | undefined {
    const stats = statSync(file, { throwIfNoEntry: false });
    const mark = `${file}\0${stats?.ino}\0${stats?.mtimeMs}`;
    if (stats === undefined || this.#damaged.has(mark)) return undefined;
    try {
      return ask(kept(this.#indexes, mark, () => new ValueIndex(file), (index) => index.close()));
    } catch {
      this.#indexes.get(mark)?.close();
      this.#indexes.delete(mark);
      try {
        rmSync(file, { force: true, recursive: true });
      } catch {
        this.#damaged.add(mark);
      }
      return undefined;
    }
  }
}

/** The value of a key, made where it is missing; the ones used least lately are dropped. */
function kept<T>(cache: Map<string, T>, key: string, make: () => T, drop: (value: T) => void): T {
  const value = cache.get(key) ?? make();
  cache.delete(key);
  cache.set(key, value);
  for (const [oldest, each] of cache) {
    if (cache.size <= KEPT) break;
    cache.delete(oldest);
    drop(each);
  }
  return value;
}

function lookFor(index: ValueIndex, term: string): string {
  const found = index.occurrences(term);
  return found.length > 0 ? describeOccurrences(found) : describeClosest(term, index.closest(term).map((key) => index.occurrences(key)));
}

interface ColumnHit { readonly table: string; readonly column: string; readonly view: boolean }

function findColumns(tables: readonly TableColumns[], term: string): readonly ColumnHit[] {
  const asked = term.trim().toLowerCase();
  return tables.flatMap(({ table, columns, view }) => columns
    .filter((column) => column.toLowerCase() === asked || `${table}.${column}`.toLowerCase() === asked)
    .map((column) => ({ table, column, view })));
}

function listValues(index: ValueIndex, hits: readonly ColumnHit[]): string {
  return hits.map(({ table, column, view }) => {
    if (view) return `${table}.${column}: a view, whose values stand in its tables; code can read it.`;
    const values = index.values(table, column, hits.length > FEW_COLUMNS ? FEW_VALUES : SHOWN_VALUES);
    if (values === undefined) throw new Error('the index does not fit its source');
    return describeValues(table, column, values);
  }).join('\n');
}

/** Short notes beside the tables, which tell units. */
function notesOf({ at, kind, files }: TableSource): string {
  const notes = path.join(at, NOTES);
  if (kind !== 'csv' || files[0]?.path === at) return '';
  const stats = statSync(notes, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size < NOTES_BYTES ? `\n\n${readFileSync(notes, 'utf8').trim()}` : '';
}
