/** The catalogue: counts of the paper, order, indices without end, imported rows, what is refused. */
import t from 'tap';
import { FAMILIES } from '../../datasets/index.ts';
import { Catalogue } from '../../env/catalogue.ts';
import { PublishedStore } from '../../env/published-store.ts';
import { SPLITS, type TaskRecord } from '../../env/task.ts';

const store = new PublishedStore(':memory:');
const catalogue = new Catalogue(FAMILIES, store, '/nowhere');
t.teardown(() => store[Symbol.dispose]());

/**
 * MedAgentGym (arXiv 2506.04405), table 2, all twelve families: categories, train, test. The paper's two one-set families
 * have the same tasks in both splits. A family that is none of the paper's has no line.
 */
const PAPER: Readonly<Record<string, readonly [categories: number, train: number, test: number]>> = {
  'mimic-iii': [9, 9_318, 1_122], eicu: [9, 6_213, 611], treqs: [4, 8_988, 996], medcalc: [55, 10_053, 1_047], medagentbench: [10, 433, 109], biocoder: [8, 981, 157],
  ehrshot: [15, 15, 15], biodsbench: [12, 50, 49], 'ehr-seqsql': [4, 18_950, 7_913], ehrcon: [3, 3_229, 976], 'mimic-extract': [3, 3, 3], npower: [6, 960, 240],
};

t.test("the paper's counts", async (t) => {
  const sum = (column: 0 | 1 | 2): number => Object.values(PAPER).reduce((total, row) => total + row[column], 0);
  t.same([sum(0) - 9, sum(1), sum(2)], [129, 59_193, 13_238], 'the table adds up as in the paper: mimic-iii and eicu share nine categories');
  for (const family of FAMILIES) {
    const { id, categories } = family.info;
    const paper = PAPER[id];
    if (paper === undefined) continue;
    t.same([categories.length, catalogue.count(family, 'train'), catalogue.count(family, 'test')], paper, id);
    for (const split of SPLITS) {
      t.equal(categories.reduce((total, category) => total + catalogue.count(family, split, category.id), 0), catalogue.count(family, split), `${id} ${split}: the categories add up`);
    }
  }
});

t.test('an index names the same task by family, by category and by id', async (t) => {
  const byFamily = await catalogue.select({ family: 'medcalc', split: 'test', index: 57 }, 'twin', 0);
  t.match(byFamily, { index: 1, id: /^medcalc-v2\/twin\/test\/[a-z0-9-]+\/1$/ });
  t.equal((await catalogue.select({ family: 'medcalc', split: 'test', category: byFamily.category, index: 1 }, 'twin', 9)).id, byFamily.id);
  t.same(await catalogue.byId(byFamily.id), byFamily);
  t.equal(catalogue.list({ family: 'medcalc', split: 'test' }, 57, 1).tasks[0]?.id, byFamily.id);
});

t.test('there is no last index', async (t) => {
  const far = await catalogue.select({ family: 'medcalc', split: 'train', category: 'bmi', index: 10_000_000 }, 'twin', 0);
  t.equal(far.index, 10_000_000);
  const last = await catalogue.select({ family: 'npower', split: 'train', category: 'cox', index: Number.MAX_SAFE_INTEGER }, undefined, 0);
  t.equal(await catalogue.byId(last.id), last, 'as far as integers are exact');
  await t.rejects(catalogue.byId('npower-v2/twin/train/cox/9007199254740993'), { code: 'unknown_task' });
});

t.test('without an index the seed draws: same seed, same task', async (t) => {
  const draw = async (seed: number) => (await catalogue.select({ family: 'npower', split: 'train' }, 'twin', seed)).id;
  t.equal(await draw(1), await draw(1));
  t.ok(new Set(await Promise.all(Array.from({ length: 50 }, (_, seed) => draw(seed)))).size > 40);
});

t.test('pages go through families and splits without gap or repetition', async (t) => {
  const { total } = catalogue.list({}, 0, 0);
  t.equal(total, FAMILIES.reduce((sum, family) => sum + catalogue.count(family, 'train') + catalogue.count(family, 'test'), 0));
  const ids = new Set<string>();
  for (let offset = 10_000; offset < 11_200; offset += 100) for (const { id } of catalogue.list({}, offset, 100).tasks) ids.add(id);
  t.equal(ids.size, 1_200);
  t.same(catalogue.list({}, total, 10).tasks, []);
});

t.test('imports replace a family whole; a failed one leaves the earlier one', async (t) => {
  const bmi = await catalogue.byId('medcalc-v2/twin/test/bmi/0');
  const row = (index: number): TaskRecord => ({ ...bmi, id: `medcalc-v2/published/test/bmi/${index}`, source: 'published', index });
  await t.rejects(catalogue.select({ family: 'medcalc', split: 'test' }, 'published', 0), { code: 'data_missing' });
  store.replace('medcalc', [row(0), row(1)]);
  t.equal(catalogue.count(catalogue.family('medcalc'), 'test', 'bmi', 'published'), 2);
  t.throws(() => store.replace('medcalc', [row(5), row(5)]));
  t.equal((await catalogue.byId('medcalc-v2/published/test/bmi/1')).index, 1);
  await t.rejects(catalogue.byId('medcalc-v2/published/test/bmi/5'), { code: 'unknown_task' });
  t.equal((await catalogue.select({ family: 'medcalc', split: 'test', index: 1 }, 'published', 0)).id, 'medcalc-v2/published/test/bmi/1');
  t.same(catalogue.list({ family: 'medcalc', split: 'test', source: 'published' }, 1, 5), { total: 2, tasks: [{ id: 'medcalc-v2/published/test/bmi/1', family: 'medcalc', split: 'test', category: 'bmi', source: 'published', index: 1 }] });
  await t.rejects(catalogue.select({ family: 'medcalc', split: 'test', index: 2 }, 'published', 0), { code: 'unknown_task', message: /2 published test tasks.*no index 2/ });
  store.replace('medcalc', [{ ...row(1), questions: [{ ...row(1).questions[0], prompt: 'Mended.' }] }]);
  t.equal((await catalogue.byId('medcalc-v2/published/test/bmi/1')).questions[0].prompt, 'Mended.', 'a new import is seen at once');
});

t.test('what is no task is said to be none', async (t) => {
  await t.rejects(catalogue.byId('medcalc/0'), { code: 'unknown_task', message: /is not a task id/ });
  await t.rejects(catalogue.byId('nothing-v1/twin/test/bmi/0'), { code: 'unknown_task', message: /no family "nothing"/ });
  await t.rejects(catalogue.byId('medcalc-v1/twin/test/bmi/0'), { code: 'unknown_task', message: /at version 2/ });
  await t.rejects(catalogue.byId('medcalc-v2/twin/test/none/0'), { code: 'unknown_task', message: /no category "none"/ });
  t.throws(() => catalogue.list({ family: 'medcalc', category: 'none' }, 0, 1), { code: 'unknown_task' });
});

t.test('generated records are made once and cannot be changed', async (t) => {
  const first = await catalogue.byId('medcalc-v2/twin/test/bmi/7');
  t.equal(await catalogue.byId('medcalc-v2/twin/test/bmi/7'), first);
  t.ok(Object.isFrozen(first));
});

t.test('a quarantined task is not given out again', async (t) => {
  const { id } = await catalogue.select({ family: 'npower', split: 'test', index: 3 }, 'twin', 0);
  catalogue.quarantine(id);
  await t.rejects(catalogue.byId(id), { code: 'unknown_task', message: /quarantined/ }, 'and not to be tried again');
});
