/** Nothing that a policy sees of a task's place tells its answer: in any category of any family. */
import { createHash } from 'node:crypto';
import t from 'tap';
import { FAMILIES } from '../../datasets/index.ts';
import { Rng } from '../../env/rng.ts';
import { taskId } from '../../env/task-id.ts';
import { tasksOf, twinRecord } from '../datasets/twin.ts';
import { TABLES } from '../server/harness.ts';
import { type Labelled, predictors } from './predictable.ts';

const TASKS = 100;

t.test('the bets themselves', (t) => {
  const rng = new Rng('bets');
  const of = (gold: (index: number) => string | number): readonly string[] => predictors(Array.from({ length: TASKS }, (_, number): Labelled => ({ number, gold: String(gold(number)) })));
  t.not(of((index) => (index * 0.618_033_988_749_894_9) % 1).length, 0, 'a golden-ratio sequence is found out');
  t.not(of((index) => 1 + Math.floor(((0.3 + index * 0.618_033_988_749_894_9) % 1) * 6)).length, 0, 'also as whole points');
  t.not(of((index) => index + rng.float() * 20).length, 0, 'a trend');
  t.not(of((index) => (index % 2 === 0 ? 'yes' : 'no')).length, 0, 'alternation');
  t.not(of((index) => ['a', 'b', 'c', 'd', 'e', 'f', 'g'][index % 7] ?? '').length, 0, 'a round');
  t.same(of(() => rng.float()), [], 'chance is not');
  t.same(of(() => rng.pick(['yes', 'no'])), []);
  t.same(of(() => rng.int(0, 5)), []);
  t.same(of((index) => `gold ${index}`), [], 'nor what never comes twice');
  t.end();
});

for (const family of FAMILIES) {
  const { info } = family;
  t.test(`${info.id}: neither index, seed nor id tells an answer`, { skip: family.sources.twin === undefined ? 'it makes no tasks' : tasksOf(family, { split: 'test', category: info.categories[0]?.id }) < TASKS && 'so few tasks that there is nothing to bet on' }, async (t) => {
    for (const { id: category } of info.categories) {
      for (const split of ['train', 'test'] as const) {
        const golds = await Promise.all(Array.from({ length: TASKS }, async (_, index) => (await twinRecord(family, { split, category, index }, TABLES)).questions[0].gold));
        const labelled = (number: (index: number) => number): readonly Labelled[] => golds.map((gold, index) => ({ number: number(index), gold }));
        const name = `${split}/${category}`;
        t.same(predictors(labelled((index) => index)), [], `${name}: its index`);
        t.same(predictors(labelled((index) => createHash('sha256').update(taskId(info, 'twin', { split, category, index })).digest().readUInt32BE(0))), [], `${name}: its id`);
        const listed = family.sources.twin?.count({ split, category }) ?? 0;
        const seeded = Array.from({ length: TASKS }, (_, seed): Labelled => ({ number: seed, gold: golds[new Rng('draw', info.id, split, category, seed).int(0, Math.min(listed, TASKS) - 1)] ?? '' }));
        t.same(predictors(seeded), [], `${name}: a seed`);
      }
    }
  });
}
