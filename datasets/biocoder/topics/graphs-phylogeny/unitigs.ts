/** Unitigs of a de Bruijn graph (Pevzner PA, Tang H, Waterman MS. Proc Natl Acad Sci USA 2001;98:9748). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const flip = (bases: string): string => [...bases].reverse().map((base) => 'TGCA'['ACGT'.indexOf(base)]).join('');

export const unitigs = defineFunction({
  id: 'unitigs',
  difficulty: 5,
  conventions: {
    minimum: [1, 2],
    circles: ['kept', 'left out'],
    unknown: ['splits', 'read dropped'],
    strands: ['one', 'both'],
    order: ['alphabetical', 'longest first'],
    output: ['sequences', 'with coverage'],
  },
  names: ['unitigs', 'find_unitigs', 'assemble_unitigs', 'compact_graph'],
  describe: ({ circles, unknown, strands, order, output }) => ({
    does: ['assembles the unitigs of a set of reads by their de Bruijn graph', 'builds the de Bruijn graph of reads and gives its unbranched paths (unitigs)'],
    arguments: [
      { name: 'reads', type: 'list[str]', meaning: 'the reads, of A, C, G, T and N' },
      { name: 'k', type: 'int', meaning: 'the length of the k-mers, at least 2' },
    ],
    returns: output === 'sequences' ? 'a list of the sequences of the unitigs' : 'a list of lists `[sequence, coverage]`, where the coverage is the mean count of the k-mers of the unitig, not rounded',
    rules: [
      unknown === 'splits' ? ['k-mers with an N do not count', 'Skip each k-mer that holds an N'] : ['A read with an N does not count at all', 'Drop reads that hold an N'],
      ...(strands === 'both' ? [['Every read counts a second time as its reverse complement', 'Add the reverse complement of each read to the reads'] as const] : []),
      ['k-mers are counted over all reads, and those with a count below MIN_COUNT (of the module) are removed', 'Count the k-mers of the reads and keep those seen at least `MIN_COUNT` times'],
      ['Each k-mer that remains is an edge from its first k - 1 bases to its last k - 1 bases, once, whatever its count', 'The graph has an edge for every distinct k-mer kept, from its prefix to its suffix of k - 1 bases'],
      ['A unitig is a longest path of edges between inner nodes that have exactly one edge in and one edge out; only its two end nodes may be otherwise', 'Unitigs are maximal paths, each of whose inner nodes has one incoming and one outgoing edge'],
      circles === 'kept' ? ['A circle of edges all of whose nodes have one edge in and one out is a unitig, too: it begins and ends with its alphabetically smallest node', 'Isolated circles (all nodes with one edge in and one out) count, written from their smallest node back to that node'] : ['A circle of edges all of whose nodes have one edge in and one out is left out', 'Isolated circles, without a node where paths begin or end, give no unitig'],
      ['Its sequence is that of the first node and the last base of each further node', 'A unitig is spelt by its first node and then one base for each edge'],
      order === 'alphabetical' ? ['Unitigs are in alphabetical order', 'Sort the unitigs alphabetically'] : ['The longest unitig comes first; those of the same length are in alphabetical order', 'Sort by length, longest first, then alphabetically'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], number][] = [[[], 3], [['AC'], 3], [['ACGTT'], 3], [['ACGTT', 'ACGTT'], 3], [['AACCGG', 'AACCTT'], 3], [['ACGACG'], 3], [['ACGACGA', 'TTGG'], 3], [['AACNGGTT', 'AACGG', 'AACGG'], 3], [['AAAA', 'AAAA'], 3], [['TTGCAT', 'TTGCAT', 'AACC', 'AACC'], 3], [['GATTACAG', 'GATTACAG', 'TTACCC'], 4], [['TTGCATTGCATT', 'CCAGG', 'TTGCA'], 4], [['ACCTGA', 'NCCTGA', 'CCTGATN'], 3], [['CAGAC', 'CAGAC', 'CAGTC'], 2]];
    while (inputs.length < 20) {
      const genome = sequence(rng, rng.int(12, 20));
      const k = rng.int(3, 5);
      inputs.push([Array.from({ length: rng.int(3, 6) }, () => { const start = rng.int(0, genome.length - 7); return sprinkled(rng, genome.slice(start, start + rng.int(6, 10)), 0.03, 'N'); }), k]);
    }
    return inputs;
  },
  solve({ minimum, circles, unknown, strands, order, output }, reads: readonly string[], k: number) {
    const counts = new Map<string, number>();
    const usable = reads.filter((read) => unknown === 'splits' || !read.includes('N'));
    const add = (read: string): void => {
      for (let i = 0; i + k <= read.length; i++) {
        const kmer = read.slice(i, i + k);
        if (!kmer.includes('N')) counts.set(kmer, (counts.get(kmer) ?? 0) + 1);
      }
    };
    for (const read of usable) {
      add(read);
      // A stretch between two N is flipped by itself, which gives the same k-mers.
      if (strands === 'both') read.split('N').map(flip).forEach(add);
    }
    const kmers = [...counts.keys()].filter((kmer) => (counts.get(kmer) ?? 0) >= minimum).sort();
    const out = new Map<string, string[]>();
    const into = new Map<string, number>();
    for (const kmer of kmers) {
      out.set(kmer.slice(0, -1), [...out.get(kmer.slice(0, -1)) ?? [], kmer]);
      into.set(kmer.slice(1), (into.get(kmer.slice(1)) ?? 0) + 1);
    }
    const through = (node: string): boolean => into.get(node) === 1 && out.get(node)?.length === 1;
    const used = new Set<string>();
    const found: [string, number][] = [];
    const follow = (first: string): void => {
      let [text, total, edges, edge] = [first, 0, 0, first];
      for (;;) {
        used.add(edge);
        total += counts.get(edge) ?? 0;
        edges++;
        const next = out.get(edge.slice(1))?.[0];
        if (!through(edge.slice(1)) || next === undefined || used.has(next)) break;
        edge = next;
        text += edge.slice(-1);
      }
      found.push([text, total / edges]);
    };
    for (const kmer of kmers) if (!through(kmer.slice(0, -1))) follow(kmer);
    if (circles === 'kept') for (const kmer of kmers) if (!used.has(kmer)) follow(kmer);
    found.sort(([a], [b]) => (order === 'longest first' ? b.length - a.length : 0) || (a < b ? -1 : Number(a > b)));
    return output === 'sequences' ? found.map(([text]) => text) : found;
  },
  python: {
    context: ({ minimum }) => code`
      """A toy assembler."""
      from collections import Counter, defaultdict
      from statistics import fmean

      MIN_COUNT = ${minimum}
      COMPLEMENT = str.maketrans("ACGTN", "TGCAN")


      def reverse_complement(read):
          return read.translate(COMPLEMENT)[::-1]


      def kmers(read, k):
          return [read[i:i + k] for i in range(len(read) - k + 1)]


      # <<insert solution here>>


      def n50(sequences):
          lengths = sorted(map(len, sequences), reverse=True)
          covered = 0
          for length in lengths:
              covered += length
              if 2 * covered >= sum(lengths):
                  return length
          return 0
      `,
    reference: ({ circles, unknown, strands, order, output }, name) => code`
      def ${name}(reads, k):
          ${unknown === 'read dropped' ? 'reads = [read for read in reads if "N" not in read]' : ''}
          ${strands === 'both' ? 'reads = reads + [reverse_complement(read) for read in reads]' : ''}
          counts = Counter(kmer for read in reads for kmer in kmers(read, k) if "N" not in kmer)
          counts = {kmer: count for kmer, count in counts.items() if count >= MIN_COUNT}
          out, into = defaultdict(list), defaultdict(list)
          for kmer in counts:
              out[kmer[:-1]].append(kmer)
              into[kmer[1:]].append(kmer)

          def is_inner(node):
              return len(out[node]) == len(into[node]) == 1

          # Paths of single edges, joined at each inner node; what closes on itself is a circle.
          path_of = {kmer: [kmer] for kmer in counts}
          rings = []
          for node in sorted(set(out) | set(into), reverse=True):
              if is_inner(node):
                  before, after = path_of[into[node][0]], path_of[out[node][0]]
                  if before is after:
                      rings.append(before)
                      continue
                  before += after
                  for kmer in after:
                      path_of[kmer] = before
          paths = list({id(path): path for path in path_of.values()}.values())
          ${circles === 'left out' ? 'paths = [path for path in paths if not any(path is ring for ring in rings)]' : ''}
          found = []
          for path in paths:
              if any(path is ring for ring in rings):
                  start = path.index(min(path, key=lambda kmer: kmer[:-1]))
                  path = path[start:] + path[:start]
              found.append([path[0] + "".join(kmer[-1] for kmer in path[1:]), fmean(counts[kmer] for kmer in path)])
          found.sort(${order === 'longest first' ? 'key=lambda pair: (-len(pair[0]), pair[0])' : ''})
          return ${output === 'sequences' ? '[text for text, _ in found]' : 'found'}
      `,
  },
});
