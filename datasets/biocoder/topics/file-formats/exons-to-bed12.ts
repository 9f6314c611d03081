/** Transcripts of GTF lines as lines of BED12 (UCSC Genome Browser). */
import { code, defineFunction } from '../../template.ts';

export const exonsToBed12 = defineFunction({
  id: 'exons-to-bed12',
  difficulty: 4,
  conventions: {
    noncoding: ['at the start', 'at the end'],
    stop: ['in the CDS', 'added'],
    name: ['transcript', 'gene'],
    single: ['kept', 'left out'],
    trailing: [true, false],
    order: ['position', 'name'],
  },
  names: ['gtf_to_bed12', 'transcripts_to_bed', 'exons_to_bed12', 'bed12_lines'],
  describe: ({ noncoding, stop, name, single, trailing, order }) => ({
    does: ['writes transcripts as BED12', 'converts exon and CDS features of GTF into lines of BED12'],
    arguments: [{ name: 'features', type: 'list[list]', meaning: 'lists `[chrom, type, start, end, strand, gene, transcript]` in any order, 1-based and closed; type is exon, CDS, stop_codon or another' }],
    returns: 'a list of lines of twelve tab-separated columns, without line ends',
    rules: [
      ['The exons of a transcript make one line; transcripts without exons have none. Exons of one transcript do not overlap and are on one chromosome and strand', 'One line for each transcript that has exons, which never overlap'],
      ['Columns: chrom, start, end, name, 0, strand, thick start, thick end, 0, number of exons, their lengths, their starts relative to column two, both from left to right and divided by commas', 'Columns 1-12: chrom, chromStart, chromEnd, name, score 0, strand, thickStart, thickEnd, itemRgb 0, blockCount, blockSizes, blockStarts (relative to chromStart), the last two comma-separated from left to right'],
      ['Positions are 0-based, ends exclusive', 'BED positions are 0-based and half-open'],
      trailing ? ['The two lists end with a comma', 'Lengths and starts have a comma after the last number too'] : ['The two lists do not end with a comma', 'There is no comma after the last number'],
      name === 'transcript' ? ['The name is that of the transcript', 'Column four is the transcript'] : ['The name is `gene|transcript`', 'Column four is the gene, a |, and the transcript'],
      stop === 'in the CDS' ? ['The thick part spans the CDS features; stop_codon features play no part', 'thickStart and thickEnd are the extent of the CDS features alone'] : ['The thick part spans CDS and stop_codon features together, where there is any CDS', 'thickStart and thickEnd are the extent of CDS and stop_codon features, if the transcript has a CDS'],
      noncoding === 'at the start' ? ['Without a CDS thick start and thick end are both the start', 'For non-coding transcripts both thick columns are chromStart'] : ['Without a CDS thick start and thick end are both the end', 'For non-coding transcripts both thick columns are chromEnd'],
      single === 'kept' ? ['Transcripts of one exon are written like others', 'Single-exon transcripts are kept'] : ['Transcripts of one exon are left out', 'Leave out single-exon transcripts'],
      order === 'position' ? ['Lines are sorted by chromosome as text, start, end and transcript', 'Sort by chromosome (alphabetically), start, end, then transcript'] : ['Lines are sorted by the transcript\'s name', 'Sort alphabetically by transcript'],
    ],
  }),
  inputs(_settings, rng) {
    type Feature = [string, string, number, number, string, string, string];
    const inputs: [Feature[]][] = [
      [[]], [[['chr1', 'exon', 11, 20, '+', 'g', 't']]], [[['chr1', 'exon', 31, 40, '-', 'g', 't'], ['chr1', 'exon', 11, 20, '-', 'g', 't'], ['chr1', 'CDS', 15, 20, '-', 'g', 't'], ['chr1', 'CDS', 31, 33, '-', 'g', 't'], ['chr1', 'stop_codon', 12, 14, '-', 'g', 't']]], [[['chr2', 'exon', 5, 9, '+', 'b', 't1'], ['chr1', 'exon', 50, 60, '+', 'a', 't2'], ['chr1', 'exon', 70, 71, '+', 'a', 't2']]],
      [[['chr1', 'CDS', 5, 9, '+', 'a', 'x']]], [[['chr1', 'exon', 1, 9, '+', 'a', 'x'], ['chr1', 'gene', 1, 99, '+', 'a', ''], ['chr1', 'exon', 21, 29, '+', 'a', 'x'], ['chr1', 'stop_codon', 21, 23, '+', 'a', 'x']]], [[['chr1', 'exon', 1, 9, '+', 'a', 'z'], ['chr1', 'exon', 11, 19, '+', 'a', 'z'], ['chr1', 'exon', 5, 9, '+', 'b', 'm'], ['chr1', 'exon', 15, 30, '+', 'b', 'm']]], [[['chr1', 'exon', 1, 30, '+', 'a', 'k'], ['chr1', 'CDS', 4, 9, '+', 'a', 'k'], ['chr1', 'stop_codon', 10, 12, '+', 'a', 'k']]],
    ];
    while (inputs.length < 16) {
      const features: Feature[] = [];
      for (let i = rng.int(1, 4); i > 0; i--) {
        const [chrom, strand, gene, transcript] = [rng.pick(['chr1', 'chr2', 'chr10']), rng.pick(['+', '-']), `GENE${rng.int(1, 9)}`, `NM_${rng.int(100, 999)}.${i}`];
        let at = rng.int(1, 300);
        const coding = rng.chance(0.6);
        for (let exon = rng.int(1, 4); exon > 0; exon--) {
          const end = at + rng.int(9, 40);
          features.push([chrom, 'exon', at, end, strand, gene, transcript]);
          if (coding) features.push([chrom, 'CDS', at + 3, end - 3, strand, gene, transcript]);
          if (coding && exon === 1 && strand === '+') features.push([chrom, 'stop_codon', end - 2, end, strand, gene, transcript]);
          at = end + rng.int(5, 60);
        }
      }
      inputs.push([rng.shuffle(features)]);
    }
    return inputs;
  },
  solve({ noncoding, stop, name, single, trailing, order }, features: [string, string, number, number, string, string, string][]) {
    const transcripts = new Map<string, { chrom: string; strand: string; gene: string; exons: [number, number][]; thick: number[]; coding: boolean }>();
    for (const [chrom, type, start, end, strand, gene, id] of features) {
      const each = transcripts.get(id) ?? { chrom, strand, gene, exons: [], thick: [], coding: false };
      transcripts.set(id, each);
      if (type === 'exon') each.exons.push([start - 1, end]);
      if (type === 'CDS' || (type === 'stop_codon' && stop === 'added')) each.thick.push(start - 1, end);
      if (type === 'CDS') each.coding = true;
    }
    const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    const lines: { readonly chrom: string; readonly start: number; readonly end: number; readonly id: string; readonly line: string }[] = [];
    for (const [id, { chrom, strand, gene, exons, thick, coding }] of transcripts) {
      if (exons.length === 0 || (exons.length === 1 && single === 'left out')) continue;
      exons.sort((a, b) => a[0] - b[0]);
      const start = exons[0]?.[0] ?? 0;
      const end = exons.at(-1)?.[1] ?? 0;
      const edge = noncoding === 'at the start' ? start : end;
      const listed = (numbers: number[]): string => numbers.join(',') + (trailing ? ',' : '');
      lines.push({ chrom, start, end, id, line: [chrom, start, end, name === 'transcript' ? id : `${gene}|${id}`, 0, strand, ...(coding ? [Math.min(...thick), Math.max(...thick)] : [edge, edge]), 0, exons.length, listed(exons.map(([a, b]) => b - a)), listed(exons.map(([a]) => a - start))].join('\t') });
    }
    return lines.toSorted((a, b) => (order === 'name' ? text(a.id, b.id) : text(a.chrom, b.chrom) || a.start - b.start || a.end - b.end || text(a.id, b.id))).map(({ line }) => line);
  },
  python: {
    context: () => code`
      """Gene models for genome browsers."""
      from collections import defaultdict
      from operator import itemgetter


      def by_transcript(features):
          """Features by the transcript that they belong to, in the order of first mention."""
          grouped = defaultdict(list)
          for feature in features:
              grouped[feature[6]].append(feature)
          return grouped


      # <<insert solution here>>


      def introns(exons):
          exons = sorted(exons)
          return [[left[1] + 1, right[0] - 1] for left, right in zip(exons, exons[1:])]
      `,
    reference: ({ noncoding, stop, name, single, trailing, order }, name_) => code`
      def ${name_}(features):
          rows = []
          for transcript, parts in by_transcript(features).items():
              exons = sorted((part[2] - 1, part[3]) for part in parts if part[1] == "exon")
              if len(exons) < ${single === 'kept' ? 1 : 2}:
                  continue
              chrom, _, _, _, strand, gene, _ = parts[0]
              start, end = exons[0][0], exons[-1][1]
              if any(part[1] == "CDS" for part in parts):
                  coding = [part for part in parts if part[1] in ${stop === 'in the CDS' ? '("CDS",)' : '("CDS", "stop_codon")'}]
                  thick = min(map(itemgetter(2), coding)) - 1, max(map(itemgetter(3), coding))
              else:
                  thick = (${noncoding === 'at the start' ? 'start, start' : 'end, end'})
              sizes = "".join(f"{right - left}," for left, right in exons)
              starts = "".join(f"{left - start}," for left, right in exons)
              title = ${name === 'transcript' ? 'transcript' : 'gene + "|" + transcript'}
              line = (chrom, start, end, title, 0, strand, *thick, 0, len(exons), sizes${trailing ? '' : '.rstrip(",")'}, starts${trailing ? '' : '.rstrip(",")'})
              rows.append((${order === 'name' ? 'transcript' : '(chrom, start, end, transcript)'}, "\t".join(map(str, line))))
          return [line for _, line in sorted(rows)]
      `,
  },
});
