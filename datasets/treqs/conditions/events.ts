/** Conditions on what belongs to an admission: diagnoses, procedures, prescriptions, laboratory results. */
import type { Rng } from '../../../env/rng.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import type { Condition, EventTable } from '../query.ts';
import type { Measured, PoolRow, Pools } from '../pools.ts';
import { sayTitle, withUnit } from '../words.ts';
import type { Kind } from './said.ts';

/** Named things that fewer patients have are not asked for in groups. */
const FEWEST = 3;

/** A row of the admission's whose values are known to others too. */
function rowOf(rng: Rng, pools: Pools, table: EventTable, columns: readonly string[], admission: PoolRow): PoolRow | undefined {
  const rows = pools.eventsOf(table, admission).filter((row) => columns.every((column) => row[column] !== null && (pools.patients(table, column).get(String(row[column])) ?? 0) >= FEWEST));
  return rows.length === 0 ? undefined : rng.pick(rows);
}

/** The values of one or two columns of a row. */
function equal(id: string, table: EventTable, columns: readonly [x: string, y?: string], say: Wordings): Kind {
  return {
    id, say,
    draw({ rng, pools }, admission) {
      const named = columns.filter((column) => column !== undefined);
      const row = rowOf(rng, pools, table, named, admission);
      if (row === undefined) return undefined;
      const where = named.map((name): Condition => ({ name, is: '=', value: row[name] ?? '' }));
      const [x = '', y = ''] = named.map((name) => sayTitle(String(row[name])));
      return { row: { table, where }, slots: { x, y } };
    },
  };
}

/** A named thing with a number beyond a bound that lies within what is usual for it. */
function beyond(id: string, table: EventTable, name: string, number: string, is: '>' | '<' | '>=' | '<=', of: (pools: Pools) => ReadonlyMap<string, Measured>, say: Wordings): Kind {
  return {
    id, say,
    draw({ rng, pools }, admission) {
      const row = rowOf(rng, pools, table, [name], admission);
      const measured = row === undefined ? undefined : of(pools).get(String(row[name]));
      if (row === undefined || measured === undefined) return undefined;
      const value = rng.pick(measured.values);
      return { row: { table, where: [{ name, is: '=', value: row[name] ?? '' }, { name: number, is, value }] }, slots: { x: sayTitle(String(row[name])), v: withUnit(value, measured.unit) } };
    },
  };
}

const labs = (pools: Pools): ReadonlyMap<string, Measured> => pools.labs;
const doses = (pools: Pools): ReadonlyMap<string, Measured> => pools.doses;

