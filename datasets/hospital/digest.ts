/** A logical digest of a SQLite database: its tables' ordered rows, not the bytes of the file, which differ between SQLite versions. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** @returns SHA-256 in hexadecimal over table names, columns with their declared types, and rows in insertion order */
export function databaseDigest(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const hash = createHash('sha256');
    const names = database.prepare('SELECT name FROM sqlite_schema WHERE type = \'table\' ORDER BY name').all().map(({ name }) => String(name));
    for (const name of names) {
      hash.update(`${name}\n`);
      hash.update(`${JSON.stringify(database.prepare('SELECT name, type FROM pragma_table_info(?)').all(name).map(Object.values))}\n`);
      for (const row of database.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).iterate()) hash.update(`${JSON.stringify(Object.values(row))}\n`);
    }
    return hash.digest('hex');
  } finally {
    database.close();
  }
}
