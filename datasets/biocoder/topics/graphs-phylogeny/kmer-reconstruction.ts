/** A sequence from its k-mers by an Eulerian path (Pevzner PA. J Biomol Struct Dyn 1989;7:63; Hierholzer C. Math Ann 1873;6:30). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const kmerReconstruction = defineFunction({
  id: 'kmer-reconstruction',
  difficulty: 5,
  conventions: {
    repeated: ['each', 'once'],
    choice: ['smallest', 'largest'],
    impossible: ['error', 'none', 'empty'],
    circle: ['open', 'closed'],
    output: ['sequence', 'nodes', 'k-mers'],
  },
  names: ['reconstruct', 'eulerian_sequence', 'sequence_from_kmers', 'assemble_kmers'],
  describe: ({ repeated, choice, impossible, circle, output }) => ({
    does: ['reconstructs a sequence from all of its k-mers', 'orders k-mers so that each overlaps the next by all but one base, using every one of them'],
    arguments: [{ name: 'kmers', type: 'list[str]', meaning: 'the k-mers in any order, all of the same length of at least 2' }],
    returns: output === 'sequence' ? 'the sequence as a text' : output === 'nodes' ? 'the list of the nodes on the way, one more than there are edges' : 'the list of the k-mers in their order',
    rules: [
      repeated === 'each' ? ['A k-mer that is listed several times is used as often', 'Repeated k-mers are several edges'] : ['A k-mer that is listed several times is used once', 'Repetitions of a k-mer are ignored'],
      ['Each k-mer is an edge from its first k - 1 bases to its last k - 1 bases; wanted is a way that goes along every edge exactly once', 'In the graph whose edges lead from the first to the last k - 1 bases of each k-mer, find an Eulerian path'],
      [`Of several ways take the one whose list of nodes is the alphabetically ${choice} (compared node by node), beginning with its first node`, `If there are several, take the ${choice} by the list of nodes (node by node, plain comparison of characters)`],
      ...(circle === 'closed' && output === 'sequence' ? [['If the way ends at the node where it began, the sequence is circular: its last k - 1 bases, which repeat the first ones, are left off', 'For a closed way, cut off the last k - 1 bases, so that the circle is written once'] as const] : output === 'sequence' ? [['The sequence is written out to its last base, even if the way ends where it began', 'A closed way is written like any other, with the repeated bases at its end'] as const] : circle === 'closed' ? [[`If the way ends at the node where it began, ${output === 'nodes' ? 'the last node is left off' : 'the first k-mer is put at the end again'}`, `Where the way is closed, ${output === 'nodes' ? 'drop the last node, which repeats the first' : 'repeat the first k-mer at the end'}`] as const] : ['Nothing special is done for a way that ends where it began'] as const),
      impossible === 'error' ? ['If there is no such way, or no k-mer, raise ValueError', 'Raise ValueError without k-mers or where they cannot all be used'] : impossible === 'none' ? ['If there is no such way, or no k-mer, the result is None', 'Return None without k-mers or where they cannot all be used'] : [`If there is no such way, or no k-mer, the result is ${output === 'sequence' ? 'the empty text' : 'an empty list'}`, `Give ${output === 'sequence' ? 'an empty text' : '[]'} without k-mers or where they cannot all be used`],
    ],
  }),
  inputs(_settings, rng) {
    const cut = (text: string, k: number): string[] => Array.from({ length: text.length - k + 1 }, (_, i) => text.slice(i, i + k));
    const inputs: [string[]][] = [[[]], [['ACG']], [cut('ACGTTC', 3)], [['ACG', 'TTT', 'GGA']], [['ACG', 'CGA', 'GAC']], [['ACG', 'ACG']], [['AAA', 'AAA', 'AAT']], [cut('TACAGATACC', 3)], [cut('GAGCGAGT', 2)], [['AC', 'CA', 'GT', 'TG']], [['AC', 'CA', 'AG', 'GA']], [['ACT', 'CTA', 'TAC', 'ACT']], [cut('ATGGCGTGCA', 3)]];
    while (inputs.length < 20) {
      const k = rng.int(3, 4);
      const text = sequence(rng, rng.int(7, 12), 'ACG');
      inputs.push([rng.shuffle(cut(rng.chance(0.3) ? text + text.slice(0, k - 1) : text, k))]);
    }
    return inputs;
  },
  solve({ repeated, choice, impossible, circle, output }, kmers: readonly string[]) {
    const edges = repeated === 'once' ? [...new Set(kmers)] : [...kmers];
    const failed = () => {
      if (impossible === 'error') throw new Raises('ValueError');
      return impossible === 'none' ? null : output === 'sequence' ? '' : [];
    };
    const out = new Map<string, string[]>();
    const balance = new Map<string, number>();
    for (const edge of edges) {
      const [from, to] = [edge.slice(0, -1), edge.slice(1)];
      out.set(from, [...out.get(from) ?? [], to]);
      balance.set(from, (balance.get(from) ?? 0) + 1);
      balance.set(to, (balance.get(to) ?? 0) - 1);
    }
    // Next ones are taken from the end: Hierholzer's way then is the smallest (or largest) of all.
    for (const list of out.values()) list.sort((a, b) => (choice === 'smallest' ? (a < b ? 1 : -1) : a < b ? -1 : 1));
    const uneven = [...balance].filter(([, value]) => value !== 0);
    const begin = uneven.find(([, value]) => value === 1)?.[0];
    if (edges.length === 0 || uneven.length > 2 || uneven.some(([, value]) => Math.abs(value) > 1)) return failed();
    const starts = [...out.keys()].sort();
    const stack = [begin ?? (choice === 'smallest' ? starts[0] : starts.at(-1)) ?? ''];
    const nodes: string[] = [];
    while (stack.length > 0) {
      const next = out.get(stack.at(-1) ?? '')?.pop();
      if (next === undefined) nodes.unshift(stack.pop() ?? '');
      else stack.push(next);
    }
    if (nodes.length !== edges.length + 1) return failed();
    const closed = nodes[0] === nodes.at(-1) && circle === 'closed';
    if (output === 'nodes') return closed ? nodes.slice(0, -1) : nodes;
    const path = nodes.slice(1).map((node, i) => `${nodes[i]?.[0] ?? ''}${node}`);
    if (output === 'k-mers') return closed ? [...path, path[0] ?? ''] : path;
    const text = `${nodes[0] ?? ''}${nodes.slice(1).map((node) => node.slice(-1)).join('')}`;
    return closed ? text.slice(0, edges.length) : text;
  },
  python: {
    context: () => code`
      """Sequencing by hybridisation: the spectrum of a probe array, put in order."""
      from collections import Counter


      def prefix(kmer):
          return kmer[:-1]


      def suffix(kmer):
          return kmer[1:]


      # <<insert solution here>>


      def spectrum(sequence, k):
          return sorted(sequence[i:i + k] for i in range(len(sequence) - k + 1))
      `,
    reference: ({ repeated, choice, impossible, circle, output }, name) => code`
      def ${name}(kmers):
          left = Counter(${repeated === 'each' ? 'kmers' : 'set(kmers)'})
          size = sum(left.values())

          def ends(node):
              """Whether nothing that is left can be reached no more."""
              reached, stack = set(), [node]
              while stack:
                  here = stack.pop()
                  for kmer in left:
                      if left[kmer] and prefix(kmer) == here and kmer not in reached:
                          reached.add(kmer)
                          stack.append(suffix(kmer))
              return all(kmer in reached for kmer in left if left[kmer])

          def extend(path, used):
              if used == size:
                  return path
              for kmer in sorted(left, reverse=${choice === 'largest' ? 'True' : 'False'}):
                  if left[kmer] and prefix(kmer) == path[-1]:
                      left[kmer] -= 1
                      found = extend(path + [suffix(kmer)], used + 1) if ends(suffix(kmer)) else None
                      left[kmer] += 1
                      if found:
                          return found
              return None

          surplus = Counter(map(prefix, left.elements()))
          surplus.subtract(map(suffix, left.elements()))
          possible = sum(map(abs, surplus.values())) <= 2
          starts = [node for node in surplus if surplus[node] == 1] or sorted(set(map(prefix, left)), reverse=${choice === 'largest' ? 'True' : 'False'})
          path = next(filter(None, (extend([start], 0) for start in starts)), None) if size and possible else None
          if not path:
              ${impossible === 'error' ? 'raise ValueError("no way through all k-mers")' : impossible === 'none' ? 'return None' : `return ${output === 'sequence' ? '""' : '[]'}`}
          closed = path[0] == path[-1]
          ${output === 'nodes' ? `return path${circle === 'closed' ? '[:-1] if closed else path' : ''}` : output === 'k-mers' ? `order = [a + b[-1] for a, b in zip(path, path[1:])]\nreturn order${circle === 'closed' ? ' + order[:1] if closed else order' : ''}` : `sequence = path[0] + "".join(node[-1] for node in path[1:])\nreturn sequence${circle === 'closed' ? '[:-len(path[0])] if closed else sequence' : ''}`}
      `,
  },
});
