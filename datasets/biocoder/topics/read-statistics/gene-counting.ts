/** Counting of reads by gene (Anders, Pyl and Huber, Bioinformatics 31:166-169, 2015): the modes of HTSeq. */
import { code, defineFunction } from '../../template.ts';

type Read = [string, number, number, string, number];
type Exon = [string, string, number, number, string];

export const geneCounting = defineFunction({
  id: 'gene-counting',
  difficulty: 5,
  conventions: {
    mode: ['union', 'intersection-strict', 'intersection-nonempty'],
    stranded: ['no', 'yes', 'reverse'],
    quality: [0, 10],
    ambiguous: ['counter', 'each gene', 'shared'],
    zeros: ['listed', 'left out'],
  },
  names: ['count_genes', 'count_reads', 'assign_reads', 'gene_counts'],
  describe: ({ mode, stranded, quality, ambiguous, zeros }) => ({
    does: ['counts reads by gene', `counts aligned reads by gene, in the mode ${mode} of HTSeq`],
    arguments: [
      { name: 'reads', type: 'list[list]', meaning: 'lists `[chrom, start, end, strand, mapping quality]`, 0-based and half-open, never empty' },
      { name: 'exons', type: 'list[list]', meaning: 'lists `[gene, chrom, start, end, strand]`, 0-based and half-open; exons of a gene may overlap' },
    ],
    returns: `a dict from gene to its reads (${ambiguous === 'shared' ? 'floats' : 'ints'}), with the further keys __no_feature${ambiguous === 'counter' ? ', __ambiguous' : ''}${quality === 0 ? '' : ', __too_low_quality'}, which are always there`,
    rules: [
      stranded === 'no' ? ['Strands play no part', 'The library is not stranded'] : stranded === 'yes' ? ['Only exons on the strand of the read count', 'The library is stranded: a read hits exons of its own strand'] : ['Only exons on the strand opposite to the read count', 'The library is reversely stranded: a read hits exons of the other strand'],
      ['For each base of a read let S be the set of genes with an exon there', 'S(i) is the set of genes that have an exon over base i of the read'],
      { union: ['The read belongs to the union of all S', 'Take the union of the sets of all bases'], 'intersection-strict': ['The read belongs to the intersection of all S', 'Take the intersection of the sets of all bases'], 'intersection-nonempty': ['The read belongs to the intersection of those S that are not empty; where all are empty, to none', 'Take the intersection of the non-empty sets (no gene if there is none)'] }[mode] as [string, string],
      ['A read of no gene adds to __no_feature, a read of one gene to that gene', 'No gene: __no_feature. One gene: count it there'],
      ambiguous === 'counter' ? ['A read of several genes adds to __ambiguous only', 'Several genes: __ambiguous'] : ambiguous === 'each gene' ? ['A read of several genes adds one to each of them', 'Several genes: count the read for every one of them'] : ['A read of several genes adds an equal share to each of them', 'Several genes: divide the read equally among them'],
      ...(quality === 0 ? [] : [[`A read with a mapping quality below \`MIN_QUALITY\` (${quality}) adds to __too_low_quality only`, `Reads with a mapping quality under \`MIN_QUALITY\` = ${quality} count as __too_low_quality and nothing else`] as const]),
      zeros === 'listed' ? ['Genes without reads are listed with 0', 'List every gene, also with a count of 0'] : ['Genes without reads are left out', 'Leave out genes with a count of 0'],
    ],
  }),
  inputs(_settings, rng) {
    const exons: Exon[] = [['A', 'chr1', 10, 20, '+'], ['A', 'chr1', 30, 40, '+'], ['B', 'chr1', 15, 25, '+'], ['C', 'chr1', 36, 50, '-'], ['D', 'chr2', 0, 10, '-']];
    const inputs: [Read[], Exon[]][] = [[[], []], [[], exons], [[['chr1', 11, 14, '+', 60]], exons], [[['chr1', 12, 18, '+', 60]], exons], [[['chr1', 8, 13, '+', 60]], exons], [[['chr1', 18, 24, '+', 60]], exons], [[['chr1', 34, 39, '-', 60]], exons], [[['chr1', 38, 46, '+', 9], ['chr1', 38, 46, '-', 10]], exons], [[['chr2', 4, 14, '-', 60], ['chr2', 4, 8, '+', 60]], exons], [[['chr3', 1, 5, '+', 60]], exons], [[['chr1', 16, 19, '-', 60]], exons], [[['chr1', 12, 18, '-', 60]], exons], [[['chr1', 18, 24, '-', 60]], exons], [[['chr1', 8, 13, '-', 60]], exons], [[['chr1', 16, 19, '+', 60]], exons], [[['chr1', 16, 19, '+', 60], ['chr1', 36, 40, '-', 60]], exons], [[['chr1', 16, 28, '-', 60], ['chr1', 14, 16, '-', 3]], exons]];
    while (inputs.length < 24) inputs.push([Array.from({ length: rng.int(2, 6) }, (): Read => { const start = rng.int(5, 48); return [rng.pick(['chr1', 'chr1', 'chr2']), start, start + rng.int(2, 9), rng.pick(['+', '-']), rng.pick([0, 9, 10, 60])]; }), exons]);
    return inputs;
  },
  solve({ mode, stranded, quality, ambiguous, zeros }, reads: Read[], exons: Exon[]) {
    const counts: Record<string, number> = Object.fromEntries(exons.map(([gene]) => [gene, 0]));
    const special: Record<string, number> = { __no_feature: 0, ...(ambiguous === 'counter' ? { __ambiguous: 0 } : {}), ...(quality === 0 ? {} : { __too_low_quality: 0 }) };
    for (const [chrom, start, end, strand, mapq] of reads) {
      if (mapq < quality) { special['__too_low_quality'] = (special['__too_low_quality'] ?? 0) + 1; continue; }
      const fit = exons.filter(([, where, , , sign]) => where === chrom && (stranded === 'no' || (sign === strand) === (stranded === 'yes')));
      const sets = Array.from({ length: end - start }, (_, i) => new Set(fit.filter(([, , from, to]) => from <= start + i && start + i < to).map(([gene]) => gene)));
      const used = mode === 'intersection-nonempty' ? sets.filter(({ size }) => size > 0) : sets;
      const genes = mode === 'union' ? new Set(sets.flatMap((set) => [...set])) : used.length === 0 ? new Set<string>() : used.reduce((common, set) => common.intersection(set));
      if (genes.size === 0) special['__no_feature'] = (special['__no_feature'] ?? 0) + 1;
      else if (genes.size > 1 && ambiguous === 'counter') special['__ambiguous'] = (special['__ambiguous'] ?? 0) + 1;
      else for (const gene of genes) counts[gene] = (counts[gene] ?? 0) + (ambiguous === 'shared' ? 1 / genes.size : 1);
    }
    return { ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0 || zeros === 'listed')), ...special };
  },
  python: {
    context: ({ quality }) => code`
      """From alignments to a count matrix."""
      from collections import Counter, defaultdict
      from functools import reduce
      ${quality === 0 ? '' : `\nMIN_QUALITY = ${quality}\n`}
      OPPOSITE = {"+": "-", "-": "+"}


      def index_exons(exons):
          """The genes over each base, by chromosome, strand and position."""
          genes = defaultdict(set)
          for gene, chrom, start, end, strand in exons:
              for position in range(start, end):
                  genes[chrom, strand, position].add(gene)
          return genes


      # <<insert solution here>>
      `,
    reference: ({ mode, stranded, quality, ambiguous, zeros }, name) => code`
      def ${name}(reads, exons):
          index = index_exons(exons)
          counts = Counter()
          for chrom, start, end, strand, mapq in reads:
              ${quality === 0 ? '' : 'if mapq < MIN_QUALITY:\n    counts["__too_low_quality"] += 1\n    continue'}
              strands = ${stranded === 'no' ? '"+-"' : stranded === 'yes' ? 'strand' : 'OPPOSITE[strand]'}
              sets = [set().union(*(index.get((chrom, each, i), set()) for each in strands)) for i in range(start, end)]
              ${mode === 'intersection-nonempty' ? 'sets = [each for each in sets if each] or [set()]' : ''}
              genes = reduce(set.${mode === 'union' ? 'union' : 'intersection'}, sets)
              if not genes:
                  counts["__no_feature"] += 1
              ${ambiguous === 'counter' ? 'elif len(genes) > 1:\n    counts["__ambiguous"] += 1' : ''}
              else:
                  for gene in genes:
                      counts[gene] += ${ambiguous === 'shared' ? '1 / len(genes)' : '1'}
          keys = {"__no_feature"${ambiguous === 'counter' ? ', "__ambiguous"' : ''}${quality === 0 ? '' : ', "__too_low_quality"'}}
          ${zeros === 'listed' ? 'keys |= {exon[0] for exon in exons}' : ''}
          return {key: counts[key] for key in keys | set(counts)}
      `,
  },
});
