/** Masses of peptides and their ions, from the residues' masses (Unimod; NIST atomic weights). */
import { PROTEIN, sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

/** Monoisotopic and average masses of residues in dalton. */
const RESIDUES: Readonly<Record<string, readonly [number, number]>> = {
  G: [57.021464, 57.0519], A: [71.037114, 71.0788], S: [87.032028, 87.0782], P: [97.052764, 97.1167], V: [99.068414, 99.1326], T: [101.047679, 101.1051], C: [103.009185, 103.1388],
  L: [113.084064, 113.1594], I: [113.084064, 113.1594], N: [114.042927, 114.1038], D: [115.026943, 115.0886], Q: [128.058578, 128.1307], K: [128.094963, 128.1741], E: [129.042593, 129.1155],
  M: [131.040485, 131.1926], H: [137.058912, 137.1411], F: [147.068414, 147.1766], R: [156.101111, 156.1875], Y: [163.063329, 163.176], W: [186.079313, 186.2132],
};
const WATER = [18.010565, 18.0153] as const;
const PROTON = 1.007276;
const table = (at: 0 | 1, quote: (letter: string, mass: number) => string): string => Object.entries(RESIDUES).map(([letter, masses]) => quote(letter, masses[at])).join(', ');

export const peptideMass = defineFunction({
  id: 'peptide-mass',
  difficulty: 4,
  conventions: {
    masses: ['monoisotopic', 'average'],
    result: ['neutral mass', 'm/z'],
    cysteine: ['as it is', 'carbamidomethylated'],
    oxidation: ['M(ox)', 'lower-case m'],
    unknown: ['ValueError', 'skipped', 'mean residue'],
    circular: [false, true],
  },
  names: ['peptide_mass', 'mass_of_peptide', 'compute_peptide_mass', 'precursor_mass'],
  describe: ({ masses, result, cysteine, oxidation, unknown, circular }) => ({
    does: result === 'm/z' ? ['computes the mass-to-charge ratio of a peptide ion', 'gives m/z of a protonated peptide'] : ['computes the mass of a neutral peptide', 'gives the mass of a peptide in dalton'],
    arguments: [
      { name: 'peptide', type: 'str', meaning: `the sequence in one-letter code, upper case, in which ${oxidation === 'M(ox)' ? '`M(ox)`' : '`m`'} is an oxidised methionine` },
      { name: 'charge', type: 'int', meaning: result === 'm/z' ? 'how many protons the ion has taken up, at least 1' : 'the charge of the ion, which plays no part in the mass' },
    ],
    returns: result === 'm/z' ? 'm/z as a float, in dalton per charge, not rounded' : 'the mass as a float, in dalton, not rounded',
    rules: [
      [`Sum the ${masses} masses of the residues, which are \`RESIDUES\` of the module`, `Residue masses are those of \`RESIDUES\` (${masses}, in dalton)`],
      circular ? ['The peptide is cyclic, so no water is added', 'It is a cyclic peptide: there are no termini, hence no water'] : ['Add one water (`WATER`) for the termini', 'The termini add the mass of one water, `WATER`'],
      cysteine === 'as it is' ? ['Cysteines are unmodified', 'C has its plain mass'] : ['Each cysteine is carbamidomethylated: add `CARBAMIDOMETHYL`', 'Add `CARBAMIDOMETHYL` for every C, a fixed modification'],
      ['Each oxidised methionine adds `OXYGEN` to the mass of M', 'Add `OXYGEN` for each oxidised methionine'],
      { ValueError: ['Any other letter raises ValueError', 'Raise ValueError for a letter that `RESIDUES` has not'], skipped: ['Letters that `RESIDUES` has not add nothing', 'Unknown letters are skipped'], 'mean residue': ['Letters that `RESIDUES` has not count with the mean of all masses in `RESIDUES`', 'For an unknown letter take the arithmetic mean of the masses in `RESIDUES`'] }[unknown] as [string, string],
      ...(result === 'm/z' ? [['Add `charge` protons (`PROTON`) to the neutral mass and divide by `charge`', 'm/z is (mass + charge * PROTON) / charge'] as const] : []),
    ],
  }),
  inputs({ oxidation }, rng) {
    const ox = oxidation === 'M(ox)' ? 'M(ox)' : 'm';
    const inputs: [string, number][] = [['', 1], ['G', 1], ['PEPTIDE', 2], ['C', 1], ['CC', 3], ['AXA', 1], ['AUA', 2], [`${ox}K`, 1], [`A${ox}${ox}C`, 2], ['MM', 1], ['LI', 4], ['XX', 1]];
    while (inputs.length < 22) inputs.push([`${sequence(rng, rng.int(1, 9), PROTEIN)}${rng.pick(['', 'C', ox, `${ox}R`])}${sequence(rng, rng.int(0, 6), `${PROTEIN}BX`.repeat(rng.int(1, 2)))}`, rng.int(1, 4)]);
    return inputs;
  },
  solve({ masses, result, cysteine, oxidation, unknown, circular }, peptide: string, charge: number) {
    const at = masses === 'monoisotopic' ? 0 : 1;
    const mean = Object.values(RESIDUES).reduce((sum, each) => sum + each[at], 0) / Object.keys(RESIDUES).length;
    let mass = circular ? 0 : WATER[at];
    // Either way of writing an oxidised methionine becomes one letter; the other way is made of letters that nobody knows.
    const letters = oxidation === 'M(ox)' ? peptide.replaceAll('M(ox)', '!') : peptide.replaceAll('m', '!');
    for (const letter of letters) {
      const residue = RESIDUES[letter === '!' ? 'M' : letter];
      if (residue === undefined && unknown === 'ValueError') throw new Raises('ValueError');
      mass += residue?.[at] ?? (unknown === 'mean residue' ? mean : 0);
      if (letter === '!') mass += at === 0 ? 15.994915 : 15.9994;
      if (letter === 'C' && cysteine === 'carbamidomethylated') mass += at === 0 ? 57.021464 : 57.0513;
    }
    return result === 'm/z' ? (mass + charge * PROTON) / charge : mass;
  },
  python: {
    context: ({ masses }) => code`
      """Masses of peptides, in dalton."""
      import re

      RESIDUES = {${table(masses === 'monoisotopic' ? 0 : 1, (letter, mass) => `"${letter}": ${mass}`)}}
      WATER = ${WATER[masses === 'monoisotopic' ? 0 : 1]}
      PROTON = ${PROTON}
      CARBAMIDOMETHYL = ${masses === 'monoisotopic' ? 57.021464 : 57.0513}
      OXYGEN = ${masses === 'monoisotopic' ? 15.994915 : 15.9994}


      def parts_per_million(measured, expected):
          return (measured - expected) / expected * 1e6


      # <<insert solution here>>
      `,
    reference: ({ result, cysteine, oxidation, unknown, circular }, name) => code`
      def ${name}(peptide, charge):
          oxidised = len(re.findall(${oxidation === 'M(ox)' ? String.raw`r"M\(ox\)"` : '"m"'}, peptide))
          plain = peptide.replace(${oxidation === 'M(ox)' ? '"M(ox)", "M"' : '"m", "M"'})
          ${unknown === 'ValueError' ? 'if set(plain) - set(RESIDUES):\n    raise ValueError(peptide)' : ''}
          default = ${unknown === 'mean residue' ? 'sum(RESIDUES.values()) / len(RESIDUES)' : '0.0'}
          mass = sum(RESIDUES.get(letter, default) for letter in plain) + oxidised * OXYGEN
          ${cysteine === 'as it is' ? '' : 'mass += plain.count("C") * CARBAMIDOMETHYL'}
          ${circular ? '' : 'mass += WATER'}
          return ${result === 'm/z' ? 'mass / charge + PROTON' : 'mass'}
      `,
  },
});
