/** Allele frequencies of a site from the genotypes of its samples. */
import { code, defineFunction, type Json, Raises } from '../../template.ts';
import { allelesOf, genotype } from './genotypes.ts';

export const alleleFrequencies = defineFunction({
  id: 'allele-frequencies',
  difficulty: 2,
  conventions: {
    result: ['alternates', 'all', 'minor'],
    partial: ['known', 'left out'],
    none: [null, 0, 'error'],
    haploid: ['one', 'two'],
    over: ['called', 'all'],
  },
  names: ['allele_frequencies', 'site_frequencies', 'allele_freqs', 'frequencies_at_site'],
  describe: ({ result, partial, none, haploid, over }) => ({
    does: result === 'minor' ? ['computes the minor allele frequency of a site from its genotypes', 'gives the frequency of the second most frequent allele at a site'] : ['computes the allele frequencies of a site from its genotypes', 'estimates how frequent each allele of a site is among the samples'],
    arguments: [
      { name: 'genotypes', type: 'list[str]', meaning: 'one for each sample, as `0/1`, `1|1`, `./.` or, haploid, `1`' },
      { name: 'alleles', type: 'int', meaning: 'the number of alleles of the site, the reference allele included, at least 2; they have the numbers 0, 1, 2 and so on' },
    ],
    returns: result === 'minor' ? 'a float, not rounded' : `a list of floats, not rounded, for the alleles ${result === 'all' ? '0, 1, 2 and so on' : '1, 2 and so on, without the reference allele'}`,
    rules: [
      ...(result === 'minor' ? [['The minor allele is the second in the order of their frequencies, the most frequent first', 'Take the second largest of all frequencies, that of the reference allele among them'] as const] : []),
      partial === 'known' ? ['Of a genotype that is known in part, as `./1`, the known allele counts', 'Known alleles count, even where the other allele of the genotype is `.`'] : ['A genotype with an allele `.` does not contribute any allele', 'Genotypes that are not known in full are ignored, with all their alleles'],
      haploid === 'one' ? ['A haploid genotype has one allele', 'A haploid genotype counts as one allele copy'] : ['A haploid genotype counts as two copies of its allele, as if it were homozygous', 'Treat haploid genotypes as homozygous diploid ones'],
      over === 'called' ? ['Divide by the number of alleles that count', 'The denominator is the number of allele copies that were counted'] : ['Divide by the number of allele copies of all samples, missing ones and those left out included', 'The denominator takes in every allele copy of every sample, the unknown ones too'],
      none === 'error' ? ['If the denominator is zero, raise ValueError', 'Raise ValueError where there is nothing to divide by'] : [`If the denominator is zero, ${result === 'minor' ? 'the result' : 'every frequency'} is ${none === null ? 'None' : '0.0'}`, `Where there is nothing to divide by, give ${none === null ? 'None' : '0.0'}${result === 'minor' ? '' : ' for each allele'}`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], number][] = [[[], 2], [['./1', '0/0', '1|1'], 2], [['0', '1/1', '0/2'], 3], [['./.', '0/1'], 2], [['1/1', '1/1', '0/1'], 2], [['0/1', '1/2', '2/2', './2'], 3], [['1', '.', '0|0'], 2], [['0/0'], 3], [['./0', '.'], 2]];
    while (inputs.length < 20) {
      const alleles = rng.int(2, 4);
      inputs.push([Array.from({ length: rng.int(3, 10) }, () => genotype(rng, alleles - 1, 0.3)), alleles]);
    }
    return inputs;
  },
  solve({ result, partial, none, haploid, over }, genotypes: readonly string[], alleles: number) {
    const counts = Array.from({ length: alleles }, () => 0);
    let total = 0;
    for (const text of genotypes) {
      const copies = allelesOf(text);
      const weight = copies.length === 1 && haploid === 'two' ? 2 : 1;
      const unknown = copies.includes('.');
      for (const copy of copies) {
        const counted = copy !== '.' && !(unknown && partial === 'left out');
        if (counted) counts[Number(copy)] = (counts[Number(copy)] ?? 0) + weight;
        if (counted || over === 'all') total += weight;
      }
    }
    if (total === 0 && none === 'error') throw new Raises('ValueError');
    const shares: Json[] = counts.map((count) => (total === 0 ? none : count / total));
    if (result === 'minor') return total === 0 ? none : ([...counts].sort((a, b) => b - a)[1] ?? 0) / total;
    return result === 'all' ? shares : shares.slice(1);
  },
  python: {
    context: () => code`
      """Site frequency spectra from multi-sample call sets."""
      from collections import Counter
      import re

      SEPARATOR = re.compile(r"[/|]")


      def copies(genotype):
          """The allele numbers of a genotype, None where one is unknown."""
          return [None if allele == "." else int(allele) for allele in SEPARATOR.split(genotype)]


      # <<insert solution here>>


      def spectrum(counts, samples):
          """How many sites have 0, 1, 2, ... copies of the alternate allele."""
          bins = Counter(counts)
          return [bins[i] for i in range(2 * samples + 1)]
      `,
    reference: ({ result, partial, none, haploid, over }, name) => code`
      def ${name}(genotypes, alleles):
          seen = []
          for genotype in genotypes:
              own = copies(genotype)
              ${haploid === 'two' ? 'if len(own) == 1:\n    own = own * 2' : ''}
              ${partial === 'left out' ? 'if None in own:\n    own = [None] * len(own)' : ''}
              seen += own
          counts = Counter(seen)
          total = len(seen)${over === 'called' ? ' - counts[None]' : ''}
          if total == 0:
              ${none === 'error' ? 'raise ValueError("no allele was called")' : result === 'minor' ? `return ${none === null ? 'None' : '0.0'}` : `return [${none === null ? 'None' : '0.0'}] * ${result === 'all' ? 'alleles' : '(alleles - 1)'}`}
          ${result === 'minor' ? 'return sorted(counts[i] for i in range(alleles))[-2] / total' : `return [counts[i] / total for i in range(${result === 'all' ? '' : '1, '}alleles)]`}
      `,
  },
});
