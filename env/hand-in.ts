/** What a question asks to be handed in, where it is found after a step, and the words in which that is told. */
import { ruleOf } from './rewards/index.ts';
import type { Takes } from './rewards/rule.ts';
import type { Collect } from './sandboxes/sandbox.ts';
import { type AnswerPlace, type Question, type Runtime, THE_ANSWER } from './task.ts';
import { WORLD_PORT } from './worlds/world.ts';

type Place = AnswerPlace | { readonly from: 'function'; readonly name: string };

/** Of one question. */
export interface HandIn {
  readonly takes: Takes;
  readonly collect: Collect;
  /** May the last printed line stand for an answer that was never set? */
  readonly lastLineCounts: boolean;
  /** How the model is told to hand in. */
  readonly instruction: { readonly [runtime in Runtime]: string };
  /** "sets `answer`", "set it", "set `answer`": of a program that hands in, in the forms that sentences need. */
  readonly does: string;
  readonly doIt: string;
  readonly did: string;
  /** "the latest value of the variable `answer`": what `submit` takes. */
  readonly latest: string;
  /** Is running such a program an attempt? On a world only `submit` is. */
  readonly programs: boolean;
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const both = (text: string): HandIn['instruction'] => ({ python: text, javascript: text });

function words(place: Place): Pick<HandIn, 'instruction' | 'does' | 'doIt' | 'did' | 'latest'> {
  switch (place.from) {
    case 'variable': {
      const name = `\`${place.name}\``;
      const instruction = { python: `Assign the final answer to the variable ${name}.`, javascript: `Assign the final answer to the variable ${name}, or let it be the value of the script.` };
      return { instruction, does: `sets ${name}`, doIt: 'set it', did: `set ${name}`, latest: `the latest value of the variable ${name}` };
    }
    case 'variables': return { instruction: both(`Assign the answers to the variables ${quoted(place.names)}, all of them in one program.`), does: `sets ${quoted(place.names)}`, doIt: 'set all of them', did: `set ${quoted(place.names)}`, latest: `the latest set of ${quoted(place.names)}` };
    case 'file': return { instruction: both(`Write the answer to the CSV file \`${place.name}\` in the working directory, with a line of column names.`), does: `writes \`${place.name}\``, doIt: 'write it', did: `write \`${place.name}\``, latest: `the latest \`${place.name}\`` };
    case 'function': return { instruction: both(`Define the function \`${place.name}\`: the program that defines it is what is graded, on inputs that you do not see.`), does: `defines \`${place.name}\``, doIt: 'define it', did: `define \`${place.name}\``, latest: `the latest program that defines \`${place.name}\`` };
  }
}

/** Where no question is asked yet: for what is told of the actions before there is a task. */
export const USUAL_HAND_IN: HandIn = Object.freeze({ ...words(THE_ANSWER), takes: 'answer', programs: true, collect: 'answer', lastLineCounts: true });

const WORLD = `Your programs act by requests to http://localhost:${WORLD_PORT}/. Hand in with \`submit\` when all is done.`;
const known = new WeakMap<Question, HandIn>();

/** @throws RewardError when the question's rule does not fit */
export function handInOf(question: Question): HandIn {
  const before = known.get(question);
  if (before !== undefined) return before;
  const { takes } = ruleOf(question.reward);
  const place: Place = takes === 'source' ? { from: 'function', name: String(question.reward['function']) } : question.answer ?? THE_ANSWER;
  const told = words(place);
  const handIn: HandIn = {
    ...told, takes, programs: takes !== 'world',
    instruction: takes === 'world' ? { python: `${WORLD} ${told.instruction.python}`, javascript: `${WORLD} ${told.instruction.javascript}` } : told.instruction,
    // The usual place has a short form on the way to the sandbox.
    collect: takes !== 'source' && question.answer === undefined ? 'answer' : place,
    lastLineCounts: takes !== 'source' && place.from === 'variable',
  };
  known.set(question, handIn);
  return handIn;
}
