/** Global alignment (Needleman and Wunsch, J Mol Biol 48:443-453, 1970) with linear gap costs. */
import { DNA, sequence } from '../../letters.ts';
import { mutated } from '../../mutated.ts';
import { code, defineFunction } from '../../template.ts';

export const globalAlignment = defineFunction({
  id: 'global-alignment',
  difficulty: 5,
  conventions: {
    gap: [-1, -2, -3],
    ends: ['charged', 'free in both', 'free in the second'],
    ties: ['diagonal, up, left', 'left, up, diagonal'],
    result: ['score and rows', 'with matches'],
    ambiguous: ['matches nothing', 'scores 0'],
  },
  names: ['align_global', 'needleman_wunsch', 'global_alignment', 'align_pair'],
  describe: ({ gap, ends, ties, result, ambiguous }) => ({
    does: ['aligns two sequences globally with linear gap costs', 'computes an optimal global alignment of two sequences'],
    arguments: [
      { name: 'a', type: 'str', meaning: 'the first sequence, of A, C, G, T and N in upper case' },
      { name: 'b', type: 'str', meaning: 'the second sequence, likewise' },
    ],
    returns: result === 'score and rows' ? 'a list `[score, row of a, row of b]`, with - for gaps' : 'a list `[score, row of a, row of b, matches]`, with - for gaps; matches is the number of columns with equal letters, N and N included',
    rules: [
      ['Equal letters score `MATCH` (1), different ones `MISMATCH` (-1)', 'A column scores `MATCH` = 1 for equal letters, `MISMATCH` = -1 for others'],
      ambiguous === 'matches nothing' ? ['N matches nothing: a column with an N and a letter scores `MISMATCH`', 'N against any letter, N included, is a mismatch'] : ['A column with an N and a letter scores 0', 'N against any letter, N included, scores 0'],
      [`Each gap letter scores \`GAP\` (${gap})`, `A column with a gap scores \`GAP\` = ${gap}`],
      ends === 'charged' ? ['Gaps at the ends cost as much as others', 'End gaps are charged in full'] : ends === 'free in both' ? ['Gaps before the first and after the last letter of either sequence are free', 'End gaps cost nothing, in either row'] : ['Gaps in the row of b before its first and after its last letter are free: b may lie anywhere inside a', 'End gaps are free in the row of b, and charged in that of a'],
      ties === 'diagonal, up, left' ? ['The alignment is traced back from the end; where several steps are optimal, a column of two letters is preferred, then a letter of a against a gap, then a gap against a letter of b', 'Trace back from the last corner of the matrix, preferring letter/letter, then a gap in b, then a gap in a'] : ['The alignment is traced back from the end; where several steps are optimal, a gap against a letter of b is preferred, then a letter of a against a gap, then a column of two letters', 'Trace back from the last corner of the matrix, preferring a gap in a, then a gap in b, then letter/letter'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['', ''], ['A', ''], ['', 'AC'], ['ACGT', 'ACGT'], ['ACGT', 'AGT'], ['AAAA', 'AA'], ['ACNT', 'ACGT'], ['NN', 'NA'], ['CGTACGTTTT', 'ACG'], ['ACG', 'TTACGTT'], ['AC', 'CA'], ['TTTACG', 'ACGGGG'], ['GATTACA', 'GCATGCT'], ['ANNT', 'AT'], ['ACGTACGGTACCGTA', 'ACGTACGTACCGTA']];
    while (inputs.length < 20) { const a = sequence(rng, rng.int(5, 12)); inputs.push([a, rng.pick([mutated(rng, a, 0.25, `${DNA}N`), a.slice(2, -1), `${sequence(rng, 3)}${a.slice(0, 5)}`])]); }
    return inputs;
  },
  solve({ gap, ends, ties, result, ambiguous }, a: string, b: string) {
    const score = (x: string, y: string): number => (x === 'N' || y === 'N' ? (ambiguous === 'scores 0' ? 0 : -1) : x === y ? 1 : -1);
    // A gap in b stands above the matrix's first column or beside its last: free where ends of b are.
    const down = (j: number): number => (ends !== 'charged' && (j === 0 || j === b.length) ? 0 : gap);
    const right = (i: number): number => (ends === 'free in both' && (i === 0 || i === a.length) ? 0 : gap);
    const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
    const at = (i: number, j: number): number => best[i]?.[j] ?? Number.NEGATIVE_INFINITY;
    for (let i = 0; i <= a.length; i++) {
      for (let j = 0; j <= b.length; j++) {
        if (i === 0 && j === 0) continue;
        const options = [i > 0 && j > 0 ? at(i - 1, j - 1) + score(a[i - 1] ?? '', b[j - 1] ?? '') : Number.NEGATIVE_INFINITY, i > 0 ? at(i - 1, j) + down(j) : Number.NEGATIVE_INFINITY, j > 0 ? at(i, j - 1) + right(i) : Number.NEGATIVE_INFINITY];
        (best[i] ??= [])[j] = Math.max(...options);
      }
    }
    let [i, j, rowA, rowB] = [a.length, b.length, '', ''];
    const steps = { diagonal: () => i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + score(a[i - 1] ?? '', b[j - 1] ?? ''), up: () => i > 0 && at(i, j) === at(i - 1, j) + down(j), left: () => j > 0 && at(i, j) === at(i, j - 1) + right(i) };
    const order = ties === 'diagonal, up, left' ? ['diagonal', 'up', 'left'] as const : ['left', 'up', 'diagonal'] as const;
    while (i > 0 || j > 0) {
      const step = order.find((each) => steps[each]()) ?? 'diagonal';
      rowA = (step === 'left' ? '-' : a[--i] ?? '') + rowA;
      rowB = (step === 'up' ? '-' : b[--j] ?? '') + rowB;
    }
    const matches = [...rowA].filter((letter, column) => letter === rowB[column]).length;
    return [at(a.length, b.length), rowA, rowB, ...(result === 'with matches' ? [matches] : [])];
  },
  python: {
    context: ({ gap, ambiguous }) => code`
      """Pairwise alignment of short sequences."""
      from functools import lru_cache

      MATCH = 1
      MISMATCH = -1
      GAP = ${gap}


      def score(x, y):
          """Of a column of two letters."""
          ${ambiguous === 'scores 0' ? 'if "N" in (x, y):\n    return 0\nreturn MATCH if x == y else MISMATCH' : 'return MATCH if x == y != "N" else MISMATCH'}


      # <<insert solution here>>


      def identity(row_a, row_b):
          return sum(x == y for x, y in zip(row_a, row_b)) / len(row_a)
      `,
    reference: ({ ends, ties, result }, name) => code`
      def ${name}(a, b):
          def gap_in_b(j):
              return ${ends === 'charged' ? 'GAP' : '0 if j in (0, len(b)) else GAP'}

          def gap_in_a(i):
              return ${ends === 'free in both' ? '0 if i in (0, len(a)) else GAP' : 'GAP'}

          @lru_cache(maxsize=None)
          def best(i, j):
              """Score of the best alignment of a[:i] and b[:j]."""
              options = [0] if i == j == 0 else []
              if i and j:
                  options.append(best(i - 1, j - 1) + score(a[i - 1], b[j - 1]))
              if i:
                  options.append(best(i - 1, j) + gap_in_b(j))
              if j:
                  options.append(best(i, j - 1) + gap_in_a(i))
              return max(options)

          columns, i, j = [], len(a), len(b)
          while i or j:
              steps = {}
              if i and j:
                  steps["both"] = (best(i - 1, j - 1) + score(a[i - 1], b[j - 1]), i - 1, j - 1, a[i - 1], b[j - 1])
              if i:
                  steps["a"] = (best(i - 1, j) + gap_in_b(j), i - 1, j, a[i - 1], "-")
              if j:
                  steps["b"] = (best(i, j - 1) + gap_in_a(i), i, j - 1, "-", b[j - 1])
              for kind in (${ties === 'diagonal, up, left' ? '"both", "a", "b"' : '"b", "a", "both"'}):
                  if kind in steps and steps[kind][0] == best(i, j):
                      _, i, j, x, y = steps[kind]
                      columns.append((x, y))
                      break
          rows = ["".join(column[row] for column in reversed(columns)) for row in (0, 1)]
          return [best(len(a), len(b))] + rows${result === 'with matches' ? ' + [sum(x == y for x, y in columns)]' : ''}
      `,
  },
});
