/** pass@k and best@k against worked examples, and against all subsets counted one by one. */
import t, { type Test } from 'tap';
import { meanPassAtK, usualKs } from '../../evaluation/by-task.ts';
import { bestAtK, passAtK, type Scored } from '../../evaluation/pass-at-k.ts';
import { wilson } from '../../evaluation/wilson.ts';
import { Rng } from '../../env/rng.ts';

const near = (t: Pick<Test, 'ok'>, found: number | undefined, wanted: number, name: string): void => { t.ok(found !== undefined && Math.abs(found - wanted) < 1e-12, `${name}: ${found} is ${wanted}`); };

function* subsets<T>(items: readonly T[], k: number, from = 0): Generator<readonly T[]> {
  if (k === 0) { yield []; return; }
  for (let i = from; i <= items.length - k; i++) for (const rest of subsets(items, k - 1, i + 1)) yield [items[i] as T, ...rest];
}

t.test('pass@k by hand', (t) => {
  near(t, passAtK(4, 1, 1), 1 / 4, 'one of four, one draw');
  // Of the six pairs three hold the one that succeeded.
  near(t, passAtK(4, 1, 2), 1 / 2, 'one of four, two draws');
  near(t, passAtK(5, 2, 3), 9 / 10, 'two of five: one of the ten triples misses both');
  near(t, passAtK(3, 0, 2), 0, 'none');
  near(t, passAtK(3, 3, 2), 1, 'all');
  near(t, passAtK(10_000, 1, 5_000), 0.5, 'no binomial overflows');
  t.equal(passAtK(2, 1, 3), undefined, 'too few samples say nothing');
  near(t, meanPassAtK([{ n: 4, solved: 1 }, { n: 2, solved: 2 }, { n: 1, solved: 0 }], 2), 3 / 4, 'each task counts once, those with too few not at all');
  t.equal(meanPassAtK([{ n: 1, solved: 1 }], 2), undefined);
  t.same([usualKs(0), usualKs(1), usualKs(6), usualKs(8)], [[], [1], [1, 2, 4, 6], [1, 2, 4, 8]]);
  t.end();
});

t.test('best@k by hand', (t) => {
  const three: readonly Scored[] = [{ score: 0.9, solved: false }, { score: 0.5, solved: true }, { score: 0.1, solved: false }];
  // The pairs: (0.9, 0.5) takes the wrong one, (0.9, 0.1) too, (0.5, 0.1) the right one.
  near(t, bestAtK(three, 2), 1 / 3, 'the verifier prefers a wrong one');
  near(t, bestAtK(three, 1), 1 / 3, 'one draw is what it is');
  near(t, bestAtK(three, 3), 0, 'all of them');
  const tied: readonly Scored[] = [{ score: 1, solved: true }, { score: 1, solved: false }, { score: 0, solved: false }];
  // (right, wrong): either; (right, low): right; (wrong, low): wrong. (1/2 + 1 + 0) / 3
  near(t, bestAtK(tied, 2), 1 / 2, 'a tie is a coin');
  near(t, bestAtK(tied.map((each) => ({ ...each, score: 7 })), 3), 1 / 3, 'a verifier that says the same of all chooses blindly');
  t.equal(bestAtK(three, 4), undefined);
  t.end();
});

t.test('both agree with all subsets, counted one by one', (t) => {
  for (let round = 0; round < 30; round++) {
    const rng = new Rng('subsets', round);
    const samples = Array.from({ length: rng.int(1, 8) }, (): Scored => ({ score: rng.int(0, 3), solved: rng.chance(0.5) }));
    const k = rng.int(1, samples.length);
    const all = [...subsets(samples, k)];
    const mean = (value: (subset: readonly Scored[]) => number): number => all.reduce((sum, subset) => sum + value(subset), 0) / all.length;
    near(t, passAtK(samples.length, samples.filter(({ solved }) => solved).length, k), mean((subset) => Number(subset.some(({ solved }) => solved))), `pass@${k} of ${samples.length}`);
    near(t, bestAtK(samples, k), mean((subset) => {
      const top = Math.max(...subset.map(({ score }) => score));
      const best = subset.filter(({ score }) => score === top);
      return best.filter(({ solved }) => solved).length / best.length;
    }), `best@${k} of ${samples.length}`);
  }
  t.end();
});

t.test('the interval of a share, as in the literature', (t) => {
  const [low, high] = wilson(8, 10);
  t.equal(low.toFixed(4), '0.4902');
  t.equal(high.toFixed(4), '0.9433');
  t.same(wilson(0, 0), [0, 1]);
  const sizes = Array.from({ length: 500 }, (_, i) => i + 1);
  t.same(sizes.filter((n) => wilson(0, n)[0] !== 0 || wilson(n, n)[1] !== 1), [], 'none and all are their own bounds, rounding or not');
  t.end();
});
