import { join } from 'node:path';
import t from 'tap';
import { ImportError, type ImportReport } from '../../../env/families/importer.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { importMedcalc } from '../../../datasets/medcalc/import.ts';
import { csv, fixtureRow, folderWith, jsonLines, RIGHT_ROWS } from './fixtures.ts';

const records = (report: ImportReport): readonly TaskRecord[] => report.rows.flatMap((row) => (row.kind === 'task' ? [row.record] : []));
const reasons = (report: ImportReport): readonly string[] => report.rows.flatMap((row) => (row.kind === 'quarantined' ? [row.reason] : []));

t.test('rows of every kind become tasks', async (t) => {
  const report = await importMedcalc(folderWith({ 'test_tasks.jsonl': jsonLines(RIGHT_ROWS), 'train_tasks.jsonl': jsonLines(RIGHT_ROWS.slice(0, 1)) }));
  const tasks = records(report);
  t.same(tasks.map(({ id }) => id), [
    'medcalc-v2/published/train/bmi/0',
    'medcalc-v2/published/test/bmi/0', 'medcalc-v2/published/test/bmi/1', 'medcalc-v2/published/test/delta-gap/0', 'medcalc-v2/published/test/wells-dvt/0',
    'medcalc-v2/published/test/conception-date/0', 'medcalc-v2/published/test/gestational-age/0',
  ], 'train first; the index runs within category and split');
  t.same(tasks.slice(2).map(({ questions: [{ reward }] }) => reward), [
    { rule: 'within', low: 22.2661, high: 24.6099 },
    { rule: 'within', low: -4.2, high: -3.8 },
    { rule: 'integer', value: -2, round: true },
    { rule: 'date', value: '2023-01-15', order: 'MDY' },
    { rule: 'weeks_days', weeks: 4, days: 2 },
  ]);
  const first = tasks[0];
  t.match(first, { source: 'published', split: 'train', questions: [{ gold: '22.857' }], provenance: { row: 1, calculator_id: 6, disputed: false, edition: 'unknown', licence: 'CC-BY-SA-4.0' } });
  t.match(first?.questions[0].prompt ?? '', /made-up patient, number 1\.[^]*Question: What is the value\?[^]*`answer`: a number, in kg\/m²\.$/);
  t.match(first?.questions[0].reference.python ?? '', /answer = /);
  t.match(first?.questions[0].reference.javascript ?? '', /answer = /);
  t.same(report.recomputed, {
    equation: { rows: 6, agree: 6, differ: [] }, score: { rows: 1, agree: 1, differ: [] }, known_label_errors: { rows: 0 },
    equation_all_rows: { rows: 6, agree: 6, differ: [] }, score_all_rows: { rows: 1, agree: 1, differ: [] },
  });
});

t.test('limits are put in order', async (t) => {
  const rows = [fixtureRow(63, "{'Sodium': [140, 'mEq/L'], 'Chloride': [110, 'mEq/L'], 'Bicarbonate': [22, 'mEq/L']}", '-4', '-3.8', '-4.2')];
  t.match(records(await importMedcalc(folderWith({ 'test_tasks.jsonl': jsonLines(rows) })))[0]?.questions[0].reward, { low: -4.2, high: -3.8 });
});

t.test('the CSV release gives the same tasks, numbers and lines in cells included', async (t) => {
  const rows = RIGHT_ROWS.map((row) => ({ ...row, 'Patient Note': `A "quoted" note,\nof two lines: ${String(row['Patient Note'])}`, Category: 'lab' }));
  const fromCsv = await importMedcalc(folderWith({ 'test_data.csv': `\ufeff${csv(rows)}` }));
  const fromJson = await importMedcalc(folderWith({ 'test_tasks.jsonl': jsonLines(rows) }));
  t.same(fromCsv, fromJson);
});

t.test('a fault in CSV is named by the line on which its row begins', async (t) => {
  const rows = RIGHT_ROWS.slice(0, 3).map((row) => ({ ...row, 'Patient Note': 'two\nlines' }));
  const error: unknown = await importMedcalc(folderWith({ 'test_data.csv': csv([...rows, { ...rows[0], Question: '' }]) })).catch((reason: unknown) => reason);
  t.match(error, { line: 8, message: /no field "Question"/ });
});

