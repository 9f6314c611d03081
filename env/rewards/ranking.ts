/** How well scores rank positives before negatives. Both measures as scikit-learn computes them. */

/** The scores of the positives and those of the negatives, each in ascending order. */
export interface Ranking { readonly positives: Float64Array; readonly negatives: Float64Array }

export function rankingOf(scores: ArrayLike<number>, positive: (row: number) => boolean): Ranking {
  const positives = new Float64Array(scores.length);
  const negatives = new Float64Array(scores.length);
  let [p, n] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? Number.NaN;
    if (positive(row)) positives[p++] = score;
    else negatives[n++] = score;
  }
  return { positives: positives.subarray(0, p).sort(), negatives: negatives.subarray(0, n).sort() };
}

/** From where on the sorted values are over `value`. */
function over(sorted: Float64Array, value: number, from: number): number {
  let at = from;
  while (at < sorted.length && (sorted[at] ?? 0) <= value) at++;
  return at;
}

/**
 * Area under the receiver operating characteristic: the share of pairs that are in order, ties counting half (Hanley and
 * McNeil, Radiology 143:29-36, 1982). NaN where one class is missing.
 */
export function auroc({ positives, negatives }: Ranking): number {
  let [below, upTo, twice] = [0, 0, 0];
  for (const score of positives) {
    while (below < negatives.length && (negatives[below] ?? 0) < score) below++;
    upTo = over(negatives, score, Math.max(below, upTo));
    twice += below + upTo;
  }
  return twice / 2 / (positives.length * negatives.length);
}

/** Average precision: the sum over thresholds of precision times the gain in recall, without interpolation. */
export function averagePrecision({ positives, negatives }: Ranking): number {
  let [found, wrong, sum] = [0, 0, 0];
  while (found < positives.length) {
    const threshold = positives[positives.length - 1 - found] ?? 0;
    const before = found;
    while (found < positives.length && (positives[positives.length - 1 - found] ?? 0) >= threshold) found++;
    while (wrong < negatives.length && (negatives[negatives.length - 1 - wrong] ?? 0) >= threshold) wrong++;
    sum += (found - before) * (found / (found + wrong));
  }
  return sum / positives.length;
}
