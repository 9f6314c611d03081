/** The cells of a source as text, row by row, without holding a table in memory. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { columnNames, columnsOf, CSV_OPTIONS, openReadOnly } from './columns.ts';
import type { TableSource } from './source.ts';

export interface RowSink {
  /** @param textual columns whose values are text even where they look like numbers */
  table(name: string, columns: readonly string[], textual: ReadonlySet<number>): void;
  /** A cell without a value is null or missing; binary values count as none. */
  row(cells: readonly (string | null | undefined)[]): void;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export async function readRows(source: TableSource, sink: RowSink): Promise<void> {
  if (source.kind === 'sqlite') return readSqlite(source, sink);
  for (const { table, path } of source.files) {
    let header = true;
    const parser = parse({ ...CSV_OPTIONS });
    parser.on('readable', () => {
      for (let record = parser.read() as string[] | null; record !== null; record = parser.read() as string[] | null) {
        if (header) sink.table(table, columnNames(record), new Set());
        else sink.row(record.map((cell) => cell === '' ? null : cell));
        header = false;
      }
    });
    const file = createReadStream(path, { highWaterMark: 1 << 18 });
    await (path.endsWith('.gz') ? pipeline(file, createGunzip(), parser) : pipeline(file, parser));
    if (header) sink.table(table, [], new Set());
  }
}

function readSqlite(source: TableSource, sink: RowSink): void {
  const [file] = source.files;
  if (file === undefined) return;
  using database = openReadOnly(file.path);
  // One state of the database, also where something writes to it.
  database.exec('BEGIN');
  for (const { table, columns, view } of columnsOf(source)) {
    if (view) continue;
    // By the rules of SQLite, these declared types have text affinity.
    const declared = database.prepare('SELECT type FROM pragma_table_info(?)').all(table).map((row) => String(row['type']));
    sink.table(table, columns, new Set(declared.flatMap((type, index) => /char|clob|text/i.test(type) && !/int/i.test(type) ? [index] : [])));
    // Texts are cut in the database: notes may be long, and an index holds only their beginning.
    const cells = columns.map((name) => `CASE typeof(${quoted(name)}) WHEN 'blob' THEN NULL WHEN 'text' THEN substr(${quoted(name)}, 1, 1000) ELSE CAST(${quoted(name)} AS TEXT) END`);
    const select = database.prepare(`SELECT ${cells.join(', ')} FROM ${quoted(table)}`);
    select.setReturnArrays(true);
    for (const row of select.iterate() as Iterable<unknown>) sink.row(row as readonly (string | null)[]);
  }
}
