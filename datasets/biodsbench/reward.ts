/** How results are graded: each by value within the tolerance that the prompt states, and nothing is earned unless all are right. */
import type { Golden } from '../../env/rewards/value.ts';
import type { AnswerPlace, RewardSpec } from '../../env/task.ts';
import type { Answers, Precision } from './kinds/form.ts';

export interface Tolerance { readonly absolute: number; readonly relative: number }

export function toleranceOf(precision: Precision): Tolerance {
  switch (precision) {
    case 'counts': return { absolute: 1e-9, relative: 1e-9 };
    case 'relative': return { absolute: 1e-12, relative: 1e-3 };
    case 'fitted': return { absolute: 1e-12, relative: 5e-3 };
    // Rounded to so many places, or not rounded at all.
    default: return { absolute: 0.51 * 10 ** -precision, relative: 1e-9 };
  }
}

const spec = (value: Golden, tolerance: Tolerance): RewardSpec => ({ rule: 'value', value, ...tolerance });

/** @param named the results by the names of their variables */
export function rewardOf(named: Answers, tolerance: Tolerance): { readonly answer: AnswerPlace; readonly reward: RewardSpec } {
  const [[name = '', value] = [], ...others] = Object.entries(named);
  if (value !== undefined && others.length === 0) return { answer: { from: 'variable', name }, reward: spec(value, tolerance) };
  return {
    answer: { from: 'variables', names: Object.keys(named) },
    reward: { rule: 'named', answers: Object.fromEntries(Object.entries(named).map(([key, each]) => [key, spec(each, tolerance)])), all: true },
  };
}

const short = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(9)) : Array.isArray(value) ? value.map(short) : value);

export function goldText(named: Answers): string {
  return JSON.stringify(Object.fromEntries(Object.entries(named).map(([name, golden]) => [name, short(golden.is === 'cell' ? golden.value : golden.is === 'list' ? golden.items : golden.is === 'entries' ? golden.entries : golden.rows)])));
}
