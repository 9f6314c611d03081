/** Published questions become tasks, whoever published them; what is wrong with a file is said with its line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { importQuestions } from '../../../../datasets/ehr/import/index.ts';
import { ensureHospital } from '../../../../datasets/hospital/index.ts';
import { bound } from '../../../../datasets/treqs/import/bind-query.ts';
import { TREQS_FAMILY } from '../../../../datasets/treqs/import/index.ts';
import { categoryOfQuery } from '../../../../datasets/treqs/import/questions.ts';
import { answerFromJson } from '../../../../env/answer/from-json.ts';
import type { ImportReport } from '../../../../env/families/importer.ts';
import { solves } from '../../../../env/rewards/index.ts';

const root = t.testdir();
const tables = path.join(root, 'tables');

const own = (key: string, sql: string, sel: number, more: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ key, format: { table: [0], cond: [], agg_col: [[0, 0]], sel }, question_refine: `which patients, ${key}?`, sql, ...more });
const row = (id: string, query: string, answer: unknown, more: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ db_id: 'treqs', question: `which patients, ${id}?`, query, is_impossible: false, split: 'valid', id, answer, ...more });

function folderOf(name: string, files: Readonly<Record<string, readonly string[]>>): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, lines] of Object.entries(files)) writeFileSync(path.join(folder, file), `${lines.join('\n')}\n`);
  return folder;
}
const imported = (folder: string): Promise<ImportReport> => importQuestions(TREQS_FAMILY, folder, { tables }, { size: 'small' });
const tasksOf = ({ rows }: ImportReport) => rows.flatMap((each) => (each.kind === 'task' ? [each.record] : []));

const COUNT = 'SELECT COUNT ( DISTINCT DEMOGRAPHIC."SUBJECT_ID" ) FROM DEMOGRAPHIC INNER JOIN DIAGNOSES on DEMOGRAPHIC.HADM_ID = DIAGNOSES.HADM_ID WHERE DIAGNOSES."LONG_TITLE" = "Acute kidney failure, unspecified"';

t.test('MIMICSQL\'s files: train is train, dev and test are test, the category is what is selected', async (t) => {
  const report = await imported(folderOf('mimicsql', {
    'train.json': [own('a', COUNT, 1), own('b', 'SELECT MAX ( DEMOGRAPHIC."AGE" ) FROM DEMOGRAPHIC WHERE DEMOGRAPHIC."GENDER" = "F"', 2)],
    'dev.json': [own('c', 'SELECT MIN ( DEMOGRAPHIC."AGE" ) FROM DEMOGRAPHIC WHERE DEMOGRAPHIC."GENDER" = "F"', 3), own('d', 'SELECT AVG ( DEMOGRAPHIC."AGE" ) FROM DEMOGRAPHIC WHERE DEMOGRAPHIC."GENDER" = "F"', 4)],
    'test.json': [own('e', 'SELECT DEMOGRAPHIC."AGE",DEMOGRAPHIC."GENDER" FROM DEMOGRAPHIC WHERE DEMOGRAPHIC."SUBJECT_ID" = "1"', 0), own('a', COUNT, 1), own('f', 'SELECT 1 FROM nowhere', 1)],
  }));
  t.same(tasksOf(report).map(({ id }) => id), ['train/list-count', 'train/max', 'test/min', 'test/average', 'test/list-count'].map((place) => `treqs-v1/published/${place}/0`));
  t.match(report.rows.filter(({ kind }) => kind === 'quarantined'), [{ reason: /the row's id stands at .*train\.json:1 already/ }, { row: /test\.json:3 \(f\)/, reason: /no such table/ }]);
  t.match(report.queries, [{ row: 'a', executes: true, rows: 1 }, { row: 'b', executes: true }, { row: 'c', executes: true }, { row: 'd', executes: true }, { row: 'e', executes: true, rows: 0 }, { row: 'f', executes: false }]);
  for (const { provenance } of tasksOf(report)) t.match(provenance, { dataset: 'MIMICSQL', gold: 'none' });
});

t.test('MedAgentGym\'s rows: the category follows from the query, the answer is the first row\'s cells', async (t) => {
  const report = await imported(folderOf('medagentgym', { 'test_tasks.jsonl': [
    row('a', 'select count ( distinct demographic.\'subject_id\' ) from demographic where demographic.\'gender\' = \'f\'', ['7']),
    row('b', 'select demographic.\'age\',demographic.\'gender\' from demographic where demographic.\'subject_id\' = \'1\'', ['29', 'F']),
    row('c', 'select avg ( demographic.\'age\' ) from demographic where demographic.\'gender\' = \'x\'', ['None']),
  ] }));
  const [count, pair, none] = tasksOf(report);
  t.same(tasksOf(report).map(({ category }) => category), ['list-count', 'list-count', 'average']);
  const earns = (record: typeof count, answer: unknown): boolean => record !== undefined && solves(record.questions[0].reward, answerFromJson(answer));
  t.ok(earns(count, 7) && !earns(count, 8));
  t.ok(earns(pair, [29, 'f']) && !earns(pair, 29));
  t.ok(earns(none, null) && !earns(none, 0));
});

t.test('faults are told with file and line', async (t) => {
  const fails = async (name: string, lines: readonly string[], message: RegExp, file = 'test.json'): Promise<void> => { await t.rejects(imported(folderOf(name, { [file]: lines })), { message }, name); };
  await fails('not-json', [own('a', COUNT, 1), '{"key": "b", '], /test\.json:2: not JSON/);
  await fails('no-sql', [own('a', COUNT, 1, { sql: '' })], /test\.json:1: field "sql" is absent or not text/);
  await fails('no-format', [own('a', COUNT, 7)], /test\.json:1: field "format" has no "sel" from 0 to 4/);
  await fails('other', [row('a', 'select 1', ['1'], { db_id: 'eicu' })], /test_tasks\.jsonl:1: the row is about the database "eicu", not treqs/, 'test_tasks.jsonl');
  await fails('impossible', [row('a', 'select 1', ['1'], { is_impossible: true })], /:1: the row is marked as impossible/, 'test_tasks.jsonl');
  await fails('empty', [''], /test\.json:1: the file has no rows/);
  await t.rejects(imported(folderOf('both', { 'test.json': [own('a', COUNT, 1)], 'test_tasks.jsonl': [row('a', 'select 1', ['1'])] })), /TREQS's files and MedAgentGym's lie in one folder/);
});

t.test('nothing is run but one SELECT', async (t) => {
  const { rows } = await imported(folderOf('harmful', { 'test.json': [own('a', 'DROP TABLE DEMOGRAPHIC', 1), own('b', 'SELECT 1; DELETE FROM LAB', 1), own('c', 'SELECT load_extension("x")', 1), own('d', 'ATTACH "/tmp/x" AS y', 1)] }));
  t.match(rows, Array.from({ length: 4 }, () => ({ kind: 'quarantined', reason: /its query cannot be graded by/ })));
});

t.test('queries are bound part by part', async (t) => {
  const cases: readonly (readonly [string, string])[] = [
    ['WHERE DIAGNOSES."SHORT_TITLE" = "Parkinson\'s ""x"', 'WHERE DIAGNOSES."SHORT_TITLE" = \'Parkinson\'\'s ""x\''],
    ['where demographic.\'religion\' = \'jehovah\'s witness\' and demographic.\'age\' < \'71\'', 'where demographic."religion" = \'jehovah\'\'s witness\' COLLATE NOCASE and demographic."age" < \'71\' COLLATE NOCASE'],
    ['WHERE DEMOGRAPHIC."DOD_YEAR" <= "2131.0" AND LAB."LABEL" = "Bilirubin, Indirect"', 'WHERE DEMOGRAPHIC."DOD_YEAR" <= \'2131.0\' AND LAB."LABEL" = \'Bilirubin, Indirect\''],
  ];
  for (const [query, expected] of cases) t.equal(bound(query), expected);
  t.same(['select max ( x )', 'SELECT COUNT ( DISTINCT y )', 'select avg(z)', 'SELECT MIN (z)', 'select demographic."max" from x'].map(categoryOfQuery), ['max', 'list-count', 'average', 'min', 'list-count']);
});

t.test('bound queries find what the words mean: case aside, numbers as numbers', async (t) => {
  const { sqlite } = await ensureHospital({ schema: 'mimicsql', split: 'test', size: 'small', root });
  using database = new DatabaseSync(sqlite, { readOnly: true });
  const one = (sql: string): unknown => Object.values(database.prepare(sql).get() ?? {})[0];
  const published = (where: string): unknown => one(bound(`select count ( distinct demographic.'subject_id' ) from demographic inner join diagnoses on demographic.hadm_id = diagnoses.hadm_id where ${where}`));
  const plain = (where: string): unknown => one(`SELECT count(DISTINCT d.SUBJECT_ID) FROM DEMOGRAPHIC d JOIN DIAGNOSES x USING (HADM_ID) WHERE ${where}`);
  t.equal(published('demographic.\'age\' < \'100\''), plain('d.AGE < 100'));
  t.equal(published('demographic.\'marital_status\' = \'married\' and diagnoses.\'short_title\' = \'hypertension nos\''), plain('d.MARITAL_STATUS = \'MARRIED\' AND x.SHORT_TITLE = \'Hypertension NOS\''));
  t.ok(Number(published('diagnoses.\'short_title\' = \'hypertension nos\'')) > 0);
});
