import { Type } from 'typebox';
import { asInteger, unwrapSingle } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

const WORDS: ReadonlyMap<string, boolean> = new Map([['yes', true], ['true', true], ['no', false], ['false', false]]);

export const yesNo = defineEquality({
  summary: 'Yes or no: True and False, 1 and 0, "yes" and "no".',
  parameters: Type.Object({ value: Type.Boolean() }),
  equals(answer, { value }) {
    const single = unwrapSingle(answer);
    if (single.type === 'bool') return single.value === value;
    const word = single.type === 'str' ? WORDS.get(single.value.trim().toLowerCase()) : undefined;
    return word === undefined ? asInteger(single) === Number(value) : word === value;
  },
});
