/** What is recorded of one patient, named by id or by name: one or several columns, of one table or two. */
import type { Wordings } from '../../ehr/templates/template.ts';
import { term } from '../columns.ts';
import type { PoolRow } from '../pools.ts';
import type { Condition, EventTable, Rows, Term } from '../query.ts';
import { joined, sayTitle } from '../words.ts';
import { drawFacts, FACTS } from './facts.ts';
import type { Draw, Template } from './template.ts';

export interface Named {
  readonly where: readonly Condition[];
  /** "patient id 17", "Paul Dunn". */
  readonly patient: string;
  readonly admissions: readonly PoolRow[];
}

/** A patient by id or, where nobody else is called so, by name. */
export function namePatient(d: Draw, admission: PoolRow): Named {
  const admissions = d.pools.admissionsOf(admission);
  const name = String(admission['NAME']);
  if (d.pools.ownNames.has(name) && d.rng.chance(0.35)) return { where: [{ name: 'NAME', is: '=', value: name }], patient: d.rng.pick([name, `patient ${name}`]), admissions };
  const id = Number(admission['SUBJECT_ID']);
  return { where: [{ name: 'SUBJECT_ID', is: '=', value: id }], patient: d.rng.pick([`patient id ${id}`, `subject id ${id}`, `patient with patient id ${id}`]), admissions };
}

const ASKED: Wordings = {
  train: ['what is the {facts} of {patient}?', 'give me the {facts} of {patient}.', 'specify the {facts} of {patient}.', 'tell me the {facts} of {patient}.', 'for {patient}, provide the {facts}.', 'find the {facts} of {patient}.'],
  test: ['what is the {facts} for {patient}?', 'let me know the {facts} of {patient}.', 'provide me with the {facts} of {patient}.', 'find out the {facts} of {patient}.', 'for {patient}, find the {facts}.', 'for {patient}, specify the {facts}.', 'mention the {facts} of {patient}.', 'name the {facts} of {patient}.', 'provide the {facts} for {patient}.', 'specify the {facts} for {patient}.'],
};

const demographics = (id: string, difficulty: number, count: number): Template => ({
  id, category: 'list-count', difficulty, phrasings: ASKED,
  draw(d) {
    const admission = d.admission();
    if (admission === undefined) return undefined;
    const { where, patient, admissions } = namePatient(d, admission);
    const named = where[0]?.name === 'NAME' ? 'NAME' : 'SUBJECT_ID';
    const facts = drawFacts(d.rng, admissions, count, [named]);
    return { query: { op: 'list', terms: facts.map((name) => term(`DEMOGRAPHIC.${name}`)), from: { of: { where } } }, slots: { patient, facts: joined(facts.map((name) => FACTS[name] ?? name)) } };
  },
});

/** Columns of a table that are asked for together, and what they are called. */
const EVENT_FACTS: readonly (readonly [table: EventTable, columns: readonly string[], called: string])[] = [
  ['DIAGNOSES', ['LONG_TITLE'], 'diagnoses long title'], ['DIAGNOSES', ['SHORT_TITLE'], 'diagnoses short title'], ['DIAGNOSES', ['ICD9_CODE'], 'diagnoses icd9 code'], ['DIAGNOSES', ['ICD9_CODE', 'SHORT_TITLE'], 'diagnoses icd9 code and short title'],
  ['PROCEDURES', ['LONG_TITLE'], 'procedure long title'], ['PROCEDURES', ['SHORT_TITLE'], 'procedure short title'], ['PROCEDURES', ['ICD9_CODE'], 'procedure icd9 code'], ['PROCEDURES', ['ICD9_CODE', 'LONG_TITLE'], 'procedure icd9 code and long title'],
  ['PRESCRIPTIONS', ['DRUG'], 'drug name'], ['PRESCRIPTIONS', ['DRUG', 'DRUG_DOSE'], 'drug name and drug dose'], ['PRESCRIPTIONS', ['DRUG', 'ROUTE'], 'drug name and drug route'], ['PRESCRIPTIONS', ['FORMULARY_DRUG_CD'], 'drug code'],
  ['LAB', ['LABEL'], 'lab test name'], ['LAB', ['FLUID', 'CATEGORY'], 'lab test fluid and category'], ['LAB', ['CATEGORY', 'LABEL'], 'lab test category and name'],
];

