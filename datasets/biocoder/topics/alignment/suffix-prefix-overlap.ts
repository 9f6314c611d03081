/** Overlaps of reads for assembly. */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const suffixPrefixOverlap = defineFunction({
  id: 'suffix-prefix-overlaps',
  difficulty: 4,
  conventions: {
    mismatches: [0, 1],
    pick: ['longest', 'all lengths'],
    contained: ['kept', 'left out'],
    self: ['left out', 'kept'],
    order: ['reads', 'length'],
    form: ['lists', 'counts by read'],
  },
  excluded: ({ order, form }) => form === 'counts by read' && order === 'length',
  names: ['find_overlaps', 'overlap_graph', 'suffix_prefix_overlaps', 'read_overlaps'],
  describe: ({ mismatches, pick, contained, self, order, form }) => ({
    does: ['finds the suffix-prefix overlaps of reads', 'lists which reads end as other reads begin'],
    arguments: [
      { name: 'reads', type: 'list[str]', meaning: 'the reads, of A, C, G and T' },
      { name: 'least', type: 'int', meaning: 'the shortest overlap that counts, in bases, at least 1' },
    ],
    returns: form === 'lists' ? 'a list of lists `[i, j, length]`: that many last bases of read i are the first ones of read j' : 'a list with the number of overlaps of each read with reads that it precedes (overlaps i, j for each i)',
    rules: [
      ['i and j are positions in `reads`, from 0 on', 'Reads are named by their 0-based positions'],
      ['An overlap of length n compares the last n bases of read i with the first n of read j', 'Compare the suffix of length n of read i and the prefix of length n of read j'],
      mismatches === 0 ? ['They have to be equal', 'Only exact overlaps count'] : ['They may differ in one base, except that the first and the last base of an overlap have to be equal', 'One mismatch is permitted, though not at the first or last position of the overlap'],
      contained === 'kept' ? ['An overlap may be as long as the shorter of the two reads', 'Overlaps that cover a whole read count'] : ['An overlap must be shorter than both reads', 'Only proper overlaps count: shorter than either read'],
      self === 'kept' ? ['A read may overlap itself, though not in its full length', 'Self overlaps count, apart from the whole read'] : ['A read does not overlap itself', 'Pairs of a read with itself do not count'],
      pick === 'longest' ? ['For each pair (i, j) the longest overlap counts', 'Report only the longest overlap of each ordered pair'] : ['For each pair (i, j) the overlaps of every length count', 'All lengths at which a pair overlaps are reported'],
      ...(form === 'lists' ? [order === 'reads' ? ['Sort by i, then j, then length', 'The list is sorted by i, j and length'] as const : ['Sort by length, the longest first, then i, then j', 'Longest overlaps come first; ties are sorted by i and j'] as const] : []),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], number][] = [[[], 3], [['ACGT'], 1], [['ACGTAC', 'TACGGA'], 3], [['AAAA', 'AAAC'], 2], [['AAAA'], 2], [['ACGT', 'ACGT'], 2], [['CCACGT', 'ACGT', 'CGTTT'], 3], [['GGACCTA', 'ACGTATT'], 3], [['TTACGTC', 'ACATCAA'], 4], [['ATAT', 'TATA'], 1], [['CCAGGT', 'AGTTAA', 'TAACC'], 2], [['GGACGTTA', 'ACGATACC'], 4], [['GACGA', 'ACTAG'], 3]];
    while (inputs.length < 20) {
      const genome = sequence(rng, 30, rng.pick(['ACGT', 'ACG', 'AC']));
      inputs.push([Array.from({ length: rng.int(2, 5) }, () => { const at = rng.int(0, 20); return genome.slice(at, at + rng.int(5, 10)); }), rng.int(2, 4)]);
    }
    return inputs;
  },
  solve({ mismatches, pick, contained, self, order, form }, reads: string[], least: number) {
    const overlaps: [number, number, number][] = [];
    for (const [i, left] of reads.entries()) {
      for (const [j, right] of reads.entries()) {
        if (i === j && self === 'left out') continue;
        const most = Math.min(left.length, right.length) - (contained === 'left out' || i === j ? 1 : 0);
        for (let n = most; n >= least; n--) {
          let wrong = 0;
          for (let k = 0; k < n; k++) if (left[left.length - n + k] !== right[k]) wrong += k === 0 || k === n - 1 ? 2 : 1;
          if (wrong > mismatches) continue;
          overlaps.push([i, j, n]);
          if (pick === 'longest') break;
        }
      }
    }
    if (form !== 'lists') return reads.map((_, i) => overlaps.filter(([first]) => first === i).length);
    return overlaps.toSorted((a, b) => (order === 'length' ? b[2] - a[2] : 0) || a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  },
  python: {
    context: () => code`
      """A greedy assembler for teaching."""
      from itertools import product


      def mismatches(a, b):
          """Positions at which two texts of one length differ."""
          return [i for i, (x, y) in enumerate(zip(a, b)) if x != y]


      def merge(left, right, length):
          return left + right[length:]


      # <<insert solution here>>
      `,
    reference: ({ mismatches, pick, contained, self, order, form }, name) => code`
      def ${name}(reads, least):
          overlaps = []
          for (i, left), (j, right) in product(enumerate(reads), repeat=2):
              ${self === 'left out' ? 'if i == j:\n    continue' : ''}
              lengths = []
              for n in range(least, min(len(left), len(right)) + 1):
                  if ${contained === 'left out' ? 'n in (len(left), len(right))' : 'i == j and n == len(left)'}:
                      continue
                  ${mismatches === 0 ? 'if left.endswith(right[:n]):' : 'wrong = mismatches(left[-n:], right[:n])\nif not wrong or (len(wrong) == 1 and 0 < wrong[0] < n - 1):'}
                      lengths.append(n)
              overlaps += [[i, j, n] for n in ${pick === 'longest' ? 'lengths[-1:]' : 'lengths'}]
          ${form === 'lists' ? `return sorted(overlaps${order === 'length' ? ', key=lambda each: (-each[2], each[0], each[1])' : ''})` : 'return [sum(each[0] == i for each in overlaps) for i in range(len(reads))]'}
      `,
  },
  javascript: {
    context: () => code`
      // A greedy assembler for teaching.
      const merge = (left, right, length) => left + right.slice(length);

      // <<insert solution here>>
      `,
    reference: ({ mismatches, pick, contained, self, order, form }, name) => code`
      function ${name}(reads, least) {
        const agree = (a, b) => {
          const wrong = [...a].map((base, i) => (base === b[i] ? -1 : i)).filter((i) => i >= 0);
          return wrong.length === 0${mismatches === 0 ? '' : ' || (wrong.length === 1 && wrong[0] > 0 && wrong[0] < a.length - 1)'};
        };
        const overlaps = [];
        reads.forEach((left, i) => reads.forEach((right, j) => {
          ${self === 'left out' ? 'if (i === j) return;' : ''}
          let found = [];
          for (let n = least; n <= left.length && n <= right.length; n += 1) {
            if (${contained === 'left out' ? 'n === left.length || n === right.length' : 'i === j && n === left.length'}) continue;
            if (agree(left.slice(left.length - n), right.slice(0, n))) found.push([i, j, n]);
          }
          ${pick === 'longest' ? 'found = found.slice(-1);' : ''}
          overlaps.push(...found);
        }));
        ${form === 'lists' ? `${order === 'length' ? 'overlaps.sort((a, b) => b[2] - a[2]);\n' : ''}return overlaps;` : 'return reads.map((_, i) => overlaps.filter((each) => each[0] === i).length);'}
      }
      `,
  },
});
