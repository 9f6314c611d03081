/** Reverse complement in IUPAC's alphabet (Nomenclature Committee of the IUB, Eur J Biochem 150:1-5, 1985). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

const PAIRS = 'ATTACGGCRYYRSSWWKMMKBVVBDHHDNN';

const COMPLEMENTS = new Map(Array.from({ length: 15 }, (_, i) => [PAIRS[2 * i] ?? '', PAIRS[2 * i + 1] ?? ''] as const));

export const iupacReverseComplement = defineFunction({
  id: 'reverse-complement',
  difficulty: 2,
  conventions: {
    alphabet: ['DNA', 'RNA', 'as given'],
    letterCase: ['kept', 'upper'],
    gaps: ['kept', 'removed'],
    unknown: ['N', 'ValueError', 'kept'],
    palindrome: [false, true],
  },
  names: ['reverse_complement', 'revcomp', 'opposite_strand', 'reverse_complement_iupac'],
  describe: ({ alphabet, letterCase, gaps, unknown, palindrome }) => ({
    does: palindrome ? ['gives the reverse complement of a sequence, and tells whether the sequence is its own'] : ['gives the reverse complement of a nucleotide sequence', 'reads a nucleotide sequence from the opposite strand'],
    arguments: [{ name: 'seq', type: 'str', meaning: 'the sequence, with ambiguity codes of IUPAC, in either case; gaps are `-`' }],
    returns: palindrome ? 'a list of the reverse complement and a bool: is it, without regard to case, the same text as the sequence that was given?' : 'the reverse complement as a string, possibly empty',
    rules: [
      ['Ambiguity codes are complemented: R with Y, K with M, B with V, D with H; S, W and N are their own', 'Complement the codes of IUPAC too (R/Y, K/M, B/V, D/H; S, W and N stay)'],
      alphabet === 'DNA' ? ['T and U both stand for thymine: their complement is A, and that of A is T', 'The result is DNA: A becomes T, and both T and U become A'] : alphabet === 'RNA' ? ['The result is RNA: A becomes U, and both T and U become A', 'Write RNA: the complement of A is U, that of U (or T) is A'] : ['A becomes U where the sequence holds a U (in either case), else T; T and U become A', 'The result is RNA if the sequence has any U, else DNA: A becomes U or T accordingly'],
      letterCase === 'kept' ? ['The case of each base is kept', 'Soft-masking goes along: a lower-case base has a lower-case complement'] : ['The result is in upper case', 'All letters of the result are upper-case'],
      gaps === 'kept' ? ['Gaps stay as they are, at their mirrored places', '`-` is its own complement'] : ['Gaps are left out', '`-` does not appear in the result'],
      unknown === 'N' ? ['Any other character becomes N (n for a lower-case letter, where case is kept)', 'What is no code of IUPAC is written as N, or n for a lower-case letter if case is kept'] : unknown === 'ValueError' ? ['Any other character raises ValueError', 'Raise ValueError for a character that is no code of IUPAC'] : ['Any other character is kept as it is', 'What is no code of IUPAC goes through unchanged, apart from upper-casing where the result is in upper case'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['A'], ['U'], ['gAtTaCa'], ['ACGT'], ['AC-GT'], ['RYKMSWBDHVN'], ['acgu'], ['AAXC'], ['ac*t'], ['aaxc'], ['GAATTC'], ['NNacgtNN'], ['--'], ['GAUC'], ['ggcc'], ['BDhv-Kt']];
    while (inputs.length < 24) inputs.push([sequence(rng, rng.int(5, 30), rng.pick(['ACGT', 'ACGTacgt', 'ACGUN', 'ACGTRYSWKM-', 'acgtN-']))]);
    return inputs;
  },
  solve({ alphabet, letterCase, gaps, unknown, palindrome }, seq: string) {
    const rna = alphabet === 'RNA' || (alphabet === 'as given' && /u/i.test(seq));
    let result = '';
    for (let i = seq.length - 1; i >= 0; i--) {
      const letter = seq[i] ?? '';
      if (letter === '-') { result += gaps === 'kept' ? '-' : ''; continue; }
      const upper = letter.toUpperCase();
      const complement = upper === 'U' ? 'A' : upper === 'A' && rna ? 'U' : COMPLEMENTS.get(upper);
      if (complement === undefined && unknown === 'ValueError') throw new Raises('ValueError');
      const written = complement ?? (unknown === 'N' ? 'N' : upper);
      result += letterCase === 'kept' && letter !== upper ? written.toLowerCase() : written;
    }
    return palindrome ? [result, result.toUpperCase() === seq.toUpperCase()] : result;
  },
  python: {
    context: () => code`
      """Strands and primers."""

      IUPAC = {
          "A": "A", "C": "C", "G": "G", "T": "T", "R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC",
          "B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT",
      }


      def degeneracy(seq):
          """How many plain sequences a degenerate one stands for."""
          product = 1
          for code in seq.upper():
              product *= len(IUPAC.get(code, "N"))
          return product


      # <<insert solution here>>
      `,
    reference: ({ alphabet, letterCase, gaps, unknown, palindrome }, name) => code`
      def ${name}(seq):
          rna = ${alphabet === 'DNA' ? 'False' : alphabet === 'RNA' ? 'True' : '"u" in seq.lower()'}
          codes = {frozenset(bases): code for code, bases in IUPAC.items()}
          pairs = {"A": "T", "C": "G", "G": "C", "T": "A"}
          table = {code: codes[frozenset(pairs[base] for base in bases)] for code, bases in IUPAC.items()}
          table.update({"U": "A", "-": "${gaps === 'kept' ? '-' : ''}"})
          if rna:
              table["A"] = "U"
          letters = []
          for letter in reversed(seq):
              code = letter.upper()
              ${unknown === 'ValueError' ? 'if code not in table:\n    raise ValueError(letter)\nnew = table[code]' : `new = table.get(code, ${unknown === 'N' ? '"N"' : 'code'})`}
              letters.append(${letterCase === 'kept' ? 'new.lower() if letter.islower() else new' : 'new'})
          result = "".join(letters)
          return ${palindrome ? '[result, result.upper() == seq.upper()]' : 'result'}
      `,
  },
});
