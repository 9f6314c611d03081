/** Generated tasks of BioDSBench: right by the field's libraries, wrong by typical mistakes, spread, and on tables that stay as they are. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { accepted } from '../../../datasets/biodsbench/answers.ts';
import { biodsbench } from '../../../datasets/biodsbench/family.ts';
import { draft, recordOf, studiesOf } from '../../../datasets/biodsbench/generate.ts';
import { KINDS } from '../../../datasets/biodsbench/kinds/index.ts';
import { mistakesOf, nearMisses, rightOf } from '../../../datasets/biodsbench/near-misses.ts';
import { PROFILES, studyFolder } from '../../../datasets/biodsbench/studies/build.ts';
import { csvText, parseCsv } from '../../../datasets/biodsbench/studies/csv.ts';
import { FILES, STUDIES_VERSION, tablesOf } from '../../../datasets/biodsbench/studies/tables.ts';
import { gradePlainly, solves } from '../../../env/rewards/index.ts';
import { SPLITS, type Split, type TaskRecord } from '../../../env/task.ts';
import { checkRecord } from '../../../env/task-check.ts';
import { TABLES } from '../../server/harness.ts';
import { runPrograms } from './run-programs.ts';

/** Of all tables of a split. */
const DIGESTS: Readonly<Record<Split, string>> = { train: '2a334b4d98942e18', test: 'b4074ac6b01f7053' };

const studies = { train: await studiesOf('train', { tables: TABLES }), test: await studiesOf('test', { tables: TABLES }) };
const task = (split: Split, category: string, draw: number): TaskRecord => { const place = { split, category, index: draw, key: '', draw }; return recordOf(place, draft(studies[split], place)); };
const sample = (each: number): readonly TaskRecord[] => KINDS.flatMap(({ id }) => SPLITS.flatMap((split) => Array.from({ length: each }, (_, draw) => task(split, id, 500 + draw))));

t.test('references by pandas, lifelines, SciPy and scikit-learn give what we compute', (t) => {
  const records = sample(3);
  const answers = runPrograms(records.map((record) => [record, record.questions[0].reference.python ?? '']), TABLES);
  for (const [i, record] of records.entries()) t.ok(solves(record.questions[0].reward, answers[i]), `${record.id} ${String(record.provenance['form'])}`);
  t.end();
});

t.test('near misses earn nothing: as programs, too', (t) => {
  const programs = sample(1).flatMap((record) => nearMisses(record).map((code) => [record, code] as const));
  const answers = runPrograms(programs, TABLES);
  // A program that leaves nothing of that name hands in nothing.
  const rewarded = programs.filter(([{ questions: [{ reward }] }], i) => gradePlainly(reward, { answer: answers[i] }).score > 0);
  t.same(rewarded.map(([{ id }, code]) => `${id}: ${code.slice(0, 200)}`), []);
  t.ok(programs.length > 24 * 12, `${programs.length} programs`);
  t.end();
});

t.test('what is right is accepted, typical mistakes are not, and reading the tables without their notes mostly fails', (t) => {
  let [all, naive, typical] = [0, 0, 0];
  for (const record of KINDS.flatMap(({ id }) => Array.from({ length: 24 }, (_, draw) => task('train', id, draw)))) {
    const { reward } = record.questions[0];
    checkRecord(record);
    if (!accepted(rightOf(record), reward)) t.fail(record.id);
    const mistakes = mistakesOf(record);
    all++;
    naive += Number(mistakes.naive === undefined || !accepted(mistakes.naive, reward));
    typical += mistakes.typical.filter((each) => !accepted(each, reward)).length;
  }
  t.ok(naive / all > 0.9, `${naive} of ${all} tasks are wrong without the notes`);
  t.ok(typical / all > 3, `${(typical / all).toFixed(1)} typical mistakes a task`);
  t.end();
});

