/** Strandedness of an RNA library (Wang, Wang and Li, Bioinformatics 28:2184-2185, 2012). */
import { code, defineFunction } from '../../template.ts';

type Read = [number, string, number];
type Gene = [number, number, string];

export const strandSpecificity = defineFunction({
  id: 'strand-specificity',
  difficulty: 3,
  conventions: {
    mates: ['as read', 'second turned'],
    overlap: ['start of the read', 'any base'],
    several: ['left out', 'agreeing strands'],
    threshold: [0.75, 0.9],
    least: [1, 4],
    result: ['call and share', 'call, share and number'],
  },
  names: ['infer_strandedness', 'strand_specificity', 'library_type', 'call_strandedness'],
  describe: ({ mates, overlap, several, threshold, least, result }) => ({
    does: ['infers whether an RNA library is stranded from reads and genes', 'calls the strandedness of a library'],
    arguments: [
      { name: 'reads', type: 'list[list]', meaning: 'lists `[start, strand, mate]`: the 0-based leftmost base of a read of `READ` = 5 bases, + or -, and 1 or 2' },
      { name: 'genes', type: 'list[list]', meaning: 'lists `[start, end, strand]`, 0-based and half-open, on the same chromosome' },
    ],
    returns: `a list of a string (forward, reverse, unstranded or unknown), the share of sense reads (0.0 where none counts)${result === 'call and share' ? '' : ', and the number of reads that count'}`,
    rules: [
      mates === 'as read' ? ['The strand of a read is taken as it is, whichever mate it is', 'Mates 1 and 2 are treated alike'] : ['The strand of a second mate is turned around first', 'For mate 2 use the opposite strand'],
      overlap === 'start of the read' ? ['A read belongs to the genes that hold its leftmost base', 'Assign a read by its leftmost base'] : ['A read belongs to the genes with which it shares any of its `READ` bases', 'Assign a read to every gene that it overlaps by at least one base'],
      several === 'left out' ? ['A read that belongs to no gene, or to more than one, does not count', 'Only reads of exactly one gene count'] : ['A read counts if it belongs to at least one gene and all of its genes are on one strand', 'Reads count if they hit one or more genes, all of the same strand'],
      ['A read is sense if its strand is that of its gene', 'Sense reads have the strand of the gene, antisense reads the other'],
      [`With fewer than ${least} ${least === 1 ? 'read' : 'reads'} that count the call is unknown`, `Call unknown if fewer than ${least} ${least === 1 ? 'read counts' : 'reads count'}`],
      [`The library is forward if the share of sense reads is at least ${threshold}, reverse if that of antisense reads is, else unstranded`, `forward: sense share >= ${threshold}; reverse: antisense share >= ${threshold}; otherwise unstranded`],
    ],
  }),
  inputs(_settings, rng) {
    const genes: Gene[] = [[10, 30, '+'], [25, 40, '+'], [50, 70, '-'], [65, 80, '+']];
    const of = (...reads: Read[]): [Read[], Gene[]] => [reads, genes];
    const inputs: [Read[], Gene[]][] = [[[], []], of(), of([12, '+', 1]), of([12, '-', 1], [13, '-', 1], [14, '-', 1], [52, '+', 1]), of([12, '+', 1], [13, '+', 1], [55, '-', 1], [56, '+', 1]), of([12, '+', 2], [13, '+', 2], [14, '+', 2], [15, '+', 2], [16, '+', 1]), of([8, '+', 1], [7, '+', 1], [6, '+', 1], [9, '+', 1], [20, '-', 1]), of([26, '+', 1], [27, '+', 1], [28, '+', 1], [29, '+', 1], [51, '+', 1]), of([66, '+', 1], [67, '+', 1], [68, '+', 1], [69, '+', 1], [12, '-', 1], [13, '-', 1]), of([12, '+', 1], [13, '+', 1], [14, '+', 1], [15, '+', 1], [16, '-', 1]), of([90, '+', 1]), of([12, '+', 1], [13, '-', 2], [14, '+', 1], [52, '-', 1], [53, '-', 1], [54, '-', 1], [55, '-', 1], [56, '+', 1])];
    while (inputs.length < 20) { const own: Gene[] = Array.from({ length: rng.int(1, 4) }, () => { const start = rng.int(0, 60); return [start, start + rng.int(8, 25), rng.pick(['+', '-'])]; }); const turn = rng.pick(['+', '-']); inputs.push([Array.from({ length: rng.int(3, 12) }, (): Read => [rng.int(0, 80), rng.chance(0.8) ? turn : rng.pick(['+', '-']), rng.pick([1, 1, 2])]), own]); }
    return inputs;
  },
  solve({ mates, overlap, several, threshold, least, result }, reads: Read[], genes: Gene[]) {
    let [sense, all] = [0, 0];
    for (const [start, given, mate] of reads) {
      const strand = mates === 'second turned' && mate === 2 ? (given === '+' ? '-' : '+') : given;
      const hit = genes.filter(([from, to]) => (overlap === 'any base' ? start < to && from < start + 5 : from <= start && start < to));
      const strands = new Set(hit.map(([, , each]) => each));
      if (several === 'left out' ? hit.length !== 1 : strands.size !== 1) continue;
      all++;
      if (strands.has(strand)) sense++;
    }
    const share = all === 0 ? 0 : sense / all;
    const call = all < least ? 'unknown' : sense >= threshold * all - 1e-9 ? 'forward' : all - sense >= threshold * all - 1e-9 ? 'reverse' : 'unstranded';
    return [call, share, ...(result === 'call and share' ? [] : [all])];
  },
  python: {
    context: () => code`
      """Library protocols of RNA sequencing."""
      from fractions import Fraction

      READ = 5
      OTHER = {"+": "-", "-": "+"}


      def overlaps(a_start, a_end, b_start, b_end):
          return a_start < b_end and b_start < a_end


      # <<insert solution here>>


      def featurecounts_option(call):
          return {"forward": 1, "reverse": 2}.get(call, 0)
      `,
    reference: ({ mates, overlap, several, threshold, least, result }, name) => code`
      def ${name}(reads, genes):
          votes = []
          for start, strand, mate in reads:
              ${mates === 'second turned' ? 'if mate == 2:\n    strand = OTHER[strand]' : ''}
              strands = [gene[2] for gene in genes if overlaps(start, start + ${overlap === 'any base' ? 'READ' : '1'}, gene[0], gene[1])]
              if ${several === 'left out' ? 'len(strands) == 1' : 'len(set(strands)) == 1'}:
                  votes.append(strands[0] == strand)
          n, sense = len(votes), sum(votes)
          limit = Fraction("${threshold}")
          if n < ${least}:
              call = "unknown"
          elif Fraction(sense, n) >= limit:
              call = "forward"
          elif Fraction(n - sense, n) >= limit:
              call = "reverse"
          else:
              call = "unstranded"
          return [call, sense / n if n else 0.0${result === 'call and share' ? '' : ', n'}]
      `,
  },
});
