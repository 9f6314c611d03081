import { Type } from 'typebox';
import { answerFromJson } from '../answer/from-json.ts';
import { showAnswer } from '../answer/show.ts';
import { defineAction } from './action.ts';

export const submit = defineAction({
  description: 'Hand in the final answer. Without `answer`, the latest value of the variable `answer` is taken.',
  parameters: Type.Object({ answer: Type.Optional(Type.Unknown({ description: 'The answer itself.' })) }),
  run(context, parameters) {
    const answer = 'answer' in parameters ? answerFromJson(parameters.answer) : context.standing;
    const text = answer === undefined ? 'Nothing was submitted: no answer was ever set.' : `Submitted: ${showAnswer(answer)}`;
    return Promise.resolve({ kind: 'code_result', text, submitted: { answer } });
  },
});
