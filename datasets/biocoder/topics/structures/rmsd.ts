/** The deviation of two models without superposition. */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, Raises } from '../../template.ts';
import { chainOf, type Point } from './points.ts';

type Atom = readonly [number, string, number, number, number];

export const rmsd = defineFunction({
  id: 'rmsd',
  difficulty: 3,
  conventions: {
    atoms: ['all', 'CA', 'backbone'],
    unmatched: ['left out', 'error'],
    centred: [true, false],
    repeated: ['first', 'last'],
    result: ['rmsd', 'mean', 'largest'],
    empty: [null, 'error'],
  },
  names: ['rmsd', 'deviation', 'model_deviation', 'rms_distance'],
  describe: ({ atoms, unmatched, centred, repeated, result, empty }) => ({
    does: result === 'rmsd' ? ['computes the root-mean-square deviation of two models of a protein, without superposing them', 'gives the RMSD of matching atoms of two models as they are oriented'] : result === 'mean' ? ['computes the mean distance of matching atoms of two models, without superposing them', 'gives the average displacement of the atoms between two models'] : ['finds the largest distance of matching atoms of two models, without superposing them', 'gives the greatest displacement of any atom between two models'],
    arguments: [
      { name: 'model', type: 'list[list]', meaning: 'the atoms `[residue number, atom name, x, y, z]` of the first model, coordinates in ångströms' },
      { name: 'target', type: 'list[list]', meaning: 'those of the second model, in any order' },
    ],
    returns: 'a float in ångströms, not rounded, or what is said where there are no atoms to compare',
    rules: [
      atoms === 'all' ? ['All atoms are compared', 'Every atom counts'] : atoms === 'CA' ? ['Only atoms of the name CA are looked at', 'Use the alpha carbons (CA) alone; drop everything else first'] : ['Only the atoms of BACKBONE (of the module) are looked at', 'Use main-chain atoms (`BACKBONE`) alone; drop everything else first'],
      repeated === 'first' ? ['If a model has several atoms of the same residue number and name, the first one counts', 'Of repeated atoms in a model (same residue number and name) keep the first'] : ['If a model has several atoms of the same residue number and name, the last one counts', 'Of repeated atoms in a model (same residue number and name) keep the last'],
      ['Atoms match if residue number and name are the same', 'Match atoms by residue number and atom name'],
      unmatched === 'left out' ? ['Atoms without a match in the other model are left out', 'Only atoms that both models have count'] : ['If any atom has no match in the other model, raise ValueError', 'Raise ValueError unless each atom has its match in the other model'],
      empty === 'error' ? ['If no atoms are left to compare, raise ValueError', 'Raise ValueError where there is nothing to compare'] : ['If no atoms are left to compare, the result is None', 'Return None where there is nothing to compare'],
      centred ? ['Before that, each model is moved so that the mean position of its matched atoms is the origin', 'Both sets of matched atoms are centred on their mean position first, without rotation'] : ['The models are not moved', 'Coordinates are compared as they are, without centring'],
    ],
  }),
  inputs(_settings, rng) {
    const names = ['N', 'CA', 'C', 'O', 'CB'];
    const atomsOf = (points: readonly Point[], skip: number): Atom[] => points.flatMap((at, i): Atom[] => (i === skip ? [] : [[10 + Math.floor(i / 5), names[i % 5] ?? '', ...at]]));
    const shaken = (points: readonly Point[], random: Rng): Point[] => points.map(([x, y, z]) => [x + random.decimal(0, 3, 2), y + random.decimal(-1, 1, 2), z + random.decimal(-1, 1, 2)]);
    const inputs: [Atom[], Atom[]][] = [
      [[], []], [[[1, 'CA', 0, 0, 0]], [[1, 'CA', 3, 4, 0]]], [[[1, 'CA', 0, 0, 0], [2, 'CA', 1, 0, 0]], [[2, 'CA', 1, 2, 0], [1, 'CA', 0, 0, 5]]], [[[1, 'CA', 0, 0, 0], [1, 'CB', 2, 0, 0]], [[1, 'CA', 0, 1, 0]]], [[[1, 'CB', 0, 0, 0]], [[1, 'CB', 0, 7, 0]]], [[[1, 'N', 0, 0, 0], [1, 'CA', 1, 1, 1], [1, 'CB', 6, 0, 0]], [[1, 'N', 0, 2, 0], [1, 'CA', 5, 1, 1], [1, 'CB', 0, 0, 1]]],
      [[[5, 'CA', 0, 0, 0], [5, 'CA', 0, 0, 9], [6, 'CA', 2, 0, 0]], [[5, 'CA', 1, 0, 0], [6, 'CA', 3, 4, 0]]], [[[5, 'CA', 0, 0, 0], [6, 'CA', 2, 0, 0]], [[5, 'CA', 1, 0, 0], [6, 'CA', 3, 4, 0], [6, 'CA', 3, 0, 0]]],
      [[[1, 'CA', 0, 0, 0], [2, 'CA', 1, 0, 0]], [[1, 'CA', 0, 6, 0]]], [[[1, 'CA', 0, 0, 0]], [[2, 'CA', 3, 4, 0]]], [[[1, 'N', 0, 0, 0]], [[1, 'N', 0, 0, 2]]], [[[1, 'CA', 0, 0, 0], [2, 'CA', 9, 0, 0], [3, 'CA', 0, 8, 0]], [[1, 'CA', 1, 0, 0], [2, 'CA', 9, 2, 0], [3, 'CA', 0, 8, 6]]],
    ];
    while (inputs.length < 19) {
      const points = chainOf(rng, rng.int(5, 12), 1.5);
      inputs.push([atomsOf(points, rng.chance(0.3) ? 2 : -1), rng.shuffle(atomsOf(shaken(points, rng), rng.chance(0.3) ? 4 : -1))]);
    }
    return inputs;
  },
  solve({ atoms, unmatched, centred, repeated, result, empty }, model: readonly Atom[], target: readonly Atom[]) {
    const placed = (list: readonly Atom[]): ReadonlyMap<string, Point> => {
      const found = new Map<string, Point>();
      for (const [number, name, x, y, z] of list) {
        if (atoms === 'CA' ? name !== 'CA' : atoms === 'backbone' && !['N', 'CA', 'C', 'O'].includes(name)) continue;
        const key = `${number} ${name}`;
        if (repeated === 'last' || !found.has(key)) found.set(key, [x, y, z]);
      }
      return found;
    };
    const [a, b] = [placed(model), placed(target)];
    if (unmatched === 'error' && ([...a.keys()].some((key) => !b.has(key)) || a.size !== b.size)) throw new Raises('ValueError');
    const shared = [...a.keys()].filter((key) => b.has(key));
    if (shared.length === 0) {
      if (empty === 'error') throw new Raises('ValueError');
      return empty;
    }
    const shifts = [0, 1, 2].map((axis) => (centred ? shared.reduce((sum, key) => sum + (b.get(key)?.[axis] ?? 0) - (a.get(key)?.[axis] ?? 0), 0) / shared.length : 0));
    const squares = shared.map((key) => shifts.reduce((sum, shift, axis) => sum + ((b.get(key)?.[axis] ?? 0) - (a.get(key)?.[axis] ?? 0) - shift) ** 2, 0));
    if (result === 'largest') return Math.sqrt(Math.max(...squares));
    return result === 'rmsd' ? Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length) : squares.reduce((sum, square) => sum + Math.sqrt(square), 0) / squares.length;
  },
  python: {
    context: () => code`
      """Comparison of predicted models with experimental structures."""
      from math import dist, sqrt
      from statistics import fmean

      BACKBONE = {"N", "CA", "C", "O"}


      def centroid(points):
          return [fmean(values) for values in zip(*points)]


      def moved(points, by):
          return [[value - offset for value, offset in zip(point, by)] for point in points]


      # <<insert solution here>>


      def gdt_ts(distances):
          """The mean share of residues within 1, 2, 4 and 8 angstroms."""
          return fmean(sum(d <= limit for d in distances) / len(distances) for limit in (1, 2, 4, 8))
      `,
    reference: ({ atoms, unmatched, centred, repeated, result, empty }, name) => code`
      def ${name}(model, target):
          def table(atoms):
              return {(number, atom): point for number, atom, *point in ${repeated === 'first' ? 'reversed(atoms)' : 'atoms'}${atoms === 'all' ? '' : atoms === 'CA' ? ' if atom == "CA"' : ' if atom in BACKBONE'}}

          a, b = table(model), table(target)
          ${unmatched === 'error' ? 'if a.keys() != b.keys():\n    raise ValueError("atoms without a match")' : ''}
          keys = sorted(a.keys() & b.keys())
          if not keys:
              ${empty === 'error' ? 'raise ValueError("nothing to compare")' : 'return None'}
          first, second = [a[key] for key in keys], [b[key] for key in keys]
          ${centred ? 'first, second = moved(first, centroid(first)), moved(second, centroid(second))' : ''}
          distances = [dist(p, q) for p, q in zip(first, second)]
          return ${result === 'rmsd' ? 'sqrt(fmean(d * d for d in distances))' : result === 'mean' ? 'fmean(distances)' : 'max(distances)'}
      `,
  },
});
