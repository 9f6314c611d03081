/** Lines of BED (UCSC Genome Browser, format of BED6) as lines of GFF3. */
import { code, defineFunction, Raises } from '../../template.ts';

export const bedToGff = defineFunction({
  id: 'bed-to-gff',
  difficulty: 2,
  conventions: {
    score: ['kept', 'dot', 'divided by 1000'],
    nameless: ['no ID', 'numbered'],
    chromosome: ['as it is', 'chr added', 'chr removed'],
    empty: ['ValueError', 'skipped'],
    unknownStrand: ['.', '?'],
  },
  names: ['bed_to_gff', 'convert_bed', 'gff_lines', 'bed6_to_gff3'],
  describe: ({ score, nameless, chromosome, empty, unknownStrand }) => ({
    does: ['converts BED lines to GFF3', 'writes the intervals of a BED file as features of GFF3'],
    arguments: [
      { name: 'lines', type: 'list[str]', meaning: 'lines of BED with three to six tab-separated fields (chrom, start, end, name, score, strand); empty lines and lines that begin with #, track or browser may be among them' },
      { name: 'feature', type: 'str', meaning: 'the feature type, the third column of GFF3' },
    ],
    returns: 'a list of GFF3 lines, nine tab-separated columns each, without a line end',
    rules: [
      ['Empty lines and lines that begin with #, track or browser give nothing', 'Skip blank lines, comments, track and browser lines'],
      { 'as it is': ['The chromosome is written as it is', 'Keep the name of the chromosome'], 'chr added': ['The chromosome gets `chr` in front unless it has it', 'Prefix the chromosome with chr where it is missing'], 'chr removed': ['A `chr` in front of the chromosome is removed', 'Strip a leading chr from the chromosome'] }[chromosome] as [string, string],
      ['The source is `SOURCE`, the phase `.`', 'Column two is the module\'s `SOURCE`; column eight is `.`'],
      ['Positions of BED are 0-based and half-open, those of GFF3 1-based and closed', 'Turn 0-based, half-open positions into 1-based, closed ones'],
      empty === 'ValueError' ? ['An interval without a base (start not below end) raises ValueError', 'Raise ValueError where start >= end'] : ['An interval without a base (start not below end) gives nothing', 'Skip intervals with start >= end'],
      score === 'kept' ? ['The score is copied; where BED has none or `.` it is `.`', 'Column six is the BED score as it is written, or `.` without one'] : score === 'dot' ? ['The score is always `.`', 'Do not take over the score: write `.`'] : ['The score is divided by 1000 and written with three decimals; where BED has none or `.` it is `.`', 'Column six is score / 1000 with exactly three decimals, or `.` without a score'],
      unknownStrand === '.' ? ['The strand is + or -, else `.`', 'Anything but + and - as strand becomes `.`'] : ['The strand is + or -; where BED has another text or none it is `?`', 'Anything but + and - as strand becomes `?`'],
      nameless === 'no ID' ? ['The attributes are `ID=` and the name; without a name, or with `.`, they are `.`', 'Column nine is ID=<name>, or `.` if the name is missing or `.`'] : ['The attributes are `ID=` and the name; without a name, or with `.`, the name is the feature type, `_` and the number of the written line, from 1 on', 'Column nine is ID=<name>; nameless intervals are called <feature>_<n>, n being the number of the output line, counted from 1'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], string][] = [[[], 'gene'], [['chr1\t0\t10'], 'exon'], [['1\t5\t9\tx\t500\t+'], 'gene'], [['# c', 'track name=a', 'browser x', '', 'chrX\t1\t2\t.\t.\t.'], 'peak'], [['chr2\t7\t7\ta'], 'gene'], [['chr2\t9\t4\ta', 'chr2\t4\t9\tb\t1000\t-'], 'CDS'], [['MT\t10\t20\tn\t0\t*'], 'gene'], [['chr1\t1\t5\ta\t5', 'chr1\t6\t9', 'chr1\t8\t12\tb'], 'region'], [['chrUn\t3\t8\t.\t12\t+'], 'tRNA'], [['scaffold_3\t0\t1\tq\t250\t-'], 'exon']];
    while (inputs.length < 18) {
      inputs.push([Array.from({ length: rng.int(1, 4) }, () => { const start = rng.int(0, 90_000); return [rng.pick(['chr1', 'chr7', '12', 'X', 'chrM']), start, start + rng.int(1, 900), `feat${rng.int(1, 500)}`, rng.int(0, 1000), rng.pick(['+', '-', '.'])].slice(0, rng.int(3, 6)).join('\t'); }), rng.pick(['gene', 'exon', 'repeat_region'])]);
    }
    return inputs;
  },
  solve({ score, nameless, chromosome, empty, unknownStrand }, lines: string[], feature: string) {
    const written: string[] = [];
    for (const line of lines) {
      if (line === '' || /^(?:#|track|browser)/.test(line)) continue;
      const [chrom = '', start = '', end = '', name = '.', points = '.', strand = '.'] = line.split('\t');
      if (Number(start) >= Number(end)) {
        if (empty === 'ValueError') throw new Raises('ValueError');
        continue;
      }
      const plain = chrom.replace(/^chr/, '');
      written.push([
        chromosome === 'as it is' ? chrom : chromosome === 'chr added' ? `chr${plain}` : plain, 'bed2gff', feature, Number(start) + 1, end,
        score === 'dot' || points === '.' ? '.' : score === 'kept' ? points : (Number(points) / 1000).toFixed(3),
        strand === '+' || strand === '-' ? strand : unknownStrand, '.',
        name !== '.' ? `ID=${name}` : nameless === 'no ID' ? '.' : `ID=${feature}_${written.length + 1}`,
      ].join('\t'));
    }
    return written;
  },
  python: {
    context: () => code`
      """Conversions between annotation formats."""

      SOURCE = "bed2gff"
      BED_FIELDS = ("chrom", "start", "end", "name", "score", "strand")


      def is_data(line):
          """Is it an interval, not a comment or a setting of a browser?"""
          return bool(line) and not line.startswith(("#", "track", "browser"))


      def read_bed(line):
          """The fields of a line by name; those that it has not are '.'."""
          fields = line.split("\t")
          return dict(zip(BED_FIELDS, fields + ["."] * (len(BED_FIELDS) - len(fields))))


      # <<insert solution here>>
      `,
    reference: ({ score, nameless, chromosome, empty, unknownStrand }, name) => code`
      def ${name}(lines, feature):
          rows = []
          for bed in map(read_bed, filter(is_data, lines)):
              start, end = int(bed["start"]), int(bed["end"])
              if end <= start:
                  ${empty === 'ValueError' ? 'raise ValueError(bed)' : 'continue'}
              chrom = bed["chrom"]
              ${chromosome === 'as it is' ? '' : chromosome === 'chr added' ? 'if not chrom.startswith("chr"):\n    chrom = "chr" + chrom' : 'if chrom.startswith("chr"):\n    chrom = chrom[3:]'}
              score = ${score === 'kept' ? 'bed["score"]' : score === 'dot' ? '"."' : '"." if bed["score"] == "." else f"{int(bed[\'score\']) / 1000:.3f}"'}
              strand = bed["strand"] if bed["strand"] in ("+", "-") else "${unknownStrand}"
              ${nameless === 'no ID' ? 'attributes = "." if bed["name"] == "." else "ID=" + bed["name"]' : 'attributes = "ID=" + (bed["name"] if bed["name"] != "." else f"{feature}_{len(rows) + 1}")'}
              rows.append("\t".join((chrom, SOURCE, feature, str(start + 1), str(end), score, strand, ".", attributes)))
          return rows
      `,
  },
});
