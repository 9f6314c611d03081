import { Type } from 'typebox';
import { defineAction } from './action.ts';
import { describeCompletion } from './describe-completion.ts';

export const validateCode = defineAction({
  description: ({ instruction, doIt, programs }) => (programs ? `Run a program and see its result. ${instruction.python.slice(0, -1)}; a program that does not ${doIt} is exploration.` : `Run a program and see its result. ${instruction.python}`),
  parameters: Type.Object({ code: Type.String({ description: 'The whole program.' }) }),
  async run(context, { code }) {
    const { handIn, stepTimeoutMs: timeoutMs, task } = context;
    const completion = await context.run({ kind: 'code', prelude: task.context?.[context.runtime], source: code, ...(task.variables === 'kept' ? { variables: 'kept' } : {}), timeoutMs, collect: handIn.collect });
    return { kind: 'code_result', text: describeCompletion(completion, timeoutMs, handIn), completion };
  },
});
