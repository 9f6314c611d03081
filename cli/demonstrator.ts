/**
 * The reference solution in the words of an agent: what a trainer begins from where no model solves the tasks yet. Several
 * manners of writing an action; most solve a question at once, some look first, some make a slip, see the error and mend
 * it. Which, is drawn from task and seed. The slips set no answer, so that they cost a step and never an attempt.
 */
import type { Agent, Turn } from '../client/episode-driver.ts';
import type { Rng } from '../env/rng.ts';
import type { Question, Runtime, TaskRecord } from '../env/task.ts';
import { handInOf } from '../env/hand-in.ts';

/** One reply of the agent, from what it has just seen. */
type Move = (seen: string) => string;
type Manner = (thought: string, code: string) => string;

const LANGUAGE: Readonly<Record<Runtime, string>> = { python: 'python', javascript: 'javascript' };

const fenced = (runtime: Runtime): Manner => (thought, code) => `${thought}\n\n\`\`\`${LANGUAGE[runtime]}\n${code}\n\`\`\``;
const json: Manner = (thought, code) => JSON.stringify({ thought, action: 'validate_code', code });
const called: Manner = (thought, code) => `${thought}\n<tool_call>\n${JSON.stringify({ name: 'validate_code', arguments: { code } })}\n</tool_call>`;
/** Of ten episodes six write fenced programs, three JSON, one a tool call. */
const mannerOf = (runtime: Runtime, rng: Rng): Manner => {
  const drawn = rng.int(1, 10);
  return drawn <= 6 ? fenced(runtime) : drawn <= 9 ? json : called;
};

const SOLVE = [
  'I take what the question asks for from the text and compute it with one program.',
  'The task gives everything that is needed. The program below computes the answer.',
  'First I note the values that matter, then I compute the answer from them.',
  'I write the computation out and set the answer.',
] as const;
const LOOK = ['Before I commit to an answer I print it.', 'I look at the result first.', 'Let me run the computation and see what comes out.'] as const;
const COMMIT = ['The result looks plausible, so I hand it in.', 'That is what I expected. Now I set the answer.', 'The computation works; I set the answer.'] as const;

/** The last line of an error that a program ended with. */
const errorIn = (seen: string): string | undefined => seen.split('\n').findLast((line) => /^\w*(?:Error|Exception): /.test(line.trim()))?.trim();

function mend(seen: string): string {
  const error = errorIn(seen);
  if (error === undefined) return 'That did not set the answer. I do it now.';
  const name = /name '(\w+)' is not defined/.exec(error)?.[1];
  if (name !== undefined) return `The error says that ${name} is not defined. I correct that and run the whole program again.`;
  return /^SyntaxError/.test(error) ? 'The error is one of syntax: a bracket is missing. I correct that.' : `The program failed with ${error.slice(0, 120)}. I correct that.`;
}

/** The program with its answer printed, not set; undefined where it is not set in one last line. */
function printed(code: string, runtime: Runtime): string | undefined {
  const found = /^([\s\S]*\n|)answer = ([^\n]+)\s*$/.exec(code);
  if (found === null || /\n\s*answer\b/.test(found[1] ?? '')) return undefined;
  return `${found[1]}${runtime === 'python' ? 'print' : 'console.log'}(${found[2]})`;
}

/** Programs with one slip each that no answer survives. */
function slips(code: string, runtime: Runtime): readonly string[] {
  // One that sets the answer in several places might set it all the same.
  if (runtime !== 'python' || code.match(/\banswer\b/g)?.length !== 1) return [];
  const imported = /^(?:import|from) [^\n]*\n/m;
  const bracket = code.lastIndexOf(')');
  return [
    ...(imported.test(code) ? [code.replace(imported, '')] : []),
    ...(bracket > 0 ? [code.slice(0, bracket) + code.slice(bracket + 1)] : []),
    code.replace(/\banswer\b/, 'result'),
  ];
}

function solve(question: Question, runtime: Runtime, rng: Rng): readonly Move[] | undefined {
  const code = question.reference[runtime]?.trim();
  if (code === undefined) return undefined;
  const write = mannerOf(runtime, rng);
  const last: readonly Move[] = handInOf(question).programs ? [] : [() => JSON.stringify({ thought: 'Everything is in place, so I submit.', action: 'submit' })];
  const course = rng.int(1, 20);
  const first = printed(code, runtime);
  if (course <= 3 && first !== undefined) return [() => write(rng.pick(LOOK), first), () => write(rng.pick(COMMIT), code), ...last];
  const wrong = slips(code, runtime);
  if (course <= 8 && wrong.length > 0 && last.length === 0) return [() => write(rng.pick(SOLVE), rng.pick(wrong)), (seen) => write(mend(seen), code)];
  return [() => write(rng.pick(SOLVE), code), ...last];
}

/** Undefined where a question has no reference in that language. */
export function demonstrator(task: TaskRecord, runtime: Runtime, rng: Rng): Agent | undefined {
  const moves: Move[] = [];
  for (const question of task.questions) {
    const solved = solve(question, runtime, rng);
    if (solved === undefined) return undefined;
    moves.push(...solved);
  }
  return { act: (turn: Turn, step) => Promise.resolve(moves[step]?.(turn.observation.text)) };
}
