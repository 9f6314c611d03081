/** The score of an alignment that is there already: substitutions and affine gaps. */
import { alignedPair } from '../../mutated.ts';
import { code, defineFunction } from '../../template.ts';

export const alignmentScore = defineFunction({
  id: 'alignment-score',
  difficulty: 3,
  conventions: {
    opening: [-4, -5, -6],
    first: ['opening alone', 'opening and extension'],
    ends: ['charged', 'free'],
    switch: ['a new gap', 'the same gap'],
    transitions: [-1, -2],
  },
  names: ['score_alignment', 'alignment_score', 'affine_score', 'rescore'],
  describe: ({ opening, first, ends, switch: change, transitions }) => ({
    does: ['scores a given alignment of two DNA sequences with affine gap costs', 'computes the score of two aligned rows'],
    arguments: [
      { name: 'a', type: 'str', meaning: 'the first row, of A, C, G, T and -' },
      { name: 'b', type: 'str', meaning: 'the second row, as long as the first' },
    ],
    returns: 'the score as an int',
    rules: [
      [`Equal letters score 2, a transition (A/G, C/T) ${transitions}, a transversion -3: \`SCORES\` of the module`, `A match scores 2, a transition ${transitions} and a transversion -3, as in \`SCORES\``],
      first === 'opening alone' ? [`A gap of n columns scores \`OPEN\` + (n - 1) * \`EXTEND\` (${opening} and -1)`, `The first column of a gap scores \`OPEN\` = ${opening}, each further one \`EXTEND\` = -1`] : [`A gap of n columns scores \`OPEN\` + n * \`EXTEND\` (${opening} and -1)`, `Each gap scores \`OPEN\` = ${opening} once and \`EXTEND\` = -1 for every column of it`],
      change === 'a new gap' ? ['A gap in one row that follows directly upon a gap in the other is a gap of its own', 'When the gap changes rows, a new gap begins'] : ['A gap that goes on in the other row is still the same gap', 'Neighbouring gap columns make one gap, whichever row they are in'],
      ['Columns with a gap in both rows are not there', 'Ignore columns of two gaps, as if they were removed first'],
      ends === 'charged' ? ['Gaps at the ends are charged too', 'End gaps are scored like others'] : ['Gap columns before the first and after the last column of two letters are free', 'End gaps score nothing; without any column of two letters the score is 0'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['', ''], ['ACGT', 'ACGT'], ['AAGT', 'AGGC'], ['A--T', 'ACGT'], ['AC--GT', 'A-TTGT'], ['--ACGT', 'TTACGT'], ['ACGT-', 'ACGTA'], ['A--C', 'A--C'], ['A-C', 'A-G'], ['AC-T', 'A-GT'], ['---', 'ACG'], ['A-', '-C'], ['AC--T', 'A--GT'], ['A-G-T', 'ACGCT'], ['AT', 'GC']];
    while (inputs.length < 24) inputs.push(alignedPair(rng, rng.int(6, 24)));
    return inputs;
  },
  solve({ opening, first, ends, switch: change, transitions }, a: string, b: string) {
    let columns = Array.from(a, (letter, i) => [letter, b[i] ?? ''] as const).filter(([x, y]) => x !== '-' || y !== '-');
    const paired = ([x, y]: readonly [string, string]): boolean => x !== '-' && y !== '-';
    if (ends === 'free') columns = columns.slice(Math.max(0, columns.findIndex(paired)), columns.findLastIndex(paired) + 1);
    let score = 0;
    let open: 'a' | 'b' | undefined;
    for (const [x, y] of columns) {
      if (x !== '-' && y !== '-') {
        score += x === y ? 2 : ['AG', 'GA', 'CT', 'TC'].includes(x + y) ? transitions : -3;
        open = undefined;
        continue;
      }
      const row = x === '-' ? 'a' : 'b';
      const begins = open === undefined || (open !== row && change === 'a new gap');
      score += begins ? (first === 'opening alone' ? opening : opening - 1) : -1;
      open = row;
    }
    return score;
  },
  python: {
    context: ({ opening, transitions }) => code`
      """Scores of alignments."""
      from itertools import groupby

      OPEN = ${opening}
      EXTEND = -1
      TRANSITIONS = {"AG", "GA", "CT", "TC"}
      SCORES = {x + y: 2 if x == y else ${transitions} if x + y in TRANSITIONS else -3 for x in "ACGT" for y in "ACGT"}


      def column_pairs(a, b):
          return [x + y for x, y in zip(a, b)]


      # <<insert solution here>>


      def bit_score(raw, lambda_=1.28, k=0.46):
          import math
          return (lambda_ * raw - math.log(k)) / math.log(2)
      `,
    reference: ({ first, ends, switch: change }, name) => code`
      def ${name}(a, b):
          pairs = [pair for pair in column_pairs(a, b) if pair != "--"]
          ${ends === 'free' ? 'while pairs and "-" in pairs[0]:\n    pairs.pop(0)\nwhile pairs and "-" in pairs[-1]:\n    pairs.pop()' : ''}
          kind = lambda pair: ${change === 'a new gap' ? 'pair.index("-") if "-" in pair else None' : '"-" in pair or None'}
          total = 0
          for gap, run in groupby(pairs, key=kind):
              run = list(run)
              if gap is None:
                  total += sum(SCORES[pair] for pair in run)
              else:
                  total += OPEN + EXTEND * ${first === 'opening alone' ? '(len(run) - 1)' : 'len(run)'}
          return total
      `,
  },
  javascript: {
    context: ({ opening, transitions }) => code`
      // Scores of alignments.
      const OPEN = ${opening};
      const EXTEND = -1;
      const TRANSITIONS = ['AG', 'GA', 'CT', 'TC'];
      const SCORES = {};
      for (const x of 'ACGT') for (const y of 'ACGT') SCORES[x + y] = x === y ? 2 : TRANSITIONS.includes(x + y) ? ${transitions} : -3;

      // <<insert solution here>>
      `,
    reference: ({ first, ends, switch: change }, name) => code`
      function ${name}(a, b) {
        let kinds = '';
        let letters = 0;
        for (let i = 0; i < a.length; i += 1) {
          if (a[i] === '-' && b[i] === '-') continue;
          if (a[i] === '-' || b[i] === '-') kinds += ${change === 'a new gap' ? "a[i] === '-' ? 'a' : 'b'" : "'a'"};
          else { kinds += '.'; letters += SCORES[a[i] + b[i]]; }
        }
        ${ends === 'free' ? "kinds = kinds.includes('.') ? kinds.replace(/^[ab]+|[ab]+$/g, '') : '';" : ''}
        const gaps = kinds.match(/a+|b+/g) || [];
        return letters + gaps.reduce((sum, gap) => sum + OPEN + EXTEND * ${first === 'opening alone' ? '(gap.length - 1)' : 'gap.length'}, 0);
      }
      `,
  },
});
