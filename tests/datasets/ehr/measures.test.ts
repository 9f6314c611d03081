/** What the whole catalogue of both families holds: varied, balanced, fair, and quick to reach. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { eicu } from '../../../datasets/eicu/family.ts';
import { mimicIii } from '../../../datasets/mimic-iii/family.ts';
import { EHR_CATEGORIES } from '../../../datasets/ehr/categories.ts';
import { templatesOf } from '../../../datasets/ehr/templates/index.ts';
import { SCHEMA_NAMES } from '../../../datasets/ehr/query.ts';
import { SPLITS, type TaskRecord } from '../../../env/task.ts';
import { BlockMaker } from '../../../datasets/ehr/block.ts';
import { blockOf, boundsOf } from '../../../datasets/ehr/planning/blocks.ts';
import { Pools } from '../../../datasets/ehr/pools.ts';
import { perCategory } from '../../../datasets/ehr/planning/plan.ts';
import { openQuestions } from '../../../datasets/ehr/questions.ts';
import { TABLES } from '../../server/harness.ts';
import { twinOf, twinRecord } from '../twin.ts';

const ANSWERABLE = EHR_CATEGORIES.flatMap(({ id }) => (id === 'unanswerable' ? [] : [id]));

const share = (part: number, whole: number): number => part / Math.max(1, whole);

/** The largest share of tasks that one answer earns. */
function bestConstant(records: readonly TaskRecord[]): readonly [answer: string, share: number] {
  const golds = new Map<string, number>();
  for (const { questions: [{ gold }] } of records) golds.set(gold, (golds.get(gold) ?? 0) + 1);
  const [answer, times] = [...golds].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0]);
  return [answer, share(times, records.length)];
}

t.test('templates: at least 150 a family over eight kinds that have answers', (t) => {
  for (const schema of SCHEMA_NAMES) {
    const all = ANSWERABLE.flatMap((id) => templatesOf(schema, id));
    t.ok(all.length >= 150, `${schema}: ${all.length}`);
    t.equal(new Set(all.map(({ category, id }) => `${category}/${id}`)).size, all.length, 'ids are unique');
    for (const id of ANSWERABLE) t.ok(templatesOf(schema, id).length >= 17, `${schema} ${id}: ${templatesOf(schema, id).length}`);
  }
  t.end();
});

t.test('blocks follow one another without gap, none of them short', (t) => {
  for (const count of [67, 68, 124, 125, 690, 691, 1035, 1036]) {
    let next = 0;
    for (let block = 0; block < 30; block++) {
      const [from, before] = boundsOf(count, block);
      t.equal(from, next, `${count}: block ${block}`);
      t.ok(before - from >= 60 && before - from <= 68, `${before - from} tasks`);
      if (from < count && before <= count && before !== count) t.equal(before % 2, 0, 'pairs stay together');
      for (const position of [from, before - 1]) t.equal(blockOf(count, position), block);
      next = before;
    }
    t.ok(Array.from({ length: 30 }, (_, block) => boundsOf(count, block)[0]).includes(count), `a block ends with the ${count} of the catalogue`);
  }
  t.end();
});

