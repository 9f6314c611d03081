/** Difficulty of a generated task, from what a reader has to do. */
import type { Entities } from '../calculator.ts';
import type { Told } from './finding.ts';

/** 1 (a few values, read as they stand) to 5 (many findings, most of them to be inferred or converted). */
export function difficultyOf(told: readonly Told[], entities: Entities): number {
  const inputs = Math.max(told.length, Object.keys(entities).length);
  const indirect = told.filter(({ telling }) => telling === 'inferred').length;
  const size = inputs <= 3 ? 1 : inputs <= 7 ? 2 : 3;
  const reading = indirect === 0 ? 0 : indirect <= 2 ? 1 : 2;
  return Math.min(5, size + reading);
}
