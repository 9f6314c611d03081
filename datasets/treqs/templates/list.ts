/** Lists of a group's values, and what the tables say of a code, a drug or a test. */
import type { Wordings } from '../../ehr/templates/template.ts';
import type { Kind } from '../conditions/said.ts';
import { term } from '../columns.ts';
import type { EventTable, Term } from '../query.ts';
import { joined, sayTitle } from '../words.ts';
import { ANY_EVENT, PEOPLE } from './count.ts';
import { FACTS } from './facts.ts';
import { isPinned, type Template } from './template.ts';

const LISTED: Wordings = {
  train: ['list the {facts} of {group}.', 'give me the {facts} of {group}.', 'what are the {facts} of {group}?', 'provide the {facts} of {group}.'],
  test: ['show the {facts} of {group}.', 'get the {facts} of {group}.', 'let me know the {facts} of {group}.', 'what are the {facts} for {group}?', 'bring the list of {facts} of {group}.'],
};
const SEVERAL: Readonly<Record<string, string>> = { ETHNICITY: 'ethnicities', ADMITTIME: 'times of admission', DAYS_STAY: 'days of hospital stay', DOB_YEAR: 'years of birth' };
const several = (name: string): string => SEVERAL[name] ?? `${FACTS[name] ?? name}s`;

const ofGroup = (id: string, columns: readonly (readonly string[])[], ...lists: readonly (readonly Kind[])[]): Template => ({
  id, category: 'list-count', difficulty: 2, phrasings: LISTED,
  draw(d) {
    const group = d.group(...lists);
    const asked = d.rng.pick(columns);
    if (group === undefined || asked.some((name) => isPinned(group, name))) return undefined;
    return { query: { op: 'list', terms: asked.map((name) => term(`DEMOGRAPHIC.${name}`)), from: { of: group.of } }, slots: { ...group.slots, facts: joined(asked.map((name) => several(name))) } };
  },
});

/** What the group's admissions have of another table. */
const ofEvents = (id: string, table: EventTable, columns: readonly (readonly [name: string, called: string])[], ...lists: readonly (readonly Kind[])[]): Template => ({
  id, category: 'list-count', difficulty: 2, phrasings: LISTED,
  draw(d) {
    const group = d.group(...lists);
    const [name, called] = d.rng.pick(columns);
    return group && { query: { op: 'list', terms: [{ table, name }], from: { of: group.of, rows: [{ table, where: [] }] } }, slots: { ...group.slots, facts: called } };
  },
});

const GROUPS: readonly Template[] = [
  ofGroup('names', [['NAME'], ['NAME', 'AGE'], ['NAME', 'GENDER']], ANY_EVENT, PEOPLE, PEOPLE), ofGroup('ids', [['SUBJECT_ID'], ['HADM_ID'], ['SUBJECT_ID', 'DAYS_STAY']], ANY_EVENT, ANY_EVENT),
  ofGroup('primary-diseases', [['DIAGNOSIS'], ['DIAGNOSIS', 'ADMISSION_TYPE']], ANY_EVENT, PEOPLE), ofGroup('places', [['DISCHARGE_LOCATION', 'ADMISSION_LOCATION'], ['DISCHARGE_LOCATION'], ['ETHNICITY'], ['RELIGION']], ANY_EVENT, PEOPLE, PEOPLE),
  ofGroup('times', [['ADMITTIME'], ['DISCHTIME'], ['ADMITTIME', 'DISCHTIME']], ANY_EVENT, PEOPLE, PEOPLE), ofGroup('ages', [['AGE'], ['AGE', 'GENDER'], ['DOB_YEAR']], ANY_EVENT, PEOPLE),
  ofEvents('group-procedures', 'PROCEDURES', [['LONG_TITLE', 'procedure long titles'], ['SHORT_TITLE', 'procedure short titles'], ['ICD9_CODE', 'procedure icd9 codes']], ANY_EVENT, PEOPLE),
  ofEvents('group-drugs', 'PRESCRIPTIONS', [['DRUG', 'drugs'], ['DRUG_TYPE', 'drug types'], ['ROUTE', 'drug routes']], ANY_EVENT, PEOPLE, PEOPLE),
];