const ofTable = (id: string, tables: readonly EventTable[], difficulty: number, facts: number): Template => ({
  id, category: 'list-count', difficulty, phrasings: ASKED,
  draw(d) {
    const [table, columns, called] = d.rng.pick(EVENT_FACTS.filter(([each]) => tables.includes(each)));
    const admission = d.admission((each) => d.pools.eventsOf(table, each).length > 0);
    if (admission === undefined) return undefined;
    const { where, patient, admissions } = namePatient(d, admission);
    const own = drawFacts(d.rng, admissions, facts, ['NAME', 'SUBJECT_ID', 'HADM_ID']);
    const terms = [...own.map((name) => term(`DEMOGRAPHIC.${name}`)), ...columns.map((name): Term => ({ table, name }))];
    return { query: { op: 'list', terms, from: { of: { where }, rows: [{ table, where: [] }] } }, slots: { patient, facts: joined([...own.map((name) => FACTS[name] ?? name), called]) } };
  },
});

/** A drug or a test of the patient's, and what is recorded with it. */
const ofItem = (id: string, table: EventTable, column: string, asked: readonly string[], difficulty: number, phrasings: Wordings, where: readonly Condition[] = []): Template => ({
  id, category: 'list-count', difficulty, phrasings,
  draw(d) {
    const admission = d.admission((each) => d.pools.eventsOf(table, each).length > 0);
    if (admission === undefined) return undefined;
    const named = namePatient(d, admission);
    const rows = d.pools.eventsOf(table, admission).filter((row) => asked.every((name) => row[name] !== null) && where.every(({ name, value }) => row[name] === value));
    if (rows.length === 0) return undefined;
    const x = String(d.rng.pick(rows)[column]);
    if (!d.pools.patients(table, column).has(x)) return undefined;
    const own: Rows = { table, where: [{ name: column, is: '=', value: x }, ...where] };
    return { query: { op: 'list', terms: asked.map((name) => ({ table, name })), from: { of: { where: named.where }, rows: [own] } }, slots: { patient: named.patient, x: sayTitle(x) } };
  },
});

const ITEMS: readonly Template[] = [
  ofItem('drug-dose', 'PRESCRIPTIONS', 'DRUG', ['DRUG_DOSE'], 1, {
    train: ['what is the drug dose of {x} for {patient}?', 'give the drug dose of {x} prescribed to {patient}.', 'at which dose was {x} prescribed to {patient}?'],
    test: ['what dose of {x} was given to {patient}?', 'which drug dose of {x} did {patient} get?', 'let me know the dosage of the drug {x} for {patient}.'],
  }),
  ofItem('drug-route-dose', 'PRESCRIPTIONS', 'DRUG', ['ROUTE', 'DRUG_DOSE'], 1, {
    train: ['what is the drug route and drug dose of {x} for {patient}?', 'give the drug route and dose of {x} prescribed to {patient}.', 'by which route and at which dose was {x} prescribed to {patient}?'],
    test: ['what route and dose of {x} was given to {patient}?', 'which drug route and drug dose of {x} did {patient} get?', 'let me know the route along with the dosage of the drug {x} for {patient}.'],
  }),
  ofItem('lab-values', 'LAB', 'LABEL', ['VALUE_UNIT'], 1, {
    train: ['what are the lab test values of {x} for {patient}?', 'give the values of the lab test {x} for {patient}.', 'provide the {x} lab values with unit of {patient}.'],
    test: ['what are the {x} lab values with unit for {patient}?', 'let me know the lab test values of {x} with unit for {patient}.', 'list the {x} lab test results with unit of {patient}.'],
  }),
  ofItem('lab-times', 'LAB', 'LABEL', ['CHARTTIME', 'VALUE_UNIT'], 2, {
    train: ['what are the chart times and values of the lab test {x} for {patient}?', 'give the chart time and value of each {x} lab test of {patient}.', 'for {patient}, provide the chart time and value of the lab test {x}.'],
    test: ['what are the lab test chart times and values of {x} of {patient}?', 'let me know the chart time along with the value of each {x} lab test for {patient}.', 'list the chart time and value of the {x} lab tests of {patient}.'],
  }),
  ofItem('abnormal-times', 'LAB', 'LABEL', ['CHARTTIME'], 2, {
    train: ['at which chart times was the lab test {x} abnormal for {patient}?', 'give the chart times of abnormal {x} lab tests of {patient}.', 'when was {x} flagged abnormal for {patient}?'],
    test: ['when did {patient} have an abnormal {x} lab test?', 'list the chart times of the {x} lab tests with abnormal status of {patient}.', 'let me know the lab test chart times of abnormal {x} results for {patient}.'],
  }, [{ name: 'FLAG', is: '=', value: 'abnormal' }]),
];

