/** Programs that set the number of one question against that of another. */
import type { Query } from '../query.ts';
import type { Program } from './program.ts';

/** Name of the number that answers a question, or [] where there is none. A picked value comes as a list. */
function numberOf(program: Program, query: Query): string {
  const answer = program.answerOf(query);
  return query.op === 'pick' ? program.held('number', `${answer}[0] if ${answer} else []`) : answer;
}

export function compare(program: Program, { fn, a, b }: Extract<Query, { op: 'compare' }>): void {
  const [one, other] = [numberOf(program, a), numberOf(program, b)];
  const value = { difference: `${one} - ${other}`, distance: `abs(${one} - ${other})`, ratio: `${one} / ${other}`, percent: `100 * ${one} / ${other}` }[fn];
  program.add(`answer = ${value} if [] not in (${one}, ${other})${fn === 'ratio' || fn === 'percent' ? ` and ${other} != 0` : ''} else []`);
}

export function exceeds(program: Program, { a, b }: Extract<Query, { op: 'exceeds' }>): void {
  const [one, other] = [numberOf(program, a), numberOf(program, b)];
  program.add(`answer = bool([] not in (${one}, ${other}) and ${one} > ${other})`);
}
