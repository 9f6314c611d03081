/**
 * A task as an agent might go about it, made from its reference solution: a list of turns, each a thought and an action. It explores where there are
 * tables, slips now and then and mends it, and hands in the reference solution, or, where it is to fail, an answer that is
 * nearly right. The same task and draw give the same turns.
 */
import type { Family } from '../../env/families/family.ts';
import { Rng } from '../../env/rng.ts';
import type { Runtime, TaskRecord } from '../../env/task.ts';
import { handIn, referencesOf } from '../solving.ts';

export interface ScriptTurn { readonly thought: string; readonly action: Readonly<Record<string, unknown>>; readonly runtime?: Runtime }

export interface ScriptOptions {
  /** Share of draws that solve the task. */
  readonly success: number;
  /** Share of draws that slip once, and mend it. */
  readonly slips: number;
  /** Programs that each sample tries before the one that answers. */
  readonly tries: number;
}

const EXPLORE = ['First I look at what the data holds.', 'Before I compute anything I want to see the tables.', 'Which columns are there? I look them up.'] as const;
const SOLVE = ['I have what is needed; this program computes the answer.', 'Now I compute it step by step.', 'The inputs are clear, so I write the program.', 'Let me put this into code.'] as const;
const MEND = ['The error is in the first line; without it the program should run.', 'That name does not exist here. I leave the line out and run the rest.', 'A slip of mine in the first line: I correct it.'] as const;
const HAND_IN = ['That is the result; I hand it in.', 'This is final, so I submit.', 'Done: I hand in what stands.'] as const;
const TRY = ['I try a part of it first.', 'A small check before the answer.', 'Let me see whether this piece works.'] as const;
const TRIES: { readonly [runtime in Runtime]: (number: number) => string } = {
  python: (number) => `values = [${number}, 2, 3]\nprint(sum(values))`,
  javascript: (number) => `console.log([${number}, 2, 3].reduce((sum, each) => sum + each, 0)); undefined`,
};
/** First lines that fail before anything else runs. */
const SLIPS = {
  python: ['import maths', 'import panda as pd', 'printt("start")'],
  javascript: ['consol.log("start");', 'const fs = requir("fs");'],
} as const satisfies { readonly [runtime in Runtime]: readonly string[] };

export function scriptOf(family: Family, record: TaskRecord, runtime: Runtime, draw: number, { success, slips, tries }: ScriptOptions): readonly ScriptTurn[] {
  const rng = new Rng('demonstration', record.id, draw);
  const solves = rng.chance(success);
  const turns: ScriptTurn[] = [];
  const mount = record.mounts[0];
  if (mount !== undefined && record.actions.includes('request_info') && rng.chance(0.5)) {
    turns.push({ thought: rng.pick(EXPLORE), action: { action: 'request_info', data_path: `/data/${mount.name}`, info_type: 'column_names' } });
  }
  for (let each = 0; each < tries; each++) turns.push({ thought: rng.pick(TRY), action: { action: 'validate_code', code: TRIES[runtime](each) }, runtime });
  const actions = (solves ? referencesOf(record, runtime) : failing(family, record, runtime, rng)) ?? [{ action: 'submit' }];
  let slip = rng.chance(slips);
  for (const each of actions) {
    const action: Readonly<Record<string, unknown>> = typeof each === 'string' ? { action: 'validate_code', code: each } : each;
    const code = action['code'];
    if (typeof code !== 'string') {
      turns.push({ thought: rng.pick(HAND_IN), action });
      continue;
    }
    if (slip) turns.push({ thought: rng.pick(SOLVE), action: { ...action, code: `${rng.pick(SLIPS[runtime])}\n${code}` }, runtime });
    turns.push({ thought: rng.pick(slip ? MEND : SOLVE), action, runtime });
    slip = false;
  }
  return turns;
}

/** All questions but the last solved, and that one nearly. */
function failing(family: Family, record: TaskRecord, runtime: Runtime, rng: Rng): ReturnType<typeof referencesOf> {
  const last = record.questions.length - 1;
  const question = record.questions[last] ?? record.questions[0];
  const misses = runtime === record.runtimes[0] ? family.checks.nearMisses(record, last) : [];
  const before = referencesOf(record, runtime, last);
  return before === undefined ? undefined : [...before, ...misses.length === 0 ? [{ action: 'submit' }] : handIn(question, rng.pick(misses))];
}
