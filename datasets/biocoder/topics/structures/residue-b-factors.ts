/** B-factors by residue. */
import { code, defineFunction, type Json, type Wording } from '../../template.ts';

type Atom = readonly [string, string, number, number, number];

export const residueBFactors = defineFunction({
  id: 'residue-b-factors',
  difficulty: 2,
  conventions: {
    atoms: ['all', 'backbone', 'side chain', 'CA'],
    weights: ['equal', 'occupancy'],
    scale: ['raw', 'z-score', 'over mean'],
    lacking: ['none', 'left out'],
    key: ['number', 'chain and number'],
  },
  // Every residue has an atom, and an atom that counts has a weight.
  excluded: ({ atoms, weights, lacking }) => atoms === 'all' && weights === 'equal' && lacking === 'left out',
  names: ['residue_b_factors', 'b_factors_by_residue', 'mean_b_factors', 'residue_mobility'],
  describe: ({ atoms, weights, scale, lacking, key }) => ({
    does: ['averages the B-factors of a structure by residue', 'gives the mean B-factor of each residue'],
    arguments: [{ name: 'atoms', type: 'list[list]', meaning: 'the atoms, each `[atom name, chain, residue number, occupancy, B-factor]`, B-factors in square ångströms, the atoms of a residue not always together' }],
    returns: `a list of lists \`[${key === 'number' ? 'residue number' : 'residue'}, value]\`, in the order in which the residues first appear`,
    rules: [
      key === 'number' ? ['Residues are told apart by chain and number, and named by the number alone', 'A residue is a chain with a number; only the number is given'] : ['Residues are told apart by chain and number, and named by both, joined by a colon, as `A:12`', 'A residue is named `chain:number`, as `B:7`'],
      atoms === 'all' ? ['All atoms count', 'Every atom of the residue counts'] : atoms === 'backbone' ? ['Only the atoms of BACKBONE (of the module) count', 'Use the main chain alone: the names in `BACKBONE`'] : atoms === 'CA' ? ['Only the atoms CA count', 'Use alpha carbons (CA) alone'] : ['Only atoms that are not in BACKBONE (of the module) count', 'Use the side chain: atoms whose names are not in `BACKBONE`'],
      weights === 'equal' ? ['The value is the mean of the B-factors', 'Average the B-factors without weights'] : ['The value is the mean of the B-factors weighted by occupancy', 'Average the B-factors with the occupancies as weights'],
      ...(atoms === 'all' && weights === 'equal' ? [] : [lacking === 'none' ? [`A residue with no atom that counts${weights === 'equal' ? '' : ', or with a sum of occupancies of 0,'} has the value None`, `Give None for residues without atoms to average${weights === 'equal' ? '' : ' or without occupancy (a sum of 0)'}`] : [`A residue with no atom that counts${weights === 'equal' ? '' : ', or with a sum of occupancies of 0,'} is left out`, `Residues without atoms to average${weights === 'equal' ? '' : ' or without occupancy (a sum of 0)'} are not in the result`]] satisfies Wording[]),
      scale === 'raw' ? ['Values are not rounded or scaled', 'Give them in square ångströms, unrounded'] : scale === 'over mean' ? ['Values are then divided by their mean over the residues that have one', 'Scale the values so that their mean over the residues that have one is 1'] : ['Values are then made z-scores over the residues that have one: minus their mean, over their population standard deviation; if that is 0 they are all 0.0', 'Standardise the values over the residues that have one (mean 0, population standard deviation 1); with no spread, all are 0.0'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Atom[]][] = [
      [[]], [[['CA', 'A', 1, 1, 20]]], [[['N', 'A', 1, 1, 10], ['CA', 'A', 1, 0.5, 20], ['CB', 'A', 1, 0.25, 40], ['CA', 'A', 2, 1, 30], ['N', 'A', 2, 1, 26]]], [[['CB', 'A', 5, 1, 30], ['O', 'B', 5, 1, 12], ['CA', 'B', 5, 0.5, 18]]], [[['CA', 'A', 1, 0, 15], ['CA', 'A', 2, 1, 25], ['CB', 'A', 1, 0, 22], ['CB', 'A', 2, 0.5, 42]]],
      [[['N', 'A', 1, 1, 11], ['CA', 'A', 2, 1, 14], ['CA', 'A', 1, 1, 17], ['CG', 'A', 2, 0.4, 33], ['CB', 'A', 2, 0.7, 23]]], [[['CA', 'A', 3, 1, 20], ['CA', 'A', 4, 1, 20], ['CB', 'A', 3, 1, 20], ['CB', 'A', 4, 1, 20]]],
    ];
    while (inputs.length < 16) inputs.push([Array.from({ length: rng.int(5, 14) }, (_, i): Atom => [rng.pick(['N', 'CA', 'C', 'O', 'CB', 'CG', 'SG']), i < 8 ? 'A' : 'B', rng.int(1, 4), rng.pick([1, 1, 0.5, 0.7]), rng.decimal(5, 80, 2)])]);
    return inputs;
  },
  solve({ atoms: chosen, weights, scale, lacking, key }, atoms: readonly Atom[]) {
    const sums = new Map<string, { label: string | number; total: number; weight: number }>();
    for (const [name, chain, number, occupancy, b] of atoms) {
      const own = sums.get(`${chain}:${number}`) ?? { label: key === 'number' ? number : `${chain}:${number}`, total: 0, weight: 0 };
      sums.set(`${chain}:${number}`, own);
      const backbone = ['N', 'CA', 'C', 'O'].includes(name);
      if (chosen === 'backbone' ? !backbone : chosen === 'side chain' ? backbone : chosen === 'CA' && name !== 'CA') continue;
      const weight = weights === 'equal' ? 1 : occupancy;
      own.total += weight * b;
      own.weight += weight;
    }
    const means = [...sums.values()].map(({ label, total, weight }) => ({ label, value: weight === 0 ? null : total / weight })).filter(({ value }) => value !== null || lacking === 'none');
    const values = means.map(({ value }) => value).filter((value) => value !== null);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return means.map(({ label, value }): Json => {
      if (value === null) return [label, null];
      // Equal values differ from their mean by what floats lose.
      return [label, scale === 'raw' ? value : scale === 'over mean' ? value / mean : deviation < 1e-9 ? 0 : (value - mean) / deviation];
    });
  },
  python: {
    context: () => code`
      """Mobility of residues, for colouring."""
      from collections import defaultdict
      from statistics import fmean, pstdev

      BACKBONE = ("N", "CA", "C", "O")


      def rescale(values, low, high):
          span = max(values) - min(values)
          return [low + (value - min(values)) * (high - low) / span for value in values]


      # <<insert solution here>>


      def most_mobile(residues, count=5):
          return sorted(residues, key=lambda pair: pair[1], reverse=True)[:count]
      `,
    reference: ({ atoms, weights, scale, lacking, key }, name) => code`
      def ${name}(atoms):
          residues = defaultdict(list)
          for atom, chain, number, occupancy, b in atoms:
              found = residues[chain, number]
              ${atoms === 'all' ? '' : `if atom ${atoms === 'backbone' ? 'in BACKBONE' : atoms === 'CA' ? '== "CA"' : 'not in BACKBONE'}:\n    `}found.append((b, ${weights === 'equal' ? '1' : 'occupancy'}))
          result = []
          for (chain, number), found in residues.items():
              weight = sum(w for _, w in found)
              ${lacking === 'left out' ? 'if not weight:\n    continue' : ''}
              result.append([${key === 'number' ? 'number' : 'f"{chain}:{number}"'}, sum(b * w for b, w in found) / weight if weight else None])
          ${scale === 'raw' ? '' : `known = [value for _, value in result if value is not None]
if known:
    mean, spread = fmean(known), pstdev(known)
    for pair in result:
        if pair[1] is not None:
            pair[1] = ${scale === 'over mean' ? 'pair[1] / mean' : '(pair[1] - mean) / spread if spread > 1e-12 else 0.0'}`}
          return result
      `,
  },
});
