/** Interval of a share: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927. */

/** The 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;

/** @returns ends of the 95 % interval; the whole of it where there are none */
export function wilson(successes: number, n: number): readonly [number, number] {
  if (n === 0) return [0, 1];
  const share = successes / n;
  const middle = share + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const whole = 1 + (Z * Z) / n;
  // At 0 and 1 the bound is the share itself, but for rounding.
  return [Math.max(0, Math.min(share, (middle - spread) / whole)), Math.min(1, Math.max(share, (middle + spread) / whole))];
}
