/** N50 and its relatives (Earl et al., Genome Res 21:2224-2241, 2011). */
import { code, defineFunction } from '../../template.ts';

export const assemblyLengths = defineFunction({
  id: 'assembly-lengths',
  difficulty: 2,
  conventions: {
    share: [50, 90, 75],
    result: ['N', 'N and L', 'auN'],
    bound: ['reached', 'exceeded'],
    total: ['assembly', 'genome'],
    shortest: [0, 200],
    missing: [0, null],
  },
  excluded: ({ result, share, bound, missing }) => result === 'auN' && (share !== 50 || bound !== 'reached' || missing === null),
  names: ['n50', 'assembly_statistics', 'contig_lengths_nx', 'compute_nx'],
  describe: ({ share, result, bound, total, shortest, missing }) => ({
    does: result === 'auN' ? ['computes the area under the Nx curve (auN) of an assembly', 'gives the auN of contig lengths'] : [`computes the N${share}${result === 'N' ? '' : ` and L${share}`} of an assembly`, `finds N${share}, the weighted median-like length of contigs${result === 'N' ? '' : `, and L${share}`}`],
    arguments: [
      { name: 'lengths', type: 'list[int]', meaning: 'the lengths of the contigs in bases, in any order' },
      { name: 'genome', type: 'int', meaning: total === 'genome' ? 'the size of the genome in bases, at least 1' : 'the size of the genome in bases, which plays no part' },
    ],
    returns: result === 'auN' ? 'a float' : result === 'N' ? `an int${missing === null ? ', or None' : ''}` : `a list of two ints${missing === null ? ' (or None each)' : ''}: N${share} and L${share}`,
    rules: [
      ...(shortest === 0 ? [] : [[`Contigs shorter than \`MIN_LENGTH\` (${shortest} bases) are left out of everything`, `Drop contigs of fewer than \`MIN_LENGTH\` = ${shortest} bases first`] as const]),
      total === 'assembly' ? ['The total is the sum of the lengths', 'Take the sum of the contigs as the total'] : ['The total is the size of the genome (NG rather than N)', 'Use the genome size as the total, as for NG values'],
      ...(result === 'auN' ? [['auN is the sum of the squared lengths divided by the total, 0.0 if there is no contig', 'auN = sum of length squared over the total; without a contig it is 0.0'] as const] : [
        bound === 'reached' ? [`N${share} is the length of the contig with which the sum of lengths, from the longest on, reaches ${share} % of the total`, `Going from the longest contig to the shortest, N${share} is the length at which the running sum is at least ${share} % of the total`] as const : [`N${share} is the length of the contig with which the sum of lengths, from the longest on, goes over ${share} % of the total`, `Going from the longest contig to the shortest, N${share} is the length at which the running sum is more than ${share} % of the total`] as const,
        ...(result === 'N' ? [] : [[`L${share} is how many contigs that takes`, `L${share} is the number of contigs summed up by then`] as const]),
        missing === 0 ? ['Where the contigs do not suffice, the result is 0' + (result === 'N' ? '' : ' for both'), `If the sum never gets there, return 0${result === 'N' ? '' : ' twice'}`] as const : ['Where the contigs do not suffice, the result is None' + (result === 'N' ? '' : ' for both'), `If the sum never gets there, return None${result === 'N' ? '' : ' twice'}`] as const,
      ]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[], number][] = [[[], 100], [[500], 500], [[500, 500], 1_000], [[100, 100], 900], [[250, 250, 250, 250], 1_000], [[900, 100], 1_000], [[300, 150, 150, 100, 100], 800], [[600, 300, 100], 1_000], [[500, 250, 250], 2_000], [[199, 200, 201], 600], [[50, 40, 10], 5_000], [[750, 250], 1_000], [[1_800, 200], 2_000]];
    while (inputs.length < 22) { const lengths = Array.from({ length: rng.int(3, 9) }, () => rng.int(5, 60) * 20); inputs.push([lengths, Math.round(lengths.reduce((sum, each) => sum + each, 0) * rng.pick([0.8, 1, 1.3]))]); }
    return inputs;
  },
  solve({ share, result, bound, total, shortest, missing }, lengths: number[], genome: number) {
    const kept = lengths.filter((length) => length >= shortest).toSorted((a, b) => b - a);
    const whole = total === 'genome' ? genome : kept.reduce((sum, length) => sum + length, 0);
    if (result === 'auN') return whole === 0 ? 0 : kept.reduce((sum, length) => sum + length * length, 0) / whole;
    let sum = 0;
    for (const [i, length] of kept.entries()) {
      sum += length;
      if (bound === 'reached' ? 100 * sum >= share * whole : 100 * sum > share * whole) return result === 'N' ? length : [length, i + 1];
    }
    return result === 'N' ? missing : [missing, missing];
  },
  python: {
    context: ({ shortest }) => code`
      """Contiguity of assemblies."""
      from bisect import bisect_left, bisect_right
      from itertools import accumulate
      ${shortest === 0 ? '' : `\nMIN_LENGTH = ${shortest}\n`}

      def longest_first(lengths):
          return sorted(lengths, reverse=True)


      # <<insert solution here>>


      def summary(lengths):
          return {"contigs": len(lengths), "bases": sum(lengths), "longest": max(lengths, default=0)}
      `,
    reference: ({ share, result, bound, total, shortest, missing }, name) => code`
      def ${name}(lengths, genome):
          ordered = longest_first(${shortest === 0 ? 'lengths' : 'length for length in lengths if length >= MIN_LENGTH'})
          total = ${total === 'genome' ? 'genome' : 'sum(ordered)'}
          ${result === 'auN' ? 'return sum(length ** 2 for length in ordered) / total if ordered else 0.0' : `sums = [100 * each for each in accumulate(ordered)]\nat = ${bound === 'reached' ? 'bisect_left' : 'bisect_right'}(sums, ${share} * total)\nif at == len(ordered):\n    return ${result === 'N' ? (missing === 0 ? '0' : 'None') : missing === 0 ? '[0, 0]' : '[None, None]'}\nreturn ${result === 'N' ? 'ordered[at]' : '[ordered[at], at + 1]'}`}
      `,
  },
  javascript: {
    context: ({ shortest }) => code`
      // Contiguity of assemblies.
      ${shortest === 0 ? '' : `const MIN_LENGTH = ${shortest};`}
      const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

      // <<insert solution here>>
      `,
    reference: ({ share, result, bound, total, shortest, missing }, name) => code`
      function ${name}(lengths, genome) {
        const kept = lengths${shortest === 0 ? '.slice()' : '.filter((length) => !(length < MIN_LENGTH))'};
        const total = ${total === 'genome' ? 'genome' : 'sum(kept)'};
        ${result === 'auN' ? 'return kept.length === 0 ? 0 : sum(kept.map((length) => length ** 2)) / total;' : `kept.sort((a, b) => b - a);\nconst at = kept.findIndex((_, i) => 100 * sum(kept.slice(0, i + 1)) ${bound === 'reached' ? '>=' : '>'} ${share} * total);\nif (at < 0) return ${result === 'N' ? String(missing) : `[${missing}, ${missing}]`};\nreturn ${result === 'N' ? 'kept[at]' : '[kept[at], at + 1]'};`}
      }
      `,
  },
});
