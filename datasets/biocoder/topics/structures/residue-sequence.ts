/** The one-letter sequence of the residues that a structure shows. */
import { code, defineFunction, Raises } from '../../template.ts';

type Residue = readonly [string, number, string];
const ONE: Readonly<Record<string, string>> = { ALA: 'A', ARG: 'R', ASN: 'N', ASP: 'D', CYS: 'C', GLN: 'Q', GLU: 'E', GLY: 'G', HIS: 'H', ILE: 'I', LEU: 'L', LYS: 'K', MET: 'M', PHE: 'F', PRO: 'P', SER: 'S', THR: 'T', TRP: 'W', TYR: 'Y', VAL: 'V' };
const MODIFIED: Readonly<Record<string, string>> = { MSE: 'M', SEP: 'S', TPO: 'T', PTR: 'Y', CSO: 'C' };

export const residueSequence = defineFunction({
  id: 'residue-sequence',
  difficulty: 3,
  conventions: {
    gap: ['none', 'X', '-', 'one dash'],
    unknown: ['X', 'left out', 'error'],
    modified: [true, false],
    order: ['as given', 'sorted'],
    inserted: ['kept', 'dropped'],
  },
  names: ['chain_sequence', 'observed_sequence', 'residues_to_sequence', 'structure_sequence'],
  describe: ({ gap, unknown, modified, order, inserted }) => ({
    does: ['gives the sequence of a protein chain as its structure shows it', 'turns the residues of a chain of a structure into a one-letter sequence'],
    arguments: [{ name: 'residues', type: 'list[list]', meaning: 'the residues, each `[name, number, insertion code]`: a three-letter name in upper case, an int, and a letter or the empty text' }],
    returns: 'the sequence as a text',
    rules: [
      inserted === 'kept' ? ['Residues with an insertion code belong to the sequence', 'Keep residues that have an insertion code'] : ['Residues with an insertion code are dropped first of all', 'First drop every residue that has an insertion code'],
      order === 'as given' ? ['The order is that of the list', 'Residues come as they are listed, whatever their numbers'] : ['Residues are sorted by number, then by insertion code, where the empty one comes first', 'Sort by number; among equal numbers the residue without insertion code is first, then A, B and so on'],
      ['The letters of the twenty amino acids are in ONE of the module', 'Use the table `ONE`'],
      modified ? ['Names in MODIFIED of the module get the letter of the amino acid from which they are made', 'Modified residues are translated by `MODIFIED`'] : ['Modified residues are names like any unknown ones, MODIFIED of the module is not used', 'The table `MODIFIED` does not apply: what is not in `ONE` is unknown'],
      unknown === 'error' ? ['An unknown name raises KeyError', 'Raise KeyError for names that are not known'] : unknown === 'X' ? ['An unknown name gives X', 'Unknown names are written X'] : ['A residue with an unknown name gives no letter', 'Unknown names are passed over'],
      gap === 'none' ? ['Gaps in the numbering leave no trace', 'Missing numbers are not marked'] : gap === 'one dash' ? ['Between two neighbouring residues (in that order; those of an unknown name are residues, too) whose numbers differ by more than one, upwards, stands one `-`', 'Where the number grows by more than 1 from one residue to the next, unknown names included, put a single `-`'] : [`Between two neighbouring residues (in that order; those of an unknown name are residues, too) stands one \`${gap}\` for each number that is missing between them, if the number grows`, `For every number skipped from one residue to the next, unknown names included, put a \`${gap}\`; falling numbers leave no gap`],
    ],
  }),
  inputs(_settings, rng) {
    const of = (text: string): [Residue[]] => [text.split(' ').filter(Boolean).map((item): Residue => { const [name = '', number = '0', insertion = ''] = item.split('.'); return [name, Number(number), insertion]; })];
    const inputs = [of(''), of('GLY.1'), of('ALA.3 GLY.7 SER.8'), of('MSE.1 LYS.2'), of('UNK.5 TRP.6'), of('TYR.52 HIS.52.A PRO.52.B VAL.53'), of('VAL.53 PRO.52.B TYR.52 HIS.52.A'), of('LEU.-2 ILE.1'), of('CYS.10 UNK.12 CYS.14'), of('ASP.20 ASN.9 GLN.10'), of('SEP.4 TPO.5 GLU.9'), of('ARG.100.A ARG.103'), of('PHE.8 PHE.9 MET.12')];
    while (inputs.length < 20) {
      let number = rng.int(-3, 200);
      const list = Array.from({ length: rng.int(3, 9) }, (): Residue => [rng.pick([...Object.keys(ONE), 'MSE', 'UNK']), (number += rng.pick([0, 1, 1, 1, 1, 3])), rng.chance(0.12) ? 'A' : '']);
      inputs.push([rng.chance(0.3) ? rng.shuffle(list) : list]);
    }
    return inputs;
  },
  solve({ gap, unknown, modified, order, inserted }, residues: readonly Residue[]) {
    const kept = residues.filter(([, , insertion]) => inserted === 'kept' || insertion === '');
    if (order === 'sorted') kept.sort(([, a, x], [, b, y]) => a - b || (x < y ? -1 : Number(x > y)));
    return kept.map(([name, number], i) => {
      const letter = ONE[name] ?? (modified ? MODIFIED[name] : undefined);
      if (letter === undefined && unknown === 'error') throw new Raises('KeyError');
      const skipped = number - (kept[i - 1]?.[1] ?? number) - 1;
      const filled = skipped <= 0 || gap === 'none' ? '' : gap === 'one dash' ? '-' : gap.repeat(skipped);
      return `${filled}${letter ?? (unknown === 'X' ? 'X' : '')}`;
    }).join('');
  },
  python: {
    context: () => code`
      """Sequences of structures, to be aligned with those of the database."""
      from itertools import pairwise

      NAMES = "ALA ARG ASN ASP CYS GLN GLU GLY HIS ILE LEU LYS MET PHE PRO SER THR TRP TYR VAL".split()
      ONE = dict(zip(NAMES, "ARNDCQEGHILKMFPSTWYV"))
      MODIFIED = {"MSE": "M", "SEP": "S", "TPO": "T", "PTR": "Y", "CSO": "C"}


      # <<insert solution here>>


      def missing_numbers(numbers):
          """The numbers that a chain skips."""
          return [n for a, b in pairwise(sorted(set(numbers))) for n in range(a + 1, b)]
      `,
    reference: ({ gap, unknown, modified, order, inserted }, name) => code`
      def ${name}(residues):
          table = ${modified ? '{**ONE, **MODIFIED}' : 'ONE'}
          kept = [residue for residue in residues${inserted === 'dropped' ? ' if not residue[2]' : ''}]
          ${order === 'sorted' ? 'kept.sort(key=lambda residue: (residue[1], residue[2]))' : ''}
          letters, previous = [], None
          for name, number, _ in kept:
              ${gap === 'none' ? '' : `if previous is not None and number > previous + 1:\n    letters.append(${gap === 'one dash' ? '"-"' : `"${gap}" * (number - previous - 1)`})`}
              letters.append(${unknown === 'error' ? 'table[name]' : `table.get(name, "${unknown === 'X' ? 'X' : ''}")`})
              previous = number
          return "".join(letters)
      `,
  },
});
