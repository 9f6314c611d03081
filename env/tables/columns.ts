/** The tables and columns of a source, read from its headers alone. */
import { closeSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { constants, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { TableSource } from './source.ts';

const HEADER_BYTES = [1 << 16, 1 << 22];

export interface TableColumns {
  readonly table: string;
  readonly columns: readonly string[];
  /** What a view shows stands in tables, so its values are not looked at. */
  readonly view: boolean;
}

export const CSV_OPTIONS = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true } as const;

/** @throws Error when the source cannot be read */
export function columnsOf(source: TableSource): readonly TableColumns[] {
  if (source.kind === 'csv') return source.files.map(({ table, path }) => ({ table, columns: csvHeader(path), view: false }));
  const [file] = source.files;
  if (file === undefined) return [];
  using database = openReadOnly(file.path);
  return database.prepare("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ifnull(sql, '') NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").all()
    .map(({ name, type }) => ({
      table: String(name), view: type === 'view',
      columns: database.prepare('SELECT name FROM pragma_table_info(?)').all(String(name)).map((row) => String(row['name'])),
    }));
}

/** Names as pandas gives them: `Unnamed: 0` for an empty one, `x.1` for the second x. */
export function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = cell === '' ? `Unnamed: ${index}` : cell;
    let free = name;
    for (let copy = 1; taken.has(free); copy++) free = `${name}.${copy}`;
    taken.add(free);
    return free;
  });
}

export const openReadOnly = (file: string): DatabaseSync => new DatabaseSync(`${pathToFileURL(file).href}?mode=ro`, { readOnly: true, allowExtension: false });

function csvHeader(file: string): readonly string[] {
  for (const bytes of HEADER_BYTES) {
    const start = firstBytes(file, bytes);
    const text = file.endsWith('.gz') ? gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 28 }) : start;
    try {
      const [header] = parse(text, { ...CSV_OPTIONS, to: 1 }) as string[][];
      if (header !== undefined || start.length < bytes) return columnNames(header ?? []);
    } catch (error) {
      if (start.length < bytes || bytes === HEADER_BYTES.at(-1)) throw error;
    }
  }
  return [];
}

function firstBytes(file: string, bytes: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, bytes, 0));
  } finally {
    closeSync(descriptor);
  }
}
