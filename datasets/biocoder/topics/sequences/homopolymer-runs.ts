/** Homopolymer runs, where sequencers slip. */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const homopolymerRuns = defineFunction({
  id: 'homopolymer-runs',
  difficulty: 2,
  conventions: {
    least: [2, 3, 4],
    unknown: ['a base like others', 'breaks runs', 'joins runs'],
    coordinates: ['0-based, half-open', '1-based, closed'],
    bases: ['all', 'A and T'],
    pick: ['all', 'the longest'],
  },
  // N is neither A nor T.
  excluded: ({ unknown, bases }) => bases === 'A and T' && unknown === 'a base like others',
  names: ['homopolymer_runs', 'find_homopolymers', 'runs_of_bases', 'homopolymer_stretches'],
  describe: ({ least, unknown, coordinates, bases, pick }) => ({
    does: ['finds the homopolymer runs of a read', 'lists where one base is repeated in a sequence'],
    arguments: [{ name: 'seq', type: 'str', meaning: 'the read, of A, C, G, T and N in either case' }],
    returns: 'a list of lists `[start, end, base]` from left to right, the base in upper case',
    rules: [
      ['Case does not matter', 'Upper and lower case are the same base'],
      [`A run has at least \`MIN_RUN\` letters (${least})`, `Runs shorter than \`MIN_RUN\` = ${least} letters do not count`],
      unknown === 'a base like others' ? ['N is a letter like the others, and makes runs of its own', 'Runs of N count too'] : unknown === 'breaks runs' ? ['N ends a run, and makes none', 'A run cannot go across an N, and Ns are no run'] : ['Ns between two equal bases belong to their run, and to its length; Ns before or after a run do not, and Ns alone make none', 'An N (or several) with the same base on both sides is counted as that base; other Ns end a run and are never reported'],
      ...(bases === 'all' ? [] : [['Only runs of A or of T are listed', 'Report A and T runs only'] as const]),
      pick === 'all' ? ['All runs are listed', 'List every run'] : ['Only the longest run is listed, the leftmost of equally long ones; without any run the list is empty', 'Give the longest run alone (the first one if several are equally long), or an empty list'],
      coordinates === '0-based, half-open' ? ['Positions are 0-based, the end exclusive', '`start` counts from 0 and `end` is the position after the last letter'] : ['Positions are 1-based, the end inclusive', '`start` and `end` are the first and the last letter, counted from 1'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['A'], ['AAAA'], ['AaAaCC'], ['GGGG'], ['AANAAC'], ['NNNNN'], ['TTNNTTGNGGG'], ['NAAAN'], ['ACGT'], ['TTTTAAAACC'], ['CCCNNCCCCTTTT'], ['AAATTT'], ['aannaattnn'], ['AA'], ['CCAACC'], ['AAACGGG'], ['AAAATGGGGGG'], ['CCTTTTTC'], ['GAAAAAAG'], ['CGCGCAAAA']];
    while (inputs.length < 28) inputs.push([sequence(rng, rng.int(8, 40), rng.pick(['ACGT', 'AT', 'ATN', 'AACCGn', 'aATNC']))]);
    return inputs;
  },
  solve({ least, unknown, coordinates, bases, pick }, seq: string) {
    const text = seq.toUpperCase();
    const runs: [number, number, string][] = [];
    for (let start = 0; start < text.length;) {
      const base = text[start] ?? '';
      let end = start + 1;
      if (base === 'N' && unknown !== 'a base like others') { start = end; continue; }
      for (let i = end; i < text.length && (text[i] === base || (text[i] === 'N' && unknown === 'joins runs')); i++) if (text[i] === base) end = i + 1;
      if (end - start >= least && (bases === 'all' || base === 'A' || base === 'T')) runs.push([start, end, base]);
      start = end;
    }
    const longest = Math.max(...runs.map(([start, end]) => end - start));
    const listed = pick === 'all' ? runs : runs.filter(([start, end]) => end - start === longest).slice(0, 1);
    return listed.map(([start, end, base]) => [coordinates === '0-based, half-open' ? start : start + 1, end, base]);
  },
  python: {
    context: ({ least }) => code`
      """Error hot spots of nanopore reads."""
      import re
      from itertools import groupby

      MIN_RUN = ${least}


      def longest_run(seq):
          return max((len(list(group)) for _, group in groupby(seq.upper())), default=0)


      # <<insert solution here>>


      def is_low_quality(seq, limit=8):
          return longest_run(seq) >= limit
      `,
    reference: ({ unknown, coordinates, bases, pick }, name) => code`
      def ${name}(seq):
          runs = []
          letters = ${bases === 'A and T' ? '"AT"' : unknown === 'a base like others' ? '"ACGTN"' : '"ACGT"'}
          pattern = "|".join(${unknown === 'joins runs' ? 'f"{base}(?:N*{base})*"' : 'f"{base}+"'} for base in letters)
          for match in re.finditer(pattern, seq.upper()):
              if match.end() - match.start() >= MIN_RUN:
                  runs.append([match.start()${coordinates === '1-based, closed' ? ' + 1' : ''}, match.end(), match.group()[0]])
          ${pick === 'all' ? 'return runs' : 'return [max(runs, key=lambda run: run[1] - run[0])] if runs else []'}
      `,
  },
  javascript: {
    context: ({ least }) => code`
      // Error hot spots of nanopore reads.
      const MIN_RUN = ${least};

      // <<insert solution here>>
      `,
    reference: ({ unknown, coordinates, bases, pick }, name) => code`
      function ${name}(seq) {
        const pattern = new RegExp([...'${bases === 'A and T' ? 'AT' : unknown === 'a base like others' ? 'ACGTN' : 'ACGT'}'].map((base) => ${unknown === 'joins runs' ? '`${base}(?:N*${base})*`' : '`${base}+`'}).join('|'), 'g');
        const runs = [];
        for (const match of seq.toUpperCase().matchAll(pattern)) {
          if (match[0].length >= MIN_RUN) runs.push([match.index${coordinates === '1-based, closed' ? ' + 1' : ''}, match.index + match[0].length, match[0][0]]);
        }
        ${pick === 'all' ? 'return runs;' : 'return runs.sort((a, b) => (b[1] - b[0]) - (a[1] - a[0])).slice(0, 1);'}
      }
      `,
  },
});
