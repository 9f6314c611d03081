/** Signal tracks: WIG (fixedStep, variableStep) as intervals of BedGraph (UCSC Genome Browser). */
import { code, defineFunction, Raises } from '../../template.ts';

export const wigToBedgraph = defineFunction({
  id: 'wig-to-bedgraph',
  difficulty: 4,
  conventions: {
    merge: ['never', 'equal neighbours'],
    zeros: ['kept', 'left out'],
    data: ['ValueError', 'ignored'],
    scale: [1, 2, -1],
    coordinates: ['half-open', 'closed'],
  },
  names: ['wig_to_bedgraph', 'convert_wig', 'wig_intervals', 'read_wig'],
  describe: ({ merge, zeros, data, scale, coordinates }) => ({
    does: ['converts a WIG track to intervals of BedGraph', 'reads a WIG file, with its fixedStep and variableStep sections, into intervals with values'],
    arguments: [{ name: 'lines', type: 'list[str]', meaning: 'the lines of the track, without line ends' }],
    returns: 'a list of lists `[chrom, start, end, value]` in the order of the lines, the values as floats',
    rules: [
      ['Blank lines and lines that begin with #, track or browser are skipped', 'Ignore blank lines, comments, track and browser lines'],
      ['`fixedStep chrom=C start=S step=P span=N` gives the next lines one value each: the first at S, each further one P later; step and span are 1 where they are missing', 'After a fixedStep declaration each line holds one value; positions go from start on by step (default 1), and each value covers span bases (default 1)'],
      ['`variableStep chrom=C span=N` is followed by lines of a position and a value; span is 1 where it is missing', 'After variableStep each line holds position and value, and the value covers span bases (default 1)'],
      coordinates === 'half-open' ? ['WIG counts from 1; the result is 0-based, the end exclusive', 'Turn the 1-based positions of WIG into 0-based, half-open intervals'] : ['WIG counts from 1, and so does the result, the end inclusive', 'Intervals are 1-based and closed, as positions in WIG are'],
      data === 'ValueError' ? ['A line of data before any declaration raises ValueError', 'Raise ValueError for data that precedes the first declaration'] : ['Lines of data before any declaration are skipped', 'Data before the first declaration is ignored'],
      ...(scale === 1 ? [] : [scale === 2 ? ['Values are doubled', 'Multiply every value by 2'] as const : ['The sign of every value is changed, as for the reverse strand', 'Negate the values (a track of the reverse strand)'] as const]),
      zeros === 'kept' ? ['Values of 0 are listed like others', 'Keep intervals whose value is 0'] : ['Intervals whose value is 0 are left out', 'Drop intervals with the value 0'],
      merge === 'never' ? ['Every value has an interval of its own', 'Do not merge intervals'] : ['An interval that begins where the one listed before it ends, on the same chromosome and with the same value, is joined to it', 'Join an interval to the one before if they adjoin, on the same chromosome, with equal values'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[]][] = [
      [[]], [['fixedStep chrom=chr1 start=1', '1', '1', '2']], [['track type=wiggle_0', '# c', 'variableStep chrom=chr2 span=3', '10 0.5', '13 0.5', '20 0']], [['5', 'fixedStep chrom=chr1 start=10 step=5 span=5', '1.5', '1.5', '-2']], [['10 3', 'variableStep chrom=chrX', '7 1']],
      [['fixedStep chrom=chr1 start=4 step=10', '0', '0']], [['fixedStep chrom=a start=1 span=2 step=2', '4', 'fixedStep chrom=b start=3 span=2', '4']], [['variableStep chrom=c', '', '3 1', '4 1', 'browser hide all', '5 1']], [['fixedStep step=3 start=7 chrom=chr9', '2.25', '0', '2.25']], [['variableStep chrom=m span=1', '1 -1', '2 -1', '4 -1']],
    ];
    while (inputs.length < 18) {
      const lines: string[] = [];
      for (let section = rng.int(1, 3); section > 0; section--) {
        const [chrom, span] = [rng.pick(['chr1', 'chr2']), rng.int(1, 4)];
        let at = rng.int(1, 500);
        if (rng.chance(0.5)) lines.push(`fixedStep chrom=${chrom} start=${at} step=${span + rng.int(0, 1)} span=${span}`, ...Array.from({ length: rng.int(1, 5) }, () => String(rng.pick([0, 1, 1, 2.5]))));
        else {
          lines.push(`variableStep chrom=${chrom} span=${span}`);
          for (let i = rng.int(1, 5); i > 0; i--) { lines.push(`${at} ${rng.pick([0, 1, 1, 3.5])}`); at += span + rng.int(0, 1) * rng.int(1, 9); }
        }
      }
      inputs.push([lines]);
    }
    return inputs;
  },
  solve({ merge, zeros, data, scale, coordinates }, lines: string[]) {
    const intervals: [string, number, number, number][] = [];
    let section: { readonly fixed: boolean; readonly chrom: string; readonly step: number; readonly span: number; at: number } | undefined;
    for (const line of lines) {
      if (line.trim() === '' || /^(?:#|track|browser)/.test(line)) continue;
      if (/^(?:fixed|variable)Step/.test(line)) {
        const fields = Object.fromEntries(line.split(/\s+/).slice(1).map((field) => field.split('=')));
        section = { fixed: line.startsWith('fixed'), chrom: fields['chrom'] ?? '', step: Number(fields['step'] ?? 1), span: Number(fields['span'] ?? 1), at: Number(fields['start'] ?? 0) };
        continue;
      }
      if (section === undefined) {
        if (data === 'ValueError') throw new Raises('ValueError');
        continue;
      }
      const [first = '', second = ''] = line.split(/\s+/);
      const start = (section.fixed ? section.at : Number(first)) - 1;
      const value = Number(section.fixed ? first : second) * scale;
      if (section.fixed) section.at += section.step;
      if (value === 0 && zeros === 'left out') continue;
      const last = intervals.at(-1);
      if (merge !== 'never' && last !== undefined && last[0] === section.chrom && last[2] === start && last[3] === value) last[2] = start + section.span;
      // A zero has no sign.
      else intervals.push([section.chrom, start, start + section.span, value + 0]);
    }
    return intervals.map(([chrom, start, end, value]) => [chrom, coordinates === 'half-open' ? start : start + 1, end, value === 0 ? 0 : value]);
  },
  python: {
    context: () => code`
      """Coverage tracks."""


      def declaration(line):
          """The fields of a fixedStep or variableStep line by name, as text."""
          return dict(field.split("=") for field in line.split()[1:])


      # <<insert solution here>>


      def mean_signal(intervals):
          """Of 0-based, half-open intervals, weighted by their lengths."""
          total = sum(end - start for _, start, end, _ in intervals)
          return sum((end - start) * value for _, start, end, value in intervals) / total if total else 0.0
      `,
    reference: ({ merge, zeros, data, scale, coordinates }, name) => code`
      def ${name}(lines):
          rows, fields, position = [], None, 0
          for line in lines:
              words = line.split()
              if not words or line.startswith(("#", "track", "browser")):
                  continue
              if words[0] in ("fixedStep", "variableStep"):
                  fields = declaration(line)
                  fixed = words[0] == "fixedStep"
                  position = int(fields.get("start", 0))
                  continue
              if fields is None:
                  ${data === 'ValueError' ? 'raise ValueError(line)' : 'continue'}
              if not fixed:
                  position = int(words[0])
              value = float(words[-1])${scale === 1 ? '' : ` * ${scale}`} or 0.0
              start, end = position - 1, position - 1 + int(fields.get("span", 1))
              if fixed:
                  position += int(fields.get("step", 1))
              ${zeros === 'kept' ? '' : 'if value == 0:\n    continue'}
              ${merge === 'never' ? '' : 'if rows and rows[-1][0] == fields["chrom"] and rows[-1][2:] == [start, value]:\n    rows[-1][2] = end\n    continue'}
              rows.append([fields["chrom"], start, end, value])
          return ${coordinates === 'half-open' ? 'rows' : '[[chrom, start + 1, end, value] for chrom, start, end, value in rows]'}
      `,
  },
});
