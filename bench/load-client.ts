/**
 * A client in a process of its own: keeps many episodes on one socket busy for a while and prints what it saw as JSON.
 * Arguments: url, family, code, episodes, seconds.
 */
import { GymClient } from '../client/gym-client.ts';

const [url = '', family = '', code = '', episodesText = '', secondsText = ''] = process.argv.slice(2);
const episodes = Number(episodesText);
await using client = await GymClient.connect(url, { name: 'bench' });
const latencies: number[] = [];
let steps = 0;
let counting = false;
let until = Number.POSITIVE_INFINITY;

async function begin(index: number): Promise<string> {
  const { episode } = await client.call('reset', { task: { family, split: 'train', index }, seed: index, options: { max_steps: 1000 } });
  return episode ?? '';
}

async function drive(index: number, first: string): Promise<void> {
  let episode = first;
  for (let seq = 0; performance.now() < until; seq++) {
    const at = performance.now();
    const result = await client.call('step', { episode, seq, action: { action: 'validate_code', code } });
    if (counting) {
      steps += 1;
      latencies.push(performance.now() - at);
    }
    if (result.truncated || result.terminated) {
      await client.call('close', { episode });
      episode = await begin(index);
      seq = -1;
    }
  }
}

const started = await Promise.all(Array.from({ length: episodes }, (_, index) => begin(index)));
const drivers = started.map((episode, index) => drive(index, episode));
await new Promise((resolve) => setTimeout(resolve, 1000));
counting = true;
process.stdout.write('counting\n');
const from = performance.now();
const cpuFrom = process.cpuUsage();
until = from + Number(secondsText) * 1000;
await new Promise((resolve) => setTimeout(resolve, Number(secondsText) * 1000));
counting = false;
const cpu = process.cpuUsage(cpuFrom);
const seconds = (performance.now() - from) / 1000;
const sorted = latencies.toSorted((a, b) => a - b);
process.stdout.write(`${JSON.stringify({ steps, seconds, p50: sorted[Math.floor(sorted.length * 0.5)], p95: sorted[Math.floor(sorted.length * 0.95)], cpuMs: (cpu.user + cpu.system) / 1000 })}\n`);
await Promise.all(drivers);
