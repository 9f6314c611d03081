/**
 * Tables of counts. Sources: R. A. Fisher, The Design of Experiments (1935), with the two-sided sum of the tables that are no more
 * probable; K. Pearson (1900), F. Yates (1934); A. Agresti, Categorical Data Analysis, 3rd ed. (2013), sections 2.2 and 3.5.
 */
import { chiSquareSurvival } from '../../distributions/chi-square.ts';
import { logGamma } from '../../distributions/special.ts';

/** Counts with and without b in the rows with and without a. */
export interface TwoByTwo { readonly both: number; readonly onlyA: number; readonly onlyB: number; readonly neither: number }

export function crossed<T>(units: Iterable<T>, a: ReadonlySet<T>, b: ReadonlySet<T>): TwoByTwo {
  let [both, onlyA, onlyB, neither] = [0, 0, 0, 0];
  for (const unit of units) {
    if (a.has(unit)) { if (b.has(unit)) both++; else onlyA++; } else if (b.has(unit)) onlyB++; else neither++;
  }
  return { both, onlyA, onlyB, neither };
}

const factorials: number[] = [0];
function logFactorial(n: number): number {
  for (let i = factorials.length; i <= n; i++) factorials.push(i < 200 ? (factorials[i - 1] ?? 0) + Math.log(i) : logGamma(i + 1));
  return factorials[n] ?? 0;
}
const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

export type Alternative = 'two-sided' | 'less' | 'greater';

/** Fisher's exact test of the odds ratio. */
export function fisherExact({ both, onlyA, onlyB, neither }: TwoByTwo, alternative: Alternative = 'two-sided'): number {
  const [row, column, total] = [both + onlyA, both + onlyB, both + onlyA + onlyB + neither];
  const [low, high] = [Math.max(0, row + column - total), Math.min(row, column)];
  const logOf = (k: number): number => logChoose(column, k) + logChoose(total - column, row - k) - logChoose(total, row);
  const own = logOf(both);
  let p = 0;
  for (let k = low; k <= high; k++) {
    const log = logOf(k);
    const counts = alternative === 'less' ? k <= both : alternative === 'greater' ? k >= both : log <= own + 1e-7;
    if (counts) p += Math.exp(log);
  }
  return Math.min(1, p);
}

/** The sample's odds ratio; with `correction` one half is added to each count (J. B. S. Haldane, 1956). */
export function oddsRatio({ both, onlyA, onlyB, neither }: TwoByTwo, correction = 0): number {
  return ((both + correction) * (neither + correction)) / ((onlyA + correction) * (onlyB + correction));
}

export interface ChiSquareTest { readonly statistic: number; readonly degrees: number; readonly p: number; readonly smallestExpected: number }

export function chiSquareTest(counts: readonly (readonly number[])[], yates = false): ChiSquareTest {
  const rows = counts.map((row) => row.reduce((sum, each) => sum + each, 0));
  const columns = (counts[0] ?? []).map((_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const total = rows.reduce((sum, each) => sum + each, 0);
  let [statistic, smallestExpected] = [0, Number.POSITIVE_INFINITY];
  for (const [i, row] of counts.entries()) {
    for (const [j, count] of row.entries()) {
      const expected = ((rows[i] ?? 0) * (columns[j] ?? 0)) / total;
      smallestExpected = Math.min(smallestExpected, expected);
      const off = Math.abs(count - expected);
      statistic += (off - (yates ? Math.min(0.5, off) : 0)) ** 2 / expected;
    }
  }
  const degrees = (rows.length - 1) * (columns.length - 1);
  return { statistic, degrees, p: Number.isFinite(statistic) ? chiSquareSurvival(statistic, degrees) : Number.NaN, smallestExpected };
}
