/** The efficiency of a PCR from the slope of its standard curve (Rasmussen R: Quantification on the LightCycler, 2001; MIQE: Bustin SA et al. Clin Chem 2009;55:611). */
import { code, defineFunction, Raises } from '../../template.ts';

export const pcrEfficiency = defineFunction({
  id: 'pcr-efficiency',
  difficulty: 3,
  conventions: {
    replicates: ['each', 'mean'],
    undetermined: ['left out', 'level left out'],
    spread: ['kept', 'dropped'],
    result: ['percent', 'factor', 'slope', 'r squared'],
    few: [null, 'error'],
  },
  names: ['pcr_efficiency', 'amplification_efficiency', 'efficiency_from_curve', 'standard_curve_fit'],
  describe: ({ replicates, undetermined, spread, result, few }) => ({
    does: [`computes the ${{ percent: 'efficiency of a PCR in percent', factor: 'factor by which a PCR grows in a cycle', slope: 'slope of the standard curve of a PCR', 'r squared': 'r squared of the standard curve of a PCR' }[result]} from a dilution series`, `fits the standard curve of a quantitative PCR and gives its ${{ percent: 'efficiency in percent', factor: 'amplification factor', slope: 'slope', 'r squared': 'coefficient of determination' }[result]}`],
    arguments: [{ name: 'levels', type: 'list[list]', meaning: 'the levels of the series, each `[copies, list of Ct values]`; copies are above zero and different in each level, a Ct of None is undetermined' }],
    returns: `a float, not rounded${few === null ? ', or None' : ''}`,
    rules: [
      undetermined === 'left out' ? ['Undetermined wells (None) are left out', 'Ignore wells without a Ct (None)'] : ['A level with any undetermined well (None) is left out', 'Drop a whole level if one of its wells has no Ct (None)'],
      ...(spread === 'dropped' ? [['Then levels are left out whose largest and smallest Ct are more than MAX_SPREAD cycles (of the module) apart', 'After that, drop levels with a range of Ct above `MAX_SPREAD`'] as const] : []),
      replicates === 'each' ? ['Every well is a point of the curve, at log10 of the copies', 'Use each well as a point (log10(copies), Ct)'] : ['The mean Ct of each level that has any is a point of the curve, at log10 of the copies', 'Average the wells of a level to one point (log10(copies), mean Ct); levels without wells give none'],
      'The line is fitted by least squares, Ct on log10 of the copies',
      ...(result === 'percent' ? [['The efficiency is 100 (10^(-1/slope) - 1) percent', 'The efficiency in percent is (10 ** (-1 / slope) - 1) * 100'] as const] : result === 'factor' ? [['The factor is 10^(-1/slope)', 'Growth per cycle is 10 ** (-1 / slope)'] as const] : result === 'r squared' ? [['r squared is the squared correlation of Ct and log10 of the copies', 'Give the square of Pearson\'s correlation'] as const] : []),
      few === 'error' ? ['If points of fewer than two levels are left, or all Ct are the same, raise ValueError', 'Raise ValueError with points of fewer than two levels or without any difference in Ct'] : ['If points of fewer than two levels are left, or all Ct are the same, the result is None', 'Return None with points of fewer than two levels or without any difference in Ct'],
    ],
  }),
  inputs(_settings, rng) {
    type Levels = [number, (number | null)[]][];
    const inputs: [Levels][] = [[[]], [[[1000, [25]]]], [[[100, [30]], [1000, [26.7]], [10000, [23.3]]]], [[[10, [33.1, 33.4, 36]], [100, [29.9, 30.1]], [1000, [26.5, 26.4, 26.8]]]], [[[10, [null, 34.2]], [100, [31]], [1000, [27.8, 27.5]], [10000, [24.6]]]], [[[10, [null]], [100, [30]]]], [[[50, [28, 28]], [500, [28]]]], [[[1, [36, 38.5]], [10, [33, 33.2]], [100, [30.1, 29.6]]]], [[[10, [null, null]], [100, [30.2, null]], [1000, [27, 26.9]]]]];
    while (inputs.length < 18) {
      const slope = rng.decimal(-3.9, -3.1, 2);
      inputs.push([Array.from({ length: rng.int(3, 5) }, (_, i): [number, (number | null)[]] => [10 ** (i + 1) * 3, Array.from({ length: rng.int(1, 3) }, () => (rng.chance(0.07) ? null : Math.round((38 + slope * (i + 1.477) + rng.decimal(-0.5, 0.5, 2)) * 100) / 100))])]);
    }
    return inputs;
  },
  solve({ replicates, undetermined, spread, result, few }, levels: readonly (readonly [number, readonly (number | null)[]])[]) {
    const points: { x: number; y: number }[] = [];
    let used = 0;
    for (const [copies, wells] of levels) {
      const known = wells.filter((well) => well !== null);
      if (known.length === 0 || (undetermined === 'level left out' && known.length < wells.length) || (spread === 'dropped' && Math.max(...known) - Math.min(...known) > 1)) continue;
      used++;
      for (const y of replicates === 'each' ? known : [known.reduce((sum, well) => sum + well, 0) / known.length]) points.push({ x: Math.log10(copies), y });
    }
    const n = points.length;
    const [mx, my] = [points.reduce((sum, { x }) => sum + x, 0) / n, points.reduce((sum, { y }) => sum + y, 0) / n];
    const [xx, xy, yy] = [points.reduce((sum, { x }) => sum + (x - mx) ** 2, 0), points.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0), points.reduce((sum, { y }) => sum + (y - my) ** 2, 0)];
    if (used < 2 || points.every(({ y }) => y === points[0]?.y)) {
      if (few === 'error') throw new Raises('ValueError');
      return few;
    }
    const slope = xy / xx;
    return result === 'slope' ? slope : result === 'r squared' ? (xy * xy) / (xx * yy) : result === 'factor' ? 10 ** (-1 / slope) : 100 * (10 ** (-1 / slope) - 1);
  },
  python: {
    context: () => code`
      """Standard curves of quantitative PCR."""
      from math import log10
      from statistics import correlation, fmean, linear_regression

      # Cycles between replicates of a level.
      MAX_SPREAD = 1.0


      def copies_of(ct, slope, intercept):
          return 10 ** ((ct - intercept) / slope)


      # <<insert solution here>>
      `,
    reference: ({ replicates, undetermined, spread, result, few }, name) => code`
      def ${name}(levels):
          kept = {}
          for copies, wells in levels:
              known = [well for well in wells if well is not None]
              if not known${undetermined === 'level left out' ? ' or None in wells' : ''}${spread === 'dropped' ? ' or max(known) - min(known) > MAX_SPREAD' : ''}:
                  continue
              kept[log10(copies)] = ${replicates === 'each' ? 'known' : '[fmean(known)]'}
          points = [(x, y) for x, wells in kept.items() for y in wells]
          if len(kept) < 2 or len({y for _, y in points}) < 2:
              ${few === 'error' ? 'raise ValueError("too few points")' : 'return None'}
          x, y = zip(*points)
          ${result === 'r squared' ? 'return correlation(x, y) ** 2' : `slope = linear_regression(x, y).slope\nreturn ${result === 'slope' ? 'slope' : result === 'factor' ? '10 ** (-1 / slope)' : '100 * (10 ** (-1 / slope) - 1)'}`}
      `,
  },
});