for (const family of [mimicIii, eicu]) {
  for (const split of SPLITS) {
    t.test(`${family.info.id} ${split}`, { timeout: 300_000 }, async (t) => {
      const { id } = family.info;
      const listed = twinOf(family).count({ split });
      const records: TaskRecord[] = [];
      let slowest = 0;
      for (const [category, count] of perCategory(EHR_CATEGORIES, listed)) {
        for (let index = 0; index < count; index++) {
          const from = performance.now();
          records.push(await twinRecord(family, { split, category, index }, TABLES));
          if (records.length > 1) slowest = Math.max(slowest, performance.now() - from);
        }
      }
      t.equal(records.length, listed);
      t.ok(slowest < 500, `each record in ${slowest.toFixed(1)} ms at most (the bench measures it)`);

      const pairs = new Set(records.map(({ questions: [{ prompt, gold }] }) => `${prompt}\n${gold}`));
      t.ok(share(pairs.size, records.length) >= 0.97, `${(100 * share(pairs.size, records.length)).toFixed(2)} % of question and answer pairs are distinct`);

      const ruleOf = ({ questions: [{ reward: { rule } }] }: TaskRecord): string => rule;
      const yesNo = records.filter((record) => ruleOf(record) === 'yes_no');
      t.same(new Set(yesNo.map(({ category }) => category)), new Set(['yes-no']));
      const yes = share(yesNo.filter(({ questions: [{ gold }] }) => gold === 'yes').length, yesNo.length);
      t.ok(Math.abs(yes - 0.5) <= 0.01, `${(100 * yes).toFixed(1)} % of the yes-no answers are yes`);
      for (const [template, own = []] of Object.entries(Object.groupBy(yesNo, ({ provenance }) => String(provenance['template'])))) {
        const part = share(own.filter(({ questions: [{ gold }] }) => gold === 'yes').length, own.length);
        if (part < 0.4 || part > 0.6) t.fail(`${template}: ${(100 * part).toFixed(0)} % of ${own.length} are yes`);
      }

      const others = records.filter((record) => ruleOf(record) === 'rows');
      const [answer, most] = bestConstant(others);
      t.ok(most <= 0.03, `${id} ${split}: the best constant ${answer} earns ${(100 * most).toFixed(2)} % of what is neither yes-no nor unanswerable`);
      for (const category of ANSWERABLE) {
        const [constant, part] = bestConstant(others.filter((record) => record.category === category));
        if (category !== 'yes-no') t.ok(part <= 0.03, `${id} ${split} ${category}: ${constant} earns ${(100 * part).toFixed(2)} %`);
      }
      const absent = records.filter((record) => ruleOf(record) === 'abstain');
      t.same(new Set(absent.map(({ category }) => category)), new Set(['unanswerable']), 'a kind of their own');
      t.ok(share(absent.length, records.length) >= 0.1 && share(absent.length, records.length) < 0.12, `${(100 * share(absent.length, records.length)).toFixed(2)} % cannot be answered`);
      t.ok(share(new Set(absent.map(({ provenance }) => provenance['wording'])).size, absent.length) >= (split === 'train' ? 0.15 : 0.6), 'in many wordings');
      t.notOk(others.some(({ questions: [{ reward }] }) => Array.isArray(reward['rows']) && reward['rows'].length === 0), 'nothing else is empty');
      const used = new Set(records.map(({ provenance }) => provenance['template']));
      const templates = ANSWERABLE.reduce((sum, category) => sum + templatesOf(id === 'eicu' ? 'eicu' : 'mimic-iii', category).length, 0);
      if (split === 'train') t.ok([...used].filter((template) => !String(template).startsWith('unanswerable/')).length >= 0.97 * templates, `of ${templates} templates nearly all are used`);
      t.same(new Set(records.map(({ difficulty }) => difficulty)), new Set([1, 2, 3, 4, 5]), 'easy to hard');
    });
  }

  t.test(`${family.info.id}: a block is the same whoever makes it`, async (t) => {
    const schema = family.info.id === 'eicu' ? 'eicu' : 'mimic-iii';
    const questions = await openQuestions(schema, 'test', twinOf(family).count({ split: 'test' }), { tables: TABLES });
    using database = new DatabaseSync(path.join(TABLES, questions.hospital, 'hospital.sqlite'), { readOnly: true });
    const count = perCategory(EHR_CATEGORIES, twinOf(family).count({ split: 'test' })).find(([category]) => category === 'cohort')?.[1] ?? 0;
    // The second block of the catalogue, or the first behind it.
    const [from, before] = boundsOf(count, 1);
    const made = new BlockMaker(database, new Pools(schema, database), 'test').make('cohort', 1, before - from);
    t.same(made, await Promise.all(made.map((_, i) => questions.get('cohort', from + i))));
  });

  t.test(`${family.info.id}: indices without end`, async (t) => {
    const ref = { split: 'test', category: 'first-last', index: 1_000_003 } as const;
    const far = await twinRecord(family, ref, TABLES);
    t.match(far, { index: 1_000_003, family: family.info.id });
    t.same(await twinRecord(family, ref, TABLES), far);
    t.not(far.questions[0].prompt, (await twinRecord(family, { ...ref, index: 1_000_004 }, TABLES)).questions[0].prompt);
    t.equal(await twinOf(family).record({ ...ref, category: 'gossip' }, { tables: TABLES }), undefined);
    t.equal(await twinOf(family).record({ ...ref, index: -1 }, { tables: TABLES }), undefined);
  });
}
