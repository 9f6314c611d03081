/** Difficulty of a generated task, from what a reader has to do. */
import type { Calculator, Entities } from '../calculator.ts';
import type { Told } from './finding.ts';

/** 1 (a few values, read as they stand) to 5 (many findings, several of them to be inferred). */
export function difficultyOf(told: readonly Told[], entities: Entities, { group }: Pick<Calculator, 'group'>): number {
  const inputs = Math.max(told.length, Object.keys(entities).length);
  const indirect = told.filter(({ telling }) => telling === 'inferred').map(({ finding }) => typeof entities[finding] === 'boolean');
  // Values come in sets: the time that is asked for, or the other system of units, is one thing to see, however many values it holds for.
  // The bands of a short score mostly forgive a value of another time.
  const size = inputs <= 3 ? 1 : inputs <= 7 ? 2 : inputs <= 11 ? 3 : 4;
  const sets = indirect.includes(false) && (group === 'equation' || size > 2) ? 1 : 0;
  const acts = indirect.filter((yesNo) => yesNo).length + sets;
  return Math.min(5, size + Math.min(acts, 2));
}
