/** The columns of an admission's own row that one asks for, and what they are called. */
import type { Rng } from '../../../env/rng.ts';
import type { PoolRow } from '../pools.ts';

export const FACTS: Readonly<Record<string, string>> = {
  MARITAL_STATUS: 'marital status', AGE: 'age', DOB: 'date of birth', GENDER: 'gender', LANGUAGE: 'language', RELIGION: 'religion', ADMISSION_TYPE: 'admission type', DAYS_STAY: 'days of hospital stay',
  INSURANCE: 'insurance', ETHNICITY: 'ethnicity', EXPIRE_FLAG: 'death status', ADMISSION_LOCATION: 'admission location', DISCHARGE_LOCATION: 'discharge location', DIAGNOSIS: 'primary disease', DOD: 'date of death',
  DOB_YEAR: 'year of birth', DOD_YEAR: 'year of death', ADMITTIME: 'time of admission', DISCHTIME: 'discharge time', ADMITYEAR: 'admission year', HADM_ID: 'admission id', NAME: 'name', SUBJECT_ID: 'subject id',
};

/** Facts that the admissions all have, so that none is missing. */
export function drawFacts(rng: Rng, admissions: readonly PoolRow[], count: number, without: readonly string[] = []): readonly string[] {
  const present = Object.keys(FACTS).filter((name) => !without.includes(name) && admissions.every((admission) => admission[name] !== null));
  return rng.shuffle(present).slice(0, count);
}
