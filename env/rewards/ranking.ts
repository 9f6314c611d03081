/** How well scores rank positives before negatives. Both measures as scikit-learn computes them. */

interface Ranked { readonly score: number; readonly positive: boolean }

/**
 * Area under the receiver operating characteristic, by midranks, so that ties count half (Hanley and McNeil, Radiology
 * 143:29-36, 1982). NaN where one class is missing.
 */
export function auroc(rows: readonly Ranked[]): number {
  const sorted = rows.toSorted((a, b) => a.score - b.score);
  let positives = 0;
  let rankSum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let tied = 0;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) {
      if (sorted[to]?.positive === true) tied++;
      to++;
    }
    positives += tied;
    rankSum += tied * ((from + 1 + to) / 2);
    from = to;
  }
  const negatives = sorted.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Average precision: the sum over thresholds of precision times the gain in recall, without interpolation. */
export function averagePrecision(rows: readonly Ranked[]): number {
  const sorted = rows.toSorted((a, b) => b.score - a.score);
  const total = sorted.filter(({ positive }) => positive).length;
  let found = 0;
  let sum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let tied = 0;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) {
      if (sorted[to]?.positive === true) tied++;
      to++;
    }
    found += tied;
    sum += (tied / total) * (found / to);
    from = to;
  }
  return sum;
}
