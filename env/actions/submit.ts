import { Type } from 'typebox';
import { answerFromJson } from '../answer/from-json.ts';
import { showAnswer } from '../answer/show.ts';
import { defineAction } from './action.ts';

export const submit = defineAction({
  description: ({ takes, latest }) => (takes === 'source' ? `Hand in the final answer: ${latest}.` : `Hand in the final answer. Without \`answer\`, ${latest} is taken.`),
  parameters: Type.Object({ answer: Type.Optional(Type.Unknown({ description: 'The answer itself.' })) }),
  run(context, parameters) {
    const { handIn, standing } = context;
    // A function is handed in as the program that defines it, whatever is written beside.
    const submitted = 'answer' in parameters && handIn.takes !== 'source' ? { answer: answerFromJson(parameters.answer) } : standing;
    const shown = submitted.source !== undefined ? `the program that ${handIn.does}` : submitted.answer === undefined ? undefined : showAnswer(submitted.answer);
    const nothing = handIn.takes === 'source' ? `Nothing was submitted: no program ${handIn.does}.` : handIn.takes === 'world' ? 'Submitted, without an answer.' : 'Nothing was submitted: no answer was ever set.';
    return Promise.resolve({ kind: 'code_result', text: shown === undefined ? nothing : `Submitted: ${shown}`, submitted });
  },
});
