/** Questions to one value index: where a value occurs, what is closest to it, which values a column has. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { fold } from './fold.ts';
import { openIndex } from './index-format.ts';
import { dice, Highest, trigrams, wordCoverage, wordsOf } from './similarity.ts';

export interface Occurrence {
  readonly table: string;
  readonly column: string;
  readonly numeric: boolean;
  readonly text: string;
  readonly count: number;
}

export interface ColumnValues {
  readonly numeric: boolean;
  readonly total: number;
  readonly values: readonly { readonly text: string; readonly count: number }[];
}

const CLOSEST = 5;
/** So many are ranked by their words, of those that share the most triples, and as many of those with the best share of them. */
const CANDIDATES = 60;
const LEAST_SCORE = 0.4;
/** A term has at most 200 characters, so this bounds only odd ones. */
const MOST_GRAMS = 120;

export class ValueIndex {
  readonly #database: DatabaseSync;
  readonly #sizes: Uint16Array;
  readonly #exact: StatementSync;
  readonly #column: StatementSync;
  readonly #frequent: StatementSync;
  readonly #docsOf: StatementSync;
  readonly #doc: StatementSync;
  readonly #after: StatementSync;
  readonly #before: StatementSync;

  /** @throws Error when the file is not a whole index of this format */
  constructor(file: string) {
    const database = this.#database = openIndex(file);
    this.#sizes = wordsOfBlob(database.prepare("SELECT value AS blob FROM meta WHERE name = 'sizes'").get()?.['blob'], Uint16Array);
    this.#exact = database.prepare("SELECT tbl, name, is_numeric, CASE text WHEN '' THEN key ELSE text END AS text, n FROM value JOIN col ON id = col WHERE key = ? ORDER BY n DESC, tbl, name, text");
    this.#column = database.prepare('SELECT id, is_numeric, total FROM col WHERE tbl = ? AND name = ?');
    this.#frequent = database.prepare('SELECT text, n FROM frequent WHERE col = ? ORDER BY rank LIMIT ?');
    this.#docsOf = database.prepare('SELECT docs AS blob FROM gram WHERE gram = ?');
    this.#doc = database.prepare('SELECT key FROM doc WHERE id = ?');
    this.#after = database.prepare('SELECT DISTINCT key FROM value WHERE key > ? ORDER BY key LIMIT ?');
    this.#before = database.prepare('SELECT DISTINCT key FROM value WHERE key < ? ORDER BY key DESC LIMIT ?');
  }

  /** Every place with this value, the commonest first. */
  occurrences(term: string): readonly Occurrence[] {
    return this.#exact.all(fold(term)).map((row) => ({
      table: String(row['tbl']), column: String(row['name']), numeric: row['is_numeric'] === 1, text: String(row['text']), count: Number(row['n']),
    }));
  }

  /** The folded values most like the term, at most five; none where nothing is much like it. */
  closest(term: string): readonly string[] {
    const key = fold(term);
    return /\p{L}/u.test(key) ? this.#alike(key) : this.#neighbours(key);
  }

  values(table: string, column: string, limit: number): ColumnValues | undefined {
    const found = this.#column.get(table, column);
    if (found === undefined) return undefined;
    const values = this.#frequent.all(Number(found['id']), limit).map((row) => ({ text: String(row['text']), count: Number(row['n']) }));
    return { numeric: found['is_numeric'] === 1, total: Number(found['total']), values };
  }

  close(): void {
    this.#database.close();
  }

  #alike(key: string): readonly string[] {
    const grams = [...trigrams(key)].slice(0, MOST_GRAMS);
    const shared = new Uint8Array(this.#sizes.length);
    for (const gram of grams) {
      const row = this.#docsOf.get(gram);
      if (row === undefined) continue;
      const docs = wordsOfBlob(row['blob'], Uint32Array);
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i] ?? 0;
        shared[doc] = (shared[doc] ?? 0) + 1;
      }
    }
    // The second finds a term that is a small part of a long text.
    const byDice = new Highest(CANDIDATES);
    const byShared = new Highest(CANDIDATES);
    for (let doc = 0; doc < shared.length; doc++) {
      const count = shared[doc] ?? 0;
      if (count === 0) continue;
      byDice.offer(doc, dice(count, grams.length, this.#sizes[doc] ?? 0));
      byShared.offer(doc, count);
    }
    const coverage = wordCoverage(wordsOf(key));
    return [...new Set([...byDice.items(), ...byShared.items()])].map((doc) => {
      const text = String(this.#doc.get(doc)?.['key']);
      return { text, score: (dice(shared[doc] ?? 0, grams.length, this.#sizes[doc] ?? 0) + coverage(wordsOf(text))) / 2 };
    }).filter(({ score }) => score >= LEAST_SCORE)
      .toSorted((a, b) => b.score - a.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1))
      .slice(0, CLOSEST).map(({ text }) => text);
  }

  /** For numbers, times and codes: what begins alike, such as the times of a day for its date. */
  #neighbours(key: string): readonly string[] {
    const least = Math.max(2, Math.ceil(key.length / 2));
    const keys = [...this.#after.all(key, CLOSEST), ...this.#before.all(key, CLOSEST)].map((row) => String(row['key']));
    return keys.map((text) => ({ text, score: commonStart(key, text) })).filter(({ score }) => score >= least)
      .toSorted((a, b) => b.score - a.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1))
      .slice(0, CLOSEST).map(({ text }) => text);
  }
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** A blob as an array of numbers; copied, because what SQLite gives may start at an odd address. */
function wordsOfBlob<T extends Uint16Array | Uint32Array>(blob: unknown, type: { new (buffer: ArrayBuffer): T; readonly BYTES_PER_ELEMENT: number }): T {
  if (!(blob instanceof Uint8Array) || blob.length % type.BYTES_PER_ELEMENT !== 0) throw new Error('the index is damaged');
  return new type(new Uint8Array(blob).buffer);
}
