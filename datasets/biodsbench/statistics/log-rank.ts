/**
 * Tests of equal hazards in several groups. Sources: N. Mantel, Cancer Chemother. Rep. 50 (1966) 163; E. A. Gehan, Biometrika 52
 * (1965) 203 and N. Breslow, Biometrika 57 (1970) 579 (weights n); R. E. Tarone and J. Ware, Biometrika 64 (1977) 156 (weights √n);
 * the form for k groups as in Klein and Moeschberger (2003), section 7.3.
 */
import { chiSquareSurvival } from '../../distributions/chi-square.ts';
import type { Observation } from './kaplan-meier.ts';
import { solve } from './linear.ts';

export type Weighting = 'log-rank' | 'gehan' | 'tarone-ware';

export interface RankTest {
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
  /** Of each group; weighted where the test is. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

const WEIGHT: Readonly<Record<Weighting, (atRisk: number) => number>> = { 'log-rank': () => 1, gehan: (atRisk) => atRisk, 'tarone-ware': Math.sqrt };

export function rankTest(groups: readonly (readonly Observation[])[], weighting: Weighting = 'log-rank'): RankTest {
  const k = groups.length;
  const all = groups.flatMap((group, of) => group.map(({ time, event }) => ({ time, event, of }))).toSorted((a, b) => a.time - b.time);
  const left = groups.map(({ length }) => length);
  const observed = new Array<number>(k).fill(0);
  const expected = new Array<number>(k).fill(0);
  const [died, gone] = [new Array<number>(k).fill(0), new Array<number>(k).fill(0)];
  const variance = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (let i = 0; i < all.length;) {
    const time = all[i]?.time;
    const n = all.length - i;
    died.fill(0);
    gone.fill(0);
    for (; i < all.length && all[i]?.time === time; i++) {
      const { of, event } = all[i] as { readonly of: number; readonly event: boolean };
      gone[of] = (gone[of] ?? 0) + 1;
      if (event) died[of] = (died[of] ?? 0) + 1;
    }
    const d = died.reduce((sum, each) => sum + each, 0);
    if (d > 0) {
      const w = WEIGHT[weighting](n);
      for (let a = 0; a < k; a++) {
        const share = (left[a] ?? 0) / n;
        observed[a] = (observed[a] ?? 0) + w * (died[a] ?? 0);
        expected[a] = (expected[a] ?? 0) + w * d * share;
        const row = variance[a] ?? [];
        for (let b = 0; b < k && n > 1; b++) row[b] = (row[b] ?? 0) + w * w * d * ((n - d) / (n - 1)) * share * ((a === b ? 1 : 0) - (left[b] ?? 0) / n);
      }
    }
    for (let a = 0; a < k; a++) left[a] = (left[a] ?? 0) - (gone[a] ?? 0);
  }
  // The last group follows from the others.
  const difference = observed.slice(0, k - 1).map((each, a) => each - (expected[a] ?? 0));
  const solved = solve(variance.slice(0, k - 1).map((row) => row.slice(0, k - 1)), difference);
  const statistic = solved === undefined ? Number.NaN : difference.reduce((sum, each, a) => sum + each * (solved[a] ?? 0), 0);
  return { statistic, degrees: k - 1, p: chiSquareSurvival(statistic, k - 1), observed, expected };
}
