/** Published sequences become tasks with a question for each of their queries; what is wrong with a file is said with its line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { categoryOf } from '../../../datasets/ehr-seqsql/import/category.ts';
import { importSequences, regradeSequences, sequenceImporter } from '../../../datasets/ehr-seqsql/import/index.ts';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { checkRecord } from '../../../env/task-check.ts';
import { solves } from '../../../env/rewards/index.ts';
import type { ImportReport } from '../../../env/families/importer.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { MIMIC, tablesOf, writeTables } from '../ehr/import/fixtures.ts';

const root = t.testdir();
const tables = path.join(root, 'tables');

interface Made { readonly [field: string]: unknown }
const sequence = (id: string, questions: unknown, sql: unknown, more: Made = {}): Made => ({
  seed_question: 'How many men are there?', value: {}, question: questions, question_template: questions, seqsql: 'select count(*) from previous_result', sql, random_split: 'test', compositional_split: 'train', id, department: "['-']", importance: 'n/a', ...more,
});
const MEN = ['Who are the men?', 'Of those, how many are there?'];
const MEN_SQL = ["select subject_id from patients where gender = 'm'", "select count(*) from patients where gender = 'm'"];

const ROWS = [
  sequence('s1', MEN, MEN_SQL),
  sequence('s2', "['Who are the men?', 'Of those, which were born since 2030?', 'What is the difference to all?']", JSON.stringify([...MEN_SQL.slice(0, 1), "select subject_id from patients where gender = 'm' and dob >= '2030'", 'select 1 - 2']), { random_split: 'train' }),
  sequence('s3', MEN.join('\n'), `${MEN_SQL.join('; ')};`),
  sequence('s4', 'Is patient 3 a man?', "select count(*)>0 from patients where subject_id = 3 and gender = 'm'", { question_template: 'has_verb patient {patient_id} been a man?' }),
  sequence('s5', MEN, [...MEN_SQL.slice(0, 1), 'select count(*) from previous_result']),
  sequence('s6', MEN, [...MEN_SQL.slice(0, 1), 'drop table patients']),
  sequence('s1', MEN, MEN_SQL),
];

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

const tasksOf = ({ rows }: ImportReport): ReadonlyMap<string, TaskRecord> => new Map(rows.flatMap((row) => (row.kind === 'task' ? [[String(row.record.provenance['row']), row.record] as const] : [])));

t.test('EHR-SeqSQL\'s file: each row a task or put aside, and none graded by synthetic tables', async (t) => {
  const report = await importSequences(folderOf('published', { 'data.json': JSON.stringify(ROWS, null, 1) }), { tables }, { size: 'small' });
  const tasks = tasksOf(report);
  t.same([...tasks.keys()], ['s1', 's2', 's3', 's4'], 'lists, lists in a text, and lines are read');
  t.same([...tasks.values()].map(({ questions }) => questions.length), [2, 3, 2, 1]);
  for (const record of tasks.values()) checkRecord(record);
  t.match(report.rows.filter(({ kind }) => kind === 'quarantined'), [
    { row: /data\.json:\d+ \(s5\)/, reason: /question 2 .*no such table/ }, { row: /\(s6\)/, reason: /question 2 cannot be graded/ }, { row: /\(s1\)/, reason: /stands at .*data\.json:2 already/ },
  ]);
  t.match(tasks.get('s1'), {
    id: 'ehr-seqsql-v1/published/test/aggregate/0', limits: { attempts: 1, max_steps: 25 }, mounts: [{ name: 'mimic-iii', path: 'ehr-seqsql-imported-none' }],
    provenance: { seed_question: 'How many men are there?', random_split: 'test', compositional_split: 'train', gold: 'none', reference: 'published query' }, questions: [{ reward: { rule: 'rows', rows: [] } }, {}],
  });
  t.match(tasks.get('s2'), { split: 'train', category: 'narrowing' });
  t.match(tasks.get('s1')?.questions[1]?.prompt, /^Of those, how many are there\?\n\nAssign/);
  t.match(tasks.get('s4')?.questions[0], { reward: { rule: 'yes_no' }, reference: { python: /bool\(rows/ } });
  t.match(report.queries?.slice(0, 2), [{ row: 's1, question 1', executes: true }, { row: 's1, question 2', executes: true, rows: 1 }]);
});

t.test('MedAgentGym\'s rows: one question, graded by its answer', async (t) => {
  const line = (ans: unknown): string => JSON.stringify({ seed_question: 'How many men are there?', question: MEN, ans });
  const report = await importSequences(folderOf('medagentgym', { 'train_tasks.jsonl': `${line(12)}\n`, 'test_tasks.jsonl': `${line(['a', 'b'])}\n\n${line({ no: 1 })}\n` }), { tables }, { size: 'small' });
  const [first, second] = [...tasksOf(report).values()];
  t.match(first, { split: 'train', questions: { length: 1 }, provenance: { gold: 'published' } });
  t.match(first?.questions[0].prompt, /How many men are there\?\nWho are the men\?\nOf those/);
  t.ok(first !== undefined && solves(first.questions[0].reward, answerFromJson(12)));
  t.ok(second !== undefined && solves(second.questions[0].reward, answerFromJson(['b', 'a'])) && !solves(second.questions[0].reward, answerFromJson('a')));
  t.match(report.rows.at(-1), { kind: 'quarantined', row: /test_tasks\.jsonl:3/, reason: /neither a query nor an answer/ });
});

t.test('files that are not what they should be', async (t) => {
  const text = JSON.stringify(ROWS.slice(0, 2), null, 1);
  for (const [name, content, message] of [
    ['cut', text.slice(0, text.indexOf('"s2"') + 2), /data\.json:\d+: .*cut off/],
    ['no-array', '{"a": 1}', /data\.json:1: the file is not a JSON array/],
    ['none', '[]', /no rows/],
    ['fewer-queries', JSON.stringify([sequence('x', MEN, MEN_SQL.slice(1))]), /data\.json:1: 2 questions, but 1 queries/],
    ['a-number', JSON.stringify([sequence('x', 7, MEN_SQL)]), /data\.json:1: field "question" is absent, or neither a list of texts nor a text/],
    ['an-object', JSON.stringify([sequence('x', MEN, [{}, 'select 1'])]), /field "sql" has an element that is no text/],
    ['empty', JSON.stringify([sequence('x', [], [])]), /field "question" is empty/],
    ['split', JSON.stringify([sequence('x', MEN, MEN_SQL, { random_split: 'dev' })]), /field "random_split" is "dev"/],
    ['no-id', JSON.stringify([sequence('', MEN, MEN_SQL)]), /field "id"/],
  ] as const) await t.rejects(importSequences(folderOf(`bad-${name}`, { 'data.json': content }), { tables }, { size: 'small' }), message, name);
  await t.rejects(importSequences(path.join(root, 'nowhere'), { tables }), /nowhere: cannot be read/);
  await t.rejects(importSequences(folderOf('nothing', {}), { tables }), /none of data\.json/);
});

t.test('kinds of follow-up', (t) => {
  const kind = (...questions: readonly (readonly [question: string, query: string])[]): string => categoryOf(questions.map(([question, query]) => ({ question, query, template: '', answer: undefined })));
  const first = ['Which patients had sepsis?', 'select a from b'] as const;
  t.equal(kind(first, ['Of them, who was given heparin since 2103?', 'select 1']), 'narrowing');
  t.equal(kind(first, ['And heparin?', 'select a from c where a in (SELECT a  from b)']), 'narrowing', 'the query before stands in it');
  t.equal(kind(first, ['What is their average age?', 'select 1']), 'aggregate');
  t.equal(kind(first, ['What is the difference in weight between them?', 'select 1']), 'comparison');
  t.equal(kind(first, ['When was he admitted?', 'select 1']), 'reference');
  t.equal(kind(['How many had sepsis?', 'select 1']), 'aggregate', 'an only question speaks for itself');
  t.end();
});

t.test('on tables of one\'s own all is graded anew', async (t) => {
  const own = path.join(root, 'own');
  const source = await tablesOf(path.join(root, 'hospitals'), MIMIC);
  const dir = writeTables(path.join(root, 'ehrsql'), source);
  const before = await importSequences(folderOf('again', { 'data.json': JSON.stringify(ROWS.slice(0, 1)) }), { tables: own }, { size: 'small' });
  await t.rejects(regradeSequences([...tasksOf(before).values()], { tables: own }), /no tables of ehr-seqsql are imported/);
  const { patients } = await sequenceImporter.tables?.import(dir, { tables: own }) ?? {};
  t.equal(patients, 100);
  const after = tasksOf(await regradeSequences([...tasksOf(before).values()], { tables: own })).get('s1');
  const men = source['PATIENTS']?.filter(({ GENDER }) => GENDER === 'm').map(({ SUBJECT_ID }) => Number(SUBJECT_ID)) ?? [];
  t.match(after, { mounts: [{ name: 'mimic-iii', path: /^ehr-seqsql-imported-[0-9a-f]{12}$/ }], provenance: { gold: 'recomputed', compositional_split: 'train' } });
  t.ok(after !== undefined && solves(after.questions[0].reward, answerFromJson(men)) && solves(after.questions[1]?.reward ?? { rule: 'abstain' }, answerFromJson(men.length)), 'by what its queries give there');
});
