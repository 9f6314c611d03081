/** A CSV file with a line of column names, row by row. */
import { createReadStream } from 'node:fs';
import { ImportError } from '../../env/families/importer.ts';
import { CsvError, CsvLines } from '../ehr/import/tables/csv-lines.ts';

/** @param row given the cells that are asked for, in their order; all cells behind. @throws ImportError naming file and line */
export async function readCsv(file: string, wanted: readonly string[], row: (cells: readonly string[], line: number, all: readonly string[]) => void, signal?: AbortSignal, heading?: (names: readonly string[]) => void): Promise<void> {
  let places: readonly number[] | undefined;
  let width = 0;
  const lines = new CsvLines((cells, line) => {
    if (places === undefined) {
      const names = cells.map((name) => name.replace(/^\uFEFF/, '').trim());
      const missing = wanted.filter((name) => !names.includes(name));
      if (missing.length > 0) throw new ImportError(`there is no column ${missing.join(', ')} among ${names.slice(0, 12).join(', ')}`, file, line);
      places = wanted.map((name) => names.indexOf(name));
      width = cells.length;
      heading?.(names);
      return;
    }
    if (cells.length !== width) throw new ImportError(`the row has ${cells.length} cells, the heading ${width}`, file, line);
    row(places.map((at) => cells[at]?.trim() ?? ''), line, cells);
  });
  try {
    for await (const piece of createReadStream(file, { encoding: 'utf8', ...(signal === undefined ? {} : { signal }) })) lines.push(String(piece));
    lines.finish();
  } catch (error) {
    if (error instanceof CsvError) throw new ImportError(error.message, file, error.line);
    throw error;
  }
  if (places === undefined) throw new ImportError('the file is empty', file);
}
