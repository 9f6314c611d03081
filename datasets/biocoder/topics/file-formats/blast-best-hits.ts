/** Best hits of BLAST's tabular output (-outfmt 6; Camacho et al., BMC Bioinformatics 10:421, 2009). */
import { code, defineFunction } from '../../template.ts';

export const blastBestHits = defineFunction({
  id: 'blast-best-hits',
  difficulty: 3,
  conventions: {
    by: ['bit score', 'e-value', 'identity'],
    ties: ['first line', 'all', 'subject'],
    limit: ['e-value below', 'e-value up to'],
    coverage: [0, 50],
    self: ['kept', 'left out'],
  },
  names: ['best_hits', 'top_hits', 'best_blast_hits', 'filter_hits'],
  describe: ({ by, ties, limit, coverage, self }) => ({
    does: ['picks the best hit of each query from the tabular output of BLAST', 'reads BLAST results (outfmt 6) and keeps the best subject of each query'],
    arguments: [
      { name: 'lines', type: 'list[str]', meaning: 'lines of twelve tab-separated fields, named in `FIELDS` of the module; lines that begin with # are comments' },
      { name: 'lengths', type: 'dict[str, int]', meaning: 'the length of each query in residues' },
    ],
    returns: ties === 'all' ? 'a dict from query to a list of its best subjects, without repetitions, in the order of the lines' : 'a dict from query to its best subject',
    rules: [
      limit === 'e-value below' ? ['Only hits with an e-value below `MAX_EVALUE` (1e-5) count', 'Keep hits whose e-value is less than `MAX_EVALUE` = 1e-5'] : ['Only hits with an e-value of at most `MAX_EVALUE` (1e-5) count', 'Keep hits with e-value <= `MAX_EVALUE` = 1e-5'],
      coverage === 0 ? ['How much of the query a hit covers plays no part', 'There is no condition on coverage'] : [`A hit must cover at least ${coverage} % of its query: qend - qstart + 1 over the query's length`, `Drop hits that cover less than ${coverage} % of the query (qstart to qend, both included)`],
      self === 'kept' ? ['A hit of a query on itself counts', 'Do not drop self hits'] : ['A hit of a query on the subject of the same name does not count', 'Ignore self hits (query and subject identical)'],
      { 'bit score': ['The best hit has the highest bit score', 'Rank by bit score'], 'e-value': ['The best hit has the lowest e-value; among equal ones the highest bit score', 'Rank by e-value, then by bit score'], identity: ['The best hit has the highest percent identity; among equal ones the longest alignment', 'Rank by percent identity, then by the length of the alignment'] }[by] as [string, string],
      ties === 'first line' ? ['Of hits that are still equal the first line counts', 'Break remaining ties by the order of the lines'] : ties === 'subject' ? ['Of hits that are still equal the subject counts whose name sorts first', 'Break remaining ties by the name of the subject, the alphabetically first one winning'] : ['Hits that are still equal are all kept', 'Keep all hits that tie for the best'],
      ['A query without a hit that counts has no entry', 'Queries with no remaining hit are absent'],
    ],
  }),
  inputs(_settings, rng) {
    const line = (query: string, subject: string, identity: number, length: number, start: number, end: number, evalue: string, bits: number): string => [query, subject, identity, length, 0, 0, start, end, 1, length, evalue, bits].join('\t');
    const lengths = { q1: 100, q2: 80, q3: 50 };
    const inputs: [string[], Record<string, number>][] = [
      [[], {}], [['# BLASTP'], lengths], [[line('q1', 's1', 90, 80, 1, 80, '1e-30', 150), line('q1', 's2', 95, 60, 1, 60, '1e-20', 120)], lengths], [[line('q1', 'sB', 90, 80, 1, 80, '1e-30', 150), line('q1', 'sA', 90, 80, 1, 80, '1e-30', 150), line('q1', 'sB', 90, 80, 1, 80, '1e-30', 150)], lengths], [[line('q2', 's', 99, 30, 1, 30, '1e-12', 90)], lengths],
      [[line('q2', 's', 80, 40, 41, 80, '1e-05', 45)], lengths], [[line('q1', 'q1', 100, 100, 1, 100, '0.0', 300), line('q1', 's4', 60, 90, 5, 94, '2e-9', 70)], lengths], [[line('q3', 'q3', 100, 50, 1, 50, '0.0', 99)], lengths], [[line('q1', 's1', 50, 70, 1, 70, '1e-3', 30)], lengths],
      [[line('q1', 'x', 70, 60, 1, 60, '1e-9', 80), line('q1', 'y', 71, 60, 1, 60, '1e-9', 79), line('q1', 'z', 70, 60, 1, 60, '1e-10', 78)], lengths], [[line('q1', 'sZ', 88, 70, 1, 70, '3e-15', 99), line('q1', 'sC', 88, 70, 2, 71, '3e-15', 99)], lengths], [[line('q1', 'low', 99, 49, 1, 49, '1e-40', 200), line('q1', 'wide', 70, 90, 1, 90, '1e-20', 100)], lengths],
    ];
    while (inputs.length < 18) inputs.push([Array.from({ length: rng.int(3, 9) }, () => { const start = rng.int(1, 20); return line(rng.pick(['q1', 'q2', 'q3']), rng.pick(['s1', 's2', 's3', 'q1', 'q2']), rng.int(40, 100), rng.int(20, 80), start, start + rng.int(10, 29), rng.pick(['0.0', '1e-50', '2e-12', '1e-05', '0.003', '3e-6']), rng.int(40, 260)); }), lengths]);
    return inputs;
  },
  solve({ by, ties, limit, coverage, self }, lines: string[], lengths: Record<string, number>) {
    const best = new Map<string, { subjects: string[]; rank: readonly [number, number] }>();
    for (const line of lines) {
      if (line.startsWith('#')) continue;
      const [query = '', subject = '', identity, length, , , start, end, , , evalue, bits] = line.split('\t');
      const e = Number(evalue);
      if (limit === 'e-value below' ? e >= 1e-5 : e > 1e-5) continue;
      if ((100 * (Number(end) - Number(start) + 1)) / (lengths[query] ?? 1) < coverage || (self === 'left out' && query === subject)) continue;
      const rank = by === 'bit score' ? [Number(bits), 0] as const : by === 'e-value' ? [-e, Number(bits)] as const : [Number(identity), Number(length)] as const;
      const known = best.get(query);
      const order = known === undefined ? 1 : rank[0] - known.rank[0] || rank[1] - known.rank[1];
      if (order > 0) best.set(query, { subjects: [subject], rank });
      else if (order === 0) known?.subjects.push(subject);
    }
    return Object.fromEntries([...best].map(([query, { subjects }]) => [query, ties === 'all' ? [...new Set(subjects)] : ties === 'subject' ? subjects.toSorted()[0] ?? '' : subjects[0] ?? '']));
  },
  python: {
    context: () => code`
      """Homology searches."""
      from collections import defaultdict

      FIELDS = ("query", "subject", "identity", "length", "mismatches", "gaps", "qstart", "qend", "sstart", "send", "evalue", "bits")
      MAX_EVALUE = 1e-5


      def read_hit(line):
          """A line as a dict: query and subject as text, everything else as numbers."""
          fields = line.split("\t")
          return {name: text if name in ("query", "subject") else float(text) for name, text in zip(FIELDS, fields)}


      # <<insert solution here>>


      def reciprocal(forward, backward):
          """Pairs that are each other's best hit."""
          return sorted((a, b) for a, b in forward.items() if backward.get(b) == a)
      `,
    reference: ({ by, ties, limit, coverage, self }, name) => code`
      def ${name}(lines, lengths):
          hits = defaultdict(list)
          for line in lines:
              if line.startswith("#"):
                  continue
              hit = read_hit(line)
              covered = 100 * (hit["qend"] - hit["qstart"] + 1) / lengths[hit["query"]]
              if hit["evalue"] ${limit === 'e-value below' ? '<' : '<='} MAX_EVALUE and covered >= ${coverage}${self === 'kept' ? '' : ' and hit["query"] != hit["subject"]'}:
                  hits[hit["query"]].append(hit)
          rank = lambda hit: ${by === 'bit score' ? 'hit["bits"]' : by === 'e-value' ? '(-hit["evalue"], hit["bits"])' : '(hit["identity"], hit["length"])'}
          best = {}
          for query, found in hits.items():
              top = max(map(rank, found))
              subjects = list(dict.fromkeys(hit["subject"] for hit in found if rank(hit) == top))
              best[query] = ${ties === 'all' ? 'subjects' : ties === 'subject' ? 'min(subjects)' : 'subjects[0]'}
          return best
      `,
  },
});
