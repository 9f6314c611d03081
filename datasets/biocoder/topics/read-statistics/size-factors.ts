/** Size factors of samples: medians of ratios (Anders and Huber, Genome Biol 11:R106, 2010), and simpler ones. */
import { quantile } from '../../../distributions/quantile.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const sizeFactors = defineFunction({
  id: 'size-factors',
  difficulty: 4,
  conventions: {
    method: ['median of ratios', 'total', 'upper quartile'],
    zeros: ['genes without zeros', 'genes not all zero'],
    result: ['factors', 'normalised'],
    scale: ['none', 'mean one', 'geometric mean one'],
    missing: ['ones', 'ValueError'],
  },
  excluded: ({ method, zeros }) => method === 'median of ratios' && zeros === 'genes not all zero',
  names: ['size_factors', 'normalisation_factors', 'normalise_samples', 'estimate_size_factors'],
  describe: ({ method, zeros, result, scale, missing }) => ({
    does: result === 'factors' ? ['estimates the size factors of sequencing samples', 'computes normalisation factors for the samples of a count matrix'] : ['normalises a count matrix by size factors of its samples', 'divides the counts of each sample by its size factor'],
    arguments: [{ name: 'counts', type: 'list[list[int]]', meaning: 'a row for each gene, in it the count of each sample; at least one sample' }, { name: 'samples', type: 'int', meaning: 'the number of samples' }],
    returns: result === 'factors' ? 'a list of floats, one for each sample' : 'the matrix of counts divided by the factors, as lists of floats',
    rules: [
      zeros === 'genes without zeros' ? ['Only genes without a zero in any sample are used for the factors', 'Estimate the factors from genes with counts above 0 in every sample'] : ['Genes whose counts are all zero are not used for the factors', 'Estimate the factors from genes that are not zero in all samples'],
      { 'median of ratios': ['The factor of a sample is the median over genes of its count divided by the geometric mean of the gene over all samples', 'For each sample take the median of count / (geometric mean of the gene\'s row)'], total: ['The factor of a sample is the sum of its counts', 'Use each sample\'s total count'], 'upper quartile': ['The factor of a sample is the third quartile of its counts, interpolated linearly (position 0.75 (n - 1) of the sorted values, from 0)', 'Use each sample\'s 75th percentile with linear interpolation at 0.75 * (n - 1)'] }[method] as [string, string],
      ...(method === 'median of ratios' ? [['The median of an even number of values is the mean of the middle two', 'Average the two central values for an even number of genes'] as const] : []),
      ...(scale === 'none' ? [] : [scale === 'mean one' ? ['The factors are divided by their mean', 'Rescale the factors to an arithmetic mean of 1'] as const : ['The factors are divided by their geometric mean', 'Rescale the factors to a geometric mean of 1'] as const]),
      missing === 'ones' ? ['Where no gene can be used, or a factor would be 0, all factors are 1.0', 'If there is no usable gene or any factor is 0, use 1.0 for every sample'] : ['Where no gene can be used, or a factor would be 0, ValueError is raised', 'Raise ValueError if there is no usable gene or any factor is 0'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[][], number][] = [[[], 2], [[[5, 10]], 2], [[[0, 4], [3, 6], [10, 20]], 2], [[[0, 0], [0, 0]], 2], [[[1, 0], [0, 2]], 2], [[[4, 8, 2], [10, 22, 5], [0, 3, 1], [7, 12, 4]], 3], [[[0, 9], [0, 8], [0, 7]], 2], [[[3], [9], [4]], 1], [[[100, 5], [2, 4], [6, 3]], 2], [[[0, 0, 3], [0, 0, 8], [2, 5, 9], [0, 1, 1]], 3]];
    while (inputs.length < 18) { const samples = rng.int(2, 4); const depth = Array.from({ length: samples }, () => rng.pick([0.5, 1, 2, 3])); inputs.push([Array.from({ length: rng.int(3, 8) }, () => { const level = rng.int(0, 60); return depth.map((each) => Math.round(level * each * (0.7 + 0.6 * rng.float()))); }), samples]); }
    return inputs;
  },
  solve({ method, zeros, result, scale, missing }, counts: number[][], samples: number) {
    const used = counts.filter((row) => (zeros === 'genes without zeros' ? row.every((count) => count > 0) : row.some((count) => count > 0)));
    const geometric = (numbers: number[]): number => Math.exp(numbers.reduce((sum, each) => sum + Math.log(each), 0) / numbers.length);
    let factors = Array.from({ length: samples }, (_, s) => {
      const column = used.map((row) => row[s] ?? 0);
      if (method === 'total') return column.reduce((sum, count) => sum + count, 0);
      if (method === 'upper quartile') return quantile(column, 0.75);
      return quantile(used.map((row) => (row[s] ?? 0) / geometric(row)), 0.5);
    });
    if (used.length === 0 || factors.includes(0)) {
      if (missing === 'ValueError') throw new Raises('ValueError');
      factors = factors.map(() => 1);
    }
    const unit = scale === 'none' ? 1 : scale === 'mean one' ? factors.reduce((sum, each) => sum + each, 0) / samples : geometric(factors);
    factors = factors.map((factor) => factor / unit);
    return result === 'factors' ? factors : counts.map((row) => row.map((count, s) => count / (factors[s] ?? 1)));
  },
  python: {
    context: () => code`
      """Comparing samples of different depth."""
      from math import prod
      from statistics import geometric_mean, mean, median, quantiles


      def columns(counts, samples):
          return [[row[s] for row in counts] for s in range(samples)]


      def upper_quartile(values):
          return quantiles(values, n=4, method="inclusive")[2] if len(values) > 1 else values[0]


      # <<insert solution here>>
      `,
    reference: ({ method, zeros, result, scale, missing }, name) => code`
      def ${name}(counts, samples):
          used = [row for row in counts if ${zeros === 'genes without zeros' ? 'min(row) > 0' : 'max(row) > 0'}]
          factors = [0.0] * samples
          if used:
              ${method === 'total' ? 'factors = [sum(column) for column in columns(used, samples)]' : method === 'upper quartile' ? 'factors = [upper_quartile(column) for column in columns(used, samples)]' : 'centres = [prod(row) ** (1 / samples) for row in used]\nfactors = [median(row[s] / centre for row, centre in zip(used, centres)) for s in range(samples)]'}
          if not all(factors):
              ${missing === 'ones' ? 'factors = [1.0] * samples' : 'raise ValueError("no factors")'}
          ${scale === 'none' ? '' : `unit = ${scale === 'mean one' ? 'mean' : 'geometric_mean'}(factors)\nfactors = [factor / unit for factor in factors]`}
          return ${result === 'factors' ? 'factors' : '[[count / factor for count, factor in zip(row, factors)] for row in counts]'}
      `,
  },
});
