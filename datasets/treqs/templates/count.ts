/** How many: patients, admissions, rows, different things. */
import type { Wordings } from '../../ehr/templates/template.ts';
import { DEMOGRAPHIC_KINDS } from '../conditions/demographic.ts';
import { DIAGNOSIS_KINDS, DRUG_KINDS, EVENT_KINDS, HARD_KINDS, LAB_KINDS, PROCEDURE_KINDS } from '../conditions/events.ts';
import type { Kind } from '../conditions/said.ts';
import { term } from '../columns.ts';
import type { EventTable, Term } from '../query.ts';
import { sayTitle } from '../words.ts';
import type { Template } from './template.ts';

export const PATIENT = term('DEMOGRAPHIC.SUBJECT_ID');
export const ADMISSION = term('DEMOGRAPHIC.HADM_ID');
export const PEOPLE = DEMOGRAPHIC_KINDS;
export const ANY_EVENT = Object.values(EVENT_KINDS).flat();

/** The commonest way stands twice. */
const PATIENTS: Wordings = {
  train: ['how many {patients} {who}?', 'how many {patients} {who}?', 'tell me how many {patients} {who}.', 'give the number of {group}.', 'get me the number of {group}.', 'calculate the number of {group}.', 'report the number of {group}.'],
  test: ['how many of the {patients} {who}?', 'how many of the {patients} {who}?', 'what number of {patients} {who}?', 'how many of all {patients} {who}?', 'what is the number of {group}?', 'count the number of {group}.', 'provide the number of {group}.', 'find the number of {group}.', 'give me the number of {group}.', 'tell me the number of {group}.'],
};
/** Where two conditions or more are there, one says of whom one speaks. */
const OF_SEVERAL: Wordings = {
  train: [...PATIENTS.train, 'of the {patients}, how many {who}?'],
  test: [...PATIENTS.test, 'among {patients}, how many {who}?', 'among {patients}, how many of them {who}?'],
};

/** Patients by one condition of each list. */
const patients = (id: string, difficulty: number, ...lists: readonly (readonly Kind[])[]): Template => ({
  id, category: 'list-count', difficulty, phrasings: lists.length === 1 ? PATIENTS : OF_SEVERAL,
  draw(d) {
    const group = d.group(...lists);
    return group && { query: { op: 'count', distinct: PATIENT, from: { of: group.of } }, slots: group.slots };
  },
});

const BY_CONDITIONS: readonly Template[] = [
  patients('people', 1, PEOPLE, PEOPLE), patients('people-thrice', 2, PEOPLE, PEOPLE, PEOPLE),
  patients('diagnosis', 1, DIAGNOSIS_KINDS), patients('diagnosis-people', 2, DIAGNOSIS_KINDS, PEOPLE),
  patients('procedure', 1, PROCEDURE_KINDS), patients('procedure-people', 2, PROCEDURE_KINDS, PEOPLE),
  patients('drug', 1, DRUG_KINDS), patients('drug-people', 2, DRUG_KINDS, PEOPLE),
  patients('lab', 1, LAB_KINDS), patients('lab-people', 2, LAB_KINDS, PEOPLE),
  patients('diagnosis-procedure', 2, DIAGNOSIS_KINDS, PROCEDURE_KINDS), patients('diagnosis-drug', 2, DIAGNOSIS_KINDS, DRUG_KINDS), patients('diagnosis-lab', 2, DIAGNOSIS_KINDS, LAB_KINDS),
  patients('procedure-drug', 2, PROCEDURE_KINDS, DRUG_KINDS), patients('procedure-lab', 2, PROCEDURE_KINDS, LAB_KINDS), patients('drug-lab', 2, DRUG_KINDS, LAB_KINDS),
  patients('two-diagnoses', 2, DIAGNOSIS_KINDS, DIAGNOSIS_KINDS), patients('two-drugs', 2, DRUG_KINDS, DRUG_KINDS), patients('two-labs', 2, LAB_KINDS, LAB_KINDS),
  patients('number-people', 3, HARD_KINDS, PEOPLE), patients('number-diagnosis', 3, HARD_KINDS, DIAGNOSIS_KINDS, PEOPLE), patients('three-tables', 3, DIAGNOSIS_KINDS, DRUG_KINDS, LAB_KINDS),
];

