import { Type } from 'typebox';
import { asNumber } from '../answer/compare.ts';
import { defineRule } from './rule.ts';

export const within = defineRule({
  summary: 'A finite number in [low, high].',
  parameters: Type.Object({ low: Type.Number(), high: Type.Number() }),
  grade(answer, { low, high }) {
    const number = asNumber(answer);
    return number !== undefined && number >= low && number <= high;
  },
});
