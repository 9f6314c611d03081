import { Type } from 'typebox';
import { asNumber } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

export const anyWithin = defineEquality({
  summary: 'A finite number in one of several intervals: the answers of several standard methods.',
  parameters: Type.Object({ intervals: Type.Array(Type.Object({ low: Type.Number(), high: Type.Number() }), { minItems: 1 }) }),
  equals(answer, { intervals }) {
    const number = asNumber(answer);
    return number !== undefined && intervals.some(({ low, high }) => number >= low && number <= high);
  },
});
