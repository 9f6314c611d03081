/** The choices that EHRSQL's preprocessing makes at random, made here with a seed: which patients, and in which year each comes first. */
import { Rng } from '../../../../env/rng.ts';
import { FIRST_YEAR, LAST_YEAR } from './times.ts';

/** Share of patients who are in hospital "now", as far as there are any: `--cur_patient_ratio 0.1`. */
const CURRENT_SHARE = 0.1;
const SEED = 'ehr-import';

/** Later years are likelier: weights 1 to 6 for 2100 to 2105. */
export function firstYear(family: string, patient: string | number): number {
  const years = LAST_YEAR - FIRST_YEAR + 1;
  let at = new Rng(SEED, family, 'year', patient).int(1, (years * (years + 1)) / 2);
  for (let index = 0; index < years; index++) {
    at -= index + 1;
    if (at <= 0) return FIRST_YEAR + index;
  }
  return LAST_YEAR;
}

/** @param wanted how many; null: all. The order of the candidates does not matter. */
export function choosePatients<T extends string | number>(family: string, current: readonly T[], others: readonly T[], wanted: number | null): ReadonlySet<T> {
  if (wanted === null || wanted >= current.length + others.length) return new Set([...current, ...others]);
  const shuffled = (list: readonly T[], name: string): readonly T[] => new Rng(SEED, family, name).shuffle(list.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  const staying = shuffled(current, 'current').slice(0, Math.floor(wanted * CURRENT_SHARE));
  const gone = shuffled(others, 'others').slice(0, wanted - staying.length);
  // Where the others do not suffice, more of those who are still there.
  const more = shuffled(current, 'current').slice(staying.length, staying.length + wanted - staying.length - gone.length);
  return new Set([...staying, ...gone, ...more]);
}

/** The value under which 95 % lie, between two by their distance (numpy's default). */
export function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = 0.95 * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
