/** The chi-square distribution. */
import { checkProbability, invert } from './inverse.ts';
import { gammaLower, gammaUpper, logGamma } from './special.ts';

/** P(X <= x) with `df` degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaLower(df / 2, x / 2);
}

/** P(X > x), precise also where it is small. */
export function chiSquareSurvival(x: number, df: number): number {
  return gammaUpper(df / 2, x / 2);
}

/** The x with P(X <= x) = probability. */
export function chiSquareQuantile(probability: number, df: number): number {
  checkProbability(probability);
  const scale = -(df / 2) * Math.log(2) - logGamma(df / 2);
  const density = (x: number): number => Math.exp(scale + (df / 2 - 1) * Math.log(x) - x / 2);
  let high = df + 1;
  while (chiSquareCdf(high, df) < probability) high *= 2;
  return invert((x) => chiSquareCdf(x, df), density, probability, [0, high], high / 2);
}
