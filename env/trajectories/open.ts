/** Opens the trajectory file: makes its tables where it is new, and brings those of an earlier release up to date. */
import { DatabaseSync } from 'node:sqlite';
import { STORE_SCHEMA, STORE_STEPS, STORE_VERSION } from './schema.ts';

export function openTrajectories(file: string, mode: 'read' | 'write'): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: mode === 'read', timeout: 10_000 });
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > STORE_VERSION) {
    database.close();
    throw new Error(`the trajectory file is of version ${version}; this release knows ${STORE_VERSION}. Give another file, or use a newer release`);
  }
  if (mode === 'write') {
    // A commit is on disk when it returns: `close` promises that.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    const steps = version === 0 ? [STORE_SCHEMA] : Object.entries(STORE_STEPS).filter(([to]) => Number(to) > version).map(([, step]) => step);
    if (version < STORE_VERSION) database.exec(`BEGIN IMMEDIATE; ${[...steps, `PRAGMA user_version = ${STORE_VERSION}`].join('; ')}; COMMIT`);
  }
  return database;
}