/** What belongs to two tables, each combined with each of the same admission. */
const crossed = (id: string, tables: readonly [EventTable, string, string], others: readonly [EventTable, string, string]): Template => ({
  id, category: 'list-count', difficulty: 3, phrasings: {
    train: ['provide each {one} with each {other} of the same admission for {patient}.', 'for {patient}, list each {one} together with each {other} of the same admission.', 'what are the {one} and {other} of {patient}, each with each of the same admission?'],
    test: ['let me know all pairs of {one} and {other} within the same admission of {patient}.', 'for {patient}, find every pair of {one} and {other} from the same admission.', 'which pairs of {one} and {other} of the same admission does {patient} have?'],
  },
  draw(d) {
    const both = [tables, others];
    const admission = d.admission((each) => both.every(([table]) => d.pools.eventsOf(table, each).length > 0));
    if (admission === undefined) return undefined;
    const { where, patient } = namePatient(d, admission);
    return { query: { op: 'list', terms: both.map(([table, name]) => ({ table, name })), from: { of: { where }, rows: both.map(([table]) => ({ table, where: [] })) } }, slots: { patient, one: tables[2], other: others[2] } };
  },
});

const COUNTED: readonly (readonly [table: EventTable, distinct: string | undefined, where: readonly Condition[], called: string])[] = [
  ['PRESCRIPTIONS', undefined, [], 'prescriptions'], ['PRESCRIPTIONS', 'DRUG', [], 'different drugs'], ['LAB', undefined, [], 'lab test results'], ['LAB', 'LABEL', [], 'different lab test names'],
  ['LAB', undefined, [{ name: 'FLAG', is: '=', value: 'abnormal' }], 'abnormal lab test results'], ['DIAGNOSES', 'ICD9_CODE', [], 'different diagnosis codes'], ['PRESCRIPTIONS', undefined, [{ name: 'ROUTE', is: '=', value: 'IV' }], 'prescriptions by route IV'],
];

const COUNTS: Template = {
  id: 'counts', category: 'list-count', difficulty: 1,
  phrasings: {
    train: ['how many {what} does {patient} have?', 'count the {what} of {patient}.', 'give the number of {what} recorded for {patient}.'],
    test: ['how many {what} did {patient} have?', 'tell me how many {what} are recorded for {patient}.', 'find the number of {what} of {patient}.'],
  },
  draw(d) {
    const [table, distinct, where, what] = d.rng.pick(COUNTED);
    const admission = d.admission((each) => d.pools.eventsOf(table, each).length > 0);
    if (admission === undefined) return undefined;
    const named = namePatient(d, admission);
    return { query: { op: 'count', ...(distinct === undefined ? {} : { distinct: { table, name: distinct } }), from: { of: { where: named.where }, rows: [{ table, where }] } }, slots: { patient: named.patient, what } };
  },
};

export const PATIENT_TEMPLATES: readonly Template[] = [
  demographics('fact', 1, 1), demographics('two-facts', 1, 2), demographics('three-facts', 2, 3),
  ofTable('diagnoses', ['DIAGNOSES'], 1, 0), ofTable('procedures', ['PROCEDURES'], 1, 0), ofTable('drug name', ['PRESCRIPTIONS'], 1, 0), ofTable('labs', ['LAB'], 1, 0),
  ofTable('fact-and-diagnoses', ['DIAGNOSES'], 2, 1), ofTable('fact-and-procedures', ['PROCEDURES'], 2, 1), ofTable('fact-and-drugs', ['PRESCRIPTIONS'], 2, 1), ofTable('two-facts-and-procedures', ['PROCEDURES'], 2, 2),
  ...ITEMS,
  crossed('procedures-with-drug-codes', ['PROCEDURES', 'SHORT_TITLE', 'procedure short title'], ['PRESCRIPTIONS', 'DRUG_TYPE', 'drug type']),
  crossed('procedures-with-fluids', ['PROCEDURES', 'LONG_TITLE', 'procedure long title'], ['LAB', 'FLUID', 'lab test fluid']),
  crossed('diagnoses-with-routes', ['DIAGNOSES', 'SHORT_TITLE', 'diagnosis short title'], ['PRESCRIPTIONS', 'ROUTE', 'drug route']),
  COUNTS,
];
