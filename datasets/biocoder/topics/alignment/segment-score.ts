/** High-scoring segment pairs without gaps, extended from a seed until the score drops (Altschul et al., J Mol Biol 215:403-410, 1990). */
import { PROTEIN, sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const GROUPS = ['ILMV', 'FWY', 'KR', 'DE', 'ST', 'NQ'] as const;

export const segmentScore = defineFunction({
  id: 'extend-seed',
  difficulty: 4,
  conventions: {
    similar: [0, 1],
    drop: [3, 5],
    stop: ['reached', 'exceeded'],
    ties: ['shorter', 'longer'],
    unknown: [-1, -3],
    result: ['ends', 'ends and score'],
  },
  names: ['extend_seed', 'ungapped_extension', 'x_drop_extension', 'grow_segment'],
  describe: ({ similar, drop, stop, ties, unknown, result }) => ({
    does: ['extends a seed match of two proteins to both sides without gaps', 'grows an ungapped segment pair from a seed by the X-drop rule'],
    arguments: [
      { name: 'a', type: 'str', meaning: 'the first protein, in one-letter code, upper case' },
      { name: 'b', type: 'str', meaning: 'the second protein, likewise' },
      { name: 'i', type: 'int', meaning: 'where the seed of `SEED` = 3 residues begins in a, from 0 on' },
      { name: 'j', type: 'int', meaning: 'where it begins in b, from 0 on' },
    ],
    returns: result === 'ends' ? 'a list `[start, end]`: the segment in a, the end exclusive' : 'a list `[start, end, score]`: the segment in a, the end exclusive, and its score with that of the seed',
    rules: [
      [`Equal residues score 3, residues of one group of \`GROUPS\` ${similar}, others -2, and a pair with an X ${unknown}`, `Score a pair 3 if equal, ${similar} if both are in one of \`GROUPS\`, -2 otherwise; ${unknown} if either is X, whatever the other`],
      ['From the seed the segment is extended residue by residue to the right, and, starting from the seed anew, to the left; the two sides do not influence each other', 'Extend to the right and to the left independently of each other, each side from the seed outwards'],
      stop === 'reached' ? [`A side ends where the sum of its scores is \`DROP\` (${drop}) or more below the highest sum on that side so far (0 at first), or where a sequence ends`, `Stop when the running sum has fallen \`DROP\` = ${drop} or more below its maximum (which is 0 at first), or at the end of a sequence`] : [`A side ends where the sum of its scores is more than \`DROP\` (${drop}) below the highest sum on that side so far (0 at first), or where a sequence ends`, `Stop when the running sum has fallen by more than \`DROP\` = ${drop} below its maximum (which is 0 at first), or at the end of a sequence`],
      ties === 'shorter' ? ['Each side is cut back to where its sum was the highest, the shortest extension of equal ones (none at all if the sum never was above 0)', 'Keep each side up to its highest sum, the nearest to the seed if there are several'] : ['Each side is cut back to where its sum was the highest, the longest extension of equal ones (an extension of sum 0 counts like none)', 'Keep each side up to its highest sum, the farthest from the seed if there are several, sums of 0 included'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string, number, number][] = [['AAA', 'AAA', 0, 0], ['KAAAK', 'RAAAR', 1, 1], ['AAAWWAAA', 'AAAGGAAA', 0, 0], ['AAAWWWAAAAA', 'AAAGGGAAAAA', 0, 0], ['AAAXAAA', 'AAAXAAA', 0, 0], ['MKAAAGW', 'IRAAACW', 2, 2], ['GAAAC', 'CAAAG', 1, 1], ['AAAKWKA', 'AAARGKA', 0, 0], ['XXAAAXX', 'AAAAAAA', 2, 2], ['LAAAIV', 'VAAALM', 1, 1], ['AAACDWYACDE', 'AAACGHYACDE', 0, 0], ['CCCGGAAA', 'WWWGGAAA', 5, 5], ['AAAWAGG', 'AAAGAGG', 0, 0], ['AAACWGNPA', 'AAACGWPNA', 0, 0], ['AAAWWXAA', 'AAAGGXAA', 0, 0], ['CAWAAA', 'CAGAAA', 3, 3], ['AAADWDWAAAAAAAA', 'AAAEGEGAAAAAAAA', 0, 0]];
    // One for each way in which the bounds may be met, whatever the settings.
    inputs.push(['AAAWKDSN', 'AAAGRETQ', 0, 0], ['AAAWACCCC', 'AAAGXCCCC', 0, 0], ['AAAXCCCC', 'AAAACCCC', 0, 0], ['AAAWWACCCC', 'AAAGGXCCCC', 0, 0], ['AAAWKD', 'AAAGRE', 0, 0], ['AAAK', 'AAAR', 0, 0]);
    while (inputs.length < 30) {
      const core = sequence(rng, 3, PROTEIN);
      const side = (): [string, string] => { let [x, y] = ['', '']; for (let n = rng.int(0, 9); n > 0; n--) { const letter = sequence(rng, 1, PROTEIN); x += letter; y += rng.chance(0.5) ? letter : rng.chance(0.4) ? sequence(rng, 1, GROUPS.find((each) => each.includes(letter)) ?? PROTEIN) : sequence(rng, 1, `${PROTEIN}X`); } return [x, y]; };
      const [[left, leftB], [right, rightB]] = [side(), side()];
      const extra = sequence(rng, rng.int(0, 2), PROTEIN);
      inputs.push([left + core + right, extra + leftB + core + rightB, left.length, extra.length + leftB.length]);
    }
    return inputs;
  },
  solve({ similar, drop, stop, ties, unknown, result }, a: string, b: string, i: number, j: number) {
    const score = (x = '', y = ''): number => (x === 'X' || y === 'X' ? unknown : x === y ? 3 : GROUPS.some((group) => group.includes(x) && group.includes(y)) ? similar : -2);
    const side = (from: number, to: number, step: 1 | -1): { length: number; sum: number } => {
      let [sum, best, length] = [0, 0, 0];
      for (let n = 0; from + step * n >= 0 && to + step * n >= 0 && from + step * n < a.length && to + step * n < b.length; n++) {
        sum += score(a[from + step * n], b[to + step * n]);
        if (stop === 'reached' ? best - sum >= drop : best - sum > drop) break;
        if (sum > best || (sum === best && ties === 'longer')) [best, length] = [sum, n + 1];
      }
      return { length, sum: best };
    };
    const right = side(i + 3, j + 3, 1);
    const left = side(i - 1, j - 1, -1);
    const seed = [0, 1, 2].reduce((sum, n) => sum + score(a[i + n], b[j + n]), 0);
    return [i - left.length, i + 3 + right.length, ...(result === 'ends' ? [] : [seed + left.sum + right.sum])];
  },
  python: {
    context: ({ similar, drop, unknown }) => code`
      """Seed and extend."""
      from itertools import accumulate

      SEED = 3
      DROP = ${drop}
      GROUPS = (${GROUPS.map((group) => `"${group}"`).join(', ')})


      def pair_score(x, y):
          if "X" in (x, y):
              return ${unknown}
          if x == y:
              return 3
          return ${similar} if any(x in group and y in group for group in GROUPS) else -2


      # <<insert solution here>>
      `,
    reference: ({ stop, ties, result }, name) => code`
      def ${name}(a, b, i, j):
          def grow(pairs):
              sums, top = [0], 0
              for total in accumulate(pair_score(x, y) for x, y in pairs):
                  if top - total ${stop === 'reached' ? '>=' : '>'} DROP:
                      break
                  sums.append(total)
                  top = max(top, total)
              lengths = [n for n, total in enumerate(sums) if total == max(sums)]
              return lengths[${ties === 'shorter' ? '0' : '-1'}], max(sums)

          right, right_sum = grow(zip(a[i + SEED:], b[j + SEED:]))
          left, left_sum = grow(zip(a[:i][::-1], b[:j][::-1]))
          seed = sum(pair_score(x, y) for x, y in zip(a[i:i + SEED], b[j:j + SEED]))
          return [i - left, i + SEED + right${result === 'ends' ? '' : ', left_sum + seed + right_sum'}]
      `,
  },
});
