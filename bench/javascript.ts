/** Episodes in JavaScript, each a process of its own: resets, steps with and without time to think, and memory. */
import { setTimeout as sleep } from 'node:timers/promises';
import { GymClient } from '../client/gym-client.ts';
import { sortedCopy } from '../cli/statistics.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';
import { pssMib } from './processes.ts';
import { pinged } from './reset.ts';
import { startServerProcess } from './server-process.ts';
import { TRIVIAL_FAMILY } from './snippets.ts';

const IDLE_EPISODES = 40;
const CODE = 'const x = 6 * 7;';

export const javascript: Bench = async ({ seconds }) => {
  await using server = await startServerProcess();
  await using client = await GymClient.connect(server.url, { name: 'bench' });
  const reset = async (index: number): Promise<string> => (await client.call('reset', { task: { family: TRIVIAL_FAMILY, split: 'train', index }, seed: index, options: { runtime: 'javascript', max_steps: 1000 } })).episode ?? '';
  const steps = async (thoughtMs: number): Promise<readonly number[]> => {
    const times: number[] = [];
    let episode = await reset(0);
    let seq = 0;
    const until = performance.now() + 1000 * seconds;
    while (performance.now() < until) {
      if (thoughtMs > 0) await sleep(thoughtMs);
      const at = performance.now();
      const { truncated } = await client.call('step', { episode, seq: seq++, action: { action: 'validate_code', code: CODE } });
      times.push(performance.now() - at);
      if (!truncated) continue;
      // Its steps or its observations are used up.
      await client.call('close', { episode });
      episode = await reset(0);
      seq = 0;
    }
    await client.call('close', { episode });
    return sortedCopy(times);
  };
  const result = (name: string, times: readonly number[]): BenchResult => timesOf(`javascript: ${name}`, times);

  // The first one starts the sandbox; then the pool fills, one process after the other.
  await client.call('close', { episode: await reset(0) });
  await sleep(10_000);
  const resets: number[] = [];
  for (let i = 0; i < 30; i++) {
    const at = performance.now();
    // Eight samples of a task follow each other, as in a trainer's groups.
    const episode = await reset(Math.floor(i / 8));
    resets.push(performance.now() - at);
    await client.call('close', { episode });
    await sleep(400);
  }
  const pings = await pinged(client);
  const thinking = await steps(25);
  const hasty = await steps(0);
  await sleep(1_000);
  const before = pssMib(server.pid);
  await Promise.all(Array.from({ length: IDLE_EPISODES }, async (_, index) => {
    const episode = await reset(index);
    await client.call('step', { episode, seq: 0, action: { action: 'validate_code', code: CODE } });
  }));
  await sleep(3_000);
  const added = pssMib(server.pid) - before;
  return [
    result('ping after 25 ms, which only wakes the two processes', pings),
    result('reset from the pool', sortedCopy(resets)),
    result('trivial step, 25 ms after the one before', thinking),
    result('trivial step, at once after the one before', hasty),
    { name: `javascript: ${IDLE_EPISODES} idle episodes after one step`, unit: 'MiB PSS', p50: added, notes: `${(added / IDLE_EPISODES).toFixed(1)} MiB an episode` },
  ];
};
