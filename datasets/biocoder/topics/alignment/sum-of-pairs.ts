/** Sum-of-pairs score of a multiple alignment (Carrillo and Lipman, SIAM J Appl Math 48:1073-1082, 1988). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const sumOfPairs = defineFunction({
  id: 'sum-of-pairs',
  difficulty: 3,
  conventions: {
    gap: [-1, -2],
    both: [0, 1],
    weights: ['none', 'given'],
    columns: ['all', 'without gaps', 'at most half gaps'],
    result: ['sum', 'mean a pair', 'by column'],
  },
  excluded: ({ gap, both, columns }) => columns === 'without gaps' && (gap !== -1 || both !== 0),
  names: ['sum_of_pairs', 'sp_score', 'msa_score', 'score_msa'],
  describe: ({ gap, both, weights, columns, result }) => ({
    does: ['scores a multiple alignment by the sum of its pairs', 'computes the sum-of-pairs score of aligned sequences'],
    arguments: [
      { name: 'rows', type: 'list[str]', meaning: 'at least two rows of one length, of upper-case letters and -' },
      { name: 'weights', type: 'list[float]', meaning: weights === 'given' ? 'a weight for each row' : 'a weight for each row, which plays no part' },
    ],
    returns: result === 'by column' ? 'a list of floats, one for each column that counts, from left to right' : 'the score as a float',
    rules: [
      ['In each column every pair of rows scores 1 for equal letters and 0 for different ones', 'Each unordered pair of rows adds 1 in a column where both have the same letter, 0 where they differ'],
      ...(columns === 'without gaps' ? [['Columns with a gap do not count', 'Use columns without any gap'] as const] : [
        [`A letter against a gap scores ${gap}`, `Letter and gap: ${gap}`] as const,
        [`Two gaps score ${both}`, `Gap and gap: ${both}`] as const,
      ]),
      ...(columns === 'at most half gaps' ? [['Columns in which more than half of the rows have a gap do not count', 'Leave out columns with gaps in more than half of the rows'] as const] : []),
      weights === 'given' ? ['The score of a pair is multiplied by the weights of both rows', 'Weight each pair by the product of the weights of its rows'] : ['All pairs count alike', 'Pairs are not weighted'],
      ...(result === 'mean a pair' ? [['The sum over columns and pairs is divided by the number of pairs of rows', 'Divide the total by the number of row pairs'] as const] : result === 'sum' ? [['The score is the sum over all columns and pairs', 'Add up all columns and pairs'] as const] : [['For each column give the sum over its pairs', 'A column\'s value is the sum over the row pairs'] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], number[]][] = [[['', ''], [1, 1]], [['AC', 'AG'], [1, 2]], [['A-', 'A-'], [0.5, 0.5]], [['A-C', 'AT-', '--C'], [1, 1, 2]], [['A', '-', '-', '-'], [1, 1, 1, 1]], [['A', 'A', '-', '-'], [1, 0.5, 1, 1]], [['AC-T', 'ACGT', 'A--T'], [0.2, 0.3, 0.5]], [['-A', '-C', 'GA'], [2, 1, 1]], [['ACGT', 'ACGT', 'ACGA', 'TCGA'], [1, 0.5, 0.5, 1]]];
    while (inputs.length < 18) { const truth = sequence(rng, rng.int(2, 9)); const n = rng.int(2, 5); inputs.push([Array.from({ length: n }, () => sprinkled(rng, truth, 0.35, 'ACGT---')), Array.from({ length: n }, () => rng.int(1, 8) / 4)]); }
    return inputs;
  },
  solve({ gap, both, weights, columns, result }, rows: string[], given: number[]) {
    const values: number[] = [];
    for (let at = 0; at < (rows[0]?.length ?? 0); at++) {
      const gaps = rows.filter((row) => row[at] === '-').length;
      if ((columns === 'without gaps' && gaps > 0) || (columns === 'at most half gaps' && 2 * gaps > rows.length)) continue;
      let value = 0;
      for (let i = 0; i < rows.length; i++) {
        for (let j = i + 1; j < rows.length; j++) {
          const [x, y] = [rows[i]?.[at], rows[j]?.[at]];
          const pair = x === '-' && y === '-' ? both : x === '-' || y === '-' ? gap : Number(x === y);
          value += pair * (weights === 'given' ? (given[i] ?? 0) * (given[j] ?? 0) : 1);
        }
      }
      values.push(value);
    }
    const total = values.reduce((sum, value) => sum + value, 0);
    return result === 'by column' ? values : result === 'sum' ? total : total / ((rows.length * (rows.length - 1)) / 2);
  },
  python: {
    context: () => code`
      """Quality of multiple alignments."""
      from itertools import combinations


      def columns_of(rows):
          return ["".join(column) for column in zip(*rows)]


      def gap_fraction(column):
          return column.count("-") / len(column)


      # <<insert solution here>>
      `,
    reference: ({ gap, both, weights, columns, result }, name) => code`
      def ${name}(rows, weights):
          pairs = list(combinations(range(len(rows)), 2))
          values = []
          for column in columns_of(rows):
              ${columns === 'all' ? '' : `if gap_fraction(column) > ${columns === 'without gaps' ? 0 : 0.5}:\n    continue`}
              value = 0.0
              for i, j in pairs:
                  x, y = column[i], column[j]
                  if x == y:
                      score = ${both === 1 ? '1' : '0 if x == "-" else 1'}
                  else:
                      score = ${gap} if "-" in (x, y) else 0
                  value += score${weights === 'given' ? ' * weights[i] * weights[j]' : ''}
              values.append(value)
          return ${result === 'by column' ? 'values' : result === 'sum' ? 'sum(values)' : 'sum(values) / len(pairs)'}
      `,
  },
});
