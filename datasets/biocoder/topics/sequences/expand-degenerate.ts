/** Degenerate primers and the plain sequences that they stand for. */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

const CODES: Readonly<Record<string, string>> = { A: 'A', C: 'C', G: 'G', T: 'T', R: 'AG', Y: 'CT', S: 'CG', W: 'AT', K: 'GT', M: 'AC', B: 'CGT', D: 'AGT', H: 'ACT', V: 'ACG', N: 'ACGT' };

export const expandDegenerate = defineFunction({
  id: 'expand-degenerate',
  difficulty: 3,
  conventions: {
    inosine: ['N', 'C', 'ValueError'],
    order: ['alphabetical', 'first base fastest'],
    limit: ['ValueError', 'cut off', 'number alone'],
    most: [8, 12, 24],
    output: ['DNA', 'RNA'],
    empty: ['one empty sequence', 'nothing'],
  },
  names: ['expand_primer', 'expand_degenerate', 'primer_variants', 'all_primers'],
  describe: ({ inosine, order, limit, most, output, empty }) => ({
    does: ['expands a degenerate primer into the plain sequences that it stands for', 'lists every sequence that a degenerate oligonucleotide represents'],
    arguments: [{ name: 'primer', type: 'str', meaning: 'the primer, in codes of IUPAC and I (inosine), in upper case' }],
    returns: limit === 'number alone' ? 'a list of strings, or an int' : 'a list of strings',
    rules: [
      ['Codes are those of `IUPAC` in the module', 'Each code stands for the bases that `IUPAC` names'],
      { N: ['I pairs with any base and is read as N', 'Inosine (I) counts as N'], C: ['I pairs best with C, so it is read as G', 'Inosine (I) is read as G'], ValueError: ['I raises ValueError', 'A primer with inosine (I) raises ValueError'] }[inosine] as [string, string],
      order === 'alphabetical' ? ['The sequences are in alphabetical order', 'Sort them alphabetically'] : ['The bases of a code come in alphabetical order, and the first position changes fastest: for RY this is AC, GC, AT, GT', 'Order them so that the first position varies fastest and the last slowest, each over its bases in alphabetical order'],
      { ValueError: [`More than \`LIMIT\` (${most}) sequences raise ValueError`, `Raise ValueError for a primer of more than \`LIMIT\` = ${most} sequences`], 'cut off': [`Only the first \`LIMIT\` (${most}) of them in that order are listed`, `The list is cut off after \`LIMIT\` = ${most} sequences`], 'number alone': [`For more than \`LIMIT\` (${most}) sequences return their number instead, as an int`, `Where there are more than \`LIMIT\` = ${most}, give how many instead of the list`] }[limit] as [string, string],
      output === 'DNA' ? ['The sequences are DNA', 'Write T, not U'] : ['The sequences are written as RNA, with U for T (sorting, if any, is of the RNA)', 'Write U in place of T'],
      empty === 'nothing' ? ['An empty primer gives an empty list', 'For an empty primer the list is empty'] : ['An empty primer gives a list of one empty string', 'For an empty primer the list holds the empty string alone'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['A'], ['RY'], ['N'], ['NN'], ['AIG'], ['I'], ['NNN'], ['VB'], ['NRY'], ['HD'], ['ACGT'], ['TTNTT'], ['NV'], ['NH'], ['WSK'], ['BV'], ['NNR'], ['YI']];
    while (inputs.length < 26) inputs.push([sequence(rng, rng.int(3, 12), 'ACGTACGTACGTACGTRYSWKMN')]);
    // A primer of thousands of sequences is cut short: what it stands for is listed in no order.
    return inputs.map(([primer]) => [[...primer].reduce((kept, letter) => (degeneracy(kept + letter) <= 64 ? kept + letter : kept), '')]);
  },
  solve({ inosine, order, limit, most, output, empty }, primer: string) {
    if (primer === '') return empty === 'nothing' ? [] : [''];
    if (inosine === 'ValueError' && primer.includes('I')) throw new Raises('ValueError');
    const choices = [...primer].map((letter) => (letter === 'I' ? (inosine === 'N' ? 'ACGT' : 'G') : CODES[letter] ?? ''));
    const number = choices.reduce((product, bases) => product * bases.length, 1);
    if (number > most && limit === 'ValueError') throw new Raises('ValueError');
    if (number > most && limit === 'number alone') return number;
    const listed: string[] = [];
    for (let n = 0; n < number && listed.length < most; n++) {
      let rest = n;
      const letters: string[] = [];
      for (let i = 0; i < choices.length; i++) {
        const at = order === 'alphabetical' ? choices.length - 1 - i : i;
        const bases = choices[at] ?? '';
        letters[at] = bases[rest % bases.length] ?? '';
        rest = Math.floor(rest / bases.length);
      }
      listed.push(letters.join(''));
    }
    return output === 'DNA' ? listed : listed.map((text) => text.replaceAll('T', 'U'));
  },
  python: {
    context: ({ most }) => code`
      """Primers against families of genes."""
      from itertools import product

      IUPAC = {
          "A": "A", "C": "C", "G": "G", "T": "T", "R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC",
          "B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT",
      }
      LIMIT = ${most}


      # <<insert solution here>>


      def matches(primer, target):
          return len(primer) == len(target) and all(base in IUPAC[code] for code, base in zip(primer, target))
      `,
    reference: ({ inosine, order, limit, output, empty }, name) => code`
      def ${name}(primer):
          ${inosine === 'ValueError' ? 'if "I" in primer:\n    raise ValueError("inosine")' : `primer = primer.replace("I", "${inosine === 'N' ? 'N' : 'G'}")`}
          ${empty === 'nothing' ? 'if not primer:\n    return []' : ''}
          number = 1
          for code in primer:
              number *= len(IUPAC[code])
          ${limit === 'ValueError' ? 'if number > LIMIT:\n    raise ValueError(number)' : limit === 'number alone' ? 'if number > LIMIT:\n    return number' : ''}
          everything = ${order === 'alphabetical' ? '["".join(each) for each in product(*(IUPAC[code] for code in primer))]' : '["".join(reversed(each)) for each in product(*(IUPAC[code] for code in reversed(primer)))]'}
          return [each${output === 'RNA' ? '.replace("T", "U")' : ''} for each in everything[:LIMIT]]
      `,
  },
});

function degeneracy(primer: string): number {
  return [...primer].reduce((product, letter) => product * (CODES[letter]?.length ?? 4), 1);
}
