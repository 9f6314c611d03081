/** The whole of `lite` by a scripted model, left alone, and killed five times with its own server: is it the same table? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { trajectoriesOf } from '../cli/evaluation/eval-folder.ts';
import { comparable } from '../cli/leaderboard/comparable.ts';
import { readRuns } from '../cli/leaderboard/read-runs.ts';
import { openCatalogue } from '../cli/local-catalogue.ts';
import { standingOf } from '../env/trajectories/standing.ts';
import type { Bench } from './bench.ts';
import { command, startModel } from './model-process.ts';
import { recordedIn } from './recorded-in.ts';

const KILLS = 5;
const WATCH_MS = 250;

/** Where two values differ, as paths. */
function differing(a: unknown, b: unknown, at = ''): readonly string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? [] : [`${at}: ${String(a)} and ${String(b)}`];
  const [left, right]: Record<string, unknown>[] = [{ ...a }, { ...b }];
  return [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].flatMap((key) => differing(left?.[key], right?.[key], `${at}/${key}`));
}

export const killed: Bench = async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'medagentgym-killed-'));
  const { model, url } = await startModel(['--success', '0.6', '--slips', '0.3']);
  const folderOf = (name: string): string => path.join(data, 'evaluations', name);
  const start = (name: string) => command(['eval', '--model', 'scripted', '--endpoint', url, '--concurrency', '64', '--name', name, '--no-store', '--data-dir', data, '--json']);
  const ended = (child: ReturnType<typeof start>): Promise<unknown> => new Promise((resolve) => { child.stdout?.resume(); child.once('exit', resolve); });
  using local = openCatalogue(data);
  const tableOf = async (name: string) => readRuns([{ name, trajectories: trajectoriesOf(folderOf(name)) }], { catalogue: local.catalogue, split: 'test', grading: 'gym', notes: [] });
  try {
    const at = performance.now();
    await ended(start('whole'));
    const seconds = (performance.now() - at) / 1000;
    const whole = await tableOf('whole');
    const episodes = whole.entries[0]?.overall.episodes ?? 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const child = start('killed');
      const gone = ended(child);
      const watch = setInterval(() => { if (recordedIn(folderOf('killed'), (each) => standingOf(each) === 'played') >= (episodes * kill) / (KILLS + 1)) child.kill('SIGKILL'); }, WATCH_MS);
      await gone;
      clearInterval(watch);
    }
    await ended(start('killed'));
    const again = await tableOf('killed');
    const differences = differing(comparable(whole), comparable(again));
    const same = differences.length === 0;
    const lost = again.entries[0]?.overall;
    return [{ name: `eval: ${episodes} tasks, killed ${KILLS} times`, unit: 'tables that are the same', p50: Number(same), rate: episodes / seconds, notes: `${same ? 'the same table as one that was left alone' : `ANOTHER TABLE: ${differences.slice(0, 5).join('; ')}`}; begun in vain: ${lost?.unplayed ?? 0} unplayed, ${lost?.infra ?? 0} ended with their server` }];
  } finally {
    model.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
};
