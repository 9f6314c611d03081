/** Regions as samtools and genome browsers write them: chr1:1,000-2,000. */
import { code, defineFunction, Raises } from '../../template.ts';

export const regionString = defineFunction({
  id: 'region-string',
  difficulty: 2,
  conventions: {
    coordinates: ['0-based, half-open', '1-based, closed'],
    single: ['one base', 'to the end'],
    prefix: ['as written', 'found with or without chr'],
    beyond: ['clipped', 'ValueError'],
    bad: ['ValueError', 'None'],
    units: ['none', 'k and M'],
  },
  names: ['parse_region', 'read_region', 'region_to_interval', 'locate_region'],
  describe: ({ coordinates, single, prefix, beyond, bad, units }) => ({
    does: ['parses a region string such as `chr1:1,000-2,000`', 'turns a region, as it is typed into a genome browser, into an interval'],
    arguments: [
      { name: 'region', type: 'str', meaning: 'the region: a chromosome, or a chromosome, a colon, and `a`, `a-`, `-b` or `a-b`' },
      { name: 'sizes', type: 'dict[str, int]', meaning: 'the length of each chromosome in bases' },
    ],
    returns: `a list \`[chrom, start, end]\`${bad === 'None' ? ', or None' : ''}`,
    rules: [
      ['White space around the region is dropped; positions may have commas between digits', 'Strip the region; commas inside numbers are ignored'],
      units === 'none' ? ['Positions are whole numbers', 'A position consists of digits (and commas) only'] : ['Positions are whole numbers, or numbers with an optional decimal part followed by k (thousand) or M (million), such as 1.5M; a product that is not whole is rounded down', 'A position is an integer, or a decimal number with the suffix k (x 1000) or M (x 1000000), rounded down'],
      ['Positions are 1-based and closed in the region; a missing a is 1, a missing b the length of the chromosome, and a chromosome alone is all of it', 'Regions count from 1 with both ends included; an open side (`a-`, `-b`) goes to the end or begins at 1, and without a colon the whole chromosome is meant'],
      single === 'one base' ? ['A single position is that one base', '`chr:a` is base a alone'] : ['A single position means from there to the end of the chromosome, as in samtools', '`chr:a` runs from a to the end'],
      prefix === 'as written' ? ['The chromosome must be a key of `sizes` as it is written', 'Chromosome names have to match exactly'] : ['Where `sizes` lacks the chromosome, the name with chr in front, or without it, is tried; the name in `sizes` is the one that is returned', 'If the name is unknown, try it with chr added or, if it has that, removed, and return the name that `sizes` knows'],
      beyond === 'clipped' ? ['A b beyond the chromosome is set to its length; an a beyond it makes the region unreadable', 'Clip b to the length of the chromosome; a start past the end is an error'] : ['A b beyond the chromosome raises ValueError, and so does an a, whatever is done about other errors', 'Raise ValueError for a or b past the end of the chromosome, in any case'],
      bad === 'ValueError' ? ['A region that cannot be read (an unknown chromosome, a or b that is no position, a below 1, or a after b) raises ValueError', 'Raise ValueError for unknown chromosomes, malformed positions, a < 1 and a > b'] : ['For a region that cannot be read (an unknown chromosome, a or b that is no position, a below 1, or a after b) the result is None', 'Return None for unknown chromosomes, malformed positions, a < 1 and a > b'],
      coordinates === '0-based, half-open' ? ['start and end are 0-based, the end exclusive', 'Return a 0-based, half-open interval'] : ['start and end are 1-based, the end inclusive', 'Return a 1-based, closed interval'],
    ],
  }),
  inputs(_settings, rng) {
    const sizes = { chr1: 5_000, chr2: 1_500_000, MT: 160 };
    const texts = ['chr1', ' chr1:10-20 ', 'chr1:1,000-2,000', 'chr1:7', 'chr1:7-', 'chr1:-7', '1:5-9', 'chrMT:3', 'MT:100-900', 'chr1:6000', 'chr1:6000-7000', 'chr3:1-2', 'chr1:20-10', 'chr1:0-5', 'chr1:a-b', 'chr2:1k-2k', 'chr2:1.5k', 'chr2:0.5M-1M', 'chr1:', 'chr1:5-9-12', 'chr2:1.2345k-2k', 'chr1:5000-5000', ''];
    const inputs: [string, Record<string, number>][] = texts.map((text) => [text, sizes]);
    while (inputs.length < 30) { const a = rng.int(1, 4_000); inputs.push([`${rng.pick(['chr1', '1', 'chr2'])}:${a.toLocaleString('en-US')}-${(a + rng.int(0, 900)).toLocaleString('en-US')}`, sizes]); }
    return inputs;
  },
  solve({ coordinates, single, prefix, beyond, bad, units }, region: string, sizes: Record<string, number>) {
    const unreadable = (): null => { if (bad === 'ValueError') throw new Raises('ValueError'); return null; };
    const text = region.trim();
    const colon = text.indexOf(':');
    const written = colon < 0 ? text : text.slice(0, colon);
    const other = written.startsWith('chr') ? written.slice(3) : `chr${written}`;
    const chrom = Object.hasOwn(sizes, written) ? written : prefix !== 'as written' && Object.hasOwn(sizes, other) ? other : undefined;
    if (chrom === undefined) return unreadable();
    const size = sizes[chrom] ?? 0;
    const position = (part: string): number => {
      const [, digits = '', unit = ''] = /^([\d,]*\d[\d,]*|\d[\d,]*\.\d+(?=[kM]))([kM]?)$/.exec(part) ?? [];
      if (digits === '' || (unit !== '' && units === 'none')) return Number.NaN;
      // In exact digits, since 1.2345 * 1000 is not in floats.
      const [whole = '', decimals = ''] = digits.replaceAll(',', '').split('.');
      const zeros = unit === 'k' ? 3 : unit === 'M' ? 6 : 0;
      return Number(whole + decimals.padEnd(zeros, '0').slice(0, zeros));
    };
    let [start, end] = [1, size];
    if (colon >= 0) {
      const parts = text.slice(colon + 1).split('-');
      if (parts.length > 2 || parts.every((part) => part === '')) return unreadable();
      const [a = '', b] = parts;
      start = a === '' ? 1 : position(a);
      end = b === undefined ? (single === 'one base' ? start : size) : b === '' ? size : position(b);
    }
    if (Number.isNaN(start) || Number.isNaN(end)) return unreadable();
    if (beyond === 'ValueError' && (start > size || end > size)) throw new Raises('ValueError');
    if (start > size) return unreadable();
    end = Math.min(end, size);
    if (start < 1 || start > end) return unreadable();
    return [chrom, coordinates === '0-based, half-open' ? start - 1 : start, end];
  },
  python: {
    context: ({ units }) => code`
      """Regions of a genome."""
      import re
      from decimal import Decimal
      ${units === 'none' ? '' : '\nUNITS = {"": 1, "k": 1_000, "M": 1_000_000}\n'}

      def format_region(chrom, start, end):
          """Of a 0-based, half-open interval."""
          return f"{chrom}:{start + 1:,}-{end:,}"


      # <<insert solution here>>
      `,
    reference: ({ coordinates, single, prefix, beyond, bad, units }, name) => code`
      def ${name}(region, sizes):
          class Unreadable(Exception):
              pass

          def position(text):
              match = re.fullmatch(${units === 'none' ? 'r"([\\d,]*\\d[\\d,]*)()"' : 'r"([\\d,]*\\d[\\d,]*|\\d[\\d,]*\\.\\d+(?=[kM]))([kM]?)"'}, text)
              if not match:
                  raise Unreadable
              return int(Decimal(match[1].replace(",", ""))${units === 'none' ? '' : ' * UNITS[match[2]]'})

          try:
              chrom, colon, rest = region.strip().partition(":")
              ${prefix === 'as written' ? '' : 'if chrom not in sizes:\n    chrom = chrom[3:] if chrom.startswith("chr") else "chr" + chrom'}
              if chrom not in sizes:
                  raise Unreadable
              first, last = 1, sizes[chrom]
              if colon:
                  parts = rest.split("-")
                  if len(parts) > 2 or not any(parts):
                      raise Unreadable
                  first = position(parts[0]) if parts[0] else 1
                  if len(parts) == 1:
                      last = ${single === 'one base' ? 'first' : 'sizes[chrom]'}
                  elif parts[1]:
                      last = position(parts[1])
              if max(first, last) > sizes[chrom]:
                  ${beyond === 'ValueError' ? 'raise ValueError(region)' : 'if first > sizes[chrom]:\n    raise Unreadable\nlast = sizes[chrom]'}
              if not 1 <= first <= last:
                  raise Unreadable
              return [chrom, first${coordinates === '0-based, half-open' ? ' - 1' : ''}, last]
          except Unreadable:
              ${bad === 'ValueError' ? 'raise ValueError(region)' : 'return None'}
      `,
  },
});
