/** Random quantities of a patient, beside those that `Rng` has. */
import type { Rng } from '../../env/rng.ts';

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
export const clip = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** A Poisson count, by multiplying uniform numbers (Knuth, The Art of Computer Programming 2, 3.4.1); for small means. */
export function poisson(rng: Rng, mean: number): number {
  const bound = Math.exp(-Math.min(mean, 60));
  let count = 0;
  for (let product = rng.float(); product > bound; product *= rng.float()) count++;
  return count;
}

/** Distinct whole numbers of a range, in random order, from which nothing follows. */
export function distinct(rng: Rng, count: number, low: number, high: number): readonly number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(rng.int(low, high));
  return [...found];
}
