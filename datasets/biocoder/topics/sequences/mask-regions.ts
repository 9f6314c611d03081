/** Masking of intervals in a sequence, as repeat maskers do it. */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

type Interval = [number, number];

export const maskRegions = defineFunction({
  id: 'mask-regions',
  difficulty: 2,
  conventions: {
    mask: ['N', 'lower case', 'X'],
    coordinates: ['BED', 'GFF'],
    outside: ['clipped', 'skipped', 'ValueError'],
    invert: [false, true],
    already: ['kept', 'cleared'],
  },
  names: ['mask_regions', 'mask_sequence', 'apply_mask', 'mask_intervals'],
  describe: ({ mask, coordinates, outside, invert, already }) => ({
    does: ['masks regions of a sequence', 'applies a list of masked intervals to a sequence'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the sequence, of A, C, G, T and N, in which lower case stands for earlier soft-masking' },
      { name: 'regions', type: 'list[list[int]]', meaning: 'the intervals `[start, end]`, in any order, which may overlap; start is never past end' },
    ],
    returns: 'the masked sequence as a string of the same length',
    rules: [
      coordinates === 'BED' ? ['Intervals are as in BED: 0-based, the end exclusive; an interval whose start is its end is empty', 'Coordinates are 0-based and half-open'] : ['Intervals are as in GFF: 1-based, the end inclusive', 'Coordinates are 1-based and closed'],
      already === 'kept' ? ['The case of what is not masked now stays', 'Earlier soft-masking is kept'] : ['Earlier soft-masking is undone first: the sequence is upper-cased', 'Begin by writing the whole sequence in upper case'],
      invert ? ['Everything outside of the intervals is masked, and what lies inside any of them is not', 'The mask is inverted: only bases in no interval are masked'] : ['What lies inside any interval is masked', 'Mask every base that is in at least one interval'],
      mask === 'lower case' ? ['Masked letters are written in lower case', 'Soft-mask: lower-case letters'] : [`Masked letters are replaced by ${mask}`, `Hard-mask: write ${mask} for each masked base`],
      outside === 'clipped' ? ['An interval that reaches past an end of the sequence is cut to it; one that lies wholly outside masks nothing', 'Clip intervals to the sequence'] : outside === 'skipped' ? ['An interval that does not lie fully inside the sequence is passed over', 'Ignore every interval that reaches beyond the sequence, as a whole'] : ['An interval that does not lie fully inside the sequence raises ValueError', 'Raise ValueError for an interval that reaches beyond the sequence'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, Interval[]][] = [['', []], ['ACGT', []], ['acgtACGT', [[1, 3]]], ['ACGT', [[3, 9]]], ['ACGTAC', [[-2, 2]]], ['ACGT', [[1, 4]]], ['ACGT', [[0, 2]]], ['ACgtNN', [[1, 2], [2, 4]]], ['ACGTACGT', [[5, 7], [1, 6]]], ['ACGT', [[2, 2]]], ['acgt', [[8, 9]]], ['ACGTACGTAC', [[2, 3], [9, 30], [5, 5]]], ['nnAA', [[1, 3]]]];
    while (inputs.length < 22) {
      const seq = sequence(rng, rng.int(6, 30), 'ACGTacgtN');
      inputs.push([seq, Array.from({ length: rng.int(1, 4) }, (): Interval => { const start = rng.int(1, seq.length); return [start, Math.min(start + rng.int(0, 6), seq.length + (rng.chance(0.15) ? 2 : 0))]; })]);
    }
    return inputs;
  },
  solve({ mask, coordinates, outside, invert, already }, seq: string, regions: Interval[]) {
    const masked = Array.from({ length: seq.length }, () => false);
    for (const [first, end] of regions) {
      const start = coordinates === 'BED' ? first : first - 1;
      if ((start < 0 || end > seq.length) && outside !== 'clipped') {
        if (outside === 'ValueError') throw new Raises('ValueError');
        continue;
      }
      masked.fill(true, Math.max(0, start), Math.max(0, Math.min(seq.length, end)));
    }
    const text = already === 'cleared' ? seq.toUpperCase() : seq;
    return [...text].map((letter, i) => (masked[i] === invert ? letter : mask === 'lower case' ? letter.toLowerCase() : mask)).join('');
  },
  python: {
    context: () => code`
      """Repeats and low-complexity regions of assemblies."""


      def masked_fraction(seq):
          """The share of bases that are soft- or hard-masked."""
          return sum(base in "acgtnNX" for base in seq) / len(seq) if seq else 0.0


      def merge(regions):
          """Sorted intervals, those that overlap or touch made one."""
          merged = []
          for start, end in sorted(regions):
              if merged and start <= merged[-1][1]:
                  merged[-1][1] = max(merged[-1][1], end)
              else:
                  merged.append([start, end])
          return merged


      # <<insert solution here>>
      `,
    reference: ({ mask, coordinates, outside, invert, already }, name) => code`
      def ${name}(seq, regions):
          inside = set()
          for start, end in regions:
              ${coordinates === 'GFF' ? 'start -= 1' : ''}
              ${outside === 'clipped' ? '' : `if start < 0 or end > len(seq):\n    ${outside === 'skipped' ? 'continue' : 'raise ValueError([start, end])'}`}
              inside.update(range(start, end))
          ${already === 'cleared' ? 'seq = seq.upper()' : ''}
          return "".join(${mask === 'lower case' ? 'base.lower()' : `"${mask}"`} if (i in inside) ${invert ? '!=' : '=='} True else base for i, base in enumerate(seq))
      `,
  },
  javascript: {
    context: () => code`
      // Repeats and low-complexity regions of assemblies.
      const maskedFraction = (seq) => (seq.match(/[acgtnNX]/g) || []).length / (seq.length || 1);

      // <<insert solution here>>
      `,
    reference: ({ mask, coordinates, outside, invert, already }, name) => code`
      function ${name}(seq, regions) {
        const used = regions.map(([start, end]) => [${coordinates === 'GFF' ? 'start - 1' : 'start'}, end])${outside === 'skipped' ? '.filter(([start, end]) => start >= 0 && end <= seq.length)' : ''};
        ${outside === 'ValueError' ? "if (used.some(([start, end]) => start < 0 || end > seq.length)) { const error = new Error('outside'); error.name = 'ValueError'; throw error; }" : ''}
        return seq${already === 'cleared' ? '.toUpperCase()' : ''}.split('').map((base, i) => {
          const inside = used.some(([start, end]) => start <= i && i < end);
          return inside ${invert ? '' : '=== true '}? ${invert ? 'base' : mask === 'lower case' ? 'base.toLowerCase()' : `'${mask}'`} : ${invert ? (mask === 'lower case' ? 'base.toLowerCase()' : `'${mask}'`) : 'base'};
        }).join('');
      }
      `,
  },
});
