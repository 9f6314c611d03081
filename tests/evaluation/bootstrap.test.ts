/** Intervals over tasks: the same at every place, about as wide as theory has them, and drawn by families for an average. */
import t from 'tap';
import { intervalOf, meanOf, RESAMPLES, resampledMeans } from '../../evaluation/bootstrap.ts';

const shares = (n: number, solved: number): readonly number[] => Array.from({ length: n }, (_, i) => Number(i < solved));

t.test('equal arguments give equal means, other names others', (t) => {
  t.same(resampledMeans(shares(50, 20), 'medcalc'), resampledMeans(shares(50, 20), 'medcalc'));
  t.notSame(resampledMeans(shares(50, 20), 'medcalc'), resampledMeans(shares(50, 20), 'npower'));
  t.equal(resampledMeans(shares(50, 20), 'x').length, RESAMPLES);
  t.end();
});

t.test('as wide as the standard error says', (t) => {
  for (const [n, solved] of [[400, 200], [1000, 100]] as const) {
    const [low, high] = intervalOf(resampledMeans(shares(n, solved), 'x'));
    const share = solved / n;
    const half = 1.96 * Math.sqrt((share * (1 - share)) / n);
    t.ok(Math.abs(low - (share - half)) < half / 4 && Math.abs(high - (share + half)) < half / 4, `${low} to ${high}`);
  }
  t.same(intervalOf(resampledMeans(shares(30, 30), 'x')), [1, 1]);
  t.end();
});

t.test('several samples of a task are one value, not several', (t) => {
  const [low, high] = intervalOf(resampledMeans([0, 0.5, 1, 0.5], 'x'));
  t.ok(low < 0.5 && high > 0.5);
  t.end();
});

t.test('a mean over families is tighter than its parts, and weights them alike unless told otherwise', (t) => {
  const [a, b] = [resampledMeans(shares(100, 50), 'a'), resampledMeans(shares(100, 50), 'b')];
  const width = (means: Float64Array): number => { const [low, high] = intervalOf(means); return high - low; };
  t.ok(width(meanOf([a, b])) < 0.85 * width(a));
  t.ok(Math.abs((meanOf([resampledMeans(shares(10, 10), 'a'), resampledMeans(shares(10, 0), 'b')], [3, 1])[0] ?? 0) - 0.75) < 1e-12);
  t.end();
});
