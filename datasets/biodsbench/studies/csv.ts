/** CSV as cBioPortal's exports have it: quoted where a cell needs it, lines ended by a line feed. */
import type { CsvTable } from './tables.ts';

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;

export const csvText = ({ columns, rows }: CsvTable): string => line(columns) + rows.map(line).join('');

/** @throws RangeError on a line that is not as long as the first */
export function parseCsv(text: string): CsvTable {
  const rows = text.split('\n').filter((each) => each !== '').map((each) => (each.includes('"') ? [...each.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '') : each.split(',')));
  const [columns = [], ...body] = rows;
  if (body.some(({ length }) => length !== columns.length)) throw new RangeError('a line of the CSV file has another length than its first');
  return { columns, rows: body };
}
