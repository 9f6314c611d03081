/** Quantiles of numbers. */

/** With linear interpolation at position q (n - 1) of the sorted values; 0 of none. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? 0) - low);
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
