/** Groups of contigs that read pairs connect. */
import { code, defineFunction } from '../../template.ts';

type Link = readonly [string, string, number];

export const contigGroups = defineFunction({
  id: 'contig-groups',
  difficulty: 2,
  conventions: {
    bound: ['at least', 'above'],
    minimum: [2, 3],
    repeated: ['each', 'summed'],
    alone: ['kept', 'dropped'],
    order: ['largest', 'first'],
    output: ['members', 'sizes', 'labels'],
  },
  excluded: ({ output, order, alone }) => output === 'labels' && alone === 'dropped' && order === 'largest',
  names: ['contig_groups', 'linked_contigs', 'scaffold_groups', 'connected_contigs'],
  describe: ({ bound, repeated, alone, order, output }) => ({
    does: ['groups contigs that are connected by read pairs, directly or over others', 'finds the connected components of contigs linked by read pairs'],
    arguments: [
      { name: 'contigs', type: 'list[str]', meaning: 'the names of all contigs' },
      { name: 'links', type: 'list[list]', meaning: 'the links, each `[contig, contig, number of read pairs]`, in either direction; both contigs are always in the list' },
    ],
    returns: output === 'members' ? 'a list of lists of names; within a group names are in the order of `contigs`' : output === 'sizes' ? 'a list of ints, the number of contigs in each group' : 'a dictionary from the name of each contig that is in a group to the 0-based number of its group',
    rules: [
      repeated === 'each' ? ['Each link is judged by itself, even if the same two contigs are linked several times', 'Several links of the same two contigs are not added up'] : ['The read pairs of all links between the same two contigs, in whichever direction, are added up first', 'Sum the read pairs of links that join the same two contigs, either way round'],
      bound === 'at least' ? ['A link counts with at least MIN_PAIRS read pairs (of the module)', 'Links with fewer than `MIN_PAIRS` read pairs are ignored'] : ['A link counts with more than MIN_PAIRS read pairs (of the module)', 'Links with `MIN_PAIRS` read pairs or fewer are ignored'],
      'A link of a contig to itself connects nothing',
      alone === 'kept' ? ['A contig without a link is a group of its own', 'Contigs that nothing is linked to form groups of one'] : ['Contigs without a link are left out', 'Groups of a single contig are dropped'],
      order === 'first' ? ['Groups are in the order of their first members in `contigs`', 'Order the groups by the contig of each that is first in `contigs`'] : ['The largest group comes first; equal ones are in the order of their first members in `contigs`', 'Order the groups by size, largest first, then by the contig of each that is first in `contigs`'],
    ],
  }),
  inputs(_settings, rng) {
    const names = 'abcdefgh'.split('');
    const inputs: [string[], Link[]][] = [
      [[], []], [['a'], []], [names.slice(0, 4), [['a', 'b', 5], ['c', 'd', 2]]], [names.slice(0, 4), [['b', 'a', 1], ['a', 'b', 1], ['d', 'c', 3]]], [names.slice(0, 6), [['a', 'b', 9], ['f', 'd', 9], ['d', 'e', 4]]], [names.slice(0, 5), [['c', 'c', 9], ['e', 'b', 3], ['b', 'e', 1]]], [['d', 'c', 'b', 'a'], [['a', 'c', 4], ['b', 'd', 4]]],
      [names.slice(0, 6), [['b', 'c', 4], ['d', 'e', 2], ['e', 'f', 2], ['d', 'e', 2]]], [names.slice(0, 3), [['a', 'c', 2], ['c', 'a', 1]]], [names.slice(0, 7), [['a', 'c', 8], ['b', 'd', 8], ['d', 'f', 8], ['f', 'g', 8]]], [names.slice(0, 5), [['a', 'b', 3], ['b', 'c', 2], ['c', 'd', 3]]],
    ];
    while (inputs.length < 20) {
      const own = rng.shuffle(names).slice(0, rng.int(4, 8));
      inputs.push([own, Array.from({ length: rng.int(2, 7) }, (): Link => [rng.pick(own), rng.pick(own), rng.int(1, 6)])]);
    }
    return inputs;
  },
  solve({ bound, minimum, repeated, alone, order, output }, contigs: readonly string[], links: readonly Link[]) {
    const sums = new Map<string, { readonly a: string; readonly b: string; pairs: number }>();
    for (const [i, [a, b, pairs]] of links.entries()) {
      const key = repeated === 'each' ? String(i) : [a, b].sort().join(' ');
      const sum = sums.get(key) ?? { a, b, pairs: 0 };
      sum.pairs += pairs;
      sums.set(key, sum);
    }
    const label = new Map(contigs.map((name, i) => [name, i]));
    for (const { a, b, pairs } of sums.values()) {
      if (bound === 'at least' ? pairs < minimum : pairs <= minimum) continue;
      const [x = 0, y = 0] = [label.get(a), label.get(b)];
      for (const name of contigs) if (label.get(name) === Math.max(x, y)) label.set(name, Math.min(x, y));
    }
    const groups = contigs.map((_, i) => contigs.filter((name) => label.get(name) === i)).filter(({ length }) => length > (alone === 'dropped' ? 1 : 0));
    if (order === 'largest') groups.sort((a, b) => b.length - a.length);
    if (output === 'members') return groups;
    return output === 'sizes' ? groups.map(({ length }) => length) : Object.fromEntries(groups.flatMap((group, i) => group.map((name) => [name, i])));
  },
  python: {
    context: ({ minimum }) => code`
      """Scaffolding by read pairs."""
      from collections import Counter, defaultdict

      MIN_PAIRS = ${minimum}


      def neighbours(pairs):
          """For each node those to which it is joined."""
          found = defaultdict(set)
          for a, b in pairs:
              found[a].add(b)
              found[b].add(a)
          return found


      # <<insert solution here>>


      def n_groups(labels):
          return len(set(labels.values()))
      `,
    reference: ({ bound, repeated, alone, order, output }, name) => code`
      def ${name}(contigs, links):
          ${repeated === 'summed' ? 'counts = Counter()\nfor a, b, pairs in links:\n    counts[min(a, b), max(a, b)] += pairs\nlinks = [(a, b, pairs) for (a, b), pairs in counts.items()]' : ''}
          near = neighbours((a, b) for a, b, pairs in links if pairs ${bound === 'at least' ? '>=' : '>'} MIN_PAIRS)
          groups, seen = [], set()
          for start in contigs:
              if start in seen:
                  continue
              reached, stack = {start}, [start]
              while stack:
                  for other in near[stack.pop()] - reached:
                      reached.add(other)
                      stack.append(other)
              seen |= reached
              groups.append([contig for contig in contigs if contig in reached])
          ${alone === 'dropped' ? 'groups = [group for group in groups if len(group) > 1]' : ''}
          ${order === 'largest' ? 'groups.sort(key=len, reverse=True)' : ''}
          return ${output === 'members' ? 'groups' : output === 'sizes' ? '[len(group) for group in groups]' : '{contig: i for i, group in enumerate(groups) for contig in group}'}
      `,
  },
  javascript: {
    context: ({ minimum }) => code`
      // Scaffolding by read pairs.
      const MIN_PAIRS = ${minimum};

      // <<insert solution here>>

      const nGroups = (labels) => new Set(Object.values(labels)).size;
      `,
    reference: ({ bound, repeated, alone, order, output }, name) => code`
      function ${name}(contigs, links) {
        const strong = [];
        for (const [a, b, pairs] of links) {
          const same = strong.find((link) => ${repeated === 'each' ? 'false' : '(link.a === a && link.b === b) || (link.a === b && link.b === a)'});
          if (same) same.pairs += pairs;
          else strong.push({ a, b, pairs });
        }
        const near = strong.filter(({ pairs }) => pairs ${bound === 'at least' ? '>=' : '>'} MIN_PAIRS);
        const seen = new Set();
        const groups = [];
        const visit = (contig, found) => {
          if (seen.has(contig)) return;
          seen.add(contig);
          found.push(contig);
          for (const { a, b } of near) {
            if (a === contig) visit(b, found);
            if (b === contig) visit(a, found);
          }
        };
        for (const contig of contigs) {
          const found = [];
          visit(contig, found);
          if (found.length > ${alone === 'dropped' ? 1 : 0}) groups.push(found.sort((a, b) => contigs.indexOf(a) - contigs.indexOf(b)));
        }
        ${order === 'largest' ? 'groups.sort((a, b) => b.length - a.length);' : ''}
        ${output === 'members' ? 'return groups;' : output === 'sizes' ? 'return groups.map((group) => group.length);' : 'return Object.fromEntries(groups.flatMap((group, i) => group.map((contig) => [contig, i])));'}
      }
      `,
  },
});
