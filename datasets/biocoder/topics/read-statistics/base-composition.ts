/** Base composition along the cycles of a run, as quality reports plot it. */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const baseComposition = defineFunction({
  id: 'base-composition',
  difficulty: 2,
  conventions: {
    from: ['5\'', '3\''],
    unknown: ['left out', 'a fifth letter'],
    result: ['shares', 'largest deviation', 'GC'],
    cycles: ['all', 'covered by half of the reads', 'the first two'],
    weights: ['none', 'counts'],
  },
  excluded: ({ result, unknown }) => result === 'GC' && unknown === 'a fifth letter',
  names: ['base_composition', 'per_cycle_content', 'cycle_composition', 'sequence_content'],
  describe: ({ from, unknown, result, cycles, weights }) => ({
    does: ['computes the base composition of reads cycle by cycle', 'measures which share each base has at each position of the reads'],
    arguments: [
      { name: 'reads', type: 'list[str]', meaning: 'the reads, of any length, of A, C, G, T and N' },
      { name: 'counts', type: 'list[int]', meaning: weights === 'counts' ? 'how often each read was seen, at least 1' : 'how often each read was seen, which plays no part' },
    ],
    returns: { shares: `a list with a dict for each cycle, from each of ${unknown === 'left out' ? 'A, C, G, T' : 'A, C, G, T, N'} to its share, a float`, 'largest deviation': 'a list of floats, one for each cycle', GC: 'a list of floats, the share of G and C in each cycle' }[result],
    rules: [
      from === '5\'' ? ['Cycle 1 is the first base of a read, and so on', 'Positions are counted from the 5\' end'] : ['Cycles count from the 3\' end: the first is the last base of every read', 'Positions are counted from the 3\' end, so the first entry is about the last bases'],
      weights === 'counts' ? ['A read counts as often as it was seen', 'Weight each read by its count'] : ['Each read counts once', 'Every read has the same weight'],
      unknown === 'left out' ? ['N does not count in a cycle', 'Leave N out of numerator and denominator'] : ['N counts like a base', 'N is one of five letters'],
      cycles === 'the first two' ? ['Only the first two cycles are given, or fewer where no read is so long', 'Give two cycles at most'] : cycles === 'all' ? ['There are as many cycles as the longest read has bases', 'Go on to the end of the longest read'] : ['Only the cycles are given that at least half of the reads have (each read counted once)', 'Stop before the first cycle that fewer than half of the reads (unweighted) reach'],
      ...(result === 'largest deviation' ? [['For each cycle give the largest absolute difference between the share of a letter there and its share over all cycles and reads together, beyond the given cycles too', 'Per cycle: the maximum over the letters of |share in the cycle - share in all bases of all reads|'] as const] : []),
      ['Where nothing counts, shares are 0.0', 'A share without anything to divide by is 0.0'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], number[]][] = [[[], []], [['ACGT'], [1]], [['ACGT', 'AC'], [3, 1]], [['A', 'ACGTT', 'ACG'], [1, 2, 5]], [['NN', 'NA'], [1, 1]], [['N'], [4]], [['GGC', 'ATTA', 'C', 'NCGTAN'], [2, 1, 7, 1]], [['', 'ACN'], [1, 3]], [['AAAA', 'CC', 'GG', 'T'], [1, 1, 1, 1]]];
    while (inputs.length < 16) { const n = rng.int(2, 6); inputs.push([Array.from({ length: n }, () => sequence(rng, rng.int(2, 8), 'ACGTACGTGCN')), Array.from({ length: n }, () => rng.int(1, 6))]); }
    return inputs;
  },
  solve({ from, unknown, result, cycles, weights }, reads: string[], counts: number[]) {
    const letters = unknown === 'left out' ? 'ACGT' : 'ACGTN';
    const longest = Math.max(0, ...reads.map((read) => read.length));
    const tally = (places: (read: string) => string): Record<string, number> => {
      const sums: Record<string, number> = Object.fromEntries([...letters].map((letter) => [letter, 0]));
      let total = 0;
      for (const [i, read] of reads.entries()) {
        for (const letter of places(read)) {
          if (!letters.includes(letter)) continue;
          const weight = weights === 'counts' ? counts[i] ?? 0 : 1;
          sums[letter] = (sums[letter] ?? 0) + weight;
          total += weight;
        }
      }
      return Object.fromEntries(Object.entries(sums).map(([letter, sum]) => [letter, total === 0 ? 0 : sum / total]));
    };
    const all = tally((read) => read);
    const columns: Record<string, number>[] = [];
    for (let at = 0; at < longest; at++) {
      if (cycles === 'the first two' && at === 2) break;
      if (cycles === 'covered by half of the reads' && 2 * reads.filter((read) => read.length > at).length < reads.length) break;
      columns.push(tally((read) => (from === '5\'' ? read[at] : read[read.length - 1 - at]) ?? ''));
    }
    if (result === 'shares') return columns;
    return columns.map((column) => (result === 'GC' ? (column['G'] ?? 0) + (column['C'] ?? 0) : Math.max(...[...letters].map((letter) => Math.abs((column[letter] ?? 0) - (all[letter] ?? 0))))));
  },
  python: {
    context: () => code`
      """Quality reports of sequencing runs."""
      from collections import Counter
      from itertools import zip_longest


      def shares(counts, letters):
          """Of each of the letters, out of all that were counted."""
          total = sum(counts[letter] for letter in letters)
          return {letter: counts[letter] / total if total else 0.0 for letter in letters}


      # <<insert solution here>>


      def warn(deviations, limit=0.1):
          return [cycle for cycle, deviation in enumerate(deviations, 1) if deviation > limit]
      `,
    reference: ({ from, unknown, result, cycles, weights }, name) => code`
      def ${name}(reads, counts):
          letters = "${unknown === 'left out' ? 'ACGT' : 'ACGTN'}"
          ${weights === 'none' ? 'counts = [1] * len(reads)' : ''}
          everything, by_cycle = Counter(), []
          for column in zip_longest(*(${from === '5\'' ? 'read' : 'read[::-1]'} for read in reads)):
              seen = Counter()
              for letter, count in zip(column, counts):
                  if letter:
                      seen[letter] += count
              everything += seen
              by_cycle.append((sum(letter is not None for letter in column), shares(seen, letters)))
          table = [each for reads_here, each in by_cycle${cycles === 'covered by half of the reads' ? ' if 2 * reads_here >= len(reads)' : ''}]${cycles === 'the first two' ? '[:2]' : ''}
          ${result === 'shares' ? 'return table' : result === 'GC' ? 'return [each["G"] + each["C"] for each in table]' : 'overall = shares(everything, letters)\nreturn [max(abs(each[letter] - overall[letter]) for letter in letters) for each in table]'}
      `,
  },
});