t.test('one file alone', async (t) => {
  const folder = folderWith({ 'test_tasks.jsonl': jsonLines(RIGHT_ROWS), 'train_tasks.jsonl': jsonLines(RIGHT_ROWS) });
  t.equal(records(await importMedcalc(join(folder, 'train_tasks.jsonl'))).every(({ split }) => split === 'train'), true);
});

t.test('numbers as JSON numbers, findings as a JSON object', async (t) => {
  const row = { ...fixtureRow(6, '', '0'), 'Relevant Entities': { weight: [70, 'kg'], height: [1.75, 'm'] }, 'Ground Truth Answer': 22.857, 'Lower Limit': 21.7, 'Upper Limit': 24 };
  const report = await importMedcalc(folderWith({ 'test_tasks.jsonl': jsonLines([row]) }));
  t.match(records(report)[0], { questions: [{ reward: { low: 21.7, high: 24 } }], provenance: { disputed: false } });
});

t.test('a disputed label is kept, marked and counted', async (t) => {
  const gcs = "{'Best eye response': 'eye opening to pain', 'Best verbal response': 'inappropriate words', 'Best motor response': 'withdrawal from pain'}";
  const bmi = "{'weight': [70.0, 'kg'], 'height': [1.75, 'm']}";
  const framingham = "{'sex': 'Male', 'age': [54, 'years'], 'Systolic Blood Pressure': [139, 'mm hg'], 'Total cholesterol': [235, 'mg/dL'], 'high-density lipoprotein cholesterol': [26, 'mg/dL']}";
  const report = await importMedcalc(folderWith({ 'test_tasks.jsonl': jsonLines([fixtureRow(21, gcs, '12'), fixtureRow(6, bmi, '30', '28.5', '31.5'), fixtureRow(46, framingham, '0')]) }));
  const [coma, mass, coronary] = records(report);
  t.match(coma, { questions: [{ reward: { value: 12 } }], provenance: { disputed: true, recomputed: '9', label: '12', edition: 'v1.0', label_defect: /verbal response twice/ } }, 'graded by the label, our value beside it');
  t.match(mass?.provenance, { disputed: true });
  t.notOk('label_defect' in (mass?.provenance ?? {}), 'no defect explains it');
  t.match(coronary?.provenance, { disputed: true });
  t.same(report.recomputed, {
    equation: { rows: 1, agree: 0, differ: ['medcalc-v2/published/test/bmi/0'] },
    score: { rows: 0, agree: 0, differ: [] },
    known_label_errors: { rows: 2 },
    equation_all_rows: { rows: 1, agree: 0, differ: ['medcalc-v2/published/test/bmi/0'] },
    score_all_rows: { rows: 1, agree: 0, differ: ['medcalc-v2/published/test/gcs/0'] },
  });
});

t.test('a file whose labels follow the rules where the first program did not is a corrected edition', async (t) => {
  const due = fixtureRow(13, "{'cycle length': 24, 'Last menstrual date': '01/01/2023'}", '10/04/2023');
  const report = await importMedcalc(folderWith({ 'test_tasks.jsonl': jsonLines([due]) }));
  t.match(records(report)[0]?.provenance, { edition: 'corrected', disputed: false });
});

