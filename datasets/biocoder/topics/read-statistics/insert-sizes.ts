/** Insert sizes of read pairs, as Picard CollectInsertSizeMetrics measures them. */
import { quantile } from '../../../distributions/quantile.ts';
import { code, defineFunction } from '../../template.ts';

type Pair = [string, number, number, string, string];

export const insertSizes = defineFunction({
  id: 'insert-sizes',
  difficulty: 3,
  conventions: {
    centre: ['median', 'mean'],
    spread: ['MAD', 'standard deviation', 'quartile range'],
    outliers: ['kept', 'over ten MADs'],
    orientation: ['FR', 'any'],
    largest: [1000, 500],
  },
  names: ['insert_size_metrics', 'fragment_sizes', 'insert_sizes', 'summarise_inserts'],
  describe: ({ centre, spread, outliers, orientation, largest }) => ({
    does: ['sums up the insert sizes of read pairs', 'estimates centre and spread of the fragment lengths of a library'],
    arguments: [{ name: 'pairs', type: 'list[list]', meaning: 'lists `[chrom of the mate, start, end, strand, strand of the mate]`: start and end are the outermost positions of the pair (1-based, closed) seen from the left read, whose strand comes first; chrom of the mate is = if both are on one chromosome' }],
    returns: 'a list of two floats, centre and spread; `[0.0, 0.0]` if no pair counts',
    rules: [
      ['Pairs on two chromosomes do not count', 'Only pairs whose mate chromosome is = count'],
      orientation === 'FR' ? ['Only pairs that face each other count: the left read on +, its mate on -', 'Keep FR pairs alone (left read forward, right read reverse)'] : ['Orientation plays no part', 'Pairs of every orientation count'],
      ['The insert size is end - start + 1', 'A fragment spans start to end, both included'],
      [`Pairs with an insert size over \`MAX_INSERT\` (${largest}) do not count`, `Leave out inserts of more than \`MAX_INSERT\` = ${largest} bases`],
      ['The median of an even number of values is the mean of the two middle ones', 'Medians average the two central values where their number is even'],
      ...(outliers === 'kept' ? [] : [['Then values are left out that are farther from the median than ten times the median absolute deviation (the median of the distances from the median); with a deviation of 0 nothing is left out', 'Next, drop values more than 10 MADs from the median, MAD being the median absolute deviation; if it is 0 keep all'] as const]),
      centre === 'median' ? ['The centre is the median', 'Report the median as the centre'] : ['The centre is the mean', 'Report the arithmetic mean as the centre'],
      { MAD: ['The spread is the median absolute deviation from the median, not scaled', 'Spread: the median of |x - median|'], 'standard deviation': ['The spread is the standard deviation of a sample (n - 1), 0.0 for a single value', 'Spread: the sample standard deviation (divisor n - 1; 0.0 if n is 1)'], 'quartile range': ['The spread is the third less the first quartile, interpolated linearly between the sorted values (the position of a quantile q is q (n - 1), from 0)', 'Spread: the interquartile range with linear interpolation at position q * (n - 1) of the sorted values'] }[spread] as [string, string],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Pair[]][] = [[[]], [[['=', 1, 300, '+', '-']]], [[['=', 1, 300, '+', '-'], ['=', 11, 211, '+', '-']]], [[['chr2', 1, 300, '+', '-'], ['=', 5, 250, '-', '+']]], [[['=', 1, 100, '+', '-'], ['=', 1, 102, '+', '-'], ['=', 1, 101, '+', '-'], ['=', 1, 400, '+', '-'], ['=', 1, 103, '+', '-']]], [[['=', 1, 500, '+', '-'], ['=', 1, 501, '+', '-'], ['=', 1, 480, '+', '-']]], [[['=', 1, 1000, '+', '-'], ['=', 1, 1001, '+', '-'], ['=', 1, 900, '+', '-']]], [[['=', 1, 200, '+', '+'], ['=', 1, 210, '+', '-'], ['=', 1, 260, '-', '-']]], [[['=', 1, 50, '+', '-'], ['=', 1, 50, '+', '-'], ['=', 1, 90, '+', '-']]]];
    while (inputs.length < 18) inputs.push([Array.from({ length: rng.int(3, 9) }, (): Pair => { const start = rng.int(1, 9_000); return [rng.pick(['=', '=', '=', 'chr5']), start, start + Math.max(30, Math.round(rng.normal(330, rng.pick([12, 90])))) + (rng.chance(0.1) ? 500 : 0), rng.pick(['+', '+', '-']), rng.pick(['-', '-', '+'])]; })]);
    return inputs;
  },
  solve({ centre, spread, outliers, orientation, largest }, pairs: Pair[]) {
    const madOf = (numbers: number[]): number => { const median = quantile(numbers, 0.5); return quantile(numbers.map((each) => Math.abs(each - median)), 0.5); };
    let sizes = pairs.filter(([chrom, , , left, right]) => chrom === '=' && (orientation === 'any' || (left === '+' && right === '-'))).map(([, start, end]) => end - start + 1).filter((size) => size <= largest);
    if (sizes.length === 0) return [0, 0];
    if (outliers !== 'kept') {
      const [median, mad] = [quantile(sizes, 0.5), madOf(sizes)];
      if (mad > 0) sizes = sizes.filter((size) => Math.abs(size - median) <= 10 * mad);
    }
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    const deviation = sizes.length < 2 ? 0 : Math.sqrt(sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0) / (sizes.length - 1));
    return [centre === 'median' ? quantile(sizes, 0.5) : mean, spread === 'MAD' ? madOf(sizes) : spread === 'standard deviation' ? deviation : quantile(sizes, 0.75) - quantile(sizes, 0.25)];
  },
  python: {
    context: ({ largest }) => code`
      """Fragment lengths of paired-end libraries."""
      from statistics import mean, median, quantiles, stdev

      MAX_INSERT = ${largest}


      def deviation(values):
          """Median absolute deviation from the median."""
          middle = median(values)
          return median(abs(value - middle) for value in values)


      # <<insert solution here>>


      def read_through(sizes, read_length):
          """The share of fragments shorter than a read, which run into the adapter."""
          return sum(size < read_length for size in sizes) / len(sizes)
      `,
    reference: ({ centre, spread, outliers, orientation }, name) => code`
      def ${name}(pairs):
          sizes = []
          for chrom, start, end, left, right in pairs:
              if chrom == "="${orientation === 'FR' ? ' and left + right == "+-"' : ''} and end - start < MAX_INSERT:
                  sizes.append(end - start + 1)
          if not sizes:
              return [0.0, 0.0]
          ${outliers === 'kept' ? '' : 'middle, unit = median(sizes), deviation(sizes)\nif unit:\n    sizes = [size for size in sizes if abs(size - middle) <= 10 * unit]'}
          ${spread === 'quartile range' ? 'cuts = quantiles(sizes, n=4, method="inclusive") if len(sizes) > 1 else [0, 0, 0]' : ''}
          spread = ${spread === 'MAD' ? 'deviation(sizes)' : spread === 'standard deviation' ? 'stdev(sizes) if len(sizes) > 1 else 0' : 'cuts[2] - cuts[0]'}
          return [float(${centre}(sizes)), float(spread)]
      `,
  },
});
