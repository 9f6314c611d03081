/** Rarefaction: how many species (genes, molecules) a smaller sample would show (Hurlbert, Ecology 52:577-586, 1971). */
import { code, defineFunction, Raises } from '../../template.ts';

export const rarefaction = defineFunction({
  id: 'rarefaction',
  difficulty: 3,
  conventions: {
    replacement: ['without', 'with'],
    result: ['expected', 'curve', 'slope'],
    least: [1, 2],
    beyond: ['None', 'capped', 'ValueError'],
    seen: [1, 2, 3],
  },
  excluded: ({ replacement, beyond, result, least }) => (replacement === 'with' && (beyond !== 'None' || least === 2)) || (result === 'slope' && least === 2),
  names: ['rarefy', 'rarefaction', 'expected_richness', 'rarefied_richness'],
  describe: ({ replacement, result, least, beyond, seen }) => ({
    does: { expected: ['computes how many species a random subsample is expected to show', 'computes the rarefied richness of a sample'], curve: ['computes a rarefaction curve at several depths', 'computes the expected richness at each of several depths'], slope: ['computes how many new species the next read would bring', 'computes the slope of the rarefaction curve, as the gain of one more read'] }[result] as [string, string],
    arguments: [
      { name: 'counts', type: 'list[int]', meaning: 'reads of each species, 0 or more' },
      { name: 'depths', type: 'list[int]', meaning: result === 'curve' ? 'the sizes of the subsamples' : 'the size of the subsample, the only member of the list' },
    ],
    returns: result === 'curve' ? `a list of floats${replacement === 'without' && beyond === 'None' ? ' (or None), one for each depth' : ', one for each depth'}` : `a float${replacement === 'without' && beyond === 'None' ? ', or None' : ''}`,
    rules: [
      seen === 1 ? ['All counts are used', 'Singletons are kept'] : seen === 2 ? ['Species that were seen once are left out first', 'Remove singletons (counts of 1) before anything else'] : ['Species that were seen once or twice are left out first', 'Remove singletons and doubletons (counts of 1 and 2) before anything else'],
      replacement === 'without' ? ['The subsample of n out of N reads is drawn without replacement: a species of count k is missed with the probability C(N - k, n) / C(N, n), C being binomial coefficients', 'Draw without replacement (hypergeometric): the probability to miss a species of k reads is C(N - k, n) / C(N, n)'] : ['The n reads are drawn with replacement: a species of count k out of N is missed with the probability (1 - k / N)^n', 'Draw with replacement: the probability to miss a species of k reads is (1 - k/N)^n'],
      ...(least === 1 ? [['The expected number is the sum over species of the probability not to be missed', 'Sum 1 - P(missed) over the species'] as const] : [['A species counts only if it is seen at least twice: it also does not count when exactly one of its reads is drawn, which has the probability k C(N - k, n - 1) / C(N, n)', 'Require two reads: subtract P(exactly one read) = k * C(N - k, n - 1) / C(N, n) as well'] as const]),
      ...(result === 'slope' ? [['The slope is the expected number at n + 1 less that at n', 'Report E(n + 1) - E(n)'] as const] : []),
      ...(replacement === 'with' ? [['Without reads the expected number is 0.0', 'If N is 0 the expected number is 0.0'] as const] : [
        beyond === 'None' ? [`Where n is larger than N${result === 'slope' ? ', or n + 1 is,' : ''} the result is None`, `For ${result === 'slope' ? 'n + 1 > N' : 'n > N'} give None`] as const : beyond === 'capped' ? [`An n larger than N is set to N${result === 'slope' ? ' (n + 1 as well)' : ''}`, `Cap ${result === 'slope' ? 'n and n + 1' : 'n'} at N`] as const : [`Where n is larger than N${result === 'slope' ? ', or n + 1 is,' : ''} ValueError is raised`, `Raise ValueError for ${result === 'slope' ? 'n + 1 > N' : 'n > N'}`] as const,
      ]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[], number[]][] = [[[], [0]], [[5, 3, 1], [4]], [[5, 3, 1], [9]], [[5, 3, 1], [10]], [[2, 2, 2], [1]], [[1, 1, 1, 1], [2]], [[10, 0, 4], [3]], [[7], [5]], [[4, 1], [0]], [[20, 10, 5, 2, 1], [12]], [[3, 3], [20]]];
    while (inputs.length < 20) { const counts = Array.from({ length: rng.int(3, 8) }, () => rng.pick([1, 1, 2, 3, 5, 9, 20])); inputs.push([counts, [rng.int(1, counts.reduce((sum, count) => sum + count, 0) - 1)]]); }
    return inputs.map(([counts, [n = 0]]) => [counts, [n]]);
  },
  solve({ replacement, result, least, beyond, seen }, counts: number[], depths: number[]) {
    const kept = counts.filter((count) => count >= seen);
    const total = kept.reduce((sum, count) => sum + count, 0);
    /** C(a, n) / C(N, n) by factors, all of them at most 1. */
    const missed = (k: number, n: number): number => {
      let p = 1;
      for (let i = 0; i < n; i++) p *= Math.max(0, total - k - i) / (total - i);
      return p;
    };
    /** k C(N - k, n - 1) / C(N, n): one of n draws is one of the k, the others are not. */
    const once = (k: number, n: number): number => {
      let p = n === 0 ? 0 : (n * k) / total;
      for (let i = 0; i < n - 1; i++) p *= Math.max(0, total - k - i) / (total - 1 - i);
      return p;
    };
    const expected = (n: number): number => {
      if (total === 0) return 0;
      return kept.reduce((sum, k) => sum + 1 - (replacement === 'with' ? (1 - k / total) ** n : missed(k, n) + (least === 2 ? once(k, n) : 0)), 0);
    };
    const at = (n: number): number | null => {
      if (replacement === 'without' && n > total) {
        if (beyond === 'ValueError') throw new Raises('ValueError');
        return beyond === 'None' ? null : expected(total);
      }
      return expected(n);
    };
    if (result === 'curve') return depths.map(at);
    const n = depths[0] ?? 0;
    if (result === 'expected') return at(n);
    const [after, before] = [at(n + 1), at(n)];
    return after === null || before === null ? null : after - before;
  },
  python: {
    context: () => code`
      """Richness of microbial samples."""
      from math import comb


      def shannon(counts):
          from math import log
          total = sum(counts)
          return -sum(k / total * log(k / total) for k in counts if k)


      def chao1(counts):
          once, twice = counts.count(1), counts.count(2)
          return sum(k > 0 for k in counts) + once * (once - 1) / (2 * (twice + 1))


      # <<insert solution here>>
      `,
    reference: ({ replacement, result, least, beyond, seen }, name) => code`
      def ${name}(counts, depths):
          ${seen === 1 ? '' : `counts = [k for k in counts if k not in ${seen === 2 ? '(1,)' : '(1, 2)'}]`}
          total = sum(counts)

          def expected(n):
              ${replacement === 'with' ? '' : `if n > total:\n    ${beyond === 'None' ? 'return None' : beyond === 'capped' ? 'n = total' : 'raise ValueError(n)'}`}
              ${replacement === 'with' ? 'return sum(1 - (1 - k / total) ** n for k in counts if k)' : `ways = comb(total, n)\nseen = sum(ways - comb(total - k, n)${least === 2 ? ' - (k * comb(total - k, n - 1) if n else 0)' : ''} for k in counts)\nreturn seen / ways`}

          ${result === 'curve' ? 'return [expected(n) for n in depths]' : result === 'expected' ? 'return expected(depths[0])' : 'before, after = expected(depths[0]), expected(depths[0] + 1)\nreturn None if after is None else after - before'}
      `,
  },
});
