/** Conditions on what belongs to an admission: diagnoses, procedures, prescriptions, laboratory results. */
import type { Rng } from '../../../env/rng.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import type { Condition, EventTable } from '../query.ts';
import type { Measured, PoolRow, Pools } from '../pools.ts';
import { sayTitle, withUnit } from '../words.ts';
import { drawn, type Kind } from './said.ts';

/** Named things that fewer patients have are not asked for in groups. */
const FEWEST = 3;

/** What is said of patients, and after the noun. */
type Words = readonly [say: Wordings, after: Wordings];

/** A row of the admission's whose values are known to others too. */
function rowOf(rng: Rng, pools: Pools, table: EventTable, columns: readonly string[], admission: PoolRow): PoolRow | undefined {
  const rows = pools.eventsOf(table, admission).filter((row) => columns.every((column) => row[column] !== null && (pools.patients(table, column).get(String(row[column])) ?? 0) >= FEWEST));
  return rows.length === 0 ? undefined : rng.pick(rows);
}

/** The values of one or two columns of a row. */
function equal(id: string, table: EventTable, columns: readonly [x: string, y?: string], [say, after]: Words): Kind {
  return {
    id, say, after,
    draw({ rng, pools }, admission) {
      const named = columns.filter((column) => column !== undefined);
      const row = rowOf(rng, pools, table, named, admission);
      if (row === undefined) return undefined;
      const where = named.map((name): Condition => ({ name, is: '=', value: row[name] ?? '' }));
      const [x = '', y = ''] = named.map((name) => (name === 'DRUG_DOSE' ? String(row[name]) : sayTitle(String(row[name]))));
      return { row: { table, where }, slots: { x, y } };
    },
  };
}

