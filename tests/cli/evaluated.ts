/** Evaluations in this process, and what they come to. */
import path from 'node:path';
import { trajectoriesOf } from '../../cli/evaluation/eval-folder.ts';
import type { Plan } from '../../cli/evaluation/plan.ts';
import { type EvalOutcome, runEval } from '../../cli/evaluation/run-eval.ts';
import { readRuns } from '../../cli/leaderboard/read-runs.ts';
import { openCatalogue } from '../../cli/local-catalogue.ts';
import type { Board } from '../../evaluation/board.ts';

/** A few tasks of two families. */
export const SMALL = { set: 'lite', families: ['medcalc', 'npower'], limit: 6, concurrency: 8 } as const satisfies Plan;

export const evaluated = (where: { readonly url?: string; readonly dataDir: string }, name: string, plan: Plan, signal = new AbortController().signal): Promise<EvalOutcome> => runEval({ ...where, plan, name, quiet: true }, signal);

export function boardOf(dataDir: string, name: string, folder = path.join(dataDir, 'evaluations', name)): Promise<Board> {
  using local = openCatalogue(dataDir);
  return readRuns([{ name, trajectories: trajectoriesOf(folder) }], { catalogue: local.catalogue, split: 'test', grading: 'gym', notes: [] });
}
