/** Programs that set the number of one question against that of another. */
import type { Query } from '../query.ts';
import { answerOf } from './groups.ts';
import type { Program } from './program.ts';

/** Names of both numbers; a question without an answer gives []. */
const both = (program: Program, a: Query, b: Query): readonly [string, string] => [answerOf(program, a), answerOf(program, b)];

export function compare(program: Program, { fn, a, b }: Extract<Query, { op: 'compare' }>): void {
  const [one, other] = both(program, a, b);
  const value = { difference: `${one} - ${other}`, distance: `abs(${one} - ${other})`, ratio: `${one} / ${other}`, percent: `100 * ${one} / ${other}` }[fn];
  program.add(`answer = ${value} if [] not in (${one}, ${other})${fn === 'ratio' || fn === 'percent' ? ` and ${other} != 0` : ''} else []`);
}

export function exceeds(program: Program, { a, b }: Extract<Query, { op: 'exceeds' }>): void {
  const [one, other] = both(program, a, b);
  program.add(`answer = bool([] not in (${one}, ${other}) and ${one} > ${other})`);
}