/** What was not done in the same admission. */
const without = (id: string, table: EventTable, column: string, phrasings: Wordings): Template => ({
  id, category: 'list-count', difficulty: 3, phrasings,
  draw(d) {
    const group = d.group(ANY_EVENT, PEOPLE);
    const [name] = group === undefined ? [] : d.rng.shuffle([...d.pools.patients(table, column)].filter(([, count]) => count >= d.pools.admissions.length / 25));
    if (group === undefined || name === undefined) return undefined;
    const lacking = [{ table, where: [{ name: column, is: '=', value: name[0] }] }] as const;
    return { query: { op: 'count', distinct: PATIENT, from: { of: { ...group.of, lacking } } }, slots: { ...group.slots, x: sayTitle(name[0]) } };
  },
});

const WITHOUT: readonly Template[] = [
  without('without-drug', 'PRESCRIPTIONS', 'DRUG', {
    train: ['how many {group} were not prescribed {x} in the same admission?', 'count the number of {group} but without a prescription of {x} in the same admission.', 'how many {group} had no prescription of {x} in the same admission?'],
    test: ['how many {group} were not given {x} in the same admission?', 'find the number of {group} but without the drug {x} in the same admission.', 'how many of the {group} did not have the drug {x} in the same admission?'],
  }),
  without('without-diagnosis', 'DIAGNOSES', 'LONG_TITLE', {
    train: ['how many {group} were not diagnosed with {x} in the same admission?', 'count the number of {group} but without a diagnosis of {x} in the same admission.', 'how many {group} had no diagnosis of {x} in the same admission?'],
    test: ['how many {group} have not been diagnosed with {x} in the same admission?', 'find the number of {group} but without the diagnosis of {x} in the same admission.', 'how many of the {group} did not have the diagnosis {x} in the same admission?'],
  }),
  without('without-lab', 'LAB', 'LABEL', {
    train: ['how many {group} had no lab test for {x} in the same admission?', 'count the number of {group} but without a lab test for {x} in the same admission.', 'how many {group} were not lab tested for {x} in the same admission?'],
    test: ['how many {group} did not have a {x} lab test in the same admission?', 'find the number of {group} but without a {x} lab test in the same admission.', 'how many of the {group} were not tested for {x} in lab in the same admission?'],
  }),
];

/** Beyond the average of a group, be it all admissions. */
const beyondAverage = (id: string, of: Term, phrasings: Wordings, group: readonly (readonly Kind[])[]): Template => ({
  id, category: 'list-count', difficulty: group.length === 0 ? 4 : 5, phrasings,
  draw(d) {
    const asked = d.group(ANY_EVENT, PEOPLE);
    const against = group.length === 0 ? undefined : d.group(...group);
    if (asked === undefined || (group.length > 0 && against === undefined)) return undefined;
    const threshold = { op: 'fold', fn: 'average', term: of, from: { of: against?.of ?? {} } } as const;
    const where = [...asked.of.where ?? [], { name: of.name, is: '>', value: threshold } as const];
    return { query: { op: 'count', distinct: PATIENT, from: { of: { ...asked.of, where } } }, slots: { ...asked.slots, others: against?.slots.group ?? '' } };
  },
});

