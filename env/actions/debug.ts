import { Type } from 'typebox';
import { defineAction } from './action.ts';
import { explainFailure } from './debug-rules.ts';

export const debug = defineAction({
  description: 'Ask why a program failed. Answers from the error, the code and the task.',
  parameters: Type.Object({
    code: Type.Optional(Type.String({ description: 'The program; by default the latest one.' })),
    error_msg: Type.Optional(Type.String({ description: 'The error; by default the latest one.' })),
  }),
  async run({ last, task, runtime, prompt, debugModel, signal }, { code, error_msg }) {
    const completion = last?.completion;
    const failure = {
      code: code ?? last?.code ?? '',
      error: error_msg ?? completion?.traceback ?? (completion?.error === undefined ? '' : `${completion.error.type}: ${completion.error.message}`),
      status: error_msg === undefined ? completion?.status : undefined,
      answerSet: completion?.answer !== undefined,
      task, runtime,
    };
    const rules = explainFailure(failure);
    if (debugModel === undefined) return { kind: 'debug_result', text: rules };
    // The record says who spoke; the text does not, since it is no matter of the agent's.
    return debugModel.explain({ prompt, code: failure.code, error: failure.error, rules }, signal).then(
      (text) => ({ kind: 'debug_result', text, debugBy: 'model' }) as const,
      () => ({ kind: 'debug_result', text: rules, debugBy: 'rules' }) as const,
    );
  },
});
