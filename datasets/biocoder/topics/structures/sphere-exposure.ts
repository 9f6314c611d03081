/** Solvent exposure by the number of alpha carbons near by (coordination number), or in a half sphere (Hamelryck T. Proteins 2005;59:38). */
import { code, defineFunction } from '../../template.ts';
import { chainOf, distance, dot, minus, type Point } from './points.ts';

type Residue = { readonly ca: Point; readonly cb: Point | null };

export const sphereExposure = defineFunction({
  id: 'sphere-exposure',
  difficulty: 3,
  conventions: {
    half: ['whole', 'up', 'down'],
    bound: ['below', 'at most'],
    neighbours: ['counted', 'excluded'],
    glycine: ['none', 'whole'],
    radius: [8, 10, 13],
  },
  excluded: ({ half, glycine }) => half === 'whole' && glycine === 'none',
  names: ['exposure', 'sphere_exposure', 'contact_numbers', 'neighbour_counts'],
  describe: ({ half, bound, neighbours, glycine }) => ({
    does: half === 'whole' ? ['counts the alpha carbons around each residue (coordination number)', 'measures how buried each residue is by the number of alpha carbons near it'] : [`computes the half sphere exposure of each residue, ${half}`, `counts the alpha carbons in the ${half === 'up' ? 'upper' : 'lower'} half sphere around each residue (HSE-${half})`],
    arguments: [{ name: 'residues', type: 'list[dict]', meaning: 'the residues along the chain, each with `ca` and `cb`, the coordinates [x, y, z] of alpha and beta carbon in ångströms; `cb` is None for glycine' }],
    returns: `a list of ints${glycine === 'none' ? ' or None' : ''}, one for each residue`,
    rules: [
      [`Count the alpha carbons of other residues whose distance from that of the residue is ${bound === 'below' ? 'below' : 'at most'} RADIUS of the module, in ångströms`, `An alpha carbon of another residue counts if it is ${bound === 'below' ? 'less than' : 'not more than'} \`RADIUS\` ångströms away from the residue's own`],
      neighbours === 'counted' ? ['Neighbours along the chain count like all others', 'The residues right before and after it count, too'] : ['The residues right before and right after it in the chain do not count', 'Direct neighbours in the list do not count'],
      ...(half === 'whole' ? [] : [
        half === 'up' ? ['Only those count that lie in the half sphere on the side of the beta carbon: the scalar product of the vector from alpha to beta carbon and the vector to the other alpha carbon is positive', 'Up means on the side of the side chain: (CB - CA) . (other CA - CA) > 0; only those count'] as const : ['Only those count that lie in the half sphere opposite to the beta carbon: the scalar product of the vector from alpha to beta carbon and the vector to the other alpha carbon is not positive', 'Down means away from the side chain: (CB - CA) . (other CA - CA) <= 0; only those count'] as const,
        glycine === 'none' ? ['A glycine, without a beta carbon, has None', 'Without a beta carbon the result is None'] as const : ['For a glycine, without a beta carbon, the whole sphere counts', 'Without a beta carbon, count the whole sphere'] as const,
      ]),
    ],
  }),
  inputs(_settings, rng) {
    const line = (step: number, count: number): Residue[] => Array.from({ length: count }, (_, i) => ({ ca: [step * i, 0, 0], cb: [step * i + 0.5, 1.4, 0] }));
    const up: Point = [0, 0, 1.5];
    const ring = (height: number): Residue[] => [{ ca: [0, 0, 0], cb: up }, { ca: [3, 0, height], cb: null }, { ca: [0, 4, height], cb: [0, 5, height] }, { ca: [-4, 0, -height], cb: [-5, 0, 0] }];
    const inputs: [Residue[]][] = [[[]], [[{ ca: [0, 0, 0], cb: up }]], [line(4, 5)], [line(5, 5)], [line(6.5, 5)], [line(2, 7)], [ring(2)], [ring(-3)], [[{ ca: [0, 0, 0], cb: null }, { ca: [30, 0, 0], cb: null }, { ca: [0, 0, 5], cb: null }]]];
    while (inputs.length < 17) inputs.push([chainOf(rng, rng.int(6, 12)).map((ca) => ({ ca, cb: rng.chance(0.15) ? null : [ca[0] + rng.decimal(-1, 1, 2), ca[1] + rng.decimal(-1, 1, 2), ca[2] + 0.77] }))]);
    return inputs;
  },
  solve({ half, bound, neighbours, glycine, radius }, residues: readonly Residue[]) {
    return residues.map(({ ca, cb }, i) => {
      if (cb === null && half !== 'whole' && glycine === 'none') return null;
      return residues.filter((other, j) => {
        if (j === i || (neighbours === 'excluded' && Math.abs(i - j) === 1)) return false;
        const away = distance(ca, other.ca);
        if (bound === 'below' ? away >= radius : away > radius) return false;
        return cb === null || half === 'whole' || dot(minus(cb, ca), minus(other.ca, ca)) > 0 === (half === 'up');
      }).length;
    });
  },
  python: {
    context: ({ radius }) => code`
      """Burial of residues from alpha and beta carbons."""
      from math import dist

      RADIUS = ${radius}.0


      class Vector(tuple):
          """A point or direction in space."""

          def __sub__(self, other):
              return Vector(a - b for a, b in zip(self, other))

          def __mul__(self, other):
              """The scalar product."""
              return sum(a * b for a, b in zip(self, other))


      # <<insert solution here>>


      def buried(counts, limit):
          return [i for i, count in enumerate(counts) if count is not None and count >= limit]
      `,
    reference: ({ half, bound, neighbours, glycine }, name) => code`
      def ${name}(residues):
          alphas = [Vector(residue["ca"]) for residue in residues]
          counts = []
          for i, residue in enumerate(residues):
              own = alphas[i]
              near = [other for j, other in enumerate(alphas) if abs(i - j) > ${neighbours === 'excluded' ? 1 : 0} and dist(own, other) ${bound === 'below' ? '<' : '<='} RADIUS]
              ${half === 'whole' ? '' : `if residue["cb"] is not None:
    side = Vector(residue["cb"]) - own
    near = [other for other in near if side * (other - own) ${half === 'up' ? '> 0' : '<= 0'}]`}
              counts.append(${half !== 'whole' && glycine === 'none' ? 'None if residue["cb"] is None else ' : ''}len(near))
          return counts
      `,
  },
});
