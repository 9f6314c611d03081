/** What grading costs: a plain rule, a function in a second sandbox, a large answer in a thread; and a step through a world's service. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { sortedCopy } from '../cli/statistics.ts';
import { biocoder } from '../datasets/biocoder/family.ts';
import { BIOCODER } from '../datasets/biocoder/info.ts';
import type { AnswerValue } from '../env/answer/value.ts';
import { OPERATOR_LIMITS, resolveOptions } from '../env/episode-options.ts';
import { Grading } from '../env/grading/grading.ts';
import { gradePlainly } from '../env/rewards/index.ts';
import type { Attempt } from '../env/rewards/rule.ts';
import { createJavascriptBackend } from '../env/sandboxes/javascript/backend.ts';
import { createPythonBackend } from '../env/sandboxes/python/backend.ts';
import type { SandboxBackend, SandboxSpec } from '../env/sandboxes/sandbox.ts';
import type { RewardSpec, TaskRecord } from '../env/task.ts';
import { openServedWorld } from '../env/worlds/open.ts';
import { SANDBOX_PYTHON, startPython } from './baseline.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';

const PLAIN_CALLS = 200_000;
const WARM = 10;
/** Predictions by rows and columns: one risk, four classes, the findings of a chest film, and more rows than any task asks for. */
const LARGE = [[20_000, 1], [20_000, 4], [20_000, 14], [200_000, 1]] as const;
/** In which the pool refills, as it does between the steps of a trainer. */
const PAUSE_MS = 20;

const WITHIN: RewardSpec = { rule: 'within', low: 41, high: 43 };
const REQUEST = 'import json, urllib.request\nvalue = json.load(urllib.request.urlopen("http://localhost:8080/patients/17"))';

function task(reward: RewardSpec): TaskRecord {
  return {
    id: 'bench-v1/twin/train/one/0', family: 'bench', version: 1, source: 'twin', split: 'train', category: 'one', index: 0, difficulty: 1,
    questions: [{ prompt: '', reward, gold: '', reference: {} }], actions: ['validate_code', 'submit'], runtimes: ['python'], variant: 'base', mounts: [], limits: {}, provenance: {},
  };
}

/** Times of as many calls as fit; what must be so after each is checked by the call itself. */
async function timed(seconds: number, pauseMs: number, work: () => Promise<void>): Promise<readonly number[]> {
  for (let i = 0; i < WARM; i++) await work();
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until || times.length < WARM) {
    const at = performance.now();
    await work();
    times.push(performance.now() - at);
    if (pauseMs > 0) await sleep(pauseMs);
  }
  return sortedCopy(times);
}

function plain(): BenchResult {
  const answer: AnswerValue = { type: 'float', value: 42 };
  const each: number[] = [];
  for (let round = 0; round < 20; round++) {
    const at = performance.now();
    for (let i = 0; i < PLAIN_CALLS / 20; i++) if (!gradePlainly(WITHIN, { answer }).solved) throw new Error('a right answer was not taken');
    each.push(((performance.now() - at) * 1000) / (PLAIN_CALLS / 20));
  }
  const sorted = sortedCopy(each);
  return timesOf('grading: a plain rule', sorted, { unit: 'us' });
}

async function served(backend: SandboxBackend, spec: SandboxSpec, seconds: number): Promise<readonly number[]> {
  await using world = await openServedWorld({ kind: 'documents', documents: { '/patients/17': { magnesium: 1.2 } } }, { seed: 1, tables: '' });
  await using sandbox = await backend.acquire({ ...spec, service: world.service });
  return await timed(seconds, 0, async () => {
    const done = await sandbox.run({ kind: 'code', source: REQUEST, timeoutMs: 10_000, collect: 'answer' });
    if (done.status !== 'ok') throw new Error(done.traceback ?? done.status);
  });
}

/** A table of scores for as many patients, in its wire form. */
function largeAnswer(rows: number, columns: number): AnswerValue {
  const names = Array.from({ length: columns }, (_, k) => `p${k}`);
  const text = Buffer.from(JSON.stringify(['table', { columns: ['id', ...names], rows: Array.from({ length: rows }, (_, i) => [['int', String(i)], ...names.map((_, k) => ['float', (i % 2) + ((i * 7919) % rows) / (rows + k)])]) }]));
  const bytes = new Uint8Array(new SharedArrayBuffer(text.length));
  bytes.set(text);
  return { type: 'large', bytes, shape: `table of ${rows} rows` };
}

/** One task of each topic of biocoder, in turn. */
async function biocoderTasks(): Promise<readonly TaskRecord[]> {
  const records = await Promise.all(BIOCODER.categories.map(({ id }) => biocoder.sources.twin?.record({ split: 'train', category: id, index: 0 }, { tables: '' })));
  return records.filter((record) => record !== undefined);
}

