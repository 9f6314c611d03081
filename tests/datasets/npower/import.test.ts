import { join } from 'node:path';
import t from 'tap';
import { ImportError, type ImportReport } from '../../../env/families/importer.ts';
import { solves } from '../../../env/rewards/index.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { importNpower } from '../../../datasets/npower/import.ts';
import {
  anovaPower, anovaSize, chiSquarePower, chiSquareSize, coxPower, coxSize, folderWith, jsonLines, oneSamplePower, oneSampleSize, pairedPower, pairedSize, twoSamplePower, twoSampleSize,
} from './fixtures.ts';

const records = (report: ImportReport): readonly TaskRecord[] => report.rows.flatMap((row) => (row.kind === 'task' ? [row.record] : []));
const reasons = (report: ImportReport): readonly string[] => report.rows.flatMap((row) => (row.kind === 'quarantined' ? [row.reason] : []));
const load = (rows: readonly unknown[], importer: (dir: string) => Promise<ImportReport> = importNpower): Promise<ImportReport> => importer(folderWith({ 'test_tasks.jsonl': jsonLines(rows) }));
const earns = (record: TaskRecord | undefined, value: number): boolean => record !== undefined && solves(record.questions[0].reward, { type: 'float', value });

const RIGHT = [
  oneSampleSize(56), oneSamplePower(0.716362), twoSampleSize('10', 42), twoSamplePower('7.5', 0.563103), pairedSize(60), pairedPower(0.754971),
  anovaSize(154), anovaPower(0.105490), chiSquareSize(417), chiSquarePower(0.998469), coxSize('0.6', 175), coxPower('0.6', 0.953262),
];

t.test('all twelve kinds of question become tasks', async (t) => {
  const report = await importNpower(folderWith({ 'test_tasks.jsonl': jsonLines(RIGHT), 'train_tasks.jsonl': jsonLines(RIGHT.slice(0, 1)) }));
  const tasks = records(report);
  t.equal(tasks.length, 13);
  t.same(tasks.slice(0, 3).map(({ id }) => id), ['npower-v2/published/train/one-sample-t/0', 'npower-v2/published/test/one-sample-t/0', 'npower-v2/published/test/one-sample-t/1']);
  t.ok(tasks.every(({ provenance }) => provenance['label'] === 'right' && !('cause' in provenance) && provenance['graded_by'] === 'corrected'));
  t.same(tasks.at(1)?.questions[0].reward, { rule: 'integer', value: 56 });
  t.match(tasks[1]?.questions[0].prompt ?? '', /rowers[^]*`answer`: an integer/);
  t.match(tasks[2]?.questions[0].prompt ?? '', /`answer`: the power, a number between 0 and 1\.$/);
  const { known_label_errors: known, ...groups } = report.recomputed;
  t.same(known, { rows: 0 });
  t.equal(Object.keys(groups).length, 12);
  for (const [name, group] of Object.entries(groups)) t.match(group, { agree: group.rows, differ: [] }, name);
});

t.test('wrong labels are kept beside the corrected answer, with the cause', async (t) => {
  const report = await load([twoSampleSize('7.5', 42), pairedPower(0.665102), anovaSize(116), anovaPower(0.262776), coxPower('0.6', 0.728256), chiSquareSize(99)]);
  const tasks = records(report);
  t.same(tasks.map(({ provenance }) => provenance['cause']), [
    'computed for a difference of 10, whatever the question says',
    'computed with n = 42, whatever the question says',
    "the group means' variance with divisor k - 1 in Cohen's f, which needs k",
    "computed with n = 31 per group, whatever the question says, and with the group means' variance with divisor k - 1",
    "computed with the textbook's hazard ratio of 0.7, whatever the question says",
    'not explained',
  ]);
  t.match(tasks[0], { questions: [{ gold: '73' }], provenance: { published: 42, corrected: 73, label: 'wrong' } });
  t.ok(earns(tasks[0], 73) && !earns(tasks[0], 42), 'graded by the corrected answer');
  t.ok(earns(tasks[4], 0.953) && !earns(tasks[4], 0.728256));
  t.ok(tasks.every(({ provenance }) => !('disputed' in provenance)));
  t.same(report.recomputed['known_label_errors'], { rows: 6 });
  t.match(report.recomputed['anova/size'], { rows: 1, agree: 0, differ: ['npower-v2/published/test/anova/0'] });
});

t.test('graded by the published labels on request', async (t) => {
  const tasks = records(await load([twoSampleSize('7.5', 42), coxSize('0.6', 175)], (dir) => importNpower(dir, undefined, { labels: 'published' })));
  t.ok(earns(tasks[0], 42) && !earns(tasks[0], 73));
  t.match(tasks[0]?.provenance, { graded_by: 'published', disputed: true, corrected: 73 });
  t.ok(earns(tasks[1], 175) && !earns(tasks[1], 168), 'by the label alone');
  t.notOk('disputed' in (tasks[1]?.provenance ?? {}));
});

