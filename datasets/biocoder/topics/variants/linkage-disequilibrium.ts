/** Linkage disequilibrium of two biallelic loci (D: Lewontin RC, Kojima K. Evolution 1960;14:458; D': Lewontin RC. Genetics 1964;49:49; r2: Hill WG, Robertson A. Theor Appl Genet 1968;38:226). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, Raises } from '../../template.ts';

const genotypes = (rng: Rng, samples: number): string[] => Array.from({ length: samples }, () => `${rng.pick(['0', '1', '1', '.', '0'])}${rng.chance(0.75) ? '|' : '/'}${rng.pick(['0', '1', '1', '0', '0'])}`);

export const linkageDisequilibrium = defineFunction({
  id: 'linkage-disequilibrium',
  difficulty: 3,
  conventions: {
    measure: ['d', 'd_prime', 'abs_d_prime', 'r2'],
    monomorphic: [0, null, 'error'],
    unphased: ['left out', 'homozygous', 'error'],
    partial: ['left out', 'known'],
  },
  names: ['linkage', 'linkage_disequilibrium', 'ld', 'ld_of_loci'],
  describe: ({ measure, monomorphic, unphased, partial }) => ({
    does: [`computes the linkage disequilibrium (${{ d: 'D', d_prime: "D'", abs_d_prime: "|D'|", r2: 'r squared' }[measure]}) of two biallelic loci from phased genotypes`, `measures how alleles of two loci go together on haplotypes, as ${{ d: 'D', d_prime: "D'", abs_d_prime: "|D'|", r2: 'r squared' }[measure]}`],
    arguments: [
      { name: 'first', type: 'list[str]', meaning: 'the diploid genotypes of the samples at the first locus, of the alleles 0, 1 and `.` (unknown), as `0|1`' },
      { name: 'second', type: 'list[str]', meaning: 'those of the same samples at the second locus' },
    ],
    returns: 'a float, not rounded, or what is said where it is not defined',
    rules: [
      ['The first alleles of a sample at both loci are one haplotype, the second alleles the other', 'Each sample gives two haplotypes: the alleles to the left of the separators, and those to the right'],
      unphased === 'error' ? ['Any genotype with `/` (unphased) raises ValueError', 'Raise ValueError if a genotype is unphased (`/`)'] : unphased === 'left out' ? ['A sample that is unphased (`/`) at either locus is left out', 'Only samples with `|` at both loci count'] : ['A genotype with `/` counts as phased if its two alleles are the same, be they unknown; a sample with any other genotype with `/` is left out', 'Leave out samples that have, at either locus, an unphased genotype (`/`) of two different symbols; unphased genotypes of twice the same symbol are no obstacle'],
      partial === 'left out' ? ['A sample with any unknown allele is left out', 'Samples with a `.` at either locus do not count at all'] : ['A haplotype with an unknown allele is left out, the other one of the sample counts', 'Only haplotypes of two known alleles count; a `.` removes its haplotype, not the sample'],
      ['With the frequencies p and q of the allele 1 at the two loci and f of the haplotype 1-1 among the haplotypes that count, D = f - pq', 'Among the haplotypes that count, D is the frequency of 1-1 minus the product of the frequencies p and q of allele 1 at either locus'],
      ...(measure === 'd' ? [] : measure === 'r2' ? ['r squared is D^2 / (p(1-p)q(1-q))'] : [[`D' is D divided by the smaller of p(1-q) and (1-p)q if D is positive, by the smaller of pq and (1-p)(1-q) if it is negative, and 0 if D is 0${measure === 'd_prime' ? '; it keeps the sign of D' : ''}`, `D' is D over the largest size that it may have: min(p(1-q), (1-p)q) for D > 0 and min(pq, (1-p)(1-q)) for D < 0; D' of 0 is 0${measure === 'd_prime' ? '. The sign stays' : ''}`] as const]),
      ...(measure === 'abs_d_prime' ? ['Give it without its sign'] : []),
      monomorphic === 'error' ? ['If there is no haplotype or a locus has only one allele among them, raise ValueError', 'Raise ValueError unless both loci show both alleles'] : [`If there is no haplotype or a locus has only one allele among them, the result is ${monomorphic === null ? 'None' : '0.0'}`, `Unless both loci show both alleles, return ${monomorphic === null ? 'None' : '0.0'}`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], string[]][] = [
      [[], []], [['0|0', '1|1'], ['0|0', '1|1']], [['0|1', '1|0', '0|0'], ['1|0', '0|1', '1|1']], [['0|1', '1|1', '0|0', '1|0'], ['1|0', '0|1', '1|0', '0|1']], [['0|1', '1|1', '0|0', '0|1'], ['0|1', '1/1', '0|1', '1|0']], [['0|1', '0/1', '1|0', '0|0'], ['1|1', '0|1', '1|0', '0|0']],
      [['.|1', '0|1', '1|0', '0|0'], ['0|1', '0|1', '0|0', '1|0']], [['0|1', '0|0'], ['1|1', '1|1']], [['0|1', '1|0'], ['0|0', '1|1']], [['1|1', '0|1', '0|0', '0|0'], ['0|0', '0|1', '0|1', '1|1']],
    ];
    // Wholly phased ones, so that an answer is there where unphased genotypes are refused.
    while (inputs.length < 22) {
      const samples = rng.int(4, 10);
      const whole = (texts: readonly string[]): string[] => texts.map((text) => text.replace('/', '|'));
      const pair: [string[], string[]] = [genotypes(rng, samples), genotypes(rng, samples)];
      inputs.push(rng.chance(0.7) ? [whole(pair[0]), whole(pair[1])] : pair);
    }
    return inputs;
  },
  solve({ measure, monomorphic, unphased, partial }, first: readonly string[], second: readonly string[]) {
    if (unphased === 'error' && [...first, ...second].some((text) => text.includes('/'))) throw new Raises('ValueError');
    let [n, a, b, both] = [0, 0, 0, 0];
    for (const [i, one] of first.entries()) {
      const other = second[i] ?? '';
      if ([one, other].some((text) => text[1] === '/' && (unphased === 'left out' || text[0] !== text[2]))) continue;
      if (partial === 'left out' && (one + other).includes('.')) continue;
      for (const side of [0, 2]) {
        const [x, y] = [one[side], other[side]];
        if (x === '.' || y === '.') continue;
        n++;
        if (x === '1') a++;
        if (y === '1') b++;
        if (x === '1' && y === '1') both++;
      }
    }
    if (n === 0 || a === 0 || b === 0 || a === n || b === n) {
      if (monomorphic === 'error') throw new Raises('ValueError');
      return monomorphic;
    }
    // n^2 D, a whole number.
    const d = n * both - a * b;
    if (measure === 'd') return d / n ** 2;
    if (measure === 'r2') return d ** 2 / (a * (n - a) * b * (n - b));
    const most = d > 0 ? Math.min(a * (n - b), (n - a) * b) : Math.min(a * b, (n - a) * (n - b));
    return d === 0 ? 0 : (measure === 'abs_d_prime' ? Math.abs(d) : d) / most;
  },
  python: {
    context: () => code`
      """Pairwise linkage disequilibrium for the pruning of markers."""
      from collections import Counter
      from fractions import Fraction


      def haplotypes(first, second):
          """The two haplotypes of a sample, as pairs of alleles."""
          return [(first[0], second[0]), (first[2], second[2])]


      def is_phased(genotype):
          return "|" in genotype


      # <<insert solution here>>


      def prune(pairs, limit=0.5):
          """The markers to drop, one of each pair in too strong a linkage."""
          return sorted({b for (a, b), value in pairs.items() if value > limit})
      `,
    reference: ({ measure, monomorphic, unphased, partial }, name) => code`
      def ${name}(first, second):
          counts = Counter()
          for pair in zip(first, second):
              ${unphased === 'left out' ? 'if not all(map(is_phased, pair)):\n    continue' : unphased === 'error' ? 'if not all(map(is_phased, pair)):\n    raise ValueError("an unphased genotype")' : 'if any(not is_phased(text) and text[0] != text[2] for text in pair):\n    continue'}
              ${partial === 'left out' ? 'if "." in "".join(pair):\n    continue' : ''}
              counts.update(haplotype for haplotype in haplotypes(*pair) if "." not in haplotype)
          n = counts.total()
          p = Fraction(counts["1", "0"] + counts["1", "1"], max(n, 1))
          q = Fraction(counts["0", "1"] + counts["1", "1"], max(n, 1))
          if p in (0, 1) or q in (0, 1):
              ${monomorphic === 'error' ? 'raise ValueError("not polymorphic")' : `return ${monomorphic === null ? 'None' : '0.0'}`}
          d = Fraction(counts["1", "1"], n) - p * q
          ${measure === 'd' ? 'return float(d)' : measure === 'r2' ? 'return float(d ** 2 / (p * (1 - p) * q * (1 - q)))' : `largest = min(p * (1 - q), (1 - p) * q) if d > 0 else min(p * q, (1 - p) * (1 - q))\nreturn float(${measure === 'd_prime' ? 'd' : 'abs(d)'} / largest)`}
      `,
  },
});
