/** Names of variants on a transcript after the HGVS recommendations (den Dunnen JT et al. Hum Mutat 2016;37:564): numbering from the start codon, the 3' rule, duplications. */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const hgvsName = defineFunction({
  id: 'hgvs-name',
  difficulty: 5,
  conventions: {
    shifted: [true, false],
    duplications: [true, false],
    bases: [true, false],
    utr: ['signed', 'error', 'none'],
    inversions: [true, false],
    base: [0, 1],
  },
  names: ['hgvs_name', 'hgvs_c', 'coding_name', 'describe_variant'],
  describe: ({ shifted, duplications, bases, utr, inversions, base }) => ({
    does: ['gives the HGVS name of a variant on a coding transcript (c.)', 'names a variant of a transcript in the manner of the HGVS recommendations'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the bases of the transcript' },
      { name: 'cds', type: 'int', meaning: 'the number of bases before the start codon' },
      { name: 'start', type: 'int', meaning: `the position in the transcript, whose first base is ${base}, of the first base that is replaced; for an insertion, of the base before which the bases are inserted` },
      { name: 'ref', type: 'str', meaning: 'the bases that are replaced, or the empty text; always what the transcript has there' },
      { name: 'alt', type: 'str', meaning: 'the new bases, or the empty text; it shares neither the first nor the last base with `ref`, and one of the two is not empty; insertions are never at the ends of the transcript' },
    ],
    returns: 'the name, as c.76A>T, c.4_5insTG or c.7del',
    rules: [
      ['The A of the start codon is 1', 'Position 1 is the A of the start codon'],
      utr === 'signed' ? ['Bases before it are -1, -2 and so on, backwards: there is no 0', 'Upstream of it the numbers are -1, -2, ... (no 0)'] : utr === 'error' ? ['If any number of the name would lie before it, raise ValueError', 'Raise ValueError if a position in the name lies before the start codon'] : ['If any number of the name would lie before it, the result is None', 'Return None if a position in the name lies before the start codon'],
      'One base for another: number, old base, `>`, new base',
      [`Without new bases: the number of the deleted base, or the first and the last joined by \`_\`, and \`del\`${bases ? ' with the deleted bases behind it' : ''}`, `A deletion is \`<first>_<last>del\`, or \`<number>del\` for one base${bases ? ', followed by the deleted bases' : '; the bases are not written'}`],
      ['Without old bases: the numbers of the two neighbours joined by `_`, `ins`, and the new bases', 'An insertion is `<before>_<after>ins<bases>`'],
      ...(duplications ? [[`But where the inserted bases are those that stand right before them, it is a duplication: the numbers of those as for a deletion, and \`dup\`${bases ? ' with the bases behind it' : ''}`, `An insertion that repeats the bases directly before it is written as a duplication of them, \`<first>_<last>dup\` or \`<number>dup\`${bases ? ', followed by the bases' : ''}`] as const] : [['Insertions that repeat their neighbours are written as insertions, too', 'No `dup` is used: repeated bases are an insertion'] as const]),
      shifted ? ["Deletions and insertions are first moved as far to the 3' end as leaves the altered sequence the same", "Apply the 3' rule to deletions and insertions first: of all equivalent places, the one furthest to the right"] : ['Nothing is moved to an equivalent place', "The 3' rule is not applied: the variant is named where it is given"],
      inversions ? ['Two or more bases replaced by their reverse complement: first and last number, and `inv`', 'If at least two bases are replaced by their own reverse complement, it is `<first>_<last>inv`'] : ['Inverted bases get no notation of their own', 'There is no `inv`; inversions are replaced bases like others'],
      [`Everything else: first and last number (or the one number), \`delins\`, and the new bases`, 'What remains is `<first>_<last>delins<bases>`, with a single number where one base is replaced'],
    ],
  }),
  inputs({ base }, rng) {
    const at = (seq: string, cds: number, start: number, ref: string, alt: string): [string, number, number, string, string] => [seq, cds, start + base, ref, alt];
    const inputs = [
      at('GCATGAAACGT', 2, 5, 'A', 'G'), at('GCATGAAACGT', 2, 5, 'A', ''), at('GCATGAAACGT', 2, 5, '', 'A'), at('GCATGAAACGT', 2, 0, 'G', 'T'), at('GCATGAAACGT', 2, 1, '', 'TT'), at('GCATGAAACGT', 2, 8, 'CG', ''), at('GCATGACACACGT', 2, 5, '', 'AC'), at('GCATGACACACGT', 2, 7, '', 'AC'),
      at('GCATGACACACGT', 2, 5, 'AC', ''), at('TTATGCCAGT', 2, 6, 'CA', 'TG'), at('TTATGCCAGT', 2, 5, 'CCAG', 'TTA'), at('TTATGCCAGT', 2, 5, 'C', 'GG'), at('TTATGCCAGT', 2, 7, '', 'GTT'), at('TTATGCCAGT', 2, 1, 'TA', ''), at('TTATGCCAGT', 2, 2, '', 'G'), at('ATGGGGC', 0, 4, 'G', ''),
    ];
    while (inputs.length < 26) {
      const cds = rng.int(0, 3);
      const seq = `${sequence(rng, cds)}ATG${sequence(rng, 2).repeat(3)}${sequence(rng, 5)}`;
      const start = rng.int(2, seq.length - 4);
      const ref = seq.slice(start, start + rng.int(0, 3));
      const alt = rng.chance(0.4) && ref !== '' ? '' : rng.chance(0.4) ? seq.slice(Math.max(0, start - 2), start) : sequence(rng, rng.int(1, 3));
      if ((ref !== '' && alt !== '' && (ref[0] === alt[0] || ref.at(-1) === alt.at(-1))) || ref + alt === '') continue;
      inputs.push(at(seq, cds, start, ref, alt));
    }
    return inputs;
  },
  solve({ shifted, duplications, bases, utr, inversions, base }, seq: string, cds: number, start: number, ref: string, alt: string) {
    let [at, from, to] = [start - base, ref, alt];
    if (shifted && (from === '' || to === '')) {
      while (at + from.length < seq.length && seq[at + from.length] === (from + to)[0]) [at, from, to] = [at + 1, `${from.slice(1)}${from.slice(0, 1)}`, `${to.slice(1)}${to.slice(0, 1)}`];
    }
    let outside = false;
    const number = (position: number): number => {
      const offset = position - cds;
      if (offset < 0) outside = true;
      return offset < 0 ? offset : offset + 1;
    };
    const range = (first: number, length: number): string => (length === 1 ? `${number(first)}` : `${number(first)}_${number(first + length - 1)}`);
    const complement = (letters: string): string => [...letters].reverse().map((letter) => 'TGCA'['ACGT'.indexOf(letter)]).join('');
    const name = (): string => {
      if (to === '') return `${range(at, from.length)}del${bases ? from : ''}`;
      if (from === '') {
        if (duplications && seq.slice(Math.max(0, at - to.length), at) === to) return `${range(at - to.length, to.length)}dup${bases ? to : ''}`;
        return `${number(at - 1)}_${number(at)}ins${to}`;
      }
      if (from.length === 1 && to.length === 1) return `${number(at)}${from}>${to}`;
      if (inversions && from.length > 1 && to === complement(from)) return `${range(at, from.length)}inv`;
      return `${range(at, from.length)}delins${to}`;
    };
    // An insertion that moved to the end of the transcript has no base behind it, which only a name without duplications would need.
    const told = name();
    if (outside && utr !== 'signed') {
      if (utr === 'error') throw new Raises('ValueError');
      return null;
    }
    return `c.${told}`;
  },
  python: {
    context: () => code`
      """Names for the report of a variant."""

      COMPLEMENT = str.maketrans("ACGT", "TGCA")


      def reverse_complement(bases):
          return bases.translate(COMPLEMENT)[::-1]


      class Numbering:
          """Numbers of coding positions, from 0-based ones of the transcript."""

          def __init__(self, start_codon):
              self.start_codon = start_codon

          def __call__(self, position):
              offset = position - self.start_codon
              return offset + 1 if offset >= 0 else offset


      # <<insert solution here>>
      `,
    reference: ({ shifted, duplications, bases, utr, inversions, base }, name) => code`
      def ${name}(seq, cds, start, ref, alt):
          number = Numbering(cds)
          first = start - ${base}
          ${shifted ? `if not ref or not alt:
    # Of all equivalent places the last one.
    size = len(ref) or len(alt)
    altered = seq[:first] + alt + seq[first + len(ref):]
    longer, shorter = (seq, altered) if ref else (altered, seq)
    first = max(i for i in range(len(shorter) + 1) if longer[:i] + longer[i + size:] == shorter)
    ref, alt = (longer[first:first + size], "") if ref else ("", longer[first:first + size])` : ''}
          last = first + len(ref) - 1
          change = "del${bases ? '" + ref' : '"'}
          if ref and alt:
              change = f"{ref}>{alt}" if len(ref) == len(alt) == 1 else "delins" + alt
              ${inversions ? 'if len(ref) > 1 and alt == reverse_complement(ref):\n    change = "inv"' : ''}
          elif alt:
              first, last, change = first - 1, first, "ins" + alt
              ${duplications ? `if seq[:last].endswith(alt):\n    first, last, change = last - len(alt), last - 1, "dup${bases ? '" + alt' : '"'}` : ''}
          numbers = [number(position) for position in sorted({first, last})]
          ${utr === 'signed' ? '' : `if numbers[0] < 0:\n    ${utr === 'error' ? 'raise ValueError("before the start codon")' : 'return None'}`}
          return "c." + "_".join(map(str, numbers)) + change
      `,
  },
});
