/** Quantiles: the inverse of a distribution function by Newton's method inside a shrinking bracket. */

/**
 * The x in [low, high] with cdf(x) = probability.
 *
 * Newton's steps where they stay inside the bracket, halving otherwise, so it converges for every continuous,
 * increasing `cdf`; to about 1e-14 of x.
 */
export function invert(cdf: (x: number) => number, density: (x: number) => number, probability: number, bracket: readonly [number, number], start: number): number {
  let [low, high] = bracket;
  let x = Math.min(Math.max(start, low), high);
  for (let step = 0; step < 200; step++) {
    const error = cdf(x) - probability;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const newton = x - error / density(x);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-14 * Math.max(1, Math.abs(x))) return next;
    x = next;
  }
  return x;
}

export function checkProbability(probability: number): void {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`${probability} is not a probability between 0 and 1`);
}
