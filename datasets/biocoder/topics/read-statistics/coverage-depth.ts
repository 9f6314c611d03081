/** Depth and breadth of coverage (Sims et al., Nat Rev Genet 15:121-132, 2014). */
import { code, defineFunction } from '../../template.ts';

type Read = [number, number, number];

export const coverageDepth = defineFunction({
  id: 'coverage-depth',
  difficulty: 3,
  conventions: {
    coordinates: ['0-based, half-open', '1-based, closed'],
    quality: [0, 20],
    result: ['runs', 'mean and breadth', 'histogram'],
    least: [1, 2, 3],
    uncovered: ['included', 'left out'],
  },
  excluded: ({ result, least }) => result === 'histogram' && least > 1,
  names: ['coverage', 'depth_of_coverage', 'coverage_summary', 'compute_depth'],
  describe: ({ coordinates, quality, result, least, uncovered }) => ({
    does: { runs: ['lists the runs of equal depth along a reference', 'computes the depth of coverage of a reference as runs'], 'mean and breadth': ['computes mean depth and breadth of coverage of a reference', 'sums up how deeply and how widely reads cover a reference'], histogram: ['counts how many positions of a reference have each depth', 'makes a histogram of the depth of coverage'] }[result] as [string, string],
    arguments: [
      { name: 'reads', type: 'list[list[int]]', meaning: 'lists `[start, end, mapping quality]`, which may reach past the reference on either side' },
      { name: 'length', type: 'int', meaning: 'the length of the reference in bases' },
    ],
    returns: { runs: 'a list of lists `[start, end, depth]` from left to right', 'mean and breadth': 'a list of two floats: mean depth, breadth', histogram: 'a dict from depth, as a string, to the number of positions' }[result],
    rules: [
      coordinates === '0-based, half-open' ? ['Positions are 0-based, ends exclusive' + (result === 'runs' ? ', in the result too' : ''), `Coordinates are 0-based and half-open${result === 'runs' ? ', as are those of the runs' : ''}`] : ['Positions are 1-based, ends inclusive' + (result === 'runs' ? ', in the result too' : ''), `Coordinates are 1-based and closed${result === 'runs' ? ', as are those of the runs' : ''}`],
      ...(quality === 0 ? [] : [[`Reads with a mapping quality below \`MIN_MAPQ\` (${quality}) do not count`, `Ignore reads whose mapping quality is less than \`MIN_MAPQ\` = ${quality}`] as const]),
      ['The depth of a position is the number of reads that cover it; what lies outside of the reference is nothing', 'Depth counts the reads over a position; parts of reads beyond the reference are cut off'],
      ...(result === 'runs' ? [
        ['Neighbouring positions of the same depth make one run', 'Merge adjacent positions with equal depth'] as const,
        least === 1 ? ['Depths are given as they are', 'Report the plain depth'] as const : [`A depth below ${least} counts as 0`, `Set depths under ${least} to 0 before runs are made`] as const,
        uncovered === 'included' ? ['Runs of depth 0 are listed too', 'List runs without coverage as well'] as const : ['Runs of depth 0 are left out', 'Do not list runs of depth 0'] as const,
      ] : result === 'histogram' ? [uncovered === 'included' ? ['Positions of depth 0 are counted under "0"; depths that no position has are left out', 'Include depth 0; only depths that occur are keys'] as const : ['Positions of depth 0 are left out, and so are depths that no position has', 'Leave out depth 0; only depths that occur are keys'] as const] : [
        uncovered === 'included' ? ['The mean is over all positions of the reference, 0.0 for a reference of no length', 'Average depth over the whole reference (0.0 if its length is 0)'] as const : ['The mean is over positions with a depth of at least 1, 0.0 without any', 'Average depth over covered positions only (0.0 if there are none)'] as const,
        [`Breadth is the share of all positions that have a depth of at least ${least}, 0.0 for a reference of no length`, `Breadth: positions with depth >= ${least} over the length of the reference (0.0 if that is 0)`] as const,
      ]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Read[], number][] = [[[], 0], [[], 5], [[[1, 4, 60]], 6], [[[1, 4, 60], [2, 5, 10]], 6], [[[1, 6, 60], [1, 6, 60], [3, 4, 19]], 6], [[[-3, 2, 30], [5, 99, 20]], 7], [[[2, 3, 60], [3, 4, 60], [4, 5, 60]], 6], [[[1, 10, 60], [2, 9, 60], [3, 8, 60], [4, 7, 60]], 10], [[[3, 3, 60]], 5], [[[8, 9, 60]], 4], [[[1, 3, 60], [1, 3, 60], [1, 5, 60], [6, 8, 60], [6, 8, 60], [6, 8, 60]], 9], [[[2, 7, 60], [2, 7, 60], [2, 7, 60]], 8]];
    while (inputs.length < 22) { const length = rng.int(6, 30); inputs.push([Array.from({ length: rng.int(3, 10) }, (): Read => { const start = rng.int(-2, length); return [start, start + rng.int(1, 12), rng.pick([0, 5, 20, 37, 60])]; }), length]); }
    return inputs;
  },
  solve({ coordinates, quality, result, least, uncovered }, reads: Read[], length: number) {
    const base = coordinates === '0-based, half-open' ? 0 : 1;
    const depths = new Array<number>(length).fill(0);
    for (const [start, end, mapq] of reads) {
      if (mapq < quality) continue;
      for (let i = Math.max(0, start - base); i < Math.min(length, end); i++) depths[i] = (depths[i] ?? 0) + 1;
    }
    if (result === 'histogram') {
      const counts: Record<string, number> = {};
      for (const depth of depths) if (depth > 0 || uncovered === 'included') counts[depth] = (counts[depth] ?? 0) + 1;
      return counts;
    }
    if (result === 'mean and breadth') {
      const over = uncovered === 'included' ? length : depths.filter((depth) => depth > 0).length;
      return [over === 0 ? 0 : depths.reduce((sum, depth) => sum + depth, 0) / over, length === 0 ? 0 : depths.filter((depth) => depth >= least).length / length];
    }
    const runs: [number, number, number][] = [];
    for (const [i, depth] of depths.entries()) {
      const shown = depth < least ? 0 : depth;
      const last = runs.at(-1);
      if (last?.[2] === shown) last[1] = i + 1;
      else runs.push([i, i + 1, shown]);
    }
    return runs.filter(([, , depth]) => depth > 0 || uncovered === 'included').map(([start, end, depth]) => [start + base, end, depth]);
  },
  python: {
    context: ({ quality }) => code`
      """Coverage of a reference by reads."""
      from collections import Counter
      from itertools import accumulate, groupby
      ${quality === 0 ? '' : `\nMIN_MAPQ = ${quality}\n`}

      def clip(start, end, length):
          """A 0-based, half-open interval inside of [0, length)."""
          return max(0, start), min(length, end)


      # <<insert solution here>>


      def expected_depth(reads, read_length, genome):
          return reads * read_length / genome
      `,
    reference: ({ coordinates, quality, result, least, uncovered }, name) => code`
      def ${name}(reads, length):
          steps = [0] * (length + 1)
          for start, end, mapq in reads:
              left, right = clip(start${coordinates === '1-based, closed' ? ' - 1' : ''}, end, length)
              if left < right${quality === 0 ? '' : ' and mapq >= MIN_MAPQ'}:
                  steps[left] += 1
                  steps[right] -= 1
          depths = list(accumulate(steps))[:length]
          ${result === 'histogram' ? `return {str(depth): count for depth, count in Counter(depths).items()${uncovered === 'included' ? '' : ' if depth'}}` : result === 'mean and breadth' ? `over = ${uncovered === 'included' ? 'length' : 'sum(depth > 0 for depth in depths)'}\nreturn [sum(depths) / over if over else 0.0, sum(depth >= ${least} for depth in depths) / length if length else 0.0]` : `runs, at = [], 0\nfor depth, run in groupby(${least === 1 ? 'depths' : `depth if depth >= ${least} else 0 for depth in depths`}):\n    size = len(list(run))\n    ${uncovered === 'included' ? 'runs' : 'if depth:\n        runs'}.append([at${coordinates === '1-based, closed' ? ' + 1' : ''}, at + size, depth])\n    at += size\nreturn runs`}
      `,
  },
});
