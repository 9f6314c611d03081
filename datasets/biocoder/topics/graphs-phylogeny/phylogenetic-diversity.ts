/** Phylogenetic diversity of a community (Faith DP. Biol Conserv 1992;61:1). */
import { code, defineFunction, Raises } from '../../template.ts';
import { edges } from './trees.ts';

type Branch = readonly [string, string, number];

export const phylogeneticDiversity = defineFunction({
  id: 'phylogenetic-diversity',
  difficulty: 3,
  conventions: {
    root: ['included', 'not included'],
    unknown: ['error', 'ignored'],
    bound: ['above', 'at least'],
    minimum: [0, 2],
    share: [false, true],
    empty: [0, null],
  },
  names: ['faith_pd', 'phylogenetic_diversity', 'community_diversity', 'branch_diversity'],
  describe: ({ root, unknown, bound, share, empty }) => ({
    does: ['computes the phylogenetic diversity (Faith) of a community of taxa', 'gives the total branch length of a tree that the taxa of a sample cover'],
    arguments: [
      { name: 'branches', type: 'list[list]', meaning: 'the branches of a rooted tree, each `[child, parent, length]`, in any order' },
      { name: 'counts', type: 'dict[str, int]', meaning: 'how often each taxon was seen in the sample' },
    ],
    returns: `a float, not rounded${empty === null ? ', or None' : ''}`,
    rules: [
      bound === 'above' ? ['A taxon is present if it was seen more than MIN_COUNT times (of the module)', 'Taxa count as present with a count above `MIN_COUNT`'] : ['A taxon is present if it was seen at least MIN_COUNT times (of the module)', 'Taxa count as present with a count of `MIN_COUNT` or more'],
      unknown === 'error' ? ['A present taxon that is not a leaf of the tree raises KeyError', 'Raise KeyError for a present taxon that is no leaf'] : ['Present taxa that are not leaves of the tree are ignored', 'Ignore present taxa that are no leaves of the tree'],
      root === 'included' ? ['The diversity is the sum of the lengths of all branches between the root and the present taxa, each once', 'Add up every branch that lies on the way from the root to a present taxon, each once'] : ['The diversity is the sum of the lengths of all branches that connect the present taxa with each other, up to their last common ancestor and no further, each once; for a single taxon that is 0', 'Add up the branches of the smallest subtree that joins the present taxa (nothing above their last common ancestor); one taxon alone has 0'],
      ...(share ? [['It is divided by the sum of all branch lengths of the tree, unless that is 0', 'Give it as a fraction of the total branch length of the tree (as it is where that is 0)'] as const] : []),
      `Without a present taxon${unknown === 'ignored' ? ' in the tree' : ''} the result is ${empty === null ? 'None' : '0.0'}`,
    ],
  }),
  inputs(_settings, rng) {
    const tree: Branch[] = [['A', 'x', 1], ['B', 'x', 2], ['x', 'y', 0.5], ['C', 'y', 4], ['y', 'r', 3], ['D', 'r', 8]];
    const inputs: [Branch[], Record<string, number>][] = [[[], {}], [tree, {}], [tree, { A: 5 }], [tree, { A: 5, B: 3 }], [tree, { A: 2, C: 4 }], [tree, { A: 0, B: 1, D: 9 }], [tree, { A: 3, Z: 7 }], [tree, { A: 3, x: 6 }], [tree, { Z: 4 }], [tree, { A: 1, B: 2, C: 3, D: 0 }], [tree, { B: 6, D: 2 }], [tree, { C: 2 }], [tree, { D: 0 }], [tree, { A: 9, B: 8, C: 7 }], [tree, { B: 5, C: 4, D: 6 }], [tree, { A: 6, D: 3 }], [tree, { B: 7, C: 3 }]];
    while (inputs.length < 24) {
      const taxa = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].slice(0, rng.int(4, 7));
      inputs.push([edges(rng, taxa), Object.fromEntries(rng.shuffle(taxa).slice(0, rng.int(2, taxa.length)).map((taxon) => [taxon, rng.int(0, 6)]))]);
    }
    return inputs;
  },
  solve({ root, unknown, bound, minimum, share, empty }, branches: readonly Branch[], counts: Readonly<Record<string, number>>) {
    const above = new Map(branches.map(([child, parent, length]) => [child, { parent, length }]));
    const inner = new Set(branches.map(([, parent]) => parent));
    const present: string[] = [];
    for (const [taxon, count] of Object.entries(counts)) {
      if (bound === 'above' ? count <= minimum : count < minimum) continue;
      if (above.has(taxon) && !inner.has(taxon)) present.push(taxon);
      else if (unknown === 'error') throw new Raises('KeyError');
    }
    if (present.length === 0) return empty;
    const uses = new Map<string, number>();
    for (const taxon of present) for (let node = taxon; above.has(node); node = above.get(node)?.parent ?? '') uses.set(node, (uses.get(node) ?? 0) + 1);
    let sum = 0;
    // A branch that is above all of them is above their last common ancestor.
    for (const [node, times] of uses) if (root === 'included' || times < present.length) sum += above.get(node)?.length ?? 0;
    const total = branches.reduce((before, [, , length]) => before + length, 0);
    return share && total > 0 ? sum / total : sum;
  },
  python: {
    context: ({ minimum }) => code`
      """Alpha diversity of microbial communities."""
      from math import fsum, log
      import os.path

      MIN_COUNT = ${minimum}


      def shannon(counts):
          total = sum(counts.values())
          return -fsum(n / total * log(n / total) for n in counts.values() if n)


      # <<insert solution here>>
      `,
    reference: ({ root, unknown, bound, share, empty }, name) => code`
      def ${name}(branches, counts):
          above = {child: (parent, length) for child, parent, length in branches}
          leaves = above.keys() - {parent for parent, _ in above.values()}
          present = {taxon for taxon, count in counts.items() if count ${bound === 'above' ? '>' : '>='} MIN_COUNT}
          ${unknown === 'error' ? 'if present - leaves:\n    raise KeyError("not in the tree")' : 'present &= leaves'}
          if not present:
              return ${empty === null ? 'None' : '0.0'}
          covered = []
          for taxon in present:
              path = set()
              while taxon in above:
                  path.add(taxon)
                  taxon = above[taxon][0]
              covered.append(path)
          nodes = set.union(*covered)${root === 'included' ? '' : ' - set.intersection(*covered)'}
          diversity = fsum(above[node][1] for node in nodes)
          ${share ? 'total = fsum(length for _, length in above.values())\nreturn diversity / total if total else diversity' : 'return diversity'}
      `,
  },
});
