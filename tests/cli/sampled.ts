/** Sampling in this process, and what the store says of a run. */
import path from 'node:path';
import { sampleRun, type RunSummary } from '../../cli/sampling/sample-run.ts';
import type { RunSettings } from '../../cli/sampling/settings.ts';
import { standingOf } from '../../env/trajectories/standing.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';

const DEFAULTS: Partial<RunSettings> = { family: 'medcalc', split: 'test', count: 6, samples: 3, seed: 0, concurrency: 8, modelTimeoutS: 30, stallS: 1, patienceS: 30, modelSeed: true };
/** As the command line with these options; what is not given was not typed. */
export function sampled(where: { readonly url: string; readonly dataDir: string }, run: string, given: Partial<RunSettings>, signal: AbortSignal = new AbortController().signal): Promise<RunSummary> {
  return sampleRun({ ...where, run, quiet: true }, { ...DEFAULTS, ...given }, (name) => name in given, signal);
}

const counted = (each: readonly string[]): Record<string, number> => Object.fromEntries(Object.entries(Object.groupBy(each, (one) => one)).map(([name, own = []]) => [name, own.length]));

/** How the episodes of a run stand, and how often each sample was played. */
export function recordOf(folder: string, run: string): { readonly standings: Readonly<Record<string, number>>; readonly played: readonly number[] } {
  using store = new TrajectoryStore(path.join(folder, 'trajectories.sqlite'));
  const all = [...store.summaries({ run })];
  return { standings: counted(all.map(standingOf)), played: Object.values(counted(all.filter((each) => standingOf(each) === 'played').map(({ task, sample }) => `${task}#${sample}`))) };
}