/** Trivial steps of another episode, alone or while something else goes on. */
async function trivialSteps(backend: SandboxBackend, spec: SandboxSpec, seconds: number, meanwhile?: () => Promise<void>): Promise<readonly number[]> {
  await using sandbox = await backend.acquire(spec);
  let going = true;
  const other = (async () => { while (going && meanwhile !== undefined) await meanwhile(); })();
  try {
    return await timed(seconds, PAUSE_MS / 4, async () => {
      const { status } = await sandbox.run({ kind: 'code', source: 'answer = 1', timeoutMs: 10_000, collect: 'answer' });
      if (status !== 'ok') throw new Error(status);
    });
  } finally {
    going = false;
    await other;
  }
}

export const grading: Bench = async ({ seconds }) => {
  await using backend = await createPythonBackend({ python: SANDBOX_PYTHON, prewarm: ['base'], pool: { base: 4 } });
  await using javascript = await createJavascriptBackend({ python: SANDBOX_PYTHON });
  await using service = new Grading({ backend: (runtime) => Promise.resolve(runtime === 'javascript' ? javascript : backend), places: 4 });
  const baseline = startPython();
  const gradeTask = async (record: TaskRecord, attempt: Attempt): Promise<void> => {
    const verdict = await service.grade(record.questions[0], attempt, { task: record, options: resolveOptions(record, { feedback: 'interactive' }, {}, OPERATOR_LIMITS), seed: 1 }, () => new AbortController().signal);
    if (!verdict.solved) throw new Error('a right answer was not taken');
  };
  const grade = (reward: RewardSpec, attempt: Attempt): Promise<void> => gradeTask(task(reward), attempt);
  const result = (name: string, times: readonly number[], notes?: string): BenchResult => timesOf(name, times, { baseline, ...(notes === undefined ? {} : { notes }) });
  const coded = await biocoderTasks();
  let turn = 0;
  const gradeFunction = (): Promise<void> => {
    const record = coded[turn++ % coded.length];
    return record === undefined ? Promise.resolve() : gradeTask(record, { source: record.questions[0].reference.python });
  };
  const functions = await timed(seconds, PAUSE_MS, gradeFunction);
  const script = await timed(seconds, PAUSE_MS, () => grade({ rule: 'script', program: 'function grade(answer) { return answer === 42; }' }, { answer: { type: 'int', value: 42, digits: '42' } }));
  const spec: SandboxSpec = { runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1, limits: { memoryMib: 1024, tmpfsMib: 64, threads: 16, outputBytes: 256 * 1024 } };
  const world = backend.isolation === 'full' || backend.isolation === 'userns' ? await served(backend, spec, seconds) : undefined;
  const alone = await trivialSteps(backend, spec, seconds);
  const besideFunctions = await trivialSteps(backend, spec, seconds, gradeFunction);
  const large: BenchResult[] = [];
  for (const [rows, columns] of LARGE) {
    const predictions: RewardSpec = { rule: 'predictions', id: 'id', ids: Array.from({ length: rows }, (_, i) => i).join(' '), columns: Array.from({ length: columns }, (_, k) => ({ name: `p${k}`, labels: '01'.repeat(rows / 2) })), floor: 0.5, ceiling: 0.9 };
    const answer = largeAnswer(rows, columns);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    // The first one tells the thread what is right.
    await grade(predictions, { answer });
    delay.enable();
    const times = await timed(Math.min(seconds, 3), PAUSE_MS, () => grade(predictions, { answer }));
    delay.disable();
    const beside = await trivialSteps(backend, spec, Math.min(seconds, 3), () => grade(predictions, { answer }));
    large.push(result(`step: trivial, while predictions of ${rows} rows, ${columns} column${columns === 1 ? '' : 's'}, are graded one after another`, beside));
    large.push(result(`grading: predictions of ${rows} rows, ${columns} column${columns === 1 ? '' : 's'}, in a thread`, times, `the loop was held up by ${(delay.percentile(99) / 1e6).toFixed(1)} ms at p99, ${(delay.max / 1e6).toFixed(1)} ms at most`));
  }
  return [
    plain(),
    result('grading: a function of biocoder on its hidden inputs, in a second sandbox', functions),
    result('step: trivial, alone', alone),
    result('step: trivial, while functions are graded one after another', besideFunctions),
    result('grading: a grader that came with the task, in an isolate', script),
    ...(world === undefined ? [] : [result('step: one request to a world, urllib', world)]),
    ...large,
  ];
};
