/** CpG islands by the criteria of Gardiner-Garden and Frommer, J Mol Biol 196:261-282, 1987, scaled to short sequences. */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const cpgIslands = defineFunction({
  id: 'cpg-islands',
  difficulty: 5,
  conventions: {
    window: [8, 10],
    gc: [0.5, 0.55],
    ratio: [0.6, 0.75],
    expected: ['C times G', 'mean squared'],
    merge: ['overlap', 'overlap or touch'],
    numbering: ['0-based, half-open', '1-based, closed'],
  },
  names: ['cpg_islands', 'find_cpg_islands', 'cpg_rich_regions', 'locate_cpg_islands'],
  describe: ({ window, gc, ratio, expected, merge, numbering }) => ({
    does: ['finds the CpG islands of a sequence', 'locates CpG-rich regions by GC content and the observed/expected ratio of CpG'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the sequence, of A, C, G and T in upper case' },
      { name: 'step', type: 'int', meaning: 'the distance between the starts of neighbouring windows in bases, at least 1' },
    ],
    returns: 'a list of lists `[start, end]` from left to right',
    rules: [
      [`Look at windows of \`WINDOW\` = ${window} bases that lie fully inside the sequence, from its first base on in steps of \`step\``, `Windows have \`WINDOW\` (${window}) bases, begin at 0, step, 2 * step, ..., and must fit`],
      [`A window qualifies if its GC content is at least \`MIN_GC\` (${gc}) and its observed/expected ratio of CpG is above \`MIN_RATIO\` (${ratio})`, `A window counts where GC content >= \`MIN_GC\` = ${gc} and CpG observed/expected > \`MIN_RATIO\` = ${ratio}`],
      ['Observed is the number of CG dinucleotides inside the window', 'Count the CGs that lie inside the window'],
      expected === 'C times G' ? ['Expected is (number of C) x (number of G) / (length of the window); where that is 0 the ratio is 0', 'The expected number is C * G / length, and the ratio is 0 without C or without G'] : ['Expected is ((number of C + number of G) / 2) squared / (length of the window); where that is 0 the ratio is 0', 'Following Saxonov, the expected number is ((C + G) / 2)^2 / length, and the ratio is 0 if that is 0'],
      merge === 'overlap' ? ['Qualifying windows that share a base make one island; those that only touch stay apart', 'Merge qualifying windows that overlap by at least one base'] : ['Qualifying windows that share a base or adjoin make one island', 'Merge qualifying windows that overlap or adjoin'],
      numbering === '0-based, half-open' ? ['Positions are 0-based, the end exclusive', 'Islands are 0-based, half-open intervals'] : ['Positions are 1-based, the end inclusive', 'Islands are 1-based, closed intervals'],
    ],
  }),
  inputs({ window }, rng) {
    const inputs: [string, number][] = [['', 1], ['CGCGCGCGCGCG', 1], ['CGCGCGCG', 1], ['GCGCGCGCGC', 1], ['ATATATATATAT', 2], ['CGCGCGCGCGCGCGCGCGCG', window], ['CGATCGATCGATCGAT', 1], ['CCCGGGCCCGGG', 1], ['CCCCCCCCGCCCCCCCC', 1], ['ACGTCGTAAT', 1], ['ACGACGTAATTT', 1], ['CCCCGGGA', 1], ['CCCCGGGGAT', 1]];
    while (inputs.length < 26) inputs.push([Array.from({ length: rng.int(3, 6) }, () => sequence(rng, rng.int(4, 12), rng.pick(['ACGT', 'CG', 'AT', 'CCGGGCA', 'CCCCCG', 'ACG']))).join('').replaceAll('GC', rng.chance(0.5) ? 'CG' : 'GC'), rng.pick([1, 2, 3, window])]);
    return inputs;
  },
  solve({ window, gc, ratio, expected, merge, numbering }, seq: string, step: number) {
    const islands: [number, number][] = [];
    for (let start = 0; start + window <= seq.length; start += step) {
      const part = seq.slice(start, start + window);
      const c = part.split('C').length - 1;
      const g = part.split('G').length - 1;
      const due = (expected === 'C times G' ? c * g : ((c + g) / 2) ** 2) / window;
      const observed = part.split('CG').length - 1;
      if ((c + g) / window < gc || due === 0 || observed / due <= ratio) continue;
      const last = islands.at(-1);
      if (last !== undefined && (merge === 'overlap' ? start < last[1] : start <= last[1])) last[1] = start + window;
      else islands.push([start, start + window]);
    }
    return islands.map(([start, end]) => [numbering === '0-based, half-open' ? start : start + 1, end]);
  },
  python: {
    context: ({ window, gc, ratio }) => code`
      """Promoters and methylation."""

      WINDOW = ${window}
      MIN_GC = ${gc}
      MIN_RATIO = ${ratio}


      def gc_content(seq):
          return (seq.count("G") + seq.count("C")) / len(seq)


      # <<insert solution here>>


      def bisulfite(seq, methylated=()):
          """What sequencing reads after conversion: C becomes T where it is not methylated."""
          return "".join("T" if base == "C" and i not in methylated else base for i, base in enumerate(seq))
      `,
    reference: ({ expected, merge, numbering }, name) => code`
      def ${name}(seq, step):
          islands = []
          for start in range(0, len(seq) - WINDOW + 1, step):
              part = seq[start:start + WINDOW]
              c, g = part.count("C"), part.count("G")
              chance = ${expected === 'C times G' ? 'c * g' : '(c + g) ** 2 / 4'}
              if not chance or gc_content(part) < MIN_GC or part.count("CG") * WINDOW / chance <= MIN_RATIO:
                  continue
              if islands and islands[-1][1] ${merge === 'overlap' ? '>' : '>='} start:
                  islands[-1][1] = start + WINDOW
              else:
                  islands.append([start, start + WINDOW])
          return [[start${numbering === '1-based, closed' ? ' + 1' : ''}, end] for start, end in islands]
      `,
  },
});
