/** Opens the trajectory file: makes its tables where it is new, and brings those of an earlier release up to date. */
import { DatabaseSync } from 'node:sqlite';
import { STORE_SCHEMA, STORE_STEPS, STORE_VERSION } from './schema.ts';

const versionOf = (database: DatabaseSync): number => Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

/** @throws Error for a file of a newer release, and for one of an earlier release that may not be written to */
export function openTrajectories(file: string, mode: 'read' | 'write'): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: mode === 'read', timeout: 10_000 });
  try {
    const version = versionOf(database);
    if (version > STORE_VERSION) throw new Error(`the trajectory file is of version ${version}; this release knows ${STORE_VERSION}. Give another file, or use a newer release`);
    if (mode === 'read') {
      // Its columns are those that are read: brought up to date first, by a connection of its own.
      if (version < STORE_VERSION) bringUpToDate(file);
      return database;
    }
    // A commit is on disk when it returns: `close` promises that.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    if (version < STORE_VERSION) update(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function bringUpToDate(file: string): void {
  try {
    openTrajectories(file, 'write').close();
  } catch (cause) {
    throw new Error(`${file} is of an earlier release, and could not be brought up to date: ${cause instanceof Error ? cause.message : String(cause)}. Make it writable, or copy it`, { cause });
  }
}

/** Another process may have done it meanwhile. */
function update(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(database);
    const steps = version === 0 ? [STORE_SCHEMA] : Object.entries(STORE_STEPS).filter(([to]) => Number(to) > version).map(([, step]) => step);
    if (version < STORE_VERSION) database.exec([...steps, `PRAGMA user_version = ${STORE_VERSION}`].join('; '));
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
