/** Published questions become tasks; what is wrong with a file is said with its line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { categoryOf } from '../../../../datasets/ehr/import/questions/category.ts';
import { importQuestions } from '../../../../datasets/ehr/import/questions/import-questions.ts';
import { readQuestions } from '../../../../datasets/ehr/import/questions/rows.ts';
import { solves } from '../../../../env/rewards/index.ts';
import { answerFromJson } from '../../../../env/answer/from-json.ts';
import { EICU, MIMIC } from './fixtures.ts';

const root = t.testdir();
const tables = path.join(root, 'tables');

interface Made { readonly [field: string]: unknown }
const answerable = (id: string, question: string, qTag: string, query: string, more: Made = {}): Made => ({
  db_id: 'mimic_iii', question, template: question, query, value: {}, q_tag: qTag, t_tag: ['', '', '', '', ''], o_tag: ['', '', '', '', '', '', '', '', ''], tag: qTag, department: "['-']", importance: 'n/a', para_type: 'human', is_impossible: false, split: 'valid', id, ...more,
});
const impossible = (id: string, question: string): Made => ({ db_id: 'mimic_iii', question, template: 'x', query: 'null', department: ['nursing'], para_type: 'human', is_impossible: true, split: 'valid', id });

const ROWS = [
  answerable('a1', 'How many patients are there?', 'count the number of patients.', 'select count(*) from patients', { answer: [100] }),
  answerable('a2', 'Has patient 3 been admitted?', 'has_verb patient {patient_id} been admitted to the hospital [time_filter_global1]?', 'select count(*)>0 from admissions where subject_id = 3', { answer: ['False'] }),
  answerable('a3', 'List the genders.', 'list the genders.', 'select distinct gender from patients', { answer: ['f', 'm'] }),
  answerable('a4', 'What is the gender of patient 7?', 'what is the gender of patient {patient_id}?', 'select gender from patients where subject_id = 7'),
  answerable('a5', 'Broken.', 'what is broken?', 'select 1 from nowhere'),
  impossible('a6', "What is Dr. Smith's schedule?"),
  answerable('a1', 'Twice.', 'x', 'select 1'),
];

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

t.test('EHRSQL\'s files: each row a task or put aside, and none graded by synthetic tables', async (t) => {
  const folder = folderOf('ehrsql', { 'valid.json': JSON.stringify(ROWS, null, 1) });
  const { rows, queries, recomputed } = await importQuestions(MIMIC, folder, { tables }, { size: 'small' });
  const tasks = new Map(rows.flatMap((row) => (row.kind === 'task' ? [[String(row.record.provenance['row']), row.record] as const] : [])));
  t.same([...tasks.keys()], ['a1', 'a2', 'a3', 'a4', 'a6']);
  t.match(rows.filter(({ kind }) => kind === 'quarantined'), [{ row: /valid\.json:\d+ \(a5\)/, reason: /no such table/ }, { row: /\(a1\)/, reason: /stands at .*valid\.json:2 already/ }]);
  t.match(queries, [
    { row: 'a1', executes: true, rows: 1 }, { row: 'a2', executes: true, rows: 1 }, { row: 'a3', executes: true, rows: 2 }, { row: 'a4', executes: true, rows: 0 },
    { row: 'a5', executes: false, rows: null, error: /no such table/ },
  ]);
  t.equal(queries?.length, 5, 'a question without an answer has no query that could fail');
  t.match(tasks.get('a6'), { category: 'unanswerable', id: 'mimic-iii-v1/published/test/unanswerable/0' });
  const earns = (id: string, answer: unknown): boolean => {
    const record = tasks.get(id);
    return record !== undefined && solves(record.questions[0].reward, answerFromJson(answer));
  };
  t.ok(earns('a1', 100), 'by the published answer');
  t.ok(earns('a2', false) && !earns('a2', true));
  t.ok(earns('a3', ['m', 'f']) && !earns('a3', ['m']));
  t.ok(earns('a6', null) && !earns('a6', 'x'));
  t.match(tasks.get('a1'), { id: 'mimic-iii-v1/published/test/count/0', split: 'test', mounts: [{ name: 'mimic-iii', path: 'mimic-iii-imported-none' }], provenance: { gold: 'published', reference: 'published query', published_answer: [100] } });
  t.match(tasks.get('a4'), { provenance: { gold: 'none' }, questions: [{ reward: { rule: 'rows', rows: [] } }] });
  t.match(tasks.get('a6')?.questions[0].reference.python, /^answer = None/);
  t.match(tasks.get('a2')?.questions[0].prompt, /\/data\/mimic-iii: .*hospital\.sqlite.*schema\.md.*2105-12-31 23:59:00/s);
  t.match(tasks.get('a2')?.questions[0].prompt, /normal within.* sao2 95 to 100/, 'what EHRSQL calls normal');
  t.match(recomputed, { 'answerable, gold published': { rows: 3 }, 'answerable, gold none': { rows: 1 }, unanswerable: { rows: 1 } }, 'abstaining and answering are counted apart');
});

t.test('MedAgentGym\'s files: one row a line, train and test by the file', async (t) => {
  const line = (id: string): string => JSON.stringify(answerable(id, 'How many?', 'count the number of patients.', 'select count(*) from patients', { answer: ['12'], t_tag: "('rel-year-this', '', '', '', '')" }));
  const folder = folderOf('medagentgym', { 'train_tasks.jsonl': `${line('b1')}\n${line('b2')}\n`, 'test_tasks.jsonl': `${line('b3')}\n\n` });
  const rows = [];
  for await (const row of readQuestions(folder, 'mimic_iii')) rows.push(row);
  t.same(rows.map(({ id, split, line: at }) => [id, split, at]), [['b1', 'train', 1], ['b2', 'train', 2], ['b3', 'test', 1]]);
  t.equal(rows[0]?.tTag[0], 'rel-year-this', 'a list written by Python is read');
});

t.test('files that are not what they should be', async (t) => {
  const text = JSON.stringify(ROWS, null, 1);
  const at = (needle: string): number => text.slice(0, text.indexOf(needle)).split('\n').length;
  for (const [name, content, message] of [
    ['cut', text.slice(0, text.indexOf('"a4"') + 2), /valid\.json:\d+: .*cut off/],
    ['no-array', '{"a": 1}', /valid\.json:1: the file is not a JSON array/],
    ['not-json', '[{"db_id": nonsense}]', /valid\.json:1: not JSON/],
    ['tail', '[] x', /after the end/],
    ['none', '[]', /no rows/],
    ['database', text.replace('mimic_iii', 'eicu'), new RegExp(`valid\\.json:2: .*"eicu", not mimic_iii`)],
    ['no-query', text.replace('"query": "select gender', '"kwery": "select gender'), new RegExp(`valid\\.json:${at('"question": "What is the gender') - 2}: field "query"`)],
  ] as const) await t.rejects(importQuestions(MIMIC, folderOf(`bad-${name}`, { 'valid.json': content }), { tables }, { size: 'small' }), message, name);
  await t.rejects(importQuestions(EICU, folderOf('ehrsql', {}), { tables }, { size: 'small' }), /not eicu/);
  await t.rejects(importQuestions(MIMIC, path.join(root, 'nowhere'), { tables }), /nowhere: cannot be read/);
  await t.rejects(importQuestions(MIMIC, folderOf('empty', {}), { tables }), /none of train\.json/);
  await t.rejects(importQuestions(MIMIC, folderOf('lines', { 'test_tasks.jsonl': '{}\n' }), { tables }), /test_tasks\.jsonl:1: field "db_id"/);
});

t.test('kinds of question', (t) => {
  const kind = (qTag: string, tTag: readonly string[] = [], oTag: readonly string[] = []): string => categoryOf({ question: qTag, template: '', qTag, tTag, oTag, impossible: false });
  for (const [qTag, expected] of [
    ['count the number of current patients.', 'count'],
    ['what are_verb the top [n_rank] frequent diagnoses [time_filter_global1]?', 'ranking'],
    ['has_verb patient {patient_id} received any procedure [time_filter_global1]?', 'yes-no'],
    ['what is the change in the weight of patient {patient_id} from the [time_filter_exact2] value measured [time_filter_global2] compared to the [time_filter_exact1] value measured [time_filter_global1]?', 'difference'],
    ['how many [unit_count] have passed since patient {patient_id} was admitted to the icu currently?', 'difference'],
    ['when was the [time_filter_exact1] lab test of patient {patient_id} [time_filter_global1]?', 'first-last'],
    ['what was the [agg_function] {lab_name} value of patient {patient_id} [time_filter_global1]?', 'aggregate'],
    ['what is_verb the total hospital cost of patient {patient_id} [time_filter_global1]?', 'aggregate'],
    ['what is the [n_survival_period] survival rate of patients who were prescribed {drug_name} after having been diagnosed with {diagnosis_name}?', 'cohort'],
    ['what is the gender of patient {patient_id}?', 'lookup'],
  ] as const) t.equal(kind(qTag), expected, qTag);
  t.equal(kind('what is_verb the name of insurance of patient {patient_id} [time_filter_global1]?', ['rel-hosp-last']), 'lookup', 'a relative time is no kind');
  t.equal(categoryOf({ question: 'What is the phone number of patient 3?', template: '', qTag: '', tTag: [], oTag: [], impossible: true }), 'unanswerable', 'as its row says');
  t.end();
});
