/** Conditions on an admission's own row, DEMOGRAPHIC. */
import type { Rng } from '../../../env/rng.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import type { PoolRow } from '../pools.ts';
import type { Comparison } from '../query.ts';
import { LANGUAGES, sayTitle } from '../words.ts';
import type { Kind } from './said.ts';

/** Values held by fewer patients are not asked for in groups. */
const FEWEST = 3;

/** A value of a column, as it stands there or in other words. */
function equal(id: string, column: string, say: Wordings, spoken: (value: string) => string | undefined = (value) => value): Kind {
  return {
    id, say,
    draw({ pools }, admission) {
      const value = admission[column];
      if (typeof value !== 'string' || (pools.patients('DEMOGRAPHIC', column).get(value) ?? 0) < FEWEST) return undefined;
      const x = spoken(value);
      return x === undefined ? undefined : { where: [{ name: column, is: '=', value }], slots: { x } };
    },
  };
}

/** A bound on a number, on the far side of the admission's own, within what says something. */
function bound(id: string, column: string, is: Comparison, apart: readonly [least: number, most: number], say: Wordings, [lowest, highest]: readonly [number, number] = [1, 9_999]): Kind {
  return {
    id, say,
    draw({ rng }, admission) {
      const own = admission[column];
      if (typeof own !== 'number') return undefined;
      const by = rng.int(...apart);
      const v = is === '<' || is === '<=' ? own + by : own - by;
      return v < lowest || v > highest ? undefined : { where: [{ name: column, is, value: v }], slots: { v } };
    },
  };
}

const lower = (value: string): string => value.toLowerCase();
const oneOf = (words: Readonly<Record<string, string>>) => (value: string): string | undefined => words[value];

const PEOPLE: readonly Kind[] = [
  { adjective: true, whose: { train: ['gender is {x}'], test: [] }, ...equal('gender', 'GENDER', { train: ['are {x}', 'are of {x} gender'], test: ['are {x} by gender', 'have {x} gender'] }, oneOf({ F: 'female', M: 'male' })) },
  { adjective: true, whose: { train: [], test: ['marital status is {x}'] }, ...equal('marital', 'MARITAL_STATUS', { train: ['are {x}', 'have marital status {x}'], test: ['are {x} by marital status', 'have been recorded as {x}'] }, lower) },
  { whose: { train: [], test: ['language is {x}'] }, ...equal('language', 'LANGUAGE', { train: ['speak {x}', 'have {x} as their language'], test: ['are {x} speaking', 'speak the {x} language'] }, (value) => LANGUAGES[value]) },
  { whose: { train: ['religion is {x}'], test: [] }, ...equal('religion', 'RELIGION', { train: ['follow the religion {x}', 'have religion {x}'], test: ['belong to the {x} religion', 'are of {x} religion'] }, (value) => (/CATHOLIC|JEWISH|QUAKER|ORTHO|EPISCO|SCIENTIST|WITNESS|BUDDH|MUSLIM|UNITARIAN/.test(value) ? lower(value) : undefined)) },
  { whose: { train: [], test: ['insurance is {x}'] }, ...equal('insurance', 'INSURANCE', { train: ['have {x} insurance', 'are insured by {x}'], test: ['are covered by {x} insurance', 'are insured under {x}'] }) },
  { whose: { train: ['ethnicity is {x}'], test: ['ethnic background is {x}'] }, ...equal('ethnicity', 'ETHNICITY', { train: ['are of ethnicity {x}', 'belong to the ethnic group {x}'], test: ['are {x} by ethnicity', 'are of {x} ethnic origin'] }, lower) },
];

const ADMISSION: readonly Kind[] = [
  { whose: { train: ['admission type is {x}'], test: ['type of admission is {x}'] }, ...equal('admission-type', 'ADMISSION_TYPE', { train: ['had admission type {x}', 'came in as {x} admissions'], test: ['are admitted as {x}', 'have {x} as admission type'] }, lower) },
  { whose: { train: ['admission location is {x}'], test: ['location of admission is {x}'] }, ...equal('admission-location', 'ADMISSION_LOCATION', { train: ['had admission location {x}', 'were admitted from {x}'], test: ['are admitted through the location {x}', 'have {x} as admission location'] }, lower) },
  { whose: { train: [], test: ['discharge location is {x}'] }, ...equal('discharge-location', 'DISCHARGE_LOCATION', { train: ['were discharged to {x}', 'had discharge location {x}'], test: ['are discharged to {x}', 'have been discharged to {x}', 'have {x} as discharge location'] }, lower) },
  { whose: { train: ['primary disease is {x}'], test: ['primary disease at admission is {x}'] }, ...equal('primary', 'DIAGNOSIS', { train: ['have primary disease {x}', 'were admitted with {x} as primary disease'], test: ['have {x} as primary disease', 'are diagnosed with primary disease {x}'] }, (value) => sayTitle(lower(value))) },
  { whose: { train: ['days of hospital stay are more than {v}'], test: ['hospital stay lasted more than {v} days'] }, ...bound('stay-more', 'DAYS_STAY', '>', [1, 6], { train: ['stayed in hospital for more than {v} days', 'were hospitalized for more than {v} days'], test: ['remained admitted in hospital for more than {v} days', 'have stayed in the hospital for more than {v} days'] }, [2, 60]) },
  bound('stay-less', 'DAYS_STAY', '<', [1, 6], { train: ['stayed in hospital for less than {v} days', 'were hospitalized for less than {v} days'], test: ['remained admitted in hospital for less than {v} days', 'have stayed in the hospital for less than {v} days'] }, [2, 60]),
];

