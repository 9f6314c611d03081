/** Worked examples from textbooks, manuals and package documentation, and the search itself. */
import t from 'tap';
import { effectSquared } from '../../../datasets/npower/methods/independence.ts';
import { powerOf, solve } from '../../../datasets/npower/methods/index.ts';
import { sdOfDifferences } from '../../../datasets/npower/methods/one-mean.ts';
import { minimalSize } from '../../../datasets/npower/methods/search.ts';
import type { Anova, ChiSquare, Cox, OneSampleT, Question, Study, TwoSampleT } from '../../../datasets/npower/methods/study.ts';

const size = (study: Study, power: number, count: 'each' | 'total' = 'each'): number => solve({ target: 'size', study, power, count });
const one = (difference: number, rest: Partial<OneSampleT> = {}): OneSampleT => ({ test: 'one-sample-t', difference, sd: 1, sides: 2, alpha: 0.05, ...rest });
const two = (difference: number, rest: Partial<TwoSampleT> = {}): TwoSampleT => ({ test: 'two-sample-t', difference, sds: [1, 1], method: 'pooled', ratio: 1, sides: 2, alpha: 0.05, ...rest });
const cox = (hazardRatio: number, rest: Partial<Cox> = {}): Cox => ({ test: 'cox', hazardRatio, eventProbabilities: [0.3707, 0.489], method: 'freedman', ratio: 1, sides: 2, alpha: 0.05, ...rest });
/** Means with Cohen's f: two at the ends, the others between. */
const anova = (f: number, groups: number): Anova => {
  const spread = (f * Math.sqrt(groups)) / Math.sqrt(2);
  return { test: 'anova', means: [10 - spread, ...Array.from({ length: groups - 2 }, () => 10), 10 + spread], sd: 1, alpha: 0.05 };
};

t.test('t-tests', async (t) => {
  t.equal(size(one(0.5), 0.8), 34, 'G*Power 3.1: one sample or pairs, d 0.5, two-sided 0.05, power 0.80');
  t.equal(size(one(0.5, { sides: 1 }), 0.8), 27, 'the same, one-sided');
  t.same([0.2, 0.5, 0.8].map((d) => size(two(d), 0.8)), [394, 64, 26], 'Cohen 1988, tables 2.4: small, medium, large');
  t.equal(size(two(0.5), 0.8, 'total'), 128);
  t.ok(Math.abs(powerOf(two(1), 20) - 0.8689528) < 1e-6, 'R, help of power.t.test: n = 20, delta = 1, sd = 1 (without the far tail)');
  t.equal(size(two(1), 0.9), 23, 'R, help of power.t.test: power = 0.90, delta = 1 (22.02)');
  t.equal(size(two(1, { sds: [0.5, 1], method: 'welch' }), 0.9), 15, 'R, help of MKpower power.welch.t.test: sd1 0.5, sd2 1, power 0.90 (14.53)');
  t.ok(Math.abs(powerOf(two(1), 20) - powerOf(two(1, { method: 'welch' }), 20)) < 1e-12, 'with equal variances and groups Welch is Student');
  t.ok(powerOf(two(0.5, { ratio: 2 }), 40) > powerOf(two(0.5), 40), 'more controls, more power');
  t.equal(powerOf(one(-0.5), 34), powerOf(one(0.5), 34), 'the sign of the difference does not matter');
  t.ok(Math.abs(powerOf(one(0), 20) - 0.05) < 1e-10, 'without an effect the power is alpha');
  t.equal(sdOfDifferences(38, 38, 0.5), 38);
});

t.test('analysis of variance', async (t) => {
  const help: Anova = { test: 'anova', means: [-1.5, -0.5, 0.5, 1.5].map((value) => value * Math.sqrt(3 / 5)), sd: Math.sqrt(3), alpha: 0.05 };
  t.equal(help.means.reduce((sum, mean) => sum + mean ** 2, 0).toFixed(9), '3.000000000', 'between.var = 1 with divisor k - 1');
  t.ok(Math.abs(powerOf(help, 5) - 0.3535594) < 5e-8, 'R, help of power.anova.test: 4 groups of 5, between.var 1, within.var 3');
  t.equal(size(help, 0.8), 12, 'R, help of power.anova.test: power 0.80 (11.93)');
  t.same([[0.25, 3], [0.25, 4], [0.4, 3], [0.1, 3]].map(([f = 0, k = 0]) => size(anova(f, k), 0.8, 'total')), [159, 180, 66, 969], 'G*Power 3.1, one-way: total sample');
});

