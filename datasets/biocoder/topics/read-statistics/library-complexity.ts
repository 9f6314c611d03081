/** Library size from duplicates, by the equation of Lander and Waterman (Genomics 2:231-239, 1988), as Picard EstimateLibraryComplexity solves it. */
import { code, defineFunction } from '../../template.ts';

export const libraryComplexity = defineFunction({
  id: 'library-complexity',
  difficulty: 4,
  conventions: {
    input: ['pairs and duplicates', 'histogram'],
    optical: ['counted', 'removed'],
    result: ['size', 'size and yield'],
    none: [null, -1, 0],
    factor: [2, 3, 4, 5, 10],
  },
  excluded: ({ input, optical, result, factor }) => (input === 'histogram' && optical === 'removed') || (result === 'size' && factor > 2),
  names: ['estimate_library_size', 'library_complexity', 'molecules_in_library', 'lander_waterman_size'],
  describe: ({ input, optical, result, none, factor }) => ({
    does: ['estimates how many distinct molecules a sequencing library holds', 'estimates the size of a library from its duplicates'],
    arguments: [
      { name: 'reads', type: 'list[int]', meaning: input === 'histogram' ? 'how many molecules were seen once, twice, three times and so on' : 'three numbers: read pairs, duplicate pairs among them, and optical duplicates among the duplicates' },
    ],
    returns: result === 'size' ? `the estimate as a float${none === null ? ', or None' : ''}` : `a list of two floats, the estimate and the yield${none === null ? ', or None' : ''}`,
    rules: [
      input === 'histogram' ? ['N is the number of observations (once times one, twice times two, ...), C the number of molecules that were seen', 'C sums the list; N sums each entry times how often those molecules were seen'] : optical === 'counted' ? ['N is the number of pairs, C that of pairs that are no duplicates; optical duplicates are duplicates like others', 'N = pairs, C = pairs - duplicates, whatever kind of duplicate'] : ['Optical duplicates are taken out first: N is pairs less optical duplicates, C pairs less duplicates', 'N = pairs - optical duplicates; C = pairs - duplicates'],
      ['The size X solves C / X = 1 - exp(-N / X)', 'Solve C = X (1 - exp(-N / X)) for X'],
      ['The estimate is to be right to a relative 1e-9', 'Solve it to a relative precision of at least 1e-9'],
      [none === null ? 'Where there is no such X (C is 0, or no observation was a repetition) the result is None' : `Where there is no such X (C is 0, or no observation was a repetition) the result is ${none}.0${result === 'size' ? '' : ' for both numbers'}`, none === null ? 'Return None if C is 0 or C >= N' : `Return ${result === 'size' ? `${none}.0` : `[${none}.0, ${none}.0]`} if C is 0 or C >= N`],
      ...(result === 'size' ? [] : [[`The yield is the number of distinct molecules that ${factor} times as many observations would show: X (1 - exp(-${factor} N / X))`, `Yield: X * (1 - exp(-${factor} * N / X)), the distinct molecules expected after sequencing ${factor} times as deep`] as const]),
    ],
  }),
  inputs({ input }, rng) {
    const inputs: [number[]][] = input === 'histogram' ? [[[]], [[10]], [[0, 0]], [[90, 10]], [[50, 20, 10, 5]], [[0, 5]], [[1, 1]], [[1000, 1]], [[5, 50, 200, 50]]] : [[[0, 0, 0]], [[10, 0, 0]], [[10, 10, 0]], [[1000, 100, 0]], [[1000, 100, 40]], [[1000, 100, 100]], [[500, 400, 5]], [[50, 1, 0]], [[2_000_000, 300_000, 20_000]]];
    while (inputs.length < 18) { if (input === 'histogram') inputs.push([[rng.int(10, 900), rng.int(1, 200), rng.int(0, 60), rng.int(0, 9)]]); else { const pairs = rng.int(100, 90_000); const duplicates = rng.int(1, Math.floor(pairs * 0.7)); inputs.push([[pairs, duplicates, rng.int(0, Math.floor(duplicates / 2))]]); } }
    return inputs;
  },
  solve({ input, optical, result, none, factor }, reads: number[]) {
    const [pairs = 0, duplicates = 0, opticals = 0] = reads;
    const n = input === 'histogram' ? reads.reduce((sum, count, i) => sum + count * (i + 1), 0) : pairs - (optical === 'removed' ? opticals : 0);
    const c = input === 'histogram' ? reads.reduce((sum, count) => sum + count, 0) : pairs - duplicates;
    if (c <= 0 || c >= n) return none === null ? null : result === 'size' ? none : [none, none];
    // In r = N / X the equation is r c/n = 1 - exp(-r); Newton's method from the right of the root, where the left side is larger.
    let r = n / c;
    for (let i = 0; i < 200; i++) {
      const step = (r * (c / n) + Math.expm1(-r)) / (c / n - Math.exp(-r));
      r -= step;
      if (Math.abs(step) <= 1e-15 * r) break;
    }
    const size = n / r;
    return result === 'size' ? size : [size, -size * Math.expm1(-factor * r)];
  },
  python: {
    context: () => code`
      """How much of a library is left to sequence."""
      import math


      def expected_distinct(size, observations):
          """Molecules seen at least once, out of that many, in so many observations."""
          return -size * math.expm1(-observations / size)


      # <<insert solution here>>


      def duplication_rate(size, observations):
          return 1 - expected_distinct(size, observations) / observations
      `,
    reference: ({ input, optical, result, none, factor }, name) => code`
      def ${name}(reads):
          ${input === 'histogram' ? 'n = sum(times * count for times, count in enumerate(reads, 1))\nc = sum(reads)' : `pairs, duplicates, optical = reads\nn, c = ${optical === 'removed' ? 'pairs - optical' : 'pairs'}, pairs - duplicates`}
          if not 0 < c < n:
              return ${none === null ? 'None' : result === 'size' ? `${none}.0` : `[${none}.0, ${none}.0]`}
          low = high = float(c)
          while expected_distinct(high, n) < c:
              high *= 2
          for _ in range(200):
              middle = (low + high) / 2
              if expected_distinct(middle, n) < c:
                  low = middle
              else:
                  high = middle
          return ${result === 'size' ? 'high' : `[high, expected_distinct(high, ${factor} * n)]`}
      `,
  },
});
