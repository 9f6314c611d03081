/** Distances between the nodes of a tree along its branches. */
import { code, defineFunction, type Json } from '../../template.ts';
import { edges } from './trees.ts';

type Edge = readonly [string, string, number | null];

export const patristicDistances = defineFunction({
  id: 'patristic-distances',
  difficulty: 3,
  conventions: {
    weight: ['length', 'branches'],
    missing: [0, 0.1, 1],
    negative: ['kept', 'zero'],
    nodes: ['leaves', 'all'],
    output: ['matrix', 'pairs', 'largest'],
    order: ['sorted', 'first seen'],
  },
  excluded: ({ weight, missing, negative, output, order }) => (weight === 'branches' && (missing !== 0 || negative === 'zero')) || (output === 'largest' && order === 'first seen'),
  names: ['patristic_distances', 'tree_distances', 'path_distances', 'leaf_distances'],
  describe: ({ weight, missing, negative, nodes, output, order }) => ({
    does: output === 'largest' ? ['finds the largest distance between two nodes of a tree along its branches', 'gives the diameter of a tree: the greatest distance along its branches'] : ['computes the distances between the nodes of a tree along its branches', 'gives the patristic distances of a tree'],
    arguments: [{ name: 'branches', type: 'list[list]', meaning: 'the branches of the tree, each `[child, parent, length]`, in any order; the length is a number or None' }],
    returns: output === 'matrix' ? 'a list of two members, the list of the names and the symmetric matrix of distances as a list of rows' : output === 'pairs' ? 'a list of lists `[a, b, distance]` for each pair of nodes, where a comes before b in the order of names, and pairs are in the order of a, then b' : 'the largest distance as a number; 0 if there are fewer than two nodes',
    rules: [
      nodes === 'leaves' ? ['Only the leaves count, which are the parents of no node', 'Use the leaves alone (nodes that are nobody\'s parent)'] : ['All nodes count, inner ones and the root too', 'Distances are wanted between all nodes, not leaves alone'],
      weight === 'length' ? ['A distance is the sum of the lengths of the branches on the way', 'Add up the branch lengths along the path'] : ['A distance is the number of branches on the way, whatever their lengths', 'Count the branches along the path; lengths do not matter'],
      ...(weight === 'branches' ? [] : [`A length of None counts as ${missing}`, negative === 'kept' ? ['Negative lengths count as they are', 'Lengths may be negative and stay so'] as const : ['Negative lengths count as 0', 'Set negative lengths to 0'] as const]),
      ...(output === 'largest' ? [] : [order === 'sorted' ? ['Names are in alphabetical order (plain comparison of characters)', 'Sort the names'] as const : ['Names are in the order in which they first appear in the list of branches, the child of a branch before its parent', 'Keep the order of first appearance, reading each branch from child to parent'] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Edge[]][] = [
      [[]], [[['A', 'r', 1], ['B', 'r', 2]]], [[['B', 'r', null], ['A', 'r', 0.5]]], [[['b', 'x', 1], ['a', 'x', -0.25], ['x', 'r', 2], ['c', 'r', 1.5]]], [[['d', 'y', null], ['y', 'r', 3], ['c', 'y', -1], ['b', 'r', 4], ['a', 'r', 0.5]]], [[['z', 'r', 5]]], [[['a', 'r', -1], ['b', 'r', -2]]], [[['x', 'r', 3], ['b', 'x', 0.1], ['a', 'x', 0.2], ['c', 'r', 0.1]]],
      [[['m', 'r', 9], ['n', 'm', -4], ['o', 'n', 1], ['p', 'm', 2]]],
    ];
    while (inputs.length < 17) inputs.push([edges(rng, ['K', 'C', 'A', 'H', 'B', 'F'].slice(0, rng.int(3, 6))).map(([child, parent, length]): Edge => [child, parent, rng.chance(0.1) ? null : rng.chance(0.1) ? -length : length])]);
    return inputs;
  },
  solve({ weight, missing, negative, nodes, output, order }, branches: readonly Edge[]) {
    const near = new Map<string, [string, number][]>();
    const parents = new Set(branches.map(([, parent]) => parent));
    for (const [child, parent, length] of branches) {
      const size = weight === 'branches' ? 1 : negative === 'zero' ? Math.max(0, length ?? missing) : length ?? missing;
      near.set(child, [...near.get(child) ?? [], [parent, size]]);
      near.set(parent, [...near.get(parent) ?? [], [child, size]]);
    }
    const names = [...near.keys()].filter((name) => nodes === 'all' || !parents.has(name));
    if (order === 'sorted') names.sort();
    const from = (start: string): ReadonlyMap<string, number> => {
      const found = new Map([[start, 0]]);
      for (const [at, so] of found) for (const [next, size] of near.get(at) ?? []) if (!found.has(next)) found.set(next, so + size);
      return found;
    };
    const matrix = names.map((name) => { const found = from(name); return names.map((other) => found.get(other) ?? 0); });
    if (output === 'matrix') return [names, matrix];
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b, j): Json => [a, b, matrix[i]?.[i + 1 + j] ?? 0]));
    return output === 'pairs' ? pairs : names.length < 2 ? 0 : Math.max(...matrix.flatMap((row, i) => row.filter((_, j) => j !== i)));
  },
  python: {
    context: () => code`
      """Distances on trees."""
      from itertools import combinations


      class Tree:
          """A rooted tree: for each node its parent and the length of the branch to it."""

          def __init__(self, branches):
              self.above = {child: (parent, length) for child, parent, length in branches}

          def lineage(self, node):
              """The node and all nodes above it, up to the root."""
              nodes = [node]
              while nodes[-1] in self.above:
                  nodes.append(self.above[nodes[-1]][0])
              return nodes


      # <<insert solution here>>


      def depth(tree, node):
          return len(tree.lineage(node)) - 1
      `,
    reference: ({ weight, missing, negative, nodes, output, order }, name) => code`
      def ${name}(branches):
          tree = Tree(branches)
          names = list(dict.fromkeys(node for child, parent, _ in branches for node in (child, parent)))
          ${nodes === 'leaves' ? 'parents = {parent for _, parent, _ in branches}\nnames = [node for node in names if node not in parents]' : ''}
          ${order === 'sorted' ? 'names.sort()' : ''}

          def size(node):
              ${weight === 'branches' ? 'return 1' : `length = tree.above[node][1]\nlength = ${missing} if length is None else length\nreturn ${negative === 'zero' ? 'max(0, length)' : 'length'}`}

          def distance(a, b):
              # The branches that are above one of the two, not above both.
              return sum(size(node) for node in sorted(set(tree.lineage(a)) ^ set(tree.lineage(b))))

          ${output === 'matrix' ? 'return [names, [[distance(a, b) for b in names] for a in names]]' : output === 'pairs' ? 'return [[a, b, distance(a, b)] for a, b in combinations(names, 2)]' : 'return max((distance(a, b) for a, b in combinations(names, 2)), default=0)'}
      `,
  },
});
