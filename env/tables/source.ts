/**
 * What stands at a path: a CSV file, a folder of them, or a SQLite file; and its state on disk, by which an index that
 * was made of it is known to fit. Only regular files are taken, and in a folder none that a link leads out of it.
 */
import { createHash } from 'node:crypto';
import { type BigIntStats, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

export const CSV = /\.csv(\.gz)?$/;
export const SQLITE = /\.(db|sqlite|sqlite3)$/;
const MOST_FILES = 1_000;

export interface SourceFile { readonly table: string; readonly path: string }

export interface TableSource {
  /** The real path of the file or folder. */
  readonly at: string;
  readonly kind: 'csv' | 'sqlite';
  /** One for each table of CSV, or the one SQLite file. */
  readonly files: readonly SourceFile[];
  /** Names, sizes and times of change of all its files. */
  readonly state: string;
}

/** @throws Error when nothing readable is there */
export function describeSource(at: string): TableSource {
  const stats = statSync(at, { bigint: true });
  if (!stats.isDirectory()) {
    if (!stats.isFile()) throw new Error(`${at} is no regular file`);
    const name = path.basename(at);
    if (CSV.test(name)) return { at, kind: 'csv', files: [{ table: name.replace(CSV, ''), path: at }], state: stateOf(name, stats) };
    // What a write-ahead log holds belongs to the database.
    const log = statSync(`${at}-wal`, { bigint: true, throwIfNoEntry: false });
    return { at, kind: 'sqlite', files: [{ table: name, path: at }], state: stateOf(name, stats) + (log === undefined ? '' : stateOf('wal', log)) };
  }
  const files = new Map<string, SourceFile>();
  let state = '';
  for (const name of readdirSync(at).filter((each) => CSV.test(each)).toSorted()) {
    const table = name.replace(CSV, '');
    const file = path.join(at, name);
    if (files.has(table) || files.size >= MOST_FILES || !inside(at, file)) continue;
    const each = statSync(file, { bigint: true });
    if (!each.isFile()) continue;
    files.set(table, { table, path: file });
    state += stateOf(name, each);
  }
  return { at, kind: 'csv', files: [...files.values()], state };
}

/** The name of the index file of a source: readable, and another one for each state and format. */
export function indexName(source: TableSource, relative: string, format: number): string {
  const readable = path.basename(source.at).replaceAll(/[^\w.-]/g, '_').slice(0, 60);
  return `${readable}-${createHash('sha256').update(`${format}\0${relative}\0${source.state}`).digest('hex').slice(0, 16)}.sqlite`;
}

const stateOf = (name: string, { size, mtimeNs }: BigIntStats): string => `${name}\0${size}\0${mtimeNs}\0`;

function inside(folder: string, file: string): boolean {
  return existsSync(file) && realpathSync(file).startsWith(`${folder}${path.sep}`);
}
