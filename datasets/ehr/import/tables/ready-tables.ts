/** Tables that a benchmark's preprocessing has made: of our columns already, taken as they are, checked and typed. */
import type { Cell, Table } from '../../../hospital/index.ts';
import type { Reference } from './references.ts';
import type { TableReading, TableShape } from './reading.ts';
import type { SourceRow } from './source-row.ts';
import { writeSeconds } from './times.ts';

const POINTS_AT: Readonly<Record<string, Reference['to']>> = { SUBJECT_ID: 'patient', HADM_ID: 'admission', ICUSTAY_ID: 'stay', patientunitstayid: 'stay', patienthealthsystemstayid: 'admission' };
/** Ids that name a row beside its number. */
export const NAMES_ROWS: Readonly<Record<string, string>> = { PATIENTS: 'SUBJECT_ID', ADMISSIONS: 'HADM_ID', ICUSTAYS: 'ICUSTAY_ID', D_ITEMS: 'ITEMID', D_LABITEMS: 'ITEMID' };

export function shapeOf(table: Table): TableShape {
  const own = NAMES_ROWS[table.name];
  return {
    source: table.name, columns: table.columns.map(({ name }) => name), unique: [...table.key, ...(own === undefined ? [] : [own])],
    references: table.columns.flatMap(({ name }) => {
      const to = POINTS_AT[name];
      return to === undefined || name === own || table.key.includes(name) ? [] : [{ column: name, to }];
    }),
  };
}

export function cellsOf(table: Table, row: SourceRow): readonly Cell[] {
  return table.columns.map(({ name, type }) => {
    if (type === 'INTEGER') return row.integer(name);
    if (type === 'REAL') return row.real(name);
    if (type === 'TEXT') return row.exact(name);
    const at = row.time(name);
    return at === null ? null : writeSeconds(at);
  });
}

export const reading = (table: Table): TableReading => ({ ...shapeOf(table), table: table.name, row: (row) => cellsOf(table, row) });

