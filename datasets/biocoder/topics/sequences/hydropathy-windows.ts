/** Hydropathy along a protein (Kyte and Doolittle, J Mol Biol 157:105-132, 1982). */
import { PROTEIN, sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const SCALE: Readonly<Record<string, number>> = { A: 1.8, R: -4.5, N: -3.5, D: -3.5, C: 2.5, Q: -3.5, E: -3.5, G: -0.4, H: -3.2, I: 4.5, L: 3.8, K: -3.9, M: 1.9, F: 2.8, P: -1.6, S: -0.8, T: -0.7, W: -0.9, Y: -1.3, V: 4.2 };

export const hydropathyWindows = defineFunction({
  id: 'hydropathy-segments',
  difficulty: 4,
  conventions: {
    window: [3, 5, 7],
    // No mean of tenths lies on these.
    threshold: [0.83, 1.23, 1.63],
    single: ['kept', 'left out'],
    unknown: ['zero', 'left out'],
    gap: [0, 2],
    numbering: [0, 1],
  },
  names: ['hydrophobic_segments', 'membrane_segments', 'hydropathy_segments', 'find_transmembrane_segments'],
  describe: ({ window, threshold, single, unknown, gap, numbering }) => ({
    does: ['finds the hydrophobic segments of a protein by mean hydropathy in sliding windows', 'predicts membrane segments from a Kyte-Doolittle profile'],
    arguments: [{ name: 'protein', type: 'str', meaning: 'the sequence in one-letter code, upper case' }],
    returns: `a list of lists \`[start, end]\` from left to right: first and last residue of each segment, the first of the protein being ${numbering}`,
    rules: [
      [`The hydropathy of a window is the mean of \`HYDROPATHY\` over its residues; windows of \`WINDOW\` = ${window} residues lie fully inside the protein`, `Slide a window of \`WINDOW\` (${window}) residues along the protein and average \`HYDROPATHY\``],
      unknown === 'zero' ? ['Letters that the scale has not count as 0.0', 'Unknown residues have hydropathy 0.0, and count in the mean'] : ['Letters that the scale has not are left out of the mean; a window of them alone is never hydrophobic', 'Average over the known residues of a window only; a window without any is not hydrophobic'],
      [`A window is hydrophobic if its mean is above \`THRESHOLD\` (${threshold})`, `Windows with a mean greater than \`THRESHOLD\` = ${threshold} are hydrophobic`],
      ['A segment is the union of hydrophobic windows that overlap or touch', 'Overlapping or adjoining hydrophobic windows make one segment, from the first residue of the first to the last of the last'],
      gap === 0 ? ['Segments that are at least one residue apart stay apart', 'Do not bridge gaps between segments'] : [`Segments with at most ${gap} residues between them are joined, the residues between included`, `Join segments that are separated by ${gap} residues or fewer`],
      single === 'kept' ? ['A segment may be as short as one window', 'A single window is enough for a segment'] : ['A segment of just `WINDOW` residues, after joining, is left out', 'After that, drop segments that are no longer than one window'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['IL'], ['III'], ['IIIII'], ['IIIIIII'], ['XXXXXXX'], ['IXXIXXI'], ['IIXIIXXXXX'], ['IIIIIIIDDIIIIIII'], ['IIIIIIIDDDDDDDIIIIIII'], ['KKKKKVVVVVVVKKKKRRLLLLLLLDD'], ['LLLLLLLRRRRLLLLLLL'], ['IIIIIIIRRRRRIIIIIII'], ['IIIIIIIRRRRRRIIIIIII'], ['IIIIIIIRRRIIIIIII'], ['AXX'], ['AXXXX'], ['AXXXXXX'], ['AXXA'], ['AXXXXA'], ['AXXXXXXA'], ['RRIIIRRR'], ['RRRRIIIIIRRRRR']];
    while (inputs.length < 28) inputs.push([`${sequence(rng, rng.int(2, 8), PROTEIN)}${sequence(rng, rng.int(3, 9), 'ILVFAMG')}${sequence(rng, rng.int(0, 6), 'DEKRNGX')}${sequence(rng, rng.int(3, 9), 'ILVFAC')}${sequence(rng, rng.int(2, 6), PROTEIN)}`]);
    return inputs;
  },
  solve({ window, threshold, single, unknown, gap, numbering }, protein: string) {
    const segments: [number, number][] = [];
    for (let start = 0; start + window <= protein.length; start++) {
      const values = [...protein.slice(start, start + window)].map((letter) => SCALE[letter]);
      const known = values.filter((value) => value !== undefined);
      const count = unknown === 'zero' ? window : known.length;
      const mean = count === 0 ? Number.NEGATIVE_INFINITY : known.reduce((sum, value) => sum + value, 0) / count;
      if (mean <= threshold) continue;
      const last = segments.at(-1);
      if (last !== undefined && start - last[1] - 1 <= gap) last[1] = start + window - 1;
      else segments.push([start, start + window - 1]);
    }
    return segments.filter(([start, end]) => single === 'kept' || end - start + 1 > window).map(([start, end]) => [start + numbering, end + numbering]);
  },
  python: {
    context: ({ window, threshold }) => code`
      """Topology of membrane proteins."""

      HYDROPATHY = {${Object.entries(SCALE).map(([letter, value]) => `"${letter}": ${value}`).join(', ')}}
      WINDOW = ${window}
      THRESHOLD = ${threshold}


      def gravy(protein):
          """Grand average of hydropathy."""
          return sum(HYDROPATHY[residue] for residue in protein) / len(protein)


      # <<insert solution here>>
      `,
    reference: ({ single, unknown, gap, numbering }, name) => code`
      def ${name}(protein):
          covered = set()
          for start in range(len(protein) - WINDOW + 1):
              known = [HYDROPATHY[residue] for residue in protein[start:start + WINDOW] if residue in HYDROPATHY]
              total = ${unknown === 'zero' ? 'WINDOW' : 'len(known)'}
              if total and sum(known) / total > THRESHOLD:
                  covered.update(range(start, start + WINDOW))
          segments = []
          for position in sorted(covered):
              if segments and position - segments[-1][1] <= ${1 + gap}:
                  segments[-1][1] = position
              else:
                  segments.append([position, position])
          return [[start + ${numbering}, end + ${numbering}] for start, end in segments${single === 'kept' ? '' : ' if end - start >= WINDOW'}]
      `,
  },
});
