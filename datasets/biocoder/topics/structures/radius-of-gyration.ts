/** The radius of gyration: the root of the mean squared distance from the centre, by mass or not. */
import { code, defineFunction, Raises } from '../../template.ts';
import { point, type Point } from './points.ts';

type Atom = readonly [string, number, number, number];
const MASSES: Readonly<Record<string, number>> = { H: 1.008, C: 12.011, N: 14.007, O: 15.999, S: 32.06 };

export const radiusOfGyration = defineFunction({
  id: 'radius-of-gyration',
  difficulty: 1,
  conventions: {
    weights: ['mass', 'equal'],
    unknown: ['carbon', 'left out', 'error'],
    hydrogens: [true, false],
    unit: ['angstrom', 'nanometre'],
    result: ['radius', 'square'],
    empty: [null, 0],
  },
  names: ['radius_of_gyration', 'gyration_radius', 'rg', 'gyration'],
  describe: ({ weights, unknown, hydrogens, unit, result, empty }) => ({
    does: result === 'radius' ? ['computes the radius of gyration of a set of atoms', 'tells how compact a molecule is by its radius of gyration'] : ['computes the squared radius of gyration of a set of atoms', 'gives the square of the radius of gyration of a molecule'],
    arguments: [{ name: 'atoms', type: 'list[list]', meaning: 'the atoms, each `[element, x, y, z]` with coordinates in ångströms and the element in upper case' }],
    returns: `a float in ${result === 'square' ? 'square ' : ''}${unit === 'angstrom' ? 'ångströms' : 'nanometres (1 nm is 10 ångströms)'}, not rounded${empty === null ? ', or None' : ''}`,
    rules: [
      hydrogens ? ['Hydrogens count', 'All atoms count, hydrogens too'] : ['Hydrogens (H) are left out', 'Leave out atoms of the element H'],
      unknown === 'error' ? ['An element that is not in MASSES of the module raises ValueError', 'Raise ValueError for an element without an entry in `MASSES`'] : unknown === 'left out' ? ['Atoms of an element that is not in MASSES of the module are left out', 'Ignore atoms whose element has no entry in `MASSES`'] : ['Elements that are not in MASSES of the module count as carbon', 'Treat an element without an entry in `MASSES` as carbon (C)'],
      weights === 'mass' ? ['The squared radius is the mean of the squared distances from the centre of mass, weighted by the masses of MASSES', 'Weight by mass: sum(m * d**2) / sum(m), where d is the distance from the centre of mass'] : ['The squared radius is the mean of the squared distances from the mean of the coordinates; masses do not count', 'All atoms have the same weight: the mean of d**2, where d is the distance from the mean position'],
      `Without atoms to count, the result is ${empty === null ? 'None' : '0.0'}`,
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Atom[]][] = [[[]], [[['C', 1, 2, 3]]], [[['C', 0, 0, 0], ['O', 2, 0, 0]]], [[['H', 5, 0, 0], ['C', 0, 0, 0], ['S', 0, 3, 0]]], [[['ZN', 4, 4, 0], ['N', 0, 0, 0], ['N', 0, 0, 2]]], [[['H', 1, 1, 1]]], [[['FE', 9, 0, 0]]]];
    while (inputs.length < 16) inputs.push([Array.from({ length: rng.int(3, 10) }, (): Atom => [rng.pick(['C', 'C', 'N', 'O', 'S', 'H']), ...(point(rng, 12) satisfies Point)])]);
    return inputs;
  },
  solve({ weights, unknown, hydrogens, unit, result, empty }, atoms: readonly Atom[]) {
    const counted = atoms.filter(([element]) => hydrogens || element !== 'H');
    if (unknown === 'error' && counted.some(([element]) => MASSES[element] === undefined)) throw new Raises('ValueError');
    const weighted = counted.filter(([element]) => unknown !== 'left out' || MASSES[element] !== undefined).map(([element, ...at]) => ({ at, weight: weights === 'mass' ? MASSES[element] ?? 12.011 : 1 }));
    const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return empty;
    let square = 0;
    for (const axis of [0, 1, 2] as const) {
      const centre = weighted.reduce((sum, { at, weight }) => sum + weight * at[axis], 0) / total;
      square += weighted.reduce((sum, { at, weight }) => sum + weight * (at[axis] - centre) ** 2, 0) / total;
    }
    const [radius, factor] = [Math.sqrt(square), unit === 'angstrom' ? 1 : 10];
    return result === 'radius' ? radius / factor : square / factor ** 2;
  },
  python: {
    context: () => code`
      """Shape of molecules in trajectories."""
      from math import dist, sqrt

      MASSES = {"H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "S": 32.06}


      def centre(points, weights):
          """The weighted mean of points."""
          total = sum(weights)
          return [sum(weight * point[axis] for point, weight in zip(points, weights)) / total for axis in range(3)]


      # <<insert solution here>>


      def end_to_end(atoms):
          return dist(atoms[0][1:], atoms[-1][1:])
      `,
    reference: ({ weights, unknown, hydrogens, unit, result, empty }, name) => code`
      def ${name}(atoms):
          points, masses = [], []
          for element, *point in atoms:
              ${hydrogens ? '' : 'if element == "H":\n    continue'}
              ${unknown === 'carbon' ? '' : `if element not in MASSES:\n    ${unknown === 'error' ? 'raise ValueError(f"no mass for {element}")' : 'continue'}`}
              points.append(point)
              masses.append(${weights === 'equal' ? '1.0' : `MASSES${unknown === 'carbon' ? '.get(element, MASSES["C"])' : '[element]'}`})
          if not points:
              return ${empty === null ? 'None' : '0.0'}
          middle = centre(points, masses)
          square = sum(mass * dist(point, middle) ** 2 for point, mass in zip(points, masses)) / sum(masses)
          return ${result === 'radius' ? 'sqrt(square)' : 'square'}${unit === 'angstrom' ? '' : result === 'radius' ? ' / 10' : ' / 100'}
      `,
  },
});
