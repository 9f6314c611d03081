/** Colinear chains of anchors (Abouelhoda and Ohlebusch, J Discrete Algorithms 3:321-341, 2005). */
import { code, defineFunction } from '../../template.ts';

type Anchor = [number, number, number];

export const chainAnchors = defineFunction({
  id: 'chain-anchors',
  difficulty: 5,
  conventions: {
    overlap: ['forbidden', 'permitted'],
    gap: ['free', 'diagonal shift', 'distance'],
    maxGap: [0, 40],
    strand: ['forward', 'reverse'],
    result: ['score', 'score and anchors'],
    least: [1, 5],
  },
  names: ['chain_anchors', 'best_chain', 'colinear_chain', 'chain_seeds'],
  describe: ({ overlap, gap, maxGap, strand, result, least }) => ({
    does: ['finds the best colinear chain of anchors between two genomes', 'chains exact matches of two sequences'],
    arguments: [{ name: 'anchors', type: 'list[list[int]]', meaning: 'lists `[x, y, length]`: `length` letters from x on in the first sequence equal those from y on in the second, 0-based; all anchors are different' }],
    returns: result === 'score' ? 'the score of the best chain as an int, 0 without anchors' : 'a list `[score, chain]`, the chain being a list of positions in `anchors`, in chain order; `[0, []]` without anchors',
    rules: [
      least === 1 ? ['All anchors may be used', 'No anchor is too short'] : [`Anchors shorter than ${least} letters are not used`, `Ignore anchors of fewer than ${least} letters`],
      strand === 'forward' ? ['In a chain both x and y grow from each anchor to the next', 'Successive anchors have larger x and larger y'] : ['In a chain x grows and y shrinks from each anchor to the next, as for an inversion', 'Successive anchors have larger x and smaller y (the sequences run in opposite directions)'],
      overlap === 'forbidden' ? [`The next anchor begins where the one before has ended, or later, in both sequences${strand === 'reverse' ? ' (in the second, it ends where the one before begins, or further left)' : ''}`, `Anchors of a chain do not overlap in either sequence`] : ['Anchors may overlap, as long as their starts are in that order', 'Only the order of the starts matters; overlaps are permitted'],
      ...(maxGap === 0 ? [] : [[`Two neighbours in a chain are at most ${maxGap} apart between their starts, in each sequence`, `Starts of successive anchors differ by no more than ${maxGap}, in both x and y`] as const]),
      ['The score of a chain is the sum of the lengths of its anchors, less what is said about gaps', 'A chain scores the sum of its anchors\' lengths minus gap costs'],
      gap === 'free' ? ['Gaps cost nothing', 'There are no gap costs'] : gap === 'diagonal shift' ? ['Between neighbours the difference of their distances in x and in y (between starts, each without its sign) is subtracted, as an absolute value', 'Subtract | |dx| - |dy| | for each pair of neighbours, dx and dy being the distances of their starts'] : ['Between neighbours the larger of their distances in x and in y (between starts, without sign) is divided by 10, rounded down, and subtracted', 'Subtract floor(max(|dx|, |dy|) / 10) for each pair of neighbours, dx and dy being the distances of their starts'],
      ...(result === 'score' ? [] : [['Of chains with the same score the one is reported whose list of positions is the smallest, compared element by element', 'Break ties by the lexicographically smallest list of positions'] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Anchor[]][] = [[[]], [[[5, 5, 4]]], [[[5, 5, 6]]], [[[0, 0, 8], [10, 10, 8]]], [[[0, 30, 8], [10, 10, 8]]], [[[0, 0, 9], [5, 6, 9]]], [[[0, 20, 9], [5, 14, 9]]], [[[0, 0, 6], [50, 50, 7]]], [[[0, 90, 6], [50, 40, 7]]], [[[0, 0, 6], [20, 9, 7]]], [[[0, 40, 6], [9, 20, 7]]], [[[0, 0, 5], [8, 20, 5], [20, 8, 5], [30, 30, 5]]], [[[30, 0, 5], [20, 8, 5], [8, 20, 5], [0, 30, 5]]], [[[0, 0, 7], [7, 7, 3], [20, 20, 6]]], [[[0, 20, 6], [7, 10, 3], [20, 2, 6]]], [[[0, 0, 30], [33, 33, 8]]], [[[0, 40, 30], [33, 3, 8]]]];
    while (inputs.length < 26) {
      const used = new Map<string, Anchor>();
      const turned = rng.chance(0.5);
      while (used.size < rng.int(3, 7)) { const x = rng.int(0, 80); const y = rng.chance(0.6) ? Math.max(0, (turned ? 80 - x : x) + rng.int(-8, 8)) : rng.int(0, 80); used.set(`${x},${y}`, [x, y, rng.int(3, 14)]); }
      inputs.push([[...used.values()]]);
    }
    return inputs;
  },
  solve({ overlap, gap, maxGap, strand, result, least }, anchors: Anchor[]) {
    const follows = ([x, y, length]: Anchor, [u, v, next]: Anchor): boolean => {
      if (u <= x || (strand === 'forward' ? v <= y : v >= y)) return false;
      if (overlap === 'forbidden' && (u < x + length || (strand === 'forward' ? v < y + length : v + next > y))) return false;
      return maxGap === 0 || (u - x <= maxGap && Math.abs(v - y) <= maxGap);
    };
    const cost = ([x, y]: Anchor, [u, v]: Anchor): number => (gap === 'free' ? 0 : gap === 'diagonal shift' ? Math.abs(u - x - Math.abs(v - y)) : Math.floor(Math.max(u - x, Math.abs(v - y)) / 10));
    // Best chain that begins with each anchor, from the right, so that the smallest list of equal chains is known too.
    const chains = new Map<number, { score: number; chain: number[] }>();
    const smaller = (a: number[], b: number[]): boolean => {
      for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] ?? 0) < (b[i] ?? 0);
      return a.length < b.length;
    };
    const order = anchors.map((_, i) => i).filter((i) => (anchors[i]?.[2] ?? 0) >= least).toSorted((i, j) => (anchors[j]?.[0] ?? 0) - (anchors[i]?.[0] ?? 0));
    let best: { score: number; chain: number[] } = { score: 0, chain: [] };
    for (const i of order) {
      const here = anchors[i];
      if (here === undefined) continue;
      let top = { score: here[2], chain: [i] };
      for (const [j, { score, chain }] of chains) {
        const next = anchors[j];
        if (next === undefined || !follows(here, next)) continue;
        const candidate = { score: here[2] + score - cost(here, next), chain: [i, ...chain] };
        if (candidate.score > top.score || (candidate.score === top.score && smaller(candidate.chain, top.chain))) top = candidate;
      }
      chains.set(i, top);
      if (top.score > best.score || (top.score === best.score && smaller(top.chain, best.chain))) best = top;
    }
    return result === 'score' ? best.score : [best.score, best.chain];
  },
  python: {
    context: () => code`
      """Whole-genome comparison by maximal matches."""
      from functools import lru_cache


      def diagonal(anchor):
          return anchor[0] - anchor[1]


      def covered(anchors):
          """Letters of the first sequence under any anchor."""
          return len({i for x, _, length in anchors for i in range(x, x + length)})


      # <<insert solution here>>
      `,
    reference: ({ overlap, gap, maxGap, strand, result, least }, name) => code`
      def ${name}(anchors):
          def can_follow(first, second):
              (x, y, n), (u, v, m) = first, second
              ok = u > x and ${strand === 'forward' ? 'v > y' : 'v < y'}
              ${overlap === 'forbidden' ? `ok = ok and u >= x + n and ${strand === 'forward' ? 'v >= y + n' : 'v + m <= y'}` : ''}
              ${maxGap === 0 ? '' : `ok = ok and u - x <= ${maxGap} and abs(v - y) <= ${maxGap}`}
              return ok

          def gap_cost(first, second):
              dx, dy = abs(second[0] - first[0]), abs(second[1] - first[1])
              return ${gap === 'free' ? '0' : gap === 'diagonal shift' ? 'abs(dx - dy)' : 'max(dx, dy) // 10'}

          usable = [i for i, anchor in enumerate(anchors) if anchor[2] >= ${least}]

          @lru_cache(maxsize=None)
          def best_from(i):
              """(-score, chain) of the best chain that begins with anchor i: the smallest such pair."""
              options = [(-anchors[i][2], (i,))]
              for j in usable:
                  if can_follow(anchors[i], anchors[j]):
                      value, chain = best_from(j)
                      options.append((value - anchors[i][2] + gap_cost(anchors[i], anchors[j]), (i,) + chain))
              return min(options)

          value, chain = min(map(best_from, usable), default=(0, ()))
          return ${result === 'score' ? '-value' : '[-value, list(chain)]'}
      `,
  },
});
