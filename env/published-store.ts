/**
 * Imported tasks on disk: one SQLite file. An import replaces a family's tasks in one transaction, so a failed one
 * leaves the earlier one as it was.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Ajv } from 'ajv';
import { type Split, TaskRecord } from './task.ts';

const fits = new Ajv({ strict: false }).compile<TaskRecord>(TaskRecord);

export interface PublishedFilter { readonly family: string; readonly split: Split; readonly category?: string | undefined }

export class PublishedStore implements Disposable {
  readonly #database: DatabaseSync;
  readonly #byId: StatementSync;

  /** @param file path of the SQLite file, or `:memory:`; its folder is made for this account alone, since real records may come to lie in it */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#database = new DatabaseSync(file);
    this.#database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 10000;
      CREATE TABLE IF NOT EXISTS task (id TEXT PRIMARY KEY, family TEXT NOT NULL, split TEXT NOT NULL, category TEXT NOT NULL, position INTEGER NOT NULL, record TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS task_position ON task (family, split, position);
      CREATE INDEX IF NOT EXISTS task_category ON task (family, split, category, position);`);
    this.#byId = this.#database.prepare('SELECT record FROM task WHERE id = ?');
  }

  /** Replaces all tasks of a family. */
  replace(family: string, records: readonly TaskRecord[]): void {
    const insert = this.#database.prepare('INSERT INTO task (id, family, split, category, position, record) VALUES (?, ?, ?, ?, ?, ?)');
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      this.#database.prepare('DELETE FROM task WHERE family = ?').run(family);
      records.forEach((record, position) => insert.run(record.id, family, record.split, record.category, position, JSON.stringify(record)));
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  get(id: string): TaskRecord | undefined {
    const row = this.#byId.get(id);
    return row === undefined ? undefined : parseRecord(row['record']);
  }

  count(filter: PublishedFilter): number {
    const [where, values] = conditions(filter);
    return Number(this.#database.prepare(`SELECT count(*) AS n FROM task WHERE ${where}`).get(...values)?.['n'] ?? 0);
  }

  /** In the order of the published files. */
  page(filter: PublishedFilter, offset: number, limit: number): readonly TaskRecord[] {
    const [where, values] = conditions(filter);
    return this.#database.prepare(`SELECT record FROM task WHERE ${where} ORDER BY position LIMIT ? OFFSET ?`).all(...values, limit, offset).map((row) => parseRecord(row['record']));
  }

  [Symbol.dispose](): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

function conditions({ family, split, category }: PublishedFilter): [string, string[]] {
  return category === undefined ? ['family = ? AND split = ?', [family, split]] : ['family = ? AND split = ? AND category = ?', [family, split, category]];
}

function parseRecord(text: unknown): TaskRecord {
  const record: unknown = JSON.parse(String(text));
  if (!fits(record)) throw new Error('an imported task does not fit this release: import it again');
  return record;
}
