/** Conditions on an admission's own row, DEMOGRAPHIC. */
import type { Rng } from '../../../env/rng.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import type { PoolRow } from '../pools.ts';
import type { Comparison } from '../query.ts';
import { LANGUAGES, sayTitle } from '../words.ts';
import { drawn, type Kind } from './said.ts';

/** Values held by fewer patients are not asked for in groups. */
const FEWEST = 3;

/** What is said of patients, and after the noun. */
type Words = readonly [say: Wordings, after: Wordings];

const lower = (value: string): string => value.toLowerCase();

/** A value of a column, as it stands there or in other words. */
function equal(id: string, column: string, [say, after]: Words, spoken: (value: string) => string | undefined = lower, before: Pick<Kind, 'before' | 'adjective'> = {}): Kind {
  return {
    id, say, after, ...before,
    draw({ pools }, admission) {
      const value = admission[column];
      if (typeof value !== 'string' || (pools.patients('DEMOGRAPHIC', column).get(value) ?? 0) < FEWEST) return undefined;
      const x = spoken(value);
      return x === undefined ? undefined : { where: [{ name: column, is: '=', value }], slots: { x } };
    },
  };
}

/** A bound on a number, on the far side of the admission's own, within what says something. */
function bound(id: string, column: string, is: Comparison, apart: readonly [least: number, most: number], [say, after]: Words, [lowest, highest]: readonly [number, number] = [1, 9_999]): Kind {
  return {
    id, say, after,
    draw({ rng }, admission) {
      const own = admission[column];
      if (typeof own !== 'number') return undefined;
      const by = rng.int(...apart);
      const v = is === '<' || is === '<=' ? own + by : own - by;
      return v < lowest || v > highest ? undefined : { where: [{ name: column, is, value: v }], slots: { v } };
    },
  };
}

/** The value in lower case, where it is of these. */
const among = (values: RegExp) => (value: string): string | undefined => (values.test(value) ? lower(value) : undefined);
const but = (values: RegExp) => (value: string): string | undefined => (values.test(value) ? undefined : lower(value));

const PEOPLE: readonly Kind[] = [
  equal('gender', 'GENDER', [{ train: ['are {x}', 'have gender {x}'], test: ['were {x}', 'are of {x} gender'] }, { train: ['of {x} gender', 'whose gender is {x}'], test: ['with gender {x}', 'with {x} gender'] }], (value) => ({ F: 'female', M: 'male' })[value], { adjective: { rank: 4 } }),
  equal('marital', 'MARITAL_STATUS', [{ train: ['are {x}', 'have marital status {x}'], test: ['were {x}', 'have a marital status of {x}'] }, { train: ['whose marital status is {x}'], test: ['with marital status {x}'] }], lower, { adjective: { rank: 1, fits: /^[a-z]+$/ } }),
  equal('language', 'LANGUAGE', [{ train: ['speak {x}', 'have {x} as their language'], test: ['have {x} as their preferred language', 'are {x} speakers'] }, { train: ['who speak {x}', 'whose language is {x}'], test: ['with {x} as their preferred language', 'with language {x}'] }], (value) => LANGUAGES[value], { before: { train: [], test: ['{x} speaking'] } }),
  equal('religion', 'RELIGION', [{ train: ['follow the {x} religion', 'are of the {x} religion'], test: ['belong to the {x} religion', 'are of the {x} faith'] }, { train: ['of {x} religion', 'whose religion is {x}'], test: ['with {x} religion', 'of the {x} faith'] }], among(/CATHOLIC|JEWISH|QUAKER|ORTHO|EPISCO|SCIENTIST|WITNESS|BUDDH|MUSLIM|UNITARIAN/), { adjective: { rank: 2 } }),
  equal('insurance', 'INSURANCE', [{ train: ['have {x} insurance', 'are on {x} insurance'], test: ['are covered by {x} insurance', 'have {x} health insurance'] }, { train: ['with {x} insurance', 'whose insurance is {x}'], test: ['on {x} insurance', 'covered by {x} insurance', 'with {x} health insurance'] }], lower, { adjective: { rank: 0, fits: /^medic/ }, before: { train: ['{x} insurance'], test: ['{x} health insurance'] } }),
  equal('ethnicity', 'ETHNICITY', [{ train: ['are of {x} ethnicity', 'are of the {x} ethnic group'], test: ['are of {x} ethnic origin', 'are of the ethnicity {x}'] }, { train: ['of {x} ethnicity', 'whose ethnicity is {x}'], test: ['of {x} ethnic origin', 'with ethnicity {x}'] }], lower, { adjective: { rank: 3, fits: /^(white|black|asian|hispanic|american|portuguese|middle)/ } }),
];

const DISCHARGED: Kind['before'] = { train: ['{x} discharge'], test: ['{x} discharged'] };
/** Where one is not sent to. */
const NOWHERE = /DEAD|LEFT/;

