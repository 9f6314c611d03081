/** Deduplication by unique molecular identifiers (Smith, Heger and Sudbery, Genome Res 27:491-499, 2017). */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const umiGroups = defineFunction({
  id: 'umi-groups',
  difficulty: 5,
  conventions: {
    method: ['unique', 'cluster', 'adjacency', 'directional'],
    distance: [1, 2],
    result: ['number', 'groups', 'representatives'],
    unknown: ['left out', 'kept'],
    ratio: [2, 3],
  },
  excluded: ({ method, distance, ratio }) => (method === 'unique' && distance > 1) || (method !== 'directional' && ratio > 2),
  names: ['group_umis', 'umi_groups', 'deduplicate_umis', 'count_molecules'],
  describe: ({ method, distance, result, unknown, ratio }) => ({
    does: ['groups the unique molecular identifiers seen at one position, so that errors do not count as molecules', `collapses UMIs by the ${method} method`],
    arguments: [{ name: 'counts', type: 'dict[str, int]', meaning: 'reads by UMI, of A, C, G, T and N, all of one length; counts are at least 1' }],
    returns: result === 'number' ? 'a list of two ints: the number of groups, and the reads of the largest group (by reads)' : result === 'groups' ? 'a list of groups, each a list of UMIs: the groups in the order in which they were begun, the UMIs of a group in alphabetical order' : 'the first UMI of each group, in the order in which the groups were begun',
    rules: [
      unknown === 'left out' ? ['UMIs with an N are left out', 'Drop UMIs that hold an N'] : ['N is a letter like the others', 'UMIs with an N are kept, and N differs from any base'],
      ['UMIs are gone through from the most frequent on, equally frequent ones in alphabetical order', 'Sort UMIs by count (largest first), then alphabetically'],
      ...(method === 'unique' ? [['Every UMI is a group of its own', 'Each distinct UMI is one molecule'] as const] : [
        [`Two UMIs are neighbours if they differ in at most ${distance} ${distance === 1 ? 'position' : 'positions'}`, `UMIs at a Hamming distance of ${distance}${distance === 1 ? '' : ' or less'} are neighbours`] as const,
        method === 'cluster' ? ['A UMI that is in no group yet begins one, with everything that can be reached from it over neighbours', 'Groups are the connected components of the neighbour graph, begun by their first UMI in that order'] as const
          : method === 'adjacency' ? ['A UMI that is in no group yet begins one, and takes its neighbours that are in no group yet, not their neighbours', 'Each ungrouped UMI in turn starts a group with those of its direct neighbours that are still ungrouped'] as const
            : [`A UMI that is in no group yet begins one; the group takes from each of its members, in turn, every ungrouped neighbour b of it, a being that member, with count(a) >= ${ratio} count(b) - 1, until it grows no more`, `Draw an edge from a to a neighbour b if count(a) >= ${ratio} * count(b) - 1; each ungrouped UMI in turn starts a group with all ungrouped UMIs that can be reached along edges`] as const,
      ]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Record<string, number>][] = [[{}], [{ ACGT: 5 }], [{ ACGT: 456, ACGA: 2, ACTA: 1, TCTA: 72, TTTT: 90 }], [{ AAAA: 10, AAAC: 5, AACC: 4, ACCC: 3 }], [{ AAAA: 10, AAAT: 6, AATT: 5, TTTT: 1 }], [{ AANA: 4, AAAA: 9 }], [{ NNNN: 3 }], [{ ACAC: 3, ACAG: 2, ACGG: 1, CCGG: 1 }], [{ GGGG: 7, GGGA: 4, GGAA: 2, GAAA: 1, AAAA: 1 }], [{ CCCC: 20, CCGG: 3, GGGG: 18 }], [{ AAAA: 8, AAAC: 3, AAAG: 1 }], [{ TTTT: 5, TTTA: 3, TTAA: 2, CCCC: 5 }]];
    while (inputs.length < 20) {
      const counts: Record<string, number> = {};
      for (let i = rng.int(1, 3); i > 0; i--) {
        const umi = sequence(rng, 5);
        counts[umi] = rng.int(5, 40);
        for (let k = rng.int(0, 4); k > 0; k--) { const at = rng.int(0, 4); counts[`${umi.slice(0, at)}${sequence(rng, 1, 'ACGTN')}${umi.slice(at + 1)}`] ??= rng.int(1, 9); }
      }
      inputs.push([counts]);
    }
    return inputs;
  },
  solve({ method, distance, result, unknown, ratio }, counts: Record<string, number>) {
    const of = (umi: string): number => counts[umi] ?? 0;
    const order = Object.keys(counts).filter((umi) => unknown === 'kept' || !umi.includes('N')).toSorted((a, b) => of(b) - of(a) || (a < b ? -1 : 1));
    const near = (a: string, b: string): boolean => method !== 'unique' && [...a].filter((letter, i) => letter !== b[i]).length <= distance;
    const grouped = new Set<string>();
    const groups: string[][] = [];
    for (const first of order) {
      if (grouped.has(first)) continue;
      const group = [first];
      grouped.add(first);
      for (const [at, member] of group.entries()) {
        if (method === 'adjacency' && at > 0) break;
        for (const other of order) {
          if (grouped.has(other) || !near(member, other) || (method === 'directional' && of(member) < ratio * of(other) - 1)) continue;
          grouped.add(other);
          group.push(other);
        }
      }
      groups.push(group);
    }
    return result === 'number' ? [groups.length, Math.max(0, ...groups.map((group) => group.reduce((sum, umi) => sum + of(umi), 0)))] : result === 'groups' ? groups.map((group) => group.toSorted()) : groups.map(([first = '']) => first);
  },
  python: {
    context: () => code`
      """Counting molecules rather than reads."""
      from collections import deque


      def hamming(a, b):
          return sum(x != y for x, y in zip(a, b))


      # <<insert solution here>>


      def amplification(counts, molecules):
          """Mean number of reads of a molecule."""
          return sum(counts.values()) / molecules if molecules else 0.0
      `,
    reference: ({ method, distance, result, unknown, ratio }, name) => code`
      def ${name}(counts):
          left = sorted((umi for umi in counts${unknown === 'kept' ? '' : ' if "N" not in umi'}), key=lambda umi: (-counts[umi], umi))
          groups = []
          while left:
              first = left.pop(0)
              group, queue = [first], deque([first])
              while queue:
                  a = queue.popleft()
                  found = [b for b in left if ${method === 'unique' ? 'False' : `hamming(a, b) <= ${distance}${method === 'directional' ? ` and counts[a] >= ${ratio} * counts[b] - 1` : ''}`}]
                  left = [b for b in left if b not in found]
                  group += found
                  ${method === 'adjacency' ? '' : 'queue.extend(found)'}
              groups.append(group)
          return ${result === 'number' ? '[len(groups), max((sum(counts[umi] for umi in group) for group in groups), default=0)]' : result === 'groups' ? '[sorted(group) for group in groups]' : '[group[0] for group in groups]'}
      `,
  },
});
