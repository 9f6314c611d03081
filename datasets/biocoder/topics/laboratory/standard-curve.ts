/** Concentrations read from a standard curve by interpolation between its points. */
import { code, defineFunction, type Json } from '../../template.ts';

export const standardCurve = defineFunction({
  id: 'standard-curve',
  difficulty: 3,
  conventions: {
    replicates: ['mean', 'median'],
    blank: ['samples', 'neither'],
    below: ['none', 'clamped', 'extrapolated'],
    above: ['none', 'clamped', 'extrapolated'],
    scale: ['linear', 'log'],
  },
  names: ['interpolate', 'read_curve', 'concentrations', 'from_standard_curve'],
  describe: ({ replicates, blank, below, above, scale }) => ({
    does: ['reads the concentrations of samples from a standard curve', 'interpolates the concentrations of samples (as of an ELISA) between the standards'],
    arguments: [
      { name: 'standards', type: 'list[list]', meaning: 'the standards, each `[concentration in pg/ml, list of absorbances]`, in ascending order of concentration and, by their averages, of absorbance; at least two, all concentrations above zero' },
      { name: 'blanks', type: 'list[float]', meaning: 'the absorbances of the blanks, at least one' },
      { name: 'samples', type: 'list[float]', meaning: 'the absorbances of the samples' },
    ],
    returns: 'a list of the concentrations in pg/ml, floats that are not rounded or None, one for each sample',
    rules: [
      [`The absorbance of a standard is the ${replicates} of its list`, `Take the ${replicates} of the replicates of each standard`],
      blank === 'samples' ? [`The standards are blanked already: only from the absorbances of the samples the ${replicates} of the blanks is subtracted`, `Subtract the ${replicates} of the blanks from the absorbances of the samples, not from those of the standards, which are blanked already`] : ['Standards and samples are blanked already: blanks are not subtracted', 'The blanks do not matter, since all absorbances are blanked already'],
      scale === 'linear' ? ['Between two neighbouring standards the concentration is linear in the absorbance', 'Interpolate linearly between the two standards around the absorbance'] : ['Between two neighbouring standards the logarithm of the concentration is linear in the absorbance', 'Interpolate the logarithm of the concentration linearly in the absorbance between the two standards around it'],
      `Below the lowest standard ${below === 'none' ? 'the concentration is None' : below === 'clamped' ? 'the concentration is that of the lowest standard' : 'the line through the two lowest standards goes on'}${below === 'extrapolated' && scale === 'linear' ? '; a concentration below zero becomes 0.0' : ''}`,
      `Above the highest standard ${above === 'none' ? 'the concentration is None' : above === 'clamped' ? 'the concentration is that of the highest standard' : 'the line through the two highest standards goes on'}`,
      'A sample exactly at a standard has its concentration',
    ],
  }),
  inputs(_settings, rng) {
    const curve: [number, number[]][] = [[10, [0.11, 0.13, 0.3]], [50, [0.5, 0.52]], [100, [0.9, 0.9]], [400, [1.8, 2.1, 2.15]]];
    const inputs: [[number, number[]][], number[], number[]][] = [[curve, [0.05], []], [curve, [0.05, 0.06], [0.51, 0.7, 1.3]], [curve, [0.04, 0.1, 0.05], [0.02, 0.1, 0.0]], [curve, [0.05], [2.5, 3]], [[[1, [0.1]], [2, [0.3]]], [0], [0.1, 0.2, 0.3, 0.05, 0.35, 0.01]], [curve, [0.07, 0.07], [0.9, 0.51, 0.3]], [[[5, [0.2, 0.4]], [20, [0.6]], [80, [0.9, 1.0, 1.4]]], [0.1], [0.35, 0.8, 1.2, 0.15]]];
    while (inputs.length < 17) {
      let [concentration, absorbance] = [rng.decimal(1, 10, 1), rng.decimal(0.1, 0.2, 2)];
      const standards = Array.from({ length: rng.int(3, 5) }, (): [number, number[]] => {
        [concentration, absorbance] = [concentration * 2, absorbance + rng.decimal(0.2, 0.6, 2)];
        return [concentration, Array.from({ length: rng.int(1, 3) }, () => absorbance + rng.decimal(-0.04, 0.04, 3))];
      });
      inputs.push([standards, [rng.decimal(0.02, 0.08, 3), rng.decimal(0.02, 0.08, 3), rng.decimal(0.02, 0.09, 3)], Array.from({ length: 5 }, () => rng.decimal(0.05, 3, 3))]);
    }
    return inputs;
  },
  solve({ replicates, blank, below, above, scale }, standards: readonly (readonly [number, readonly number[]])[], blanks: readonly number[], samples: readonly number[]) {
    const average = (values: readonly number[]): number => {
      if (replicates === 'mean') return values.reduce((sum, value) => sum + value, 0) / values.length;
      const sorted = [...values].sort((a, b) => a - b);
      const half = sorted.length >> 1;
      return sorted.length % 2 === 1 ? sorted[half] ?? 0 : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
    };
    const zero = blank === 'samples' ? average(blanks) : 0;
    const points = standards.map(([concentration, values]) => ({ x: average(values), y: scale === 'log' ? Math.log(concentration) : concentration }));
    const back = (y: number): number => (scale === 'log' ? Math.exp(y) : y);
    return samples.map((sample): Json => {
      const x = sample - zero;
      const [lowest, highest] = [points[0], points.at(-1)];
      if (lowest === undefined || highest === undefined) return null;
      if (x < lowest.x - 1e-12 && below !== 'extrapolated') return below === 'none' ? null : back(lowest.y);
      if (x > highest.x + 1e-12 && above !== 'extrapolated') return above === 'none' ? null : back(highest.y);
      const i = Math.max(1, Math.min(points.length - 1, points.findIndex((point) => x <= point.x) < 0 ? points.length - 1 : points.findIndex((point) => x <= point.x)));
      const [a, b] = [points[i - 1] ?? lowest, points[i] ?? highest];
      const value = back(a.y + ((x - a.x) * (b.y - a.y)) / (b.x - a.x));
      return scale === 'linear' ? Math.max(0, value) : value;
    });
  },
  python: {
    context: ({ replicates }) => code`
      """Evaluation of immunoassays."""
      from bisect import bisect_left
      from math import exp, log
      from statistics import ${replicates === 'mean' ? 'fmean' : 'median'}, pstdev


      def coefficient_of_variation(values):
          return pstdev(values) / (sum(values) / len(values))


      def line(p, q):
          """The line through two points, as a function."""
          slope = (q[1] - p[1]) / (q[0] - p[0])
          return lambda x: q[1] - slope * (q[0] - x)


      # <<insert solution here>>
      `,
    reference: ({ replicates, blank, below, above, scale }, name) => code`
      def ${name}(standards, blanks, samples):
          zero = ${blank === 'samples' ? `${replicates === 'mean' ? 'fmean' : 'median'}(blanks)` : '0.0'}
          points = [(${replicates === 'mean' ? 'fmean' : 'median'}(values), ${scale === 'log' ? 'log(concentration)' : 'concentration'}) for concentration, values in standards]
          absorbances = [x for x, _ in points]
          results = []
          for sample in samples:
              x = sample - zero
              ${below === 'extrapolated' ? '' : `if x < absorbances[0] - 1e-12:\n    results.append(${below === 'none' ? 'None' : 'standards[0][0]'})\n    continue`}
              ${above === 'extrapolated' ? '' : `if x > absorbances[-1] + 1e-12:\n    results.append(${above === 'none' ? 'None' : 'standards[-1][0]'})\n    continue`}
              i = min(max(bisect_left(absorbances, x), 1), len(points) - 1)
              y = line(points[i - 1], points[i])(x)
              results.append(${scale === 'log' ? 'exp(y)' : 'max(0.0, y)'})
          return results
      `,
  },
});
