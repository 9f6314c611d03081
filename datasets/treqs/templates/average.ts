/** Averages, also by groups and of one group against another. */
import type { Kind } from '../conditions/said.ts';
import { term } from '../columns.ts';
import type { Term } from '../query.ts';
import { ANY_EVENT, PEOPLE } from './count.ts';
import { foldTemplates } from './folds.ts';
import { inGroup } from './measures.ts';
import type { Template } from './template.ts';

const BY: readonly (readonly [name: string, called: string])[] = [['GENDER', 'gender'], ['INSURANCE', 'insurance'], ['ADMISSION_TYPE', 'admission type'], ['MARITAL_STATUS', 'marital status'], ['ADMITYEAR', 'admission year'], ['EXPIRE_FLAG', 'death status'], ['ADMISSION_LOCATION', 'admission location'], ['DISCHARGE_LOCATION', 'discharge location']];

const grouped = (id: string, of: Term, called: string): Template => ({
  id, category: 'average', difficulty: 3,
  phrasings: {
    train: [`what is the average ${called} by {by} of {patients} {that}?`, `for each {by}, give the average ${called} of {patients} {that}.`, `provide the average ${called} of {patients} {that}, one for each {by}.`],
    test: [`let me know the mean ${called} per {by} for {patients} {that}.`, `broken down by {by}, what is the mean ${called} of {patients} {that}?`, `{patients} {that}: the mean ${called} in each {by}, please.`],
  },
  draw(d) {
    const group = d.group(ANY_EVENT, PEOPLE);
    const [name, by] = d.rng.pick(BY);
    return group && { query: { op: 'grouped', fn: 'average', by: term(`DEMOGRAPHIC.${name}`), term: of, from: { of: group.of } }, slots: { ...group.slots, by } };
  },
});

const labsGrouped: Template = {
  id: 'lab-by', category: 'average', difficulty: 5,
  phrasings: {
    train: ['what is the average {x} lab value {unit} by {by} of {patients} {that}?', 'for each {by}, give the average {x} result {unit} of {patients} {that}.', 'provide the average {x} value {unit} of {patients} {that}, one for each {by}.'],
    test: ['let me know the mean {x} {unit} per {by} for {patients} {that}.', 'broken down by {by}, what is the mean {x} {unit} of {patients} {that}?', '{patients} {that}: the mean {x} value {unit} in each {by}, please.'],
  },
  draw(d) {
    const found = inGroup(d, 'lab');
    const [name, by] = d.rng.pick(BY);
    return found && { query: { op: 'grouped', fn: 'average', by: term(`DEMOGRAPHIC.${name}`), term: found.term, from: found.from }, slots: { ...found.slots, by } };
  },
};

const difference = (id: string, of: Term, called: string, lists: readonly (readonly Kind[])[]): Template => ({
  id, category: 'average', difficulty: 4,
  phrasings: {
    train: [`by how much is the average ${called} of patients who {one} above that of patients who {other}? (negative if below)`, `subtract the average ${called} of patients who {other} from that of patients who {one}.`, `what is the average ${called} of patients who {one} minus the average of patients who {other}?`],
    test: [`let me know the mean ${called} of patients who {one}, less the mean of those who {other}.`, `how much higher (negative: lower) is the mean ${called} of those who {one} than of those who {other}?`, `from the mean ${called} of patients who {one}, take away that of patients who {other}: what is left?`],
  },
  draw(d) {
    const [one, other] = [d.group(...lists), d.group(...lists)];
    return one && other && { query: { op: 'difference', term: of, from: { of: one.of }, minus: { of: other.of } }, slots: { one: whole(one.slots), other: whole(other.slots) } };
  },
});

/** Where an adjective stands before "patients", it is said with the rest. */
const whole = ({ patients, who }: { readonly patients: string; readonly who: string }): string => (patients === 'patients' ? who : `are ${patients.replace(' patients', '')} and ${who}`);

const admissionsPerPatient: Template = {
  id: 'admissions-per-patient', category: 'average', difficulty: 3,
  phrasings: {
    train: ['how many admissions does each patient have on average, of {patients} {that}?', 'what is the average number of admissions per patient, of {patients} {that}?', 'give the average number of admissions per patient for {patients} {that}.'],
    test: ['let me know the mean count of admissions per patient for {patients} {that}.', 'on average, how often was one patient admitted, of {patients} {that}?', 'admissions per patient of {patients} {that}: what is the mean?'],
  },
  draw(d) {
    const group = d.group(PEOPLE, PEOPLE);
    return group && { query: { op: 'fold-groups', fn: 'average', per: 'SUBJECT_ID', inner: 'count', from: { of: group.of } }, slots: group.slots };
  },
};

export const AVERAGE_TEMPLATES: readonly Template[] = [
  ...foldTemplates('average'), grouped('age-by', term('DEMOGRAPHIC.AGE'), 'age'), grouped('days-by', term('DEMOGRAPHIC.DAYS_STAY'), 'days of hospital stay'), labsGrouped,
  difference('age-difference', term('DEMOGRAPHIC.AGE'), 'age', [ANY_EVENT]), difference('days-difference', term('DEMOGRAPHIC.DAYS_STAY'), 'days of stay', [ANY_EVENT]), difference('people-difference', term('DEMOGRAPHIC.DAYS_STAY'), 'days in hospital', [PEOPLE, PEOPLE]),
  admissionsPerPatient,
];
