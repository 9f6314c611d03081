/** Resets: from the warm pool one at a time, and as many as go, each followed by a close. */
import { setTimeout as sleep } from 'node:timers/promises';
import { GymClient } from '../client/gym-client.ts';
import { sortedCopy } from '../cli/statistics.ts';
import { startPython } from './baseline.ts';
import { type Bench, timesOf } from './bench.ts';
import { startServerProcess } from './server-process.ts';
import { TRIVIAL_FAMILY } from './snippets.ts';

const CONCURRENCY = 32;

async function reset(client: GymClient, index: number): Promise<string> {
  const { episode } = await client.call('reset', { task: { family: TRIVIAL_FAMILY, split: 'train', index: index % 256 }, seed: index });
  return episode ?? '';
}

/** Eight samples of a task follow each other, as in a trainer's groups. */
async function warm(client: GymClient): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    const at = performance.now();
    const episode = await reset(client, Math.floor(i / 8));
    if (i >= 50) times.push(performance.now() - at);
    await client.call('close', { episode });
    // The pool refills meanwhile, as it does between the steps of a trainer.
    await sleep(25);
  }
  return sortedCopy(times);
}

/** What a reset cannot be faster than here: a request that does nothing, after the same pause. */
export async function pinged(client: GymClient): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < 100; i++) {
    await sleep(25);
    const at = performance.now();
    await client.call('ping', {});
    times.push(performance.now() - at);
  }
  return sortedCopy(times);
}

async function sustained(client: GymClient, seconds: number): Promise<{ readonly rate: number; readonly times: readonly number[] }> {
  const times: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1000;
  await Promise.all(Array.from({ length: CONCURRENCY }, async (_, worker) => {
    for (let i = worker; performance.now() < until; i += CONCURRENCY) {
      const at = performance.now();
      const episode = await reset(client, i);
      times.push(performance.now() - at);
      await client.call('close', { episode });
    }
  }));
  return { rate: times.length / ((performance.now() - from) / 1000), times: sortedCopy(times) };
}

export const resets: Bench = async ({ seconds }) => {
  await using server = await startServerProcess();
  await using client = await GymClient.connect(server.url, { name: 'bench' });
  const baseline = startPython();
  // First the many: they leave a server that has run for a while, as one that serves a trainer has.
  const { rate, times } = await sustained(client, seconds * 2);
  await sleep(1_000);
  const fromPool = await warm(client);
  const pings = await pinged(client);
  return [
    timesOf('ping: after the same pause, which only wakes the two processes', pings),
    timesOf('reset: from the warm pool, eight samples a task', fromPool, { baseline }),
    timesOf(`reset: sustained, ${CONCURRENCY} at once, each with its close`, times, { baseline, rate }),
  ];
};
