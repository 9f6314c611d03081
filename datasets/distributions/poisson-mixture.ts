/** Sums over a Poisson distribution, of which the noncentral F and chi-square distributions are made. */
import { logGamma } from './special.ts';

/** Values of a function of j, walked by recurrence: where j = `at` it is `value`; `up` and `down` move by one. */
export interface Walk {
  readonly value: number;
  up(): Walk;
  down(): Walk;
}

/**
 * Σ Poisson(j; mean) value(j) over j >= 0, for values in [0, 1].
 *
 * Starts at the mode and walks to both sides, so that a large mean does not underflow. Terms below 1e-18 are left out.
 */
export function poissonMixture(mean: number, walkFrom: (mode: number) => Walk): number {
  const mode = Math.floor(mean);
  const middle = walkFrom(mode);
  const peak = mean === 0 ? 1 : Math.exp(-mean + mode * Math.log(mean) - logGamma(mode + 1));
  let sum = peak * middle.value;
  let weight = peak;
  let walk = middle;
  for (let j = mode + 1; weight > 1e-18; j++) {
    weight *= mean / j;
    walk = walk.up();
    sum += weight * walk.value;
  }
  weight = peak;
  walk = middle;
  for (let j = mode; j > 0 && weight > 1e-18; j--) {
    weight *= j / mean;
    walk = walk.down();
    sum += weight * walk.value;
  }
  return Math.min(1, Math.max(0, sum));
}