const YEARS: readonly Kind[] = [
  { whose: { train: ['age is below {v}', 'age is less than {v}'], test: ['age is under {v}'] }, ...bound('age-below', 'AGE', '<', [1, 25], { train: ['are aged below {v}', 'are less than {v} years old', 'are younger than {v}'], test: ['are under the age of {v}', 'are below {v} years of age'] }, [20, 89]) },
  { whose: { train: ['age is above {v}'], test: ['age is greater than {v}'] }, ...bound('age-above', 'AGE', '>', [1, 25], { train: ['are aged above {v}', 'are more than {v} years old'], test: ['are over the age of {v}', 'are above {v} years of age'] }, [19, 89]) },
  bound('age-least', 'AGE', '>=', [0, 25], { train: ['are aged {v} or above', 'are at least {v} years old'], test: ['are {v} years or older', 'have reached the age of {v}'] }, [20, 90]),
  { whose: { train: [], test: ['year of birth is before {v}'] }, ...bound('born-before', 'DOB_YEAR', '<', [1, 25], { train: ['were born before the year {v}', 'were born before {v}'], test: ['are born before the year {v}', 'are born before {v}'] }) },
  bound('born-after', 'DOB_YEAR', '>', [1, 25], { train: ['were born after the year {v}', 'were born after {v}'], test: ['are born after the year {v}', 'are born after {v}'] }),
  { whose: { train: ['admission year is before {v}'], test: ['year of admission is before {v}'] }, ...bound('admitted-before', 'ADMITYEAR', '<', [1, 3], { train: ['were admitted before the year {v}', 'were admitted before {v}'], test: ['are admitted before the year {v}', 'have been admitted before {v}', 'are admitted in hospital before {v}'] }, [2_101, 2_105]) },
  bound('admitted-since', 'ADMITYEAR', '>=', [0, 2], { train: ['were admitted in or after the year {v}', 'were admitted in {v} or later'], test: ['are admitted in or after the year {v}', 'have been admitted in or after {v}'] }, [2_101, 2_105]),
  bound('admitted-in', 'ADMITYEAR', '=', [0, 0], { train: ['were admitted in the year {v}', 'were admitted in {v}'], test: ['are admitted in the year {v}', 'have been admitted in {v}'] }),
  bound('died-by', 'DOD_YEAR', '<=', [0, 2], { train: ['died in or before the year {v}', 'died in or before {v}'], test: ['are dead in or before the year {v}', 'have died in or before {v}'] }, [2_100, 2_104]),
  {
    id: 'age-range', say: { train: ['are aged {low} to {high}', 'are between {low} and {high} years old'], test: ['are of age {low} to {high}', 'are aged between {low} and {high}'] },
    draw({ rng }, { AGE }) {
      if (typeof AGE !== 'number') return undefined;
      const low = Math.max(18, AGE - rng.int(0, 12));
      const high = AGE + rng.int(1, 12);
      return { where: [{ name: 'AGE', is: '>=', value: low }, { name: 'AGE', is: '<=', value: high }], slots: { low, high } };
    },
  },
  {
    id: 'admitted-between', say: { train: ['were admitted between {low} and {high}', 'were admitted from {low} to {high}'], test: ['are admitted between {low} and {high}', 'have been admitted from {low} to {high}'] },
    draw({ rng }, admission) {
      const [low, high] = daysAround(rng, admission);
      return { where: [{ name: 'ADMITTIME', is: '>=', value: `${low} 00:00:00` }, { name: 'ADMITTIME', is: '<=', value: `${high} 23:59:59` }], slots: { low, high } };
    },
  },
  {
    id: 'expired', say: { train: ['have died', 'have death status 1'], test: ['are dead', 'have been confirmed dead'] }, whose: { train: ['death status is 1'], test: [] },
    draw: (_, { EXPIRE_FLAG }) => (EXPIRE_FLAG === 1 ? { where: [{ name: 'EXPIRE_FLAG', is: '=', value: 1 }], slots: {} } : undefined),
  },
  {
    id: 'alive', say: { train: ['have not died', 'have death status 0'], test: ['survived', 'are alive'] }, whose: { train: [], test: ['status of death is 0'] },
    draw: (_, { EXPIRE_FLAG }) => (EXPIRE_FLAG === 0 ? { where: [{ name: 'EXPIRE_FLAG', is: '=', value: 0 }], slots: {} } : undefined),
  },
];

/** Two days with the admission's between them, some months apart. */
function daysAround(rng: Rng, { ADMITTIME }: PoolRow): readonly [string, string] {
  const at = Date.parse(`${String(ADMITTIME).slice(0, 10)}T00:00:00Z`);
  const day = (days: number): string => new Date(at + days * 86_400_000).toISOString().slice(0, 10);
  return [day(-rng.int(10, 200)), day(rng.int(10, 200))];
}

export const DEMOGRAPHIC_KINDS: readonly Kind[] = [...PEOPLE, ...ADMISSION, ...YEARS];