const ADMISSION: readonly Kind[] = [
  equal('admission-type', 'ADMISSION_TYPE', [{ train: ['had a {x} admission', 'have admission type {x}'], test: ['were admitted on a {x} basis', 'were {x} admissions', 'had a {x} type of admission'] }, { train: ['with admission type {x}', 'whose admission type is {x}'], test: ['on {x} admission', 'with a {x} admission', 'whose type of admission is {x}'] }], lower, { before: { train: ['{x} admission'], test: ['{x} hospital admission'] } }),
  equal('admission-location', 'ADMISSION_LOCATION', [{ train: ['have admission location {x}', 'were admitted via {x}'], test: ['had the admission location {x}', 'were admitted under {x}'] }, { train: ['with admission location {x}', 'whose admission location is {x}'], test: ['admitted under {x}', 'with the admission location {x}', 'whose location of admission is {x}'] }], but(/NOT AVAILABLE/)),
  equal('discharge-location', 'DISCHARGE_LOCATION', [{ train: ['were discharged to {x}', 'were discharged to the location {x}'], test: ['have been discharged to {x}', 'had a discharge to {x}'] }, { train: ['discharged to {x}', 'whose discharge location is {x}'], test: ['who have been discharged to {x}', 'with a discharge to {x}', 'with discharge location {x}'] }], but(NOWHERE), { before: DISCHARGED }),
  equal('discharge-otherwise', 'DISCHARGE_LOCATION', [{ train: ['have discharge location {x}', 'had {x} as discharge location'], test: ['had a discharge location of {x}', 'had the discharge location {x}'] }, { train: ['with {x} as discharge location', 'whose location of discharge is {x}'], test: ['with the discharge location {x}', 'whose discharge location was {x}'] }], among(NOWHERE)),
  equal('primary', 'DIAGNOSIS', [{ train: ['have primary disease {x}', 'were admitted with {x} as primary disease'], test: ['had {x} as their primary disease', 'have a primary disease of {x}'] }, { train: ['with primary disease {x}', 'whose primary disease is {x}'], test: ['with {x} as their primary disease', 'with a primary disease of {x}'] }], sayTitle),
  bound('stay-more', 'DAYS_STAY', '>', [1, 6], [{ train: ['were hospitalized for more than {v} days', 'stayed in hospital for more than {v} days'], test: ['remained admitted in hospital for more than {v} days', 'stayed in the hospital for more than {v} days'] }, { train: ['hospitalized for more than {v} days', 'with a hospital stay of more than {v} days'], test: ['who stayed in the hospital for more than {v} days', 'with more than {v} days in hospital', 'whose hospital stay is more than {v} days'] }], [2, 60]),
  bound('stay-less', 'DAYS_STAY', '<', [1, 6], [{ train: ['were hospitalized for less than {v} days', 'stayed in hospital for less than {v} days'], test: ['remained admitted in hospital for less than {v} days', 'stayed in the hospital for less than {v} days'] }, { train: ['hospitalized for less than {v} days', 'with a hospital stay of less than {v} days'], test: ['who stayed in the hospital for less than {v} days', 'with less than {v} days in hospital', 'whose hospital stay is less than {v} days'] }], [2, 60]),
];

/** Kinds whose words after the noun are those of an age. */
const bare = (kind: Kind): Kind => ({ ...kind, bare: true });

const AGES: readonly Kind[] = [
  bound('age-below', 'AGE', '<', [1, 25], [{ train: ['are aged below {v}', 'are younger than {v}', 'are less than {v} years old'], test: ['are under {v}', 'are below {v} years of age', 'are under the age of {v}'] }, { train: ['aged below {v}', 'younger than {v}', 'aged below {v} years'], test: ['under {v}', 'below {v} years of age', 'less than {v} years of age'] }], [20, 89]),
  bound('age-above', 'AGE', '>', [1, 25], [{ train: ['are older than {v}', 'are more than {v} years old'], test: ['are over {v}', 'are above {v} years of age'] }, { train: ['older than {v}', 'aged above {v}'], test: ['over {v}', 'above {v} years of age'] }], [19, 89]),
  bound('age-least', 'AGE', '>=', [0, 25], [{ train: ['are at least {v} years old', 'are aged {v} or above'], test: ['are {v} or older', 'are {v} years of age or older'] }, { train: ['aged {v} or above', 'aged at least {v}'], test: ['aged {v} or older', '{v} years of age or older'] }], [20, 90]),
  {
    id: 'age-range', say: { train: ['are aged {low} to {high}', 'are {low} to {high} years old'], test: ['are aged between {low} and {high}', 'are between {low} and {high} years of age'] }, after: { train: ['aged {low} to {high}', 'aged from {low} to {high}'], test: ['aged between {low} and {high}', 'between {low} and {high} years of age'] },
    draw({ rng }, { AGE }) {
      if (typeof AGE !== 'number') return undefined;
      const low = Math.max(18, AGE - rng.int(0, 12));
      const high = AGE + rng.int(1, 12);
      return { where: [{ name: 'AGE', is: '>=', value: low }, { name: 'AGE', is: '<=', value: high }], slots: { low, high } };
    },
  },
];

