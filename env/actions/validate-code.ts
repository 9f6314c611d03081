import { Type } from 'typebox';
import { defineAction } from './action.ts';
import { describeCompletion } from './describe-completion.ts';

export const validateCode = defineAction({
  description: 'Run a program and see its result. Assign the final answer to the variable `answer`; a program that does not set it is exploration.',
  parameters: Type.Object({ code: Type.String({ description: 'The whole program.' }) }),
  async run(context, { code }) {
    const prelude = context.task.context?.[context.runtime];
    const source = prelude === undefined ? code : `${prelude}\n${code}`;
    const completion = await context.run({ kind: 'code', source, timeoutMs: context.stepTimeoutMs, wantAnswer: true });
    return { kind: 'code_result', text: describeCompletion(completion, context.stepTimeoutMs), completion };
  },
});
