/** 100,000 recorded episodes: listed, filtered, counted and opened over HTTP, each answer timed by itself, with the server's processor time beside it, which a busy machine leaves alone; and what recording them takes. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sortedCopy } from '../cli/statistics.ts';
import { FAMILIES } from '../datasets/index.ts';
import { Rng } from '../env/rng.ts';
import { SqliteRecorder } from '../env/trajectories/sqlite-recorder.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';
import { cpuTime } from './processes.ts';
import { startServerProcess } from './server-process.ts';

const EPISODES = 100_000;
const STEPS = 2;
const MODELS = 29;
const TIMES = 20;
const BEGAN = Date.UTC(2026, 0, 1);
const PROMPT = 'A question with its notes. '.repeat(110);
const REPLY = 'What the program printed. '.repeat(12);
const OPTIONS = { maxSteps: 15, stepTimeoutMs: 120_000, episodeTimeMs: 1_800_000, feedback: 'interactive', attempts: 1, attemptDiscount: 1, weights: { correctness: 1, format: 0 }, maxObservationChars: 4_000, runtime: 'python', sandbox: { memoryMib: 1024, tmpfsMib: 64, threads: 64, outputBytes: 1_048_576 } };
const ENDS = [
  { share: 0.4, reward: 1, solved: true, stopReason: 'solved', fault: undefined }, { share: 0.75, reward: 0, solved: false, stopReason: 'attempts_used', fault: 'policy' },
  { share: 0.9, reward: 0, solved: false, stopReason: 'max_steps', fault: 'policy' }, { share: 0.98, reward: 0, solved: false, stopReason: 'model_failed', fault: 'client' },
  { share: 1, reward: undefined, solved: false, stopReason: 'sandbox_failed', fault: 'infra' },
] as const;

async function fill(file: string): Promise<BenchResult> {
  await using recorder = new SqliteRecorder(file);
  const rng = new Rng('bench', 'trajectories');
  const from = performance.now();
  for (let i = 0; i < EPISODES; i++) {
    await recorder.ready();
    const { info } = rng.pick(FAMILIES);
    const category = rng.pick(info.categories).id;
    const model = rng.int(0, MODELS - 1);
    const episode = `${String(i).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const at = BEGAN + i * 1_000;
    recorder.start({
      episode, session: `session-${i % 64}`, task: `${info.id}-v${info.version}/twin/test/${category}/${rng.int(0, 20)}`, family: info.id, category, split: rng.chance(0.8) ? 'test' : 'train', source: rng.chance(0.9) ? 'twin' : 'published', seed: i,
      digest: 'd'.repeat(43), release: '0', image: 'i'.repeat(40), options: OPTIONS, meta: { run: `model-${model}-lite`, model: `Org/Model-${model}-7B-Instruct`, sample: rng.int(0, 3), ...(rng.chance(0.05) ? { tag: `tag-${rng.int(0, 9)}` } : {}) },
      observation: { kind: 'task', text: PROMPT }, startedAt: at,
    });
    for (let seq = 0; seq < STEPS; seq++) recorder.step({ episode, seq, action: { action: 'validate_code', code: REPLY }, raw: undefined, meta: { tokens: { prompt: 900, completion: 60 } }, observation: { kind: 'code_result', text: REPLY }, reward: 0, info: { steps_left: 15 - seq }, error: undefined, at: at + 100 * seq });
    if (i % 1_000 === 0) continue;
    const luck = rng.float();
    const { share: _, ...end } = ENDS.find(({ share }) => luck < share) ?? ENDS[0];
    recorder.end({ episode, ...end, terminated: true, truncated: false, digest: 't'.repeat(43), endedAt: at + 900 });
  }
  await recorder.flush();
  const seconds = (performance.now() - from) / 1_000;
  return { name: `record: episodes of ${STEPS} steps`, unit: 'episodes', rate: EPISODES / seconds, notes: `${EPISODES} in ${seconds.toFixed(0)} s, ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB` };
}

/** Each with what makes one request differ from the next, so that nothing is answered from memory. */
const ASKED: readonly (readonly [name: string, at: (i: number) => string])[] = [
  ['newest', () => '?limit=100'],
  ['by family', () => '?family=medcalc'],
  ['by category', () => '?family=medcalc&category=bmi'],
  ['by model and outcome', (i) => `?model=Org/Model-${i}-7B-Instruct&outcome=failed`],
  ['by run', (i) => `?run=model-${i}-lite`],
  ['by run and fault', (i) => `?run=model-${i}-lite&fault=infra`],
  ['by tag', () => '?tag=tag-3'],
  ['by stop reason, the oldest', () => `?stop_reason=max_steps&until=${BEGAN + 100_000}`],
  ['by date', (i) => `?since=${BEGAN + i * 4_000_000}&until=${BEGAN + i * 4_000_000 + 3_600_000}`],
  ['nothing fits', (i) => `?outcome=faulty&tag=tag-3&model=nobody-${i}`],
  ['counts, from a date', (i) => `/facets?since=${i}`],
  ['counts of a run, from a date', (i) => `/facets?run=model-${i}-lite&since=${BEGAN + i}`],
  ['counts of a family and model, kept', (i) => `/facets?family=mimic-iii&model=Org/Model-${i}-7B-Instruct`],
  ['one episode', (i) => `/${String(i * 4_321).padStart(8, '0')}-0000-4000-8000-000000000000`],
];

export const trajectories: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-trajectories-'));
  try {
    const recorded = await fill(path.join(folder, 'trajectories.sqlite'));
    await using server = await startServerProcess(['--data-dir', folder]);
    const results: BenchResult[] = [recorded];
    for (const [name, at] of ASKED) {
      const times: number[] = [];
      let [bytes, before] = [0, 0];
      // The first opens what the others find open.
      for (let i = 0; i <= TIMES; i++) {
        if (i === 1) before = cpuTime(server.pid).own;
        const from = performance.now();
        const response = await fetch(`${server.url}/v1/trajectories${at(i)}`);
        const text = await response.text();
        if (i > 0) times.push(performance.now() - from);
        if (!response.ok) throw new Error(text);
        bytes = text.length;
      }
      const sorted = sortedCopy(times);
      results.push(timesOf(`of ${EPISODES} episodes: ${name}`, sorted, { notes: `longest ${(sorted.at(-1) ?? 0).toFixed(1)} ms; ${((cpuTime(server.pid).own - before) / TIMES).toFixed(1)} ms of the server's processor time; ${Math.ceil(bytes / 1024)} KiB` }));
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
