/** Hydrogen bonds by distance and angle (criteria as in Baker EN, Hubbard RE. Prog Biophys Mol Biol 1984;44:97). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction } from '../../template.ts';
import { distance, dot, minus, type Point } from './points.ts';

type Donor = { readonly residue: number; readonly d: Point; readonly h: Point };
type Acceptor = { readonly residue: number; readonly a: Point };

export const hydrogenBonds = defineFunction({
  id: 'hydrogen-bonds',
  difficulty: 4,
  conventions: {
    distance: ['donor', 'hydrogen'],
    bound: ['below', 'at most'],
    angle: ['hydrogen', 'donor'],
    own: ['counted', 'excluded'],
    each: ['all', 'shortest'],
    order: ['donor', 'distance'],
  },
  names: ['hydrogen_bonds', 'find_hbonds', 'hbonds', 'hydrogen_bond_pairs'],
  describe: ({ distance: kind, bound, angle, own, each, order }) => ({
    does: ['finds the hydrogen bonds between donors and acceptors by their geometry', 'lists the pairs of donor and acceptor that form a hydrogen bond'],
    arguments: [
      { name: 'donors', type: 'list[dict]', meaning: '`residue` (int), `d` and `h`, the coordinates [x, y, z] of the donor atom and of its hydrogen in ångströms' },
      { name: 'acceptors', type: 'list[dict]', meaning: '`residue` (int) and `a`, the coordinates of the acceptor atom' },
    ],
    returns: 'a list of pairs `[i, j]`, the 0-based places of the donor and of the acceptor in their lists',
    rules: [
      [`The distance between the ${kind === 'donor' ? 'donor atom' : 'hydrogen'} and the acceptor must be ${bound === 'below' ? 'below' : 'at most'} MAX_DISTANCE of the module, in ångströms`, `A bond needs a distance ${kind === 'donor' ? 'D-A (donor atom to acceptor)' : 'H-A (hydrogen to acceptor)'} ${bound === 'below' ? 'less than' : 'of no more than'} \`MAX_DISTANCE\` ångströms`],
      angle === 'hydrogen' ? ['The angle at the hydrogen, between donor and acceptor, must be at least MIN_ANGLE of the module, in degrees', 'The angle D-H-A, with its vertex at the hydrogen, must be `MIN_ANGLE` degrees or more'] : ['The angle at the donor, between hydrogen and acceptor, must be at most MAX_ANGLE of the module, in degrees', 'The angle H-D-A, with its vertex at the donor atom, must be `MAX_ANGLE` degrees or less'],
      own === 'counted' ? ['Donor and acceptor may be of the same residue', 'Bonds within a residue count'] : ['Donor and acceptor of the same residue make no bond', 'Pairs within a residue are excluded'],
      each === 'all' ? ['A donor may have several bonds', 'Every acceptor that meets the conditions is listed'] : ['Each donor has one bond at most: the one of the shortest such distance, and of the earlier acceptor if two are equal', 'Of the bonds of a donor only that with the smallest distance stays (the earlier acceptor on a tie)'],
      order === 'donor' ? ['Pairs are in ascending order', 'Sort by donor, then by acceptor'] : ['Pairs are in the order of that distance, the shortest first; equal ones are in ascending order', 'Sort by the distance, ascending, then by donor and acceptor'],
    ],
  }),
  inputs(_settings, rng) {
    const donor = (residue: number, d: Point, h: Point): Donor => ({ residue, d, h });
    const acceptor = (residue: number, a: Point): Acceptor => ({ residue, a });
    const along = (random: Rng, from: Point, size: number): Point => {
      const direction: Point = [random.normal(), random.normal(), random.normal()];
      const length = Math.sqrt(dot(direction, direction)) || 1;
      return from.map((value, i) => Math.round((value + ((direction[i] ?? 0) / length) * size) * 1_000) / 1_000) as unknown as Point;
    };
    const one = donor(1, [0, 0, 0], [1, 0, 0]);
    const inputs: [Donor[], Acceptor[]][] = [
      [[], []], [[one], [acceptor(5, [3, 0, 0])]], [[one], [acceptor(5, [3.5, 0, 0])]], [[one], [acceptor(1, [2.9, 0.5, 0]), acceptor(4, [3.1, 0, 0.2])]], [[one], [acceptor(4, [3.2, 0, 0]), acceptor(6, [2.8, 0.3, 0])]], [[one], [acceptor(4, [2.4, 1.9, 0])]], [[one], [acceptor(4, [2.55, 2.4, 0])]], [[one], [acceptor(4, [2.2, 1.0, 0.8]), acceptor(9, [1.5, 1.2, 0])]],
      [[donor(7, [0, 0, 0], [0, 0, 1]), donor(2, [5, 0, 0], [5, 0, 1])], [acceptor(3, [0, 0.2, 3.3]), acceptor(4, [5, 0.1, 2.7]), acceptor(7, [5, 0, 3.4])]], [[one], [acceptor(3, [-2.5, 0, 0])]], [[one], [acceptor(8, [3.4, 1.1, 0]), acceptor(9, [2.9, 1.5, 0])]], [[one, donor(2, [0, 4, 0], [1, 4, 0])], [acceptor(2, [2.9, 2, 0]), acceptor(5, [2.9, 4, 0.4])]],
      [[one], [acceptor(4, [2.893, 1.879, 0])]], [[one], [acceptor(4, [2.7, 1.75, 0]), acceptor(5, [3.3, 1.6, 0])]],
    ];
    while (inputs.length < 22) {
      const donors = Array.from({ length: rng.int(2, 4) }, (_, i) => { const d = along(rng, [0, 0, 0], 2.5); return donor(i + 1, d, along(rng, d, 1)); });
      const acceptors = Array.from({ length: rng.int(2, 5) }, () => { const near = rng.pick(donors); const out = minus(near.h, near.d); return acceptor(rng.int(1, 6), along(rng, near.d.map((value, k) => value + (out[k] ?? 0) * 2.9) as unknown as Point, rng.decimal(0.2, 1.6, 2))); });
      inputs.push([donors, acceptors]);
    }
    return inputs;
  },
  solve({ distance: kind, bound, angle, own, each, order }, donors: readonly Donor[], acceptors: readonly Acceptor[]) {
    const limit = kind === 'donor' ? 3.5 : 2.5;
    const degrees = (from: Point, vertex: Point, to: Point): number => {
      const [u, v] = [minus(from, vertex), minus(to, vertex)];
      return (Math.acos(Math.max(-1, Math.min(1, dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v))))) * 180) / Math.PI;
    };
    const bonds = donors.flatMap(({ residue, d, h }, i) => {
      const found = acceptors.flatMap(({ residue: other, a }, j) => {
        const size = distance(kind === 'donor' ? d : h, a);
        const near = bound === 'below' ? size < limit : size <= limit;
        const straight = angle === 'hydrogen' ? degrees(d, h, a) >= 120 : degrees(h, d, a) <= 35;
        return near && straight && (own === 'counted' || residue !== other) ? [{ i, j, size }] : [];
      });
      return each === 'all' ? found : found.sort((x, y) => x.size - y.size || x.j - y.j).slice(0, 1);
    });
    if (order === 'distance') bonds.sort((x, y) => x.size - y.size || x.i - y.i || x.j - y.j);
    return bonds.map(({ i, j }) => [i, j]);
  },
  python: {
    context: ({ distance: kind, angle }) => code`
      """Polar contacts of a model with explicit hydrogens."""
      from math import acos, degrees, dist, hypot

      MAX_DISTANCE = ${kind === 'donor' ? '3.5' : '2.5'}
      ${angle === 'hydrogen' ? 'MIN_ANGLE = 120.0' : 'MAX_ANGLE = 35.0'}


      def angle_at(vertex, a, b):
          """The angle between two points as seen from a third, in degrees."""
          u = [x - y for x, y in zip(a, vertex)]
          v = [x - y for x, y in zip(b, vertex)]
          cosine = sum(x * y for x, y in zip(u, v)) / (hypot(*u) * hypot(*v))
          return degrees(acos(max(-1.0, min(1.0, cosine))))


      # <<insert solution here>>


      def unsatisfied(donors, bonds):
          bonded = {donor for donor, _ in bonds}
          return [i for i in range(len(donors)) if i not in bonded]
      `,
    reference: ({ distance: kind, bound, angle, own, each, order }, name) => code`
      def ${name}(donors, acceptors):
          bonds = []
          for i, donor in enumerate(donors):
              candidates = []
              for j, acceptor in enumerate(acceptors):
                  ${own === 'excluded' ? 'if donor["residue"] == acceptor["residue"]:\n    continue' : ''}
                  size = dist(donor["${kind === 'donor' ? 'd' : 'h'}"], acceptor["a"])
                  if size ${bound === 'below' ? '>=' : '>'} MAX_DISTANCE:
                      continue
                  if ${angle === 'hydrogen' ? 'angle_at(donor["h"], donor["d"], acceptor["a"]) >= MIN_ANGLE' : 'angle_at(donor["d"], donor["h"], acceptor["a"]) <= MAX_ANGLE'}:
                      candidates.append((size, i, j))
              bonds += ${each === 'all' ? 'candidates' : 'sorted(candidates)[:1]'}
          return [[i, j] for _, i, j in ${order === 'distance' ? 'sorted(bonds)' : 'bonds'}]
      `,
  },
});
