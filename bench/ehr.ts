/**
 * Questions about health records: hospitals and plans made from nothing, every entry of the catalogue by its id, and through a
 * real server and the Python client resets and steps that read the largest CSV file or query SQLite.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { quantile, sortedCopy } from '../cli/statistics.ts';
import { eicu } from '../datasets/eicu/family.ts';
import { ensureHospital, type HospitalFiles } from '../datasets/hospital/index.ts';
import { mimicIii } from '../datasets/mimic-iii/family.ts';
import { Catalogue } from '../env/catalogue.ts';
import type { TaskSource } from '../env/families/task-source.ts';
import { PublishedStore } from '../env/published-store.ts';
import { Rng } from '../env/rng.ts';
import type { Split } from '../env/task.ts';
import { CLIENT_PYTHON, SANDBOX_PYTHON, startPython } from './baseline.ts';
import type { Bench, BenchResult } from './bench.ts';
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
type Measured = (typeof SCHEMAS)[number];

const readCsv = (file: string): string => `import pandas as pd\nframe = pd.read_csv(${JSON.stringify(file)})`;
const querySqlite = (file: string, sql: string): string => `import sqlite3\nrows = sqlite3.connect(${JSON.stringify(file)}).execute(${JSON.stringify(sql)}).fetchall()`;

const median = (times: readonly number[]): number => quantile(sortedCopy(times), 0.5);
/** Where the questions come from. */
const twinOf = ({ sources: { twin } }: Measured['family']): TaskSource => {
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
async function make({ family, schema }: Measured, split: Split, root: string): Promise<{ readonly files: HospitalFiles; readonly result: BenchResult }> {
  const at = performance.now();
  const files = await ensureHospital({ schema, split, size: 'full', root });
  const hospitalMs = performance.now() - at;
  const planMs = await timed(() => twinOf(family).record({ split, category: family.info.categories[0]?.id ?? '', index: 0 }, { tables: root }));
  return { files, result: { name: `${schema}: hospital and questions from nothing, ${split}`, unit: 's', p50: (hospitalMs + planMs) / 1000, notes: `hospital ${(hospitalMs / 1000).toFixed(1)} s (${files.cells} cells), plan of ${twinOf(family).count({ split })} questions ${(planMs / 1000).toFixed(1)} s` } };
}

/** All entries in an order in which none is a neighbour's page, beside what it would take to answer them anew. */
async function byId({ family, schema }: Measured, split: Split, root: string, { sqlite }: HospitalFiles): Promise<BenchResult> {
  using published = new PublishedStore(path.join(root, `${schema}-published.sqlite`));
  const catalogue = new Catalogue([family], published, root);
  const ids = catalogue.list({ family: family.info.id, split }, 0, twinOf(family).count({ split })).tasks.map(({ id }) => id);
  const times: number[] = [];
  const queries: string[] = [];
  for (const task of new Rng('bench', schema).shuffle(ids)) {
    const at = performance.now();
    const record = await catalogue.byId(task);
    times.push(performance.now() - at);
    if (record.questions[0].prompt === '') throw new Error(`${task} has no prompt`);
    queries.push(String(record.provenance['sql']));
  }
  const sorted = sortedCopy(times);
  using database = new DatabaseSync(sqlite, { readOnly: true });
  const gold: number[] = [];
  for (const sql of queries.slice(0, GOLD_RUNS)) gold.push(await timed(() => database.prepare(sql).all()));
  const p50 = quantile(sorted, 0.5);
  const baseline = { name: 'its gold query in SQLite', p50: median(gold) };
  return { name: `${schema}: every entry by id, ${split}`, unit: 'ms', p50, p95: quantile(sorted, 0.95), baseline, ratio: baseline.p50 / p50, notes: `${sorted.length} records with prompts: p99 ${quantile(sorted, 0.99).toFixed(3)}, max ${(sorted.at(-1) ?? 0).toFixed(3)}` };
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
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
