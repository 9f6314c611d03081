/** Segments of secondary structure from the letters of DSSP (Kabsch W, Sander C. Biopolymers 1983;22:2577). */
import { code, defineFunction } from '../../template.ts';

type Settings = { readonly helix: 'H' | 'GHI'; readonly strand: 'E' | 'BE' };
const state = ({ helix, strand }: Settings, letter: string): string => (helix.includes(letter) ? 'H' : strand.includes(letter) ? 'E' : 'C');

export const secondaryStructure = defineFunction({
  id: 'secondary-structure',
  difficulty: 2,
  conventions: {
    helix: ['H', 'GHI'],
    strand: ['E', 'BE'],
    coil: [true, false],
    ends: ['half-open', 'inclusive'],
    breaks: ['cut', 'coil'],
    shortest: [3, 4],
  },
  names: ['ss_segments', 'dssp_segments', 'secondary_elements', 'segment_structure'],
  describe: ({ helix, strand, coil, ends, breaks }) => ({
    does: ['finds the segments of secondary structure in a string of DSSP letters', 'divides a DSSP assignment into helices, strands and coil'],
    arguments: [{ name: 'assignment', type: 'str', meaning: 'one letter of H, G, I, E, B, T, S or `-` for each residue, and `!` where the chain is broken' }],
    returns: `a list of lists \`[state, start, end]\` from left to right, ${ends === 'half-open' ? '0-based, with the end not included' : '1-based, both ends included'}`,
    rules: [
      helix === 'H' ? ['Helix (H) is the letter H alone', 'Only the letter H is helix (H)'] : ['Helix (H) is any of H, G and I', 'The letters H, G and I are all helix (H)'],
      strand === 'E' ? ['Strand (E) is the letter E alone', 'Only the letter E is strand (E)'] : ['Strand (E) is E or B', 'The letters E and B are both strand (E)'],
      'All other letters are coil (C)',
      breaks === 'cut' ? ['A `!` is no residue: it has no number, and a segment ends there, even if the same state goes on behind it', 'The `!` ends the segment before it and takes up no position of its own'] : ['A `!` counts as a residue of coil', 'Treat `!` like a coil residue with a position of its own'],
      ['A helix of fewer than MIN_HELIX residues (of the module) becomes coil, and joins the coil beside it', 'Helices shorter than `MIN_HELIX` residues are turned into coil before the segments are listed'],
      coil ? ['Segments of coil are listed, too', 'List coil as well'] : ['Segments of coil are not listed', 'List helices and strands only'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['HHHH'], ['HHH'], ['--HHHTT'], ['-GGGG-EEE-'], ['HHHGGG'], ['-EEBB-B-'], ['HHHH!HHHH'], ['EE!EE-T'], ['-TT!SS-'], ['HHTTHHHHH'], ['!-EE!'], ['EEHHHEE'], ['IIIII-HHHH']];
    while (inputs.length < 24) inputs.push([Array.from({ length: rng.int(2, 6) }, () => rng.pick(['H', 'G', 'E', 'E', 'B', 'T', '-', 'S', '!', 'H']).repeat(rng.int(1, 5))).join('').replaceAll(/!+/g, '!')]);
    return inputs;
  },
  solve(settings, assignment: string) {
    const segments: [string, number, number][] = [];
    let offset = 0;
    for (const piece of settings.breaks === 'cut' ? assignment.split('!') : [assignment]) {
      const states = [...piece].map((letter) => state(settings, letter)).join('').replaceAll(/H+/g, (run) => (run.length < settings.shortest ? 'C'.repeat(run.length) : run));
      for (const { 0: run, index } of states.matchAll(/(.)\1*/g)) segments.push([run[0] ?? '', offset + index, offset + index + run.length]);
      offset += piece.length;
    }
    return segments.filter(([kind]) => settings.coil || kind !== 'C').map(([kind, start, end]) => [kind, settings.ends === 'half-open' ? start : start + 1, end]);
  },
  python: {
    context: ({ shortest }) => code`
      """Secondary structure content."""
      from itertools import groupby

      MIN_HELIX = ${shortest}


      def content(assignment, letters):
          """The share of residues with any of the letters."""
          residues = assignment.replace("!", "")
          return sum(residues.count(letter) for letter in letters) / len(residues) if residues else 0.0


      # <<insert solution here>>
      `,
    reference: ({ helix, strand, coil, ends, breaks }, name) => code`
      def ${name}(assignment):
          states = ["!" if letter == "!" else "H" if letter in "${helix}" else "E" if letter in "${strand}" else "C" for letter in assignment]
          ${breaks === 'coil' ? 'states = ["C" if state == "!" else state for state in states]' : ''}
          softened = []
          for state, run in groupby(states):
              size = len(list(run))
              softened += ["C" if state == "H" and size < MIN_HELIX else state] * size
          segments, start = [], 0
          for state, run in groupby(softened):
              if state == "!":
                  continue
              end = start + len(list(run))
              ${coil ? '' : 'if state != "C":\n    '}segments.append([state, start${ends === 'half-open' ? '' : ' + 1'}, end])
              start = end
          return segments
      `,
  },
  javascript: {
    context: ({ shortest }) => code`
      // Secondary structure content.
      const MIN_HELIX = ${shortest};

      // <<insert solution here>>

      function content(assignment, letters) {
        const residues = [...assignment].filter((letter) => letter !== '!');
        return residues.filter((letter) => letters.includes(letter)).length / residues.length;
      }
      `,
    reference: ({ helix, strand, coil, ends, breaks }, name) => code`
      function ${name}(assignment) {
        const runs = [];
        const extend = (state, size) => {
          const last = runs[runs.length - 1];
          if (last && last.state === state) last.size += size;
          else runs.push({ state, size });
        };
        for (const letter of assignment) {
          extend(letter === '!' ? '${breaks === 'cut' ? '!' : 'C'}' : '${helix}'.includes(letter) ? 'H' : '${strand}'.includes(letter) ? 'E' : 'C', 1);
        }
        const raw = runs.splice(0);
        for (const { state, size } of raw) extend(state === 'H' && size < MIN_HELIX ? 'C' : state, size);
        const segments = [];
        let start = 0;
        for (const { state, size } of runs) {
          if (state === '!') continue;
          segments.push([state, start${ends === 'half-open' ? '' : ' + 1'}, start + size]);
          start += size;
        }
        return ${coil ? 'segments' : "segments.filter(([state]) => state !== 'C')"};
      }
      `,
  },
});
