/** The hydrophobic moment (Eisenberg D, Weiss RM, Terwilliger TC. Nature 1982;299:371; consensus scale: Eisenberg D et al. J Mol Biol 1984;179:125; hydropathy: Kyte J, Doolittle RF. J Mol Biol 1982;157:105). */
import { PROTEIN, sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const SCALES = {
  Eisenberg: { A: 0.62, R: -2.53, N: -0.78, D: -0.9, C: 0.29, Q: -0.85, E: -0.74, G: 0.48, H: -0.4, I: 1.38, L: 1.06, K: -1.5, M: 0.64, F: 1.19, P: 0.12, S: -0.18, T: -0.05, W: 0.81, Y: 0.26, V: 1.08 },
  'Kyte and Doolittle': { A: 1.8, R: -4.5, N: -3.5, D: -3.5, C: 2.5, Q: -3.5, E: -3.5, G: -0.4, H: -3.2, I: 4.5, L: 3.8, K: -3.9, M: 1.9, F: 2.8, P: -1.6, S: -0.8, T: -0.7, W: -0.9, Y: -1.3, V: 4.2 },
} as const satisfies Record<string, Record<string, number>>;

export const hydrophobicMoment = defineFunction({
  id: 'hydrophobic-moment',
  difficulty: 3,
  conventions: {
    scale: ['Eisenberg', 'Kyte and Doolittle'],
    angle: [100, 160],
    divided: [true, false],
    unknown: ['zero', 'removed', 'none'],
    result: ['all', 'largest', 'mean'],
  },
  names: ['hydrophobic_moments', 'hydrophobic_moment', 'amphipathicity', 'helical_moment'],
  describe: ({ divided, unknown, result }) => ({
    does: ['computes the hydrophobic moment of windows along a protein', 'measures how amphipathic a protein is, window by window, by the hydrophobic moment'],
    arguments: [
      { name: 'protein', type: 'str', meaning: 'the sequence in one-letter codes, upper case' },
      { name: 'window', type: 'int', meaning: 'the number of residues of a window, at least 1' },
    ],
    returns: result === 'all' ? `a list of floats${unknown === 'none' ? ' or None' : ''}, one for each window from left to right` : `a float, or None if there is no window${unknown === 'none' ? ' that has a moment' : ''}`,
    rules: [
      unknown === 'removed' ? ['Letters that are not in SCALE of the module are taken out of the sequence before it is divided into windows', 'First remove all letters without a value in `SCALE`'] : unknown === 'zero' ? ['Letters that are not in SCALE of the module have the hydrophobicity 0', 'A letter without a value in `SCALE` counts 0'] : ['A window with a letter that is not in SCALE of the module has no moment: None', 'Where a letter of the window has no value in `SCALE`, its moment is None'],
      ['There is a window at each residue from which `window` residues are left', 'Windows start at every residue, as long as they lie inside the sequence'],
      ['The moment of a window is the length of the sum of vectors that turn by ANGLE degrees (of the module) from one residue to the next: with the hydrophobicity H of residue n of the window, sqrt((sum of H sin(n ANGLE))^2 + (sum of H cos(n ANGLE))^2)', 'With H from `SCALE` and n the place in the window, the moment is the square root of (sum H*sin(n*a))**2 + (sum H*cos(n*a))**2, where a is `ANGLE` in degrees'],
      divided ? ['It is divided by the number of residues in the window', 'Give the moment per residue: divide by `window`'] : ['It is not divided by the number of residues', 'Give the whole moment, not that per residue'],
      ...(result === 'all' ? [] : [result === 'largest' ? ['The result is the largest moment of any window', 'Return the maximum over the windows'] as const : [`The result is the mean of the moments of the windows${unknown === 'none' ? ' that have one' : ''}`, `Average the moments over the windows${unknown === 'none' ? ', those of None left out' : ''}`] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, number][] = [['', 5], ['LKL', 5], ['LLLL', 1], ['KLLKLLK', 7], ['AXLKV', 3], ['XXXX', 2], ['GIGKFLHSAKKFGKAFVGEIMNS', 11], ['IKIEIK', 4], ['WBZL', 2], ['LKKLLKLLXKLLKL', 5]];
    while (inputs.length < 20) inputs.push([sprinkled(rng, sequence(rng, rng.int(8, 24), PROTEIN), rng.chance(0.3) ? 0.08 : 0, 'X'), rng.int(3, 9)]);
    return inputs;
  },
  solve({ scale, angle, divided, unknown, result }, protein: string, window: number) {
    const values: Readonly<Record<string, number>> = SCALES[scale];
    const residues = [...protein].filter((letter) => unknown !== 'removed' || values[letter] !== undefined);
    const moments: (number | null)[] = [];
    for (let start = 0; start + window <= residues.length; start++) {
      const own = residues.slice(start, start + window).map((letter) => values[letter] ?? (unknown === 'none' ? null : 0));
      let [x, y] = [0, 0];
      for (const [n, value] of own.entries()) {
        x += (value ?? 0) * Math.cos((n * angle * Math.PI) / 180);
        y += (value ?? 0) * Math.sin((n * angle * Math.PI) / 180);
      }
      moments.push(own.includes(null) ? null : Math.sqrt(x * x + y * y) / (divided ? window : 1));
    }
    if (result === 'all') return moments;
    const known = moments.filter((moment) => moment !== null);
    if (known.length === 0) return null;
    return result === 'largest' ? Math.max(...known) : known.reduce((sum, moment) => sum + moment, 0) / known.length;
  },
  python: {
    context: ({ scale, angle }) => code`
      """Amphipathic segments; the scale is that of ${scale}."""
      import cmath
      from math import radians
      from statistics import fmean

      SCALE = {${Object.entries(SCALES[scale]).map(([letter, value]) => `"${letter}": ${value}`).join(', ')}}
      # Degrees from one residue to the next: ${angle === 100 ? 'an alpha helix' : 'a beta strand'}.
      ANGLE = ${angle}


      def mean_hydrophobicity(protein):
          return fmean(SCALE[letter] for letter in protein)


      # <<insert solution here>>
      `,
    reference: ({ divided, unknown, result }, name) => code`
      def ${name}(protein, window):
          ${unknown === 'removed' ? 'protein = [letter for letter in protein if letter in SCALE]' : ''}
          turn = cmath.exp(1j * radians(ANGLE))
          moments = []
          for start in range(len(protein) - window + 1):
              part = protein[start:start + window]
              ${unknown === 'none' ? 'if any(letter not in SCALE for letter in part):\n    moments.append(None)\n    continue' : ''}
              moments.append(abs(sum(SCALE.get(letter, 0.0) * turn ** n for n, letter in enumerate(part)))${divided ? ' / window' : ''})
          ${result === 'all' ? 'return moments' : `known = [moment for moment in moments if moment is not None]\nreturn ${result === 'largest' ? 'max(known, default=None)' : 'fmean(known) if known else None'}`}
      `,
  },
  javascript: {
    context: ({ scale, angle }) => code`
      // Amphipathic segments; the scale is that of ${scale}.
      const SCALE = { ${Object.entries(SCALES[scale]).map(([letter, value]) => `${letter}: ${value}`).join(', ')} };
      // Degrees from one residue to the next: ${angle === 100 ? 'an alpha helix' : 'a beta strand'}.
      const ANGLE = ${angle};

      const radians = (degrees) => (degrees * Math.PI) / 180;

      // <<insert solution here>>
      `,
    reference: ({ divided, unknown, result }, name) => code`
      function ${name}(protein, window) {
        const letters = [...protein]${unknown === 'removed' ? '.filter((letter) => letter in SCALE)' : ''};
        const moments = letters.slice(0, Math.max(0, letters.length - window + 1)).map((_, start) => {
          const part = letters.slice(start, start + window);
          ${unknown === 'none' ? 'if (!part.every((letter) => letter in SCALE)) return null;' : ''}
          const along = (wave) => part.reduce((sum, letter, n) => sum + (SCALE[letter] || 0) * wave(radians(n * ANGLE)), 0);
          return Math.hypot(along(Math.cos), along(Math.sin))${divided ? ' / window' : ''};
        });
        ${result === 'all' ? 'return moments;' : `const known = moments.filter((moment) => moment !== null);\nreturn known.length === 0 ? null : ${result === 'largest' ? 'Math.max(...known)' : 'known.reduce((a, b) => a + b) / known.length'};`}
      }
      `,
  },
});
