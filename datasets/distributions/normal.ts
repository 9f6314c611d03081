/** The standard normal distribution. */
import { checkProbability, invert } from './inverse.ts';
import { gammaUpper } from './special.ts';

/** Φ(z), by the incomplete gamma function: Φ(-z) = Q(1/2, z²/2) / 2. */
export function normalCdf(z: number): number {
  const tail = gammaUpper(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** P(|Z| > |z|), precise also where it is small. */
export function normalTwoSided(z: number): number {
  return gammaUpper(0.5, (z * z) / 2);
}

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The z with Φ(z) = probability. */
export function normalQuantile(probability: number): number {
  checkProbability(probability);
  // The lower tail is the precise one.
  if (probability > 0.5) return -normalQuantile(1 - probability);
  return invert(normalCdf, normalDensity, probability, [-40, 0.5], roughLowerQuantile(probability));
}

/** Abramowitz and Stegun 26.2.23, to 4.5e-4: where Newton's method starts. */
function roughLowerQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability));
  return -(t - (2.515_517 + 0.802_853 * t + 0.010_328 * t * t) / (1 + 1.432_788 * t + 0.189_269 * t * t + 0.001_308 * t ** 3));
}
