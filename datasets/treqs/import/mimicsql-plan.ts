/** Tables that TREQS's preprocessing has made, its mimic.db or its five CSV files: taken as they are, checked and typed. */
import { cellsOf, reading, shapeOf } from '../../ehr/import/tables/ready-tables.ts';
import type { Chosen, Plan, ReadSource } from '../../ehr/import/tables/plan.ts';
import { type Cell, SCHEMA_BY_NAME } from '../../hospital/index.ts';

const { tables } = SCHEMA_BY_NAME.mimicsql;
const [demographic, ...others] = tables.toSorted((a, b) => Number(b.name === 'DEMOGRAPHIC') - Number(a.name === 'DEMOGRAPHIC'));

export const MIMICSQL_PLAN: Plan = {
  shapes: [demographic, ...others].flatMap((table) => (table === undefined ? [] : [shape(table)])),
  choose: async (read, patients) => ({ ...await choose(read), warnings: patients === null ? [] : ['all patients are taken: these tables are TREQS\'s choice of admissions already'] }),
};

/** Unit stays have no table here that they could point at, and DEMOGRAPHIC is what the others point at. */
function shape(table: (typeof tables)[number]): ReturnType<typeof shapeOf> {
  const own = shapeOf(table);
  return { ...own, references: table === demographic ? [] : own.references.filter(({ to }) => to === 'patient' || to === 'admission') };
}

async function choose(read: ReadSource): Promise<Omit<Chosen, 'warnings'>> {
  const ids = { patient: new Set<number>(), admission: new Set<number>() };
  const rows: (readonly Cell[])[] = [];
  if (demographic === undefined) throw new RangeError('MIMICSQL has no DEMOGRAPHIC');
  await read(shape(demographic), ids, (row) => {
    ids.patient.add(row.id('SUBJECT_ID'));
    ids.admission.add(row.id('HADM_ID'));
    rows.push(cellsOf(demographic, row));
    return true;
  });
  return { patients: ids.patient.size, known: ids, rows: new Map([['DEMOGRAPHIC', rows]]), readings: others.map((table) => ({ ...reading(table), ...shape(table) })), charges: [], renumber: false };
}
