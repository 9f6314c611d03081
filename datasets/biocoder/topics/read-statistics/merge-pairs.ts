/** Merging of overlapping read pairs with their qualities (Edgar and Flyvbjerg, Bioinformatics 31:3476-3482, 2015, in a simple form). */
import { reverseComplement } from '../../genetic-code.ts';
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const mergePairs = defineFunction({
  id: 'merge-pairs',
  difficulty: 5,
  conventions: {
    least: [4, 6],
    mismatches: [0, 1, 2],
    agree: ['sum', 'larger'],
    ceiling: [41, 60],
    differ: ['difference', 'N'],
    failure: ['None', 'ValueError'],
  },
  excluded: ({ mismatches, differ }) => mismatches === 0 && differ === 'N',
  names: ['merge_pair', 'merge_reads', 'join_mates', 'assemble_pair'],
  describe: ({ least, mismatches, agree, ceiling, differ, failure }) => ({
    does: ['merges the two reads of a pair that overlap', 'joins overlapping mates into one read with its qualities'],
    arguments: [
      { name: 'forward', type: 'str', meaning: 'the first read, of A, C, G and T, 5\' to 3\'' },
      { name: 'forward_quality', type: 'list[int]', meaning: 'its Phred scores' },
      { name: 'reverse', type: 'str', meaning: 'the second read as it comes from the sequencer: of the opposite strand' },
      { name: 'reverse_quality', type: 'list[int]', meaning: 'its Phred scores, in the order of its bases' },
    ],
    returns: `a list of the merged sequence and the list of its Phred scores${failure === 'None' ? '; or None' : ''}`,
    rules: [
      ['The second read is turned to the strand of the first (reverse complement, scores reversed)', 'Reverse-complement the second read and reverse its scores first'],
      [`The end of the first read is laid over the beginning of the turned second read; the overlap has at least \`MIN_OVERLAP\` (${least}) bases and at most the shorter read`, `Overlap a suffix of the first read with a prefix of the turned second one, from \`MIN_OVERLAP\` = ${least} bases to the length of the shorter read`],
      mismatches === 0 ? ['The bases of the overlap have to be equal', 'No mismatch is permitted in the overlap'] : [`At most ${mismatches} ${mismatches === 1 ? 'mismatch is' : 'mismatches are'} permitted in the overlap`, `An overlap may have up to ${mismatches} ${mismatches === 1 ? 'mismatch' : 'mismatches'}`],
      ['Of several overlaps the one with the fewest mismatches counts, the longest of equal ones', 'Choose the overlap with the fewest mismatches, then the longest'],
      failure === 'None' ? ['Without an overlap the result is None', 'Return None if the reads do not overlap'] : ['Without an overlap ValueError is raised', 'Raise ValueError if the reads do not overlap'],
      agree === 'sum' ? [`Where both reads agree, the scores are added, up to ${ceiling}`, `Equal bases have the sum of both scores, capped at ${ceiling}`] : [`Where both reads agree, the larger score counts, up to ${ceiling}`, `Equal bases have the larger of both scores, capped at ${ceiling}`],
      ...(mismatches === 0 ? [] : [differ === 'difference' ? [`Where they differ, the base of the higher score counts, that of the first read if both are equal, with the difference of the scores, or 2 if that is smaller`, `At a mismatch take the base with the higher score (the first read's on a tie); its score is the difference of the two, at least 2`] as const : ['Where they differ, the base is N with the score 0', 'Mismatches become N with score 0'] as const]),
      [`Bases outside of the overlap keep their scores, up to ${ceiling}`, `Scores of bases that only one read has are kept, capped at ${ceiling}`],
    ],
  }),
  inputs(_settings, rng) {
    const pair = (fragment: string, n: number, m: number, scores: () => number, change: number[] = []): [string, number[], string, number[]] => {
      const turned = [...fragment.slice(-m)].map((base, i) => (change.includes(i) ? 'ACGT'[('ACGT'.indexOf(base) + 1) % 4] ?? base : base)).join('');
      return [fragment.slice(0, n), Array.from({ length: Math.min(n, fragment.length) }, scores), reverseComplement(turned), Array.from({ length: turned.length }, scores)];
    };
    const score = (): number => rng.int(2, 41);
    const high = (): number => 38;
    const inputs: [string, number[], string, number[]][] = [
      ['', [], '', []], ['ACGTACCA', new Array<number>(8).fill(45), 'GGGGGGGG', new Array<number>(8).fill(30)], pair('ACGGTCATTGCA', 8, 8, high), pair('ACGGTCATTGCAAC', 10, 10, score), pair('ACGGTCATTGCAAC', 10, 9, score), pair('TTGACCGATAGCCA', 10, 10, score, [2]), pair('TTGACCGATAGCCA', 10, 10, high, [1, 4]), pair('TTGACCGATAGCCAGT', 12, 12, score, [0, 3]),
      pair('GATTACAGG', 9, 9, () => 55), pair('GATTACAGGC', 10, 6, score), pair('ACACACACACACAC', 10, 10, () => rng.int(20, 30)), pair('GGCATTACGA', 7, 8, () => 62), pair('CCGTAACGTTAG', 8, 8, high, [1]), pair('CCGTAACGTTAG', 9, 9, score, [2, 3]),
    ];
    while (inputs.length < 20) inputs.push(pair(sequence(rng, rng.int(12, 18)), rng.int(9, 11), rng.int(9, 12), score, rng.pick([[], [1], [2, 3]])));
    return inputs;
  },
  solve({ least, mismatches, agree, ceiling, differ, failure }, forward: string, forwardQuality: number[], reverse: string, reverseQuality: number[]) {
    const turned = reverseComplement(reverse);
    const scores = reverseQuality.toReversed();
    let best: { readonly length: number; readonly wrong: number } | undefined;
    for (let length = Math.min(forward.length, turned.length); length >= least; length--) {
      let wrong = 0;
      for (let i = 0; i < length; i++) if (forward[forward.length - length + i] !== turned[i]) wrong++;
      if (wrong <= mismatches && (best === undefined || wrong < best.wrong)) best = { length, wrong };
    }
    if (best === undefined) {
      if (failure === 'ValueError') throw new Raises('ValueError');
      return null;
    }
    const start = forward.length - best.length;
    let merged = '';
    const qualities: number[] = [];
    for (let i = 0; i < start + turned.length; i++) {
      const [x, p] = [forward[i], forwardQuality[i] ?? 0];
      const [y, q] = [turned[i - start], scores[i - start] ?? 0];
      if (x === undefined || y === undefined) {
        merged += x ?? y ?? '';
        qualities.push(Math.min(ceiling, x === undefined ? q : p));
      } else if (x === y) {
        merged += x;
        qualities.push(Math.min(ceiling, agree === 'sum' ? p + q : Math.max(p, q)));
      } else if (differ === 'N') {
        merged += 'N';
        qualities.push(0);
      } else {
        merged += q > p ? y : x;
        qualities.push(Math.max(2, Math.abs(p - q)));
      }
    }
    return [merged, qualities];
  },
  python: {
    context: ({ least }) => code`
      """Paired reads of short fragments."""

      MIN_OVERLAP = ${least}


      def reverse_complement(seq):
          return seq[::-1].translate(str.maketrans("ACGT", "TGCA"))


      def mismatches(a, b):
          return sum(x != y for x, y in zip(a, b))


      # <<insert solution here>>


      def mean_error(qualities):
          return sum(10 ** (-q / 10) for q in qualities) / len(qualities)
      `,
    reference: ({ mismatches, agree, ceiling, differ, failure }, name) => code`
      def ${name}(forward, forward_quality, reverse, reverse_quality):
          other, other_quality = reverse_complement(reverse), reverse_quality[::-1]
          found = []
          for n in range(MIN_OVERLAP, min(len(forward), len(other)) + 1):
              wrong = mismatches(forward[-n:], other[:n])
              if wrong <= ${mismatches}:
                  found.append((wrong, -n))
          if not found:
              ${failure === 'None' ? 'return None' : 'raise ValueError("no overlap")'}
          n = -min(found)[1]
          merged = list(zip(forward[:-n], forward_quality[:-n]))
          for x, p, y, q in zip(forward[-n:], forward_quality[-n:], other[:n], other_quality[:n]):
              if x == y:
                  merged.append((x, ${agree === 'sum' ? 'p + q' : 'max(p, q)'}))
              else:
                  merged.append(${differ === 'N' ? '("N", 0)' : '(y if q > p else x, max(2, abs(p - q)))'})
          merged += zip(other[n:], other_quality[n:])
          return ["".join(base for base, _ in merged), [min(${ceiling}, score) for _, score in merged]]
      `,
  },
});
