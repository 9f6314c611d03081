/** GC content in sliding windows along a sequence. */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction, type Wording } from '../../template.ts';

export const gcWindows = defineFunction({
  id: 'gc-windows',
  difficulty: 2,
  conventions: {
    ambiguous: ['left out', 'counted in the length', 'half'],
    last: ['dropped', 'kept'],
    unit: ['fraction', 'percent'],
    softMasked: [true, false],
    starts: ['none', 0, 1],
    empty: ['zero', 'none', 'skipped'],
  },
  // Where N counts in the length, no window is without a base to count.
  excluded: ({ ambiguous, empty }) => ambiguous !== 'left out' && empty !== 'zero',
  names: ['gc_windows', 'sliding_gc', 'gc_profile', 'windowed_gc_content'],
  describe: ({ ambiguous, last, unit, softMasked, starts, empty }) => ({
    does: ['computes the GC content of a DNA sequence in sliding windows', 'gives the GC content along a DNA sequence, window by window'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the sequence, of A, C, G, T and N in either case' },
      { name: 'window', type: 'int', meaning: 'the length of a window in bases, at least 1' },
      { name: 'step', type: 'int', meaning: 'the distance between the starts of neighbouring windows in bases, at least 1' },
    ],
    returns: starts === 'none'
      ? `a list of floats${empty === 'none' ? ' (or None)' : ''}, one for each window from left to right`
      : `a list of lists \`[start, content]\`, one for each window from left to right, in which the first base of the sequence has the number ${starts}`,
    rules: [
      ['The first window starts at the first base', 'Windows start at base 0, `step`, 2 * `step` and so on'],
      last === 'dropped'
        ? ['Only windows that lie fully inside the sequence count', 'A window that would reach past the end of the sequence is dropped']
        : ['The last windows may be shorter: every start inside the sequence gives a window, cut off at the end of the sequence', 'A window that reaches past the end is cut there and kept, whatever is left of it'],
      softMasked
        ? ['Lower-case letters are soft-masked bases and count as N', 'Soft-masked (lower-case) bases are treated as N']
        : ['Case does not matter', 'Lower-case bases count like upper-case ones'],
      ambiguous === 'left out'
        ? ['N is left out of the count: the content is G + C over A + C + G + T', 'Ambiguous bases (N) are in neither the numerator nor the denominator']
        : ambiguous === 'half'
          ? ['Each N counts as half a G or C, and in the length', 'N adds 0.5 to the number of G and C, and 1 to the length']
          : ['N counts in the length of the window, not as G or C', 'The denominator is the length of the window, N included'],
      ...(ambiguous !== 'left out' ? [] : [empty === 'zero' ? 'A window without any base to count has the content 0.0' : empty === 'none' ? ['A window without any base to count has the content None', 'Where a window has no base to count, None stands in its place'] : ['A window without any base to count gives nothing', 'Windows without a base to count are left out of the result']] satisfies Wording[]),
      unit === 'fraction' ? 'Give fractions of 1, not rounded' : ['Give percent, not rounded', 'The contents are in percent and are not rounded'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, number, number][] = [['', 4, 2], ['GC', 4, 1], ['GATTACA', 7, 7], ['NNNN', 2, 2], ['nnACGTacgtNN', 3, 2], ['A', 1, 1], ['GGCCggccNNnnGGCCA', 5, 3]];
    while (inputs.length < 20) inputs.push([sprinkled(rng, sequence(rng, rng.int(8, 60)), 0.15, 'Nacgtn'), rng.int(2, 12), rng.int(1, 7)]);
    return inputs;
  },
  solve({ ambiguous, last, unit, softMasked, starts, empty }, seq: string, window: number, step: number) {
    const bases = softMasked ? seq.replaceAll(/[a-z]/g, 'N') : seq.toUpperCase();
    const contents: (number | null | readonly (number | null)[])[] = [];
    const put = (start: number, content: number | null): void => void contents.push(starts === 'none' ? content : [start + Number(starts), content]);
    for (let start = 0; last === 'kept' ? start < bases.length : start + window <= bases.length; start += step) {
      let strong = 0;
      let unknown = 0;
      const end = Math.min(bases.length, start + window);
      for (let i = start; i < end; i++) {
        if (bases[i] === 'G' || bases[i] === 'C') strong++;
        else if (bases[i] === 'N') unknown++;
      }
      const length = end - start - (ambiguous === 'left out' ? unknown : 0);
      // With N counted in the length, a window of N alone has bases to count, and none of them is G or C.
      if (length > 0) put(start, ((unit === 'percent' ? 100 : 1) * (strong + (ambiguous === 'half' ? unknown / 2 : 0))) / length);
      else if (empty !== 'skipped') put(start, empty === 'zero' ? 0 : null);
    }
    return contents;
  },
  python: {
    context: () => code`
      """Composition of assembled contigs."""
      from collections import Counter

      COMPLEMENT = str.maketrans("ACGTNacgtn", "TGCANtgcan")


      def reverse_complement(seq):
          return seq.translate(COMPLEMENT)[::-1]


      # <<insert solution here>>


      def gc_skew(seq):
          """(G - C) / (G + C), the sign of which changes at the origin of replication."""
          counts = Counter(seq.upper())
          total = counts["G"] + counts["C"]
          return (counts["G"] - counts["C"]) / total if total else 0.0
      `,
    reference: ({ ambiguous, last, unit, softMasked, starts, empty }, name) => code`
      def ${name}(seq, window, step):
          seq = ${softMasked ? '"".join("N" if base.islower() else base for base in seq)' : 'seq.upper()'}
          result = []
          for start in range(0, ${last === 'kept' ? 'len(seq)' : 'len(seq) - window + 1'}, step):
              counts = Counter(seq[start:start + window])
              length = sum(counts.values())${ambiguous === 'left out' ? ' - counts["N"]' : ''}
              if length:
                  gc = counts["G"] + counts["C"]${ambiguous === 'half' ? ' + counts["N"] / 2' : ''}
                  result.append(${starts === 'none' ? '' : `[start + ${starts}, `}${unit === 'percent' ? '100 * ' : ''}gc / length${starts === 'none' ? '' : ']'})
              ${empty === 'skipped' ? '' : `else:\n    result.append(${starts === 'none' ? '' : `[start + ${starts}, `}${empty === 'zero' ? '0.0' : 'None'}${starts === 'none' ? '' : ']'})`}
          return result
      `,
  },
  javascript: {
    context: () => code`
      // Composition of assembled contigs.
      const COMPLEMENT = { A: 'T', C: 'G', G: 'C', T: 'A', N: 'N' };

      const reverseComplement = (seq) => [...seq.toUpperCase()].reverse().map((base) => COMPLEMENT[base]).join('');

      // <<insert solution here>>
      `,
    reference: ({ ambiguous, last, unit, softMasked, starts, empty }, name) => code`
      function ${name}(seq, window, step) {
        const count = (text, letters) => [...text].filter((base) => letters.includes(base)).length;
        const bases = ${softMasked ? "seq.replace(/[a-z]/g, 'N')" : 'seq.toUpperCase()'};
        const result = [];
        for (let start = 0; start < ${last === 'kept' ? 'bases.length' : 'bases.length - window + 1'}; start += step) {
          const part = bases.slice(start, start + window);
          const length = ${ambiguous === 'left out' ? "count(part, 'ACGT')" : 'part.length'};
          const gc = count(part, 'GC')${ambiguous === 'half' ? " + count(part, 'N') / 2" : ''};
          if (length > 0) result.push(${starts === 'none' ? '' : `[start + ${starts}, `}${unit === 'percent' ? '100 * ' : ''}gc / length${starts === 'none' ? '' : ']'});
          ${empty === 'skipped' ? '' : `else result.push(${starts === 'none' ? '' : `[start + ${starts}, `}${empty === 'zero' ? '0' : 'null'}${starts === 'none' ? '' : ']'});`}
        }
        return result;
      }
      `,
  },
});
