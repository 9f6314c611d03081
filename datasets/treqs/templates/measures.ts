/** What folds go over: numbers and times of an admission, and values of laboratory tests and doses. */
import type { Wordings } from '../../ehr/templates/template.ts';
import { term } from '../columns.ts';
import type { Fold, Rows, Source, Term } from '../query.ts';
import { sayTitle } from '../words.ts';
import { ANY_EVENT, PEOPLE } from './count.ts';
import { namePatient } from './patient.ts';
import type { Draw, Group } from './template.ts';

/** Words for a fold of values and counts, and of times. */
export const FOLD_WORDS = {
  amount: { max: ['maximum', 'highest'], min: ['minimum', 'lowest'], average: ['average', 'mean'] },
  time: { max: ['latest', 'last', 'most recent'], min: ['earliest', 'first'], average: ['average'] },
} as const satisfies Readonly<Record<string, Readonly<Record<Fold, readonly string[]>>>>;

export interface OfAdmission {
  readonly id: string;
  readonly term: Term;
  /** "maximum age", "longest hospital stay in days". */
  readonly asked: Readonly<Partial<Record<Fold, readonly string[]>>>;
  /** Ways of asking that fit this alone. */
  readonly also?: Readonly<Partial<Record<Fold, Wordings>>>;
  /** Columns that say nearly the same: a bound on one would give the answer away. */
  readonly near: readonly string[];
}

/** Each of the words before each of the nouns. */
const each = (words: readonly string[], ...nouns: readonly string[]): readonly string[] => nouns.flatMap((noun) => words.map((word) => `${word} ${noun}`));
const { amount, time } = FOLD_WORDS;
const HOURS_OF = ['number of hours from admission time to discharge time', 'time from admission to discharge in hours'] as const;

export const AGE: OfAdmission = {
  id: 'age', term: term('DEMOGRAPHIC.AGE'), near: ['AGE'],
  asked: { max: each([...amount.max, 'oldest'], 'age'), min: each([...amount.min, 'youngest'], 'age'), average: each(amount.average, 'age') },
  also: {
    max: { train: ['how old is the oldest of {group}?'], test: ['how old was the oldest among {group}?'] }, min: { train: ['how old is the youngest of {group}?'], test: ['how old was the youngest among {group}?'] },
    average: { train: ['how old are {group} on average?'], test: ['on average, how old are {group}?', 'calculate the {asked} of {group}.'] },
  },
};
export const DAYS: OfAdmission = {
  id: 'days', term: term('DEMOGRAPHIC.DAYS_STAY'), near: ['DAYS_STAY'],
  asked: { max: ['maximum days of hospital stay', ...each(amount.max, 'number of days of hospital stay'), 'longest hospital stay in days'], min: ['minimum days of hospital stay', ...each(amount.min, 'number of days of hospital stay'), 'shortest hospital stay in days'], average: [...each(amount.average, 'days of hospital stay', 'number of days of hospital stay'), 'average hospital stay in days', 'average length of hospital stay in days'] },
  also: {
    max: { train: ['for how many days at most were {group} hospitalized?'], test: ['how many days was the longest hospital stay of {group}?'] }, min: { train: ['for how many days at least were {group} hospitalized?'], test: ['how many days was the shortest hospital stay of {group}?'] },
    average: { train: ['how many days do {group} stay in hospital on average?'], test: ['on average, how many days did {group} stay in hospital?', 'calculate the {asked} of {group}.'] },
  },
};
export const HOURS: OfAdmission = {
  id: 'hours', term: term('DEMOGRAPHIC.HOURS'), near: ['DAYS_STAY'],
  asked: { max: [...each(['maximum'], ...HOURS_OF), 'longest time in hours from admission to discharge'], min: [...each(['minimum'], ...HOURS_OF), 'shortest time in hours from admission to discharge'], average: each(amount.average, ...HOURS_OF) },
  also: {
    max: { train: ['how many hours passed at most from admission to discharge of {group}?'], test: ['what is the longest time in hours that passed from admission to discharge for {group}?'] }, min: { train: ['how many hours passed at least from admission to discharge of {group}?'], test: ['what is the shortest time in hours that passed from admission to discharge for {group}?'] },
    average: { train: ['how many hours on average passed from admission to discharge of {group}?'], test: ['on average, how many hours passed between admission and discharge for {group}?', 'calculate the {asked} of {group}.'] },
  },
};
export const BIRTH_YEAR: OfAdmission = { id: 'birth-year', term: term('DEMOGRAPHIC.DOB_YEAR'), near: ['DOB_YEAR', 'AGE'], asked: { max: [...each(['latest', 'maximum'], 'year of birth'), 'latest birth year'], min: [...each(['earliest', 'minimum'], 'year of birth'), 'earliest birth year'], average: each(amount.average, 'year of birth', 'birth year') } };
export const ADMITTED: OfAdmission = {
  id: 'admitted', term: term('DEMOGRAPHIC.ADMITTIME'), near: ['ADMITYEAR', 'ADMITTIME'], asked: { max: each(time.max, 'admission time', 'time of admission'), min: each(time.min, 'admission time', 'time of admission') },
  also: { max: { train: ['when was the last admission of {group}?'], test: ['at what time was the last admission of {group}?'] }, min: { train: ['when was the first admission of {group}?'], test: ['at what time was the first admission of {group}?'] } },
};
export const DISCHARGED: OfAdmission = {
  id: 'discharged', term: term('DEMOGRAPHIC.DISCHTIME'), near: ['ADMITYEAR', 'ADMITTIME'], asked: { max: each(time.max, 'discharge time', 'time of discharge'), min: each(time.min, 'discharge time', 'time of discharge') },
  also: { max: { train: ['when was the last discharge of {group}?'], test: ['at what time was the last discharge of {group}?'] }, min: { train: ['when was the first discharge of {group}?'], test: ['at what time was the first discharge of {group}?'] } },
};
export const BORN: OfAdmission = { id: 'born', term: term('DEMOGRAPHIC.DOB'), near: ['DOB_YEAR', 'AGE'], asked: { max: each(['latest', 'most recent'], 'date of birth', 'birth date'), min: ['earliest date of birth', 'earliest birth date'] } };

