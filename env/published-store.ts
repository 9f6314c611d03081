/**
 * Imported tasks on disk: one SQLite file. An import replaces a family's tasks in one transaction, so a failed one
 * leaves the earlier one as it was.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { GymError } from '../protocol/index.ts';
import type { TaskFilter, TaskPlace, TaskSource } from './families/task-source.ts';
import { parseTaskId, taskId } from './task-id.ts';
import { checkRecord, RecordError } from './task-check.ts';
import type { TaskRecord } from './task.ts';

export class PublishedStore implements Disposable {
  readonly #database: DatabaseSync;
  readonly #byId: StatementSync;

  /** @param file path of the SQLite file, or `:memory:`; its folder is made for this account alone, since real records may come to lie in it */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    // Set before anything else: two commands may be the first ones here at the same time.
    this.#database = new DatabaseSync(file, { timeout: 10_000 });
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE IF NOT EXISTS task (id TEXT PRIMARY KEY, family TEXT NOT NULL, split TEXT NOT NULL, category TEXT NOT NULL, position INTEGER NOT NULL, record TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS task_position ON task (family, split, position);
      CREATE INDEX IF NOT EXISTS task_category ON task (family, split, category, position);`);
    this.#byId = this.#database.prepare('SELECT record FROM task WHERE id = ?');
  }

  /** Replaces all tasks of a family. @throws RecordError when one of them does not fit, and leaves the earlier ones */
  replace(family: string, records: readonly TaskRecord[]): void {
    const insert = this.#database.prepare('INSERT INTO task (id, family, split, category, position, record) VALUES (?, ?, ?, ?, ?, ?)');
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      this.#database.prepare('DELETE FROM task WHERE family = ?').run(family);
      records.map(checkRecord).forEach((record, position) => insert.run(record.id, family, record.split, record.category, position, JSON.stringify(record)));
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** All imported tasks of a family, in the order of the published files. */
  records(family: string): readonly TaskRecord[] {
    return this.#database.prepare('SELECT record FROM task WHERE family = ? ORDER BY position').all(family).map((row) => parseRecord(row['record']));
  }

  /** A family's imported tasks. Not pure: a later import, also by another process, replaces them. */
  source({ id: family, version }: { readonly id: string; readonly version: number }): TaskSource {
    return {
      pure: false,
      count: (filter) => {
        const [where, values] = conditions(family, filter);
        return Number(this.#database.prepare(`SELECT count(*) AS n FROM task WHERE ${where}`).get(...values)?.['n'] ?? 0);
      },
      page: (filter, offset, limit) => {
        const [where, values] = conditions(family, filter);
        return this.#database.prepare(`SELECT id FROM task WHERE ${where} ORDER BY position LIMIT ? OFFSET ?`).all(...values, limit, offset).map((row) => placeOf(String(row['id'])));
      },
      record: (place) => {
        const row = this.#byId.get(taskId({ id: family, version }, 'published', place));
        return row === undefined ? undefined : parseRecord(row['record']);
      },
    };
  }

  [Symbol.dispose](): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

function conditions(family: string, { split, category }: TaskFilter): [string, string[]] {
  return category === undefined ? ['family = ? AND split = ?', [family, split]] : ['family = ? AND split = ? AND category = ?', [family, split, category]];
}

function placeOf(id: string): TaskPlace {
  const place = parseTaskId(id);
  if (place === undefined) throw new Error(`an imported task has the id ${id}, which is none: import it again`);
  const { split, category, index } = place;
  return { split, category, index };
}

/** @throws GymError `data_missing` for what another release has imported */
function parseRecord(text: unknown): TaskRecord {
  try {
    return checkRecord(JSON.parse(String(text)));
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    throw new GymError('data_missing', `this imported row does not fit this release (${cause.message}): import the family's rows again`, { cause });
  }
}