t.test('chi-square', async (t) => {
  const byW = (w: number, rows: number, columns: number, alpha = 0.05): ChiSquare => {
    // Two columns apart in the first and last row give any w.
    const base = Array.from({ length: columns }, () => 1 / columns);
    const gap = (w * Math.sqrt(rows)) / 2 / Math.sqrt(columns);
    const tilted = (sign: number): number[] => base.map((value, index) => value + (index === 0 ? sign * gap : index === 1 ? -sign * gap : 0));
    return { test: 'chi-square', proportions: Array.from({ length: rows }, (_, row) => (row === 0 ? tilted(1) : row === 1 ? tilted(-1) : base)), shares: Array.from({ length: rows }, () => 1 / rows), alpha };
  };
  t.ok(Math.abs(effectSquared(byW(0.3, 2, 2)) - 0.09) < 1e-12);
  t.same([[2, 2], [2, 3], [2, 4], [2, 5]].map(([rows = 0, columns = 0]) => size(byW(0.3, rows, columns), 0.8, 'total')), [88, 108, 122, 133], 'Cohen 1988, table 7.4 (87.2, 107.1, 121.1, 132.6)');
  t.ok(Math.abs(solve({ target: 'power', study: byW(0.289, 2, 4), size: 100, count: 'total' }) - 0.6750777) < 5e-8, 'Cohen 1988, example 7.1; R, help of pwr.chisq.test');
  t.equal(size(byW(0.1, 5, 6), 0.8, 'total'), 2097, 'Cohen 1988, example 7.8; R, help of pwr.chisq.test (2096.08)');
  t.equal(size(byW(0.3, 2, 2), 0.8), 44, 'per group');
});

t.test('hazards', async (t) => {
  t.equal(size(cox(0.7), 0.8), 294, 'Rosner, Fundamentals of Biostatistics, example 14.42; R, help of powerSurvEpi ssizeCT.default');
  t.ok(Math.abs(powerOf(cox(0.7), 294) - 0.8011107) < 5e-8, 'R, powerSurvEpi powerCT.default with 294 per group');
  t.equal(size(cox(2, { method: 'schoenfeld', eventProbabilities: [0.999_999, 0.999_999] }), 0.8), 33, 'Schoenfeld 1983: 66 events detect a hazard ratio of 2');
  t.equal(size(cox(1 / 1.5, { method: 'schoenfeld', sides: 1, eventProbabilities: [0.999_999, 0.999_999] }), 0.9, 'total'), 210, 'Schoenfeld: 4 (1.645 + 1.282)² / ln(1.5)² = 208.4 events');
  t.equal(size(cox(0.5), 0.8, 'total'), 2 * size(cox(0.5), 0.8));
  t.equal(size(cox(0.5, { ratio: 2 }), 0.8, 'total') % 3, 0, 'whole multiples of the allocation');
  t.ok(Math.abs(powerOf(cox(0.5, { method: 'schoenfeld' }), 90) - powerOf(cox(2, { method: 'schoenfeld', eventProbabilities: [0.489, 0.3707] }), 90)) < 1e-12, 'groups may be named the other way round');
});

t.test('a size is the least that reaches the power', async (t) => {
  const studies: readonly Study[] = [one(0.31), two(0.4, { sds: [1, 1.7], method: 'welch', ratio: 2 }), anova(0.21, 4), cox(0.61, { ratio: 2 })];
  for (const study of studies) {
    const n = size(study, 0.87);
    t.ok(powerOf(study, n) >= 0.87 && powerOf(study, n - 1) < 0.87, `${study.test}: ${n}`);
  }
  t.equal(minimalSize(() => 1, 0.8, 2), 2);
  t.equal(minimalSize((n) => n / 1000, 0.8, 2), 800);
  t.throws(() => minimalSize(() => 0.1, 0.8, 2), RangeError);
  const question: Question = { target: 'power', study: two(0.5), size: 128, count: 'total' };
  t.equal(solve(question), solve({ ...question, size: 64, count: 'each' }));
});
