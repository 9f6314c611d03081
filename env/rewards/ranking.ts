/** How well scores rank positives before negatives. Both measures as scikit-learn computes them. */

interface Ranked { readonly score: number; readonly positive: boolean }

/** The runs of equal scores in sorted rows: where each ends, and how many of its rows are positive. */
function* ties(sorted: readonly Ranked[]): Generator<{ from: number; to: number; positives: number }> {
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    let positives = 0;
    for (; to < sorted.length && sorted[to]?.score === sorted[from]?.score; to++) if (sorted[to]?.positive === true) positives++;
    yield { from, to, positives };
  }
}

/**
 * Area under the receiver operating characteristic, by midranks, so that ties count half (Hanley and McNeil, Radiology
 * 143:29-36, 1982). NaN where one class is missing.
 */
export function auroc(rows: readonly Ranked[]): number {
  let positives = 0;
  let rankSum = 0;
  for (const tie of ties(rows.toSorted((a, b) => a.score - b.score))) {
    positives += tie.positives;
    rankSum += tie.positives * ((tie.from + 1 + tie.to) / 2);
  }
  const negatives = rows.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Average precision: the sum over thresholds of precision times the gain in recall, without interpolation. */
export function averagePrecision(rows: readonly Ranked[]): number {
  const total = rows.filter(({ positive }) => positive).length;
  let found = 0;
  let sum = 0;
  for (const tie of ties(rows.toSorted((a, b) => b.score - a.score))) {
    found += tie.positives;
    sum += (tie.positives / total) * (found / tie.to);
  }
  return sum;
}
