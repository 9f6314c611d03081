/** Quantiles and medians of samples: those of R. J. Hyndman and Y. Fan, Am. Stat. 50 (1996) 361, type 7, as NumPy and R give them. */

/** With linear interpolation at position q (n - 1) of the sorted values; NaN of none. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? Number.NaN) - low);
}

/** Half of the sum of the middle two where they are even in number, as Python has it to the last bit. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] ?? 0 : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
