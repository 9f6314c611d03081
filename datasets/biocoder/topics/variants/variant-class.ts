/** Classes of sequence variants by their alleles. */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises, type Wording } from '../../template.ts';

const PURINES = 'AG';

export const variantClass = defineFunction({
  id: 'variant-class',
  difficulty: 2,
  conventions: {
    trimmed: [true, false],
    single: ['SNV', 'substitution'],
    complex: ['delins', 'by length'],
    symbolic: ['symbolic', 'by name'],
    star: ['spanning_deletion', 'none'],
    same: ['reference', 'error'],
  },
  names: ['variant_class', 'classify_variant', 'variant_type', 'allele_class'],
  describe: ({ trimmed, single, complex, symbolic, star, same }) => ({
    does: ['classifies a variant by its reference and alternate allele', 'tells what kind of variant a pair of alleles of a VCF record is'],
    arguments: [
      { name: 'ref', type: 'str', meaning: 'the reference allele, of A, C, G and T' },
      { name: 'alt', type: 'str', meaning: 'the alternate allele, of A, C, G and T, or a symbolic one such as <DEL> or <DUP:TANDEM>, or `*`, or `.`' },
    ],
    returns: 'the class as a text',
    rules: [
      symbolic === 'symbolic' ? ['A symbolic allele (in angle brackets) gives "symbolic"', 'Alleles in angle brackets are "symbolic", whatever their name'] : ['A symbolic allele gives its name in lower case without the brackets, up to the first colon, as "dup" for <DUP:TANDEM>', 'For an allele in angle brackets, take its first part (before any colon) in lower case: <DEL> is "del"'],
      star === 'none' ? ['The allele `*` is no variant of its own: None', 'For `*` return None'] : ['The allele `*` gives "spanning_deletion"', 'A `*` is a "spanning_deletion"'],
      same === 'reference' ? ['An alternate allele of `.`, or one that equals the reference allele, gives "reference"', 'Without a change (`.`, or equal alleles) the class is "reference"'] : ['If the alternate allele is `.` or equals the reference allele, raise ValueError', 'An alternate allele `.` or one that is the reference allele raises ValueError'],
      trimmed
        ? ['For all others, bases that both alleles share at the end and then at the start are first removed, as far as they go', 'Otherwise trim the common suffix and then the common prefix of the alleles, completely, before anything is compared']
        : ['All others are classified with the alleles as they are written, without trimming', 'Otherwise nothing is trimmed: the alleles count as they stand'],
      single === 'SNV' ? 'One base for one other is "SNV"' : ['One base for one other is "transition" between A and G or between C and T, otherwise "transversion"', 'A single-base change is a "transition" (purine for purine, pyrimidine for pyrimidine) or a "transversion"'],
      ['Two or more bases for as many are "MNV"', 'Alleles of one length of at least two bases make an "MNV"'],
      trimmed ? 'If nothing is left of the reference allele it is an "insertion", if nothing is left of the alternate allele a "deletion"' : 'A longer alternate allele that begins with the whole reference allele is an "insertion"; a longer reference allele that begins with the whole alternate allele is a "deletion"',
      complex === 'delins' ? ['Everything else is "delins"', 'What remains is "delins"'] : ['What remains is an "insertion" where the alternate allele is the longer one, a "deletion" where it is the shorter', 'Everything else goes by length: "insertion" if bases are gained, "deletion" if they are lost'],
    ] satisfies Wording[],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['A', 'G'], ['A', 'C'], ['ACG', 'ATG'], ['AC', 'GT'], ['A', 'ATT'], ['ATT', 'A'], ['TA', 'GCTA'], ['AC', 'GTT'], ['GTT', 'AC'], ['A', '<DEL>'], ['T', '<DUP:TANDEM>'], ['A', '*'], ['C', '.'], ['CC', 'CC'], ['CAG', 'CAGAG'], ['T', 'C']];
    while (inputs.length < 26) inputs.push([sequence(rng, rng.int(1, 4)), sequence(rng, rng.int(1, 4))]);
    return inputs;
  },
  solve({ trimmed, single, complex, symbolic, star, same }, ref: string, alt: string) {
    if (alt.startsWith('<')) return symbolic === 'symbolic' ? symbolic : (alt.slice(1, -1).split(':')[0] ?? '').toLowerCase();
    if (alt === '*') return star === 'none' ? null : star;
    if (alt === '.' || alt === ref) {
      if (same === 'error') throw new Raises('ValueError');
      return same;
    }
    let [from, to] = [ref, alt];
    if (trimmed) {
      while (from !== '' && to !== '' && from.at(-1) === to.at(-1)) [from, to] = [from.slice(0, -1), to.slice(0, -1)];
      while (from !== '' && to !== '' && from[0] === to[0]) [from, to] = [from.slice(1), to.slice(1)];
    }
    if (from.length === to.length) {
      if (from.length > 1) return 'MNV';
      return single === 'SNV' ? single : PURINES.includes(from) === PURINES.includes(to) ? 'transition' : 'transversion';
    }
    const pure = trimmed ? from === '' || to === '' : to.startsWith(from) || from.startsWith(to);
    return !pure && complex === 'delins' ? complex : to.length > from.length ? 'insertion' : 'deletion';
  },
  python: {
    context: () => code`
      """Counts of variant classes for quality reports."""
      import re
      from collections import Counter

      TRANSITIONS = {"AG", "GA", "CT", "TC"}
      SYMBOLIC = re.compile(r"<([^:>]+)(:[^>]*)?>")


      # <<insert solution here>>


      def share(classes, wanted):
          counts = Counter(classes)
          return counts[wanted] / counts.total() if classes else 0.0
      `,
    reference: ({ trimmed, single, complex, symbolic, star, same }, name) => code`
      def ${name}(ref, alt):
          match = SYMBOLIC.fullmatch(alt)
          if match:
              return ${symbolic === 'symbolic' ? '"symbolic"' : 'match[1].lower()'}
          if alt == "*":
              return ${star === 'none' ? 'None' : `"${star}"`}
          if alt in (".", ref):
              ${same === 'error' ? 'raise ValueError("no variant")' : 'return "reference"'}
          ${trimmed ? `while ref and alt and ref[-1] == alt[-1]:
    ref, alt = ref[:-1], alt[:-1]
while ref and alt and ref[0] == alt[0]:
    ref, alt = ref[1:], alt[1:]` : ''}
          gained = len(alt) - len(ref)
          if gained == 0 and len(ref) > 1:
              return "MNV"
          if gained == 0:
              return ${single === 'SNV' ? '"SNV"' : '"transition" if ref + alt in TRANSITIONS else "transversion"'}
          ${complex === 'by length' ? '' : `if not (alt.startswith(ref) or ref.startswith(alt)):\n    return "delins"`}
          return "insertion" if gained > 0 else "deletion"
      `,
  },
});
