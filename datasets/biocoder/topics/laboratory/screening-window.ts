/** The quality of a screening assay (Z': Zhang JH, Chung TDY, Oldenburg KR. J Biomol Screen 1999;4:67; SSMD: Zhang XD. Genomics 2007;89:552). */
import { median } from '../../../distributions/quantile.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const screeningWindow = defineFunction({
  id: 'screening-window',
  difficulty: 2,
  conventions: {
    measure: ['z prime', 'ssmd', 'signal to background'],
    averages: ['mean', 'robust'],
    deviation: ['sample', 'population'],
    outliers: ['kept', 'trimmed'],
    missing: ['left out', 'none'],
    undefined: [null, 'error'],
  },
  // A median stays the same when both ends are cut off, and only means have a standard deviation beside them.
  excluded: ({ measure, averages, deviation, outliers }) => ((averages === 'robust' || measure === 'signal to background') && deviation === 'population') || (measure === 'signal to background' && averages === 'robust' && outliers === 'trimmed'),
  names: ['z_prime', 'assay_quality', 'screening_window', 'plate_quality'],
  describe: ({ measure, averages, deviation, outliers, missing, undefined: none }) => ({
    does: [`computes ${{ 'z prime': "the Z' factor", ssmd: 'the strictly standardised mean difference (SSMD)', 'signal to background': 'the ratio of signal to background' }[measure]} of a screening plate from its controls`, `judges a screening assay by ${{ 'z prime': "its Z' factor", ssmd: 'its SSMD', 'signal to background': 'its signal-to-background ratio' }[measure]}`],
    arguments: [
      { name: 'positive', type: 'list', meaning: 'the signals of the positive controls, floats or None' },
      { name: 'negative', type: 'list', meaning: 'those of the negative controls' },
    ],
    returns: 'a float, not rounded, or what is said where it is not defined',
    rules: [
      missing === 'left out' ? ['Wells of None are left out', 'Ignore missing wells (None)'] : ['If any well is None, the result is None', 'A missing well (None) makes the result None'],
      ...(outliers === 'trimmed' ? [['In each group of more than three wells the smallest and the largest signal are left out', 'Trim each group that has more than three wells by its smallest and its largest value'] as const] : []),
      none === 'error' ? ['If a group then has fewer than two wells, or there is something to be divided by zero, raise ValueError', 'Raise ValueError with fewer than two wells in a group, or for a division by zero'] : ['If a group then has fewer than two wells, or there is something to be divided by zero, the result is None', 'Return None with fewer than two wells in a group, or for a division by zero'],
      averages === 'robust' ? [`The centre m of a group is its median${measure === 'signal to background' ? '' : ', and its spread s is SCALE of the module times the median of the absolute differences from it'}`, `Centres m are medians${measure === 'signal to background' ? '' : '; spreads s are median absolute deviations from them, times `SCALE`'}`] : [`The centre m of a group is its mean${measure === 'signal to background' ? '' : `, and its spread s is its standard deviation with ${deviation === 'sample' ? 'n - 1' : 'n'} in the denominator`}`, `Centres m are means${measure === 'signal to background' ? '' : `; spreads s are ${deviation} standard deviations (divided by ${deviation === 'sample' ? 'n - 1' : 'n'})`}`],
      measure === 'z prime' ? ["Z' is 1 - 3 (s of the positive + s of the negative) / |m of the positive - m of the negative|", "Z' = 1 - 3 * (s_pos + s_neg) / abs(m_pos - m_neg)"] : measure === 'ssmd' ? ['SSMD is (m of the positive - m of the negative) / sqrt(s^2 of the positive + s^2 of the negative)', 'SSMD = (m_pos - m_neg) / sqrt(s_pos**2 + s_neg**2)'] : ['The ratio is m of the positive over m of the negative', 'Divide m_pos by m_neg'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [(number | null)[], (number | null)[]][] = [[[], [1, 2]], [[100, 104, 98], [10, 12, 11]], [[100, null, 90, 120], [10, 14, 8, 30]], [[5, 5], [5, 5]], [[50, 60], [null, 3]], [[1, 2, 3], [-1, 1, 0]], [[80, 85, 90, 300], [9, 10, 11, 12, 0]], [[20, 22, 27, 21], [20, 23, 24, 26]], [[4, 8], [0, 0]], [[7, 7, 7, 7], [1, 1, 1, 9]]];
    while (inputs.length < 19) inputs.push([Array.from({ length: rng.int(4, 8) }, () => (rng.chance(0.04) ? null : rng.decimal(60, 140, 1))), Array.from({ length: rng.int(4, 8) }, () => rng.decimal(4, 20, 1))]);
    return inputs;
  },
  solve({ measure, averages, deviation, outliers, missing, undefined: none }, positive: readonly (number | null)[], negative: readonly (number | null)[]) {
    if (missing === 'none' && [...positive, ...negative].includes(null)) return null;
    const groups = [positive, negative].map((wells) => {
      const known = wells.filter((well) => well !== null).sort((a, b) => a - b);
      const values = outliers === 'trimmed' && known.length > 3 ? known.slice(1, -1) : known;
      const m = averages === 'robust' ? median(values) : values.reduce((sum, value) => sum + value, 0) / values.length;
      const s = averages === 'robust' ? 1.4826 * median(values.map((value) => Math.abs(value - m))) : Math.sqrt(values.reduce((sum, value) => sum + (value - m) ** 2, 0) / (values.length - (deviation === 'sample' ? 1 : 0)));
      return { n: values.length, m, s };
    });
    const [a = { n: 0, m: 0, s: 0 }, b = { n: 0, m: 0, s: 0 }] = groups;
    const under = measure === 'z prime' ? Math.abs(a.m - b.m) : measure === 'ssmd' ? Math.sqrt(a.s ** 2 + b.s ** 2) : b.m;
    if (a.n < 2 || b.n < 2 || under === 0) {
      if (none === 'error') throw new Raises('ValueError');
      return none;
    }
    return measure === 'z prime' ? 1 - (3 * (a.s + b.s)) / under : measure === 'ssmd' ? (a.m - b.m) / under : a.m / under;
  },
  python: {
    context: () => code`
      """Quality control of high-throughput screens."""
      from math import hypot
      from statistics import fmean, median, pstdev, stdev

      # Makes the median absolute deviation of normal values their standard deviation.
      SCALE = 1.4826


      def percent_inhibition(signal, positive, negative):
          """The place of a signal between the centres of the controls, in percent."""
          return 100 * (negative - signal) / (negative - positive)


      # <<insert solution here>>
      `,
    reference: ({ measure, averages, deviation, outliers, missing, undefined: none }, name) => code`
      def ${name}(positive, negative):
          ${missing === 'none' ? 'if None in positive or None in negative:\n    return None' : ''}
          groups = [sorted(well for well in wells if well is not None) for wells in (positive, negative)]
          ${outliers === 'trimmed' ? 'groups = [values[1:-1] if len(values) > 3 else values for values in groups]' : ''}
          if min(map(len, groups)) < 2:
              ${none === 'error' ? 'raise ValueError("too few wells")' : 'return None'}
          (a, b) = centres = [${averages === 'robust' ? 'median' : 'fmean'}(values) for values in groups]
          ${measure === 'signal to background' ? '' : averages === 'robust' ? 's, t = (SCALE * median(abs(value - m) for value in values) for values, m in zip(groups, centres))' : `s, t = map(${deviation === 'sample' ? 'stdev' : 'pstdev'}, groups)`}
          over, under = ${measure === 'z prime' ? '-3 * (s + t), abs(a - b)' : measure === 'ssmd' ? 'a - b, hypot(s, t)' : 'a, b'}
          if under == 0:
              ${none === 'error' ? 'raise ValueError("no difference")' : 'return None'}
          return ${measure === 'z prime' ? '1 + ' : ''}over / under
      `,
  },
});
