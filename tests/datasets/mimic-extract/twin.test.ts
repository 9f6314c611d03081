/** The generated stays of MIMIC-Extract: what is mounted, what it must not tell, rates, sizes, and what is kept under one version. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { MIMIC_EXTRACT_FILES, mimicExtract } from '../../../datasets/mimic-extract/family.ts';
import { MIMIC_EXTRACT } from '../../../datasets/mimic-extract/info.ts';
import { ID, make } from '../../../datasets/mimic-extract/make.ts';
import { MEASURED } from '../../../datasets/mimic-extract/measured.ts';
import { cohortOf, scoreNames } from '../../../datasets/mimic-extract/programs.ts';
import { HOURS } from '../../../datasets/mimic-extract/tasks.ts';
import { STATICS, VARIABLES } from '../../../datasets/mimic-extract/variables.ts';
import { openSplit, readGold } from '../../../datasets/prediction/store.ts';
import { SPLITS } from '../../../env/task.ts';
import { twinRecord } from '../twin.ts';
import { TABLES } from '../../server/harness.ts';
import { deviateOf, digestsOf, readCsvFile } from '../prediction/files.ts';

const folders = { train: await openSplit(MIMIC_EXTRACT_FILES, 'train', { tables: TABLES }), test: await openSplit(MIMIC_EXTRACT_FILES, 'test', { tables: TABLES }) };
/** Plausible ranges, as MIMIC-Extract's own table of variables has them or narrower. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = { heart_rate: [30, 200], systolic_blood_pressure: [40, 250], temperature: [32, 42], glascow_coma_scale_total: [3, 15], oxygen_saturation: [70, 100], fraction_inspired_oxygen: [0.21, 1], ph: [6.8, 7.8], potassium: [2, 8], creatinine: [0.2, 15], lactate: [0.4, 25] };

for (const split of SPLITS) {
  const visible = path.join(TABLES, folders[split], 'visible');
  for (const cohort of ['stays', 'windows'] as const) {
    t.test(`${split}, ${cohort}: hourly tables as the pipeline makes them, and nothing after the hours that are told`, async (t) => {
      t.same(readdirSync(path.join(visible, cohort)).toSorted(), ['statics.csv', 'vitals_labs.csv']);
      const hourly = readCsvFile(path.join(visible, cohort, 'vitals_labs.csv'));
      const statics = readCsvFile(path.join(visible, cohort, 'statics.csv'));
      t.same(hourly.names, [ID[cohort], 'hours_in', ...VARIABLES.map(({ name }) => name)]);
      t.same(statics.names, [ID[cohort], 'subject_id', ...STATICS.map(({ name }) => name)]);
      t.ok(hourly.column('hours_in').every((hour, row) => Number(hour) === row % HOURS[cohort]));
      t.equal(new Set(statics.column('subject_id')).size, statics.rows.length);
      t.same([...new Set(hourly.column(ID[cohort]))], statics.column(ID[cohort]));
      for (const [name, [low, high]] of Object.entries(RANGES)) t.ok(hourly.column(name).every((text) => text === '' || (Number(text) >= low && Number(text) <= high)), name);
      const absent = VARIABLES.map(({ name }) => hourly.column(name).filter((text) => text === '').length / hourly.rows.length);
      t.ok((absent[0] ?? 1) < 0.15 && (absent.at(-1) ?? 0) > 0.7, 'vital signs by the hour, laboratory results now and then');
    });
  }
  for (const { id: category } of MIMIC_EXTRACT.categories) {
    t.test(`${split}, ${category}: its own labels alone, and none of a test row`, async (t) => {
      const record = await twinRecord(mimicExtract, { split, category, index: 0 }, TABLES);
      t.same(record.mounts.map(({ path: place }) => place), [`${folders[split]}/visible/${cohortOf(category)}`, `${folders[split]}/visible/${category}/labels`]);
      const id = ID[cohortOf(category)];
      const [train, validation, test] = ['train', 'validation', 'test'].map((part) => readCsvFile(path.join(visible, category, 'labels', `${part}.csv`)));
      if (test === undefined || train === undefined || validation === undefined) throw new Error('three files');
      t.same(test.names, [id]);
      t.equal(new Set([train, validation, test].flatMap((part) => part.column(id))).size, train.rows.length + validation.rows.length + test.rows.length);
      const gold = await readGold(folders[split], category, { tables: TABLES });
      t.equal(gold.ids, test.column(id).join(' '));
      t.same(gold.columns.map(({ name }) => name), scoreNames(category));
      const place = new Map(readCsvFile(path.join(visible, cohortOf(category), 'statics.csv')).rows.map(([row = '', subject = ''], at) => [row, { at, subject: Number(subject) }]));
      for (const { name, labels } of gold.columns) {
        t.ok(labels.replaceAll('0', '').length >= 100, name);
        const numbers = { row: test.rows.map((_, row) => row), id: test.column(id).map(Number), place: test.column(id).map((each) => place.get(each)?.at ?? 0), subject: test.column(id).map((each) => place.get(each)?.subject ?? 0) };
        for (const [what, values] of Object.entries(numbers)) t.ok(Math.abs(deviateOf(values, labels)) < 4.5, `${name} is not told by the ${what}`);
      }
      const { floor, linear, reference, ceiling } = MEASURED[split][category] ?? { floor: 0, linear: 0, reference: 0, ceiling: 0 };
      const { reward } = record.questions[0];
      t.ok(Math.abs(Number(reward['floor']) - floor) < 1e-4 && reward['ceiling'] === ceiling, `${String(reward['floor'])}`);
      t.ok(floor >= 0.55 && floor < 0.69 && linear >= 0.7 && linear < 0.8 && reference > 0.8 && ceiling < 0.9 && (reference - floor) / (ceiling - floor) >= 0.85, [floor, linear, reference, ceiling].join(' '));
    });
  }
}

t.test('who dies in the ICU dies in hospital, and who stays over 7 days stays over 3', async (t) => {
  for (const category of ['mortality', 'length-of-stay']) {
    const { columns: [wide, narrow] } = await readGold(folders.test, category, { tables: TABLES });
    t.ok([...narrow?.labels ?? ''].every((label, row) => label === '0' || wide?.labels[row] === '1'));
  }
});

t.test('no stay is in both splits', async (t) => {
  const ids = SPLITS.map((split) => new Set((['stays', 'windows'] as const).flatMap((cohort) => readCsvFile(path.join(TABLES, folders[split], 'visible', cohort, 'statics.csv')).column('subject_id'))));
  t.equal([...ids[0] ?? []].filter((subject) => ids[1]?.has(subject)).length, 0);
});

t.test('what is made stays the same under one version', async (t) => {
  t.same(digestsOf(make, 'test', 3), { mortality: '17f4092b75062abf', 'length-of-stay': '50b73a563bd137e3', intervention: '8928c6460854f28c' }, 'made otherwise: a new version, or new digests where none was ever released');
});
