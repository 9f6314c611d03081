/** What a CIGAR string covers (Sequence Alignment/Map Format Specification, section 1.4.6). */
import { code, defineFunction } from '../../template.ts';

const OPERATIONS = ['M', 'I', 'D', 'N', 'S', 'H', '=', 'X'] as const;

export const cigarSpans = defineFunction({
  id: 'cigar-spans',
  difficulty: 3,
  conventions: {
    result: ['blocks', 'blocks and introns', 'ends'],
    deletions: ['bridged', 'split'],
    coordinates: ['0-based, half-open', '1-based, closed'],
    clipped: ['aligned', 'unclipped'],
    unmapped: ['empty', 'None'],
    least: [1, 3, 10],
  },
  excluded: ({ result, clipped, deletions, least }) => (result !== 'ends' && clipped === 'unclipped') || (result === 'ends' && (deletions === 'split' || least > 1)),
  names: ['cigar_blocks', 'aligned_blocks', 'reference_blocks', 'spans_of_cigar'],
  describe: ({ result, deletions, coordinates, clipped, unmapped, least }) => ({
    does: result === 'ends' ? ['finds where on the reference an alignment begins and ends', 'computes the span of an alignment on the reference from its CIGAR string'] : ['finds the blocks of the reference that a read covers', 'computes from a CIGAR string which pieces of the reference a read is aligned to'],
    arguments: [
      { name: 'pos', type: 'int', meaning: 'POS of the SAM record: the 1-based position of the first aligned base' },
      { name: 'cigar', type: 'str', meaning: 'the CIGAR string, or `*` where there is none' },
    ],
    returns: result === 'blocks' ? 'a list of blocks `[start, end]` from left to right' : result === 'ends' ? 'a list `[start, end]`' : 'a list of two lists: the blocks `[start, end]`, and the introns `[start, end]`, from left to right',
    rules: [
      ['M, =, X, D and N use up the reference; I, S and H do not', 'Only M, =, X, D and N move along the reference'],
      ...(result === 'ends' ? [clipped === 'aligned' ? ['Clipped bases do not count', 'Soft and hard clips are outside of the span'] as const : ['Clipped bases count as if they were aligned: those before the first aligned base move the start to the left, those at the end move the end to the right (both S and H)', 'Give the unclipped span: soft and hard clips on each side extend it'] as const] : [
        ['An N is an intron and divides blocks', 'Blocks are split at N operations'] as const,
        deletions === 'bridged' ? ['A deletion stays inside its block', 'D does not divide a block'] as const : ['A deletion divides blocks too, and belongs to none', 'Blocks are split at deletions (D) as well, which are in no block'] as const,
        ['Operations that follow each other without N' + (deletions === 'split' ? ' or D' : '') + ' between them make one block; insertions do not divide it', 'Neighbouring M, = and X (insertions between them or not) make one block'] as const,
        least === 1 ? ['A block without a base is not listed', 'There are no empty blocks'] as const : [`Blocks of fewer than ${least} bases are left out`, `List only blocks of at least ${least} bases`] as const,
      ]),
      coordinates === '0-based, half-open' ? ['Positions of the result are 0-based, the end exclusive', 'Report 0-based, half-open positions'] : ['Positions of the result are 1-based, the end inclusive', 'Report 1-based, closed positions'],
      unmapped === 'empty' ? ['For `*` the result is an empty list', 'Without a CIGAR string return an empty list'] : ['For `*` the result is None', 'Without a CIGAR string return None'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number, string][] = [[0, '*'], [1, '10M'], [5, '3S7M2H'], [10, '4M2D4M'], [100, '5M100N5M'], [7, '2H3S4M1I4M2N3M5S'], [20, '3=1X2='], [3, '4M3I2M'], [50, '10M5D10N6M'], [9, '1M1D1N1D1M'], [30, '5S5M5N2D5M4H'], [12, '8M6S']];
    while (inputs.length < 24) {
      const core = Array.from({ length: rng.int(1, 5) }, (_, i) => (i % 2 === 0 ? `${rng.int(1, 40)}${rng.pick(['M', 'M', '=', 'X'])}` : `${rng.int(1, 90)}${rng.pick(['I', 'D', 'N', 'N'])}`));
      if (core.length % 2 === 0) core.push(`${rng.int(1, 20)}M`);
      inputs.push([rng.int(20, 5_000), `${rng.pick(['', '', `${rng.int(1, 9)}S`, '3H4S'])}${core.join('')}${rng.pick(['', `${rng.int(1, 9)}S`, '5H'])}`]);
    }
    return inputs;
  },
  solve({ result, deletions, coordinates, clipped, unmapped, least }, pos: number, cigar: string) {
    if (cigar === '*') return unmapped === 'empty' ? [] : null;
    const blocks: [number, number][] = [];
    const introns: [number, number][] = [];
    let at = pos - 1;
    let open: [number, number] | undefined;
    let [left, right] = [0, 0];
    let begun = false;
    for (const [, digits = '', operation = ''] of cigar.matchAll(/(\d+)([MIDNSHX=])/g)) {
      const length = Number(digits);
      if (operation === 'S' || operation === 'H') {
        if (begun) right += length;
        else left += length;
        continue;
      }
      begun = true;
      if (operation === 'I') continue;
      if (operation === 'N' || (operation === 'D' && deletions === 'split')) {
        if (operation === 'N') introns.push([at, at + length]);
        open = undefined;
      } else if (open === undefined) blocks.push(open = [at, at + length]);
      else open[1] = at + length;
      at += length;
    }
    const shown = ([start, end]: readonly [number, number]): [number, number] => [coordinates === '0-based, half-open' ? start : start + 1, end];
    if (result === 'ends') return shown(clipped === 'aligned' ? [pos - 1, at] : [pos - 1 - left, at + right]);
    const listed = blocks.filter(([start, end]) => end - start >= least).map(shown);
    return result === 'blocks' ? listed : [listed, introns.map(shown)];
  },
  python: {
    context: () => code`
      """Alignments of spliced reads."""
      import re
      from itertools import accumulate

      OPERATION = re.compile(r"(\d+)([${OPERATIONS.join('')}])")
      ON_REFERENCE = set("MDN=X")
      ON_READ = set("MIS=X")


      def operations(cigar):
          return [(int(length), operation) for length, operation in OPERATION.findall(cigar)]


      def read_length(cigar):
          return sum(length for length, operation in operations(cigar) if operation in ON_READ)


      # <<insert solution here>>
      `,
    reference: ({ result, deletions, coordinates, clipped, unmapped, least }, name) => {
      const one = coordinates === '1-based, closed' ? ' + 1' : '';
      if (result === 'ends') {
        return code`
          def ${name}(pos, cigar):
              if cigar == "*":
                  return ${unmapped === 'empty' ? '[]' : 'None'}
              span = sum(length for length, operation in operations(cigar) if operation in ON_REFERENCE)
              ${clipped === 'aligned' ? 'left = right = 0' : 'left, right = (sum(map(int, re.findall(r"\\d+", re.search(side, cigar).group()))) for side in (r"^(\\d+[SH])*", r"(\\d+[SH])*$"))'}
              return [pos - 1 - left${one}, pos - 1 + span + right]
          `;
      }
      return code`
        def ${name}(pos, cigar):
            if cigar == "*":
                return ${unmapped === 'empty' ? '[]' : 'None'}
            covered, introns, at = [], [], pos - 1
            for length, operation in operations(cigar):
                if operation == "N":
                    introns.append([at${one}, at + length])
                elif operation in "${deletions === 'bridged' ? 'MD=X' : 'M=X'}":
                    if covered and covered[-1][1] == at:
                        covered[-1][1] += length
                    else:
                        covered.append([at, at + length])
                at += length if operation in ON_REFERENCE else 0
            blocks = [[start${one}, end] for start, end in covered${least === 1 ? '' : ` if end - start >= ${least}`}]
            return ${result === 'blocks' ? 'blocks' : '[blocks, introns]'}
        `;
    },
  },
  javascript: {
    context: () => code`
      // Alignments of spliced reads.
      const operations = (cigar) => (cigar.match(/\d+[MIDNSHX=]/g) || []).map((each) => [Number(each.slice(0, -1)), each.slice(-1)]);
      const readLength = (cigar) => operations(cigar).reduce((sum, [length, operation]) => sum + ('MIS=X'.includes(operation) ? length : 0), 0);

      // <<insert solution here>>
      `,
    reference: ({ result, deletions, coordinates, clipped, unmapped, least }, name) => code`
      function ${name}(pos, cigar) {
        if (cigar === '*') return ${unmapped === 'empty' ? '[]' : 'null'};
        const shift = ${coordinates === '1-based, closed' ? 1 : 0};
        const parts = operations(cigar);
        ${result === 'ends' ? code`
        const inner = parts.filter(([, operation]) => !'SH'.includes(operation));
        const first = parts.indexOf(inner[0]);
        const sum = (list) => list.reduce((total, [length]) => total + length, 0);
        const left = ${clipped === 'aligned' ? '0' : 'sum(parts.slice(0, first))'};
        const right = ${clipped === 'aligned' ? '0' : 'sum(parts.slice(first + inner.length))'};
        const span = sum(inner.filter(([, operation]) => operation !== 'I'));
        return [pos - 1 - left + shift, pos - 1 + span + right];` : code`
        const blocks = [], introns = [];
        let at = pos - 1;
        parts.forEach(([length, operation]) => {
          if ('ISH'.includes(operation)) return;
          if (operation === 'N') introns.push([at + shift, at + length]);
          else if ('${deletions === 'bridged' ? 'MD=X' : 'M=X'}'.includes(operation)) {
            if (blocks.length > 0 && blocks[blocks.length - 1][1] === at) blocks[blocks.length - 1][1] = at + length;
            else blocks.push([at + shift, at + length]);
          }
          at += length;
        });
        const listed = blocks.filter(([start, end]) => end - start + shift >= ${least});
        return ${result === 'blocks' ? 'listed' : '[listed, introns]'};`}
      }
      `,
  },
});
