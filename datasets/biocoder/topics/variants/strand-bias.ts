/**
 * Strand bias of a variant: the symmetric odds ratio (GATK, annotation StrandOddsRatio) and the score of Guo Y et al.
 * (BMC Genomics 2012;13:666).
 */
import { code, defineFunction, Raises } from '../../template.ts';

type Read = readonly [string, string, number];

export const strandBias = defineFunction({
  id: 'strand-bias',
  difficulty: 3,
  conventions: {
    measure: ['sor', 'log odds', 'guo'],
    pseudocount: [1, 0.5],
    bound: ['at least', 'above'],
    minimum: [13, 20],
    none: [null, 0, 'error'],
  },
  excluded: ({ measure, pseudocount }) => measure === 'guo' && pseudocount !== 1,
  names: ['strand_bias', 'strand_bias_score', 'strand_odds', 'bias_of_strands'],
  describe: ({ measure, pseudocount, bound, none }) => ({
    does: [`computes ${measure === 'sor' ? 'the symmetric odds ratio (SOR)' : measure === 'log odds' ? 'the log odds ratio' : 'the score of Guo'} of strand bias at a variant from its pileup`, `measures whether the alternate allele is seen on one strand more than the reference allele is, by ${measure === 'sor' ? 'the SOR' : measure === 'log odds' ? 'a log odds ratio' : "Guo's score"}`],
    arguments: [
      { name: 'reads', type: 'list[list]', meaning: 'one `[base, strand, quality]` for each read: the base there, `+` or `-`, and the Phred quality of the base' },
      { name: 'ref', type: 'str', meaning: 'the reference base' },
      { name: 'alt', type: 'str', meaning: 'the alternate base' },
    ],
    returns: 'a float, not rounded, or what is said where it is not defined',
    rules: [
      bound === 'at least' ? ['Only bases of a quality of at least MIN_BASE_QUALITY (of the module) count', 'Bases of a quality below `MIN_BASE_QUALITY` are left out'] : ['Only bases of a quality above MIN_BASE_QUALITY (of the module) count', 'Bases of a quality of `MIN_BASE_QUALITY` or less are left out'],
      'Reads with a base that is neither of the two are left out',
      ['Let a and b be the numbers of reference bases on the forward (+) and reverse (-) strand, and c and d those of alternate bases', 'Count a (reference, forward), b (reference, reverse), c (alternate, forward) and d (alternate, reverse)'],
      none === 'error' ? [`If there is no reference base or no alternate base${measure === 'guo' ? ' or no base on the reverse strand' : ''}, raise ValueError`, `Raise ValueError where a + b or c + d ${measure === 'guo' ? 'or b + d ' : ''}is zero`] : [`If there is no reference base or no alternate base${measure === 'guo' ? ' or no base on the reverse strand' : ''}, the result is ${none === null ? 'None' : '0.0'}`, `Return ${none === null ? 'None' : '0.0'} where a + b or c + d ${measure === 'guo' ? 'or b + d ' : ''}is zero`],
      ...(measure === 'guo' ? ['The score is |b/(a+b) - d/(c+d)| / ((b+d)/(a+b+c+d))'] : [[`Then ${pseudocount} is added to each of the four counts`, `Afterwards, add a pseudocount of ${pseudocount} to a, b, c and d`] as const]),
      ...(measure === 'log odds' ? ['The log odds ratio is log2(ad / bc)'] : []),
      ...(measure === 'sor' ? ['With R = ad / bc, the result is ln(R + 1/R) + ln(min(a,b) / max(a,b)) - ln(min(c,d) / max(c,d))'] : []),
    ],
  }),
  inputs(_settings, rng) {
    const of = (...counts: readonly (readonly [string, number])[]): Read[] => counts.flatMap(([kind, n]) => Array.from({ length: n }, (): Read => [kind[0] ?? '', kind[1] ?? '', Number(kind.slice(2))]));
    const inputs: [Read[], string, string][] = [
      [[], 'A', 'G'], [of(['A+30', 4], ['A-30', 3]), 'A', 'G'], [of(['G+30', 4], ['G-30', 3]), 'A', 'G'], [of(['A+30', 4], ['G+30', 3]), 'A', 'G'], [of(['A+13', 2], ['A-30', 3], ['G+30', 3], ['G-25', 1]), 'A', 'G'],
      [of(['C+20', 3], ['C-30', 3], ['T+33', 1], ['T-20', 2], ['A+40', 1]), 'C', 'T'], [of(['C+15', 3], ['C-30', 3], ['T+33', 4], ['T-17', 2], ['T-36', 1]), 'C', 'T'], [of(['A+30', 5], ['A-30', 2], ['G-36', 4]), 'A', 'G'], [of(['A-38', 5], ['A+30', 2], ['G-36', 1], ['G+21', 4]), 'A', 'G'],
      [of(['A+14', 3], ['A-30', 2], ['G-36', 4], ['G+20', 1]), 'A', 'G'],
    ];
    while (inputs.length < 20) inputs.push([Array.from({ length: rng.int(5, 14) }, (): Read => [rng.pick(['A', 'A', 'G', 'G', 'G', 'T']), rng.pick(['+', '-']), rng.int(8, 40)]), 'A', 'G']);
    return inputs;
  },
  solve({ measure, pseudocount, bound, minimum, none }, reads: readonly Read[], ref: string, alt: string) {
    const counted = reads.filter(([, , quality]) => (bound === 'above' ? quality > minimum : quality >= minimum));
    const count = (wanted: string, side: string): number => counted.filter(([base, strand]) => base === wanted && strand === side).length;
    let [a, b, c, d] = [count(ref, '+'), count(ref, '-'), count(alt, '+'), count(alt, '-')];
    if (a + b === 0 || c + d === 0 || (measure === 'guo' && b + d === 0)) {
      if (none === 'error') throw new Raises('ValueError');
      return none;
    }
    if (measure === 'guo') return Math.abs(b / (a + b) - d / (c + d)) / ((b + d) / (a + b + c + d));
    [a, b, c, d] = [a + pseudocount, b + pseudocount, c + pseudocount, d + pseudocount];
    const odds = (a * d) / (b * c);
    if (measure === 'log odds') return Math.log2(odds);
    return Math.log(odds + 1 / odds) + Math.log(Math.min(a, b) / Math.max(a, b)) - Math.log(Math.min(c, d) / Math.max(c, d));
  },
  python: {
    context: ({ minimum }) => code`
      """Site annotations that are computed from a pileup."""
      from collections import Counter
      from math import log, log2

      MIN_BASE_QUALITY = ${minimum}


      def depth(reads):
          return len(reads)


      # <<insert solution here>>


      def allele_balance(reads, ref, alt):
          counts = Counter(base for base, _, _ in reads)
          return counts[alt] / (counts[ref] + counts[alt])
      `,
    reference: ({ measure, pseudocount, bound, none }, name) => code`
      def ${name}(reads, ref, alt):
          counts = Counter((base, strand) for base, strand, quality in reads if quality ${bound === 'above' ? '>' : '>='} MIN_BASE_QUALITY)
          a, b, c, d = (counts[base, strand] for base in (ref, alt) for strand in "+-")
          if not a + b or not c + d${measure === 'guo' ? ' or not b + d' : ''}:
              ${none === 'error' ? 'raise ValueError("no reads to compare")' : `return ${none === null ? 'None' : '0.0'}`}
          ${measure === 'guo' ? 'return abs(b * (c + d) - d * (a + b)) * (a + b + c + d) / ((a + b) * (c + d) * (b + d))' : `a, b, c, d = (count + ${pseudocount} for count in (a, b, c, d))`}
          ${measure === 'guo' ? '' : measure === 'log odds' ? 'return log2(a) + log2(d) - log2(b) - log2(c)' : 'return log((a * d) / (b * c) + (b * c) / (a * d)) - abs(log(a / b)) + abs(log(c / d))'}
      `,
  },
});
