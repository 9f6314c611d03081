/** Merging of intervals, as bedtools merge does it (Quinlan and Hall, Bioinformatics 26:841-842, 2010). */
import { code, defineFunction } from '../../template.ts';

type Interval = [string, number, number, string];
const compare = (a: Interval, b: Interval): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2]);

export const bedMerge = defineFunction({
  id: 'bed-merge',
  difficulty: 3,
  conventions: {
    distance: [0, -1, 5],
    strands: ['ignored', 'apart'],
    report: ['nothing', 'count', 'total length'],
    least: [1, 2],
    order: ['position', 'length'],
  },
  names: ['merge_intervals', 'merge_bed', 'collapse_regions', 'merge_features'],
  describe: ({ distance, strands, report, least, order }) => ({
    does: ['merges the intervals of a BED file', 'merges features that lie together on a chromosome'],
    arguments: [{ name: 'intervals', type: 'list[list]', meaning: 'the intervals `[chrom, start, end, strand]` in any order, 0-based and half-open, never empty; strand is + or -' }],
    returns: `a list of lists \`[chrom, start, end${strands === 'apart' ? ', strand' : ''}${report === 'count' ? ', count' : report === 'total length' ? ', length' : ''}]\``,
    rules: [
      distance === 0 ? ['Intervals that overlap or touch (one ends where the other begins) are merged', 'Merge overlapping and book-ended intervals'] : distance === 5 ? ['Intervals are merged that overlap, touch, or have at most `MAX_GAP` = 5 bases between them', 'Merge intervals no more than `MAX_GAP` (5) bases apart'] : ['Only intervals that share at least one base are merged; those that touch stay apart', 'Merge overlapping intervals; book-ended ones stay separate'],
      strands === 'ignored' ? ['Strands play no part', 'Merge whatever the strand'] : ['Only intervals of one strand are merged with each other', 'Strands are kept apart'],
      ...(report === 'nothing' ? [] : [report === 'count' ? ['The count is how many intervals were merged', 'Report the number of intervals in each'] as const : ['The length is the sum of the lengths of the intervals that were merged, overlaps counted as often as they occur', 'Report the sum of the lengths of the merged intervals (overlaps count repeatedly)'] as const]),
      ...(least === 1 ? [] : [['What consists of one interval alone is left out', 'Leave out intervals that were merged with no other'] as const]),
      order === 'position' ? [`The order is by chromosome as text, then start, then end${strands === 'apart' ? ', then + before -' : ''}`, `Sort by chromosome (alphabetically), start and end${strands === 'apart' ? ', + before -' : ''}`] : [`The longest (by end less start) come first; equally long ones by chromosome as text, then start${strands === 'apart' ? ', then + before -' : ''}`, `Sort by span, the longest first, then chromosome (alphabetically), then start${strands === 'apart' ? ', + before -' : ''}`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Interval[]][] = [[[]], [[['chr1', 0, 10, '+']]], [[['chr1', 5, 10, '+'], ['chr1', 0, 5, '+']]], [[['chr1', 0, 5, '+'], ['chr1', 3, 9, '-'], ['chr1', 8, 12, '+']]], [[['chr1', 0, 5, '+'], ['chr1', 10, 15, '+'], ['chr1', 21, 30, '+']]], [[['chr2', 0, 50, '+'], ['chr2', 10, 20, '+'], ['chr10', 3, 4, '-']]], [[['chrX', 5, 9, '-'], ['chrX', 5, 9, '-'], ['chrX', 5, 9, '+']]], [[['a', 0, 3, '+'], ['a', 3, 6, '-'], ['a', 6, 9, '+']]], [[['b', 0, 10, '+'], ['b', 2, 4, '+'], ['b', 9, 11, '+'], ['a', 0, 30, '-'], ['a', 1, 2, '-']]], [[['c', 0, 5, '+'], ['c', 2, 6, '+'], ['c', 50, 80, '+'], ['c', 60, 90, '+']]]];
    while (inputs.length < 18) inputs.push([Array.from({ length: rng.int(3, 9) }, (): Interval => { const start = rng.int(0, 60); return [rng.pick(['chr1', 'chr2', 'chr10']), start, start + rng.int(1, 14), rng.pick(['+', '-'])]; })]);
    return inputs;
  },
  solve({ distance, strands, report, least, order }, intervals: Interval[]) {
    const merged: { interval: Interval; count: number; length: number }[] = [];
    for (const each of intervals.toSorted(compare)) {
      const [chrom, start, end, strand] = each;
      const last = merged.findLast(({ interval }) => interval[0] === chrom && (strands === 'ignored' || interval[3] === strand));
      if (last !== undefined && start - last.interval[2] <= distance) {
        last.interval[2] = Math.max(last.interval[2], end);
        last.count++;
        last.length += end - start;
      } else merged.push({ interval: [...each], count: 1, length: end - start });
    }
    const sign = ({ interval }: { interval: Interval }): number => (strands === 'apart' && interval[3] === '-' ? 1 : 0);
    const size = ({ interval }: { interval: Interval }): number => interval[2] - interval[1];
    return merged.filter(({ count }) => count >= least)
      .toSorted((a, b) => (order === 'length' ? size(b) - size(a) : 0) || compare(a.interval, b.interval) || sign(a) - sign(b))
      .map(({ interval: [chrom, start, end, strand], count, length }) => [chrom, start, end, ...(strands === 'apart' ? [strand] : []), ...(report === 'count' ? [count] : report === 'total length' ? [length] : [])]);
  },
  python: {
    context: ({ distance }) => code`
      """Sets of genomic intervals, 0-based and half-open."""
      from itertools import groupby
      ${distance === 5 ? '\nMAX_GAP = 5\n' : ''}

      def overlaps(a, b):
          return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


      # <<insert solution here>>


      def total_bases(intervals):
          return sum(each[2] - each[1] for each in intervals)
      `,
    reference: ({ distance, strands, report, least, order }, name) => code`
      def ${name}(intervals):
          group_of = lambda each: ${strands === 'apart' ? '(each[0], each[3])' : 'each[0]'}
          merged = []
          for _, group in groupby(sorted(intervals, key=lambda each: (group_of(each), each[1], each[2])), key=group_of):
              run = []
              for chrom, start, end, strand in group:
                  if run and start <= run[-1][2] + (${distance === 5 ? 'MAX_GAP' : distance}):
                      run[-1][2] = max(run[-1][2], end)
                      run[-1][4] += 1
                      run[-1][5] += end - start
                  else:
                      run.append([chrom, start, end, strand, 1, end - start])
              merged += [each for each in run if each[4] >= ${least}]
          merged.sort(key=lambda each: (${order === 'length' ? 'each[1] - each[2], each[0], each[1], ' : 'each[0], each[1], each[2], '}each[3]))
          return [[chrom, start, end${strands === 'apart' ? ', strand' : ''}${report === 'count' ? ', count' : report === 'total length' ? ', length' : ''}] for chrom, start, end, strand, count, length in merged]
      `,
  },
  javascript: {
    context: ({ distance }) => code`
      // Sets of genomic intervals, 0-based and half-open.
      ${distance === 5 ? 'const MAX_GAP = 5;' : ''}
      const overlaps = (a, b) => a[0] === b[0] && a[1] < b[2] && b[1] < a[2];

      // <<insert solution here>>
      `,
    reference: ({ distance, strands, report, least, order }, name) => code`
      function ${name}(intervals) {
        const groups = {};
        intervals.forEach((each) => { const key = each[0]${strands === 'apart' ? " + ' ' + each[3]" : ''}; (groups[key] = groups[key] || []).push(each); });
        const merged = [];
        Object.keys(groups).forEach((key) => {
          let open = null;
          groups[key].sort((a, b) => a[1] - b[1]).forEach(([chrom, start, end, strand]) => {
            if (open !== null && start <= open.end + ${distance === 5 ? 'MAX_GAP' : `(${distance})`}) {
              open.end = Math.max(open.end, end);
              open.count += 1;
              open.length += end - start;
            } else merged.push(open = { chrom, start, end, strand, count: 1, length: end - start });
          });
        });
        const text = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
        return merged.filter((each) => each.count >= ${least})
          .sort((a, b) => ${order === 'length' ? '(b.end - b.start) - (a.end - a.start) || ' : ''}text(a.chrom, b.chrom) || a.start - b.start || a.end - b.end || text(a.strand, b.strand))
          .map((each) => [each.chrom, each.start, each.end${strands === 'apart' ? ', each.strand' : ''}${report === 'count' ? ', each.count' : report === 'total length' ? ', each.length' : ''}]);
      }
      `,
  },
});
