/** PCR duplicates by position, as Picard MarkDuplicates defines them. */
import { code, defineFunction } from '../../template.ts';

type Read = [string, string, number, string, string, number];

export const markDuplicates = defineFunction({
  id: 'mark-duplicates',
  difficulty: 4,
  conventions: {
    position: ['POS', 'unclipped 5\' end'],
    strand: ['told apart', 'ignored'],
    best: ['quality', 'first', 'last'],
    result: ['duplicates', 'kept'],
    clips: ['soft', 'soft and hard'],
    quality: [0, 15, 20, 25],
  },
  excluded: ({ position, strand, clips, best, quality }) => (position === 'POS' && clips === 'soft and hard') || (position !== 'POS' && strand === 'ignored') || (best !== 'quality' && quality > 0),
  names: ['mark_duplicates', 'find_duplicates', 'duplicate_reads', 'deduplicate'],
  describe: ({ position, strand, best, result, clips, quality }) => ({
    does: result === 'duplicates' ? ['finds the PCR duplicates among aligned reads', 'lists the reads that are duplicates of others by their position'] : ['removes PCR duplicates from aligned reads', 'keeps one read of each set of duplicates'],
    arguments: [{ name: 'reads', type: 'list[list]', meaning: 'lists `[name, chrom, pos, strand, cigar, quality]`: pos is POS of SAM (1-based, leftmost aligned base), strand + or -, quality the sum of base qualities; names differ' }],
    returns: result === 'duplicates' ? 'the names of the duplicates, in the order of the reads' : 'the names of the reads that are kept, in the order of the reads',
    rules: [
      position === 'POS' ? ['Reads are duplicates of each other if chrom and pos are the same', 'Group reads by chromosome and POS'] : [`Reads are duplicates of each other if chrom and the unclipped 5' end are the same: for + that is pos less the clipped bases before it, for - the position of the last aligned base plus the clipped bases behind it (${clips === 'soft' ? 'soft clips alone; hard ones do not count' : 'soft and hard clips'})`, `Group reads by chromosome and unclipped 5' position: on + POS minus leading ${clips === 'soft' ? 'soft' : 'soft and hard'} clips, on - the end on the reference (inclusive) plus trailing ${clips === 'soft' ? 'soft' : 'soft and hard'} clips`],
      strand === 'told apart' ? ['They must be on the same strand too', 'Reads of different strands are never duplicates'] : ['The strand plays no part', 'Strands are not told apart'],
      ...(position === 'POS' ? [] : [['M, D, N, = and X use up the reference', 'M, D, N, = and X consume reference bases'] as const]),
      ...(quality === 0 ? [] : [[`Reads with a quality below ${quality} take no part: they are neither ${result === 'kept' ? 'listed' : 'duplicates'} nor do they make others so`, `Ignore reads whose quality is less than ${quality} altogether`] as const]),
      best === 'quality' ? ['Of each set the read with the highest quality is the original, the first in the list of equal ones; the others are duplicates', 'Keep the read of the highest quality (the earliest on a tie); the rest of its set are duplicates'] : best === 'last' ? ['Of each set the last read in the list is the original, the others are duplicates', 'The latest read of a set is kept, all earlier ones are duplicates'] : ['Of each set the first read in the list is the original, the others are duplicates', 'The earliest read of a set is kept, all later ones are duplicates'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Read[]][] = [
      [[]], [[['a', 'chr1', 100, '+', '10M', 300]]], [[['a', 'chr1', 100, '+', '10M', 300], ['b', 'chr1', 100, '+', '10M', 310], ['c', 'chr1', 100, '-', '10M', 320]]], [[['a', 'chr1', 100, '+', '10M', 300], ['b', 'chr1', 103, '+', '3S7M', 200], ['c', 'chr2', 100, '+', '10M', 100]]],
      [[['a', 'chr1', 103, '+', '3H7M', 300], ['b', 'chr1', 100, '+', '10M', 200], ['c', 'chr1', 103, '+', '7M', 900]]], [[['a', 'chr1', 100, '-', '8M2S', 50], ['b', 'chr1', 90, '-', '10M10D', 60], ['c', 'chr1', 95, '-', '15M', 70], ['d', 'chr1', 100, '-', '10M', 55]]],
      [[['a', 'chr1', 50, '+', '5M', 14], ['b', 'chr1', 50, '+', '5M', 15], ['c', 'chr1', 50, '+', '5M', 15]]], [[['x', 'chr1', 7, '+', '2S8M', 20], ['y', 'chr1', 5, '+', '10M', 20], ['z', 'chr1', 5, '-', '10M', 99]]], [[['p', 'chr1', 200, '-', '6M3H', 80], ['q', 'chr1', 199, '-', '10M', 80], ['r', 'chr1', 200, '-', '6M3S', 81]]], [[['low', 'chr3', 1, '+', '9M', 3]]], [[['e', 'chr9', 5, '+', '9M', 22], ['f', 'chr9', 5, '+', '9M', 18], ['g', 'chr9', 5, '+', '9M', 30], ['h', 'chr9', 5, '+', '9M', 12]]], [[['i', 'chr9', 5, '+', '9M', 40], ['j', 'chr9', 5, '+', '9M', 41], ['k', 'chr9', 6, '+', '9M', 50], ['l', 'chr9', 6, '+', '9M', 44]]], [[['l', 'chr4', 9, '+', '9M', 9], ['m', 'chr4', 9, '+', '9M', 14]]],
    ];
    while (inputs.length < 24) {
      inputs.push([Array.from({ length: rng.int(4, 9) }, (_, i): Read => {
        const clip = rng.pick([0, 2, 4]);
        const end = rng.int(110, 116);
        return [`r${i}`, rng.pick(['chr1', 'chr1', 'chr2']), end - 10 + clip, rng.pick(['+', '-']), `${clip === 0 ? '' : `${clip}${rng.pick(['S', 'H'])}`}${10 - clip}M${rng.pick(['', '', '2S', '3H'])}`, rng.int(1, 8) * 5];
      })]);
    }
    return inputs;
  },
  solve({ position, strand, best, result, clips, quality }, reads: Read[]) {
    const clipped = (text = ''): number => [...text.matchAll(/(\d+)([SH])/g)].reduce((sum, [, digits, letter]) => sum + (letter === 'S' || clips === 'soft and hard' ? Number(digits) : 0), 0);
    const keyOf = ([, chrom, pos, sign, cigar]: Read): string => {
      if (position === 'POS') return `${chrom} ${pos} ${strand === 'ignored' ? '' : sign}`;
      const span = [...cigar.matchAll(/(\d+)[MDN=X]/g)].reduce((sum, [, digits]) => sum + Number(digits), 0);
      const five = sign === '+' ? pos - clipped(/^(?:\d+[SH])+/.exec(cigar)?.[0]) : pos + span - 1 + clipped(/(?:\d+[SH])+$/.exec(cigar)?.[0]);
      return `${chrom} ${five} ${sign}`;
    };
    const used = reads.filter((read) => read[5] >= quality);
    const originals = new Map<string, Read>();
    for (const read of used) {
      const known = originals.get(keyOf(read));
      if (known === undefined || best === 'last' || (best === 'quality' && read[5] > known[5])) originals.set(keyOf(read), read);
    }
    const kept = new Set([...originals.values()].map(([name]) => name));
    return used.filter(([name]) => kept.has(name) === (result === 'kept')).map(([name]) => name);
  },
  python: {
    context: () => code`
      """Duplicates of sequencing libraries."""
      import re
      from collections import defaultdict

      FIELDS = ("name", "chrom", "pos", "strand", "cigar", "quality")


      def operations(cigar):
          return [(int(n), operation) for n, operation in re.findall(r"(\d+)([MIDNSHX=])", cigar)]


      def duplicate_rate(duplicates, reads):
          return len(duplicates) / len(reads) if reads else 0.0


      # <<insert solution here>>
      `,
    reference: ({ position, strand, best, result, clips, quality }, name) => code`
      def ${name}(reads):
          sets = defaultdict(list)
          for i, read in enumerate(reads):
              read = dict(zip(FIELDS, read))
              ${quality === 0 ? '' : `if read["quality"] < ${quality}:\n    continue`}
              place = read["pos"]
              ${position === 'POS' ? '' : `parts = operations(read["cigar"])
              inner = [k for k, (_, operation) in enumerate(parts) if operation not in "SH"]
              side = parts[:inner[0]] if read["strand"] == "+" else parts[inner[-1] + 1:]
              clipped = sum(n for n, operation in side if operation in "${clips === 'soft' ? 'S' : 'SH'}")
              if read["strand"] == "+":
                  place -= clipped
              else:
                  place += sum(n for n, operation in parts if operation in "MDN=X") - 1 + clipped`.split('\n').map((line) => line.replace(/^ {14}/, '')).join('\n')}
              sets[read["chrom"], place${strand === 'ignored' ? '' : ', read["strand"]'}].append((${best === 'quality' ? '-read["quality"]' : best === 'last' ? '-i' : '0'}, i))
          kept = sorted(min(group)[1] for group in sets.values())
          ${result === 'kept' ? 'return [reads[i][0] for i in kept]' : 'everything = sorted(i for group in sets.values() for _, i in group)\nreturn [reads[i][0] for i in everything if i not in kept]'}
      `,
  },
});
