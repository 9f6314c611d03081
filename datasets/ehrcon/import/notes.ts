/** EHRCon's notes: `<kind>_<split>.csv` with the columns of NOTEEVENTS. */
import { createReadStream } from 'node:fs';
import { ImportError } from '../../../env/families/importer.ts';
import { CsvError, CsvLines } from '../../ehr/import/tables/csv-lines.ts';

export interface ReleasedNote { readonly row: string; readonly hadm: string; readonly text: string; readonly line: number }

const NEEDED = ['ROW_ID', 'HADM_ID', 'TEXT'] as const;
const whole = (text: string): string => text.trim().replace(/\.0+$/, '');

/** @throws ImportError naming file and line when it is cut off, lacks a column, or has a ROW_ID twice */
export async function readNotes(file: string, signal?: AbortSignal): Promise<readonly ReleasedNote[]> {
  const notes: ReleasedNote[] = [];
  const seen = new Map<string, number>();
  let columns: readonly number[] | undefined;
  let width = 0;
  const lines = new CsvLines((cells, line) => {
    if (columns === undefined) {
      const names = cells.map((name) => name.replace(/^\uFEFF/, '').trim().toUpperCase());
      const missing = NEEDED.filter((name) => !names.includes(name));
      if (missing.length > 0) throw new ImportError(`there is no column ${missing.join(', ')}: the notes have ${NEEDED.join(', ')} among their columns`, file, line);
      columns = NEEDED.map((name) => names.indexOf(name));
      width = cells.length;
      return;
    }
    if (cells.length !== width) throw new ImportError(`the row has ${cells.length} cells, the heading ${width}`, file, line);
    const [row = '', hadm = '', text = ''] = columns.map((at) => cells[at] ?? '');
    if (!/^\d+(\.0+)?$/.test(row.trim()) || !/^\d+(\.0+)?$/.test(hadm.trim())) throw new ImportError('ROW_ID or HADM_ID is no number', file, line);
    const first = seen.get(whole(row));
    if (first !== undefined) throw new ImportError(`ROW_ID ${whole(row)} stands on line ${first} already`, file, line);
    seen.set(whole(row), line);
    notes.push({ row: whole(row), hadm: whole(hadm), text, line });
  });
  try {
    for await (const piece of createReadStream(file, { encoding: 'utf8', ...(signal === undefined ? {} : { signal }) })) lines.push(String(piece));
    lines.finish();
  } catch (error) {
    if (error instanceof CsvError) throw new ImportError(error.message, file, error.line);
    throw error;
  }
  if (notes.length === 0) throw new ImportError('the file has no notes', file, 1);
  return notes;
}
