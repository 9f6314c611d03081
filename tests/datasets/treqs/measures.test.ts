/** What the questions are as a whole: varied, fair, of many templates, and of stated difficulty. */
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { perCategory } from '../../../datasets/ehr/planning/plan.ts';
import { boundsOf } from '../../../datasets/ehr/planning/blocks.ts';
import { goldText } from '../../../datasets/ehr/reward.ts';
import { ensureHospital } from '../../../datasets/hospital/index.ts';
import { BlockMaker, type PlannedTask } from '../../../datasets/treqs/block.ts';
import { TREQS_CATEGORIES } from '../../../datasets/treqs/categories.ts';
import { treqs } from '../../../datasets/treqs/family.ts';
import { TREQS } from '../../../datasets/treqs/info.ts';
import { Pools } from '../../../datasets/treqs/pools.ts';
import { templatesOf } from '../../../datasets/treqs/templates/index.ts';
import { SPLITS, type Split } from '../../../env/task.ts';
import { TABLES } from '../../server/harness.ts';
import { twinOf, twinRecord } from '../twin.ts';

/** Blocks of a category that are looked at; the test split has no more. */
const BLOCKS = 4;

interface Sampled { readonly category: string; readonly task: PlannedTask; readonly gold: string }

async function sampled(split: Split): Promise<readonly Sampled[]> {
  const { sqlite } = await ensureHospital({ schema: 'mimicsql', split, size: 'full', root: TABLES });
  using database = new DatabaseSync(sqlite, { readOnly: true });
  const maker = new BlockMaker(database, new Pools(database), split);
  return perCategory(TREQS_CATEGORIES, TREQS.counts[split]).flatMap(([category, count]) => Array.from({ length: BLOCKS }, (_, block) => {
    const [from, before] = boundsOf(count, block);
    return maker.make(category, block, before - from).map((task) => ({ category, task, gold: goldText('rows', task.rows) }));
  }).flat());
}

/** The largest share of tasks that one answer earns. */
function bestShare(all: readonly Sampled[]): number {
  const counts = Map.groupBy(all, ({ gold }) => gold);
  return Math.max(...[...counts.values()].map(({ length }) => length)) / all.length;
}

/** A word for each value that a condition compares with, and for each number. */
function skeletonOf({ question, query }: PlannedTask): string {
  const values = (part: unknown): readonly string[] => (typeof part !== 'object' || part === null ? [] : Object.entries(part).flatMap(([key, each]) => (key === 'value' && typeof each !== 'object' ? [String(each).toLowerCase()] : values(each))));
  let left = question.toLowerCase();
  for (const value of values(query).toSorted((a, b) => b.length - a.length)) left = left.replaceAll(value, ' ');
  return left.replaceAll(/[^a-z]+/g, ' ');
}

t.test('at least 80 templates, whose ids are unique in their category', async (t) => {
  for (const { id } of TREQS_CATEGORIES) t.equal(new Set(templatesOf(id).map((each) => each.id)).size, templatesOf(id).length, id);
  t.ok(TREQS_CATEGORIES.flatMap(({ id }) => templatesOf(id)).length >= 150);
});

for (const split of SPLITS) {
  t.test(split, { timeout: 120_000 }, async (t) => {
    const all = await sampled(split);
    t.ok(all.length >= 990 && all.length <= 1_030, `${all.length} tasks`);
    t.ok(new Set(all.map(({ task, gold }) => `${task.question}\n${gold}`)).size >= 0.97 * all.length, 'distinct pairs of question and answer');
    t.ok(bestShare(all) <= 0.03);
    for (const [category, own = []] of Object.entries(Object.groupBy(all, (each) => each.category))) t.ok(bestShare(own) <= 0.03, `no constant earns much of ${category}: ${(100 * bestShare(own)).toFixed(2)} %`);
    t.ok(new Set(all.map(({ task }) => skeletonOf(task))).size >= 800, 'skeletons');
    t.same([1, 2, 3, 4, 5].filter((level) => !all.some(({ task }) => task.difficulty === level)), [], 'of every difficulty');
    t.ok(all.every(({ task: { rows } }) => rows.length >= 1 && rows.length <= 40 && !rows.flat().includes(null)), 'an answer that can be given');
    // A place in a block says nothing: the first tasks of blocks are of many templates.
    t.ok(new Set(all.filter((_, index) => index % 62 === 0).map(({ task }) => task.template)).size >= 8);
  });
}

t.test('a record: hidden parts, prompt, mount', { timeout: 120_000 }, async (t) => {
  const records = await Promise.all(TREQS_CATEGORIES.flatMap(({ id }) => [0, 1, 2, 3, 4].map((index) => twinRecord(treqs, { split: 'test', category: id, index }, TABLES))));
  for (const { questions: [{ prompt, reward }], mounts, category, provenance } of records) {
    t.match(prompt, /\/data\/treqs/);
    t.ok(prompt.includes(String(provenance['question'])) && prompt.length < 5_000, category);
    t.notMatch(prompt, /select /i);
    t.equal(reward.rule, 'rows');
    t.match(mounts, [{ name: 'treqs', path: /^mimicsql-test-full-v\d+$/ }]);
  }
  for (const record of records) t.ok(treqs.checks.nearMisses(record, 0).length >= 5, record.id);
  t.equal(twinOf(treqs).count({ split: 'train' }) + twinOf(treqs).count({ split: 'test' }), 9_984);
});
