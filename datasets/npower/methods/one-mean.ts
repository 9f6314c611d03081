/**
 * Power of the t-test of one mean: one sample against a fixed value, or the differences of pairs.
 *
 * With n observations T is noncentral t with n - 1 degrees of freedom and noncentrality |difference| / sd * sqrt(n);
 * power = P(T > c), and for a two-sided test P(|T| > c), c being the central quantile at 1 - alpha/sides.
 * Source: Cohen J, Statistical Power Analysis for the Behavioral Sciences, 2nd ed. 1988, ch. 2; G*Power 3.1 manual,
 * "Means: difference from constant" and "two dependent groups". Exact; no normal approximation.
 */
import { noncentralTCdf, noncentralTSurvival } from '../../distributions/noncentral-t.ts';
import { tQuantile } from '../../distributions/student-t.ts';
import type { OneSampleT, PairedT, Sides } from './study.ts';

/** Power of a t-test whose statistic has `df` degrees of freedom and noncentrality `delta` (not negative). */
export function tTestPower(df: number, delta: number, sides: Sides, alpha: number): number {
  const critical = tQuantile(1 - alpha / sides, df);
  const upper = noncentralTSurvival(critical, df, delta);
  return sides === 1 ? upper : Math.min(1, upper + noncentralTCdf(-critical, df, delta));
}

/** @param n observations, or pairs; at least 2 */
export function oneMeanPower({ difference, sd, sides, alpha }: OneSampleT | PairedT, n: number): number {
  return tTestPower(n - 1, (Math.abs(difference) / sd) * Math.sqrt(n), sides, alpha);
}

/**
 * Standard deviation of the within-pair difference from those of both measurements and their correlation.
 * Source: G*Power 3.1 manual, "two dependent groups": sqrt(s1² + s2² - 2 r s1 s2).
 */
export function sdOfDifferences(first: number, second: number, correlation: number): number {
  return Math.sqrt(first * first + second * second - 2 * correlation * first * second);
}
