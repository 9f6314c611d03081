/** Translation of a coding sequence. */
import { geneticCode, javascriptCodons, pythonCodons } from '../../genetic-code.ts';
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const CODES = { 1: 'the standard code', 2: 'the code of vertebrate mitochondria', 4: 'the code of mycoplasma' } as const;

export const translateCds = defineFunction({
  id: 'translate-cds',
  difficulty: 3,
  conventions: {
    table: [1, 2, 4],
    stop: ['ends', 'ends, and is kept', 'runs through'],
    partial: ['dropped', 'X'],
    start: ['as any codon', 'methionine'],
    ambiguous: ['X', 'resolved'],
  },
  names: ['translate_cds', 'translate', 'protein_of', 'translate_coding_sequence'],
  describe: ({ table, stop, partial, start, ambiguous }) => ({
    does: ['translates a coding sequence into protein', 'gives the protein that a coding sequence stands for'],
    arguments: [
      { name: 'cds', type: 'str', meaning: 'the sequence in upper case, of A, C, G and T (or U) and N, from its first codon on' },
    ],
    returns: 'the protein in one-letter code, as a string',
    rules: [
      [`The genetic code is \`CODONS\` of the module: table ${table} of NCBI, ${CODES[table]}`, `Use ${CODES[table]} (NCBI table ${table}), which is \`CODONS\` in the module`],
      ['U is read as T', 'RNA is taken too: U stands for T'],
      stop === 'ends' ? ['Translation ends before the first stop codon', 'It stops at the first stop codon, which gives no letter'] : stop === 'runs through' ? ['A stop codon gives `*`, and translation goes on', 'Stop codons are written as `*` and read through to the end'] : ['The first stop codon gives `*` and ends the protein', 'Translation ends with the first stop codon, written as `*`'],
      start === 'methionine' ? ['The first codon gives M, whatever it is, unless it is a stop codon', 'The initiator codon is always written as M, except where it is a stop codon'] : ['The first codon is translated like any other', 'No codon is special for being the first'],
      ambiguous === 'X' ? ['A codon with an N gives X', 'Any codon that contains N becomes X'] : ['A codon with N gives the amino acid on which all its readings agree, else X; one that may or may not be a stop gives X, one that must be a stop is one', 'Resolve N: where all codons that it may stand for give the same letter (a stop counts as one) that letter stands, otherwise X'],
      partial === 'dropped' ? ['One or two letters that are left at the end are dropped', 'An incomplete codon at the end is ignored'] : ['One or two letters that are left at the end give an X, unless translation has ended before', 'An incomplete last codon, where it is reached, is written as X'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['A'], ['ATGTGATAAGCC'], ['ATGAGATAA'], ['ATAATATGG'], ['GTGCCC'], ['AUGGCUUAA'], ['ATGGCNTAA'], ['ATGTANGCC'], ['ATGTARGCC'.replace('R', 'N')], ['ATGGCCTG'], ['TAAGCC'], ['NNNATG'], ['CTGGGNAAATAGCCCA'], ['GCNTAAG'], ['TTTAGNACA'], ['ATGTGGAGGTA']];
    while (inputs.length < 26) inputs.push([`${rng.pick(['ATG', 'GTG', 'TTG', ''])}${sequence(rng, rng.int(4, 45), rng.chance(0.3) ? 'ACGTN' : 'ACGT')}`]);
    return inputs;
  },
  solve({ table, stop, partial, start, ambiguous }, cds: string) {
    const table1 = geneticCode(table);
    const read = (codon: string): string => {
      if (!codon.includes('N')) return table1.get(codon) ?? 'X';
      if (ambiguous === 'X') return 'X';
      const letters = new Set([...table1].filter(([each]) => [...codon].every((base, i) => base === 'N' || base === each[i])).map(([, letter]) => letter));
      return letters.size === 1 ? [...letters][0] ?? 'X' : 'X';
    };
    const dna = cds.replaceAll('U', 'T');
    let protein = '';
    for (let at = 0; at < dna.length; at += 3) {
      const codon = dna.slice(at, at + 3);
      if (codon.length < 3) return partial === 'X' ? `${protein}X` : protein;
      const letter = read(codon);
      if (letter === '*' && stop !== 'runs through') return stop === 'ends' ? protein : `${protein}*`;
      protein += at === 0 && start === 'methionine' && letter !== '*' ? 'M' : letter;
    }
    return protein;
  },
  python: {
    context: ({ table }) => code`
      """Proteins of annotated genes."""
      from itertools import product

      ${pythonCodons(table)}


      def expansions(codon):
          """The codons that a codon with N may stand for."""
          return ["".join(each) for each in product(*("ACGT" if base == "N" else base for base in codon))]


      # <<insert solution here>>


      def codon_count(cds):
          return len(cds) // 3
      `,
    reference: ({ stop, partial, start, ambiguous }, name) => code`
      def ${name}(cds):
          cds = cds.replace("U", "T")
          whole = len(cds) // 3 * 3
          letters = []
          for i in range(0, whole, 3):
              readings = {CODONS[each] for each in expansions(cds[i:i + 3])}
              letters.append(readings.pop() if len(readings) == 1${ambiguous === 'X' ? ' and "N" not in cds[i:i + 3]' : ''} else "X")
          ${start === 'methionine' ? 'if letters and letters[0] != "*":' : 'if False:'}
              letters[0] = "M"
          protein = "".join(letters)
          ${partial === 'X' ? 'if len(cds) > whole:' : 'if False:'}
              protein += "X"
          ${stop === 'ends' ? 'return protein.split("*")[0]' : stop === 'runs through' ? 'return protein' : 'return protein[:protein.find("*") + 1] if "*" in protein else protein'}
      `,
  },
  javascript: {
    context: ({ table }) => code`
      // Proteins of annotated genes.
      ${javascriptCodons(table)}

      // <<insert solution here>>
      `,
    reference: ({ stop, partial, start, ambiguous }, name) => code`
      function ${name}(cds) {
        const dna = cds.split('U').join('T');
        let protein = (dna.match(/.{3}/g) || []).map((codon, i) => {
          const pattern = new RegExp('^' + codon.split('N').join('.') + '$');
          const letters = ${ambiguous === 'X' ? "codon.includes('N') ? [] : [CODONS[codon]]" : 'Object.keys(CODONS).filter((each) => pattern.test(each)).map((each) => CODONS[each])'};
          const letter = letters.length > 0 && letters.every((each) => each === letters[0]) ? letters[0] : 'X';
          return ${start === 'methionine' ? "i === 0 && letter !== '*' ? 'M' : letter" : 'letter'};
        }).join('');
        ${partial === 'X' ? "if (dna.length % 3 > 0) protein += 'X';" : ''}
        ${stop === 'runs through' ? 'return protein;' : `const end = protein.indexOf('*');\nreturn end < 0 ? protein : protein.slice(0, end${stop === 'ends' ? '' : ' + 1'});`}
      }
      `,
  },
});