/** Rows with a number each, whose they are, and how they are called. */
export interface Measured { readonly term: Term; readonly from: Source; readonly slots: Readonly<Record<string, string>> }

/** "in g/dL", or nothing where there is no unit. */
const inUnit = (unit: string): string => (unit === '' ? '' : `in ${unit}`);

export type MeasuredKind = 'lab' | 'dose';
const KINDS = {
  lab: { table: 'LAB', column: 'LABEL', number: term('LAB.VALUE') },
  dose: { table: 'PRESCRIPTIONS', column: 'DRUG', number: term('PRESCRIPTIONS.DOSE') },
} as const;

/** A laboratory test or drug of an admission whose numbers are all in one unit. */
function item(d: Draw, kind: MeasuredKind, group: Group): { readonly x: string; readonly unit: string; readonly rows: Rows } | undefined {
  const { table, column } = KINDS[kind];
  const known = kind === 'lab' ? d.pools.labs : d.pools.doses;
  const names = d.pools.eventsOf(table, group.admission).map((row) => String(row[column])).filter((name) => known.has(name) && d.pools.patients(table, column).has(name));
  if (names.length === 0) return undefined;
  const name = d.rng.pick([...new Set(names)]);
  return { x: sayTitle(name), unit: inUnit(known.get(name)?.unit ?? ''), rows: { table, where: [{ name: column, is: '=', value: name }] } };
}

/** The numbers of a test or drug in a group's admissions. */
export function inGroup(d: Draw, kind: MeasuredKind): Measured | undefined {
  const group = d.rng.chance(0.6) ? d.group(ANY_EVENT, PEOPLE) : d.group(PEOPLE, PEOPLE);
  const found = group && item(d, kind, group);
  return group && found && { term: KINDS[kind].number, from: { of: group.of, rows: [found.rows] }, slots: { ...group.slots, x: found.x, unit: found.unit } };
}

/** The numbers of a test or drug of one patient, two different ones at least. */
export function ofPatient(d: Draw, kind: MeasuredKind): Measured | undefined {
  const group = d.group(PEOPLE);
  const found = group && item(d, kind, group);
  if (group === undefined || found === undefined) return undefined;
  const { where, patient, admissions } = namePatient(d, group.admission);
  const { table, column } = KINDS[kind];
  const values = new Set(admissions.flatMap((each) => d.pools.eventsOf(table, each)).filter((row) => row[column] === found.rows.where[0]?.value).map((row) => row[kind === 'lab' ? 'VALUE_UNIT' : 'DRUG_DOSE']));
  return values.size < 2 ? undefined : { term: KINDS[kind].number, from: { of: { where }, rows: [found.rows] }, slots: { patient, x: found.x, unit: found.unit } };
}
