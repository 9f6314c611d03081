/** Disulfide bridges from the positions of sulfur atoms. */
import { code, defineFunction } from '../../template.ts';
import { distance, point, type Point } from './points.ts';

type Cysteine = readonly [string, number, number, number, number];

export const disulfides = defineFunction({
  id: 'disulfides',
  difficulty: 3,
  conventions: {
    bound: ['below', 'at most'],
    conflicts: ['closest first', 'all'],
    chains: ['same', 'any'],
    output: ['labels', 'places'],
    order: ['place', 'distance'],
    limit: [2.5, 3],
  },
  names: ['disulfides', 'disulfide_bridges', 'find_disulfides', 'cystines'],
  describe: ({ bound, conflicts, chains, output, order }) => ({
    does: ['finds the disulfide bridges between the cysteines of a structure', 'pairs the cysteines of a structure whose sulfur atoms are near enough for a disulfide bridge'],
    arguments: [{ name: 'cysteines', type: 'list[list]', meaning: 'the cysteines, each `[chain, residue number, x, y, z]` with the coordinates of its sulfur atom (SG) in ångströms' }],
    returns: output === 'labels' ? 'a list of texts such as `A12-B45`: chain and number of the cysteine that is earlier in the list, a hyphen, and those of the other' : 'a list of pairs `[i, j]` of 0-based places in the list, with i < j',
    rules: [
      [`Two cysteines are candidates for a bridge if their sulfur atoms are ${bound === 'below' ? 'nearer than' : 'no further apart than'} MAX_DISTANCE of the module, in ångströms`, `A distance ${bound === 'below' ? 'less than' : 'of at most'} \`MAX_DISTANCE\` ångströms between the sulfur atoms makes a candidate`],
      chains === 'same' ? ['Both must be in the same chain', 'Bridges between chains are not looked for'] : ['They may be in different chains', 'Bridges within and between chains count'],
      conflicts === 'all' ? ['Every candidate is given, even if a cysteine is in several', 'All candidates count, be a cysteine in more than one'] : ['Candidates are taken from the shortest distance on (earlier places first if equal), and a cysteine that has a bridge already gets no other', 'A cysteine has one bridge at most: accept candidates in the order of distance (then of places) while both cysteines are free'],
      order === 'place' ? ['Bridges are in ascending order of the places of their cysteines', 'Sort by the place of the first cysteine, then of the second'] : ['Bridges are in ascending order of distance, and of places where distances are equal', 'The shortest bridge comes first; equal ones are sorted by place'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Cysteine[]][] = [
      [[]], [[['A', 5, 0, 0, 0], ['A', 55, 2, 0, 0]]], [[['A', 5, 0, 0, 0], ['A', 55, 2.5, 0, 0]]], [[['A', 5, 0, 0, 0], ['A', 55, 3, 0, 0]]], [[['A', 5, 0, 0, 0], ['B', 5, 0, 2.1, 0]]], [[['A', 3, 0, 0, 0], ['A', 9, 2.4, 0, 0], ['A', 17, 4.4, 0, 0]]], [[['A', 3, 0, 0, 0], ['A', 9, 2, 0, 0], ['A', 17, 4, 0, 0], ['A', 20, 6, 0, 0]]],
      [[['L', 88, 0, 0, 0], ['L', 23, 0, 0, 2.2], ['H', 22, 9, 0, 0], ['H', 92, 9, 2, 0]]], [[['A', 1, 0, 0, 0], ['A', 2, 2.3, 0, 0], ['B', 3, 2.3, 2, 0]]], [[['C', 7, 0, 0, 0], ['C', 8, 0, 2.8, 0]]], [[['A', 30, 0, 0, 0], ['A', 84, 2.3, 0, 0], ['A', 65, 10, 0, 0], ['A', 72, 10, 1.9, 0]]],
    ];
    while (inputs.length < 20) {
      const list: Cysteine[] = [];
      for (let i = rng.int(2, 4); i > 0; i--) {
        const [x, y, z]: Point = point(rng, 8);
        list.push([rng.pick(['A', 'A', 'B']), rng.int(1, 300), x, y, z], [rng.pick(['A', 'A', 'B']), rng.int(1, 300), x + rng.decimal(1.5, 2.2, 2), y + rng.decimal(-1.3, 1.3, 2), z]);
      }
      inputs.push([rng.shuffle(list)]);
    }
    return inputs;
  },
  solve({ bound, conflicts, chains, output, order, limit }, cysteines: readonly Cysteine[]) {
    const candidates: { i: number; j: number; away: number }[] = [];
    for (const [j, [chain, , ...at]] of cysteines.entries()) {
      for (const [i, [other, , ...to]] of cysteines.slice(0, j).entries()) {
        const away = distance(at, to);
        if ((bound === 'below' ? away < limit : away <= limit) && (chains === 'any' || chain === other)) candidates.push({ i, j, away });
      }
    }
    candidates.sort((a, b) => a.away - b.away || a.i - b.i || a.j - b.j);
    const used = new Set<number>();
    const bridges = candidates.filter(({ i, j }) => {
      if (conflicts === 'closest first' && (used.has(i) || used.has(j))) return false;
      used.add(i).add(j);
      return true;
    });
    if (order === 'place') bridges.sort((a, b) => a.i - b.i || a.j - b.j);
    const label = (place: number): string => `${cysteines[place]?.[0]}${cysteines[place]?.[1]}`;
    return bridges.map(({ i, j }) => (output === 'places' ? [i, j] : `${label(i)}-${label(j)}`));
  },
  python: {
    context: ({ limit }) => code`
      """Covalent bridges that a model needs before minimisation."""
      from itertools import combinations
      from math import dist

      MAX_DISTANCE = ${limit.toFixed(1)}


      def label(cysteine):
          return f"{cysteine[0]}{cysteine[1]}"


      # <<insert solution here>>


      def free(cysteines, bridged):
          return [label(cysteine) for i, cysteine in enumerate(cysteines) if i not in bridged]
      `,
    reference: ({ bound, conflicts, chains, output, order }, name) => code`
      def ${name}(cysteines):
          candidates = []
          for (i, a), (j, b) in combinations(enumerate(cysteines), 2):
              away = dist(a[2:], b[2:])
              if away ${bound === 'below' ? '<' : '<='} MAX_DISTANCE${chains === 'same' ? ' and a[0] == b[0]' : ''}:
                  candidates.append((away, i, j))
          ${conflicts === 'closest first' ? `bridges, used = [], set()
for away, i, j in sorted(candidates):
    if not used & {i, j}:
        bridges.append((away, i, j))
        used |= {i, j}` : 'bridges = candidates'}
          bridges.sort(${order === 'place' ? 'key=lambda bridge: bridge[1:]' : ''})
          return [${output === 'places' ? '[i, j]' : 'f"{label(cysteines[i])}-{label(cysteines[j])}"'} for _, i, j in bridges]
      `,
  },
  javascript: {
    context: ({ limit }) => code`
      // Covalent bridges that a model needs before minimisation.
      const MAX_DISTANCE = ${limit.toFixed(1)};

      const label = ([chain, number]) => chain + number;

      // <<insert solution here>>
      `,
    reference: ({ bound, conflicts, chains, output, order }, name) => code`
      function ${name}(cysteines) {
        let open = [];
        cysteines.forEach((a, i) => cysteines.forEach((b, j) => {
          const away = Math.sqrt((a[2] - b[2]) ** 2 + (a[3] - b[3]) ** 2 + (a[4] - b[4]) ** 2);
          if (i < j && away ${bound === 'below' ? '<' : '<='} MAX_DISTANCE${chains === 'same' ? ' && a[0] === b[0]' : ''}) open.push([away, i, j]);
        }));
        const byPlace = (a, b) => a[1] - b[1] || a[2] - b[2];
        open.sort((a, b) => a[0] - b[0] || byPlace(a, b));
        ${conflicts === 'closest first' ? `const bridges = [];
while (open.length > 0) {
  const best = open.shift();
  bridges.push(best);
  open = open.filter(([, i, j]) => ![i, j].some((place) => place === best[1] || place === best[2]));
}` : 'const bridges = open;'}
        ${order === 'place' ? 'bridges.sort(byPlace);' : ''}
        return bridges.map(([, i, j]) => ${output === 'places' ? '[i, j]' : "label(cysteines[i]) + '-' + label(cysteines[j])"});
      }
      `,
  },
});
