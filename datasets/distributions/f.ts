/** Fisher's F distribution. */
import { checkProbability, invert } from './inverse.ts';
import { betaRegularized, logBeta } from './special.ts';

/** P(F <= f) with `df1` and `df2` degrees of freedom (Abramowitz and Stegun 26.6.2). */
export function fCdf(f: number, df1: number, df2: number): number {
  return f <= 0 ? 0 : betaRegularized((df1 * f) / (df1 * f + df2), df1 / 2, df2 / 2);
}

/** The f with P(F <= f) = probability. */
export function fQuantile(probability: number, df1: number, df2: number): number {
  checkProbability(probability);
  const scale = (df1 / 2) * Math.log(df1 / df2) - logBeta(df1 / 2, df2 / 2);
  const density = (f: number): number => Math.exp(scale + (df1 / 2 - 1) * Math.log(f) - ((df1 + df2) / 2) * Math.log1p((df1 * f) / df2));
  let high = 2;
  while (fCdf(high, df1, df2) < probability) high *= 2;
  return invert((f) => fCdf(f, df1, df2), density, probability, [0, high], high / 2);
}
