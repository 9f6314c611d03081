/**
 * Sampling a model, the command and its own server in one process, the model in another: what the processor time of a
 * process with 256 episodes goes to when the model takes a second a turn; and how many turns it plays when the model
 * answers at once, beside the rate at which the plain client steps the same episodes, where the sandboxes are the limit.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import type { Bench, BenchResult } from './bench.ts';
import { cpuTime } from './processes.ts';

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const EPISODES = 256;
/** As many turns as the paper's trajectories have. */
const TRIES = 8;
const SETTLE_MS = 6_000;

const command = (args: readonly string[]): ChildProcess => spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });

interface Share { readonly own: number; readonly sandboxes: number; readonly model: number; readonly turns: number }

/** Shares of one processor while episodes run. */
async function sampled(latencyMs: number, seconds: number): Promise<Share> {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-sampling-'));
  const model = command(['scripted-model', '--port', '0', '--json', '--latency-ms', String(latencyMs), '--tries', String(TRIES)]);
  try {
    const address = await new Promise<string>((resolve) => {
      let said = '';
      model.stdout?.setEncoding('utf8').on('data', (piece: string) => { said += piece; if (said.endsWith('}\n')) resolve(said); });
    });
    const { url } = JSON.parse(address) as { readonly url: string };
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

export const sampling: Bench = async ({ seconds }) => [
  result('sampling: 256 episodes, a model that takes 1 s a turn', await sampled(1_000, seconds)),
  result('sampling: 256 episodes, a model that answers at once', await sampled(0, seconds)),
];
