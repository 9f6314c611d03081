/** How an agent is told right or wrong, and a text without that: for a judge who has to find it out. */
import type { Takes } from './rewards/rule.ts';
import type { Verdict } from './rewards/verdict.ts';

const RIGHT = 'The answer is right.';
const WRONG = 'The answer is wrong.';
const NOT_DONE = 'What was done, or the answer, is not right.';
const PARTLY = 'The answer is not good enough: it earns ';

export function verdictLine({ solved, score }: Pick<Verdict, 'solved' | 'score'>, takes: Takes): string {
  if (solved) return RIGHT;
  return score > 0 ? `${PARTLY}${Number(score.toFixed(3))} of 1.` : takes === 'world' ? NOT_DONE : WRONG;
}

const LINES = [RIGHT, WRONG, NOT_DONE, PARTLY].map((line) => `\n${line}`);

/** Without the verdict and what follows it, save the next question. A program that prints such a line loses the rest of its output: too little is told rather than too much. */
export function withoutVerdict(text: string): string {
  const at = Math.min(...LINES.map((line) => text.indexOf(line)).filter((found) => found >= 0));
  if (at === Number.POSITIVE_INFINITY) return text;
  const next = /\n\nQuestion \d+ of \d+:[\s\S]*$/.exec(text.slice(at));
  return text.slice(0, at) + (next?.[0] ?? '');
}
