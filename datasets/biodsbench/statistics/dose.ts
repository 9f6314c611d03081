/**
 * Measures of a dose-response curve that need no fitted model: viability in percent of the control against concentration.
 * Area under the curve over log10 concentration, by trapezoids (M. Haverty et al., Nature 533 (2016) 333 compare such summaries), and the
 * concentration of half viability by linear interpolation on the log scale.
 */
export interface DosePoint { readonly concentration: number; readonly viability: number }

/** Divided by the range of log10 concentration and by 100: 1 where nothing is killed, 0 where all are. */
export function normalisedArea(points: readonly DosePoint[]): number {
  const sorted = points.toSorted((a, b) => a.concentration - b.concentration);
  let area = 0;
  for (const [i, { concentration, viability }] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before !== undefined) area += ((viability + before.viability) / 2) * Math.log10(concentration / before.concentration);
  }
  return area / (100 * Math.log10((sorted.at(-1)?.concentration ?? 1) / (sorted[0]?.concentration ?? 1)));
}

/** The lowest concentration at which the interpolated curve falls from above 50 to 50 percent; undefined where it starts below, never does, or comes within rounding. */
export function halfConcentration(points: readonly DosePoint[]): number | undefined {
  const sorted = points.toSorted((a, b) => a.concentration - b.concentration);
  if (sorted.some(({ viability }) => Math.abs(viability - 50) < 1e-6) || (sorted[0]?.viability ?? 0) < 50) return undefined;
  const at = sorted.findIndex(({ viability }) => viability < 50);
  const [above, below] = [sorted[at - 1], sorted[at]];
  if (above === undefined || below === undefined) return undefined;
  const share = (above.viability - 50) / (above.viability - below.viability);
  return 10 ** (Math.log10(above.concentration) + share * Math.log10(below.concentration / above.concentration));
}
