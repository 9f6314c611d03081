/** Local alignment (Smith and Waterman, J Mol Biol 147:195-197, 1981) with affine gap costs (Gotoh, J Mol Biol 162:705-708, 1982). */
import { sequence } from '../../letters.ts';
import { mutated } from '../../mutated.ts';
import { code, defineFunction } from '../../template.ts';

export const localAlignment = defineFunction({
  id: 'local-alignment-score',
  difficulty: 5,
  conventions: {
    opening: [-2, -3, -4],
    first: ['opening alone', 'opening and extension'],
    transitions: ['as mismatches', 'half'],
    end: ['none', 'leftmost in a', 'leftmost in b'],
    strands: ['given', 'both'],
  },
  names: ['local_alignment_score', 'smith_waterman', 'best_local_score', 'align_local'],
  describe: ({ opening, first, transitions, end, strands }) => ({
    does: ['computes the score of the best local alignment of two DNA sequences with affine gaps', 'finds the Smith-Waterman score of two sequences'],
    arguments: [
      { name: 'a', type: 'str', meaning: 'the first sequence, of A, C, G and T' },
      { name: 'b', type: 'str', meaning: 'the second sequence, likewise' },
    ],
    returns: end === 'none' ? 'the score as an int' : 'a list `[score, end in a, end in b]`: how many letters of each sequence lie before the end of the alignment, the last aligned one included',
    rules: [
      ['Equal letters score `MATCH` = 2', 'A match scores `MATCH` (2)'],
      transitions === 'as mismatches' ? ['Different letters score `MISMATCH` = -2', 'Any mismatch scores `MISMATCH` (-2)'] : ['Different letters score `MISMATCH` = -2, transitions (A/G, C/T) half of that', 'Transversions score `MISMATCH` (-2), transitions (A with G, C with T) -1'],
      first === 'opening alone' ? [`A gap of n letters scores \`OPEN\` + (n - 1) * \`EXTEND\`, with \`OPEN\` = ${opening} and \`EXTEND\` = -1`, `The first letter of a gap costs \`OPEN\` (${opening}), each further one \`EXTEND\` (-1)`] : [`A gap of n letters scores \`OPEN\` + n * \`EXTEND\`, with \`OPEN\` = ${opening} and \`EXTEND\` = -1`, `Opening a gap costs \`OPEN\` (${opening}), and every letter of it, the first included, \`EXTEND\` (-1)`],
      ['A gap in one sequence may follow a gap in the other, each with its own opening', 'Gaps in a and in b may adjoin'],
      ['The score is never below 0: the empty alignment', 'Without any positive alignment the score is 0'],
      ...(strands === 'given' ? [] : [['b is tried as it is and as its reverse complement; the better score counts' + (end === 'none' ? '' : ', with positions in the strand that was aligned, and b as it is where both are equal'), 'Try b and its reverse complement, and take the higher score' + (end === 'none' ? '' : ' (b as given on a tie; positions count in the strand used)')] as const]),
      ...(end === 'none' ? [] : [end === 'leftmost in a' ? ['Of several ends with that score take the one with the smallest end in a, then in b; for a score of 0 both are 0', 'Break ties by the smaller end in a, then in b; with score 0 the ends are 0'] as const : ['Of several ends with that score take the one with the smallest end in b, then in a; for a score of 0 both are 0', 'Break ties by the smaller end in b, then in a; with score 0 the ends are 0'] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['', ''], ['A', 'C'], ['ACGT', 'ACGT'], ['ACGTACGT', 'ACGT'], ['CCACGTCC', 'GGACGTGG'], ['ACGTTTACG', 'ACGACG'], ['AAGGAA', 'AAAAAA'], ['ACGTACGTACGT', 'ACGTACACGT'], ['TTTT', 'AAAA'], ['GATTACA', 'TGTAATC'], ['ACGTGCAACCGT', 'ACGTGCCCGT'], ['ACCT', 'TTACCCT'], ['CAACG', 'CGACA'], ['AC', 'CA'], ['ACGTTGCACGATCCA', 'ACGTTGCAGGCACGATCCA'], ['TTGGCC', 'GGCCTT']];
    while (inputs.length < 22) { const a = sequence(rng, rng.int(6, 16)); inputs.push([`${sequence(rng, rng.int(0, 4))}${a}`, `${sequence(rng, rng.int(0, 4))}${mutated(rng, a, 0.2)}`]); }
    return inputs;
  },
  solve({ opening, first, transitions, end, strands }, a: string, b: string) {
    const begin = first === 'opening alone' ? opening : opening - 1;
    const score = (x: string, y: string): number => (x === y ? 2 : transitions === 'half' && ['AG', 'GA', 'CT', 'TC'].includes(x + y) ? -1 : -2);
    const align = (other: string): [number, number, number] => {
      let top: [number, number, number] = [0, 0, 0];
      // Of the row above and of the one in work: best score, and best with a gap in b; the gap in a goes along the row.
      let above = new Array<number>(other.length + 1).fill(0);
      const gapB = new Array<number>(other.length + 1).fill(Number.NEGATIVE_INFINITY);
      for (let i = 1; i <= a.length; i++) {
        const row = [0];
        let gapA = Number.NEGATIVE_INFINITY;
        for (let j = 1; j <= other.length; j++) {
          gapA = Math.max((row[j - 1] ?? 0) + begin, gapA - 1);
          gapB[j] = Math.max((above[j] ?? 0) + begin, (gapB[j] ?? 0) - 1);
          const here = Math.max(0, (above[j - 1] ?? 0) + score(a[i - 1] ?? '', other[j - 1] ?? ''), gapA, gapB[j] ?? 0);
          row.push(here);
          if (here > top[0] || (here === top[0] && here > 0 && end === 'leftmost in b' && (j < top[2] || (j === top[2] && i < top[1])))) top = [here, i, j];
        }
        above = row;
      }
      return top;
    };
    const forward = align(b);
    const reverse = strands === 'both' ? align([...b].toReversed().map((base) => 'TGCA'['ACGT'.indexOf(base)] ?? '').join('')) : forward;
    const best = reverse[0] > forward[0] ? reverse : forward;
    return end === 'none' ? best[0] : best;
  },
  python: {
    context: ({ opening }) => code`
      """Local similarity of DNA sequences."""
      from functools import lru_cache

      MATCH = 2
      MISMATCH = -2
      OPEN = ${opening}
      EXTEND = -1
      PURINES = "AG"


      def is_transition(x, y):
          return x != y and (x in PURINES) == (y in PURINES)


      def reverse_complement(seq):
          return seq[::-1].translate(str.maketrans("ACGT", "TGCA"))


      # <<insert solution here>>
      `,
    reference: ({ first, transitions, end, strands }, name) => code`
      def ${name}(a, b):
          def column(x, y):
              if x == y:
                  return MATCH
              return ${transitions === 'half' ? 'MISMATCH // 2 if is_transition(x, y) else MISMATCH' : 'MISMATCH'}

          def gap(n):
              return OPEN + EXTEND * ${first === 'opening alone' ? '(n - 1)' : 'n'}

          def align(b):
              @lru_cache(maxsize=None)
              def best(i, j):
                  """Of an alignment that ends with a[:i] and b[:j]."""
                  if not i or not j:
                      return 0
                  options = [0, best(i - 1, j - 1) + column(a[i - 1], b[j - 1])]
                  options += [best(i - n, j) + gap(n) for n in range(1, i + 1)]
                  options += [best(i, j - n) + gap(n) for n in range(1, j + 1)]
                  return max(options)

              cells = [(-best(i, j), ${end === 'leftmost in b' ? 'j, i' : 'i, j'}) for i in range(len(a) + 1) for j in range(len(b) + 1)]
              value, first, second = min(cells)
              return [-value, ${end === 'leftmost in b' ? 'second, first' : 'first, second'}]

          found = align(b)
          ${strands === 'both' ? 'other = align(reverse_complement(b))\nif other[0] > found[0]:\n    found = other' : ''}
          return ${end === 'none' ? 'found[0]' : 'found'}
      `,
  },
});
