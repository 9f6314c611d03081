/** The exact test of Hardy-Weinberg equilibrium (Wigginton JE, Cutler DJ, Abecasis GR. Am J Hum Genet 2005;76:887; mid-p: Graffelman J, Moreno V. Stat Appl Genet Mol Biol 2013;12:433). */
import { code, defineFunction, Raises } from '../../template.ts';

export const hweExact = defineFunction({
  id: 'hwe-exact',
  difficulty: 4,
  conventions: {
    alternative: ['two-sided', 'excess', 'deficit'],
    mid: [true, false],
    order: ['hom het hom', 'het hom hom'],
    scale: ['p', 'phred'],
    invalid: ['error', 'none'],
    empty: [1, null],
  },
  names: ['hwe_exact', 'exact_hwe', 'snp_hwe', 'hardy_weinberg_exact'],
  describe: ({ alternative, mid, order, scale, invalid, empty }) => {
    const [a, b, c] = order === 'hom het hom' ? ['hom_ref', 'het', 'hom_alt'] : ['het', 'hom_ref', 'hom_alt'];
    const meaning: Readonly<Record<string, string>> = { hom_ref: 'samples with two reference alleles', het: 'samples with one of either', hom_alt: 'samples with two alternate alleles' };
    return {
      does: ['computes the p-value of the exact test of Hardy-Weinberg equilibrium at a biallelic site', 'tests Hardy-Weinberg equilibrium exactly, given the genotype counts of a SNP'],
      arguments: [a, b, c].map((name = '') => ({ name, type: 'int', meaning: meaning[name] ?? '' })),
      returns: scale === 'p' ? 'the p-value, a float that is not rounded' : 'the p-value as -10 * log10(p), a float that is not rounded',
      rules: [
        ['Given the n samples and the numbers r and a of copies of the two alleles, a number h of heterozygotes that is possible (of the parity of a, at most the smaller of r and a) has the probability n! r! a! 2^h / (((r-h)/2)! h! ((a-h)/2)! (2n)!)', 'Condition on the allele counts r and a of the n samples: P(h) = 2**h * n! * r! * a! / (((r-h)/2)! * h! * ((a-h)/2)! * (2n)!) for every h of heterozygotes with the parity of a that is at most min(r, a)'],
        alternative === 'two-sided'
          ? ['The p-value is the sum of the probabilities of all h that are no more probable than the observed one (with a relative tolerance of 1e-7 for ties)', 'Two-sided: add up all P(h) that do not exceed that of the observed number, values within a relative 1e-7 of it counting as equal']
          : alternative === 'excess' ? ['The p-value is the probability of at least as many heterozygotes as observed', 'One-sided, for an excess of heterozygotes: add up P(h) over all h from the observed number upwards'] : ['The p-value is the probability of at most as many heterozygotes as observed', 'One-sided, for a lack of heterozygotes: add up P(h) over all h up to the observed number'],
        mid ? ['It is the mid-p value: half the probability of the observed number is taken off', 'Use the mid-p version, in which the observed number itself counts only half'] : 'The probability of the observed number counts in full',
        [`Without any sample the p-value is ${empty === null ? 'unknown: the result is None' : '1'}`, empty === null ? 'If all counts are zero, return None' : 'If all counts are zero, p is 1'],
        invalid === 'error' ? ['A negative count raises ValueError', 'Raise ValueError for counts below zero'] : ['If a count is negative, the result is None', 'Return None for counts below zero'],
      ],
    };
  },
  inputs({ order }, rng) {
    const of = (hom: number, het: number, alt: number): [number, number, number] => (order === 'hom het hom' ? [hom, het, alt] : [het, hom, alt]);
    const inputs = [of(0, 0, 0), of(5, 0, 0), of(3, -1, 2), of(-2, 4, 1), of(10, 3, 5), of(2, 12, 1), of(0, 6, 0), of(8, 0, 8), of(4, 8, 4), of(1, 1, 0), of(21, 57, 22)];
    while (inputs.length < 20) inputs.push(of(rng.int(0, 20), rng.int(0, 20), rng.int(0, 9)));
    return inputs;
  },
  solve({ alternative, mid, order, scale, invalid, empty }, first: number, second: number, hom2: number) {
    const [hom1, het] = order === 'hom het hom' ? [first, second] : [second, first];
    if (Math.min(hom1, het, hom2) < 0) {
      if (invalid === 'error') throw new Raises('ValueError');
      return null;
    }
    if (hom1 + het + hom2 === 0) return empty === null ? null : scale === 'p' ? 1 : 0;
    const [r, a] = [2 * hom1 + het, 2 * hom2 + het];
    // Relative to the first term, by the recurrence of the paper; scaled to a sum of 1 in the end.
    const terms = new Map<number, number>();
    let term = 1;
    for (let h = a % 2; h <= Math.min(r, a); h += 2) {
      terms.set(h, term);
      term *= (4 * ((r - h) / 2) * ((a - h) / 2)) / ((h + 1) * (h + 2));
    }
    const total = [...terms.values()].reduce((sum, value) => sum + value, 0);
    const own = terms.get(het) ?? 0;
    let p = 0;
    for (const [h, value] of terms) {
      if (alternative === 'two-sided' ? value <= own * (1 + 1e-7) : alternative === 'excess' ? h >= het : h <= het) p += value;
    }
    p = (p - (mid ? own / 2 : 0)) / total;
    return scale === 'p' ? p : -10 * Math.log10(p);
  },
  python: {
    context: () => code`
      """Filters of sites that deviate from Hardy-Weinberg equilibrium, usually genotyping artefacts."""
      from math import exp, factorial, lgamma, log10

      THRESHOLD = 1e-6


      def log_factorial(n):
          return lgamma(n + 1)


      # <<insert solution here>>


      def failing(p_values):
          return [i for i, p in enumerate(p_values) if p is not None and p < THRESHOLD]
      `,
    reference: ({ alternative, mid, order, scale, invalid, empty }, name) => code`
      def ${name}(${order === 'hom het hom' ? 'hom_ref, het, hom_alt' : 'het, hom_ref, hom_alt'}):
          if min(hom_ref, het, hom_alt) < 0:
              ${invalid === 'error' ? 'raise ValueError("a negative count")' : 'return None'}
          n = hom_ref + het + hom_alt
          if n == 0:
              return ${empty === null ? 'None' : scale === 'p' ? '1.0' : '0.0'}
          r, a = 2 * hom_ref + het, 2 * hom_alt + het

          def probability(h):
              above = 2 ** h * factorial(n) * factorial(r) * factorial(a)
              return above / (factorial((r - h) // 2) * factorial(h) * factorial((a - h) // 2) * factorial(2 * n))

          observed = probability(het)
          p = sum(probability(h) for h in range(a % 2, min(r, a) + 1, 2) if ${alternative === 'two-sided' ? 'probability(h) <= observed * (1 + 1e-7)' : alternative === 'excess' ? 'h >= het' : 'h <= het'})
          ${mid ? 'p -= observed / 2' : ''}
          return ${scale === 'p' ? 'p' : '-10 * log10(p)'}
      `,
  },
});
