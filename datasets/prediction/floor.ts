/** What the best single feature earns, so that to hand one in as it is earns nothing. */
import { auroc, rankingOf } from '../../env/rewards/ranking.ts';

/** The area under the curve of the best feature of each label, in whichever direction; then the mean over the labels. At least 0.5. */
export function bestSingle(features: readonly Float64Array[], labels: readonly string[]): number {
  const best = labels.map(() => 0.5);
  for (const feature of features) {
    for (const filled of fillings(feature)) {
      for (const [at, digits] of labels.entries()) {
        const area = auroc(rankingOf(filled, (row) => digits.charCodeAt(row) === 49));
        best[at] = Math.max(best[at] ?? 0, area, 1 - area);
      }
    }
  }
  return best.reduce((sum, area) => sum + area, 0) / best.length;
}

/** What is not measured stands below all, above all, or in the middle. */
function* fillings(feature: Float64Array): Generator<Float64Array> {
  const present = feature.filter((value) => !Number.isNaN(value)).sort();
  if (present.length === 0) return;
  if (present.length === feature.length) { yield feature; return; }
  for (const filling of [(present[0] ?? 0) - 1, present[present.length >> 1] ?? 0, (present.at(-1) ?? 0) + 1]) yield feature.map((value) => (Number.isNaN(value) ? filling : value));
}
