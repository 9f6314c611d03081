/** Confidence intervals of a proportion. Sources: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404; E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209. */
import { normalQuantile } from '../../distributions/normal.ts';
import { betaRegularized } from '../../distributions/special.ts';

export type Interval = readonly [lower: number, upper: number];

/** The x at which the incomplete beta function has the value, by halving. */
function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (betaRegularized(middle, a, b) < probability) low = middle; else high = middle;
  }
  return (low + high) / 2;
}

export function clopperPearson(k: number, n: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  return [k === 0 ? 0 : betaQuantile(tail, k, n - k + 1), k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k)];
}

export function wilson(k: number, n: number, confidence = 0.95): Interval {
  const z = normalQuantile(0.5 + confidence / 2);
  const [p, z2] = [k / n, z * z];
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
