import { Type } from 'typebox';
import { defineAction } from './action.ts';
import { explainFailure } from './debug-rules.ts';

export const debug = defineAction({
  description: 'Ask why a program failed. Answers from the error, the code and the task.',
  parameters: Type.Object({
    code: Type.Optional(Type.String({ description: 'The program; by default the latest one.' })),
    error_msg: Type.Optional(Type.String({ description: 'The error; by default the latest one.' })),
  }),
  run(context, { code, error_msg }) {
    const completion = context.last?.completion;
    const text = explainFailure({
      code: code ?? context.last?.code ?? '',
      error: error_msg ?? completion?.traceback ?? (completion?.error === undefined ? '' : `${completion.error.type}: ${completion.error.message}`),
      status: error_msg === undefined ? completion?.status : undefined,
      answerSet: completion?.answer !== undefined,
      task: context.task,
      runtime: context.runtime,
    });
    return Promise.resolve({ kind: 'debug_result', text });
  },
});
