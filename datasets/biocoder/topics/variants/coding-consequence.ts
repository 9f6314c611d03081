/** Consequences of single-base substitutions in a coding sequence (terms of the Sequence Ontology; protein names after HGVS). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

const LETTERS = 'FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG';
const THREE: Readonly<Record<string, string>> = { A: 'Ala', R: 'Arg', N: 'Asn', D: 'Asp', C: 'Cys', Q: 'Gln', E: 'Glu', G: 'Gly', H: 'His', I: 'Ile', L: 'Leu', K: 'Lys', M: 'Met', F: 'Phe', P: 'Pro', S: 'Ser', T: 'Thr', W: 'Trp', Y: 'Tyr', V: 'Val', '*': 'Ter' };
/** NCBI translation table 2: AGA and AGG stop, ATA is methionine, TGA tryptophan. */
const MITOCHONDRIAL: Readonly<Record<string, string>> = { AGA: '*', AGG: '*', ATA: 'M', TGA: 'W' };

export const codingConsequence = defineFunction({
  id: 'coding-consequence',
  difficulty: 3,
  conventions: {
    base: [0, 1],
    alt: ['coding', 'genomic'],
    output: ['term', 'three letters', 'one letter'],
    start: ['start_lost', 'as others'],
    table: ['standard', 'mitochondrial'],
    partial: ['none', 'error'],
  },
  names: ['coding_consequence', 'snv_consequence', 'protein_change', 'annotate_snv'],
  describe: ({ base, alt, output, start, table, partial }) => ({
    does: output === 'term' ? ['classifies what a single-base substitution does to the protein', 'predicts the consequence of a coding SNV'] : ['names the change of the protein that a single-base substitution makes', 'gives the protein change of a coding SNV'],
    arguments: [
      { name: 'cds', type: 'str', meaning: 'the coding sequence of the gene, from the first base of the start codon, in the direction of translation' },
      { name: 'pos', type: 'int', meaning: `the position of the substitution in \`cds\`, whose first base is ${base}; it always lies inside` },
      { name: 'alt', type: 'str', meaning: 'the new base' },
      { name: 'strand', type: 'str', meaning: '`+` or `-`, the strand of the gene' },
    ],
    returns: output === 'term' ? 'the term of the Sequence Ontology as a text' : 'a text, as is said below',
    rules: [
      alt === 'coding' ? ['The new base is given on the coding strand, whatever the strand of the gene', '`alt` is already in the direction of `cds`; the strand changes nothing'] : ['The new base is given on the forward strand of the genome: for a gene on the reverse strand (`-`) its complement is put into `cds`', '`alt` is as in the genome (forward strand), so take its complement where the strand is `-`'],
      table === 'standard' ? ['Codons are translated by the table CODONS of the module, the standard code', 'Use the standard genetic code in CODONS'] : ['Codons are translated by the table CODONS of the module, which is the vertebrate mitochondrial code', 'Translate by CODONS, here the vertebrate mitochondrial code'],
      partial === 'error' ? ['If the position lies in an incomplete codon at the end, raise ValueError', 'Raise ValueError for a position in a trailing codon of less than three bases'] : ['If the position lies in an incomplete codon at the end, the result is None', 'Return None for a position in a trailing codon of less than three bases'],
      ...(output === 'term'
        ? [
            ...(start === 'start_lost' ? [['A changed amino acid of the first codon is "start_lost", whatever else it is', 'In the first codon, any change of the amino acid is "start_lost"'] as const] : [['The first codon is treated like all others', 'There is no special term for the start codon'] as const]),
            ['No change of the amino acid, or of a stop codon to a stop codon, is "synonymous_variant"; to a stop codon "stop_gained"; from a stop codon to an amino acid "stop_lost"; else it is "missense_variant"', 'The terms are "synonymous_variant" (same amino acid, or stop to stop), "stop_gained", "stop_lost" and "missense_variant"'] as const,
          ]
        : [
            output === 'three letters' ? ['It is `p.`, the old amino acid, the number of the codon from 1, and the new amino acid, in three-letter codes with Ter for a stop, as p.Arg12Ter (table THREE of the module)', 'Write p.Gly13Asp: three-letter codes of THREE, codons numbered from 1, Ter for a stop codon'] as const : ['It is the old amino acid, the number of the codon from 1, and the new amino acid, in one-letter codes with * for a stop, as R12*', 'Write G13D: one-letter codes, codons numbered from 1, `*` for a stop codon'] as const,
            ['If the amino acid stays the same, `=` takes the place of the new one', 'Synonymous changes end in `=` instead of the amino acid'] as const,
            ...(start === 'start_lost' ? [[`A changed amino acid of the first codon is written ${output === 'three letters' ? 'p.Met1?' : 'M1?'} (with the old amino acid, whatever it is, and a question mark)`, 'In the first codon, a question mark stands for any new amino acid that differs'] as const] : [['The first codon is treated like all others', 'The start codon gets no notation of its own'] as const]),
          ]),
    ],
  }),
  inputs({ base }, rng) {
    const inputs: [string, number, string, string][] = ([
      ['ATGGCCTAA', 1, 'C', '+'], ['ATGGCCTAA', 5, 'G', '+'], ['ATGTGGAGATAA', 5, 'A', '+'], ['ATGTGGAGATAA', 8, 'G', '-'], ['ATGTGGAGATAA', 8, 'C', '+'], ['ATGTACGGTTAG', 5, 'A', '+'], ['ATGTACGGTTAG', 9, 'C', '-'], ['ATGTACGGTTAG', 11, 'A', '+'], ['ATGGCCTA', 7, 'C', '+'], ['ATAGCC', 2, 'G', '+'], ['ATGGCC', 0, 'T', '-'],
      ['ATGATATGA', 5, 'G', '+'], ['ATGCGATAA', 3, 'T', '-'], ['ATGCGATAA', 3, 'T', '+'],
    ] as const).map(([cds, pos, alt, strand]) => [cds, pos + base, alt, strand]);
    while (inputs.length < 26) {
      const cds = `ATG${sequence(rng, rng.int(9, 24))}`;
      const pos = rng.int(0, cds.length - 1);
      // A base that differs on either reading of the strand.
      const alt = rng.pick([...'ACGT'].filter((letter) => letter !== cds[pos] && 'TGCA'['ACGT'.indexOf(letter)] !== cds[pos]));
      inputs.push([cds, pos + base, alt, rng.pick(['+', '-'])]);
    }
    return inputs;
  },
  solve(settings, cds: string, pos: number, alt: string, strand: string) {
    const at = pos - settings.base;
    const first = at - (at % 3);
    const codon = cds.slice(first, first + 3);
    if (codon.length < 3) {
      if (settings.partial === 'error') throw new Raises('ValueError');
      return null;
    }
    const base = settings.alt === 'genomic' && strand === '-' ? 'TGCA'['ACGT'.indexOf(alt)] : alt;
    const translate = (triplet: string): string => (settings.table === 'mitochondrial' ? MITOCHONDRIAL[triplet] : undefined) ?? LETTERS[[...triplet].reduce((index, letter) => index * 4 + 'TCAG'.indexOf(letter), 0)] ?? '';
    const before = translate(codon);
    const after = translate(`${codon.slice(0, at % 3)}${base}${codon.slice(at % 3 + 1)}`);
    const lost = settings.start === 'start_lost' && first === 0 && before !== after;
    if (settings.output === 'term') return before === after ? 'synonymous_variant' : lost ? 'start_lost' : after === '*' ? 'stop_gained' : before === '*' ? 'stop_lost' : 'missense_variant';
    const told = (acid: string): string => (settings.output === 'one letter' ? acid : THREE[acid] ?? '');
    return `${settings.output === 'one letter' ? '' : 'p.'}${told(before)}${first / 3 + 1}${before === after ? '=' : lost ? '?' : told(after)}`;
  },
  python: {
    context: ({ table }) => code`
      """Effects of variants on proteins."""
      from itertools import product

      ACIDS = "${table === 'standard' ? LETTERS : 'FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSS**VVVVAAAADDEEGGGG'}"
      CODONS = {"".join(codon): acid for codon, acid in zip(product("TCAG", repeat=3), ACIDS)}
      THREE = dict(zip("ARNDCQEGHILKMFPSTWYV*", "Ala Arg Asn Asp Cys Gln Glu Gly His Ile Leu Lys Met Phe Pro Ser Thr Trp Tyr Val Ter".split()))
      COMPLEMENT = {"A": "T", "C": "G", "G": "C", "T": "A"}


      # <<insert solution here>>


      def translate(cds):
          """The protein up to the first stop codon."""
          acids = "".join(CODONS[cds[i:i + 3]] for i in range(0, len(cds) - 2, 3))
          return acids.split("*")[0]
      `,
    reference: ({ base, alt, output, start, partial }, name) => code`
      def ${name}(cds, pos, alt, strand):
          number, offset = divmod(pos${base === 0 ? '' : ' - 1'}, 3)
          codon = list(cds[3 * number:3 * number + 3])
          if len(codon) != 3:
              ${partial === 'error' ? 'raise ValueError("an incomplete codon")' : 'return None'}
          old = CODONS["".join(codon)]
          codon[offset] = ${alt === 'genomic' ? 'COMPLEMENT[alt] if strand == "-" else alt' : 'alt'}
          new = CODONS["".join(codon)]
          ${output === 'term' ? `if old == new:
    return "synonymous_variant"
${start === 'start_lost' ? 'if number == 0:\n    return "start_lost"\n' : ''}if new == "*":
    return "stop_gained"
return "stop_lost" if old == "*" else "missense_variant"` : `${output === 'three letters' ? 'old, new = THREE[old], THREE[new]\n' : ''}if old == new:
    new = "="
${start === 'start_lost' ? 'elif number == 0:\n    new = "?"\n' : ''}return f"${output === 'three letters' ? 'p.' : ''}{old}{number + 1}{new}"`}
      `,
  },
});
