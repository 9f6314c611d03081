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
    train: [`for each {by}, what is the average ${called} of {group}?`, `give each {by} with the average ${called} of {group}.`, `what is the average ${called} of {group} by {by}?`],
    test: [`for each {by}, find the average ${called} of {group}.`, `list each {by} and the average ${called} for {group}.`, `calculate the mean ${called} by {by} for {group}.`, `what is the average ${called} for each {by} among {group}?`],
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
    train: ['for each {by}, what is the average {x} lab value {unit} of {group}?', 'give each {by} with the average {x} value {unit} of {group}.', 'what is the average {x} result {unit} of {group} by {by}?'],
    test: ['for each {by}, find the average {x} lab value {unit} of {group}.', 'list each {by} and the average {x} lab value {unit} for {group}.', 'calculate the mean {x} value {unit} by {by} for {group}.'],
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
    train: [`what is the average ${called} of {one} minus the average ${called} of {other}?`, `subtract the average ${called} of {other} from that of {one}.`, `how much higher is the average ${called} of {one} than that of {other} (negative if lower)?`],
    test: [`calculate the average ${called} of {one} minus that of {other}.`, `by how much does the average ${called} of {one} exceed that of {other} (negative if it is lower)?`, `how much greater is the average ${called} for {one} than for {other} (negative if it is less)?`],
  },
  draw(d) {
    const [one, other] = [d.group(...lists), d.group(...lists)];
    return one && other && { query: { op: 'difference', term: of, from: { of: one.of }, minus: { of: other.of } }, slots: { one: one.slots.group, other: other.slots.group } };
  },
});

const admissionsPerPatient: Template = {
  id: 'admissions-per-patient', category: 'average', difficulty: 3,
  phrasings: {
    train: ['what is the average number of admissions per patient of {group}?', 'give the average number of admissions per patient for {group}.', 'how many admissions per patient are there on average for {group}?'],
    test: ['on average, how many admissions are there per patient for {group}?', 'find the average number of admissions per patient among {group}.', 'calculate the average number of hospital admissions per patient for {group}.'],
  },
  draw(d) {
    const group = d.group(PEOPLE, PEOPLE);
    return group && { query: { op: 'fold-groups', fn: 'average', per: 'SUBJECT_ID', inner: 'count', from: { of: group.of } }, slots: group.slots };
  },
};

export const AVERAGE_TEMPLATES: readonly Template[] = [
  ...foldTemplates('average'), grouped('age-by', term('DEMOGRAPHIC.AGE'), 'age'), grouped('days-by', term('DEMOGRAPHIC.DAYS_STAY'), 'days of hospital stay'), labsGrouped,
  difference('age-difference', term('DEMOGRAPHIC.AGE'), 'age', [ANY_EVENT]), difference('days-difference', term('DEMOGRAPHIC.DAYS_STAY'), 'days of hospital stay', [ANY_EVENT]), difference('people-difference', term('DEMOGRAPHIC.DAYS_STAY'), 'days of hospital stay', [PEOPLE, PEOPLE]),
  admissionsPerPatient,
];
