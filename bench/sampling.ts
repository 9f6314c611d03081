/**
 * Sampling a model, the command and its own server in one process, the model in another: what the processor time of a
 * process with 256 episodes goes to when the model takes a second a turn; and how many turns it plays when the model
 * answers at once, where the sandboxes should be the limit. And what a request costs our client, beside `fetch`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import type { Bench, BenchResult } from './bench.ts';
import { Endpoint } from '../models/endpoint.ts';
import { command, startModel } from './model-process.ts';
import { cpuTime } from './processes.ts';

const EPISODES = 256;
/** As many turns as the paper's trajectories have. */
const TRIES = 8;
const SETTLE_MS = 6_000;

interface Share { readonly own: number; readonly sandboxes: number; readonly model: number; readonly turns: number }

/** Shares of one processor while episodes run. */
async function sampled(latencyMs: number, seconds: number): Promise<Share> {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-sampling-'));
  const { model, url } = await startModel(['--latency-ms', String(latencyMs), '--tries', String(TRIES)]);
  try {
    const run = command(['rollout', '--model', 'scripted', '--endpoint', url, '--family', 'medcalc', '--split', 'train', '-n', '10000', '--samples', '4', '--concurrency', String(EPISODES), '--run', 'bench', '--data-dir', folder, '--json']);
    const said = run.stdout === null ? '' : text(run.stdout);
    await sleep(SETTLE_MS);
    const [ownBefore, modelBefore, at] = [cpuTime(run.pid ?? 0), cpuTime(model.pid ?? 0), performance.now()];
    await sleep(seconds * 1000);
    const [ownAfter, modelAfter, ms] = [cpuTime(run.pid ?? 0), cpuTime(model.pid ?? 0), performance.now() - at];
    run.kill('SIGINT');
    const { turns_per_second: turns } = JSON.parse(await said) as { readonly turns_per_second: number };
    return { own: (ownAfter.own - ownBefore.own) / ms, sandboxes: (ownAfter.descendants - ownBefore.descendants) / ms, model: (modelAfter.own - modelBefore.own) / ms, turns };
  } finally {
    model.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const result = (name: string, { own, sandboxes, model, turns }: Share): BenchResult => ({
  name, unit: '% of a processor', p50: 100 * own, rate: turns, notes: `server, client and sampler together ${percent(own)}, sandboxes ${percent(sandboxes)}, the scripted model ${percent(model)}; rate: turns a second`,
});

const REQUESTS = 4_000;
const AT_ONCE = 64;
/** A conversation of a few turns. */
const CONVERSATION = { model: 'scripted', messages: [{ role: 'system', content: 's'.repeat(1_500) }, { role: 'user', content: 'u'.repeat(3_500) }] } as const;

/** Processor time of this process, in microseconds a request. */
async function cost(ask: () => Promise<unknown>): Promise<number> {
  const round = async (requests: number): Promise<void> => { await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (let each = 0; each < requests / AT_ONCE; each++) await ask(); })); };
  await round(REQUESTS / 4);
  const before = process.cpuUsage();
  await round(REQUESTS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

async function clients(): Promise<BenchResult> {
  const { model, url } = await startModel([]);
  try {
    const endpoint = new Endpoint(url, { timeoutMs: 60_000, stallMs: 60_000 });
    const ours = await cost(() => endpoint.complete(CONVERSATION));
    const fetched = await cost(async () => (await fetch(`${url}/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(CONVERSATION) })).json());
    return { name: 'sampling: a request to a model', unit: 'us of processor time', p50: ours, baseline: { name: 'fetch', p50: fetched }, ratio: fetched / ours };
  } finally {
    model.kill('SIGKILL');
  }
}

export const sampling: Bench = async ({ seconds }) => [
  result('sampling: 256 episodes, a model that takes 1 s a turn', await sampled(1_000, seconds)),
  result('sampling: 256 episodes, a model that answers at once', await sampled(0, seconds)),
  await clients(),
];
