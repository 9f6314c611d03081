/**
 * Questions about health records: hospitals and plans made from nothing, every entry of the catalogue by its id, through a
 * real server and the Python client resets and steps that read the largest CSV file or query SQLite, and six linked questions
 * in one episode beside the same six in episodes of their own.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { quantile, sortedCopy } from '../cli/statistics.ts';
import { driveEpisode, type EpisodeAction, program, scripted } from '../client/episode-driver.ts';
import { GymClient } from '../client/gym-client.ts';
import { eicu } from '../datasets/eicu/family.ts';
import { ehrSeqsql } from '../datasets/ehr-seqsql/family.ts';
import { ehrcon } from '../datasets/ehrcon/family.ts';
import { ensureHospital, type HospitalFiles } from '../datasets/hospital/index.ts';
import { mimicIii } from '../datasets/mimic-iii/family.ts';
import { treqs } from '../datasets/treqs/family.ts';
import { Catalogue } from '../env/catalogue.ts';
import type { Family } from '../env/families/family.ts';
import type { TaskSource } from '../env/families/task-source.ts';
import { PublishedStore } from '../env/published-store.ts';
import { Rng } from '../env/rng.ts';
import type { Split, TaskRecord } from '../env/task.ts';
import { CLIENT_PYTHON, SANDBOX_PYTHON, startPython } from './baseline.ts';
import { type Bench, type BenchResult, timesOf } from './bench.ts';
import { startServerProcess } from './server-process.ts';

const SCRIPT = fileURLToPath(new URL('./ehr_steps.py', import.meta.url));
/** Shorter benches leave the train split out: it takes longer to make than all the rest. */
const TRAIN_FROM_SECONDS = 5;
const BASELINE_RUNS = 7;
const GOLD_RUNS = 100;

/** The largest value of one laboratory test of one patient: what many of the questions come down to. */
const SCHEMAS = [
  {
    family: mimicIii, schema: 'mimic-iii', largest: 'COST',
    sql: "SELECT max(VALUENUM) FROM LABEVENTS WHERE HADM_ID IN (SELECT HADM_ID FROM ADMISSIONS WHERE SUBJECT_ID = (SELECT max(SUBJECT_ID) FROM ADMISSIONS)) AND ITEMID = (SELECT ITEMID FROM D_LABITEMS WHERE LABEL = 'creatinine')",
  },
  {
    family: eicu, schema: 'eicu', largest: 'cost',
    sql: "SELECT max(labresult) FROM lab WHERE patientunitstayid IN (SELECT patientunitstayid FROM patient WHERE uniquepid = (SELECT max(uniquepid) FROM patient)) AND labname = 'creatinine'",
  },
] as const;
/** Families whose steps are those of the schemas above: what differs is what is planned. */
const PLANNED = [
  { family: treqs, schema: 'mimicsql' },
  { family: ehrSeqsql, schema: 'mimic-iii' },
  { family: ehrcon, schema: 'mimic-iii' },
] as const;
type Measured = (typeof SCHEMAS)[number];
type Planned = Pick<Measured | (typeof PLANNED)[number], 'family' | 'schema'>;

const readCsv = (file: string): string => `import pandas as pd\nframe = pd.read_csv(${JSON.stringify(file)})`;
const querySqlite = (file: string, sql: string): string => `import sqlite3\nrows = sqlite3.connect(${JSON.stringify(file)}).execute(${JSON.stringify(sql)}).fetchall()`;

const median = (times: readonly number[]): number => quantile(sortedCopy(times), 0.5);
/** Where the questions come from. */
const twinOf = ({ sources: { twin } }: Family): TaskSource => {
  if (twin === undefined) throw new Error('no generated questions');
  return twin;
};
async function timed(work: () => unknown): Promise<number> {
  const at = performance.now();
  await work();
  return performance.now() - at;
}

