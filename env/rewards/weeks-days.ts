import { Type } from 'typebox';
import { asInteger, asItems } from '../answer/compare.ts';
import type { AnswerValue } from '../answer/value.ts';
import { defineEquality } from './rule.ts';

/** As obstetricians write it: 26+0, 26 0/7. */
const SHORT = /^(\d{1,3})\s*(?:\+\s*(\d)|\s(\d)\s*\/\s*7)\s*(?:weeks?|wks?|w)?$/i;
const WORDS = /^\(?\s*'?(\d{1,3})(?!\d)\s*(?:weeks?|w)?'?\s*,?\s*(?:and\s+)?'?(\d)\s*(?:days?|d)?'?\s*\)?$/i;
/** No pair needs more; a longer text would only cost time to take apart. */
const LONGEST = 64;
const DAY_SECONDS = 86_400;
const UNIT = [/^(\d{1,3})\s*(?:weeks?)?$/i, /^(\d)\s*(?:days?)?$/i] as const;

function part(answer: AnswerValue, unit: RegExp): number | undefined {
  if (answer.type !== 'str') return asInteger(answer);
  const match = answer.value.length > LONGEST ? null : unit.exec(answer.value.trim());
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

export const weeksDays = defineEquality({
  summary: 'Weeks and days, as a pair of integers, as ("5 weeks", "3 days"), as one such text (26+0, 26 0/7 too), as {"weeks", "days"}, or as a timedelta; days below 7.',
  parameters: Type.Object({ weeks: Type.Integer({ minimum: 0 }), days: Type.Integer({ minimum: 0, maximum: 6 }) }),
  equals(answer, { weeks, days }) {
    if (answer.type === 'str') {
      const text = answer.value.length > LONGEST ? '' : answer.value.trim();
      const match = SHORT.exec(text) ?? WORDS.exec(text);
      return match !== null && Number(match[1]) === weeks && Number(match[2] ?? match[3]) === days;
    }
    if (answer.type === 'timedelta') return answer.seconds === (7 * weeks + days) * DAY_SECONDS;
    if (answer.type === 'dict') {
      const named = (name: string): AnswerValue | undefined => answer.entries.find(([key]) => key.type === 'str' && key.value.trim().toLowerCase().replace(/s$/, '') === name)?.[1];
      const [weekPart, dayPart] = [named('week'), named('day')];
      return answer.entries.length === 2 && weekPart !== undefined && dayPart !== undefined && part(weekPart, UNIT[0]) === weeks && part(dayPart, UNIT[1]) === days;
    }
    if (answer.type === 'set' || answer.type === 'series') return false;
    const items = asItems(answer);
    const [first, second] = items ?? [];
    if (items?.length !== 2 || first === undefined || second === undefined) return false;
    return part(first, UNIT[0]) === weeks && part(second, UNIT[1]) === days;
  },
});
