/** Outliers among technical replicates (median absolute deviation: Iglewicz B, Hoaglin DC: How to Detect and Handle Outliers, 1993; Dixon's Q: Dean RB, Dixon WJ. Anal Chem 1951;23:636). */
import { median } from '../../../distributions/quantile.ts';
import { code, defineFunction, type Json } from '../../template.ts';

export const replicateOutliers = defineFunction({
  id: 'replicate-outliers',
  difficulty: 2,
  conventions: {
    rule: ['median', 'modified z', 'q'],
    bound: ['above', 'at least'],
    repeated: ['once', 'until none'],
    few: ['kept', 'none'],
    output: ['mean', 'kept', 'places'],
  },
  // No score of values with few digits is exactly at the limit.
  excluded: ({ rule, bound }) => rule === 'modified z' && bound === 'at least',
  names: ['drop_outliers', 'replicate_outliers', 'clean_replicates', 'exclude_outlier'],
  describe: ({ rule, bound, repeated, few, output }) => ({
    does: ['excludes outliers among technical replicates', 'removes replicates that are too far from the others'],
    arguments: [{ name: 'values', type: 'list[float]', meaning: 'the replicates, as Ct values' }],
    returns: output === 'mean' ? 'the mean of the values that remain, a float that is not rounded; None if there are none' : output === 'kept' ? 'the list of the values that remain, in their order' : 'the ascending list of the 0-based places of the values that were excluded',
    rules: [
      few === 'kept' ? ['Fewer than three values are kept as they are', 'With fewer than three values nothing is excluded'] : ['Fewer than three values are all excluded', 'With fewer than three values none is kept, since they cannot be judged'],
      [`In each step the one value that is the worst is excluded, if its ${{ median: 'distance', 'modified z': 'score', q: 'quotient' }[rule]} is ${bound} LIMIT of the module; of several that are equally bad (within 1e-9), the first`, `Exclude a single value per step, the one with the largest ${{ median: 'distance', 'modified z': 'score', q: 'quotient' }[rule]} (the first among equals, within 1e-9), provided that it is ${bound} \`LIMIT\``],
      rule === 'median' ? ['The distance of a value is its absolute difference from the median of all values that are left', 'Distances are absolute differences from the median'] : rule === 'modified z' ? ['The score of a value is 0.6745 times its absolute difference from the median of all values that are left, over the median of those differences; if that is 0 there is no outlier', 'Scores are 0.6745 * |value - median| / MAD, where MAD is the median of |value - median|; with a MAD of 0 nothing is excluded'] : ['The quotient of the smallest and of the largest value is the gap to the next one over the range of all values that are left; other values have none, and with a range of 0 there is no outlier', 'Q is the gap between an extreme value and its neighbour in order of size, divided by the range; only the smallest and the largest value are candidates (the first in the list, of several that are equal), and a range of 0 means no outlier'],
      repeated === 'once' ? ['There is one step only', 'At most one value is excluded'] : ['Steps go on as long as a value is excluded and at least three are left', 'Repeat with the values that remain until nothing is excluded or fewer than three are left'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[]][] = [[[]], [[20]], [[20, 26]], [[20, 20.5, 30]], [[20, 20, 20]], [[20, 20, 24]], [[20, 20, 21]], [[20, 20.125, 20.25, 25, 60]], [[18, 20, 22]], [[20, 20.25, 20.5, 30, 40]], [[20, 21, 20.5, 20.75, 21.5]], [[15, 20, 20.5, 25.5]], [[10, 12, 14, 20]], [[20, 20.125, 20.25, 21.25]], [[22, 22.5, 23, 33, 22.25, 50]], [[30, 20, 20.5]], [[20, 20.5, 21, 21.5, 23.5]], [[0, 1, 2, 8]], [[20, 21, 22, 22.5, 27.5]]];
    while (inputs.length < 26) {
      const base = rng.decimal(18, 30, 1);
      inputs.push([Array.from({ length: rng.int(3, 6) }, () => Math.round((base + rng.decimal(-0.5, 0.5, 2) + (rng.chance(0.2) ? rng.decimal(1, 8, 2) : 0)) * 100) / 100)]);
    }
    return inputs;
  },
  solve({ rule, bound, repeated, few, output }, values: readonly number[]) {
    const limit = { median: 1, 'modified z': 3.5, q: 0.75 }[rule];
    let left = values.map((value, place) => ({ value, place }));
    if (values.length < 3) left = few === 'kept' ? left : [];
    for (let step = 0; left.length >= 3 && (repeated === 'until none' || step === 0); step++) {
      const own = left.map(({ value }) => value);
      const middle = median(own);
      const away = own.map((value) => Math.abs(value - middle));
      const sorted = [...own].sort((a, b) => a - b);
      const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
      const scores = own.map((value, i) => {
        if (rule === 'median') return away[i] ?? 0;
        if (rule === 'modified z') return median(away) === 0 ? -1 : (0.6745 * (away[i] ?? 0)) / median(away);
        if (range === 0 || own.indexOf(value) !== i) return -1;
        return value === sorted[0] ? ((sorted[1] ?? 0) - value) / range : value === sorted.at(-1) ? (value - (sorted.at(-2) ?? 0)) / range : -1;
      });
      const most = Math.max(...scores);
      if (bound === 'above' ? most <= limit + 1e-9 : most < limit - 1e-9) break;
      const worst = scores.findIndex((score) => score >= most - 1e-9);
      left = left.filter((_, i) => i !== worst);
    }
    if (output === 'kept') return left.map(({ value }): Json => value);
    if (output === 'places') return values.map((_, i) => i).filter((i) => !left.some(({ place }) => place === i));
    return left.length === 0 ? null : left.reduce((sum, { value }) => sum + value, 0) / left.length;
  },
  python: {
    context: ({ rule }) => code`
      """Technical replicates."""
      from statistics import fmean, median

      LIMIT = ${{ median: '1.0', 'modified z': '3.5', q: '0.75' }[rule]}
      TOLERANCE = 1e-9


      def spread(values):
          return max(values) - min(values) if values else 0.0


      # <<insert solution here>>
      `,
    reference: ({ rule, bound, repeated, few, output }, name) => code`
      def ${name}(values):
          left = list(enumerate(values))
          ${few === 'none' ? 'if len(left) < 3:\n    left = []' : ''}

          def badness(values):
              ${rule === 'q' ? `order = sorted(values)
extent = order[-1] - order[0]
scores = [-1.0] * len(values)
if extent:
    scores[values.index(order[0])] = (order[1] - order[0]) / extent
    scores[values.index(order[-1])] = (order[-1] - order[-2]) / extent
return scores` : `middle = median(values)
away = [abs(value - middle) for value in values]
${rule === 'median' ? 'return away' : 'scale = median(away)\nreturn [0.6745 * x / scale for x in away] if scale else [-1.0] * len(values)'}`}

          while len(left) >= 3:
              scores = badness([value for _, value in left])
              worst = max(scores)
              if ${bound === 'above' ? 'worst <= LIMIT + TOLERANCE' : 'worst < LIMIT - TOLERANCE'}:
                  break
              del left[next(i for i, score in enumerate(scores) if score >= worst - TOLERANCE)]
              ${repeated === 'once' ? 'break' : ''}
          ${output === 'kept' ? 'return [value for _, value in left]' : output === 'places' ? 'return sorted(set(range(len(values))) - {i for i, _ in left})' : 'return fmean(value for _, value in left) if left else None'}
      `,
  },
});
