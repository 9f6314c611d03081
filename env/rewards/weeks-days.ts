import { Type } from 'typebox';
import { asInteger, asItems } from '../answer/compare.ts';
import type { AnswerValue } from '../answer/value.ts';
import { defineEquality } from './rule.ts';

const WORDS = /^\(?\s*'?(\d{1,3})(?!\d)\s*(?:weeks?|w)?'?\s*,?\s*(?:and\s+)?'?(\d)\s*(?:days?|d)?'?\s*\)?$/i;
/** No pair needs more; a longer text would only cost time to take apart. */
const LONGEST = 64;
const UNIT = [/^(\d{1,3})\s*(?:weeks?)?$/i, /^(\d)\s*(?:days?)?$/i] as const;

function part(answer: AnswerValue, unit: RegExp): number | undefined {
  if (answer.type !== 'str') return asInteger(answer);
  const match = answer.value.length > LONGEST ? null : unit.exec(answer.value.trim());
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

export const weeksDays = defineEquality({
  summary: 'Weeks and days, as a pair of integers, as ("5 weeks", "3 days"), or as one such text; days below 7.',
  parameters: Type.Object({ weeks: Type.Integer({ minimum: 0 }), days: Type.Integer({ minimum: 0, maximum: 6 }) }),
  equals(answer, { weeks, days }) {
    if (answer.type === 'str') {
      const match = answer.value.length > LONGEST ? null : WORDS.exec(answer.value.trim());
      return match !== null && Number(match[1]) === weeks && Number(match[2]) === days;
    }
    if (answer.type === 'set') return false;
    const items = asItems(answer);
    const [first, second] = items ?? [];
    if (items?.length !== 2 || first === undefined || second === undefined) return false;
    return part(first, UNIT[0]) === weeks && part(second, UNIT[1]) === days;
  },
});
