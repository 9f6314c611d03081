import { Type } from 'typebox';
import { unwrapSingle } from '../answer/compare.ts';
import { defineEquality } from './rule.ts';

export const abstain = defineEquality({
  summary: 'The question cannot be answered from the data: None, or what programs make of it (NaN, NaT), given as the answer. Saying nothing is not abstaining.',
  parameters: Type.Object({}),
  equals(answer) {
    const single = unwrapSingle(answer);
    return single.type === 'null' || (single.type === 'float' && Number.isNaN(single.value)) || (single.type === 'str' && ['none', 'null', 'nan'].includes(single.value.trim().toLowerCase()));
  },
});