/** A thing of the tables by one of its columns, and another of them. */
const ofThing = (id: string, table: EventTable, by: string, asked: readonly (readonly [name: string, called: string])[], phrasings: Wordings, called = ''): Template => ({
  id, category: 'list-count', difficulty: 1, phrasings,
  draw(d) {
    const row = d.rng.pick(d.pools.events(table));
    const value = row[by];
    const facts = d.rng.shuffle(asked).slice(0, d.rng.int(1, 2)).filter(([name]) => row[name] !== null);
    if (value === null || value === undefined || facts.length === 0 || !d.pools.patients(table, by).has(String(value))) return undefined;
    const terms = facts.map(([name]): Term => ({ table, name }));
    return { query: { op: 'list', terms, from: { of: {}, rows: [{ table, where: [{ name: by, is: '=', value }] }] } }, slots: { x: sayTitle(String(value)), facts: joined(facts.map(([, each]) => each)), called } };
  },
});

const CODED: Wordings = {
  train: ['what is the {facts} of {called} {x}?', 'give me the {facts} of {called} {x}.', 'specify the {facts} of {called} {x}.'],
  test: ['what is the {facts} for {called} {x}?', 'look up the {facts} of {called} {x}.', 'find out the {facts} of {called} {x}.', 'provide the {facts} for {called} {x}.'],
};

const THINGS: readonly Template[] = [
  ofThing('diagnosis-of-code', 'DIAGNOSES', 'ICD9_CODE', [['SHORT_TITLE', 'short title'], ['LONG_TITLE', 'long title']], CODED, 'diagnosis icd9 code'),
  ofThing('code-of-diagnosis', 'DIAGNOSES', 'LONG_TITLE', [['SHORT_TITLE', 'short title'], ['ICD9_CODE', 'icd9 code']], CODED, 'the diagnosis'),
  ofThing('diagnosis-of-short', 'DIAGNOSES', 'SHORT_TITLE', [['LONG_TITLE', 'long title'], ['ICD9_CODE', 'icd9 code']], CODED, 'the diagnosis with short title'),
  ofThing('procedure-of-code', 'PROCEDURES', 'ICD9_CODE', [['SHORT_TITLE', 'short title'], ['LONG_TITLE', 'long title']], CODED, 'procedure icd9 code'),
  ofThing('code-of-procedure', 'PROCEDURES', 'LONG_TITLE', [['SHORT_TITLE', 'short title'], ['ICD9_CODE', 'icd9 code']], CODED, 'the procedure'),
  ofThing('procedure-of-short', 'PROCEDURES', 'SHORT_TITLE', [['LONG_TITLE', 'long title'], ['ICD9_CODE', 'icd9 code']], CODED, 'the procedure with short title'),
  ofThing('code-of-drug', 'PRESCRIPTIONS', 'DRUG', [['FORMULARY_DRUG_CD', 'drug code'], ['ROUTE', 'drug route'], ['DRUG_DOSE', 'drug dose'], ['DRUG_TYPE', 'drug type']], CODED, 'the drug'),
  ofThing('drug-of-code', 'PRESCRIPTIONS', 'FORMULARY_DRUG_CD', [['DRUG', 'drug name'], ['DRUG_DOSE', 'drug dose'], ['ROUTE', 'drug route']], CODED, 'drug code'),
  ofThing('item-of-lab', 'LAB', 'LABEL', [['ITEMID', 'item id'], ['FLUID', 'fluid'], ['CATEGORY', 'category']], CODED, 'the lab test'),
  ofThing('lab-of-item', 'LAB', 'ITEMID', [['LABEL', 'lab test name'], ['FLUID', 'fluid'], ['CATEGORY', 'category']], CODED, 'lab item id'),
];

export const LIST_TEMPLATES: readonly Template[] = [...GROUPS, ...THINGS];
