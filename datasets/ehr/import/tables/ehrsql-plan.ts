/** Tables that went through EHRSQL's preprocessing: taken as they are, checked and typed. */
import { SCHEMA_BY_NAME, type Cell, type Table } from '../../../hospital/index.ts';
import type { EhrFamily } from '../../ehr-family.ts';
import type { Chosen, Plan, ReadSource } from './plan.ts';
import type { Reference } from './references.ts';
import type { TableReading, TableShape } from './reading.ts';
import type { SourceRow } from './source-row.ts';
import { writeSeconds } from './times.ts';

const POINTS_AT: Readonly<Record<string, Reference['to']>> = { SUBJECT_ID: 'patient', HADM_ID: 'admission', ICUSTAY_ID: 'stay', patientunitstayid: 'stay', patienthealthsystemstayid: 'admission' };
/** Ids that name a row beside its number. */
const NAMES_ROWS: Readonly<Record<string, string>> = { PATIENTS: 'SUBJECT_ID', ADMISSIONS: 'HADM_ID', ICUSTAYS: 'ICUSTAY_ID', D_ITEMS: 'ITEMID', D_LABITEMS: 'ITEMID' };
/** Read first: all others point at them. */
const FIRST: Readonly<Record<EhrFamily['schema'], readonly string[]>> = { 'mimic-iii': ['PATIENTS', 'ADMISSIONS', 'ICUSTAYS'], eicu: ['patient'] };

export function ehrsqlPlan(family: EhrFamily): Plan {
  const { tables } = SCHEMA_BY_NAME[family.schema];
  const first = FIRST[family.schema];
  const ordered = [...tables.filter(({ name }) => first.includes(name)), ...tables.filter(({ name }) => !first.includes(name))];
  return {
    shapes: ordered.map(shapeOf),
    choose: async (read, patients) => {
      const chosen = family.schema === 'mimic-iii' ? await chooseMimic(read, ordered) : await chooseEicu(read, ordered);
      return patients === null ? chosen : { ...chosen, warnings: ['all patients are taken: these tables are EHRSQL\'s choice of patients already'] };
    },
  };
}

function shapeOf(table: Table): TableShape {
  const own = NAMES_ROWS[table.name];
  return {
    source: table.name, columns: table.columns.map(({ name }) => name), unique: [...table.key, ...(own === undefined ? [] : [own])],
    references: table.columns.flatMap(({ name }) => {
      const to = POINTS_AT[name];
      return to === undefined || name === own || table.key.includes(name) ? [] : [{ column: name, to }];
    }),
  };
}

function cellsOf(table: Table, row: SourceRow): readonly Cell[] {
  return table.columns.map(({ name, type }) => {
    if (type === 'INTEGER') return row.integer(name);
    if (type === 'REAL') return row.real(name);
    if (type === 'TEXT') return row.exact(name);
    const at = row.time(name);
    return at === null ? null : writeSeconds(at);
  });
}

const reading = (table: Table): TableReading => ({ ...shapeOf(table), table: table.name, row: (row) => cellsOf(table, row) });

async function chooseMimic(read: ReadSource, tables: readonly Table[]): Promise<Chosen> {
  const ids = { patient: new Set<number>(), admission: new Set<number>(), stay: new Set<number>() };
  const rows = new Map<string, (readonly Cell[])[]>();
  const warnings: string[] = [];
  for (const table of tables.filter(({ name }) => FIRST['mimic-iii'].includes(name))) {
    const taken: (readonly Cell[])[] = [];
    rows.set(table.name, taken);
    const own = table.name === 'PATIENTS' ? ids.patient : table.name === 'ADMISSIONS' ? ids.admission : ids.stay;
    const column = NAMES_ROWS[table.name] ?? '';
    const { warnings: more } = await read(shapeOf(table), ids, (row) => {
      own.add(row.id(column));
      taken.push(cellsOf(table, row));
      return true;
    });
    warnings.push(...more);
  }
  return { patients: ids.patient.size, known: ids, rows, readings: tables.filter(({ name }) => !rows.has(name)).map(reading), charges: [], renumber: false, warnings };
}

async function chooseEicu(read: ReadSource, tables: readonly Table[]): Promise<Chosen> {
  const ids = { admission: new Set<number>(), stay: new Set<number>() };
  const people = new Set<string>();
  const rows = new Map<string, (readonly Cell[])[]>();
  for (const table of tables.filter(({ name }) => name === 'patient')) {
    const taken: (readonly Cell[])[] = [];
    rows.set(table.name, taken);
    await read({ ...shapeOf(table), references: [] }, ids, (row) => {
      ids.stay.add(row.id('patientunitstayid'));
      ids.admission.add(row.id('patienthealthsystemstayid'));
      people.add(row.exact('uniquepid') ?? row.fail('uniquepid is empty'));
      taken.push(cellsOf(table, row));
      return true;
    });
  }
  return { patients: people.size, known: ids, rows, readings: tables.filter(({ name }) => !rows.has(name)).map(reading), charges: [], renumber: false, warnings: [] };
}
