import { Type } from 'typebox';
import { asInteger, unwrapSingle } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

const WORDS: ReadonlyMap<string, boolean> = new Map([['yes', true], ['y', true], ['true', true], ['no', false], ['n', false], ['false', false]]);

export const yesNo = defineEquality({
  summary: 'Yes or no: True and False, 1 and 0, "yes" and "no", "y" and "n", with or without a full stop.',
  parameters: Type.Object({ value: Type.Boolean() }),
  equals(answer, { value }) {
    const single = unwrapSingle(answer);
    if (single.type === 'bool') return single.value === value;
    const word = single.type === 'str' ? WORDS.get(single.value.trim().toLowerCase().replace(/[.!]$/, '')) : undefined;
    return word === undefined ? asInteger(single) === Number(value) : word === value;
  },
});
