/**
 * Power of Pearson's chi-square test of independence in a table of groups by categories.
 *
 * The statistic is noncentral chi-square with (rows - 1)(columns - 1) degrees of freedom and noncentrality N w², where
 * w² = Σ (p_ij - p_i. p_.j)² / (p_i. p_.j) over the assumed cell probabilities; no continuity correction.
 * Source: Cohen 1988, ch. 7; G*Power 3.1 manual, "Goodness of fit and contingency tables"; R package pwr, ES.w2.
 */
import { chiSquareQuantile } from '../../distributions/chi-square.ts';
import { noncentralChiSquareCdf } from '../../distributions/noncentral-chi-square.ts';
import type { ChiSquare } from './study.ts';

/** w², Cohen's effect size squared. */
export function effectSquared({ proportions, shares }: ChiSquare): number {
  const overall = (proportions[0] ?? []).map((_, column) => proportions.reduce((sum, row, group) => sum + (shares[group] ?? 0) * (row[column] ?? 0), 0));
  return proportions.reduce((total, row, group) => total + row.reduce((sum, proportion, column) => {
    const share = shares[group] ?? 0;
    const expected = share * (overall[column] ?? 0);
    return sum + (share * proportion - expected) ** 2 / expected;
  }, 0), 0);
}

/** @param total participants of all groups together */
export function independencePower(study: ChiSquare, total: number): number {
  const df = (study.proportions.length - 1) * ((study.proportions[0]?.length ?? 0) - 1);
  return 1 - noncentralChiSquareCdf(chiSquareQuantile(1 - study.alpha, df), df, total * effectSquared(study));
}