t.test('rows that cannot be graded are quarantined with the reason, and take no index', async (t) => {
  const bmi = "{'weight': [70.0, 'kg'], 'height': [1.75, 'm']}";
  const rows = [
    fixtureRow(999, bmi, '1'),
    fixtureRow(6, bmi, 'high'),
    fixtureRow(6, bmi, '22.9', '1', '2'),
    fixtureRow(6, 'eval(1)', '22.9'),
    fixtureRow(6, "{'weight': [70.0, 'stone'], 'height': [1.75, 'm']}", '22.9'),
    fixtureRow(6, "{'weight': [70.0], 'height': [1.75, 'm']}", '22.9'),
    fixtureRow(21, "{'Best eye response': 'x'}", '9.5'),
    fixtureRow(68, "{'cycle length': 28, 'Last menstrual date': '01/01/2023'}", '13/40/2023'),
    fixtureRow(69, "{'Current Date': '01/31/2023', 'Last menstrual date': '01/01/2023'}", "('4 weeks', '9 days')"),
    { ...fixtureRow(6, bmi, '22.857', '21', '24'), 'Patient Note': 'x'.repeat(12_000) },
    fixtureRow(6, bmi, '22.857', '21', '24'),
  ];
  const report = await importMedcalc(folderWith({ 'test_tasks.jsonl': jsonLines(rows) }));
  const patterns = [
    /no calculator 999/, /the label "high" is not a number/, /outside its limits 1 to 2/, /Relevant Entities: .* at character 1/, /unknown unit "stone"/, /"weight" is no finding/,
    /9\.5 of a point score is not an integer/, /not a date/, /not \(weeks, days\)/, /longer than 12000/,
  ];
  const found = reasons(report);
  t.equal(found.length, patterns.length);
  patterns.forEach((pattern, index) => t.match(found[index], pattern));
  t.same(records(report).map(({ id }) => id), ['medcalc-v2/published/test/bmi/0']);
});

t.test('files that are not what they should be', async (t) => {
  const fails = async (files: Readonly<Record<string, string>>, wanted: { line?: number; message: RegExp }): Promise<void> => {
    const error: unknown = await importMedcalc(folderWith(files)).catch((reason: unknown) => reason);
    t.ok(error instanceof ImportError, String(error));
    t.match(error, wanted);
  };
  const good = jsonLines(RIGHT_ROWS.slice(0, 1));
  const { Question: _, ...without } = RIGHT_ROWS[0] ?? {};
  await fails({}, { message: /no train_tasks\.jsonl/ });
  await fails({ 'test_tasks.jsonl': `${good}\n{"Row Number": 2,\n` }, { line: 3, message: /test_tasks\.jsonl:3: not a line of JSON/ });
  await fails({ 'test_tasks.jsonl': `${good}[1]\n` }, { line: 2, message: /not a JSON object/ });
  await fails({ 'test_tasks.jsonl': `${good}${jsonLines([without])}` }, { line: 2, message: /no field "Question"/ });
  await fails({ 'test_tasks.jsonl': jsonLines([{ ...RIGHT_ROWS[0], 'Calculator ID': 'six' }]) }, { line: 1, message: /"Calculator ID" is not an integer/ });
  await fails({ 'test_tasks.jsonl': jsonLines([{ ...RIGHT_ROWS[0], 'Patient Note': 7 }]) }, { line: 1, message: /"Patient Note" is not text/ });
  await fails({ 'test_tasks.jsonl': good, 'test_data.csv': csv(RIGHT_ROWS) }, { message: /several files of the test split/ });
  await fails({ 'test_data.csv': 'a,b\n1,2,3\n' }, { message: /not CSV/ });
  const absent: unknown = await importMedcalc(join(folderWith({}), 'none')).catch((reason: unknown) => reason);
  t.ok(absent instanceof ImportError);
  const wrong: unknown = await importMedcalc(join(folderWith({ 'notes.txt': '' }), 'notes.txt')).catch((reason: unknown) => reason);
  t.match(wrong, { message: /neither \.jsonl nor \.csv/ });
});

t.test('stops when it is cancelled', async (t) => {
  const folder = folderWith({ 'test_tasks.jsonl': jsonLines(RIGHT_ROWS) });
  await t.rejects(importMedcalc(folder, AbortSignal.abort()), { name: 'AbortError' });
  const many = folderWith({ 'test_tasks.jsonl': jsonLines(Array.from({ length: 5_000 }, (_, index) => RIGHT_ROWS[index % RIGHT_ROWS.length] ?? {})) });
  const controller = new AbortController();
  const running = importMedcalc(many, controller.signal);
  setTimeout(() => controller.abort(), 5);
  await t.rejects(running, { name: 'AbortError' }, 'in the middle');
});
