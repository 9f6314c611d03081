/** An extract of MIMIC-Extract, written as CSV by pandas in the layout of its tables, small. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { mimicExtractImporter } from '../../../datasets/mimic-extract/import.ts';
import type { ImportReport } from '../../../env/families/importer.ts';
import { checkRecord } from '../../../env/task-check.ts';
import { referencesOf } from '../../../cli/solving.ts';
import { driveEpisode, scripted } from '../../../client/episode-driver.ts';
import { testServer } from '../../server/harness.ts';

const PYTHON = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');
const WRITE = `
import sys, os
import numpy as np, pandas as pd
root = sys.argv[1]
os.makedirs(root)
rng = np.random.default_rng(1)
n = 600
index = pd.MultiIndex.from_arrays([np.arange(1, n + 1), np.arange(1, n + 1) + 100000, np.arange(1, n + 1) + 200000], names=["subject_id", "hadm_id", "icustay_id"])
sick = rng.normal(size=n)
hours = rng.integers(20, 60, size=n)
patients = pd.DataFrame(dict(gender=rng.choice(["F", "M"], n), ethnicity="WHITE - RUSSIAN, OTHER", age=rng.uniform(20, 90, n), insurance="Medicare", admittime="2101-10-20 19:08:00", diagnosis_at_admission="SEPSIS, \\"SHOCK\\"", admission_type="EMERGENCY", first_careunit="MICU",
  mort_icu=(sick > 0.9).astype(int), mort_hosp=(sick > 0.6).astype(int), los_icu=4 + 4 * sick + rng.normal(size=n), max_hours=hours), index=index)
patients.to_csv(f"{root}/patients.csv")
long = [(*index[i], h) for i in range(n) for h in range(hours[i])]
hourly = pd.MultiIndex.from_tuples(long, names=["subject_id", "hadm_id", "icustay_id", "hours_in"])
who = np.array([row[0] - 1 for row in long])
values = pd.DataFrame({"heart rate": 80 + 10 * sick[who] + rng.normal(size=len(long)) * 8, "systolic blood pressure": 120 + rng.normal(size=len(long)) * 12, "alanine aminotransferase": np.where(rng.random(len(long)) < 0.05, 30.0, np.nan)}, index=hourly)
values.to_csv(f"{root}/vitals_labs_mean.csv")
change = rng.integers(10, 40, size=n)
start = rng.integers(0, 2, size=n)
hour = np.array([row[3] for row in long])
vent = np.where(hour < change[who], start[who], 1 - start[who])
vaso = np.where(hour < change[who] - 2, 1 - start[who], start[who])
pd.DataFrame(dict(vent=vent, vaso=vaso, adenosine=0), index=hourly).to_csv(f"{root}/interventions.csv")
`;

function written(root: string): string {
  const { status, stderr } = spawnSync(PYTHON, ['-c', WRITE, root], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return root;
}
const records = (report: ImportReport) => report.rows.flatMap((row) => (row.kind === 'task' ? [row.record] : []));

t.test('three tables become three tasks, and the reference runs on them', async (t) => {
  const root = t.testdir();
  const tables = path.join(root, 'tables');
  const report = await mimicExtractImporter.import(written(path.join(root, 'in')), { tables });
  const tasks = records(report);
  t.same(tasks.map(({ category }) => category), ['mortality', 'length-of-stay', 'intervention'], JSON.stringify(report.rows.filter(({ kind }) => kind !== 'task')));
  for (const task of tasks) t.doesNotThrow(() => checkRecord(task));
  const [mortality, length, intervention] = tasks;
  if (mortality === undefined || length === undefined || intervention === undefined) throw new Error('three tasks');
  const file = (record: typeof mortality, mount: number, name: string): string => readFileSync(path.join(tables, record.mounts[mount]?.path ?? '', name), 'utf8');
  t.match(file(mortality, 0, 'vitals_labs.csv'), /^icustay_id,hours_in,heart_rate,systolic_blood_pressure,alanine_aminotransferase\n20\d{4},0,/);
  t.equal(Math.max(...file(mortality, 0, 'vitals_labs.csv').trimEnd().split('\n').slice(1).map((line) => Number(line.split(',')[1]))), 23, 'nothing after the first day');
  t.match(file(mortality, 0, 'statics.csv'), /^icustay_id,subject_id,gender,age,ethnicity,insurance,admission_type,first_careunit\n20\d{4},\d+,[FM],[\d.]+,WHITE - RUSSIAN  OTHER,Medicare,EMERGENCY,MICU\n/);
  t.match(file(mortality, 1, 'test.csv'), /^icustay_id\n20\d{4}\n/);
  t.match(file(length, 1, 'train.csv'), /^icustay_id,los_3,los_7\n20\d{4},[01],[01]\n/);
  t.match(file(intervention, 1, 'train.csv'), /^window_id,ventilation,vasopressor\n\d+,(control|on|onset|wean),(control|on|onset|wean)\n/);
  t.match(mortality.questions[0].prompt, /hourly, as MIMIC-Extract names them: heart_rate/);
  const { mimicExtract } = await import('../../../datasets/mimic-extract/family.ts');
  const source = { pure: true, count: () => 1, page: () => [{ split: 'test', category: 'mortality', index: 0 } as const], record: () => mortality };
  await using gym = await testServer({ pool: '1', tables_dir: tables }, { families: [{ ...mimicExtract, sources: { published: source } }] });
  await using client = await gym.connect();
  const run = await driveEpisode(client, mortality.id, scripted(...referencesOf(mortality, 'python') ?? []), { seed: 0, options: {} });
  t.match(run.lastText, /not good enough: it earns|is right|answer is wrong/, 'graded');
  t.notMatch(run.lastText, /Rows:|missing/);
});

t.test('HDF5 is not read: which file is missing, and how to write it', async (t) => {
  const root = t.testdir({ in: { 'all_hourly_data.h5': 'x' }, empty: {} });
  await t.rejects(mimicExtractImporter.import(path.join(root, 'in'), { tables: path.join(root, 'tables') }), { name: 'ImportError', message: /HDF5, which is not read here[^]*pd\.read_hdf[^]*to_csv/ });
  await t.rejects(mimicExtractImporter.import(path.join(root, 'empty'), { tables: path.join(root, 'tables') }), { name: 'ImportError', message: /file is missing/ });
});

t.test('tables that are not what they should be: file, line, and nothing is left', async (t) => {
  const root = t.testdir();
  const dir = written(path.join(root, 'in'));
  const reject = async (name: string, from: RegExp, to: string, message: RegExp): Promise<void> => {
    const file = path.join(dir, name);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(from, to));
    await t.rejects(mimicExtractImporter.import(dir, { tables: path.join(root, 'tables') }), { name: 'ImportError', message }, name);
    writeFileSync(file, before);
  };
  await reject('patients.csv', /,mort_icu,/, ',died,', /patients\.csv:1: there is no column mort_icu/);
  await reject('patients.csv', /\n1,100001,200001/, '\n1,100001,none', /patients\.csv:2: .*is no number/);
  await reject('interventions.csv', /\n(1,100001,200001,0),\d/, '\n$1,2', /interventions\.csv:2: .*neither 0 nor 1/);
  await reject('vitals_labs_mean.csv', /\n(\d+,\d+,\d+,1),[\d.]+/g, '\n$1,high', /vitals_labs_mean\.csv:\d+: "high" is no number/);
  await reject('vitals_labs_mean.csv', /\n([^\n]*)$/, '$1', /cut off/);
  t.same(readdirSync(root).includes('tables') ? readdirSync(path.join(root, 'tables')).flatMap((each) => readdirSync(path.join(root, 'tables', each))) : [], []);
});
