/** Memory of 500 live episodes, each after one trivial step. */
import { setTimeout as sleep } from 'node:timers/promises';
import { GymClient } from '../client/gym-client.ts';
import type { Bench } from './bench.ts';
import { pssMib } from './processes.ts';
import { startServerProcess } from './server-process.ts';
import { PANDAS_FAMILY, TRIVIAL, TRIVIAL_FAMILY } from './snippets.ts';

const EPISODES = 500;

export const memory: Bench = async () => {
  const results = [];
  for (const family of [TRIVIAL_FAMILY, PANDAS_FAMILY]) {
    await using server = await startServerProcess();
    await using client = await GymClient.connect(server.url, { name: 'bench' });
    const live = async (count: number): Promise<void> => {
      await Promise.all(Array.from({ length: count }, async (_, index) => {
        const { episode } = await client.call('reset', { task: { family, split: 'train', index }, seed: index });
        await client.call('step', { episode: episode ?? '', seq: 0, action: { action: 'validate_code', code: TRIVIAL } });
      }));
    };
    // The first one starts the variant and fills its pool: a cost of the server, not of an episode.
    await live(1);
    await sleep(3000);
    const before = pssMib(server.pid);
    await live(EPISODES);
    await sleep(1000);
    const added = pssMib(server.pid) - before;
    results.push({ name: `memory: ${EPISODES} live episodes after one trivial step (${family})`, unit: 'MiB PSS', p50: added, notes: `${(added / EPISODES).toFixed(2)} MiB an episode` });
  }
  return results;
};
