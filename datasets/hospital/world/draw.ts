/** Draws that the world needs beyond what `Rng` has. */
import type { Rng } from '../../../env/rng.ts';
import type { Weighted } from '../vocabulary/people.ts';

export function weighted(rng: Rng, table: Weighted): string | null {
  let total = 0;
  for (const [, weight] of table) total += weight;
  let left = rng.float() * total;
  for (const [word, weight] of table) {
    left -= weight;
    if (left < 0) return word;
  }
  return table[0]?.[0] ?? null;
}

/** As `weighted`, for a table without empty words. */
export const weightedWord = (rng: Rng, table: Weighted): string => weighted(rng, table) ?? '';

/** An item of a list in which the first ones are the usual ones: about half of the draws take the first. */
export function usual<T>(rng: Rng, items: readonly T[]): T | undefined {
  if (items.length === 0) return undefined;
  const at = rng.chance(0.5) ? 0 : rng.int(0, items.length - 1);
  return items[at];
}

/** A waiting time with the given mean. */
export const exponential = (rng: Rng, mean: number): number => -Math.log(1 - rng.float()) * mean;

/** A positive number with the given median; `spread` is the standard deviation of its logarithm. */
export const logNormal = (rng: Rng, median: number, spread: number): number => median * Math.exp(rng.normal(0, spread));

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
