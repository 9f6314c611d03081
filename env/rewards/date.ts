import { Type } from 'typebox';
import { asDate } from '../answer/compare.ts';
import { defineRule } from './rule.ts';

export const date = defineRule({
  summary: 'The same calendar day, in any unambiguous form.',
  parameters: Type.Object({ value: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  grade: (answer, { value }) => asDate(answer) === value,
});
