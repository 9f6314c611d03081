/** Trees from distances by agglomerative clustering (UPGMA: Sokal RR, Michener CD. Univ Kansas Sci Bull 1958;38:1409; WPGMA, single and complete linkage as in Sneath PHA, Sokal RR: Numerical Taxonomy, 1973). */
import { code, defineFunction, type Json } from '../../template.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'];

export const clusterTree = defineFunction({
  id: 'cluster-tree',
  difficulty: 5,
  conventions: {
    linkage: ['UPGMA', 'WPGMA', 'single', 'complete'],
    given: ['distances', 'similarities'],
    height: ['half', 'whole'],
    ties: ['first', 'last'],
    output: ['joins', 'newick', 'cophenetic'],
  },
  // Whichever of equal pairs comes first, the heights of single linkage are the same.
  excluded: ({ linkage, ties, output, height }) => (output === 'newick' && height === 'whole') || (linkage === 'single' && output === 'cophenetic' && ties === 'last'),
  names: ['cluster_tree', 'build_tree', 'agglomerate', 'hierarchical_tree'],
  describe: ({ linkage, given, height, ties, output }) => ({
    does: [`builds a rooted tree from a matrix of ${given} by ${linkage === 'single' || linkage === 'complete' ? `${linkage} linkage` : linkage}`, `clusters taxa by their ${given} (${linkage === 'single' || linkage === 'complete' ? `${linkage} linkage` : linkage})`],
    arguments: [
      { name: 'names', type: 'list[str]', meaning: 'the names of the taxa, at least one' },
      { name: 'matrix', type: 'list[list[float]]', meaning: given === 'distances' ? 'the symmetric matrix of their distances' : 'the symmetric matrix of their similarities in percent; its diagonal does not matter' },
    ],
    returns: output === 'joins' ? 'a list of lists `[left, right, height]`, one for each join in their order, where left and right are the lists of names of the two clusters' : output === 'newick' ? 'the tree in Newick format without branch lengths, as `((A,B),C);`' : 'a matrix like the given one, which has for each two taxa the height of the join that brings them together, and 0 on the diagonal',
    rules: [
      ...(given === 'distances' ? [] : [['The distance of two taxa is 100 minus their similarity', 'Turn similarities into distances first: 100 - similarity'] as const]),
      ['At first every taxon is a cluster, in the given order; then the two nearest clusters are joined until one is left', 'Start with single taxa in their order and join the closest pair of clusters over and over'],
      linkage === 'UPGMA' ? ['The distance of two clusters is the mean of all distances between a taxon of one and a taxon of the other', 'Clusters are as far apart as their taxa are on average, each pair of taxa with the same weight'] : linkage === 'WPGMA' ? ['The distance of a joined cluster from another one is the plain mean of the distances of its two parts from it, whatever their sizes', 'After a join, the distance from any other cluster is the average of the two former distances, without weights for sizes'] : linkage === 'single' ? ['The distance of two clusters is the smallest distance between a taxon of one and a taxon of the other', 'Clusters are as far apart as their nearest taxa'] : ['The distance of two clusters is the largest distance between a taxon of one and a taxon of the other', 'Clusters are as far apart as their most distant taxa'],
      ['A joined cluster takes the place of the earlier of the two in the list of clusters, and the later one is removed; its taxa are those of the earlier one, then those of the later one', 'The new cluster stands where the earlier of its parts stood, with the taxa of the earlier part first'],
      ties === 'first' ? ['Of several nearest pairs (within 1e-9) the one whose earlier cluster comes first in the list is joined, and among those the one whose later cluster comes first', 'Ties (within 1e-9) go to the pair that is first in the order of places (i, j), i < j'] : ['Of several nearest pairs (within 1e-9) the one whose earlier cluster comes last in the list is joined, and among those the one whose later cluster comes last', 'Ties (within 1e-9) go to the pair that is last in the order of places (i, j), i < j'],
      ...(output === 'newick' ? [['The earlier cluster is written first in its brackets', 'Within brackets, the earlier cluster comes first'] as const] : [height === 'half' ? ['The height of a join is half the distance of the two clusters', 'Heights are half the distance at which clusters are joined (ultrametric tree)'] as const : ['The height of a join is the distance of the two clusters', 'Heights are the distances at which clusters are joined, not halved'] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const of = (count: number, upper: readonly number[]): [string[], number[][]] => {
      const matrix = Array.from({ length: count }, () => Array.from({ length: count }, () => 0));
      let at = 0;
      for (let i = 0; i < count; i++) {
        for (let j = i + 1; j < count; j++) {
          for (const [a, b] of [[i, j], [j, i]] as const) (matrix[a] ?? [])[b] = upper[at] ?? 0;
          at++;
        }
      }
      return [NAMES.slice(0, count), matrix];
    };
    const inputs = [of(1, []), of(2, [4]), of(3, [2, 6, 8]), of(4, [2, 5, 9, 5, 9, 2]), of(4, [4, 4, 4, 4, 4, 4]), of(4, [1, 5, 9, 6, 7, 8]), of(4, [3, 8, 2, 7, 8, 3]), of(5, [2, 4, 10, 6, 8, 12, 9, 11, 7, 5]), of(3, [2, 5, 2]), of(5, [1, 2, 6, 20, 2, 6, 20, 12, 20, 8.5]), of(5, [99, 98, 94, 80, 98, 94, 80, 88, 80, 91.5]), of(5, [17, 21, 31, 23, 30, 34, 21, 28, 39, 43]), of(5, [2, 6, 7, 20, 7.5, 6.5, 18, 9, 12, 12])];
    while (inputs.length < 24) {
      const count = rng.int(4, 6);
      inputs.push(of(count, Array.from({ length: (count * (count - 1)) / 2 }, () => rng.decimal(1, 60, 3))));
    }
    return inputs;
  },
  solve({ linkage, given, height, ties, output }, names: readonly string[], matrix: readonly (readonly number[])[]) {
    let clusters = names.map((name, i) => ({ taxa: [i], text: name, far: (matrix[i] ?? []).map((value) => (given === 'distances' ? value : 100 - value)) }));
    const joins: { readonly left: readonly number[]; readonly right: readonly number[]; readonly height: number }[] = [];
    while (clusters.length > 1) {
      let best = { i: 0, j: 1, d: Infinity };
      for (const [i, { far }] of clusters.entries()) {
        for (let j = i + 1; j < clusters.length; j++) {
          const d = far[j] ?? 0;
          if (d < best.d - 1e-9 || (ties === 'last' && d <= best.d + 1e-9)) best = { i, j, d: Math.min(d, best.d) };
        }
      }
      const [a, b] = [clusters[best.i], clusters[best.j]];
      if (a === undefined || b === undefined) break;
      joins.push({ left: a.taxa, right: b.taxa, height: (a.far[best.j] ?? 0) / (height === 'half' && output !== 'newick' ? 2 : 1) });
      const [m, n] = [a.taxa.length, b.taxa.length];
      const far = a.far.map((d, k) => {
        const e = b.far[k] ?? 0;
        return linkage === 'UPGMA' ? (m * d + n * e) / (m + n) : linkage === 'WPGMA' ? (d + e) / 2 : linkage === 'single' ? Math.min(d, e) : Math.max(d, e);
      });
      clusters = clusters.map((cluster, k) => (k === best.i ? { taxa: [...a.taxa, ...b.taxa], text: `(${a.text},${b.text})`, far } : { ...cluster, far: cluster.far.map((d, l) => (l === best.i ? far[k] ?? 0 : d)) }))
        .filter((_, k) => k !== best.j).map((cluster) => ({ ...cluster, far: cluster.far.filter((_, l) => l !== best.j) }));
    }
    if (output === 'newick') return `${clusters[0]?.text ?? ''};`;
    if (output === 'joins') return joins.map(({ left, right, height: own }): Json => [left.map((i) => names[i] ?? ''), right.map((i) => names[i] ?? ''), own]);
    return names.map((_, i) => names.map((_name, j) => joins.find(({ left, right }) => (left.includes(i) && right.includes(j)) || (left.includes(j) && right.includes(i)))?.height ?? 0));
  },
  python: {
    context: () => code`
      """Guide trees from distances."""
      from itertools import combinations
      from statistics import fmean


      def is_symmetric(matrix):
          return all(matrix[i][j] == matrix[j][i] for i, j in combinations(range(len(matrix)), 2))


      class Cluster:
          """A leaf or a join of two clusters."""

          def __init__(self, taxa, parts=()):
              self.taxa = taxa
              self.parts = parts


      # <<insert solution here>>
      `,
    reference: ({ linkage, given, height, ties, output }, name) => code`
      def ${name}(names, matrix):
          ${given === 'distances' ? '' : 'matrix = [[100 - value for value in row] for row in matrix]'}
          def distance(a, b):
              ${linkage === 'WPGMA' ? `if a.parts:
    return fmean(distance(part, b) for part in a.parts)
if b.parts:
    return fmean(distance(a, part) for part in b.parts)
return matrix[a.taxa[0]][b.taxa[0]]` : `between = [matrix[i][j] for i in a.taxa for j in b.taxa]\nreturn ${{ UPGMA: 'fmean', single: 'min', complete: 'max' }[linkage]}(between)`}

          clusters = [Cluster([i]) for i in range(len(names))]
          joins = []
          while len(clusters) > 1:
              pairs = [(distance(clusters[i], clusters[j]), i, j) for i, j in combinations(range(len(clusters)), 2)]
              least = min(pairs)[0]
              d, i, j = [pair for pair in pairs if pair[0] <= least + 1e-9][${ties === 'first' ? 0 : -1}]
              a, b = clusters[i], clusters.pop(j)
              clusters[i] = Cluster(a.taxa + b.taxa, (a, b))
              joins.append((a.taxa, b.taxa, d${height === 'half' ? ' / 2' : ''}))
          ${output === 'joins' ? 'return [[[names[i] for i in left], [names[i] for i in right], h] for left, right, h in joins]' : output === 'newick' ? `def write(cluster):
    return "(" + ",".join(map(write, cluster.parts)) + ")" if cluster.parts else names[cluster.taxa[0]]

return write(clusters[0]) + ";"` : `result = [[0] * len(names) for _ in names]
for left, right, h in joins:
    for i in left:
        for j in right:
            result[i][j] = result[j][i] = h
return result`}
      `,
  },
});
