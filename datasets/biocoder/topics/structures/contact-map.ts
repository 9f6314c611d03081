/** Residue contacts by the distance of one atom of each. */
import { code, defineFunction } from '../../template.ts';
import { chainOf, distance, type Point } from './points.ts';

type Residue = { readonly chain: string; readonly number: number; readonly ca: Point; readonly cb: Point | null };

export const contactMap = defineFunction({
  id: 'contact-map',
  difficulty: 2,
  conventions: {
    atom: ['ca', 'cb', 'nearest'],
    bound: ['below', 'at most'],
    separation: [1, 3],
    by: ['index', 'number'],
    chains: ['same', 'any'],
    output: ['pairs', 'degrees'],
  },
  names: ['contacts', 'residue_contacts', 'contact_map', 'find_contacts'],
  describe: ({ atom, bound, separation, by, chains, output }) => ({
    does: output === 'pairs' ? ['finds the contacts between residues of a protein', 'lists the pairs of residues that are in contact'] : ['counts the contacts of each residue of a protein', 'gives the number of contacts that every residue has'],
    arguments: [
      { name: 'residues', type: 'list[dict]', meaning: 'each with `chain` (str), `number` (int), `ca` and `cb`, the coordinates [x, y, z] of the alpha and beta carbon in ångströms; `cb` is None for glycine' },
      { name: 'cutoff', type: 'float', meaning: 'the distance in ångströms' },
    ],
    returns: output === 'pairs' ? 'a list of pairs `[i, j]` of 0-based places in the list of residues, with i < j, in ascending order' : 'a list of ints, the number of contacts of each residue, in the order of the residues',
    rules: [
      atom === 'ca' ? ['The distance is that of the alpha carbons', 'Distances are between alpha carbons'] : atom === 'cb' ? ['The distance is that of the beta carbons, where the alpha carbon stands in for one that is missing', 'Distances are between beta carbons; glycine is represented by its alpha carbon'] : ['The distance of two residues is the smallest one between an alpha or beta carbon of one and an alpha or beta carbon of the other', 'Take the shortest of the distances between the carbons (alpha and beta, as far as present) of both residues'],
      bound === 'below' ? ['Residues are in contact if they are nearer than the cutoff', 'A contact is a distance less than `cutoff`'] : ['Residues are in contact if their distance is at most the cutoff', 'A contact is a distance less than or equal to `cutoff`'],
      chains === 'same' ? ['Contacts between chains do not count', 'Only residues of the same chain can be in contact'] : ['Contacts between chains count, too', 'Residues of different chains can be in contact as well'],
      [`Residues of the same chain must be at least ${separation} apart in ${by === 'index' ? 'their places in the list' : 'their residue numbers'}; between chains there is no such condition`, `Within a chain, ignore pairs whose ${by === 'index' ? 'places in the list' : 'residue numbers'} differ by less than ${separation}`],
    ],
  }),
  inputs(_settings, rng) {
    const line = (...items: readonly (readonly [string, number, Point, Point | null])[]): Residue[] => items.map(([chain, number, ca, cb]) => ({ chain, number, ca, cb }));
    const inputs: [Residue[], number][] = [
      [[], 8], [line(['A', 1, [0, 0, 0], null]), 8], [line(['A', 1, [0, 0, 0], [0, 1.5, 0]], ['A', 2, [8, 0, 0], [8, 1.5, 0]]), 8], [line(['A', 1, [0, 0, 0], null], ['A', 2, [4, 0, 0], [4, 2, 0]], ['A', 6, [0, 3, 0], [0, 6, 0]], ['B', 7, [0, 0, 5], null]), 6],
      [line(['A', 1, [0, 0, 0], [0, 3, 0]], ['A', 5, [7, 0, 0], [4, 0, 0]], ['A', 6, [14, 0, 0], [7, 1, 0]], ['A', 7, [3, 3, 3], null]), 5], [line(['A', 10, [0, 0, 0], [1, 1, 1]], ['B', 10, [3, 4, 0], [9, 9, 9]], ['B', 14, [6, 8, 0], [0, 5, 0]]), 5],
      [line(['A', 1, [0, 0, 0], null], ['A', 1, [1, 0, 0], null], ['A', 2, [2, 0, 0], null], ['A', 3, [3, 0, 0], null], ['A', 9, [4, 0, 0], null]), 5], [line(['A', 4, [0, 0, 0], [0, 8, 0]], ['A', 5, [0, 6, 0], [5, 6, 0]], ['A', 6, [6, 0, 0], null], ['A', 7, [9, 0, 0], [6, 1, 0]]), 6],
    ];
    inputs.push([line(['A', 1, [0, 0, 0], null], ['A', 2, [20, 0, 0], null], ['A', 3, [40, 0, 0], null], ['A', 6, [8, 0, 0], null], ['A', 7, [60, 0, 0], null]), 8]);
    while (inputs.length < 18) {
      const length = rng.int(5, 9);
      let number = rng.int(1, 40);
      const cas = chainOf(rng, length);
      const split = rng.chance(0.5) ? rng.int(2, length - 1) : length;
      inputs.push([cas.map((ca, i) => ({ chain: i < split ? 'A' : 'B', number: (number += rng.pick([1, 1, 1, 3])), ca, cb: rng.chance(0.2) ? null : [Math.round((ca[0] + 1.01) * 100) / 100, ca[1], Math.round((ca[2] - 1.13) * 100) / 100] })), rng.pick([5, 6, 8])]);
    }
    return inputs;
  },
  solve({ atom, bound, separation, by, chains, output }, residues: readonly Residue[], cutoff: number) {
    const places = ({ ca, cb }: Residue): readonly Point[] => (atom === 'ca' || cb === null ? [ca] : atom === 'cb' ? [cb] : [ca, cb]);
    const pairs: [number, number][] = [];
    for (const [j, b] of residues.entries()) {
      for (const [i, a] of residues.slice(0, j).entries()) {
        if (a.chain === b.chain ? (by === 'index' ? j - i : Math.abs(b.number - a.number)) < separation : chains === 'same') continue;
        const nearest = Math.min(...places(a).flatMap((p) => places(b).map((q) => distance(p, q))));
        if (bound === 'below' ? nearest < cutoff : nearest <= cutoff) pairs.push([i, j]);
      }
    }
    if (output === 'pairs') return pairs.sort(([a, b], [c, d]) => a - c || b - d);
    return residues.map((_, i) => pairs.filter((pair) => pair.includes(i)).length);
  },
  python: {
    context: () => code`
      """Topology of folds from coordinates."""
      from itertools import combinations, product
      from math import dist


      def contact_order(pairs, length):
          """Mean separation of contacts, relative to the length of the chain."""
          return sum(j - i for i, j in pairs) / (len(pairs) * length) if pairs else 0.0


      # <<insert solution here>>
      `,
    reference: ({ atom, bound, separation, by, chains, output }, name) => code`
      def ${name}(residues, cutoff):
          def points(residue):
              ${atom === 'ca' ? 'return [residue["ca"]]' : atom === 'cb' ? 'return [residue["cb"] or residue["ca"]]' : 'return [residue["ca"]] + ([residue["cb"]] if residue["cb"] else [])'}

          def eligible(i, j):
              a, b = residues[i], residues[j]
              if a["chain"] != b["chain"]:
                  return ${chains === 'any' ? 'True' : 'False'}
              return ${by === 'index' ? 'j - i' : 'abs(a["number"] - b["number"])'} >= ${separation}

          pairs = [
              [i, j] for i, j in combinations(range(len(residues)), 2)
              if eligible(i, j) and min(dist(p, q) for p, q in product(points(residues[i]), points(residues[j]))) ${bound === 'below' ? '<' : '<='} cutoff
          ]
          ${output === 'pairs' ? 'return pairs' : 'ends = [end for pair in pairs for end in pair]\nreturn [ends.count(i) for i in range(len(residues))]'}
      `,
  },
  javascript: {
    context: () => code`
      // Topology of folds from coordinates.
      const distance = (p, q) => Math.sqrt(p.reduce((sum, value, i) => sum + (value - q[i]) ** 2, 0));

      // <<insert solution here>>

      function contactOrder(pairs, length) {
        return pairs.reduce((sum, [i, j]) => sum + j - i, 0) / (pairs.length * length);
      }
      `,
    reference: ({ atom, bound, separation, by, chains, output }, name) => code`
      function ${name}(residues, cutoff) {
        const pairs = [];
        const degrees = residues.map(() => 0);
        const carbons = residues.map(({ ca, cb }) => ${atom === 'ca' ? '[ca]' : atom === 'cb' ? '[cb || ca]' : '(cb ? [ca, cb] : [ca])'});
        for (let i = 0; i < residues.length; i++) {
          for (let j = i + 1; j < residues.length; j++) {
            const apart = ${by === 'index' ? 'j - i' : 'Math.abs(residues[j].number - residues[i].number)'};
            if (residues[i].chain === residues[j].chain ? apart < ${separation} : ${String(chains === 'same')}) continue;
            if (!carbons[i].some((p) => carbons[j].some((q) => distance(p, q) ${bound === 'below' ? '<' : '<='} cutoff))) continue;
            pairs.push([i, j]);
            degrees[i] += 1;
            degrees[j] += 1;
          }
        }
        return ${output === 'pairs' ? 'pairs' : 'degrees'};
      }
      `,
  },
});
