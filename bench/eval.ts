/**
 * What measuring a model costs beside the episodes themselves: the processor time of `eval` for an episode of one turn, with
 * server and model in processes of their own, its fetching of the episodes and its scores included; and what the whole set
 * does, its own server too, while 256 episodes wait for a model that takes its time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { trajectoriesOf } from '../cli/evaluation/eval-folder.ts';
import { runEval } from '../cli/evaluation/run-eval.ts';
import { readRuns } from '../cli/leaderboard/read-runs.ts';
import { openCatalogue } from '../cli/local-catalogue.ts';
import type { Bench, BenchResult } from './bench.ts';
import { command, startModel } from './model-process.ts';
import { cpuTime } from './processes.ts';
import { recordedIn } from './recorded-in.ts';
import { startServerProcess } from './server-process.ts';

const EPISODES = 1_000;
const ROUNDS = 3;
const WAITING = 256;
const WARM_UP = 50;
const A_WHILE_MS = 3_600_000;
const SETTLE_MS = 3_000;
const WATCH_MS = 250;

async function costOfAnEpisode(): Promise<BenchResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-eval-'));
  const { model, url: endpoint } = await startModel(['--success', '1', '--slips', '0']);
  await using server = await startServerProcess();
  using local = openCatalogue(folder);
  try {
    const never = new AbortController().signal;
    const measure = async (name: string, limit: number): Promise<{ readonly cpuMs: number; readonly seconds: number }> => {
      const [before, at] = [process.cpuUsage(), performance.now()];
      await runEval({ url: server.url, dataDir: folder, name, quiet: true, plan: { families: 'medcalc', limit, concurrency: 64, models: [{ name: 'scripted', model: 'scripted', endpoint }] } }, never);
      await readRuns([{ name, trajectories: trajectoriesOf(path.join(folder, 'evaluations', name)) }], { catalogue: local.catalogue, split: 'test', grading: 'gym', notes: [] });
      const { user, system } = process.cpuUsage(before);
      return { cpuMs: (user + system) / 1000 / limit, seconds: (performance.now() - at) / 1000 };
    };
    await measure('warm-up', WARM_UP);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(`round-${round}`, EPISODES));
    const costs = rounds.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b);
    const quickest = Math.min(...rounds.map(({ seconds }) => seconds));
    return { name: 'eval: an episode of one turn', unit: 'ms of processor time', p50: costs[Math.floor(ROUNDS / 2)] ?? Number.NaN, rate: EPISODES / quickest, notes: `eval's own, of ${ROUNDS} rounds of ${EPISODES}: ${costs.map((cost) => cost.toFixed(2)).join(', ')}; bar 2 ms` };
  } finally {
    model.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function waiting(seconds: number): Promise<BenchResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-eval-'));
  const { model, url } = await startModel(['--latency-ms', String(A_WHILE_MS)]);
  const run = command(['eval', '--model', 'scripted', '--endpoint', url, '--families', 'medcalc', '--limit', String(WAITING), '--concurrency', String(WAITING), '--model-timeout-s', '3600', '--name', 'waiting', '--data-dir', folder, '--json']);
  try {
    while (recordedIn(path.join(folder, 'evaluations', 'waiting')) < WAITING) await sleep(WATCH_MS);
    await sleep(SETTLE_MS);
    const pid = run.pid ?? 0;
    const shares: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [before, at] = [cpuTime(pid), performance.now()];
      await sleep((seconds * 1000) / ROUNDS);
      const [after, ms] = [cpuTime(pid), performance.now() - at];
      shares.push((100 * (after.own + after.descendants - before.own - before.descendants)) / ms);
    }
    return { name: `eval: ${WAITING} episodes wait for the model`, unit: '% of a processor', p50: shares.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN, notes: `eval, its server and the sandboxes together, in ${ROUNDS} stretches: ${shares.map((share) => share.toFixed(1)).join(', ')}; bar 10 %` };
  } finally {
    run.kill('SIGKILL');
    model.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export const evaluation: Bench = async ({ seconds }) => [await costOfAnEpisode(), await waiting(seconds)];
