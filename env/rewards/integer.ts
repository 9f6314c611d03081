import { Type } from 'typebox';
import { asInteger, asNumber } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

/** Half to even, as Python's `round` does in the benchmarks' own graders. */
function roundHalfEven(number: number): number {
  const rounded = Math.round(number);
  return Math.abs(number % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

export const integer = defineEquality({
  summary: 'One of the accepted integers, in any spelling (47, 47.0, "47"); with `round`, a number that rounds to it.',
  parameters: Type.Object({
    value: Type.Integer(),
    /** Further right answers: other standard methods that fit the question. */
    accept: Type.Optional(Type.Array(Type.Integer())),
    round: Type.Optional(Type.Boolean()),
  }),
  equals(answer, { value, accept, round }) {
    const number = round === true ? asNumber(answer) : asInteger(answer);
    if (number === undefined) return false;
    const whole = round === true ? roundHalfEven(number) : number;
    return whole === value || (accept?.includes(whole) ?? false);
  },
});
