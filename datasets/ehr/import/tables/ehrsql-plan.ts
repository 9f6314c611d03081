/** Tables that went through EHRSQL's preprocessing: taken as they are, checked and typed. */
import { SCHEMA_BY_NAME, type Cell, type Table } from '../../../hospital/index.ts';
import type { SchemaName } from '../../query.ts';
import type { Chosen, Plan, ReadSource } from './plan.ts';
import { cellsOf, NAMES_ROWS, reading, shapeOf } from './ready-tables.ts';

/** Read first: all others point at them. */
const FIRST: Readonly<Record<SchemaName, readonly string[]>> = { 'mimic-iii': ['PATIENTS', 'ADMISSIONS', 'ICUSTAYS'], eicu: ['patient'] };

export function ehrsqlPlan(schema: SchemaName): Plan {
  const { tables } = SCHEMA_BY_NAME[schema];
  const first = FIRST[schema];
  const ordered = [...tables.filter(({ name }) => first.includes(name)), ...tables.filter(({ name }) => !first.includes(name))];
  return {
    shapes: ordered.map(shapeOf),
    choose: async (read, patients) => {
      const chosen = schema === 'mimic-iii' ? await chooseMimic(read, ordered) : await chooseEicu(read, ordered);
      return patients === null ? chosen : { ...chosen, warnings: ['all patients are taken: these tables are EHRSQL\'s choice of patients already'] };
    },
  };
}

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
