/** The catalogue: counts of the paper, order, indices without end, imported rows. */
import t from 'tap';
import { FAMILIES } from '../../datasets/index.ts';
import { Catalogue } from '../../env/catalogue.ts';
import { PublishedStore } from '../../env/published-store.ts';
import type { TaskRecord } from '../../env/task.ts';

const store = new PublishedStore(':memory:');
const catalogue = new Catalogue(FAMILIES, store, '/nowhere');
t.teardown(() => store[Symbol.dispose]());

/** MedAgentGym (arXiv 2506.04405), table 2. */
const PAPER: Readonly<Record<string, readonly [categories: number, train: number, test: number]>> = { medcalc: [55, 10_053, 1_047], npower: [6, 960, 240], 'mimic-iii': [9, 9_318, 1_122], eicu: [9, 6_213, 611] };

t.test("the paper's counts", async (t) => {
  for (const family of FAMILIES) {
    const [categories, train, test] = PAPER[family.info.id] ?? [];
    t.same([family.info.categories.length, family.info.counts.train, family.info.counts.test], [categories, train, test], family.info.id);
    for (const split of ['train', 'test'] as const) {
      const sum = family.info.categories.reduce((total, { id }) => total + catalogue.count(family, split, id, 'twin'), 0);
      t.equal(sum, family.info.counts[split], `${family.info.id} ${split}: the categories add up`);
    }
  }
});

t.test('an index names the same task by family, by category and by id', async (t) => {
  const byFamily = await catalogue.select({ family: 'medcalc', split: 'test', index: 57 }, 'twin', 0);
  t.match(byFamily, { index: 1, id: /^medcalc-v1\/twin\/test\/[a-z0-9-]+\/1$/ });
  t.equal((await catalogue.select({ family: 'medcalc', split: 'test', category: byFamily.category, index: 1 }, 'twin', 9)).id, byFamily.id);
  t.same(await catalogue.byId(byFamily.id), byFamily);
  t.equal(catalogue.list({ family: 'medcalc', split: 'test' }, 57, 1).tasks[0]?.id, byFamily.id);
});

t.test('there is no last index', async (t) => {
  const far = await catalogue.select({ family: 'medcalc', split: 'train', category: 'bmi', index: 10_000_000 }, 'twin', 0);
  t.equal(far.index, 10_000_000);
});

t.test('without an index the seed draws: same seed, same task', async (t) => {
  const draw = async (seed: number) => (await catalogue.select({ family: 'npower', split: 'train' }, 'twin', seed)).id;
  t.equal(await draw(1), await draw(1));
  t.ok(new Set(await Promise.all(Array.from({ length: 50 }, (_, seed) => draw(seed)))).size > 40);
});

t.test('pages go through families and splits without gap or repetition', async (t) => {
  const { total } = catalogue.list({}, 0, 0);
  t.equal(total, 10_053 + 1_047 + 960 + 240 + 9_318 + 1_122 + 6_213 + 611);
  const ids = new Set<string>();
  for (let offset = 10_000; offset < 11_200; offset += 100) for (const { id } of catalogue.list({}, offset, 100).tasks) ids.add(id);
  t.equal(ids.size, 1_200);
  t.same(catalogue.list({}, total, 10).tasks, []);
});

t.test('imports replace a family whole; a failed one leaves the earlier one', async (t) => {
  const bmi = await catalogue.byId('medcalc-v1/twin/test/bmi/0');
  const row = (index: number): TaskRecord => ({ ...bmi, id: `medcalc-v1/published/test/bmi/${index}`, source: 'published', index });
  await t.rejects(catalogue.select({ family: 'medcalc', split: 'test' }, 'published', 0), { code: 'data_missing' });
  store.replace('medcalc', [row(0), row(1)]);
  t.equal(catalogue.count(catalogue.family('medcalc'), 'test', 'bmi', 'published'), 2);
  t.throws(() => store.replace('medcalc', [row(5), row(5)]));
  t.equal((await catalogue.byId('medcalc-v1/published/test/bmi/1')).index, 1);
  await t.rejects(catalogue.byId('medcalc-v1/published/test/bmi/5'), { code: 'unknown_task' });
  t.equal((await catalogue.select({ family: 'medcalc', split: 'test', index: 1 }, 'published', 0)).id, 'medcalc-v1/published/test/bmi/1');
});

t.test('a quarantined task is not given out again', async (t) => {
  const { id } = await catalogue.select({ family: 'npower', split: 'test', index: 3 }, 'twin', 0);
  catalogue.quarantine(id, 'its grader failed');
  await t.rejects(catalogue.byId(id), { code: 'unknown_task', message: /quarantined/ }, 'and not to be tried again');
});
