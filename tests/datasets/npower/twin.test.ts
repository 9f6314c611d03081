/** The open twin: the same each time, different in each split, spread, and within its bounds. */
import { publicDraw } from '../../../env/families/generated-source.ts';
import { Ajv } from 'ajv';
import t from 'tap';
import type { TaskRecord } from '../../../env/task.ts';
import { SPLITS, TaskRecord as TaskRecordSchema } from '../../../env/task.ts';
import { NPOWER } from '../../../datasets/npower/info.ts';
import { generateTwin } from '../../../datasets/npower/twin/generate.ts';
import { ANOVA_SCENARIOS } from '../../../datasets/npower/twin/scenarios/anova.ts';
import { CHI_SQUARE_SCENARIOS } from '../../../datasets/npower/twin/scenarios/chi-square.ts';
import { COX_SCENARIOS } from '../../../datasets/npower/twin/scenarios/cox.ts';
import { ONE_SAMPLE_SCENARIOS } from '../../../datasets/npower/twin/scenarios/one-sample.ts';
import { PAIRED_SCENARIOS } from '../../../datasets/npower/twin/scenarios/paired.ts';
import { TWO_SAMPLE_SCENARIOS } from '../../../datasets/npower/twin/scenarios/two-sample.ts';

const PER_CATEGORY = 500;
const categories: readonly string[] = NPOWER.categories.map(({ id }) => id);
const all = (split: 'train' | 'test', category: string): readonly TaskRecord[] => Array.from({ length: PER_CATEGORY }, (_, index) => generateTwin(publicDraw({ split, category, index })));
const tasks = new Map(SPLITS.map((split) => [split, new Map(categories.map((category) => [category, all(split, category)]))]));
const of = (split: 'train' | 'test', category: string): readonly TaskRecord[] => tasks.get(split)?.get(category) ?? [];

t.test('records are valid, the same each time, and short', async (t) => {
  const fits = new Ajv().compile(TaskRecordSchema);
  for (const split of SPLITS) {
    for (const category of categories) {
      for (const record of of(split, category).slice(0, 60)) {
        if (!Boolean(fits(record))) t.fail(`${record.id}: ${JSON.stringify(fits.errors)}`);
        if (JSON.stringify(generateTwin(publicDraw({ split, category, index: record.index }))) !== JSON.stringify(record)) t.fail(`${record.id} differs`);
        if (record.questions[0].prompt.length > 3_000) t.fail(`${record.id}: ${record.questions[0].prompt.length} characters`);
        if (/NaN|undefined|Infinity| {2}|\.\.|mean the /.test(record.questions[0].prompt)) t.fail(record.questions[0].prompt);
      }
    }
  }
  const far = generateTwin(publicDraw({ split: 'train', category: 'cox', index: 1_000_003 }));
  t.equal(far.id, 'npower-v2/twin/train/cox/1000003');
  t.throws(() => generateTwin(publicDraw({ split: 'train', category: 'sign-test', index: 0 })), RangeError);
  t.throws(() => generateTwin(publicDraw({ split: 'train', category: 'cox', index: -1 })), RangeError);
  t.throws(() => generateTwin(publicDraw({ split: 'train', category: 'cox', index: 0.5 })), RangeError);
});

t.test('even indices ask for a size, odd ones for a power', async (t) => {
  for (const category of categories) {
    const rules = of('test', category).map(({ questions: [{ reward }] }) => reward.rule);
    t.ok(rules.every((rule, index) => rule === (index % 2 === 0 ? 'integer' : 'any_within')), category);
  }
});

t.test('train and test share neither numbers nor scenarios', async (t) => {
  const questions = (split: 'train' | 'test'): Set<string> => new Set(categories.flatMap((category) => of(split, category).map(({ provenance }) => JSON.stringify(provenance['question']))));
  const train = questions('train');
  t.equal([...questions('test')].filter((question) => train.has(question)).length, 0);
  for (const pools of [ANOVA_SCENARIOS, CHI_SQUARE_SCENARIOS, COX_SCENARIOS, ONE_SAMPLE_SCENARIOS, PAIRED_SCENARIOS, TWO_SAMPLE_SCENARIOS]) {
    const settings = [...pools.train, ...pools.test].map(({ setting }) => setting);
    t.equal(new Set(settings).size, settings.length);
    t.ok(pools.train.length >= 12 && pools.test.length >= 12);
  }
});

t.test('no question comes twice', async (t) => {
  for (const split of SPLITS) {
    const prompts = categories.flatMap((category) => of(split, category).map(({ questions: [{ prompt }] }) => prompt));
    t.equal(new Set(prompts).size, prompts.length, split);
  }
});

/** The most tasks that one answer solves. */
function bestConstant(records: readonly TaskRecord[]): number {
  const ends: [number, number][] = records.flatMap(({ questions: [{ reward }] }): [number, number][] => {
    if (reward.rule === 'integer') return [[Number(reward['value']), 1], [Number(reward['value']) + 0.5, -1]];
    const intervals: unknown = reward['intervals'];
    const [first]: unknown[] = Array.isArray(intervals) ? intervals : [];
    if (typeof first !== 'object' || first === null || !('low' in first) || !('high' in first)) throw new TypeError('no interval');
    return [[Number(first.low), 1], [Number(first.high), -1]];
  });
  let open = 0;
  let most = 0;
  for (const [, step] of ends.sort((a, b) => a[0] - b[0] || b[1] - a[1])) most = Math.max(most, (open += step));
  return most;
}

t.test('no constant answer earns more than 3 %', async (t) => {
  for (const split of SPLITS) {
    for (const category of categories) {
      // The catalogue's own tasks, and a longer run.
      for (const count of [NPOWER.counts[split] / categories.length, PER_CATEGORY]) {
        const share = bestConstant(of(split, category).slice(0, count)) / count;
        t.ok(share <= 0.03, `${split}/${category}, ${count} tasks: ${(100 * share).toFixed(1)} %`);
      }
    }
    t.ok(bestConstant(categories.flatMap((category) => of(split, category))) / (PER_CATEGORY * categories.length) <= 0.03, split);
  }
});

t.test('powers reach from 0.3 to 0.97 evenly, sizes far, and difficulty over all five steps', async (t) => {
  for (const category of categories) {
    const records = of('train', category);
    const powers = records.filter(({ index }) => index % 2 === 1).map(({ questions: [{ gold }] }) => Number(gold)).sort((a, b) => a - b);
    t.ok((powers[0] ?? 0) >= 0.3 && (powers.at(-1) ?? 1) <= 0.97);
    const quarter = powers.length / 4;
    for (const [share, expected] of [[1, 0.4675], [2, 0.635], [3, 0.8025]] as const) t.ok(Math.abs((powers[Math.floor(share * quarter)] ?? 0) - expected) < 0.04, `${category}: quarter ${share}`);
    const sizes = new Set(records.filter(({ index }) => index % 2 === 0).map(({ questions: [{ gold }] }) => gold));
    t.ok(sizes.size > 100, `${category}: ${sizes.size} different sizes of 250`);
    t.ok(Math.max(...[...sizes].map(Number)) / Math.min(...[...sizes].map(Number)) > 20);
  }
  const difficulties = new Set(SPLITS.flatMap((split) => categories.flatMap((category) => of(split, category).map(({ difficulty }) => difficulty))));
  t.same([...difficulties].sort(), [1, 2, 3, 4, 5]);
});
