/**
 * Power of the t-test of two independent means.
 *
 * `pooled` (Student): df = n1 + n2 - 2, common variance weighted by the degrees of freedom. `welch`: standard error from
 * each group's own variance, and the degrees of freedom of Satterthwaite (Biometrics Bulletin 1946;2:110) computed from
 * the assumed standard deviations. The statistic is taken as noncentral t with noncentrality difference / standard error.
 * Source: Cohen 1988, ch. 2 (with unequal SDs: the root mean square for equal groups); Rosner B, Fundamentals of
 * Biostatistics, ch. 8; PASS manual, "Two-sample t-tests allowing unequal variance"; R package MKpower, power.welch.t.test.
 */
import { tTestPower } from './one-mean.ts';
import type { TwoSampleT } from './study.ts';

/** @param first participants of the first group, at least 2; the second has `ratio` times as many */
export function twoMeansPower({ difference, sds: [sd1, sd2], method, ratio, sides, alpha }: TwoSampleT, first: number): number {
  const second = first * ratio;
  const delta = Math.abs(difference);
  if (method === 'pooled') {
    const df = first + second - 2;
    const variance = ((first - 1) * sd1 * sd1 + (second - 1) * sd2 * sd2) / df;
    return tTestPower(df, delta / Math.sqrt(variance * (1 / first + 1 / second)), sides, alpha);
  }
  const part1 = (sd1 * sd1) / first;
  const part2 = (sd2 * sd2) / second;
  const df = (part1 + part2) ** 2 / (part1 ** 2 / (first - 1) + part2 ** 2 / (second - 1));
  return tTestPower(df, delta / Math.sqrt(part1 + part2), sides, alpha);
}
