/**
 * Intervals by the percentile bootstrap over tasks: B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13. The task is what is drawn again, because the samples of one task are not independent of each other.
 */
import { Rng } from '../env/rng.ts';

export const RESAMPLES = 1000;
export const BOOTSTRAP_SEED = 0;
const LEVEL = 0.95;

export type Interval = readonly [number, number];

/** The mean of each resample. @param parts name the stream of random numbers: the same values and parts give the same means */
export function resampledMeans(values: readonly number[], ...parts: readonly string[]): Float64Array {
  const rng = new Rng('bootstrap', BOOTSTRAP_SEED, ...parts);
  const means = new Float64Array(RESAMPLES);
  const n = values.length;
  for (let b = 0; b < RESAMPLES; b++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(rng.float() * n)] ?? 0;
    means[b] = sum / n;
  }
  return means;
}

/** The mean of several, resample by resample: each is drawn from by itself. */
export function meanOf(groups: readonly Float64Array[], weights: readonly number[] = groups.map(() => 1)): Float64Array {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from({ length: RESAMPLES }, (_, b) => groups.reduce((sum, means, group) => sum + (means[b] ?? 0) * (weights[group] ?? 0), 0) / whole);
}

/** The middle 95 per cent of them. */
export function intervalOf(means: Float64Array): Interval {
  const sorted = means.toSorted();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))] ?? Number.NaN;
  return [at((1 - LEVEL) / 2), at((1 + LEVEL) / 2)];
}
