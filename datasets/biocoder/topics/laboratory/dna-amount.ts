/** Conversions between mass, moles and molecules of nucleic acids (average molar masses of 660 g/mol for a base pair, 330 for a base of DNA and 340 for one of RNA are usual round values; 650 is used as well). */
import { code, defineFunction } from '../../template.ts';

export const dnaAmount = defineFunction({
  id: 'dna-amount',
  difficulty: 1,
  conventions: {
    pair: [650, 660],
    result: ['nanomolar', 'copies per ul', 'copies', 'femtomoles'],
    ends: ['ignored', 'added'],
    copies: ['strands', 'molecules'],
    invalid: [null, 0],
  },
  names: ['dna_amount', 'molecules_of_dna', 'convert_dna', 'library_amount'],
  describe: ({ result, ends, copies, invalid }) => ({
    does: { nanomolar: 'converts the mass concentration of a nucleic acid to a molar one', 'copies per ul': 'converts the mass concentration of a nucleic acid to copies per microlitre', copies: 'computes the number of copies in a sample of a nucleic acid', femtomoles: 'computes the femtomoles of a nucleic acid in a sample' }[result],
    arguments: [
      { name: 'concentration', type: 'float', meaning: 'the concentration in ng/ul' },
      { name: 'length', type: 'int', meaning: 'the length in bases, or base pairs for dsDNA' },
      { name: 'volume', type: 'float', meaning: 'the volume in microlitres' },
      { name: 'kind', type: 'str', meaning: 'dsDNA, ssDNA or RNA' },
    ],
    returns: `a float, not rounded, ${{ nanomolar: 'in nmol/l', 'copies per ul': 'in copies per microlitre', copies: 'the number of copies in the whole volume', femtomoles: 'in fmol in the whole volume' }[result]}${invalid === null ? ', or None' : ''}`,
    rules: [
      ['The molar mass is the length times MASS of the module for the kind, in g/mol', 'Take `MASS` (g/mol for a base, or a base pair of dsDNA) times the length as the molar mass'],
      ends === 'added' ? ['To it, END of the module is added once for each strand (two for dsDNA), for the phosphate at its end', 'Add `END` g/mol for every strand: twice for dsDNA, once for the others'] : ['Nothing is added for the ends of strands', 'The ends of the strands are not considered'],
      ...(copies === 'strands' ? [['Each molecule of dsDNA counts as two, since its strands count', 'Count strands: a molecule of dsDNA counts twice'] as const] : [['Molecules count, one for each double strand of dsDNA', 'Count molecules, so that double-stranded DNA counts once'] as const]),
      ...(result.startsWith('copies') ? ['A mole has AVOGADRO (of the module) copies'] : []),
      [`If concentration, length or volume is not above zero, or the kind is another one, the result is ${invalid === null ? 'None' : '0.0'}`, `Return ${invalid === null ? 'None' : '0.0'} for an unknown kind or where concentration, length or volume is zero or negative`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number, number, number, string][] = [[10, 1000, 20, 'dsDNA'], [2.5, 350, 15, 'dsDNA'], [5, 20, 10, 'ssDNA'], [40, 1500, 5, 'RNA'], [0, 100, 1, 'dsDNA'], [1, 0, 1, 'dsDNA'], [1, 100, 0, 'RNA'], [1, 100, 1, 'PNA'], [-2, 50, 3, 'ssDNA'], [100, 1, 1, 'dsDNA']];
    while (inputs.length < 20) inputs.push([rng.decimal(0.1, 200, 2), rng.int(18, 5_000), rng.decimal(1, 100, 1), rng.pick(['dsDNA', 'dsDNA', 'ssDNA', 'RNA'])]);
    return inputs;
  },
  solve({ pair, result, ends, copies, invalid }, concentration: number, length: number, volume: number, kind: string) {
    const mass = ({ dsDNA: pair, ssDNA: pair / 2, RNA: 340 } as Readonly<Record<string, number>>)[kind];
    if (mass === undefined || concentration <= 0 || length <= 0 || volume <= 0) return invalid;
    const strands = kind === 'dsDNA' ? 2 : 1;
    const molar = mass * length + (ends === 'added' ? 79 * strands : 0);
    // ng/ul are mg/l; a nanomole in a litre is a femtomole in a microlitre.
    const nanomolar = ((concentration * 1e6) / molar) * (copies === 'strands' ? strands : 1);
    return result === 'nanomolar' ? nanomolar : result === 'femtomoles' ? nanomolar * volume : nanomolar * 1e-15 * 6.02214076e23 * (result === 'copies' ? volume : 1);
  },
  python: {
    context: ({ pair }) => code`
      """Quantities of nucleic acids."""

      AVOGADRO = 6.02214076e23
      # g/mol for a base, or a base pair of dsDNA, and for the phosphate at the end of a strand.
      MASS = {"dsDNA": ${pair}, "ssDNA": ${pair / 2}, "RNA": 340}
      END = 79


      def moles(grams, molar_mass):
          return grams / molar_mass


      # <<insert solution here>>


      def pool_volumes(molarities, femtomoles):
          """Microlitres of each library for an equimolar pool (fmol in nmol/l)."""
          return [femtomoles / molarity for molarity in molarities]
      `,
    reference: ({ result, ends, copies, invalid }, name) => code`
      def ${name}(concentration, length, volume, kind):
          if kind not in MASS or min(concentration, length, volume) <= 0:
              return ${invalid === null ? 'None' : '0.0'}
          strands = 2 if kind == "dsDNA" else 1
          molar_mass = MASS[kind] * length${ends === 'added' ? ' + strands * END' : ''}
          # Moles in a microlitre.
          amount = moles(concentration * 1e-9, molar_mass)${copies === 'strands' ? ' * strands' : ''}
          return amount * ${{ nanomolar: '1e15', 'copies per ul': 'AVOGADRO', copies: 'AVOGADRO * volume', femtomoles: '1e15 * volume' }[result]}
      `,
  },
  javascript: {
    context: ({ pair }) => code`
      // Quantities of nucleic acids.
      const AVOGADRO = 6.02214076e23;
      // g/mol for a base, or a base pair of dsDNA, and for the phosphate at the end of a strand.
      const MASS = { dsDNA: ${pair}, ssDNA: ${pair / 2}, RNA: 340 };
      const END = 79;

      // <<insert solution here>>
      `,
    reference: ({ result, ends, copies, invalid }, name) => code`
      function ${name}(concentration, length, volume, kind) {
        if (!(kind in MASS) || [concentration, length, volume].some((value) => !(value > 0))) return ${String(invalid)};
        const strands = kind === 'dsDNA' ? 2 : 1;
        const femtomoles = (1e6 * concentration${copies === 'strands' ? ' * strands' : ''}) / (MASS[kind] * length${ends === 'added' ? ' + END * strands' : ''});
        return ${{ nanomolar: 'femtomoles', 'copies per ul': '(femtomoles / 1e15) * AVOGADRO', copies: '(femtomoles / 1e15) * AVOGADRO * volume', femtomoles: 'femtomoles * volume' }[result]};
      }
      `,
  },
});
