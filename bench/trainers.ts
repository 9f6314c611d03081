/** What a trainer in Python sees: 512 episodes from one process, beside the TypeScript client's; and resets in a loop and in groups. */
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GymClient } from '../client/gym-client.ts';
import { quantile, sortedCopy } from '../cli/statistics.ts';
import { CLIENT_PYTHON } from './baseline.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';
import { loadRun, type LoadRun } from './load-run.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { TRIVIAL, TRIVIAL_FAMILY } from './snippets.ts';

const PYTHON = fileURLToPath(new URL('./python_client.py', import.meta.url));
const TYPESCRIPT = fileURLToPath(new URL('./load-client.ts', import.meta.url));
const EPISODES = 512;
const ROUNDS = 3;
const RESETS = 64;

/** What a step costs, in ms of processor time: in the client and in the server's own process. */
interface Cost extends LoadRun { readonly client: number; readonly server: number }

async function measure(server: ServerProcess, [program, ...script]: readonly [string, ...string[]], seconds: number): Promise<Cost> {
  const run = await loadRun(server, program, [...script, server.url, TRIVIAL_FAMILY, TRIVIAL, String(EPISODES), String(seconds)]);
  return { ...run, client: run.cpuMs / run.steps, server: run.serverMs / run.steps };
}

const median = (values: readonly number[]): number => quantile(sortedCopy(values), 0.5);

/** Both clients by turns on one server, so that what else the machine does meets both. */
async function steps(seconds: number): Promise<readonly BenchResult[]> {
  // What a client leaves behind makes room for the next.
  await using server = await startServerProcess(['--resume-ms', '100']);
  const typescript: Cost[] = [];
  const python: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    typescript.push(await measure(server, [process.execPath, TYPESCRIPT], seconds));
    python.push(await measure(server, [CLIENT_PYTHON, PYTHON, 'steps'], seconds));
  }
  const cost = (costs: readonly Cost[], of: 'client' | 'server'): number => median(costs.map((each) => each[of]));
  const rate = (costs: readonly Cost[]): number => median(costs.map(({ steps, seconds: lasted }) => steps / lasted));
  const times = { notes: `medians of ${ROUNDS} rounds by turns` };
  const compare = (name: string, of: 'client' | 'server'): BenchResult => ({ name, unit: 'ms', p50: cost(python, of), rate: rate(python), baseline: { name: 'the TypeScript client', p50: cost(typescript, of) }, ratio: cost(typescript, of) / cost(python, of), ...times });
  return [
    { name: `a step as ${EPISODES} episodes see it, Python client`, unit: 'ms', p50: median(python.map(({ p50 }) => p50)), p95: median(python.map(({ p95 }) => p95)), rate: rate(python), baseline: { name: 'the TypeScript client', p50: median(typescript.map(({ p50 }) => p50)) }, ratio: rate(python) / rate(typescript), notes: `${times.notes}; ratio: steps a second` },
    compare('processor time a step: server', 'server'),
    compare('processor time a step: client', 'client'),
  ];
}

/** The same loop with the TypeScript client. */
async function resetLoop(url: string): Promise<readonly number[]> {
  await using client = await GymClient.connect(url, { name: 'bench' });
  const times: number[] = [];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const at = performance.now();
    const episodes: string[] = [];
    for (let i = 0; i < RESETS; i++) episodes.push((await client.call('reset', { task: { family: TRIVIAL_FAMILY, split: 'train', index: Math.floor((round * RESETS + i) / 8) }, seed: round })).episode ?? '');
    times.push(performance.now() - at);
    await Promise.all(episodes.map((episode) => client.call('close', { episode })));
    // The pool refills meanwhile, as it does between the steps of a trainer.
    await sleep(1_000);
  }
  return sortedCopy(times);
}

async function resets(): Promise<readonly BenchResult[]> {
  await using server = await startServerProcess();
  const baseline = { name: 'the TypeScript client', p50: quantile(await resetLoop(server.url), 0.5) };
  const run = spawnSync(CLIENT_PYTHON, [PYTHON, 'resets', server.url, TRIVIAL_FAMILY, String(2 * ROUNDS)], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const { loops, groups, equal } = JSON.parse(run.stdout) as { readonly loops: readonly number[]; readonly groups: readonly number[]; readonly equal: boolean };
  if (!equal) throw new Error('equal rows did not start equal');
  return [timesOf(`${RESETS} resets in a loop, as TRL makes them`, loops, { baseline }), timesOf('a group of 16, digests equal', groups)];
}

export const trainers: Bench = async ({ seconds }) => [...await steps(seconds), ...await resets()];
