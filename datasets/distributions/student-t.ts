/** Student's t distribution. */
import { checkProbability, invert } from './inverse.ts';
import { normalQuantile } from './normal.ts';
import { betaRegularized, logBeta } from './special.ts';

/** P(T <= t) with `df` degrees of freedom, which need not be whole (Abramowitz and Stegun 26.7.1). */
export function tCdf(t: number, df: number): number {
  const tail = betaRegularized(df / (df + t * t), df / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** P(|T| > |t|), precise also where it is small. */
export function tTwoSided(t: number, df: number): number {
  return betaRegularized(df / (df + t * t), df / 2, 0.5);
}

/** The t with P(T <= t) = probability. */
export function tQuantile(probability: number, df: number): number {
  checkProbability(probability);
  if (probability < 0.5) return -tQuantile(1 - probability, df);
  const z = normalQuantile(probability);
  const scale = -0.5 * Math.log(df) - logBeta(df / 2, 0.5);
  const density = (t: number): number => Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
  let high = z + 1;
  while (tCdf(high, df) < probability) high *= 2;
  // First term of the expansion in 1/df (Abramowitz and Stegun 26.7.5).
  return invert((t) => tCdf(t, df), density, probability, [-1, high], z + (z ** 3 + z) / (4 * df));
}
