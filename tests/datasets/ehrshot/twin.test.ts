/** The generated cohorts of EHRSHOT: what is mounted, what it must not tell, rates, sizes, and what is kept under one version. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { EHRSHOT_FILES, ehrshot } from '../../../datasets/ehrshot/family.ts';
import { COLUMNS } from '../../../datasets/ehrshot/columns.ts';
import { EHRSHOT } from '../../../datasets/ehrshot/info.ts';
import { KEYS, make } from '../../../datasets/ehrshot/make.ts';
import { MEASURED } from '../../../datasets/ehrshot/measured.ts';
import { scoreNames } from '../../../datasets/ehrshot/programs.ts';
import { TASKS } from '../../../datasets/ehrshot/tasks.ts';
import { visitTable } from '../../../datasets/ehrshot/visits.ts';
import { openSplit, readGold } from '../../../datasets/prediction/store.ts';
import { cell } from '../../../datasets/prediction/table.ts';
import { SPLITS, type Split } from '../../../env/task.ts';
import { Rng } from '../../../env/rng.ts';
import { twinRecord } from '../twin.ts';
import { TABLES } from '../../server/harness.ts';
import { deviateOf, digestsOf, readCsvFile } from '../prediction/files.ts';

const folders = { train: await openSplit(EHRSHOT_FILES, 'train', { tables: TABLES }), test: await openSplit(EHRSHOT_FILES, 'test', { tables: TABLES }) };
const visible = (split: Split, category: string): string => path.join(TABLES, folders[split], 'visible', category);
const patients = new Map<string, string>();

for (const split of SPLITS) {
  for (const task of TASKS) {
    t.test(`${split}, ${task.id}: nothing but features, ids and times of the test rows, and these tell nothing`, async (t) => {
      const record = await twinRecord(ehrshot, { split, category: task.id, index: 0 }, TABLES);
      t.same(record.mounts, [{ name: 'ehrshot', path: `${folders[split]}/visible/${task.id}` }]);
      t.same(readdirSync(visible(split, task.id)).toSorted(), ['test.csv', 'train.csv', 'validation.csv']);
      const [test, train, validation] = (['test', 'train', 'validation'] as const).map((part) => readCsvFile(path.join(visible(split, task.id), `${part}.csv`)));
      if (test === undefined || train === undefined || validation === undefined) throw new Error('three files');
      t.same(test.names, [...KEYS, ...COLUMNS.map(({ name }) => name)], 'no label');
      t.ok(record.questions[0].prompt.length < 6_000);
      const gold = await readGold(folders[split], task.id, { tables: TABLES });
      t.same(gold.columns.map(({ name }) => name), scoreNames(task));
      t.equal(gold.ids, test.column('prediction_id').join(' '));
      t.notOk(JSON.stringify(record.provenance).includes('labels'));
      for (const { name, labels } of gold.columns) {
        const positives = labels.replaceAll('0', '').length;
        t.ok(positives >= 100 && labels.length - positives >= 100, `${name}: ${positives} of ${labels.length}`);
        const visibleNumbers: Readonly<Record<string, readonly number[]>> = { row: test.rows.map((_, row) => row), id: test.column('prediction_id').map(Number), patient: test.column('patient_id').map(Number), time: test.column('prediction_time').map((time) => Date.parse(`${time}Z`)) };
        for (const [what, numbers] of Object.entries(visibleNumbers)) t.ok(Math.abs(deviateOf(numbers, labels)) < 4.5, `${name} is not told by the ${what}`);
      }
      const parts = [train, validation, test].map((part) => new Set(part.column('patient_id')));
      for (const [at, part] of parts.entries()) for (const other of parts.slice(at + 1)) t.equal([...part].filter((patient) => other.has(patient)).length, 0, 'no patient is in two files');
      for (const patient of parts.flatMap((part) => [...part])) {
        if (patients.has(patient)) t.fail(`${patient} is in ${patients.get(patient)} too`);
        patients.set(patient, `${split}/${task.id}`);
      }
      if (task.minutes !== undefined) t.ok(test.column('prediction_time').every((time) => time.endsWith(' 23:59:00')));
      // Visits are drawn by themselves, before any outcome: nothing of what comes after the prediction can be in them.
      const { table } = visitTable(new Rng('ehrshot', EHRSHOT.version, '', split, task.id, 'visits'), task.rows.train + task.rows.validation + task.rows.test);
      const drawn = Array.from({ length: table.length }, (_, row) => COLUMNS.map(({ name }) => cell(table.shown(name)[row])).join(',')).toSorted();
      t.same([train, validation, test].flatMap(({ rows }) => rows.map((row) => row.slice(KEYS.length, KEYS.length + COLUMNS.length).join(','))).toSorted().join('\n') === drawn.join('\n'), true, 'features as they were drawn');
    });
  }
}

t.test('floor and ceiling are as they were measured, and in the bands', async (t) => {
  for (const split of SPLITS) {
    for (const { id } of TASKS) {
      const { questions: [{ reward, prompt }], difficulty } = await twinRecord(ehrshot, { split, category: id, index: 0 }, TABLES);
      const { floor, linear, reference, ceiling } = MEASURED[split][id] ?? { floor: 0, linear: 0, reference: 0, ceiling: 0 };
      t.equal(reward['ceiling'], ceiling, `${split}/${id}`);
      t.ok(Math.abs(Number(reward['floor']) - floor) < 1e-4, `${split}/${id}: ${String(reward['floor'])}`);
      t.ok(prompt.includes(Number(reward['floor']).toFixed(3)) && prompt.includes(ceiling.toFixed(3)), 'and told');
      t.ok(floor >= 0.55 && floor < 0.72 && linear > 0.69 && linear < 0.81 && reference > 0.8 && ceiling < 0.91, `${split}/${id}: ${[floor, linear, reference, ceiling].join(' ')}`);
      t.ok((reference - floor) / (ceiling - floor) >= 0.85, 'the reference earns well over 0.8');
      t.ok(difficulty >= 1 && difficulty <= 5);
    }
  }
});

t.test('a record by index takes no time once the files are there, and keeps its rule', async (t) => {
  const times: number[] = [];
  const first = await twinRecord(ehrshot, { split: 'test', category: 'lab-hyperkalemia', index: 0 }, TABLES);
  for (let i = 0; i < 300; i++) {
    const at = performance.now();
    const { questions: [{ reward }] } = await twinRecord(ehrshot, { split: 'test', category: 'lab-hyperkalemia', index: 0 }, TABLES);
    times.push(performance.now() - at);
    if (reward !== first.questions[0].reward) t.fail('another object');
  }
  const sorted = times.toSorted((a, b) => a - b);
  t.ok((sorted[150] ?? 9) < 1, `${sorted[150]} ms`);
  t.equal(await ehrshot.sources.twin?.record({ split: 'test', category: 'lab-hyperkalemia', index: 1 }, { tables: TABLES }), undefined, 'there is one of each');
});

t.test('what is made stays the same under one version', async (t) => {
  t.same(SPLITS.map((split) => digestsOf(make, split, 4)), [
    { 'guo-los': '850d6372f50bbc9d', 'guo-readmission': '9cb5552d7d710115', 'guo-icu': '15cbc4e69d33c38f', 'lab-thrombocytopenia': '89bd43db8008a807' },
    { 'guo-los': 'd1d8e5ebd46b157f', 'guo-readmission': 'bb8cb01255e599ef', 'guo-icu': '7818e264ff4a4d8a', 'lab-thrombocytopenia': '342484d9bb49b66d' },
  ], 'made otherwise: a new version, or new digests where none was ever released');
});

t.test('the files are tens of megabytes', async (t) => {
  for (const split of SPLITS) {
    const bytes = TASKS.flatMap(({ id }) => readdirSync(visible(split, id)).map((file) => statSync(path.join(visible(split, id), file)).size)).reduce((sum, size) => sum + size, 0);
    t.ok(bytes < 40e6, `${bytes}`);
  }
});