/** The same program in a new process. The first run reads the files from disk. */
async function inNewProcess(code: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i <= BASELINE_RUNS; i++) {
    times.push(await timed(() => {
      const run = spawnSync(SANDBOX_PYTHON, ['-c', code], { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(run.stderr);
    }));
  }
  return median(times.slice(1));
}

/** Hospital, then plan: the first record of a split waits for both. */
async function make({ family, schema }: Planned, split: Split, root: string): Promise<{ readonly files: HospitalFiles; readonly result: BenchResult }> {
  const at = performance.now();
  const files = await ensureHospital({ schema, split, size: 'full', root });
  const hospitalMs = performance.now() - at;
  const planMs = await timed(() => twinOf(family).record({ split, category: family.info.categories[0]?.id ?? '', index: 0 }, { tables: root }));
  return { files, result: { name: `${family.info.id}: hospital and tasks from nothing, ${split}`, unit: 's', p50: (hospitalMs + planMs) / 1000, notes: `hospital ${(hospitalMs / 1000).toFixed(1)} s (${files.cells} cells), plan of ${twinOf(family).count({ split })} tasks ${(planMs / 1000).toFixed(1)} s` } };
}

/** All entries in an order in which none is a neighbour's page, beside what it would take to answer them anew. */
async function byId({ family }: Planned, split: Split, root: string, { sqlite }: HospitalFiles): Promise<BenchResult> {
  using published = new PublishedStore(path.join(root, `${family.info.id}-published.sqlite`));
  const catalogue = new Catalogue([family], published, root);
  const ids = catalogue.list({ family: family.info.id, split }, 0, twinOf(family).count({ split })).tasks.map(({ id }) => id);
  const times: number[] = [];
  const queries: string[] = [];
  for (const task of new Rng('bench', family.info.id).shuffle(ids)) {
    const at = performance.now();
    const record = await catalogue.byId(task);
    times.push(performance.now() - at);
    if (record.questions[0].prompt === '') throw new Error(`${task} has no prompt`);
    const { sql } = record.provenance;
    if (typeof sql === 'string') queries.push(sql);
  }
  const sorted = sortedCopy(times);
  using database = new DatabaseSync(sqlite, { readOnly: true });
  const gold: number[] = [];
  for (const sql of queries.slice(0, GOLD_RUNS)) gold.push(await timed(() => database.prepare(sql).all()));
  return timesOf(`${family.info.id}: every entry by id, ${split}`, sorted, {
    ...(gold.length === 0 ? {} : { baseline: { name: 'its gold query in SQLite', p50: median(gold) } }),
    notes: `${sorted.length} records with prompts: p99 ${quantile(sorted, 0.99).toFixed(3)}, max ${(sorted.at(-1) ?? 0).toFixed(3)}`,
  });
}

interface Seen { readonly p50: number; readonly p95: number; readonly rate: number }

async function steps({ family, schema, largest, sql }: Measured, split: Split, url: string, { csv, sqlite }: HospitalFiles, seconds: number): Promise<readonly BenchResult[]> {
  const file = csv[largest] ?? '';
  const mount = `/data/${family.info.id}`;
  const run = spawnSync(CLIENT_PYTHON, [SCRIPT, url, family.info.id, split, String(seconds), readCsv(`${mount}/${path.basename(file)}`), querySqlite(`${mount}/${path.basename(sqlite)}`, sql)], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const [reset, read, query] = JSON.parse(run.stdout) as readonly Seen[];
  if (reset === undefined || read === undefined || query === undefined) throw new Error(`not three figures: ${run.stdout}`);
  const result = (name: string, { p50, p95, rate }: Seen, baseline: { readonly name: string; readonly p50: number }): BenchResult => ({ name: `${schema}: ${name}, ${split}`, unit: 'ms', p50, p95, rate, baseline, ratio: baseline.p50 / p50 });
  return [
    result('reset, Python client', reset, startPython()),
    result(`step: pandas reads ${path.basename(file)}, Python client`, read, { name: "python3 -c 'pandas.read_csv(...)'", p50: await inNewProcess(readCsv(file)) }),
    result('step: SQLite query, Python client', query, { name: "python3 -c 'sqlite3...'", p50: await inNewProcess(querySqlite(sqlite, sql)) }),
  ];
}

const SEQUENCES = 12;
/** Of one of which the six are compared with six of one. */
const QUESTIONS = 6;

/** Episodes of six linked questions, beside the same six programs in episodes of one question each, on the same tables. */
async function sequences(url: string, root: string): Promise<BenchResult> {
  using published = new PublishedStore(path.join(root, 'sequences-published.sqlite'));
  const catalogue = new Catalogue([ehrSeqsql, mimicIii], published, root);
  const records: TaskRecord[] = [];
  for (const { id } of catalogue.list({ family: ehrSeqsql.info.id, split: 'test' }, 0, 1_000).tasks) {
    const record = await catalogue.byId(id);
    if (record.questions.length === QUESTIONS && records.push(record) === SEQUENCES) break;
  }
  const [single] = catalogue.list({ family: mimicIii.info.id, split: 'test' }, 0, 1).tasks;
  await using client = await GymClient.connect(url);
  const [together, apart]: [number[], number[]] = [[], []];
  for (const record of records) {
    const programs = record.questions.map(({ reference }) => program(reference.python ?? ''));
    const drive = (task: string, ...actions: readonly EpisodeAction[]) => driveEpisode(client, task, scripted(...actions), { seed: 0 });
    together.push(await timed(async () => {
      if (!(await drive(record.id, ...programs)).solved) throw new Error(`${record.id} is not solved by its reference`);
    }));
    apart.push(await timed(async () => {
      for (const each of programs) await drive(single?.id ?? '', each);
    }));
  }
  return timesOf(`${ehrSeqsql.info.id}: an episode of ${QUESTIONS} questions`, sortedCopy(together), { baseline: { name: `the same ${QUESTIONS} programs in episodes of one question`, p50: median(apart) } });
}

export const ehr: Bench = async ({ seconds }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-bench-ehr-'));
  // Agents' code runs as another user and reads the tables: the folder for them is open, unlike the one around it.
  const root = path.join(folder, 'tables');
  mkdirSync(root, { mode: 0o755 });
  const results: BenchResult[] = [];
  try {
    for (const measured of SCHEMAS) {
      const test = await make(measured, 'test', root);
      const train = seconds < TRAIN_FROM_SECONDS ? undefined : await make(measured, 'train', root);
      results.push(test.result, ...(train === undefined ? [] : [train.result]), await byId(measured, 'test', root, test.files));
      await using server = await startServerProcess(['--tables-dir', root]);
      results.push(...await steps(measured, train === undefined ? 'test' : 'train', server.url, train?.files ?? test.files, seconds));
    }
    for (const planned of PLANNED) {
      const { files, result } = await make(planned, 'test', root);
      results.push(result, await byId(planned, 'test', root, files));
    }
    await using server = await startServerProcess(['--tables-dir', root]);
    results.push(await sequences(server.url, root));
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
