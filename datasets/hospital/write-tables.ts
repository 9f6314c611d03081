/** Writes rows of a schema to one CSV file a table and to one SQLite database at the same time, holding a few thousand rows at most. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { stringify } from 'csv-stringify/sync';
import type { Cell, Table } from './schemas/table.ts';

const ROWS_AT_ONCE = 2_000;

export interface WrittenTable {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the CSV file. */
  readonly sha256: string;
}

interface Open {
  readonly table: Table;
  readonly descriptor: number;
  readonly insert: StatementSync;
  readonly hash: Hash;
  pending: (readonly Cell[])[];
  rows: number;
  bytes: number;
}

const quoted = (name: string): string => `"${name}"`;

export class TableWriter {
  readonly #database: DatabaseSync;
  readonly #open = new Map<string, Open>();
  #closed = false;

  constructor(folder: string, tables: readonly Table[]) {
    this.#database = new DatabaseSync(path.join(folder, 'hospital.sqlite'));
    // The folder is thrown away when anything fails, so no journal is kept.
    this.#database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096; BEGIN');
    for (const table of tables) {
      const columns = table.columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
      const key = table.key.length === 0 ? '' : `, PRIMARY KEY (${table.key.map(quoted).join(', ')})`;
      this.#database.exec(`CREATE TABLE ${quoted(table.name)} (${columns}${key})`);
      const open: Open = {
        table, descriptor: openSync(path.join(folder, `${table.name}.csv`), 'w'), hash: createHash('sha256'), pending: [], rows: 0, bytes: 0,
        insert: this.#database.prepare(`INSERT INTO ${quoted(table.name)} VALUES (${table.columns.map(() => '?').join(', ')})`),
      };
      this.#open.set(table.name, open);
      this.#text(open, stringify([table.columns.map(({ name }) => name)]));
    }
  }

  readonly emit = (name: string, row: readonly Cell[]): void => {
    const open = this.#open.get(name);
    if (open === undefined) throw new RangeError(`there is no table ${name}`);
    if (row.length !== open.table.columns.length) throw new RangeError(`a row of ${name} has ${row.length} cells`);
    open.insert.run(...row);
    open.rows += 1;
    if (open.pending.push(row) >= ROWS_AT_ONCE) this.#flush(open);
  };

  /** Writes what is pending and the indexes. */
  finish(): readonly WrittenTable[] {
    const written: WrittenTable[] = [];
    for (const open of this.#open.values()) {
      this.#flush(open);
      const { name, indexes } = open.table;
      for (const columns of indexes) this.#database.exec(`CREATE INDEX ${quoted(`${name} by ${columns.join(' ')}`)} ON ${quoted(name)} (${columns.map(quoted).join(', ')})`);
      written.push({ name, file: `${name}.csv`, rows: open.rows, bytes: open.bytes, sha256: open.hash.digest('hex') });
    }
    this.#database.exec('COMMIT; ANALYZE');
    return written;
  }

  [Symbol.dispose](): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { descriptor } of this.#open.values()) closeSync(descriptor);
    this.#database.close();
  }

  #flush(open: Open): void {
    if (open.pending.length === 0) return;
    this.#text(open, stringify(open.pending));
    open.pending = [];
  }

  #text(open: Open, text: string): void {
    const bytes = Buffer.from(text);
    writeSync(open.descriptor, bytes);
    open.hash.update(bytes);
    open.bytes += bytes.length;
  }
}
