/** What folds go over: numbers and times of an admission, and values of laboratory tests and doses. */
import type { Split } from '../../../env/task.ts';
import { term } from '../columns.ts';
import type { Fold, Rows, Source, Term } from '../query.ts';
import { sayTitle } from '../words.ts';
import { ANY_EVENT, PEOPLE } from './count.ts';
import { namePatient } from './patient.ts';
import type { Draw, Group } from './template.ts';

/** Words for a fold, by split: "maximum age", "longest stay", "latest time". */
export const FOLD_WORDS = {
  amount: { max: { train: ['maximum', 'highest'], test: ['greatest', 'largest'] }, min: { train: ['minimum', 'lowest'], test: ['least', 'smallest'] }, average: { train: ['average'], test: ['mean'] } },
  time: { max: { train: ['latest', 'last'], test: ['most recent', 'latest'] }, min: { train: ['earliest', 'first'], test: ['earliest'] }, average: { train: ['average'], test: ['mean'] } },
} as const satisfies Readonly<Record<string, Readonly<Record<Fold, Readonly<Record<Split, readonly string[]>>>>>>;

export interface OfAdmission {
  readonly id: string;
  readonly term: Term;
  readonly called: string;
  readonly words: keyof typeof FOLD_WORDS;
  /** Columns that say nearly the same: a bound on one would give the answer away. */
  readonly near: readonly string[];
}

export const AGE: OfAdmission = { id: 'age', term: term('DEMOGRAPHIC.AGE'), called: 'age', words: 'amount', near: ['AGE'] };
export const DAYS: OfAdmission = { id: 'days', term: term('DEMOGRAPHIC.DAYS_STAY'), called: 'days of hospital stay', words: 'amount', near: ['DAYS_STAY'] };
export const HOURS: OfAdmission = { id: 'hours', term: term('DEMOGRAPHIC.HOURS'), called: 'hours from admission time to discharge time', words: 'amount', near: ['DAYS_STAY'] };
export const BIRTH_YEAR: OfAdmission = { id: 'birth-year', term: term('DEMOGRAPHIC.DOB_YEAR'), called: 'year of birth', words: 'time', near: ['DOB_YEAR', 'AGE'] };
export const ADMITTED: OfAdmission = { id: 'admitted', term: term('DEMOGRAPHIC.ADMITTIME'), called: 'admission time', words: 'time', near: ['ADMITYEAR', 'ADMITTIME'] };
export const DISCHARGED: OfAdmission = { id: 'discharged', term: term('DEMOGRAPHIC.DISCHTIME'), called: 'discharge time', words: 'time', near: ['ADMITYEAR', 'ADMITTIME'] };
export const BORN: OfAdmission = { id: 'born', term: term('DEMOGRAPHIC.DOB'), called: 'date of birth', words: 'time', near: ['DOB_YEAR', 'AGE'] };

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
  const names = d.pools.eventsOf(table, group.admission).map((row) => String(row[column])).filter((name) => known.has(name));
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
