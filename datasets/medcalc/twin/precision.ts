/**
 * To which precision an answer is asked, as practice reports it, and what is accepted.
 *
 * Half a percent of the truth, and at least half a unit of the last digit asked for, so that the rounded answer is right wherever the question
 * asks to round. The published rows take five percent, since their labels come from notes that leave conventions open; a generated
 * note gives exact values and the question its convention. With five percent a constant would earn up to a quarter of calculators whose
 * answers lie close together in life, such as osmolality.
 */

/** Decimal places of each equation; dates, pairs and points have none. */
const DECIMALS: { readonly [id: number]: number } = {
  2: 0, 3: 0, 5: 0, 6: 1, 7: 1, 8: 1, 9: 0, 10: 1, 11: 0, 19: 2, 22: 0, 23: 0, 24: 1, 26: 1, 30: 0, 31: 1, 38: 1, 39: 0, 40: 2, 44: 0, 46: 1, 49: 1, 56: 0, 57: 0, 58: 0, 59: 0, 60: 2, 61: 1, 62: 1, 63: 0, 64: 2, 65: 1, 66: 1, 67: 2,
};

/** Whole numbers or half ones by their definition: rounding changes nothing, and a number halfway between two of them is none. */
const EXACT: ReadonlySet<number> = new Set([8, 23, 39, 63]);

export function decimalsOf(calculatorId: number): number | undefined {
  return DECIMALS[calculatorId];
}

/** The limits within which an answer to a generated task is right. */
export function twinLimits(calculatorId: number, value: number): { readonly low: number; readonly high: number } {
  // A hair more than half a unit, for what floating point makes of a rounded number.
  const rounding = EXACT.has(calculatorId) ? 0.05 : 0.5 * 10 ** -(DECIMALS[calculatorId] ?? 2) + 1e-9;
  const margin = Math.max(0.005 * Math.abs(value), rounding);
  return { low: value - margin, high: value + margin };
}
