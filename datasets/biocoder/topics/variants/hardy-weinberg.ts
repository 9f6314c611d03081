/** The goodness-of-fit test of Hardy-Weinberg proportions (Weir BS: Genetic Data Analysis II, 1996, chapter 3; continuity correction of Yates). */
import { code, defineFunction, Raises } from '../../template.ts';

export const hardyWeinberg = defineFunction({
  id: 'hardy-weinberg',
  difficulty: 3,
  conventions: {
    correction: [0, 0.5],
    monomorphic: [0, null, 'error'],
    rare: ['computed', 'none'],
    result: ['chi2', 'signed', 'with f'],
    haploid: ['left out', 'error'],
  },
  names: ['hwe_chi2', 'hardy_weinberg_test', 'hwe_statistic', 'test_hwe'],
  describe: ({ correction, monomorphic, rare, result, haploid }) => ({
    does: ['tests the genotypes of a biallelic site for Hardy-Weinberg proportions by chi-square', 'computes the chi-square statistic of the deviation from Hardy-Weinberg equilibrium'],
    arguments: [{ name: 'genotypes', type: 'list[str]', meaning: 'one for each sample, of the alleles 0 and 1: `0/0`, `0/1`, `1/0`, `1/1`, `./.`, also with `|`; haploid ones are `0`, `1` or `.`' }],
    returns: result === 'with f' ? 'a list of two floats, chi-square and the inbreeding coefficient, or what is said for the special cases; nothing is rounded' : 'a float, not rounded, or what is said for the special cases',
    rules: [
      ['Genotypes with an allele `.` are left out', 'Only genotypes of two known alleles count; those with `.` do not'],
      haploid === 'left out' ? ['Haploid genotypes are left out', 'Samples with a haploid genotype (one allele, known or not) are ignored'] : ['Any haploid genotype, `.` alone too, raises ValueError', 'Raise ValueError if there is a haploid genotype, even if it is unknown'],
      ['With p the frequency of the allele 1 among the n samples that count, n(1-p)^2, 2np(1-p) and np^2 of the genotypes 0/0, 0/1 and 1/1 are expected', 'Expected counts among the n samples that count are n*(1-p)**2, 2*n*p*(1-p) and n*p**2 for 0/0, heterozygotes and 1/1, where p is the frequency of allele 1'],
      monomorphic === 'error' ? 'If only one allele, or none, is seen, raise ValueError' : [`If only one allele, or none, is seen, the result is ${monomorphic === null ? 'None' : '0.0'}, whatever the form of the result`, `For a site at which fewer than two alleles are seen, return ${monomorphic === null ? 'None' : '0.0'} alone`],
      ...(rare === 'none' ? [['If any expected count is below MIN_EXPECTED of the module, the result is None', 'Return None where an expected count is less than `MIN_EXPECTED`'] as const] : []),
      correction === 0 ? ['Chi-square is the sum of (observed - expected)^2 / expected over the three genotypes', 'Sum (observed - expected)**2 / expected over the three genotypes'] : ['Chi-square is the sum of (|observed - expected| - 0.5)^2 / expected over the three genotypes, also where the difference is below 0.5', 'With the continuity correction, sum (abs(observed - expected) - 0.5)**2 / expected over the three genotypes, without any floor'],
      ...(result === 'signed' ? [['The sign is that of the excess of heterozygotes: negative where fewer were seen than expected', 'Give the statistic a minus sign if there are fewer heterozygotes than expected'] as const] : []),
      ...(result === 'with f' ? [['The inbreeding coefficient is 1 - observed / expected heterozygotes', 'F is 1 minus the ratio of observed to expected heterozygotes'] as const] : []),
    ],
  }),
  inputs(_settings, rng) {
    const of = (hom: number, het: number, alt: number): string[] => [...Array.from({ length: hom }, () => '0/0'), ...Array.from({ length: het }, (_, i) => (i % 2 ? '0/1' : '1|0')), ...Array.from({ length: alt }, () => '1/1')];
    const inputs: [string[]][] = [[[]], [of(5, 0, 0)], [of(0, 0, 3)], [of(7, 4, 2)], [of(6, 11, 6)], [of(9, 5, 9)], [of(2, 9, 2)], [of(0, 4, 0)], [[...of(3, 3, 1), './.', '.|1']], [[...of(8, 7, 8), '1']], [['.']], [of(10, 1, 0)], [of(12, 20, 9)], [of(20, 18, 12)], [of(8, 21, 9)]];
    while (inputs.length < 22) inputs.push([rng.shuffle([...of(rng.int(0, 20), rng.int(2, 24), rng.int(0, 14)), ...(rng.chance(0.4) ? ['./.'] : [])])]);
    return inputs;
  },
  solve({ correction, monomorphic, rare, result, haploid }, genotypes: readonly string[]) {
    if (haploid === 'error' && genotypes.some((text) => text.length === 1)) throw new Raises('ValueError');
    const counts = [0, 0, 0];
    for (const text of genotypes) {
      if (text.length === 1 || text.includes('.')) continue;
      const dosage = Number(text[0]) + Number(text[2]);
      counts[dosage] = (counts[dosage] ?? 0) + 1;
    }
    const [hom = 0, het = 0, alt = 0] = counts;
    const n = hom + het + alt;
    const p = (het + 2 * alt) / (2 * n);
    if (n === 0 || p === 0 || p === 1) {
      if (monomorphic === 'error') throw new Raises('ValueError');
      return monomorphic;
    }
    const expected = [n * (1 - p) ** 2, 2 * n * p * (1 - p), n * p ** 2];
    if (rare === 'none' && expected.some((count) => count < 5)) return null;
    const chi2 = expected.reduce((sum, count, i) => sum + (Math.abs((counts[i] ?? 0) - count) - correction) ** 2 / count, 0);
    const heterozygotes = expected[1] ?? 0;
    // Equal within what floats lose: no excess either way.
    if (result === 'signed') return het < heterozygotes - 1e-9 ? -chi2 : chi2;
    return result === 'with f' ? [chi2, 1 - het / heterozygotes] : chi2;
  },
  python: {
    context: () => code`
      """Quality control of genotyping arrays."""
      import re

      MIN_EXPECTED = 5


      def dosage(genotype):
          """0, 1 or 2 copies of the allele 1; None unless there are two known alleles."""
          match = re.fullmatch(r"([01])[/|]([01])", genotype)
          return None if match is None else int(match[1]) + int(match[2])


      # <<insert solution here>>


      def call_rate(genotypes):
          return sum(dosage(genotype) is not None for genotype in genotypes) / len(genotypes)
      `,
    reference: ({ correction, monomorphic, rare, result, haploid }, name) => code`
      def ${name}(genotypes):
          ${haploid === 'error' ? 'if any(len(genotype) == 1 for genotype in genotypes):\n    raise ValueError("a haploid genotype")' : ''}
          called = [value for value in map(dosage, genotypes) if value is not None]
          n = len(called)
          copies = sum(called)
          if copies in (0, 2 * n):
              ${monomorphic === 'error' ? 'raise ValueError("not polymorphic")' : `return ${monomorphic === null ? 'None' : '0.0'}`}
          # n(1-p)^2 = (2n - copies)^2 / 4n, and so on: whole numbers as long as possible.
          other = 2 * n - copies
          expected = [other * other / (4 * n), 2 * other * copies / (4 * n), copies * copies / (4 * n)]
          ${rare === 'none' ? 'if min(expected) < MIN_EXPECTED:\n    return None' : ''}
          chi2 = sum((abs(called.count(i) - count)${correction === 0 ? '' : ' - 0.5'}) ** 2 / count for i, count in enumerate(expected))
          ${result === 'signed' ? 'return -chi2 if called.count(1) < expected[1] else chi2' : result === 'with f' ? 'return [chi2, 1 - called.count(1) / expected[1]]' : 'return chi2'}
      `,
  },
});
