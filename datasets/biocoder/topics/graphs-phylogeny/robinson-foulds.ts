/** The distance of two trees by the groups that only one of them has (Robinson DF, Foulds LR. Math Biosci 1981;53:131). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, Raises } from '../../template.ts';
import { nested, type Nested } from './trees.ts';

type Node = string | { readonly support: number; readonly children: readonly Node[] };

const supported = (rng: Rng, tree: Nested): Node => (typeof tree === 'string' ? tree : { support: rng.pick([40, 49, 50, 60, 69, 70, 85, 100]), children: tree.map((child) => supported(rng, child)) });

export const robinsonFoulds = defineFunction({
  id: 'robinson-foulds',
  difficulty: 4,
  conventions: {
    groups: ['clades', 'splits'],
    leaves: ['error', 'none', 'pruned'],
    support: [0, 50, 70],
    bound: ['below', 'at most'],
    result: ['distance', 'normalised', 'shared'],
  },
  excluded: ({ support, bound }) => support === 0 && bound === 'at most',
  names: ['robinson_foulds', 'rf_distance', 'tree_distance', 'compare_trees'],
  describe: ({ groups, leaves, support, bound, result }) => ({
    does: result === 'shared' ? ['counts the groups of taxa that two trees have in common', 'tells how many clusters of taxa are found in both of two trees'] : [`computes the ${result === 'normalised' ? 'normalised ' : ''}Robinson-Foulds distance of two trees`, `compares two trees by the groups of taxa that only one of them has${result === 'normalised' ? ', as a share of all groups' : ''}`],
    arguments: [
      { name: 'first', type: 'dict or str', meaning: 'a tree: a leaf is its name, an inner node has `support` (bootstrap support in percent) and `children` (list, at least two)' },
      { name: 'second', type: 'dict or str', meaning: 'the other tree, in the same form' },
    ],
    returns: result === 'normalised' ? 'a float, not rounded' : 'an int',
    rules: [
      leaves === 'error' ? ['If the trees do not have the same leaves, raise ValueError', 'Raise ValueError for trees over different sets of leaves'] : leaves === 'none' ? ['If the trees do not have the same leaves, the result is None', 'Return None for trees over different sets of leaves'] : ['Leaves that only one of the trees has are taken off both trees first: groups are compared by the leaves that both have', 'Only leaves that are in both trees count; drop the others from every group'],
      ...(support === 0 ? [['Nodes count whatever their support', 'Support values are ignored'] as const] : [[`Inner nodes with a support ${bound === 'below' ? 'below' : 'of at most'} MIN_SUPPORT of the module are no groups`, `Ignore nodes whose support is ${bound === 'below' ? 'less than' : 'not above'} \`MIN_SUPPORT\``] as const]),
      groups === 'clades' ? ['The groups of a tree are the sets of leaves below its inner nodes, without those of fewer than two leaves and that of all leaves; the root matters', 'Trees are rooted: a group is the set of leaves under an inner node, if it has at least two leaves and not all of them'] : ['The groups of a tree are the divisions of all leaves in two by its inner nodes, those below the node against the rest, if both parts have at least two leaves; the same division counts once', 'Trees are unrooted: a group is a split of the leaves into those below an inner node and the others, each part of two leaves or more; each split counts once however often it arises'],
      'A group counts once in a tree, even if several nodes have it',
      result === 'shared' ? ['The result is the number of groups that are in both trees', 'Count the groups that both trees have'] : result === 'distance' ? ['The distance is the number of groups that are in one tree only', 'Count the groups of either tree that the other lacks'] : ['The distance is the number of groups in one tree only, divided by the sum of the numbers of groups of both trees; it is 0.0 if there are none', 'Divide the number of groups that only one tree has by the total number of groups of the two trees (0.0 without groups)'],
    ],
  }),
  inputs(_settings, rng) {
    const of = (support: number, ...children: readonly Node[]): Node => ({ support, children });
    const inputs: [Node, Node][] = [
      ['A', 'A'], [of(90, 'A', 'B'), of(80, 'B', 'A')], [of(90, of(90, 'A', 'B'), 'C', 'D'), of(90, of(90, 'A', 'C'), 'B', 'D')], [of(100, of(100, 'A', 'B'), of(100, 'C', 'D')), of(100, of(100, of(100, 'A', 'B'), 'C'), 'D')], [of(100, of(50, 'A', 'B'), of(70, 'C', 'D'), 'E'), of(100, of(50, 'A', 'B'), of(70, 'C', 'D'), 'E')],
      [of(100, of(50, 'A', 'C'), of(70, 'B', 'D'), 'E'), of(100, of(49, 'A', 'B'), of(69, 'C', 'D'), 'E')], [of(100, of(60, 'A', 'B'), 'C', 'E', 'F'), of(100, of(65, 'B', 'A'), 'C', 'E', 'F')], [of(100, of(95, 'A', 'B'), 'C', 'D'), of(100, of(95, 'A', 'B'), 'C', 'X')], [of(100, of(100, 'A', 'B'), of(100, 'C', of(100, 'D', 'E'))), of(100, of(100, 'A', 'B'), of(100, 'D', of(100, 'C', 'E')))],
      [of(99, of(99, 'A', 'B', 'C'), of(99, 'D', 'E', 'F')), of(99, of(99, 'A', 'B'), of(99, 'C', 'D'), of(99, 'E', 'F'))], [of(100, of(90, of(90, 'A', 'B'), 'X'), 'C', 'D'), of(100, of(90, 'A', 'B'), 'C', 'D')],
    ];
    const ladder = (taxa: string): Node => [...taxa.slice(1)].reduce((inner: Node, leaf) => of(100, inner, leaf), taxa.slice(0, 1));
    for (const taxa of ['ABCDEFG', 'ABCDEGF', 'ABCDGEF', 'ABGCDEF', 'GFEDCBA', 'ABDCFEG']) inputs.push([ladder('ABCDEFG'), ladder(taxa)]);
    for (const support of [40, 50, 60, 70]) {
      inputs.push([of(100, of(support, 'A', 'B'), of(90, 'C', 'E'), 'F'), of(100, of(support, 'A', 'F'), of(90, 'C', 'E'), 'B')], [of(100, of(support, 'A', 'B'), of(95, 'C', 'D'), 'E'), of(100, of(support, 'B', 'A'), of(95, 'C', 'D'), 'E')]);
    }
    while (inputs.length < 34) {
      const taxa = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].slice(0, rng.int(5, 7));
      const other = rng.chance(0.15) ? [...taxa.slice(1), 'Z'] : taxa;
      inputs.push([supported(rng, nested(rng, taxa)), supported(rng, nested(rng, other))]);
    }
    return inputs;
  },
  solve({ groups, leaves, support, bound, result }, first: Node, second: Node) {
    const under = (node: Node): readonly string[] => (typeof node === 'string' ? [node] : node.children.flatMap(under));
    const [a, b] = [under(first), under(second)];
    const shared = a.filter((leaf) => b.includes(leaf)).sort();
    if (leaves !== 'pruned' && (shared.length < a.length || shared.length < b.length)) {
      if (leaves === 'error') throw new Raises('ValueError');
      return null;
    }
    const groupsOf = (tree: Node): ReadonlySet<string> => {
      const found = new Set<string>();
      const visit = (node: Node): void => {
        if (typeof node === 'string') return;
        node.children.forEach(visit);
        if (bound === 'below' ? node.support < support : node.support <= support) return;
        const own = under(node);
        let inside = shared.filter((leaf) => own.includes(leaf));
        const rest = shared.filter((leaf) => !own.includes(leaf));
        if (groups === 'splits' && !inside.includes(shared[0] ?? '')) inside = rest;
        const outside = shared.length - inside.length;
        if (inside.length >= 2 && outside >= (groups === 'splits' ? 2 : 1)) found.add(inside.join(','));
      };
      visit(tree);
      return found;
    };
    const [x, y] = [groupsOf(first), groupsOf(second)];
    const both = [...x].filter((group) => y.has(group)).length;
    const apart = x.size + y.size - 2 * both;
    return result === 'shared' ? both : result === 'distance' ? apart : apart / Math.max(1, x.size + y.size);
  },
  python: {
    context: ({ support }) => code`
      """Agreement of phylogenies."""
      from functools import reduce

      ${support === 0 ? '# Percent of bootstrap replicates.\nFULL_SUPPORT = 100' : `# Percent of bootstrap replicates.\nMIN_SUPPORT = ${support}`}


      def leaf_set(tree):
          """The leaves of a tree or subtree."""
          if isinstance(tree, str):
              return frozenset([tree])
          return reduce(frozenset.union, map(leaf_set, tree["children"]))


      def inner_nodes(tree):
          """All inner nodes, the root first."""
          if not isinstance(tree, str):
              yield tree
              for child in tree["children"]:
                  yield from inner_nodes(child)


      # <<insert solution here>>
      `,
    reference: ({ groups, leaves, support, bound, result }, name) => code`
      def ${name}(first, second):
          taxa = leaf_set(first) & leaf_set(second)
          ${leaves === 'pruned' ? '' : `if taxa != leaf_set(first) | leaf_set(second):\n    ${leaves === 'error' ? 'raise ValueError("different leaves")' : 'return None'}`}

          def groups(tree):
              nodes = ${support === 0 ? 'inner_nodes(tree)' : `[node for node in inner_nodes(tree) if node["support"] ${bound === 'below' ? '>=' : '>'} MIN_SUPPORT]`}
              clades = {leaf_set(node) & taxa for node in nodes}
              ${groups === 'clades' ? 'return {clade for clade in clades if 2 <= len(clade) < len(taxa)}' : 'return {frozenset([clade, taxa - clade]) for clade in clades if len(clade) >= 2 and len(taxa - clade) >= 2}'}

          a, b = groups(first), groups(second)
          ${result === 'shared' ? 'return len(a & b)' : result === 'distance' ? 'return len(a ^ b)' : 'return len(a ^ b) / (len(a) + len(b)) if a or b else 0.0'}
      `,
  },
});
