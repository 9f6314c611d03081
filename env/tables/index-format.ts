/**
 * The value index: a SQLite file beside the tables, made once for each state of a database.
 *
 * `value` has each distinct value of each column under its folded key; `frequent` the commonest of each column, so that
 * none are counted at a question; `gram` for each letter triple the texts (`doc`) that hold it. Numbers and times are
 * in `value` alone: they are found exactly, and nobody misspells an id.
 */
import { DatabaseSync } from 'node:sqlite';

/** Raised with every change of what is stored or of how values are folded; other formats are built anew. */
export const FORMAT = 1;
export const SHOWN_VALUES = 50;
const APPLICATION_ID = 0x4d41_4749;

export const INDEX_SCHEMA = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
  CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE col (id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, name TEXT NOT NULL, is_numeric INTEGER NOT NULL, total INTEGER NOT NULL, UNIQUE (tbl, name));
  -- An empty text says that it is the key itself.
  CREATE TABLE value (key TEXT, col INTEGER, text TEXT, n INTEGER, PRIMARY KEY (key, col, text)) WITHOUT ROWID;
  CREATE TABLE frequent (col INTEGER, rank INTEGER, text TEXT, n INTEGER, PRIMARY KEY (col, rank)) WITHOUT ROWID;
  CREATE TABLE doc (id INTEGER PRIMARY KEY, key TEXT NOT NULL);
  CREATE TABLE gram (gram TEXT PRIMARY KEY, docs BLOB NOT NULL);
`;

/**
 * Opens an index to read it.
 * @throws Error when the file is not a whole index of this format
 */
export function openIndex(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    // Opened late by SQLite: the first question shows whether it is a database at all.
    const own = database.prepare('SELECT (SELECT application_id FROM pragma_application_id) AS application, (SELECT user_version FROM pragma_user_version) AS format').get();
    if (own?.['application'] !== APPLICATION_ID || own['format'] !== FORMAT) throw new Error(`${file} is not an index of this format`);
    const whole = database.prepare("SELECT value FROM meta WHERE name = 'complete'").get();
    if (whole?.['value'] !== 1) throw new Error(`${file} is not complete`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
