/** Positions of one sequence in terms of another that it is aligned to. */
import { alignedPair } from '../../mutated.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const mapPositions = defineFunction({
  id: 'map-positions',
  difficulty: 3,
  conventions: {
    numbering: [0, 1],
    gap: ['None', 'letter before', 'letter after'],
    outside: ['ValueError', 'None'],
    direction: ['a to b', 'b to a'],
    strand: ['forward', 'reverse'],
    report: ['position', 'position and letter'],
  },
  excluded: ({ outside, gap, report }) => outside === 'None' && gap === 'letter after' && report === 'position and letter',
  names: ['map_positions', 'transfer_positions', 'lift_positions', 'convert_coordinates'],
  describe: ({ numbering, gap, outside, direction, strand, report }) => {
    const [from, to] = direction === 'a to b' ? ['a', 'b'] : ['b', 'a'];
    return {
      does: ['maps positions of one sequence to the other one of a pairwise alignment', 'transfers positions from one sequence to another along their alignment'],
      arguments: [
        { name: 'a', type: 'str', meaning: 'the first row of the alignment, of letters and -' },
        { name: 'b', type: 'str', meaning: 'the second row, as long as the first; no column has two gaps' },
        { name: 'positions', type: 'list[int]', meaning: `positions in ${from} without its gaps, the first letter being ${numbering}` },
      ],
      returns: report === 'position' ? `a list with the position in ${to} of each, or None` : `a list with a list \`[position, letter]\` of ${to} for each, or None`,
      rules: [
        [`Positions in ${to} count its letters without gaps${strand === 'forward' ? `, from ${numbering} on` : `, from ${numbering} on, from the right end: ${to} is the reverse strand`}`, strand === 'forward' ? `The result counts letters of ${to}, the first being ${numbering}` : `${to} is given as its reverse strand, so the result counts letters of ${to} from its last one, which is ${numbering}, to the left`],
        gap === 'None' ? [`Where ${to} has a gap, the result is None`, `A position opposite a gap of ${to} gives None`] : gap === 'letter before' ? [`Where ${to} has a gap, the nearest letter of ${to} to the left in the alignment counts; without one the result is None`, `Opposite a gap take the closest letter of ${to} on the left of it (None if there is none)`] : [`Where ${to} has a gap, the nearest letter of ${to} to the right in the alignment counts; without one the result is None`, `Opposite a gap take the closest letter of ${to} on the right of it (None if there is none)`],
        outside === 'ValueError' ? [`A position that ${from} does not have raises ValueError`, `Raise ValueError for a position outside of ${from}`] : [`A position that ${from} does not have gives None`, `Positions outside of ${from} give None`],
      ],
    };
  },
  inputs(_settings, rng) {
    const inputs: [string, string, number[]][] = [['', '', []], ['ACGT', 'ACGT', [1, 3, 2]], ['AC-T', 'A-GT', [1, 2]], ['AC--GT', 'A-TTGT', [1, 2, 3]], ['-ACG', 'T--C', [1, 2]], ['AC-', '--G', [1, 2]], ['ACGT', 'TTTT', [4]], ['ACGT', 'TTTT', [0]], ['A', 'C', [-1]], ['AC', 'CA', [9]], ['--AC', 'GT--', [1]], ['GT--', '--AC', [1]], ['A-CG', 'ATC-', [2, 1, 2]], ['ACG', '-CG', [1]]];
    while (inputs.length < 24) { const [a, b] = alignedPair(rng, rng.int(8, 20)); inputs.push([a, b, Array.from({ length: rng.int(1, 5) }, () => rng.int(1, 6))]); }
    return inputs;
  },
  solve({ numbering, gap, outside, direction, strand, report }, a: string, b: string, positions: number[]) {
    const [from, to] = direction === 'a to b' ? [a, b] : [b, a];
    const columns = Array.from(from, (letter, i) => (letter === '-' ? -1 : i)).filter((i) => i >= 0);
    const count = [...to].filter((letter) => letter !== '-').length;
    return positions.map((position) => {
      let column = columns[position - numbering];
      if (column === undefined) {
        if (outside === 'ValueError') throw new Raises('ValueError');
        return null;
      }
      if (gap !== 'None') while (to[column] === '-') column += gap === 'letter before' ? -1 : 1;
      const letter = to[column];
      if (letter === undefined || letter === '-') return null;
      const before = [...to.slice(0, column)].filter((each) => each !== '-').length;
      const there = (strand === 'forward' ? before : count - 1 - before) + numbering;
      return report === 'position' ? there : [there, letter];
    });
  },
  python: {
    context: () => code`
      """Coordinates along alignments."""
      from bisect import bisect_left, bisect_right


      def letter_columns(row):
          """The columns in which a row has a letter, from left to right."""
          return [i for i, letter in enumerate(row) if letter != "-"]


      # <<insert solution here>>


      def shared_columns(a, b):
          return sorted(set(letter_columns(a)) & set(letter_columns(b)))
      `,
    reference: ({ numbering, gap, outside, direction, strand, report }, name) => code`
      def ${name}(a, b, positions):
          ${direction === 'a to b' ? 'source, target = a, b' : 'source, target = b, a'}
          here, there = letter_columns(source), letter_columns(target)
          result = []
          for position in positions:
              i = position - ${numbering}
              if not 0 <= i < len(here):
                  ${outside === 'ValueError' ? 'raise ValueError(position)' : 'result.append(None)\ncontinue'}
              ${gap === 'None' ? 'at = bisect_left(there, here[i])\nif at < len(there) and there[at] != here[i]:\n    at = len(there)' : gap === 'letter before' ? 'at = bisect_right(there, here[i]) - 1' : 'at = bisect_left(there, here[i])'}
              if not 0 <= at < len(there):
                  result.append(None)
                  continue
              number = ${strand === 'forward' ? 'at' : 'len(there) - 1 - at'} + ${numbering}
              result.append(${report === 'position' ? 'number' : '[number, target[there[at]]]'})
          return result
      `,
  },
});
