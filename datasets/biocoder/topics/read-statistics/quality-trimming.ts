/** Trimming of reads by quality: by running sums as cutadapt and BWA do, or by sliding windows as Trimmomatic does (Bolger et al., Bioinformatics 30:2114-2120, 2014). */
import { code, defineFunction } from '../../template.ts';

export const qualityTrimming = defineFunction({
  id: 'quality-trimming',
  difficulty: 4,
  conventions: {
    method: ['running sum', 'sliding window', 'single bases'],
    ends: ['3\'', 'both'],
    cutoff: [15, 20, 25],
    least: [1, 4],
    result: ['interval', 'removed'],
    short: ['None', 'empty'],
  },
  excluded: ({ method, ends }) => method === 'sliding window' && ends === 'both',
  names: ['trim_read', 'quality_trim', 'trim_by_quality', 'clip_low_quality'],
  describe: ({ method, ends, cutoff, least, result, short }) => ({
    does: ['trims a read by its base qualities', 'finds which part of a read is good enough to keep'],
    arguments: [{ name: 'qualities', type: 'list[int]', meaning: 'the Phred score of each base, 5\' to 3\'' }],
    returns: result === 'interval' ? `a list \`[start, end]\` of the part that is kept, 0-based, the end exclusive${short === 'None' ? '; or None' : ''}` : `a list of two ints, how many bases are removed at the 5' and at the 3' end${short === 'None' ? '; or None' : ''}`,
    rules: [
      ...(method === 'running sum' ? [
        [`At the 3' end, \`CUTOFF\` (${cutoff}) is subtracted from every score; sums are taken from the end of the read towards each base, and the read is cut before the base at which the sum is the smallest, if that is below 0; of equal smallest sums the one nearest to the 3' end counts`, `3' end (BWA's rule): with \`CUTOFF\` = ${cutoff}, add up score - CUTOFF from the last base backwards; cut off everything from the base with the smallest partial sum on, provided it is negative (the one nearest the 3' end on a tie)`] as const,
        ...(ends === 'both' ? [['Likewise at the 5\' end, from the first base forwards: everything up to and including the base with the smallest sum is cut, if that is below 0, and of equal sums the one nearest to the 5\' end counts; both ends are found on the whole read', 'The 5\' end is trimmed by the mirror image of the rule, also on the untrimmed read'] as const] : []),
      ] : method === 'sliding window' ? [
        [`Windows of \`WINDOW\` = 4 bases are looked at from the 5' end on, one base further each time; the read is cut before the first window whose mean score is below \`CUTOFF\` (${cutoff})`, `Slide a window of \`WINDOW\` (4) bases from the 5' end; keep what lies before the start of the first window with a mean below \`CUTOFF\` = ${cutoff}`] as const,
        ['A read shorter than the window is one window', 'If the read is shorter than a window, all of it is the window'] as const,
      ] : [
        [`Bases at the 3' end${ends === 'both' ? ' and at the 5\' end' : ''} are cut off as long as their score is below \`CUTOFF\` (${cutoff})`, `Remove bases from the 3' end${ends === 'both' ? ', and from the 5\' end,' : ''} while their score is less than \`CUTOFF\` = ${cutoff}`] as const,
      ]),
      short === 'None' ? [`If fewer than ${least} ${least === 1 ? 'base is' : 'bases are'} left, the result is None`, `Return None for a read of which fewer than ${least} ${least === 1 ? 'base remains' : 'bases remain'}`] : [`If fewer than ${least} ${least === 1 ? 'base is' : 'bases are'} left, ${result === 'interval' ? 'the result is [0, 0]' : 'nothing is kept: the first number is 0, the second the length of the read'}`, `With fewer than ${least} ${least === 1 ? 'base' : 'bases'} left, ${result === 'interval' ? 'return [0, 0]' : 'count the whole read as removed at the 3\' end, and 0 at the 5\' end'}`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[]][] = [[[]], [[30]], [[10]], [[30, 30, 30, 30, 30]], [[2, 2, 2, 2]], [[10, 30, 30, 30, 30, 10]], [[30, 30, 30, 12, 12]], [[30, 30, 30, 30, 18, 18, 18]], [[30, 30, 30, 30, 22, 22]], [[30, 30, 30, 5, 26, 5]], [[40, 40, 40, 40, 2, 40, 2, 2]], [[2, 2, 40, 2, 40, 40, 40, 40]], [[20, 20, 20]], [[25, 15, 25, 15]], [[40, 10, 30, 15, 15]], [[30, 30, 5]], [[5, 17, 30, 30, 30, 17]], [[30, 30, 30, 30, 30, 15, 15, 20, 25]]];
    while (inputs.length < 28) inputs.push([Array.from({ length: rng.int(6, 20) }, (_, i) => Math.max(2, Math.min(41, Math.round(rng.normal(32 - i * 1.1, 8)))))]);
    return inputs;
  },
  solve({ method, ends, cutoff, least, result, short }, qualities: number[]) {
    const n = qualities.length;
    /** How many bases go, from the first of the list on. */
    const bySum = (scores: number[]): number => {
      let [sum, lowest, cut] = [0, 0, 0];
      for (const [i, score] of scores.entries()) {
        sum += score - cutoff;
        if (sum < lowest) [lowest, cut] = [sum, i + 1];
      }
      return cut;
    };
    const bySingle = (scores: number[]): number => { const good = scores.findIndex((score) => score >= cutoff); return good < 0 ? scores.length : good; };
    let [start, end] = [0, n];
    if (method === 'sliding window') {
      const width = Math.min(4, n);
      for (let i = 0; i + width <= n && n > 0; i++) {
        if (qualities.slice(i, i + width).reduce((sum, score) => sum + score, 0) / width < cutoff) { end = i; break; }
      }
    } else {
      const cut = method === 'running sum' ? bySum : bySingle;
      end = n - cut(qualities.toReversed());
      if (ends === 'both') start = cut(qualities);
    }
    if (end - start < least) {
      if (short === 'None') return null;
      return result === 'interval' ? [0, 0] : [0, n];
    }
    return result === 'interval' ? [start, end] : [start, n - end];
  },
  python: {
    context: ({ method, cutoff }) => code`
      """Preparation of short reads."""
      from itertools import accumulate

      CUTOFF = ${cutoff}
      ${method === 'sliding window' ? 'WINDOW = 4\n' : ''}

      def mean(numbers):
          return sum(numbers) / len(numbers)


      # <<insert solution here>>


      def kept_share(intervals, lengths):
          return sum(end - start for start, end in intervals) / sum(lengths)
      `,
    reference: ({ method, ends, least, result, short }, name) => code`
      def ${name}(qualities):
          n = len(qualities)
          ${method === 'running sum' ? 'def cut(scores):\n    sums = [0] + list(accumulate(score - CUTOFF for score in scores))\n    return sums.index(min(sums))\n' : method === 'single bases' ? 'def cut(scores):\n    gone = 0\n    while gone < n and scores[gone] < CUTOFF:\n        gone += 1\n    return gone\n' : ''}
          ${method === 'sliding window' ? 'width = min(WINDOW, n)\nstart, end = 0, next((i for i in range(n - width + 1) if n and mean(qualities[i:i + width]) < CUTOFF), n)' : `start, end = ${ends === 'both' ? 'cut(qualities)' : '0'}, n - cut(qualities[::-1])`}
          if end - start < ${least}:
              return ${short === 'None' ? 'None' : result === 'interval' ? '[0, 0]' : '[0, n]'}
          return ${result === 'interval' ? '[start, end]' : '[start, n - end]'}
      `,
  },
  javascript: {
    context: ({ method, cutoff }) => code`
      // Preparation of short reads.
      const CUTOFF = ${cutoff};
      ${method === 'sliding window' ? 'const WINDOW = 4;' : ''}
      const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

      // <<insert solution here>>
      `,
    reference: ({ method, ends, least, result, short }, name) => code`
      function ${name}(qualities) {
        const n = qualities.length;
        let start = 0, end = n;
        ${method === 'sliding window' ? 'for (let i = 0; i === 0 || i + WINDOW <= n; i += 1) {\n  if (n > 0 && mean(qualities.slice(i, i + WINDOW)) < CUTOFF) { end = i; break; }\n}' : method === 'single bases' ? `while (end > 0 && qualities[end - 1] < CUTOFF) end -= 1;\n${ends === 'both' ? 'while (start < n && qualities[start] < CUTOFF) start += 1;' : ''}` : `let sum = 0, lowest = 0;\nfor (let i = n - 1; i >= 0; i -= 1) {\n  sum += qualities[i] - CUTOFF;\n  if (sum < lowest) { lowest = sum; end = i; }\n}\n${ends === 'both' ? 'sum = lowest = 0;\nqualities.forEach((score, i) => {\n  sum += score - CUTOFF;\n  if (sum < lowest) { lowest = sum; start = i + 1; }\n});' : ''}`}
        if (end - start < ${least}) return ${short === 'None' ? 'null' : result === 'interval' ? '[0, 0]' : '[0, n]'};
        return ${result === 'interval' ? '[start, end]' : '[start, n - end]'};
      }
      `,
  },
});
