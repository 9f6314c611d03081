/** Published rows of BioDSBench: what becomes a task on the user's tables, and what is put aside, for which reason. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t, { type Test } from 'tap';
import { biodsbenchImporter } from '../../../datasets/biodsbench/import/index.ts';
import { nearMisses } from '../../../datasets/biodsbench/near-misses.ts';
import type { ImportReport } from '../../../env/families/importer.ts';
import type { DataContext } from '../../../env/families/work.ts';
import { solves } from '../../../env/rewards/index.ts';
import { checkRecord } from '../../../env/task-check.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { lentSandboxes } from '../lent-sandboxes.ts';
import { runPrograms } from './run-programs.ts';

const PATIENTS = `PATIENT_ID,SEX,AGE,PFS_MONTHS,PFS_STATUS,ARM\n${Array.from({ length: 24 }, (_, i) => `P${i},${i % 3 === 0 ? 'Male' : 'Female'},${40 + i},${i === 5 ? '' : (3 + ((i * 7) % 23)) / 2},${i % 4 === 0 ? '0:No' : '1:Yes'},${'AB'[i % 2] ?? ''}`).join('\n')}\n`;
const row = (fields: Readonly<Record<string, unknown>>): string => JSON.stringify({ queries: 'Describe the patients.', chat_histories: '[]', dataframes: '', reference_codes: '[]', code_histories: 'null', study_ids: '11112222', question_ids: '0', cot_instructions: '', ...fields });
const LOAD = 'import pandas as pd\npatients = pd.read_csv("/workdir/data_clinical_patient.csv")\n';

const tables = mkdtempSync(path.join(tmpdir(), 'biodsbench-import-'));
// Guests of their own account reach into it.
chmodSync(tables, 0o755);
t.teardown(() => rmSync(tables, { recursive: true, force: true }));
const lent = await lentSandboxes({ mountsRoot: tables });

function folderOf(t: Test, rows: readonly string[], studies: Readonly<Record<string, Readonly<Record<string, string>>>> = { 11112222: { 'data_clinical_patient.csv': PATIENTS } }): { readonly rows: string; readonly context: DataContext } {
  const root = t.testdir({ rows: {} });
  writeFileSync(path.join(root, 'rows', 'train_tasks.jsonl'), rows.map((each) => `${each}\n`).join(''));
  for (const [study, files] of Object.entries(studies)) {
    mkdirSync(path.join(root, 'rows', study));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, 'rows', study, name), text);
  }
  return { rows: path.join(root, 'rows'), context: { tables, sandbox: () => Promise.resolve(lent) } };
}
const tasksOf = ({ rows }: ImportReport): readonly TaskRecord[] => rows.flatMap((each) => (each.kind === 'task' ? [each.record] : []));
const reasonsOf = ({ rows }: ImportReport): readonly string[] => rows.flatMap((each) => (each.kind === 'quarantined' ? [each.reason] : []));

t.test('values, tables, and what is read of fitted objects, become named answers', async (t) => {
  const folder = folderOf(t, [
    row({ queries: 'Give the median age and the counts of sex.', reference_answer: `${LOAD}median_age = patients["AGE"].median()\nage_range = (patients["AGE"].min(), patients["AGE"].max())\nsex_counts = patients["SEX"].value_counts()\n`, test_cases: 'assert abs(median_age - 51.5) < 1e-8\nassert age_range[0] == 40\nassert sex_counts["Male"] == 8' }),
    row({ queries: 'Plot progression-free survival. Save the curve as `kmf`.', reference_answer: `${LOAD}from lifelines import KaplanMeierFitter\npart = patients[["PFS_MONTHS", "PFS_STATUS"]].dropna()\nkmf = KaplanMeierFitter()\nkmf.fit(part["PFS_MONTHS"], part["PFS_STATUS"] == "1:Yes")\n`, test_cases: 'assert kmf.event_observed.sum() == 17\nassert kmf.median_survival_time_ > 100' }),
    row({ queries: 'Count the arms.', code_histories: '["import pandas as pd\\nshared = pd.read_csv(\\"/workdir/data_clinical_patient.csv\\")"]', reference_answer: 'arms = shared["ARM"].value_counts().reset_index()\narms.columns = ["Arm", "n"]\n', test_cases: 'assert arms.columns.tolist() == ["Arm", "n"]\nassert set(arms["n"]) == {12}' }),
  ]);
  const report = await biodsbenchImporter.import(folder.rows, folder.context);
  t.same(reasonsOf(report), []);
  const [described, curve, arms] = tasksOf(report);
  if (described === undefined || curve === undefined || arms === undefined) throw new Error('no tasks');
  t.match(described.questions[0], { answer: { from: 'variables', names: ['median_age', 'age_range', 'sex_counts'] }, reward: { rule: 'named', all: true } });
  t.equal(described.category, 'table-one');
  t.match(curve.questions[0].answer, { names: ['kmf_event_observed_sum', 'kmf_median_survival_time'] });
  t.match(curve.questions[0].prompt, /`kmf_median_survival_time`: the value of `kmf\.median_survival_time_`/);
  t.equal(curve.category, 'kaplan-meier');
  t.match(arms, { context: { python: /shared = pd\.read_csv\("\/data\/11112222\// }, questions: [{ answer: { from: 'variable', name: 'arms' }, prompt: /columns "Arm", "n"/ }] });
  t.match(report.recomputed, { 'published assertions hold on these tables': { rows: 3, agree: 2 } }, 'one of them is not so on these tables');
  for (const record of [described, curve]) {
    t.doesNotThrow(() => checkRecord({ ...record }));
    const [right, ...wrong] = runPrograms([record.questions[0].reference.python ?? '', ...nearMisses(record)].map((code) => [record, code] as const), folder.context.tables);
    t.ok(solves(record.questions[0].reward, right), 'the published solution earns it');
    t.notOk(wrong.some((answer) => solves(record.questions[0].reward, answer)), 'near misses do not');
  }
});

t.test('what cannot be graded is put aside, with the reason', async (t) => {
  const folder = folderOf(t, [
    row({ reference_answer: `${LOAD}bars = [object() for _ in patients["AGE"]]\n`, test_cases: 'assert isinstance(bars, list)' }),
    row({ reference_answer: `${LOAD}age = patients["NOT_THERE"].median()\n`, test_cases: 'assert age == 1' }),
    row({ reference_answer: `${LOAD}import time\nage = time.time_ns() % 1000003\n`, test_cases: 'assert age > 0' }),
    row({ reference_answer: `${LOAD}age = 5\n`, test_cases: 'assert True' }),
    row({ reference_answer: `${LOAD}age = = 5\n`, test_cases: 'assert age == 5' }),
    row({ study_ids: '99990000', reference_answer: `${LOAD}age = 5\n`, test_cases: 'assert age == 5' }),
    row({ reference_answer: `${LOAD}open("/data/11112222/data_clinical_patient.csv", "w")\nage = 5\n`, test_cases: 'assert age == 5' }),
  ]);
  const report = await biodsbenchImporter.import(folder.rows, folder.context);
  t.equal(tasksOf(report).length, 0);
  for (const [i, reason] of [/bars is a plot or a fitted object/, /the published solution fails: KeyError/, /two runs .* give another age/, /read no result/, /cannot be read \(SyntaxError/, /tables are not here: put the data_\*\.csv/, /fails: (OSError|PermissionError)/].entries()) t.match(reasonsOf(report)[i], reason);
  t.equal(readFileSync(path.join(folder.rows, '11112222', 'data_clinical_patient.csv'), 'utf8'), PATIENTS, "the user's tables are as they were");
});

t.test('a plot whose parts are counted is graded by the count', async (t) => {
  const folder = folderOf(t, [row({ reference_answer: `${LOAD}bars = [object() for _ in patients["AGE"]]\n`, test_cases: 'assert len(bars) == len(patients)' })]);
  const [record] = tasksOf(await biodsbenchImporter.import(folder.rows, folder.context));
  t.match(record?.questions[0], { answer: { name: 'bars_len' }, gold: '{"bars_len":24}' });
});

t.test('rows that are not as published end the import', async (t) => {
  for (const [line, message] of [[row({ study_ids: '../etc', reference_answer: 'x = 1', test_cases: 'assert x' }), /study_ids/], [row({ test_cases: 'assert x' }), /reference_answer/], ['{', /not a line of JSON/]] as const) {
    const folder = folderOf(t, [line]);
    await t.rejects(biodsbenchImporter.import(folder.rows, folder.context), { name: 'ImportError', message, line: 1 });
  }
});

const REAL = path.join(process.env['MEDAGENTGYM_REAL'] ?? path.join(import.meta.dirname, '../../../../shared/real'), 'medagentgym/biodsbench/train_tasks.jsonl');
t.test('the published rows, on stand-in tables for one study', { skip: !existsSync(REAL) && 'the published rows are not on this machine' }, async (t) => {
  const patients = `PATIENT_ID,PRIMARY_SITE_PATIENT,BASELINE_ECOG,OS_MONTHS,OS_STATUS,PFS_MONTHS,PFS_STATUS\n${Array.from({ length: 40 }, (_, i) => `P-${i},${['GEJ', 'Gastric', 'Esophageal'][i % 3] ?? ''},${i % 2},${10 + i},${i % 3 === 0 ? '0:LIVING' : '1:DECEASED'},${5 + (i % 17)},${i % 3 === 0 ? '0:No' : '1:Yes'}`).join('\n')}\n`;
  const rows = readFileSync(REAL, 'utf8').trim().split('\n');
  const folder = folderOf(t, rows, { 32437664: { 'data_clinical_patient.csv': patients } });
  const report = await biodsbenchImporter.import(folder.rows, folder.context);
  t.equal(report.rows.length, rows.length);
  const others = reasonsOf(report).filter((reason) => !/tables are not here/.test(reason));
  t.equal(others.length, 2);
  t.match(others[0], /FileNotFoundError.*data_clinical_sample/, 'the stand-in study has one table');
  t.match(others[1], /NameError/, 'a published solution that does not run');
  const tasks = tasksOf(report);
  t.same(tasks.map(({ questions: [{ answer }] }) => (answer?.from === 'variable' ? [answer.name] : answer?.from === 'variables' ? answer.names : [])), [['psite'], ['kmf_event_observed_sum', 'kmf_median_survival_time']]);
  for (const task of tasks) t.doesNotThrow(() => checkRecord({ ...task }));
  t.equal(reasonsOf(report).filter((reason) => /tables are not here/.test(reason)).length, rows.filter((each) => !each.includes('32437664')).length);
});
