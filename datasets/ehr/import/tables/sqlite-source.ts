/** The tables of a SQLite file, such as the one that EHRSQL's preprocessing writes. Opened read-only; only plain tables are read. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { ImportError } from '../../../../env/families/importer.ts';
import type { OnCells, ReadOptions, TableSource } from './table-source.ts';

/** Rows between two pauses for others. */
const ROWS_AT_ONCE = 2_000;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** By table name in upper case. @throws ImportError when the file is not a SQLite file */
export async function openSqlite(file: string): Promise<ReadonlyMap<string, TableSource>> {
  const { size } = await stat(file);
  const sources = new Map<string, TableSource>();
  let digest: Promise<string> | undefined;
  try {
    using database = open(file);
    // A view or a virtual table would run what the file's maker wrote.
    const names = database.prepare('SELECT name FROM sqlite_schema WHERE type = \'table\' AND sql NOT LIKE \'create virtual%\' AND name NOT LIKE \'sqlite!_%\' ESCAPE \'!\' ORDER BY name').all().map(({ name }) => String(name));
    for (const table of names) {
      const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table).map(({ name }) => String(name));
      const bytes = Math.ceil(size / names.length);
      sources.set(table.toUpperCase(), {
        file, table, columns, bytes,
        read: async (onCells, options) => {
          await readRows(file, table, columns, bytes, onCells, options);
          return digest ??= sha256(file, options.signal);
        },
      });
    }
  } catch (error) {
    throw new ImportError(`cannot be read as a SQLite file (${error instanceof Error ? error.message : String(error)})`, file);
  }
  return sources;
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, defensive: true, allowExtension: false });
  database.exec('PRAGMA trusted_schema = OFF');
  return database;
}

async function readRows(file: string, table: string, columns: readonly string[], bytes: number, onCells: OnCells, { signal, onBytes }: ReadOptions): Promise<void> {
  using database = open(file);
  let line = 0;
  try {
    const total = Number(database.prepare(`SELECT count(*) AS n FROM ${quoted(table)}`).get()?.['n'] ?? 0);
    const statement = database.prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`);
    statement.setReturnArrays(true);
    for (const row of statement.iterate()) {
      line++;
      onCells(Object.values(row).map((cell) => (cell === null ? '' : String(cell))), line);
      if (line % ROWS_AT_ONCE !== 0) continue;
      onBytes((bytes * ROWS_AT_ONCE) / Math.max(1, total));
      await setImmediate();
      signal?.throwIfAborted();
    }
    onBytes((bytes * (line % ROWS_AT_ONCE)) / Math.max(1, total));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ImportError || !(error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR')) throw error;
    throw new ImportError(`table ${table} cannot be read on from row ${line + 1} (${error.message})`, file, line + 1);
  }
}

async function sha256(file: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20, signal })) hash.update(piece);
  return hash.digest('hex');
}
