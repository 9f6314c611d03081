/** What the formulas and point scores share. */
import type { Result } from '../calculator.ts';

export function decimal(value: number): Result {
  if (!Number.isFinite(value)) throw new RangeError('the formula has no finite value for these findings');
  return { kind: 'decimal', value };
}

export function points(value: number): Result {
  return { kind: 'integer', value };
}

/** The points of the first band whose lower end the value reaches; `otherwise` below all of them. */
export function band(value: number, bands: readonly (readonly [from: number, points: number])[], otherwise: number): number {
  for (const [from, count] of bands) if (value >= from) return count;
  return otherwise;
}
