/**
 * Power of the one-way analysis of variance with equal groups.
 *
 * F is noncentral with k - 1 and k(n - 1) degrees of freedom and noncentrality n Σ(mean_i - grand mean)² / sd²
 * = k n f², where f is Cohen's effect size: the deviation of the assumed means with divisor k, since they are the
 * population's means and no sample of them. (R's power.anova.test takes the variance with divisor k - 1 and multiplies
 * by k - 1: the same noncentrality.) Source: Cohen 1988, ch. 8; G*Power 3.1 manual, "Fixed effects ANOVA - one way".
 */
import { fQuantile } from '../../distributions/f.ts';
import { noncentralFCdf } from '../../distributions/noncentral-f.ts';
import type { Anova } from './study.ts';

/** @param each participants of each group, at least 2 */
export function anovaPower({ means, sd, alpha }: Anova, each: number): number {
  const groups = means.length;
  const grand = means.reduce((sum, mean) => sum + mean, 0) / groups;
  const squares = means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0);
  const df2 = groups * (each - 1);
  return 1 - noncentralFCdf(fQuantile(1 - alpha, groups - 1, df2), groups - 1, df2, (each * squares) / (sd * sd));
}
