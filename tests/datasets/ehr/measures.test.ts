/** What the whole catalogue of both families holds: varied, balanced, fair, and quick to reach. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { eicu } from '../../../datasets/eicu/family.ts';
import { mimicIii } from '../../../datasets/mimic-iii/family.ts';
import { EHR_CATEGORIES } from '../../../datasets/ehr/categories.ts';
import { templatesOf } from '../../../datasets/ehr/templates/index.ts';
import { unanswerablePhrasings } from '../../../datasets/ehr/templates/unanswerable.ts';
import { SCHEMA_NAMES } from '../../../datasets/ehr/query.ts';
import { SPLITS, type TaskRecord } from '../../../env/task.ts';
import { BLOCK, BlockMaker } from '../../../datasets/ehr/block.ts';
import { Pools } from '../../../datasets/ehr/pools.ts';
import { openQuestions, perCategory } from '../../../datasets/ehr/questions.ts';
import { TABLES } from '../../server/harness.ts';
import { twinOf, twinRecord } from '../twin.ts';

const share = (part: number, whole: number): number => part / Math.max(1, whole);

/** The largest share of tasks that one answer earns. */
function bestConstant(records: readonly TaskRecord[]): readonly [answer: string, share: number] {
  const golds = new Map<string, number>();
  for (const { questions: [{ gold }] } of records) golds.set(gold, (golds.get(gold) ?? 0) + 1);
  const [answer, times] = [...golds].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0]);
  return [answer, share(times, records.length)];
}

t.test('templates: at least 150 a family over nine kinds, each said in several ways', (t) => {
  for (const schema of SCHEMA_NAMES) {
    const all = EHR_CATEGORIES.flatMap(({ id }) => templatesOf(schema, id));
    t.ok(all.length >= 150, `${schema}: ${all.length}`);
    t.equal(new Set(all.map(({ category, id }) => `${category}/${id}`)).size, all.length, 'ids are unique');
    for (const { id } of EHR_CATEGORIES) t.ok(templatesOf(schema, id).length >= 17, `${schema} ${id}: ${templatesOf(schema, id).length}`);
    for (const { id, phrasings } of all) t.ok(new Set(phrasings).size >= 3, id);
    t.ok(unanswerablePhrasings(schema).length >= 40);
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
      for (const [category, count] of perCategory(listed)) {
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

      const yesNo = records.filter(({ questions: [{ reward: { rule } }] }) => rule === 'yes_no');
      const yes = share(yesNo.filter(({ questions: [{ gold }] }) => gold === 'yes').length, yesNo.length);
      t.ok(Math.abs(yes - 0.5) <= 0.03, `${(100 * yes).toFixed(1)} % of the yes-no answers are yes`);

      const others = records.filter(({ questions: [{ reward: { rule } }] }) => rule !== 'yes_no');
      const [answer, most] = bestConstant(others);
      t.ok(most <= 0.03, `${id} ${split}: the best constant ${answer} earns ${(100 * most).toFixed(2)} %`);
      for (const { id: category } of EHR_CATEGORIES) {
        const own = others.filter((record) => record.category === category);
        const [constant, part] = bestConstant(own);
        // Of the yes-no category what is left are the questions without an answer.
        if (category !== 'yes-no') t.ok(part <= 0.03, `${id} ${split} ${category}: ${constant} earns ${(100 * part).toFixed(2)} %`);
        const all = records.filter((record) => record.category === category);
        t.ok(share(all.filter(({ questions: [{ reward: { rule } }] }) => rule === 'abstain').length, all.length) <= 0.03, `${category}: at most 3 % cannot be answered`);
      }
      const empty = records.filter(({ questions: [{ reward }] }) => reward.rule === 'abstain' || (Array.isArray(reward['rows']) && reward['rows'].length === 0));
      t.ok(share(empty.length, records.length) < 0.05, 'few are empty');
      const used = new Set(records.map(({ provenance }) => provenance['template']));
      const templates = EHR_CATEGORIES.reduce((sum, { id: category }) => sum + templatesOf(id === 'eicu' ? 'eicu' : 'mimic-iii', category).length, 0);
      if (split === 'train') t.ok(used.size >= 0.97 * templates, `${used.size} of ${templates} templates are used`);
      t.same(new Set(records.map(({ difficulty }) => difficulty)), new Set([1, 2, 3, 4, 5]), 'easy to hard');
    });
  }

  t.test(`${family.info.id}: a block is the same whoever makes it`, async (t) => {
    const schema = family.info.id === 'eicu' ? 'eicu' : 'mimic-iii';
    const questions = await openQuestions(schema, 'test', twinOf(family).count({ split: 'test' }), { tables: TABLES });
    using database = new DatabaseSync(path.join(TABLES, questions.hospital, 'hospital.sqlite'), { readOnly: true });
    const made = new BlockMaker(database, new Pools(schema, database), 'test').make('cohort', 1);
    t.same(made, await Promise.all(made.map((_, i) => questions.get('cohort', BLOCK + i))));
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
