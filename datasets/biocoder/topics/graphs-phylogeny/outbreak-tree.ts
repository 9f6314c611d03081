/** The minimum spanning tree of isolates by SNP distances (Kruskal JB. Proc Am Math Soc 1956;7:48), and transmission clusters below a threshold. */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const outbreakTree = defineFunction({
  id: 'outbreak-tree',
  difficulty: 4,
  conventions: {
    gaps: ['pairwise', 'core'],
    threshold: [2, 3, 4],
    bound: ['below', 'at most'],
    output: ['edges', 'total', 'clusters'],
    ties: ['first', 'last'],
    single: ['kept', 'dropped'],
  },
  // The total does not depend on which of equal links come first.
  excluded: ({ output, ties, single }) => (output === 'clusters' ? ties === 'last' : single === 'dropped') || (output === 'total' && ties === 'last'),
  names: ['outbreak_tree', 'snp_tree', 'spanning_tree', 'transmission_links'],
  describe: ({ gaps, bound, output, ties, single }) => ({
    does: output === 'clusters' ? ['groups isolates of an outbreak by their SNP distances', 'finds the transmission clusters of a set of isolates from a core alignment'] : ['links isolates of an outbreak by a minimum spanning forest of their SNP distances', 'builds the minimum spanning forest of isolates from a core alignment'],
    arguments: [{ name: 'isolates', type: 'dict[str, str]', meaning: 'the aligned sequence of each isolate, all of the same length, of A, C, G, T, N and `-`' }],
    returns: output === 'edges' ? 'a list of lists `[isolate, isolate, SNPs]`, the names of each link in alphabetical order, links in the order in which they were accepted' : output === 'total' ? 'a list of two ints, the number of links and the sum of their SNPs' : 'a list of clusters, each the sorted list of its names, in the order of their first names',
    rules: [
      gaps === 'pairwise' ? ['The SNP distance of two isolates is the number of sites at which both have a base and the bases differ', 'Count the sites where two isolates differ; sites at which either has N or `-` do not count for that pair'] : ['Sites at which any isolate has N or `-` are left out for all; the SNP distance of two isolates is the number of the other sites at which they differ', 'Only core sites count, at which every isolate has a base; the distance is the number of those where two isolates differ'],
      bound === 'below' ? ['Two isolates can be linked if their distance is below MAX_SNPS of the module', 'Only pairs with fewer than `MAX_SNPS` SNPs can be linked'] : ['Two isolates can be linked if their distance is at most MAX_SNPS of the module', 'Only pairs with `MAX_SNPS` SNPs or fewer can be linked'],
      ...(output === 'clusters'
        ? [['Isolates that are connected by such links, directly or over others, are a cluster', 'Clusters are the connected components over possible links'] as const, single === 'kept' ? ['An isolate without a link is a cluster of its own', 'Unlinked isolates form clusters of one'] as const : ['Isolates without a link are left out', 'Leave out clusters of a single isolate'] as const]
        : [[`Pairs are gone through from the smallest distance on${output === 'edges' ? `, equal ones in ${ties === 'first' ? 'alphabetical order of their first and then second name' : 'reverse alphabetical order of their first and then second name'}, where the first name of a pair is the alphabetically smaller one` : ''}; a link is accepted if its isolates are not connected by accepted links yet`, `Kruskal's way: take possible links by distance${output === 'edges' ? ` (ties: pairs of alphabetically sorted names, in ${ties === 'first' ? 'ascending' : 'descending'} order)` : ''} and accept those that join two parts that are still separate`] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const of = (...rows: readonly string[]): [Record<string, string>] => [Object.fromEntries(rows.map((row, i) => [`${'CABEDF'[i]}${i % 2}`, row]))];
    const inputs = [of(), of('ACGT'), of('AAAAAA', 'AAAAAC', 'AAAACC', 'CCCCCC'), of('AAAAAA', 'AACCAA', 'CCAAAA', 'AAAACC'), of('AAAANN', 'AAAA--', 'AAAACC', 'AACCCC'), of('AAAAAAAA', 'CCAAAAAA', 'CCCCAAAA', 'CCCCCCAA'), of('AAAA', 'AAAA', 'AAAA'), of('AAAAAAAA', 'CCCCAAAA', 'AAAAGGGG', 'CCCCGGGG'), of('ACGTACGT', 'ACGTACGA', 'TTTTTTTT'), of('AAAAAAN', 'AAAACCC', 'AACCAAA', 'GGGGGGG'), of('AAAAAAAAAAAA', 'CCCCCCAAAAAA', 'NNNNNNGGGGGG'), of('AAAAC', 'AAACA', 'AACAA', 'ACAAA', 'CAAAA')];
    while (inputs.length < 20) {
      const base = sequence(rng, 14);
      const other = sprinkled(rng, base, 0.4, 'ACGT');
      inputs.push(of(...Array.from({ length: rng.int(4, 6) }, () => sprinkled(rng, sprinkled(rng, rng.pick([base, other]), 0.12, 'ACGT'), 0.04, 'N-'))));
    }
    return inputs;
  },
  solve({ gaps, threshold, bound, output, ties, single }, isolates: Readonly<Record<string, string>>) {
    const names = Object.keys(isolates).sort();
    const rows = names.map((name) => isolates[name] ?? '');
    const sites = [...(rows[0] ?? '')].map((_, i) => i).filter((i) => gaps === 'pairwise' || rows.every((row) => /[ACGT]/.test(row[i] ?? '')));
    const pairs: { i: number; j: number; snps: number }[] = [];
    for (const [j, b] of rows.entries()) {
      for (const [i, a] of rows.slice(0, j).entries()) {
        const snps = sites.filter((site) => a[site] !== b[site] && !'N-'.includes(a[site] ?? '-') && !'N-'.includes(b[site] ?? '-')).length;
        if (bound === 'below' ? snps < threshold : snps <= threshold) pairs.push({ i, j, snps });
      }
    }
    pairs.sort((a, b) => a.snps - b.snps || (ties === 'first' ? 1 : -1) * (a.i - b.i || a.j - b.j));
    const part = names.map((_, i) => i);
    const links = pairs.filter(({ i, j }) => {
      const [x = 0, y = 0] = [part[i], part[j]];
      for (const [k, own] of part.entries()) if (own === Math.max(x, y)) part[k] = Math.min(x, y);
      return x !== y;
    });
    if (output === 'edges') return links.map(({ i, j, snps }) => [names[i] ?? '', names[j] ?? '', snps]);
    if (output === 'total') return [links.length, links.reduce((sum, { snps }) => sum + snps, 0)];
    return names.map((_, i) => names.filter((_name, k) => part[k] === i)).filter(({ length }) => length > (single === 'kept' ? 0 : 1));
  },
  python: {
    context: ({ threshold }) => code`
      """Genomic epidemiology of outbreaks."""
      from itertools import combinations

      MAX_SNPS = ${threshold}
      BASES = frozenset("ACGT")


      class Partition:
          """Disjoint sets of names."""

          def __init__(self, names):
              self.parent = {name: name for name in names}

          def find(self, name):
              while self.parent[name] != name:
                  name = self.parent[name]
              return name

          def join(self, a, b):
              """Joins the sets of two names; whether they were apart."""
              a, b = self.find(a), self.find(b)
              self.parent[max(a, b)] = min(a, b)
              return a != b


      # <<insert solution here>>
      `,
    reference: ({ gaps, bound, output, ties, single }, name) => code`
      def ${name}(isolates):
          names = sorted(isolates)
          ${gaps === 'core' ? 'columns = [column for column in zip(*(isolates[name] for name in names)) if BASES.issuperset(column)]\nrows = {name: [column[i] for column in columns] for i, name in enumerate(names)}' : 'rows = isolates'}

          def snps(a, b):
              return sum(x != y and x in BASES and y in BASES for x, y in zip(rows[a], rows[b]))

          pairs = [(snps(a, b), a, b) for a, b in combinations(names, 2)]
          pairs = [pair for pair in pairs if pair[0] ${bound === 'below' ? '<' : '<='} MAX_SNPS]
          ${ties === 'last' ? 'pairs.sort(reverse=True)\npairs.sort(key=lambda pair: pair[0])' : 'pairs.sort()'}
          groups = Partition(names)
          links = [[a, b, distance] for distance, a, b in pairs if groups.join(a, b)]
          ${output === 'edges' ? 'return links' : output === 'total' ? 'return [len(links), sum(link[2] for link in links)]' : `clusters = {}
for name in names:
    clusters.setdefault(groups.find(name), []).append(name)
return [cluster for cluster in clusters.values()${single === 'dropped' ? ' if len(cluster) > 1' : ''}]`}
      `,
  },
});