export const DIAGNOSIS_KINDS: readonly Kind[] = [
  { whose: { train: ['diagnosis is {x}'], test: ['diagnosis long title is {x}'] }, ...equal('diagnosis', 'DIAGNOSES', ['LONG_TITLE'], { train: ['were diagnosed with {x}', 'had a diagnosis of {x}', 'have the diagnosis {x}'], test: ['have been diagnosed with {x}', 'are diagnosed with {x}', 'have {x} as a diagnosis'] }) },
  { whose: { train: ['diagnosis short title is {x}'], test: ['diagnoses short title is {x}'] }, ...equal('diagnosis-short', 'DIAGNOSES', ['SHORT_TITLE'], { train: ['have the diagnosis short title {x}', 'were diagnosed with the short title {x}'], test: ['have {x} as diagnosis short title', 'are diagnosed with the short title {x}'] }) },
  { whose: { train: ['diagnosis icd9 code is {x}'], test: ['diagnoses icd9 code is {x}'] }, ...equal('diagnosis-code', 'DIAGNOSES', ['ICD9_CODE'], { train: ['have the diagnosis icd9 code {x}', 'were diagnosed under icd9 code {x}'], test: ['have {x} as diagnosis icd9 code', 'are diagnosed under icd9 code {x}'] }) },
];
export const PROCEDURE_KINDS: readonly Kind[] = [
  { whose: { train: ['procedure long title is {x}'], test: [] }, ...equal('procedure', 'PROCEDURES', ['LONG_TITLE'], { train: ['underwent {x}', 'had the procedure {x}', 'underwent the procedure titled {x}'], test: ['have undergone {x}', 'had {x} as a procedure', 'have had the procedure {x}'] }) },
  { whose: { train: ['procedure short title is {x}'], test: ['procedure title in short is {x}'] }, ...equal('procedure-short', 'PROCEDURES', ['SHORT_TITLE'], { train: ['have the procedure short title {x}', 'underwent the procedure with short title {x}'], test: ['have {x} as procedure short title', 'have had the procedure with short title {x}'] }) },
  { whose: { train: ['procedure icd9 code is {x}'], test: ['icd9 code of a procedure is {x}'] }, ...equal('procedure-code', 'PROCEDURES', ['ICD9_CODE'], { train: ['have the procedure icd9 code {x}', 'underwent the procedure with icd9 code {x}'], test: ['have {x} as procedure icd9 code', 'have undergone the procedure with icd9 code {x}'] }) },
];
export const DRUG_KINDS: readonly Kind[] = [
  { whose: { train: ['drug name is {x}'], test: ['drug is {x}'] }, ...equal('drug', 'PRESCRIPTIONS', ['DRUG'], { train: ['were prescribed {x}', 'were given the drug {x}', 'have a prescription of {x}'], test: ['have been prescribed {x}', 'are treated with the drug {x}', 'used the drug {x}'] }) },
  { whose: { train: ['drug code is {x}'], test: [] }, ...equal('drug-code', 'PRESCRIPTIONS', ['FORMULARY_DRUG_CD'], { train: ['have drug code {x}', 'were treated with drug code {x}'], test: ['have {x} as drug code', 'are treated with drug code {x}'] }) },
  { whose: { train: ['drug type is {x}'], test: ['type of drug is {x}'] }, ...equal('drug-type', 'PRESCRIPTIONS', ['DRUG_TYPE'], { train: ['have drug type {x}', 'were prescribed a drug of type {x}'], test: ['have {x} as drug type', 'have been prescribed a {x} type drug'] }) },
  { whose: { train: [], test: ['drug route is {x}'] }, ...equal('route', 'PRESCRIPTIONS', ['ROUTE'], { train: ['have drug route {x}', 'were given a drug by route {x}'], test: ['have {x} as drug route', 'got a drug via the route {x}'] }) },
  equal('drug-route', 'PRESCRIPTIONS', ['DRUG', 'ROUTE'], { train: ['were prescribed {x} by route {y}', 'were given {x} with drug route {y}'], test: ['have been prescribed {x} via route {y}', 'got {x} with drug route {y}'] }),
  equal('drug-dose', 'PRESCRIPTIONS', ['DRUG', 'DRUG_DOSE'], { train: ['were prescribed {x} at a dose of {y}', 'were given {x} with drug dose {y}'], test: ['have been prescribed {x} with a dose of {y}', 'got {x} with drug dose {y}'] }),
  beyond('dose-above', 'PRESCRIPTIONS', 'DRUG', 'DOSE', '>', doses, { train: ['were prescribed {x} at a dose of more than {v}', 'were given more than {v} of {x} as one dose'], test: ['have been prescribed {x} with a dose of more than {v}', 'got some dose of {x} above {v}'] }),
  beyond('dose-most', 'PRESCRIPTIONS', 'DRUG', 'DOSE', '<=', doses, { train: ['were prescribed {x} at a dose of at most {v}', 'were given no more than {v} of {x} as one dose'], test: ['have been prescribed {x} with a dose of {v} or less', 'got some dose of {x} of at most {v}'] }),
];
const NAMED_LABS: readonly Kind[] = [
  { whose: { train: ['lab test is {x}'], test: ['lab test name is {x}'] }, ...equal('lab', 'LAB', ['LABEL'], { train: ['had a lab test for {x}', 'had the lab test {x}', 'were lab tested for {x}'], test: ['had a lab test named {x}', 'had their {x} tested in the lab', 'have been lab tested for {x}'] }) },
  { whose: { train: ['lab test item id is {x}'], test: ['item id of a lab test is {x}'] }, ...equal('lab-item', 'LAB', ['ITEMID'], { train: ['have lab test item id {x}', 'had a lab test with item id {x}'], test: ['have {x} as lab test item id', 'have been tested under lab item id {x}'] }) },
  equal('lab-fluid', 'LAB', ['FLUID', 'CATEGORY'], { train: ['had a {y} lab test in the fluid {x}', 'have lab test fluid {x} and category {y} in one test'], test: ['have been tested in lab category {y} on the fluid {x}', 'have a lab test of category {y} and fluid {x}'] }),
];
const MEASURED_LABS: readonly Kind[] = [
  equal('lab-flag', 'LAB', ['LABEL', 'FLAG'], { train: ['had any {x} lab test flagged {y}', 'have any {x} result with abnormal status {y}'], test: ['have {y} as abnormal status of some {x} lab test', 'had some {x} lab test with the flag {y}'] }),
  beyond('lab-above', 'LAB', 'LABEL', 'VALUE', '>', labs, { train: ['had any {x} result above {v}', 'had any {x} lab value greater than {v}'], test: ['had some lab value of {x} above {v}', 'have had {x} tested at more than {v}'] }),
  beyond('lab-below', 'LAB', 'LABEL', 'VALUE', '<', labs, { train: ['had any {x} result below {v}', 'had any {x} lab value less than {v}'], test: ['had some lab value of {x} below {v}', 'have had {x} tested at less than {v}'] }),
  beyond('lab-least', 'LAB', 'LABEL', 'VALUE', '>=', labs, { train: ['had any {x} result of at least {v}', 'had any {x} lab value of {v} or more'], test: ['had some lab value of {x} of {v} or more', 'have had {x} tested at {v} or more'] }),
];
export const LAB_KINDS: readonly Kind[] = [...NAMED_LABS, ...MEASURED_LABS];
/** Those that need numbers to be read from texts, or two conditions on one row. */
export const HARD_KINDS: readonly Kind[] = [...MEASURED_LABS, ...DRUG_KINDS.slice(4)];

export const EVENT_KINDS: Readonly<Record<EventTable, readonly Kind[]>> = { DIAGNOSES: DIAGNOSIS_KINDS, PROCEDURES: PROCEDURE_KINDS, PRESCRIPTIONS: DRUG_KINDS, LAB: LAB_KINDS };