const YEARS: readonly Kind[] = [
  bound('born-before', 'DOB_YEAR', '<', [1, 25], [{ train: ['were born before the year {v}', 'have a birth year before {v}'], test: ['were born before {v}', 'have a year of birth before {v}'] }, { train: ['born before the year {v}', 'with a birth year before {v}'], test: ['born before {v}', 'whose year of birth is before {v}'] }]),
  bound('born-after', 'DOB_YEAR', '>', [1, 25], [{ train: ['were born after the year {v}', 'have a birth year after {v}'], test: ['were born after {v}', 'have a year of birth after {v}'] }, { train: ['born after the year {v}', 'with a birth year after {v}'], test: ['born after {v}', 'whose year of birth is after {v}'] }]),
  bound('admitted-before', 'ADMITYEAR', '<', [1, 3], [{ train: ['were admitted before the year {v}', 'were admitted to hospital before the year {v}'], test: ['were admitted before {v}', 'were admitted in hospital before {v}'] }, { train: ['admitted before the year {v}', 'whose admission year is before {v}'], test: ['admitted before {v}', 'admitted in hospital before {v}'] }], [2_101, 2_105]),
  bound('admitted-since', 'ADMITYEAR', '>=', [0, 2], [{ train: ['were admitted in the year {v} or later', 'were admitted in or after the year {v}'], test: ['were admitted in {v} or later', 'were admitted in hospital in {v} or later'] }, { train: ['admitted in the year {v} or later', 'whose admission year is {v} or later'], test: ['admitted in {v} or later', 'admitted in or after {v}'] }], [2_101, 2_105]),
  bound('admitted-in', 'ADMITYEAR', '=', [0, 0], [{ train: ['were admitted in the year {v}', 'were admitted during the year {v}'], test: ['were admitted in {v}', 'were admitted to the hospital in {v}'] }, { train: ['admitted in the year {v}', 'whose admission year is {v}'], test: ['admitted in {v}', 'admitted to the hospital in {v}'] }]),
  bound('died-by', 'DOD_YEAR', '<=', [0, 2], [{ train: ['died in or before the year {v}', 'died in the year {v} or earlier'], test: ['died in or before {v}', 'have died in or before {v}'] }, { train: ['who died in or before the year {v}', 'with a year of death of {v} or earlier'], test: ['who died in or before {v}', 'who have died in or before {v}'] }], [2_100, 2_104]),
  {
    id: 'admitted-between', say: { train: ['were admitted between {low} and {high}', 'had their admission between {low} and {high}'], test: ['were admitted from {low} to {high}', 'were admitted to the hospital between {low} and {high}'] }, after: { train: ['admitted between {low} and {high}', 'with an admission between {low} and {high}'], test: ['admitted from {low} to {high}', 'admitted to the hospital between {low} and {high}'] },
    draw({ rng }, admission) {
      const [low, high] = daysAround(rng, admission);
      return { where: [{ name: 'ADMITTIME', is: '>=', value: `${low} 00:00:00` }, { name: 'ADMITTIME', is: '<=', value: `${high} 23:59:59` }], slots: { low, high } };
    },
  },
  {
    id: 'expired', say: { train: ['have died', 'have death status 1'], test: ['died', 'are dead'] }, after: { train: ['who died', 'with death status 1'], test: ['who have died', 'with a death status of 1'] }, before: { train: ['dead'], test: ['deceased'] },
    draw: (_, { EXPIRE_FLAG }) => (EXPIRE_FLAG === 1 ? { where: [{ name: 'EXPIRE_FLAG', is: '=', value: 1 }], slots: {} } : undefined),
  },
  {
    id: 'alive', say: { train: ['are alive', 'have death status 0'], test: ['survived', 'are still alive', 'have a death status of 0'] }, after: { train: ['who are alive', 'with death status 0'], test: ['who survived', 'who are still alive', 'with a death status of 0'] },
    draw: (_, { EXPIRE_FLAG }) => (EXPIRE_FLAG === 0 ? { where: [{ name: 'EXPIRE_FLAG', is: '=', value: 0 }], slots: {} } : undefined),
  },
];

/** Two days with the admission's between them, some months apart. */
function daysAround(rng: Rng, { ADMITTIME }: PoolRow): readonly [string, string] {
  const at = Date.parse(`${String(ADMITTIME).slice(0, 10)}T00:00:00Z`);
  const day = (days: number): string => new Date(at + days * 86_400_000).toISOString().slice(0, 10);
  return [day(-rng.int(10, 200)), day(rng.int(10, 200))];
}

export const DEMOGRAPHIC_KINDS: readonly Kind[] = drawn([...PEOPLE, ...ADMISSION, ...AGES.map(bare), ...YEARS], { gender: 2, marital: 2, 'age-below': 2, primary: 2, 'stay-more': 2, 'born-before': 3, 'admitted-before': 3 });