t.test('every standard method that fits the words earns', async (t) => {
  const [size, cox, two, paired, both] = records(await load([coxSize('0.6', 175), coxPower('0.6', 0.953262), twoSamplePower('7.5', 0.563103), pairedPower(0.754971), pairedPower(0.754971, '0.8')]));
  t.ok(earns(size, 175) && earns(size, 168) && !earns(size, 174), "Freedman's and Schoenfeld's");
  t.ok(earns(cox, 0.953) && earns(cox, 0.970) && !earns(cox, 0.975));
  t.ok(earns(two, 0.563) && earns(two, 0.685) && earns(two, 0.316), 'sides and whether 42 is a total are left open');
  t.notOk(earns(two, 0.439), 'but one departure at a time');
  t.ok(earns(paired, 0.755) && earns(paired, 0.641) && !earns(paired, 0.98));
  t.ok(earns(both, 0.98), 'a correlation other than 0.5 tells the two meanings of the standard deviation apart');
});

t.test('a power over 1 is none', async (t) => {
  const [record] = records(await load([chiSquarePower(0.998469)]));
  t.ok(earns(record, 1) && !earns(record, 1.004) && !earns(record, 99.8));
});

t.test('rows that cannot be answered are quarantined with the reason, and take no index', async (t) => {
  const ask = (base: Readonly<Record<string, unknown>>, from: string | RegExp, to: string): Record<string, unknown> => ({ ...base, question: String(base['question']).replace(from, to) });
  const cases: readonly (readonly [row: Readonly<Record<string, unknown>>, reason: RegExp])[] = [
    [{ ...oneSampleSize(), task_type: 'Sign test' }, /unknown test "Sign test"/],
    [{ ...oneSampleSize(), estimate_target: 'alpha' }, /neither size nor power/],
    [oneSampleSize(55.5), /not a whole number/],
    [ask(oneSampleSize(), 'sample to be 58.5', 'sample to be unknown'), /the expected mean/],
    [ask(oneSampleSize(), '62.4', '58.5'), /the difference is 0/],
    [ask(oneSampleSize(), '85%', 'high'), /the wanted power/],
    [ask(oneSampleSize(), 'level of 0.05', 'level of 0.7'), /significance level of 0\.7/],
    [ask(oneSamplePower(0.7), '40 participants', 'some participants'), /the sample size/],
    [ask(oneSamplePower(0.7), '40 participants', '1 participants'), /a sample of 1/],
    [ask(twoSampleSize('7', 42), 'diet B to be 17', 'diet B to be like A'), /two standard deviations/],
    [pairedPower(0.7, '1.5'), /a correlation of 1\.5/],
    [ask(anovaSize(154), '70, 72, 75, and 71', 'much alike'), /the group means/],
    [ask(anovaSize(154), '70, 72, 75, and 71', '70, 70, 70, and 70'), /all group means are equal/],
    [ask(chiSquareSize(417), '0.35, 0.4', '0.85, 0.4'), /sum to 1\.5/],
    [ask(chiSquareSize(417), '0.35, 0.4, and', '0.75, and'), /two rows of proportions/],
    [coxSize('1', 100), /hazard ratio of 1/],
    [ask(coxSize('0.6', 175), 'C are 0.3', 'C are 1.3'), /event probabilities/],
    [coxSize('0.9999999', 100), /no sample of up to/],
    [{ ...oneSampleSize(), question: `${'x'.repeat(12_000)} ${String(oneSampleSize()['question'])}` }, /longer than 12000/],
  ];
  const report = await load([...cases.map(([row]) => row), oneSampleSize(56)]);
  const found = reasons(report);
  t.equal(found.length, cases.length);
  cases.forEach(([, pattern], index) => t.match(found[index], pattern));
  t.same(records(report).map(({ id }) => id), ['npower-v2/published/test/one-sample-t/0']);
});

t.test('files that are not what they should be', async (t) => {
  const fails = async (files: Readonly<Record<string, string>>, wanted: { line?: number; message: RegExp }): Promise<void> => {
    const error: unknown = await importNpower(folderWith(files)).catch((reason: unknown) => reason);
    t.ok(error instanceof ImportError, String(error));
    t.match(error, wanted);
  };
  const good = jsonLines([oneSampleSize()]);
  const { question: _, ...without } = oneSampleSize();
  await fails({}, { message: /no train_tasks\.jsonl or test_tasks\.jsonl/ });
  await fails({ 'test_tasks.jsonl': `${good}{"task_id": \n` }, { line: 2, message: /test_tasks\.jsonl:2: not a line of JSON/ });
  await fails({ 'test_tasks.jsonl': `${good}\n[1]\n` }, { line: 3, message: /not a JSON object/ });
  await fails({ 'test_tasks.jsonl': jsonLines([without]) }, { line: 1, message: /field "question"/ });
  await fails({ 'test_tasks.jsonl': jsonLines([{ ...oneSampleSize(), answer: 'many' }]) }, { line: 1, message: /field "answer"/ });
  await t.rejects(importNpower(join(folderWith({}), 'none')), ImportError);
  await t.rejects(importNpower(join(folderWith({ 'notes.txt': '' }), 'notes.txt')), /not a \.jsonl file/);
  const single = await importNpower(join(folderWith({ 'train_tasks.jsonl': good }), 'train_tasks.jsonl'));
  t.equal(records(single)[0]?.split, 'train');
  await t.rejects(importNpower(folderWith({ 'test_tasks.jsonl': good }), AbortSignal.abort()), { name: 'AbortError' });
});
