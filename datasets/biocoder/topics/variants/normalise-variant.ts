/**
 * The one notation of an indel that can be written in several ways: parsimonious and shifted to one end (Tan A, Abecasis GR,
 * Kang HM: Unified representation of genetic variants. Bioinformatics 2015;31:2202; shifted right as HGVS names do).
 */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const normaliseVariant = defineFunction({
  id: 'normalise-variant',
  difficulty: 5,
  conventions: {
    base: [0, 1],
    shift: ['left', 'right'],
    form: ['padded', 'minimal'],
    mismatch: ['error', 'none', 'unchanged'],
    output: ['list', 'colons', 'arrow'],
  },
  names: ['normalise_variant', 'normalize', 'canonical_variant', 'align_indel'],
  describe: ({ base, shift, form, mismatch, output }) => ({
    does: ['brings a variant to its normalised notation on a reference sequence', 'normalises a variant: trims its alleles and shifts indels as far as they go'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the reference sequence in upper case' },
      { name: 'pos', type: 'int', meaning: `the position of the first base of \`ref\`, where the first base of the sequence is ${base}` },
      { name: 'ref', type: 'str', meaning: 'the reference allele, at least one base' },
      { name: 'alt', type: 'str', meaning: 'the alternate allele, at least one base' },
    ],
    returns: output === 'list' ? 'a list `[pos, ref, alt]`' : output === 'colons' ? 'a text `pos:ref:alt`' : 'a text of the position, the reference allele, `>` and the alternate allele, as `12A>G`',
    rules: [
      mismatch === 'error' ? ['If the reference sequence does not hold `ref` at `pos`, raise ValueError', 'Raise ValueError where `ref` is not what the sequence has at that position'] : mismatch === 'none' ? ['If the reference sequence does not hold `ref` at `pos`, the result is None', 'Return None where `ref` is not what the sequence has there'] : ['A variant whose `ref` is not what the sequence has at `pos` is given back as it came, in the form of the result', 'Where `ref` differs from the sequence, nothing is normalised: position and alleles stay as given'],
      'Alleles that are equal stay as they are, and so does the position',
      ['First, the bases that both alleles share at their ends are removed, then those that they share at their beginnings, as far as they go', 'Trim the common suffix of the alleles and then their common prefix, completely'],
      ['If both alleles still have bases, that is the result', 'A variant of which both alleles keep bases is done'],
      shift === 'left'
        ? ['If one allele is empty, the deleted or inserted bases are moved to the left as long as the altered sequence remains the same', 'Pure insertions and deletions are shifted to the leftmost place that gives the same altered sequence']
        : ['If one allele is empty, the deleted or inserted bases are moved to the right as long as the altered sequence remains the same', 'Pure insertions and deletions are shifted to the rightmost place that gives the same altered sequence'],
      form === 'padded'
        ? ['Then the base before the indel is put in front of both alleles, as VCF has it; at the very start of the sequence, the base after the indel is put behind both instead', 'Both alleles of an indel are padded by the preceding base (which moves the position); where there is none, by the following base at their end']
        : ['The empty allele is written `-`; the position of a deletion is its first deleted base, that of an insertion is the base before which the bases are inserted', 'No base is added: an empty allele is `-`, and the position is the first deleted base, or the one that follows the inserted bases'],
      `Positions of the result are counted as those of the argument, from ${base}`,
    ],
  }),
  inputs({ base }, rng) {
    const at = (seq: string, start: number, ref: string, alt: string): [string, number, string, string] => [seq, start + base, ref, alt];
    const inputs = [
      at('GGGCACACACAGGG', 3, 'CA', 'CAC'), at('GGGCACACACAGGG', 5, 'CAC', 'C'), at('AAAAC', 1, 'AA', 'A'), at('AAAAC', 2, 'A', 'AA'), at('ACGTACGT', 2, 'G', 'T'), at('ACGTACGT', 1, 'CGTA', 'CCTA'), at('ACGTACGT', 3, 'T', 'T'),
      at('ACGTACGT', 3, 'G', 'T'), at('ACGTACGT', 0, 'ACGT', 'A'), at('ACGTACGT', 4, 'AC', 'GTT'), at('TTTTT', 2, 'T', 'TTT'), at('CTTTT', 4, 'T', 'TT'), at('GATTACA', 5, 'CA', 'GCA'),
    ];
    while (inputs.length < 24) {
      const unit = sequence(rng, rng.int(1, 3));
      const seq = `${sequence(rng, rng.int(0, 5))}${unit.repeat(rng.int(2, 4))}${sequence(rng, rng.int(1, 6))}`;
      const start = rng.int(0, seq.length - 2);
      const ref = seq.slice(start, start + rng.int(1, 4));
      inputs.push(at(seq, start, ref, rng.pick([`${ref}${unit}`, `${unit}${ref}`, ref.slice(0, Math.max(1, ref.length - unit.length)), sequence(rng, rng.int(1, 3))])));
    }
    return inputs;
  },
  solve({ base, shift, form, mismatch, output }, seq: string, pos: number, ref: string, alt: string) {
    const told = (start: number, before: string, after: string) => {
      if (output === 'list') return [start + base, before, after];
      return output === 'colons' ? `${start + base}:${before}:${after}` : `${start + base}${before}>${after}`;
    };
    let start = pos - base;
    if (!seq.startsWith(ref, start)) {
      if (mismatch === 'error') throw new Raises('ValueError');
      return mismatch === 'none' ? null : told(start, ref, alt);
    }
    if (ref === alt) return told(start, ref, alt);
    let [before, after] = [ref, alt];
    while (before !== '' && after !== '' && before.at(-1) === after.at(-1)) [before, after] = [before.slice(0, -1), after.slice(0, -1)];
    while (before !== '' && after !== '' && before[0] === after[0]) [before, after, start] = [before.slice(1), after.slice(1), start + 1];
    if (before !== '' && after !== '') return told(start, before, after);
    const gone = before.length;
    let moved = before + after;
    if (shift === 'left') while (start > 0 && seq[start - 1] === moved.at(-1)) [moved, start] = [`${moved.slice(-1)}${moved.slice(0, -1)}`, start - 1];
    else while (start + gone < seq.length && seq[start + gone] === moved[0]) [moved, start] = [`${moved.slice(1)}${moved.slice(0, 1)}`, start + 1];
    [before, after] = gone > 0 ? [moved, ''] : ['', moved];
    if (form === 'minimal') return told(start, before || '-', after || '-');
    if (start > 0) return told(start - 1, `${seq[start - 1]}${before}`, `${seq[start - 1]}${after}`);
    const next = seq[gone] ?? '';
    return told(0, `${before}${next}`, `${after}${next}`);
  },
  python: {
    context: () => code`
      """Comparison of variants that different callers wrote differently."""
      from os.path import commonprefix


      def common_suffix(a, b):
          return commonprefix([a[::-1], b[::-1]])[::-1]


      def altered(seq, start, ref, alt):
          """The sequence with the variant, which begins at the 0-based start."""
          return seq[:start] + alt + seq[start + len(ref):]


      # <<insert solution here>>
      `,
    reference: ({ base, shift, form, mismatch, output }, name) => code`
      def ${name}(seq, pos, ref, alt):
          def told(start, ref, alt):
              return ${output === 'list' ? `[start + ${base}, ref, alt]` : `f"{start + ${base}}${output === 'colons' ? ':{ref}:' : '{ref}>'}{alt}"`}

          start = pos - ${base}
          if seq[start:start + len(ref)] != ref:
              ${mismatch === 'error' ? 'raise ValueError(f"the reference has no {ref} there")' : mismatch === 'none' ? 'return None' : 'return told(start, ref, alt)'}
          if ref == alt:
              return told(start, ref, alt)
          mutant = altered(seq, start, ref, alt)
          end = len(common_suffix(ref, alt))
          ref, alt = ref[:len(ref) - end], alt[:len(alt) - end]
          shared = len(commonprefix([ref, alt]))
          start, ref, alt = start + shared, ref[shared:], alt[shared:]
          if ref and alt:
              return told(start, ref, alt)
          # Of all the places where that many bases can go or come with the same result, the outermost.
          size = len(ref) or len(alt)
          longer, shorter = (seq, mutant) if ref else (mutant, seq)
          start = ${shift === 'left' ? 'min' : 'max'}(i for i in range(len(shorter) + 1) if longer[:i] + longer[i + size:] == shorter)
          ref, alt = (longer[start:start + size], "") if ref else ("", longer[start:start + size])
          ${form === 'minimal' ? 'return told(start, ref or "-", alt or "-")' : `if start:
    return told(start - 1, seq[start - 1] + ref, seq[start - 1] + alt)
following = seq[len(ref):len(ref) + 1]
return told(0, ref + following, alt + following)`}
      `,
  },
});
