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

const PATIENTS: Wordings = {
  train: ['how many {patients} {who}?', 'count the number of {patients} {that}.', 'give the number of {patients} {that}.', 'how many of the {patients} {who}?', 'tell me how many {patients} {who}.', 'provide the number of {patients} {that}.', 'calculate the number of {patients} {that}.'],
  test: ['what is the number of {patients} {that}?', 'how many {patients} are there {that}?', 'what number of {patients} {who}?', 'get me the number of {patients} {that}.', 'find the number of {patients} {that}.', 'give me the number of {patients} {that}.', 'let me know the number of {patients} {that}.', 'among all {patients}, how many of them {who}?'],
};

/** Patients by one condition of each list. */
const patients = (id: string, difficulty: number, ...lists: readonly (readonly Kind[])[]): Template => ({
  id, category: 'list-count', difficulty, phrasings: PATIENTS,
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
    train: ['how many {patients} {who} but were not prescribed {x} in that admission?', 'count the {patients} {that} and in the same admission had no prescription of {x}.', 'how many {patients} {who} without a prescription of {x} in the admission?'],
    test: ['what is the number of {patients} {that}, yet in the same admission never got {x}?', 'leaving out admissions with {x} prescribed, how many {patients} {who}?', 'find the number of {patients} {that} and did not take {x} in that admission.'],
  }),
  without('without-diagnosis', 'DIAGNOSES', 'LONG_TITLE', {
    train: ['how many {patients} {who} but were not diagnosed with {x} in that admission?', 'count the {patients} {that} and in the same admission had no diagnosis of {x}.', 'how many {patients} {who} without a diagnosis of {x} in the admission?'],
    test: ['what is the number of {patients} {that}, yet in the same admission lack the diagnosis {x}?', 'leaving out admissions with {x} among the diagnoses, how many {patients} {who}?', 'find the number of {patients} {that} and did not have {x} in that admission.'],
  }),
  without('without-lab', 'LAB', 'LABEL', {
    train: ['how many {patients} {who} but had no lab test for {x} in that admission?', 'count the {patients} {that} and in the same admission were not tested for {x}.', 'how many {patients} {who} without any {x} lab test in the admission?'],
    test: ['what is the number of {patients} {that}, yet in the same admission lack any {x} test?', 'leaving out admissions in which {x} was measured, how many {patients} {who}?', 'find the number of {patients} {that} and did not get {x} tested in that admission.'],
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
    return { query: { op: 'count', distinct: PATIENT, from: { of: { ...asked.of, where } } }, slots: { ...asked.slots, others: against?.slots.who ?? '' } };
  },
});

const BEYOND: readonly Template[] = [
  beyondAverage('stay-beyond-average', term('DEMOGRAPHIC.DAYS_STAY'), {
    train: ['how many {patients} {who} and stayed more days in hospital than the average of all admissions?', 'count the {patients} {that} and had a hospital stay longer than the overall average in days.', 'how many {patients} {who} with days of stay above the average over all admissions?'],
    test: ['what is the number of {patients} {that} and whose days of stay exceed the mean of all admissions?', 'of the {patients} {that}, how many stayed longer than an average admission, in days?', 'find the number of {patients} {that}, staying more days than the mean over all admissions.'],
  }, []),
  beyondAverage('age-beyond-average', term('DEMOGRAPHIC.AGE'), {
    train: ['how many {patients} {who} and are older than the average age over all admissions?', 'count the {patients} {that} and have an age above the overall average.', 'how many {patients} {who} with an age greater than the average of all admissions?'],
    test: ['what is the number of {patients} {that} and whose age exceeds the mean age of all admissions?', 'of the {patients} {that}, how many are older than the mean over all admissions?', 'find the number of {patients} {that}, being older than the mean age of all admissions.'],
  }, []),
  beyondAverage('stay-beyond-others', term('DEMOGRAPHIC.DAYS_STAY'), {
    train: ['how many {patients} {who} and stayed more days than the average of patients who {others}?', 'count the {patients} {that} and had more days of stay than patients who {others} have on average.', 'how many {patients} {who} with a stay in days above the average of those who {others}?'],
    test: ['what is the number of {patients} {that} and whose days of stay exceed the mean among patients who {others}?', 'compared with the mean days of stay of patients who {others}, how many {patients} {that} stayed longer?', 'find the number of {patients} {that}, staying longer in days than the mean of those who {others}.'],
  }, [[...DIAGNOSIS_KINDS, ...PROCEDURE_KINDS]]),
  beyondAverage('age-beyond-others', term('DEMOGRAPHIC.AGE'), {
    train: ['how many {patients} {who} and are older than the average age of patients who {others}?', 'count the {patients} {that} and are older than patients who {others} are on average.', 'how many {patients} {who} with an age above the average of those who {others}?'],
    test: ['what is the number of {patients} {that} and whose age exceeds the mean age among patients who {others}?', 'compared with the mean age of patients who {others}, how many {patients} {that} are older?', 'find the number of {patients} {that}, being older than the mean age of those who {others}.'],
  }, [[...DIAGNOSIS_KINDS, ...PROCEDURE_KINDS]]),
];

const ADMISSIONS: Template = {
  id: 'admissions', category: 'list-count', difficulty: 2,
  phrasings: {
    train: ['how many admissions are there of {patients} {that}?', 'count the hospital admissions of {patients} {that}.', 'give the number of admissions of {patients} {that}.'],
    test: ['what is the number of hospital admissions of {patients} {that}?', 'find how many admissions {patients} {that} have.', 'how many times were {patients} admitted {that}?'],
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
  train: [`how many ${one} were recorded in the admissions of {patients} {that}?`, `count the ${one} of {patients} {that}.`, `give the number of ${one} of {patients} {that}.`],
  test: [`what is the number of ${one} in the admissions of {patients} {that}?`, `find how many ${one} {patients} {that} had in these admissions.`, `the {patients} {that}: how many ${one} do they have altogether?`],
});

const IN_GROUPS: readonly Template[] = [
  inGroup('prescriptions-of-group', 'PRESCRIPTIONS', undefined, counted('prescriptions')), inGroup('lab-tests-of-group', 'LAB', undefined, counted('lab test results')),
  inGroup('different-drugs', 'PRESCRIPTIONS', 'DRUG', counted('different drugs')), inGroup('different-diagnoses', 'DIAGNOSES', 'ICD9_CODE', counted('different diagnosis icd9 codes')),
  inGroup('different-procedures', 'PROCEDURES', 'ICD9_CODE', counted('different procedure icd9 codes')), inGroup('different-labs', 'LAB', 'ITEMID', counted('different lab item ids')),
];

export const COUNT_TEMPLATES: readonly Template[] = [...BY_CONDITIONS, ...WITHOUT, ...BEYOND, ADMISSIONS, ...IN_GROUPS];
