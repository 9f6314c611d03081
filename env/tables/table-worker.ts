/**
 * The thread behind `tables.ts`. A CSV file (or a folder of them) is loaded once into SQLite in memory, a SQLite file
 * is opened read-only; beside each stands an index of all distinct values, so that a term is found without a scan.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { TableRequest } from './tables.ts';

const SHOWN_VALUES = 50;
const KEPT_SOURCES = 4;
const CSV = /\.csv(\.gz)?$/;

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

class TableSource {
  readonly #database: DatabaseSync;
  readonly tables: ReadonlyMap<string, readonly string[]>;

  constructor(file: string) {
    const folder = statSync(file).isDirectory();
    const files = folder ? readdirSync(file).filter((name) => CSV.test(name)).map((name) => path.join(file, name)) : CSV.test(file) ? [file] : [];
    this.#database = new DatabaseSync(':memory:');
    for (const csv of files) this.#load(csv);
    const schema = files.length > 0 || folder ? 'main' : 'file';
    if (schema === 'file') this.#database.prepare('ATTACH ? AS file').run(`${pathToFileURL(file).href}?mode=ro`);
    const names = this.#database.prepare(`SELECT name FROM ${schema}.sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name`).all().map(({ name }) => String(name));
    this.tables = new Map(names.map((name) => [name, this.#database.prepare('SELECT name FROM pragma_table_info(?, ?)').all(name, schema).map((row) => String(row['name']))]));
    this.#database.exec('ATTACH \':memory:\' AS value_index; CREATE TABLE value_index.value (text TEXT COLLATE NOCASE, tbl TEXT, col TEXT, n INTEGER)');
    for (const [table, columns] of this.tables) {
      for (const column of columns) {
        this.#database.prepare(`INSERT INTO value_index.value SELECT CAST(${quote(column)} AS TEXT), ?, ?, count(*) FROM ${schema}.${quote(table)} WHERE ${quote(column)} IS NOT NULL GROUP BY 1`).run(table, column);
      }
    }
    this.#database.exec('CREATE INDEX value_index.value_text ON value (text)');
  }

  close(): void {
    this.#database.close();
  }

  #load(csv: string): void {
    const bytes = readFileSync(csv);
    const [header = [], ...rows] = parse(csv.endsWith('.gz') ? gunzipSync(bytes) : bytes, { bom: true, relax_column_count: true }) as string[][];
    const table = quote(path.basename(csv).replace(CSV, ''));
    this.#database.exec(`CREATE TABLE ${table} (${header.map(quote).join(', ')})`);
    const insert = this.#database.prepare(`INSERT INTO ${table} VALUES (${header.map(() => '?').join(', ')})`);
    this.#database.exec('BEGIN');
    for (const row of rows) insert.run(...header.map((_, i) => row[i] === '' ? null : row[i] ?? null));
    this.#database.exec('COMMIT');
  }

  columnNames(): string {
    return [...this.tables].map(([table, columns]) => `${table}: ${columns.join(', ')}`).join('\n') || 'There are no tables.';
  }

  columnValues(term: string): string {
    const [tableName, columnName] = term.includes('.') ? term.split('.', 2) : [undefined, term];
    const hits = [...this.tables].flatMap(([table, columns]) => columns
      .filter((column) => column.toLowerCase() === columnName?.toLowerCase() && (tableName === undefined || table.toLowerCase() === tableName.toLowerCase()))
      .map((column) => ({ table, column })));
    if (hits.length === 0) return `There is no column ${term}. The columns are:\n${this.columnNames()}`;
    return hits.map(({ table, column }) => {
      const values = this.#database.prepare('SELECT text, n FROM value_index.value WHERE tbl = ? AND col = ? ORDER BY n DESC, text LIMIT ?').all(table, column, SHOWN_VALUES);
      const total = Number(this.#database.prepare('SELECT count(*) AS n FROM value_index.value WHERE tbl = ? AND col = ?').get(table, column)?.['n'] ?? 0);
      return `${table}.${column}: ${total} distinct values${total > values.length ? `, the ${values.length} most frequent` : ''}:\n${values.map((row) => `${row['text']} (${row['n']})`).join(', ')}`;
    }).join('\n');
  }

  term(term: string): string {
    const exact = this.#database.prepare('SELECT text, tbl, col, n FROM value_index.value WHERE text = ? ORDER BY n DESC LIMIT 20').all(term.trim());
    if (exact.length > 0) return exact.map((row) => `${row['tbl']}.${row['col']} = ${JSON.stringify(row['text'])} in ${row['n']} rows`).join('\n');
    const close = this.#closest(term.trim().toLowerCase());
    if (close.length === 0) return `${JSON.stringify(term)} does not occur, nor anything like it.`;
    return `${JSON.stringify(term)} does not occur as a value. The closest values:\n${close.map(({ text, table, column }) => `${table}.${column} = ${JSON.stringify(text)}`).join('\n')}`;
  }

  /** The five values that share the most letter triples with the term. */
  #closest(term: string): readonly { readonly text: string; readonly table: string; readonly column: string }[] {
    const triples = trigrams(term);
    const words = term.split(/\s+/).filter((word) => word.length > 2).slice(0, 6);
    const clause = words.map(() => 'text LIKE ?').join(' OR ') || 'text LIKE ?';
    const likes = (words.length > 0 ? words : [term]).map((word) => `%${word.slice(0, Math.max(3, word.length - 2))}%`);
    const rows = this.#database.prepare(`SELECT text, tbl, col FROM value_index.value WHERE ${clause} LIMIT 5000`).all(...likes);
    return rows.map((row) => {
      const text = String(row['text']);
      const other = trigrams(text.toLowerCase());
      const shared = [...triples].filter((triple) => other.has(triple)).length;
      return { text, table: String(row['tbl']), column: String(row['col']), score: (2 * shared) / (triples.size + other.size) };
    }).toSorted((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1)).slice(0, 5);
  }
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: Math.max(1, padded.length - 2) }, (_, i) => padded.slice(i, i + 3)));
}

const sources = new Map<string, TableSource>();

function sourceOf(file: string): TableSource {
  const { mtimeMs, size } = statSync(file);
  const key = `${file}\0${mtimeMs}\0${size}`;
  const known = sources.get(key);
  if (known !== undefined) return known;
  const source = new TableSource(file);
  sources.set(key, source);
  for (const [oldest, old] of sources) {
    if (sources.size <= KEPT_SOURCES) break;
    old.close();
    sources.delete(oldest);
  }
  return source;
}

function answer({ hostPath, guestPath, kind, term = '' }: TableRequest): string {
  try {
    const source = sourceOf(hostPath);
    if (kind === 'column_names') return source.columnNames();
    return kind === 'column_values' ? source.columnValues(term) : source.term(term);
  } catch {
    return `${guestPath} cannot be read as a table.`;
  }
}

parentPort?.on('message', (request: TableRequest) => parentPort?.postMessage({ id: request.id, text: answer(request) }));
