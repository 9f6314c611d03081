/**
 * Comparing samples of numbers. Sources: B. L. Welch, Biometrika 34 (1947) 28; H. B. Mann and D. R. Whitney, Ann. Math. Stat. 18
 * (1947) 50, with the variance corrected for ties; W. H. Kruskal and W. A. Wallis, J. Am. Stat. Assoc. 47 (1952) 583;
 * Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289.
 */
import { chiSquareSurvival } from '../../distributions/chi-square.ts';
import { normalTwoSided } from '../../distributions/normal.ts';
import { tTwoSided } from '../../distributions/student-t.ts';

export const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** With n - 1. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return sum(values.map((each) => (each - middle) ** 2)) / (values.length - 1);
}
export const deviation = (values: readonly number[]): number => Math.sqrt(variance(values));

/** Ranks from 1, equal values sharing their mean, and the sum of t³ - t over groups of equal ones. */
export function ranks(values: readonly number[]): { readonly ranks: readonly number[]; readonly ties: number } {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const found = new Array<number>(values.length).fill(0);
  let ties = 0;
  for (let i = 0; i < order.length;) {
    let end = i;
    while (end + 1 < order.length && order[end + 1]?.value === order[i]?.value) end++;
    const t = end - i + 1;
    ties += t ** 3 - t;
    for (let j = i; j <= end; j++) found[order[j]?.at ?? 0] = (i + end) / 2 + 1;
    i = end + 1;
  }
  return { ranks: found, ties };
}

export interface TwoSampleTest { readonly statistic: number; readonly p: number }

export function welch(a: readonly number[], b: readonly number[]): TwoSampleTest & { readonly degrees: number } {
  const [va, vb] = [variance(a) / a.length, variance(b) / b.length];
  const statistic = (mean(a) - mean(b)) / Math.sqrt(va + vb);
  const degrees = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  return { statistic, degrees, p: tTwoSided(statistic, degrees) };
}

/** U of the first sample; two-sided by the normal distribution, with a correction for continuity. */
export function mannWhitney(a: readonly number[], b: readonly number[]): TwoSampleTest {
  const [n, m] = [a.length, b.length];
  const { ranks: ranked, ties } = ranks([...a, ...b]);
  const statistic = sum(ranked.slice(0, n)) - (n * (n + 1)) / 2;
  const total = n + m;
  const error = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  const off = Math.max(statistic, n * m - statistic) - (n * m) / 2 - 0.5;
  return { statistic, p: off <= 0 ? 1 : normalTwoSided(off / error) };
}

export function kruskalWallis(groups: readonly (readonly number[])[]): TwoSampleTest {
  const { ranks: ranked, ties } = ranks(groups.flat());
  const n = ranked.length;
  let [from, total] = [0, 0];
  for (const group of groups) {
    total += sum(ranked.slice(from, from + group.length)) ** 2 / group.length;
    from += group.length;
  }
  const statistic = ((12 / (n * (n + 1))) * total - 3 * (n + 1)) / (1 - ties / (n ** 3 - n));
  return { statistic, p: chiSquareSurvival(statistic, groups.length - 1) };
}

/** Benjamini and Hochberg's adjusted p-values, in the order given. */
export function falseDiscovery(p: readonly number[]): readonly number[] {
  const order = p.map((_, i) => i).toSorted((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
  const adjusted = new Array<number>(p.length).fill(1);
  let least = 1;
  for (const [from, i] of order.entries()) {
    least = Math.min(least, ((p[i] ?? 1) * p.length) / (p.length - from));
    adjusted[i] = least;
  }
  return adjusted;
}

export const bonferroni = (p: readonly number[]): readonly number[] => p.map((each) => Math.min(1, each * p.length));

export function pearson(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, each] of a.entries()) {
    const [da, db] = [each - ma, (b[i] ?? 0) - mb];
    ab += da * db; aa += da * da; bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}

export const spearman = (a: readonly number[], b: readonly number[]): number => pearson(ranks(a).ranks, ranks(b).ranks);

/** Two-sided p of a correlation by Student's t with n - 2 degrees of freedom. */
export const correlationP = (r: number, n: number): number => tTwoSided(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2);
