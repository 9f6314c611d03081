/** The generated charts and tasks: plausible, full of what an examiner would try, balanced, and each with one right answer. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { Cases } from '../../../datasets/medagentbench/cases.ts';
import { CHARTS, ensureCharts } from '../../../datasets/medagentbench/charts/build.ts';
import { NOW } from '../../../datasets/medagentbench/charts/moments.ts';
import { type Chart, lastHours, registerOf } from '../../../datasets/medagentbench/charts/register.ts';
import { medagentbench } from '../../../datasets/medagentbench/family.ts';
import { ageOf } from '../../../datasets/medagentbench/templates/look-up.ts';
import { TEMPLATES } from '../../../datasets/medagentbench/templates/index.ts';
import { SPLITS, type Split, type TaskRecord } from '../../../env/task.ts';
import { type Charts, chartsOf, loadCharts } from '../../../env/worlds/fhir/chart.ts';
import { CHART_TYPES } from '../../../env/worlds/fhir/chart-types.ts';
import { valuesAt } from '../../../env/worlds/fhir/resource.ts';
import { checkNew } from '../../../env/worlds/fhir/validation.ts';
import { twinRecord } from '../twin.ts';

const tables = t.testdir();
const charts = Object.fromEntries(await Promise.all(SPLITS.map(async (split) => [split, await loadCharts(path.join(tables, await ensureCharts(split, { tables })))] as const))) as Record<Split, Charts>;
const registers = Object.fromEntries(SPLITS.map((split) => [split, registerOf(charts[split])])) as Record<Split, readonly Chart[]>;
const all = (split: Split, count: number): Promise<readonly TaskRecord[]> => Promise.all(TEMPLATES.flatMap(({ id }) => Array.from({ length: count }, (_, index) => twinRecord(medagentbench, { split, category: id, index }, tables))));

t.test('charts are the same everywhere, whole, and FHIR R4', async (t) => {
  for (const split of SPLITS) {
    const text = readFileSync(path.join(tables, await ensureCharts(split, { tables })));
    t.equal(createHash('sha256').update(text).digest('hex').slice(0, 16), { train: '29c70efc396b416f', test: '98c8a224794a1594' }[split], `${split}: charts on disk are known by their version: with another digest raise CHARTS_VERSION`);
    t.equal(charts[split].all.get('Patient')?.length, CHARTS[split]);
    for (const type of CHART_TYPES) {
      for (const resource of (charts[split].all.get(type) ?? []).slice(0, 150)) {
        t.doesNotThrow(() => checkNew(type, resource, 'http://localhost:8080/fhir'), `${type}/${resource.id}`);
        if (type !== 'Patient') t.ok(charts[split].byId.get('Patient')?.has(String(valuesAt(resource, 'subject.reference')[0]).replace('Patient/', '')), 'about a patient who is there');
      }
    }
  }
  const mrns = SPLITS.map((split) => new Set(registers[split].map(({ mrn }) => mrn)));
  t.equal([...mrns[0] ?? []].filter((mrn) => mrns[1]?.has(mrn)).length, 0, 'train and test share no patient');
});

t.test('nothing of a chart lies after now, and histories go back for years', (t) => {
  for (const split of SPLITS) {
    const times = [...charts[split].all.values()].flat().flatMap((each) => ['effectiveDateTime', 'authoredOn', 'performedDateTime', 'recordedDate', 'period.start'].flatMap((at) => valuesAt(each, at))).map((at) => Date.parse(String(at)) / 60_000);
    t.ok(times.every((at) => at <= NOW), 'now is now');
    t.ok(Math.min(...times) < NOW - 2 * 365 * 1440);
    t.ok([...charts[split].byPatient.get('Encounter')?.values() ?? []].filter((each) => each.length > 1).length > 40, 'several encounters');
  }
  t.end();
});

t.test('patients who are easily taken for one another', (t) => {
  for (const split of SPLITS) {
    const names = Map.groupBy(registers[split], ({ name }) => name);
    t.ok([...names.values()].filter((same) => same.length > 1).length > 5, 'one name, several birth dates');
    t.ok([...names.values()].every((same) => new Set(same.map(({ born }) => born)).size === same.length), 'a name and a birth date are one person');
  }
  t.end();
});

t.test('what an examiner would try is there', (t) => {
  for (const split of SPLITS) {
    const levels = registers[split].map((chart) => lastHours(chart.measured('MG'), 24).at(-1)?.value);
    for (const threshold of [1, 1.5, 1.9, 2]) t.ok(levels.includes(threshold), `magnesium ${threshold}`);
    t.ok(registers[split].some((chart) => chart.measured('K').at(-1)?.value === 3.5), 'potassium 3.5');
    t.ok(registers[split].some((chart) => (lastHours(chart.measured('MG'), 24).length) > 1), 'several values in the window');
    t.ok(registers[split].some((chart) => chart.measured('MG').length > 0 && lastHours(chart.measured('MG'), 24).length === 0), 'a value before the window alone');
    t.ok(registers[split].some((chart) => lastHours(chart.measured('MG'), 24).at(-1)?.converted === true), 'another unit');
    t.ok(charts[split].all.get('Observation')?.some((each) => each['status'] === 'entered-in-error'), 'entered in error');
    t.ok(registers[split].some((chart) => chart.ordered('0338-1715-40')), 'an order that stands');
    const ages = registers[split].flatMap((chart) => NOW - (chart.measured('A1C').at(-1)?.at ?? NOW)).map((minutes) => minutes / 1440);
    t.ok(ages.some((days) => days > 363 && days < 365) && ages.some((days) => days > 366 && days < 368), 'HbA1c a day on either side of a year');
  }
  t.end();
});

t.test('as much is due as not, and no answer is worth giving everywhere', async (t) => {
  for (const split of SPLITS) {
    for (const id of ['replace-magnesium', 'replace-potassium', 'check-hba1c']) {
      const writes = (await Promise.all(Array.from({ length: 40 }, (_, index) => twinRecord(medagentbench, { split, category: id, index }, tables)))).filter(({ questions: [{ reward }] }) => (reward['writes'] as readonly unknown[]).length > 0).length;
      t.ok(writes >= 14 && writes <= 26, `${split}, ${id}: ${writes} of 40 due`);
    }
  }
  const records = await all('train', 43);
  const answers = new Map<string, number>();
  for (const { questions: [{ gold, reward }] } of records) if (reward['answer'] !== undefined) answers.set(gold, (answers.get(gold) ?? 0) + 1);
  t.ok(Math.max(...answers.values()) <= 0.03 * records.length);
  t.ok(new Set(records.map(({ questions: [{ prompt, gold }] }) => `${prompt}\n${gold}`)).size >= 0.97 * records.length);
  t.notOk(records.some(({ questions: [{ reward }] }) => (reward['writes'] as readonly unknown[]).length === 0 && reward['answer'] === undefined), 'doing nothing is never enough');
});

t.test('ages are completed years on the day of now', (t) => {
  t.same([ageOf('1950-11-13'), ageOf('1950-11-14'), ageOf('1950-11-12'), ageOf('2023-01-01')], [73, 72, 73, 0]);
  t.end();
});

t.test('the key of an operator draws other tasks of the same templates', (t) => {
  const [open, own] = ['', 'secret'].map((key) => new Cases('test', registers.test, key));
  const questions = (cases: Cases | undefined): string => Array.from({ length: 8 }, (_, draw) => cases?.draw('replace-potassium', draw).question).join('\n');
  t.not(questions(open), questions(own));
  t.throws(() => open?.draw('surgery', 0), RangeError);
  t.throws(() => chartsOf([{ resourceType: 'Patient', id: 'a' }, { resourceType: 'Patient', id: 'a' }]), /twice/);
  t.end();
});

t.test('the level of an order tells what the question says of standing orders, not whether one is there', async (t) => {
  for (const category of ['replace-potassium', 'replace-magnesium']) {
    const records = await Promise.all(Array.from({ length: 43 }, (_, index) => twinRecord(medagentbench, { split: 'train', category, index }, tables)));
    const asked = records.filter(({ questions: [{ prompt }] }) => prompt.includes('already, don’t place another'));
    t.same([...new Set(asked.map(({ difficulty }) => difficulty))], [5], category);
    const due = asked.filter(({ questions: [{ reward }] }) => Array.isArray(reward['writes']) && reward['writes'].length > 0).length;
    t.ok(due > 0 && due < asked.length, `${due} of ${asked.length} are due`);
    if (category === 'replace-potassium') t.ok(records.every((record) => record.difficulty === (asked.includes(record) ? 5 : 4)));
  }
});
