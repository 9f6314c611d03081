/**
 * FHIR charts: searches from inside sandboxes, of one episode alone, of a hundred that search twice a second each, and of a
 * hundred that do nothing else; resets with a chart; what a hundred episodes cost in the server beyond the charts that they share.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { GymClient } from '../client/gym-client.ts';
import { quantile, sortedCopy } from '../cli/statistics.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';
import { importPandas } from './baseline.ts';
import { pssMib } from './processes.ts';
import { startServerProcess } from './server-process.ts';

const FAMILY = 'medagentbench';
const EPISODES = 100;
const RESETS = 200;

/** Searches over one connection, as a client library makes them; what each took, in milliseconds. */
const searches = (count: number, pause: number): string => `import json, random, time, requests
session = requests.Session()
base = "http://localhost:8080/fhir"
patients = [entry["resource"]["id"] for entry in session.get(f"{base}/Patient?_count=100").json()["entry"]]
took = []
for i in range(${count}):
    time.sleep(${pause} * 2 * random.random())
    at = time.perf_counter()
    reply = session.get(f"{base}/Observation", params={"patient": patients[i * 37 % len(patients)], "code": "K", "date": "ge2023-11-01", "_sort": "-date"})
    took.append((time.perf_counter() - at) * 1000)
    assert reply.status_code == 200
# The first ones wait for a hundred programs that begin at once.
print(json.dumps([round(each, 2) for each in took[5:]]))`;

async function begin(client: GymClient, index: number): Promise<string> {
  return (await client.call('reset', { task: { family: FAMILY, split: 'test', index: index % 100 }, seed: index })).episode ?? '';
}

async function searchIn(client: GymClient, episode: string, seq: number, count: number, pause = 0): Promise<readonly number[]> {
  const { observation } = await client.call('step', { episode, seq, action: { action: 'validate_code', code: searches(count, pause) } });
  return JSON.parse(observation.stdout ?? '') as readonly number[];
}

export const fhirCharts: Bench = async () => {
  const results: BenchResult[] = [];
  const baseline = importPandas();
  await using server = await startServerProcess(['--max-episodes', '256']);
  await using client = await GymClient.connect(server.url, { name: 'bench' });
  const first = await begin(client, 0);
  await searchIn(client, first, 0, 20);
  const alone: number[] = [];
  for (let seq = 1; seq <= 8; seq++) alone.push(...await searchIn(client, first, seq, 50));
  results.push(timesOf('fhir: a search from inside, one episode', sortedCopy(alone), { baseline }));

  const resets: number[] = [];
  for (let i = 0; i < RESETS; i++) {
    const at = performance.now();
    const episode = await begin(client, i);
    resets.push(performance.now() - at);
    await client.call('close', { episode });
  }
  results.push(timesOf('fhir: reset with a chart', sortedCopy(resets), { baseline }));

  const before = pssMib(server.pid, false);
  const episodes = await Promise.all(Array.from({ length: EPISODES }, (_, i) => begin(client, i)));
  await sleep(1000);
  const added = pssMib(server.pid, false) - before;
  results.push({ name: `fhir: memory of the server for ${EPISODES} episodes`, unit: 'MiB PSS', p50: added, notes: 'without the guests, whose cost is that of any episode (`--only memory`)' });

  for (const [seq, { name, count, pause }] of [{ name: 'two a second each', count: 20, pause: 0.5 }, { name: 'as fast as they can', count: 20, pause: 0 }].entries()) {
    const sorted = sortedCopy((await Promise.all(episodes.map((episode) => searchIn(client, episode, seq, count, pause)))).flat());
    results.push(timesOf(`fhir: a search from inside, ${EPISODES} episodes, ${name}`, sorted, { baseline, notes: `p99 ${quantile(sorted, 0.99).toFixed(2)}` }));
  }
  return results;
};
