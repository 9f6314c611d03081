/** Percent identity in its several definitions (Raghava and Barton, BMC Bioinformatics 7:415, 2006). */
import { alignedPair } from '../../mutated.ts';
import { code, defineFunction } from '../../template.ts';

export const percentIdentity = defineFunction({
  id: 'percent-identity',
  difficulty: 2,
  conventions: {
    denominator: ['columns', 'aligned pairs', 'shorter sequence', 'mean length'],
    ends: ['as others', 'left out'],
    unknown: ['mismatch', 'left out', 'match'],
    empty: [0, -1],
    scale: ['percent', 'fraction'],
  },
  // Pairs of letters are the same with and without the ends.
  excluded: ({ denominator, ends }) => denominator === 'aligned pairs' && ends === 'left out',
  names: ['percent_identity', 'sequence_identity', 'alignment_identity', 'pairwise_identity'],
  describe: ({ denominator, ends, unknown, empty, scale }) => ({
    does: [`computes the ${scale === 'percent' ? 'percent identity' : 'identity'} of two aligned sequences`, 'measures how much of an alignment is identical'],
    arguments: [
      { name: 'a', type: 'str', meaning: 'the first row of the alignment, of upper-case letters and `-`' },
      { name: 'b', type: 'str', meaning: 'the second row, as long as the first; no column has two gaps' },
    ],
    returns: scale === 'percent' ? 'the identity in percent, as a float' : 'the identity as a fraction of 1, as a float',
    rules: [
      ends === 'as others' ? ['Columns at the ends are treated like others', 'End gaps are not treated apart'] : ['Columns before the first and after the last one in which both rows have a letter are left out of everything, lengths included', 'Cut the alignment to the columns from the first to the last pair of letters before anything is counted'],
      unknown === 'mismatch' ? ['N is no match, not even with N', 'A pair with an N is a mismatch'] : unknown === 'match' ? ['N matches any letter', 'A pair with an N is a match'] : ['Columns in which either row has an N are left out of everything, lengths included', 'Drop columns with an N before counting'],
      {
        columns: ['The identity is the number of columns with equal letters over that of all columns, gaps included', 'Divide the matches by the number of columns, gapped ones included'],
        'aligned pairs': ['The identity is the number of columns with equal letters over that of columns in which both rows have a letter', 'Divide the matches by the columns without a gap'],
        'shorter sequence': ['The identity is the number of columns with equal letters over the length of the shorter sequence without its gaps', 'Divide the matches by the number of letters in the row that has fewer'],
        'mean length': ['The identity is the number of columns with equal letters over the mean length of the two sequences without gaps', 'Divide the matches by half of the number of letters in both rows'],
      }[denominator] as [string, string],
      [`Where there is nothing to divide by the result is ${empty}.0`, `Return ${empty}.0 if the denominator is 0`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['', ''], ['A', '-'], ['ACGT', 'ACGT'], ['ACGT', 'AGGT'], ['AC-GT', 'ACTGA'], ['--ACGT', 'TTACGA'], ['ACGT--', 'ACTTGG'], ['NACG', 'NACT'], ['AN-C', 'ANGC'], ['NN', 'NN'], ['ACGTA', 'A---A'], ['A-', '-C'], ['-NA', 'G-A'], ['NC-', 'ACG']];
    while (inputs.length < 24) inputs.push(alignedPair(rng, rng.int(5, 25), rng.pick(['ACGT', 'ACGTN'])));
    return inputs;
  },
  solve({ denominator, ends, unknown, empty, scale }, a: string, b: string) {
    let columns = Array.from(a, (letter, i) => [letter, b[i] ?? ''] as const);
    const paired = ([x, y]: readonly [string, string]): boolean => x !== '-' && y !== '-';
    if (ends === 'left out') columns = columns.slice(Math.max(0, columns.findIndex(paired)), columns.findLastIndex(paired) + 1);
    if (unknown === 'left out') columns = columns.filter(([x, y]) => x !== 'N' && y !== 'N');
    const pairs = columns.filter(paired);
    const matches = pairs.filter(([x, y]) => (x === 'N' || y === 'N' ? unknown === 'match' : x === y)).length;
    const letters = (row: 0 | 1): number => columns.filter((column) => column[row] !== '-').length;
    const by = denominator === 'columns' ? columns.length : denominator === 'aligned pairs' ? pairs.length : denominator === 'shorter sequence' ? Math.min(letters(0), letters(1)) : (letters(0) + letters(1)) / 2;
    return by === 0 ? empty : ((scale === 'percent' ? 100 : 1) * matches) / by;
  },
  python: {
    context: () => code`
      """Similarity of aligned sequences."""

      GAP = "-"


      def ungapped(row):
          return row.replace(GAP, "")


      def gap_openings(row):
          return sum(letter == GAP and (i == 0 or row[i - 1] != GAP) for i, letter in enumerate(row))


      # <<insert solution here>>
      `,
    reference: ({ denominator, ends, unknown, empty, scale }, name) => code`
      def ${name}(a, b):
          ${ends === 'left out' ? 'both = [i for i, pair in enumerate(zip(a, b)) if GAP not in pair]\nif not both:\n    a = b = ""\nelse:\n    a, b = a[both[0]:both[-1] + 1], b[both[0]:both[-1] + 1]' : ''}
          ${unknown === 'left out' ? 'kept = [pair for pair in zip(a, b) if "N" not in pair]\na, b = "".join(x for x, _ in kept), "".join(y for _, y in kept)' : ''}
          matches = 0
          for pair in zip(a, b):
              if GAP not in pair:
                  matches += ${unknown === 'match' ? '"N" in pair or pair[0] == pair[1]' : '"N" not in pair and pair[0] == pair[1]'}
          total = ${{ columns: 'len(a)', 'aligned pairs': 'sum(GAP not in pair for pair in zip(a, b))', 'shorter sequence': 'min(len(ungapped(a)), len(ungapped(b)))', 'mean length': '(len(ungapped(a)) + len(ungapped(b))) / 2' }[denominator]}
          return ${scale === 'percent' ? '100 * ' : ''}matches / total if total else ${empty}.0
      `,
  },
  javascript: {
    context: () => code`
      // Similarity of aligned sequences.
      const ungapped = (row) => row.split('-').join('');

      // <<insert solution here>>
      `,
    reference: ({ denominator, ends, unknown, empty, scale }, name) => code`
      function ${name}(a, b) {
        let [from, to] = [0, a.length];
        ${ends === 'left out' ? "while (from < to && (a[from] === '-' || b[from] === '-')) from += 1;\nwhile (to > from && (a[to - 1] === '-' || b[to - 1] === '-')) to -= 1;" : ''}
        let [matches, columns, pairs, lengthA, lengthB] = [0, 0, 0, 0, 0];
        for (let i = from; i < to; i += 1) {
          const unknown = a[i] === 'N' || b[i] === 'N';
          ${unknown === 'left out' ? 'if (unknown) continue;' : ''}
          columns += 1;
          lengthA += a[i] === '-' ? 0 : 1;
          lengthB += b[i] === '-' ? 0 : 1;
          if (a[i] === '-' || b[i] === '-') continue;
          pairs += 1;
          if (unknown ? ${String(unknown === 'match')} : a[i] === b[i]) matches += 1;
        }
        const total = ${{ columns: 'columns', 'aligned pairs': 'pairs', 'shorter sequence': 'Math.min(lengthA, lengthB)', 'mean length': '(lengthA + lengthB) / 2' }[denominator]};
        return total === 0 ? ${empty} : ${scale === 'percent' ? '100 * ' : ''}matches / total;
      }
      `,
  },
});