/** A named thing with a number beyond a bound that lies within what is usual for it. */
function beyond(id: string, table: EventTable, name: string, number: string, is: '>' | '<' | '>=' | '<=', of: (pools: Pools) => ReadonlyMap<string, Measured>, [say, after]: Words): Kind {
  return {
    id, say, after,
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

const DIAGNOSES: readonly Kind[] = [
  equal('diagnosis', 'DIAGNOSES', ['LONG_TITLE'], [{ train: ['were diagnosed with {x}', 'had a diagnosis of {x}'], test: ['have been diagnosed with {x}', 'had the diagnosis {x}', 'have the diagnosis of {x}'] }, { train: ['diagnosed with {x}', 'with a diagnosis of {x}', 'whose diagnosis is {x}'], test: ['with the diagnosis of {x}', 'who have been diagnosed with {x}', 'with the diagnosis {x}'] }]),
  equal('diagnosis-short', 'DIAGNOSES', ['SHORT_TITLE'], [{ train: ['have the diagnosis short title {x}', 'were diagnosed with the short title {x}'], test: ['had the diagnosis short title {x}', 'had {x} as the diagnosis short title'] }, { train: ['with diagnosis short title {x}', 'whose diagnosis short title is {x}'], test: ['whose diagnoses short title is {x}', 'with the diagnosis short title {x}'] }]),
  equal('diagnosis-code', 'DIAGNOSES', ['ICD9_CODE'], [{ train: ['have the diagnosis icd9 code {x}', 'were diagnosed with icd9 code {x}'], test: ['were diagnosed under icd9 code {x}', 'had a diagnosis with icd9 code {x}'] }, { train: ['with diagnosis icd9 code {x}', 'diagnosed with icd9 code {x}'], test: ['whose diagnoses icd9 code is {x}', 'diagnosed under icd9 code {x}'] }]),
];
const PROCEDURES: readonly Kind[] = [
  equal('procedure', 'PROCEDURES', ['LONG_TITLE'], [{ train: ['underwent {x}', 'had the procedure {x}'], test: ['had {x}', 'have undergone {x}', 'had the procedure titled {x}'] }, { train: ['who underwent {x}', 'with the procedure {x}', 'whose procedure long title is {x}'], test: ['who had {x}', 'who have undergone {x}', 'with procedure long title {x}'] }]),
  equal('procedure-short', 'PROCEDURES', ['SHORT_TITLE'], [{ train: ['have the procedure short title {x}', 'underwent the procedure with short title {x}'], test: ['had the procedure short title {x}', 'have had the procedure with short title {x}'] }, { train: ['with procedure short title {x}', 'whose procedure short title is {x}'], test: ['who had the procedure short title {x}', 'with the procedure short title {x}'] }]),
  equal('procedure-code', 'PROCEDURES', ['ICD9_CODE'], [{ train: ['have the procedure icd9 code {x}', 'underwent the procedure with icd9 code {x}'], test: ['had the procedure with icd9 code {x}', 'had a procedure under icd9 code {x}'] }, { train: ['with procedure icd9 code {x}', 'whose procedure icd9 code is {x}'], test: ['who had the procedure with icd9 code {x}', 'with a procedure under icd9 code {x}'] }]),
];
const DRUGS: readonly Kind[] = [
  equal('drug', 'PRESCRIPTIONS', ['DRUG'], [{ train: ['were prescribed {x}', 'were given the drug {x}', 'were on {x}'], test: ['were given {x}', 'used the drug {x}', 'had the drug {x}', 'have a {x} drug prescription'] }, { train: ['prescribed {x}', 'given the drug {x}', 'on {x}'], test: ['given {x}', 'who are on {x}', 'with a {x} drug prescription'] }]),
  equal('drug-code', 'PRESCRIPTIONS', ['FORMULARY_DRUG_CD'], [{ train: ['have drug code {x}', 'were given the drug with code {x}'], test: ['were treated with drug code {x}', 'had the drug code {x}'] }, { train: ['with drug code {x}', 'whose drug code is {x}'], test: ['treated with drug code {x}', 'with the drug code {x}'] }]),
  equal('drug-type', 'PRESCRIPTIONS', ['DRUG_TYPE'], [{ train: ['were prescribed {x} type drugs', 'have drug type {x}'], test: ['were given {x} type drugs', 'have been prescribed the {x} drug type'] }, { train: ['with drug type {x}', 'prescribed {x} type drugs'], test: ['on {x} drug type prescription', 'on a {x} type of drug prescription'] }]),
  equal('route', 'PRESCRIPTIONS', ['ROUTE'], [{ train: ['have drug route {x}', 'were given drugs by the {x} route'], test: ['took drugs via {x} route', 'received medication through {x} drug route'] }, { train: ['with drug route {x}', 'whose drug route is {x}'], test: ['taking drug via {x} route', 'with {x} route of drug administration'] }]),
];
/** A drug with what is recorded in the same row. */
const DOSED: readonly Kind[] = [
  equal('drug-route', 'PRESCRIPTIONS', ['DRUG', 'ROUTE'], [{ train: ['were prescribed {x} by route {y}', 'were given {x} by the {y} route'], test: ['were given {x} via {y} route', 'used the drug {x} via {y} route'] }, { train: ['prescribed {x} by route {y}', 'given {x} by the {y} route'], test: ['given {x} via {y} route', 'who used the drug {x} via {y} route'] }]),
  equal('drug-dose', 'PRESCRIPTIONS', ['DRUG', 'DRUG_DOSE'], [{ train: ['were prescribed {x} at a dose of {y}', 'were given {x} with drug dose {y}'], test: ['were given {x} at a dose of {y}', 'were on {x} with a drug dose of {y}'] }, { train: ['prescribed {x} at a dose of {y}', 'given {x} with drug dose {y}'], test: ['given {x} at a dose of {y}', 'on {x} with a drug dose of {y}'] }]),
  beyond('dose-above', 'PRESCRIPTIONS', 'DRUG', 'DOSE', '>', doses, [{ train: ['were prescribed {x} at a dose above {v}', 'were prescribed a dose of more than {v} of {x}'], test: ['were given {x} at a dose of more than {v}', 'were given a dose of {x} above {v}'] }, { train: ['prescribed {x} at a dose above {v}', 'prescribed a dose of more than {v} of {x}'], test: ['given {x} at a dose of more than {v}', 'given a dose of {x} above {v}'] }]),
  beyond('dose-most', 'PRESCRIPTIONS', 'DRUG', 'DOSE', '<=', doses, [{ train: ['were prescribed {x} at a dose of at most {v}', 'were prescribed a dose of at most {v} of {x}'], test: ['were given {x} at a dose of {v} or less', 'were given a dose of {x} of at most {v}'] }, { train: ['prescribed {x} at a dose of at most {v}', 'prescribed a dose of at most {v} of {x}'], test: ['given {x} at a dose of {v} or less', 'given a dose of {x} of at most {v}'] }]),
];
const NAMED_LABS: readonly Kind[] = [
  equal('lab', 'LAB', ['LABEL'], [{ train: ['had a lab test for {x}', 'were lab tested for {x}'], test: ['were tested for {x} in lab', 'had a {x} lab test', 'had a lab test named {x}', 'had the {x} lab test done'] }, { train: ['lab tested for {x}', 'with a lab test for {x}', 'whose lab test is {x}'], test: ['tested for {x} in lab', 'who had a {x} lab test', 'with lab test name {x}'] }]),
  equal('lab-item', 'LAB', ['ITEMID'], [{ train: ['have lab test item id {x}', 'had the lab test with item id {x}'], test: ['had lab test item id {x}', 'had a lab test under item id {x}'] }, { train: ['whose lab test item id is {x}', 'with a lab test of item id {x}'], test: ['with lab test item id {x}', 'with item id {x} in a lab test'] }]),
  equal('lab-fluid', 'LAB', ['FLUID', 'CATEGORY'], [{ train: ['had a {y} lab test on the fluid {x}', 'had a lab test of category {y} and fluid {x}'], test: ['had a {y} category lab test on the fluid {x}', 'had a lab test with category {y} and fluid {x}'] }, { train: ['with a {y} lab test on the fluid {x}', 'with a lab test of category {y} and fluid {x}'], test: ['with a {y} category lab test on the fluid {x}', 'with a lab test under category {y} and fluid {x}'] }]),
];
const MEASURED_LABS: readonly Kind[] = [
  equal('lab-flag', 'LAB', ['LABEL', 'FLAG'], [{ train: ['had a {x} lab test flagged {y}', 'had a {x} lab result with flag {y}'], test: ['had a {x} lab test with {y} status', 'had a {x} lab test flagged as {y}'] }, { train: ['with a {x} lab test flagged {y}', 'with a {x} result flagged {y}'], test: ['with a {x} lab test of {y} status', 'with a {x} lab test flagged as {y}'] }]),
  beyond('lab-above', 'LAB', 'LABEL', 'VALUE', '>', labs, [{ train: ['had a {x} result above {v}', 'had a {x} lab value greater than {v}'], test: ['had a {x} lab value above {v}', 'had a {x} test value of more than {v}'] }, { train: ['with a {x} result above {v}', 'with a {x} lab value greater than {v}'], test: ['with a {x} lab value above {v}', 'with a {x} test value of more than {v}'] }]),
  beyond('lab-below', 'LAB', 'LABEL', 'VALUE', '<', labs, [{ train: ['had a {x} result below {v}', 'had a {x} lab value less than {v}'], test: ['had a {x} lab value below {v}', 'had a {x} test value of less than {v}'] }, { train: ['with a {x} result below {v}', 'with a {x} lab value less than {v}'], test: ['with a {x} lab value below {v}', 'with a {x} test value of less than {v}'] }]),
  beyond('lab-least', 'LAB', 'LABEL', 'VALUE', '>=', labs, [{ train: ['had a {x} result of at least {v}', 'had a {x} lab value of at least {v}'], test: ['had a {x} lab value of {v} or more', 'had a {x} test value of {v} or higher'] }, { train: ['with a {x} result of at least {v}', 'with a {x} lab value of at least {v}'], test: ['with a {x} lab value of {v} or more', 'with a {x} test value of {v} or higher'] }]),
];
/** What most people would name comes first: titles before codes, names before kinds. */
export const DIAGNOSIS_KINDS = drawn(DIAGNOSES, { diagnosis: 4, 'diagnosis-short': 2 });
export const PROCEDURE_KINDS = drawn(PROCEDURES, { procedure: 4, 'procedure-short': 2 });
export const DRUG_KINDS = drawn([...DRUGS, ...DOSED], { drug: 4 });
export const LAB_KINDS = drawn([...NAMED_LABS, ...MEASURED_LABS], { lab: 4, 'lab-flag': 2 });
/** Those that need numbers to be read from texts, or two conditions on one row. */
export const HARD_KINDS: readonly Kind[] = [...MEASURED_LABS, ...DOSED];

export const EVENT_KINDS: Readonly<Record<EventTable, readonly Kind[]>> = { DIAGNOSES: DIAGNOSIS_KINDS, PROCEDURES: PROCEDURE_KINDS, PRESCRIPTIONS: DRUG_KINDS, LAB: LAB_KINDS };