t.test('no answer is common, no prompt comes twice, all forms come', (t) => {
  for (const { id, forms } of KINDS) {
    const records = Array.from({ length: 100 }, (_, draw) => task('test', id, draw));
    const golds = Map.groupBy(records, (record) => JSON.stringify(Object.values(rightOf(record))));
    t.ok(Math.max(...[...golds.values()].map(({ length }) => length)) <= 3, `${id}: best constant`);
    t.equal(new Set(records.map(({ questions: [{ prompt }] }) => prompt)).size, records.length, `${id}: prompts`);
    t.equal(new Set(records.map(({ provenance }) => provenance['form'])).size, forms.length, `${id}: forms`);
    t.ok(forms.length >= 4, `${id}: ${forms.length} forms`);
  }
  t.end();
});

t.test('each task stands on the study that its prompt names, and names its variables', (t) => {
  for (const record of sample(2)) {
    const { prompt, answer } = record.questions[0];
    const [mount] = record.mounts;
    t.match(prompt, `/data/${mount?.name ?? '?'}/`);
    t.ok(mount !== undefined && studies[record.split].some(({ profile }) => studyFolder(profile) === mount.path), record.id);
    for (const name of answer?.from === 'variables' ? answer.names : answer?.from === 'variable' ? [answer.name] : ['?']) t.match(prompt, `\`${name}\``);
  }
  t.end();
});

t.test('studies: disjoint patients, plausible sizes, equal bytes', (t) => {
  const patients = SPLITS.map((split) => new Set(studies[split].flatMap((study) => study.rows('patients').map((row) => row['PATIENT_ID']))));
  t.equal([...patients[0] ?? []].filter((id) => patients[1]?.has(id) === true).length, 0);
  t.ok(SPLITS.every((split) => studies[split].length >= 8));
  // Golden digests: another table is another version.
  t.equal(STUDIES_VERSION, 1);
  for (const split of SPLITS) {
    const hash = createHash('sha256');
    for (const profile of PROFILES[split]) {
      const tables = tablesOf(profile);
      for (const key of Object.keys(FILES) as (keyof typeof FILES)[]) {
        const text = csvText(tables[key]);
        hash.update(text);
        if (profile === PROFILES[split][0]) {
          t.equal(readFileSync(path.join(TABLES, studyFolder(profile), FILES[key]), 'utf8'), text, `${profile.id}/${FILES[key]} on disk`);
          t.same(parseCsv(text), tables[key], 'read back');
        }
      }
    }
    t.equal(hash.digest('hex').slice(0, 16), DIGESTS[split], split);
  }
  t.end();
});

t.test('studies have the structure that they were made with', (t) => {
  const luad = studies.train.find(({ profile }) => profile.id.startsWith('luad'))?.view();
  const aml = studies.test.find(({ profile }) => profile.id.startsWith('aml'))?.view();
  if (luad === undefined || aml === undefined) { t.fail('the studies are there'); return t.end(); }
  const classes = ['Missense_Mutation', 'In_Frame_Del', 'Nonsense_Mutation', 'Frame_Shift_Del', 'Frame_Shift_Ins', 'Splice_Site', 'In_Frame_Ins'];
  const both = (view: typeof luad, a: string, b: string): readonly [number, number] => { const [x, y] = [view.mutated(a, classes, 'patients'), view.mutated(b, classes, 'patients')]; return [[...x].filter((each) => y.has(each)).length, (x.size * y.size) / view.units('patients').length]; };
  const [kras, byChance] = both(luad, 'KRAS', 'EGFR');
  t.ok(kras < 0.4 * byChance, `KRAS and EGFR exclude each other: ${kras}, by chance ${byChance.toFixed(1)}`);
  const [stk, expected] = both(luad, 'STK11', 'KEAP1');
  t.ok(stk > 1.5 * expected, `STK11 and KEAP1 go together: ${stk}, by chance ${expected.toFixed(1)}`);
  const share = aml.mutated('NPM1', classes, 'patients').size / aml.units('patients').length;
  t.ok(share > 0.18 && share < 0.36, `NPM1 in ${share.toFixed(2)} of AML`);
  t.end();
});

t.equal(biodsbench.info.categories.length, 12);
