import { Type } from 'typebox';
import { asNumber } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

export const within = defineEquality({
  summary: 'A finite number in [low, high].',
  parameters: Type.Object({ low: Type.Number(), high: Type.Number() }),
  equals(answer, { low, high }) {
    const number = asNumber(answer);
    return number !== undefined && number >= low && number <= high;
  },
});
