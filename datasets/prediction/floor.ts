/** What the best single feature earns, so that to hand one in as it is earns nothing. */

/** The area under the curve of the best feature of each label, in whichever direction; then the mean over the labels. At least 0.5. */
export function bestSingle(features: readonly Float64Array[], labels: readonly string[]): number {
  const best = labels.map(() => 0.5);
  for (const feature of features) {
    const order = Uint32Array.from(feature.keys()).filter((row) => !Number.isNaN(feature[row])).sort((a, b) => (feature[a] ?? 0) - (feature[b] ?? 0));
    for (const [at, digits] of labels.entries()) best[at] = Math.max(best[at] ?? 0, furthest(feature, order, digits));
  }
  return best.reduce((sum, area) => sum + area, 0) / best.length;
}

/**
 * The area under the curve of one feature for one label, or of its opposite. Rows where it was not measured stand together
 * wherever among the others that is best, since nobody says by which value they are filled. @param order measured rows, ascending
 */
function furthest(feature: Float64Array, order: Uint32Array, digits: string): number {
  const holds = (row: number): boolean => digits.charCodeAt(row) === 49;
  let [positives, negatives] = [0, 0];
  for (let row = 0; row < digits.length; row++) if (holds(row)) positives++; else negatives++;
  let [measuredPositives, measuredNegatives] = [0, 0];
  for (const row of order) if (holds(row)) measuredPositives++; else measuredNegatives++;
  const [gapPositives, gapNegatives] = [positives - measuredPositives, negatives - measuredNegatives];
  // Pairs in order that the gaps make: with the negatives below them, with the positives above, among themselves by halves.
  let [below, passed, pairs] = [0, 0, 0];
  const gaps = (): number => gapPositives * below + (measuredPositives - passed) * gapNegatives + (gapPositives * gapNegatives) / 2;
  let [most, least] = [gaps(), gaps()];
  for (let from = 0; from < order.length;) {
    let [p, n, to] = [0, 0, from];
    for (; to < order.length && feature[order[to] ?? 0] === feature[order[from] ?? 0]; to++) if (holds(order[to] ?? 0)) p++; else n++;
    pairs += p * (below + n / 2);
    below += n;
    passed += p;
    from = to;
    most = Math.max(most, gaps());
    least = Math.min(least, gaps());
  }
  return Math.max(pairs + most, positives * negatives - pairs - least) / (positives * negatives);
}
