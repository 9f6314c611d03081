/** Torsion angles of the main chain (IUPAC-IUB Commission on Biochemical Nomenclature. Biochemistry 1970;9:3471: clockwise is positive, seen along the central bond). */
import { code, defineFunction, type Json } from '../../template.ts';
import { chainOf, cross, distance, dot, minus, type Point } from './points.ts';

type Residue = { readonly number: number; readonly n: Point; readonly ca: Point; readonly c: Point };

const norm = (a: Point): number => Math.sqrt(dot(a, a));

export const backboneDihedrals = defineFunction({
  id: 'backbone-dihedrals',
  difficulty: 4,
  conventions: {
    angle: ['phi', 'psi', 'omega'],
    unit: ['degrees', 'radians'],
    range: ['signed', 'positive'],
    breaks: ['ignored', 'distance', 'number'],
    lacking: ['none', 'left out'],
  },
  names: ['backbone_torsions', 'main_chain_angles', 'torsion_angles', 'backbone_dihedrals'],
  describe: ({ angle, unit, range, breaks, lacking }) => ({
    does: [`computes the torsion angle ${angle} of the residues of a chain`, `gives ${angle} along the main chain of a protein`],
    arguments: [{ name: 'residues', type: 'list[dict]', meaning: 'the residues from the N-terminus, each with `number` (int) and `n`, `ca`, `c`, the coordinates [x, y, z] of its main-chain atoms in ångströms' }],
    returns: lacking === 'none' ? 'a list of floats or None, one for each residue' : 'a list of lists `[residue number, angle]`, for the residues that have the angle',
    rules: [
      angle === 'phi' ? ['Phi of a residue is the torsion angle of C of the residue before it and its own N, CA and C', 'Phi is the dihedral C(i-1), N(i), CA(i), C(i)'] : angle === 'psi' ? ['Psi of a residue is the torsion angle of its own N, CA and C and of N of the residue after it', 'Psi is the dihedral N(i), CA(i), C(i), N(i+1)'] : ['Omega of a residue is the torsion angle of its own CA and C and of N and CA of the residue after it', 'Omega of residue i is the dihedral CA(i), C(i), N(i+1), CA(i+1)'],
      ['Seen along the bond in the middle, an angle is positive if the bond in front must be turned clockwise to cover the one behind, and 0 if the outer atoms are on the same side (cis)', 'Angles have the sign of IUPAC: clockwise is positive when looking from the second atom to the third; cis is 0'],
      range === 'signed' ? [`Angles are above ${unit === 'degrees' ? '-180 and at most 180 degrees' : '-pi and at most pi, in radians'}`, `Give angles in the range ${unit === 'degrees' ? '(-180, 180] degrees' : '(-pi, pi] radians'}`] : [`Angles are from 0 up to (but not including) ${unit === 'degrees' ? '360 degrees' : '2 pi, in radians'}`, `Give angles in the range ${unit === 'degrees' ? '[0, 360) degrees' : '[0, 2 pi) radians'}`],
      breaks === 'ignored' ? ['Neighbours in the list are taken for bonded, whatever their numbers and distance', 'Chain breaks are not looked for'] : breaks === 'distance' ? ['Two neighbours in the list are bonded only if C of the first and N of the second are at most MAX_BOND (of the module) apart', 'A distance C-N above `MAX_BOND` ångströms between neighbours is a chain break'] : ['Two neighbours in the list are bonded only if the number of the second is one more than that of the first', 'Neighbours whose numbers do not follow on each other are separated by a chain break'],
      [`A residue that lacks the neighbour${breaks === 'ignored' ? '' : ' or is not bonded to it'} ${lacking === 'none' ? 'has None' : 'is left out'}`, `${lacking === 'none' ? 'Give None' : 'Leave out the residue'} where there is no neighbour${breaks === 'ignored' ? '' : ' bonded to it'} to define the angle`],
    ],
  }),
  inputs(_settings, rng) {
    const residues = (count: number, gap = 0, jump = 0): Residue[] => {
      const atoms = chainOf(rng, 3 * count, 1.45);
      const at = (i: number): Point => atoms[i] ?? [0, 0, 0];
      const moved = (p: Point, by: number): Point => [p[0] + by, p[1], p[2]];
      const first = rng.int(1, 90);
      return Array.from({ length: count }, (_, i) => {
        const by = gap > 0 && i >= gap ? 10 : 0;
        return { number: first + i + (jump > 0 && i >= jump ? 4 : 0), n: moved(at(3 * i), by), ca: moved(at(3 * i + 1), by), c: moved(at(3 * i + 2), by) };
      });
    };
    const inputs: [Residue[]][] = [[[]], [residues(1)], [residues(2)], [residues(3)], [residues(4, 2)], [residues(4, 0, 2)], [residues(5, 1, 3)]];
    while (inputs.length < 16) inputs.push([residues(rng.int(2, 6), rng.int(0, 3), rng.int(0, 3))]);
    return inputs;
  },
  solve({ angle, unit, range, breaks, lacking }, residues: readonly Residue[]) {
    const bonded = (a: Residue | undefined, b: Residue | undefined): boolean => a !== undefined && b !== undefined && (breaks === 'ignored' || (breaks === 'number' ? b.number === a.number + 1 : distance(a.c, b.n) <= 2));
    return residues.flatMap((own, i): Json[] => {
      const [before, after] = [residues[i - 1], residues[i + 1]];
      let atoms: readonly Point[] = [];
      if (angle === 'phi' && before !== undefined && bonded(before, own)) atoms = [before.c, own.n, own.ca, own.c];
      if (angle !== 'phi' && after !== undefined && bonded(own, after)) atoms = angle === 'psi' ? [own.n, own.ca, own.c, after.n] : [own.ca, own.c, after.n, after.ca];
      const [a, b, c, d] = atoms;
      if (a === undefined || b === undefined || c === undefined || d === undefined) return lacking === 'none' ? [null] : [];
      const [first, middle, last] = [minus(b, a), minus(c, b), minus(d, c)];
      const radians = Math.atan2(norm(middle) * dot(first, cross(middle, last)), dot(cross(first, middle), cross(middle, last)));
      const turned = range === 'positive' && radians < 0 ? radians + 2 * Math.PI : radians;
      const value = unit === 'degrees' ? (turned * 180) / Math.PI : turned;
      return [lacking === 'none' ? value : [own.number, value]];
    });
  },
  python: {
    context: () => code`
      """Main-chain geometry of protein models."""
      from math import acos, atan2, degrees, dist, hypot, pi, sqrt, tau

      MAX_BOND = 2.0


      def subtract(a, b):
          return [x - y for x, y in zip(a, b)]


      def dot(a, b):
          return sum(x * y for x, y in zip(a, b))


      def cross(a, b):
          return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


      def bond_angle(a, b, c):
          """The angle at b, in degrees."""
          u, v = subtract(a, b), subtract(c, b)
          return degrees(acos(dot(u, v) / (hypot(*u) * hypot(*v))))


      # <<insert solution here>>
      `,
    reference: ({ angle, unit, range, breaks, lacking }, name) => code`
      def ${name}(residues):
          def torsion(a, b, c, d):
              # The outer bonds without their parts along the axis, and the turn from one to the other.
              axis = subtract(c, b)
              length = hypot(*axis)
              axis = [value / length for value in axis]
              u, w = subtract(a, b), subtract(d, c)
              u = [x - dot(u, axis) * y for x, y in zip(u, axis)]
              w = [x - dot(w, axis) * y for x, y in zip(w, axis)]
              value = atan2(dot(cross(axis, u), w), dot(u, w))
              ${range === 'positive' ? 'value %= tau' : ''}
              return ${unit === 'degrees' ? 'degrees(value)' : 'value'}

          ${breaks === 'ignored' ? '' : `def bonded(a, b):\n    return ${breaks === 'number' ? 'b["number"] - a["number"] == 1' : 'dist(a["c"], b["n"]) <= MAX_BOND'}\n`}
          angles = [None] * len(residues)
          for i in range(len(residues) - 1):
              a, b = residues[i], residues[i + 1]
              ${breaks === 'ignored' ? '' : 'if not bonded(a, b):\n    continue'}
              ${angle === 'phi' ? 'angles[i + 1] = torsion(a["c"], b["n"], b["ca"], b["c"])' : angle === 'psi' ? 'angles[i] = torsion(a["n"], a["ca"], a["c"], b["n"])' : 'angles[i] = torsion(a["ca"], a["c"], b["n"], b["ca"])'}
          ${lacking === 'none' ? 'return angles' : 'return [[residue["number"], value] for residue, value in zip(residues, angles) if value is not None]'}
      `,
  },
});
