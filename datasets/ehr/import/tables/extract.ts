/** Reads the user's tables, each once and in order, and keeps the rows of the patients taken. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataContext } from '../../../../env/families/work.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import type { FoundTables } from './find-tables.ts';
import type { Chosen, ReadSource } from './plan.ts';
import { type Read, readTable, type TableReading } from './reading.ts';
import type { StagedTable, Staging } from './staging.ts';
import type { TableSource } from './table-source.ts';

export interface Extracted {
  readonly chosen: Chosen;
  readonly rows: number;
  readonly sources: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
  readonly warnings: readonly string[];
}

/** @throws ImportError naming file and line; the signal's reason when cancelled. Tables that were read by then are kept. */
export async function extract(family: ImportFamily, found: FoundTables, staging: Staging, patients: number | null, context: DataContext): Promise<Extracted> {
  const total = [...found.sources.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const digests = new Map<string, string>();
  const warnings: string[] = [];
  let done = 0;
  const sourceOf = (name: string): TableSource => {
    const source = found.sources.get(name);
    if (source === undefined) throw new RangeError(`no table ${name} was looked for`);
    return source;
  };
  const tell = (title: string, more: number): void => {
    done += more;
    context.onProgress?.({ title: `importing ${family.info.id}: ${title}`, done: Math.round(Math.min(done, total)), total });
  };
  const read: ReadSource = async (shape, known, row) => {
    const source = sourceOf(shape.source);
    const result = await readTable(source, shape, known, row, { signal: context.signal, onBytes: (bytes) => tell(shape.source, bytes) });
    digests.set(source.file, result.sha256);
    return result;
  };
  const chosen = await found.plan.choose(read, patients);
  let rows = [...chosen.rows.values()].reduce((sum, { length }) => sum + length, 0);
  for (const reading of chosen.readings) {
    const { file, bytes } = sourceOf(reading.source);
    const kept = await staging.finished(reading.table);
    if (kept !== undefined) tell(reading.source, bytes);
    const staged = kept ?? await stage(reading, staging, (row) => read(reading, chosen.known, row));
    if (kept !== undefined && reading.recall !== undefined) for await (const cells of staging.rows(reading.table)) reading.recall(cells);
    digests.set(file, staged.sha256);
    warnings.push(...staged.warnings);
    rows += staged.rows;
  }
  const sources = await Promise.all(found.files.map(async (file) => ({ file: path.basename(file), bytes: (await stat(file)).size, sha256: digests.get(file) ?? '' })));
  return { chosen, rows, warnings, sources };
}

function stage(reading: TableReading, staging: Staging, read: (row: Parameters<ReadSource>[2]) => Promise<Read>): Promise<StagedTable> {
  return staging.write(reading.table, async (keep) => {
    const result = await read((row) => {
      const cells = reading.row(row);
      if (cells === null) return false;
      keep(cells);
      return true;
    });
    return { ...result, last: reading.finish?.() };
  });
}
