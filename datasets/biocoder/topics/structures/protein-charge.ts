/** The net charge of a protein by the equation of Henderson and Hasselbalch, with published sets of pKa (EMBOSS; Nelson DL, Cox MM: Lehninger Principles of Biochemistry; Bjellqvist B et al. Electrophoresis 1993;14:1023). */
import { PROTEIN, sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

const SETS = {
  EMBOSS: { nterm: 8.6, cterm: 3.6, K: 10.8, R: 12.5, H: 6.5, D: 3.9, E: 4.1, C: 8.5, Y: 10.1 },
  Lehninger: { nterm: 9.69, cterm: 2.34, K: 10.5, R: 12.4, H: 6, D: 3.86, E: 4.25, C: 8.33, Y: 10 },
  Bjellqvist: { nterm: 7.5, cterm: 3.55, K: 10, R: 12, H: 5.98, D: 4.05, E: 4.45, C: 9, Y: 10 },
} as const;

export const proteinCharge = defineFunction({
  id: 'protein-charge',
  difficulty: 2,
  conventions: {
    table: ['EMBOSS', 'Lehninger', 'Bjellqvist'],
    termini: ['free', 'acetylated', 'both blocked'],
    cysteines: ['free', 'bridged'],
    unknown: ['ignored', 'error'],
    result: ['net', 'both'],
  },
  names: ['net_charge', 'charge_at_ph', 'protein_charge', 'peptide_charge'],
  describe: ({ termini, cysteines, unknown, result }) => ({
    does: ['computes the charge of a protein at a given pH', 'gives the average charge of a peptide at a pH by the Henderson-Hasselbalch equation'],
    arguments: [
      { name: 'protein', type: 'str', meaning: 'the sequence in one-letter codes, upper case' },
      { name: 'ph', type: 'float', meaning: 'the pH' },
    ],
    returns: result === 'net' ? 'the net charge as a float in elementary charges, not rounded' : 'a list of two floats, the positive and the negative charge (the latter below or equal to zero) in elementary charges, not rounded',
    rules: [
      ['Each K, R and H adds 1 / (1 + 10^(pH - pKa)) positive charges', 'The basic side chains K, R and H each carry +1 / (1 + 10**(ph - pKa))'],
      [`Each D, E, ${cysteines === 'free' ? 'C and Y' : 'and Y'} adds 1 / (1 + 10^(pKa - pH)) negative charges`, `The acidic side chains ${cysteines === 'free' ? 'D, E, C and Y' : 'D, E and Y'} each carry -1 / (1 + 10**(pKa - ph))`],
      cysteines === 'free' ? ['Cysteines are reduced, so that all of them count', 'There are no disulfide bridges: every C counts'] : ['All cysteines are in disulfide bridges and carry no charge', 'Cysteines (C) are bridged and do not count'],
      termini === 'free' ? ['The N-terminus counts as one basic group, the C-terminus as one acidic group', 'Both termini are free: the amino group counts like a basic side chain, the carboxyl group like an acidic one'] : termini === 'acetylated' ? ['The N-terminus is acetylated and carries no charge; the C-terminus counts as one acidic group', 'Only the C-terminus is free (one acidic group); the N-terminus is acetylated'] : ['Both termini are blocked and carry no charge', 'The peptide is acetylated and amidated: no terminus counts'],
      'The pKa values are in PKA of the module',
      unknown === 'error' ? ['A letter that is none of the twenty amino acids raises ValueError', 'Raise ValueError for letters that are not in `AMINO_ACIDS`'] : ['Letters without a pKa, known amino acids or not, carry no charge', 'All other letters are without charge, whatever they are'],
      'An empty sequence has no charge at all, not even of termini',
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, number][] = [['', 7], ['G', 7], ['K', 7], ['DE', 7.4], ['CCCC', 9], ['HHH', 6], ['MKRXB', 7], ['ACDEFGHIKLMNPQRSTVWY', 7], ['ACDEFGHIKLMNPQRSTVWY', 2.5], ['RYYR', 11], ['GGCGG', 8.5]];
    while (inputs.length < 20) inputs.push([sequence(rng, rng.int(5, 40), PROTEIN), rng.decimal(2, 12, 1)]);
    return inputs;
  },
  solve({ table, termini, cysteines, unknown, result }, protein: string, ph: number) {
    if (unknown === 'error' && [...protein].some((letter) => !PROTEIN.includes(letter))) throw new Raises('ValueError');
    const pka = SETS[table];
    let [positive, negative] = [0, 0];
    if (protein !== '' && termini === 'free') positive += 1 / (1 + 10 ** (ph - pka.nterm));
    if (protein !== '' && termini !== 'both blocked') negative -= 1 / (1 + 10 ** (pka.cterm - ph));
    for (const letter of protein) {
      if (letter === 'K' || letter === 'R' || letter === 'H') positive += 1 / (1 + 10 ** (ph - pka[letter]));
      else if (letter === 'D' || letter === 'E' || letter === 'Y' || (letter === 'C' && cysteines === 'free')) negative -= 1 / (1 + 10 ** (pka[letter] - ph));
    }
    return result === 'net' ? positive + negative : [positive, negative];
  },
  python: {
    context: ({ table }) => code`
      """Charge of proteins in solution, with the pKa values of ${table}."""
      from collections import Counter

      PKA = {${Object.entries(SETS[table]).map(([group, value]) => `"${group}": ${value}`).join(', ')}}
      AMINO_ACIDS = frozenset("ACDEFGHIKLMNPQRSTVWY")


      def protonated(ph, pka):
          """The share of a group that holds its proton."""
          return 1 / (1 + 10 ** (ph - pka))


      # <<insert solution here>>


      def electrophoresis_direction(charge):
          return "cathode" if charge > 0 else "anode" if charge < 0 else "none"
      `,
    reference: ({ termini, cysteines, unknown, result }, name) => code`
      def ${name}(protein, ph):
          ${unknown === 'error' ? 'if set(protein) - AMINO_ACIDS:\n    raise ValueError("not a protein")' : ''}
          groups = Counter(protein)
          if protein:
              groups.update(${termini === 'free' ? '["nterm", "cterm"]' : termini === 'acetylated' ? '["cterm"]' : '[]'})
          positive = sum(groups[group] * protonated(ph, PKA[group]) for group in ("K", "R", "H", "nterm"))
          negative = -sum(groups[group] * (1 - protonated(ph, PKA[group])) for group in ("D", "E", "Y", ${cysteines === 'free' ? '"C", ' : ''}"cterm"))
          return ${result === 'net' ? 'positive + negative' : '[positive, negative]'}
      `,
  },
});
