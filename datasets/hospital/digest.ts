/** A logical digest of a SQLite database: its tables' ordered rows, not the bytes of the file, which differ between SQLite versions. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** @returns SHA-256 in hexadecimal over table names, column names and rows in insertion order */
export function databaseDigest(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const hash = createHash('sha256');
    const names = database.prepare('SELECT name FROM sqlite_schema WHERE type = \'table\' ORDER BY name').all().map(({ name }) => String(name));
    for (const name of names) {
      hash.update(`${name}\n`);
      const statement = database.prepare(`SELECT * FROM "${name}" ORDER BY rowid`);
      hash.update(`${JSON.stringify(statement.columns().map(({ name: column }) => column))}\n`);
      for (const row of statement.iterate()) hash.update(`${JSON.stringify(Object.values(row))}\n`);
    }
    return hash.digest('hex');
  } finally {
    database.close();
  }
}
