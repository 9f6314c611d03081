/**
 * One import of a family at a time in a folder for tables, so that none touches what another one has read. The lock is
 * SQLite's on an empty file, which the system lifts when the process ends in whatever way; the file stays.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataContext } from '../../../../env/families/work.ts';

const ASK_AGAIN_MS = 500;
const SQLITE_BUSY = 5;

export class ImportLock implements Disposable {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Undefined while another import of the family holds it, of this process or another. */
  static try(tablesRoot: string, family: string): ImportLock | undefined {
    mkdirSync(tablesRoot, { recursive: true });
    const database = new DatabaseSync(path.join(tablesRoot, `.${family}-import.lock`), { timeout: 0 });
    try {
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return new ImportLock(database);
    } catch (error) {
      database.close();
      if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined;
      throw error;
    }
  }

  /** Waits until the others have ended. @throws the signal's reason when cancelled */
  static async wait(family: string, { tables, signal, onProgress }: DataContext): Promise<ImportLock> {
    for (;;) {
      signal?.throwIfAborted();
      const lock = ImportLock.try(tables, family);
      if (lock !== undefined) return lock;
      onProgress?.({ title: `importing ${family}: waiting for another import`, done: 0, total: 1 });
      await sleep(ASK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  [Symbol.dispose](): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
