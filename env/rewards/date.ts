import { Type } from 'typebox';
import { asDate } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

export const date = defineEquality({
  summary: 'The same calendar day, in any unambiguous form, and in the order that the task says (`order`: MDY or DMY).',
  parameters: Type.Object({ value: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), order: Type.Optional(Type.Union([Type.Literal('MDY'), Type.Literal('DMY')])) }),
  equals: (answer, { value, order }) => asDate(answer, order) === value,
});