const BEYOND: readonly Template[] = [
  beyondAverage('stay-beyond-average', term('DEMOGRAPHIC.DAYS_STAY'), {
    train: ['how many {group} stayed in hospital for more days than the average of all admissions?', 'count the number of {group} {also} whose days of hospital stay are more than the average of all admissions.', 'how many {group} had a hospital stay in days above the average of all admissions?'],
    test: ['how many {group} were hospitalized for more days than the average admission?', 'find the number of {group} {also} whose hospital stay in days is above the average over all admissions.', 'how many of the {group} stayed in the hospital for more days than the average over all admissions?'],
  }, []),
  beyondAverage('age-beyond-average', term('DEMOGRAPHIC.AGE'), {
    train: ['how many {group} are older than the average age of all admissions?', 'count the number of {group} {also} whose age is above the average age of all admissions.', 'how many {group} are aged above the average age of all admissions?'],
    test: ['how many {group} are older than the average over all admissions?', 'find the number of {group} {also} whose age is above the average over all admissions.', 'how many of the {group} are above the average age over all admissions?'],
  }, []),
  beyondAverage('stay-beyond-others', term('DEMOGRAPHIC.DAYS_STAY'), {
    train: ['how many {group} stayed in hospital for more days than the average of {others}?', 'count the number of {group} {also} whose days of hospital stay are more than the average of {others}.', 'how many {group} had a hospital stay in days above the average of {others}?'],
    test: ['how many {group} were hospitalized for more days than {others} on average?', 'find the number of {group} {also} whose hospital stay in days is above the average of {others}.', 'how many of the {group} stayed in the hospital for more days than {others} did on average?'],
  }, [[...DIAGNOSIS_KINDS, ...PROCEDURE_KINDS]]),
  beyondAverage('age-beyond-others', term('DEMOGRAPHIC.AGE'), {
    train: ['how many {group} are older than the average age of {others}?', 'count the number of {group} {also} whose age is above the average age of {others}.', 'how many {group} are aged above the average age of {others}?'],
    test: ['how many {group} are older than {others} are on average?', 'find the number of {group} {also} whose age is above the average of {others}.', 'how many of the {group} are above the average age of {others}?'],
  }, [[...DIAGNOSIS_KINDS, ...PROCEDURE_KINDS]]),
];

const ADMISSIONS: Template = {
  id: 'admissions', category: 'list-count', difficulty: 2,
  phrasings: {
    train: ['how many admissions are there of {group}?', 'count the hospital admissions of {group}.', 'give the number of admissions of {group}.'],
    test: ['how many hospital admissions are there for {group}?', 'what is the number of hospital admissions of {group}?', 'find the number of admissions of {group}.'],
  },
  draw(d) {
    const group = d.group(ANY_EVENT, PEOPLE);
    return group && { query: { op: 'count', distinct: ADMISSION, from: { of: group.of } }, slots: group.slots };
  },
};

/** Rows of a table, or its different things, in a group's admissions. */
const inGroup = (id: string, table: EventTable, distinct: string | undefined, phrasings: Wordings): Template => ({
  id, category: 'list-count', difficulty: 2, phrasings,
  draw(d) {
    const group = d.group(ANY_EVENT, PEOPLE);
    return group && { query: { op: 'count', ...(distinct === undefined ? {} : { distinct: { table, name: distinct } }), from: { of: group.of, rows: [{ table, where: [] }] } }, slots: group.slots };
  },
});

const counted = (one: string): Wordings => ({
  train: [`how many ${one} are there for {group}?`, `count the number of ${one} of {group}.`, `give the number of ${one} of {group}.`],
  test: [`how many ${one} were recorded for {group}?`, `what is the number of ${one} of {group}?`, `find the number of ${one} for {group}.`],
});

const IN_GROUPS: readonly Template[] = [
  inGroup('prescriptions-of-group', 'PRESCRIPTIONS', undefined, counted('prescriptions')), inGroup('lab-tests-of-group', 'LAB', undefined, counted('lab test results')),
  inGroup('different-drugs', 'PRESCRIPTIONS', 'DRUG', counted('different drugs')), inGroup('different-diagnoses', 'DIAGNOSES', 'ICD9_CODE', counted('different diagnosis icd9 codes')),
  inGroup('different-procedures', 'PROCEDURES', 'ICD9_CODE', counted('different procedure icd9 codes')), inGroup('different-labs', 'LAB', 'ITEMID', counted('different lab item ids')),
];

export const COUNT_TEMPLATES: readonly Template[] = [...BY_CONDITIONS, ...WITHOUT, ...BEYOND, ADMISSIONS, ...IN_GROUPS];
