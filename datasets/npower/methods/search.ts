/** The least sample size that reaches a power. */

const LARGEST = 10_000_000;

/**
 * The least whole n >= first with power(n) >= wanted. `power` has to rise with n, as all of ours do.
 * @throws RangeError when ten million are not enough
 */
export function minimalSize(power: (n: number) => number, wanted: number, first: number): number {
  if (power(first) >= wanted) return first;
  let low = first;
  let high = first * 2;
  while (power(high) < wanted) {
    low = high;
    high *= 2;
    if (high > LARGEST) throw new RangeError(`no sample of up to ${LARGEST} reaches a power of ${wanted}`);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (power(middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}
