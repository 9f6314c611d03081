import { Type } from 'typebox';
import { asDate } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

export const date = defineEquality({
  summary: 'The same calendar day, in any unambiguous form.',
  parameters: Type.Object({ value: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  equals: (answer, { value }) => asDate(answer) === value,
});
