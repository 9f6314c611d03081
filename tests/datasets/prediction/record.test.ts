/** What earns 0 and 1, and how hard a task is said to be. */
import t from 'tap';
import { difficultyOf, type Measured } from '../../../datasets/prediction/measured.ts';
import { scaleOf } from '../../../datasets/prediction/record.ts';

const gold = { ids: '1 2', columns: [], floor: 0.6 };
const measure = (linear: number) => ({ floor: 0.65, linear, reference: 0.84, ceiling: 0.85 });

t.test('floor of the cohort at hand, ceiling as measured; less on cohorts that nobody measured', async (t) => {
  t.same(scaleOf(gold, measure(0.7), false), { floor: 0.6, ceiling: 0.85 });
  const { floor, ceiling } = scaleOf(gold, measure(0.7), true);
  t.equal(floor, 0.6);
  t.ok(Math.abs(ceiling - (0.6 + 0.85 * 0.2)) < 1e-12);
});

t.test('the less a linear model earns, the harder', async (t) => {
  const of = (linear: number): Measured => ({ train: { a: measure(linear) }, test: { a: measure(linear) } });
  t.same([0.8, 0.75, 0.72, 0.7, 0.66].map((linear) => difficultyOf(of(linear), 'a')), [1, 2, 3, 4, 5]);
});
