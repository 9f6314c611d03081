/** FLAG of a SAM record (Sequence Alignment/Map Format Specification, section 1.4.2). */
import { code, defineFunction, Raises } from '../../template.ts';

const BITS = ['paired', 'proper_pair', 'unmapped', 'mate_unmapped', 'reverse', 'mate_reverse', 'read1', 'read2', 'secondary', 'qcfail', 'duplicate', 'supplementary'] as const;

export const samFlags = defineFunction({
  id: 'sam-flags',
  difficulty: 1,
  conventions: {
    result: ['names', 'counts'],
    order: ['bits', 'alphabetical'],
    unpaired: ['as they are', 'cleared'],
    required: [0, 1, 2],
    excluded: [0, 1024, 2304],
    invalid: ['ValueError', 'ignored'],
  },
  // Counts have no order, and where paired reads alone are looked at none is unpaired.
  excluded: ({ result, order, unpaired, required }) => (result === 'counts' && order === 'alphabetical') || (required === 1 && unpaired === 'cleared'),
  names: ['decode_flags', 'explain_flags', 'flag_names', 'summarise_flags'],
  describe: ({ result, order, unpaired, required, excluded, invalid }) => ({
    does: result === 'names' ? ['decodes the FLAG values of SAM records', 'explains the flags of alignments'] : ['counts how often each bit of FLAG is set in alignments', 'sums up the flags of a set of alignments'],
    arguments: [{ name: 'flags', type: 'list[int]', meaning: 'FLAG of each record' }],
    returns: result === 'names' ? 'a list with a list of names for each record that counts' : 'a dict from name to the number of records with that bit; names that never occur are left out',
    rules: [
      ['The names of the twelve bits, from 0x1 on, are `BITS` in the module', '`BITS` names the bits, the lowest first'],
      invalid === 'ValueError' ? ['A value below 0 or with a bit past the twelfth raises ValueError', 'Raise ValueError for a flag that is negative or over 4095'] : ['A record with a value below 0 or over 4095 does not count', 'Skip records whose flag is negative or over 4095'],
      ...(required === 0 ? [] : [[`Only records count that have all bits of ${required} set (the option -f of samtools)`, `Keep records with (flag & ${required}) == ${required}`] as const]),
      ...(excluded === 0 ? [] : [[`Records with any bit of ${excluded} set do not count (the option -F of samtools)`, `Drop records with flag & ${excluded}`] as const]),
      unpaired === 'as they are' ? ['Bits are taken as they are, whether or not they make sense together', 'Do not check bits against each other'] : ['Where the read is not paired (0x1), the bits proper_pair, mate_unmapped, mate_reverse, read1 and read2 mean nothing and are not named', 'For unpaired reads leave out proper_pair, mate_unmapped, mate_reverse, read1 and read2'],
      ...(result === 'names' ? [order === 'bits' ? ['The names of a record are in the order of the bits', 'List the lowest bit first'] as const : ['The names of a record are in alphabetical order', 'Sort the names of each record'] as const] : []),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[]][] = [[[]], [[0]], [[4]], [[99, 147]], [[-1, 3]], [[4096, 83]], [[2, 66]], [[1024, 1040, 16]], [[256, 2048, 272, 3]], [[4095]], [[42, 43]], [[77, 141]], [[1187, 1123, 99]], [[2064, 16, 0]]];
    while (inputs.length < 24) inputs.push([Array.from({ length: rng.int(1, 6) }, () => rng.pick([0, 16, 4, 73, 83, 99, 147, 163, 133, 1107, 2131, 355, 339, rng.int(0, 4095)]))]);
    return inputs;
  },
  solve({ result, order, unpaired, required, excluded, invalid }, flags: string[] | number[]) {
    const listed: string[][] = [];
    for (const flag of flags.map(Number)) {
      if (flag < 0 || flag > 4095) {
        if (invalid === 'ValueError') throw new Raises('ValueError');
        continue;
      }
      if ((flag & required) !== required || (flag & excluded) !== 0) continue;
      const used = unpaired === 'cleared' && (flag & 1) === 0 ? flag & ~(0x2 | 0x8 | 0x20 | 0x40 | 0x80) : flag;
      const names = BITS.filter((_, bit) => (used & (1 << bit)) !== 0);
      listed.push(order === 'bits' ? names : names.toSorted());
    }
    if (result === 'names') return listed;
    const counts: Record<string, number> = {};
    for (const each of listed.flat()) counts[each] = (counts[each] ?? 0) + 1;
    return counts;
  },
  python: {
    context: () => code`
      """Alignment flags."""
      from collections import Counter

      BITS = (
          "paired", "proper_pair", "unmapped", "mate_unmapped", "reverse", "mate_reverse",
          "read1", "read2", "secondary", "qcfail", "duplicate", "supplementary",
      )


      def is_primary(flag):
          return not flag & 0x900


      # <<insert solution here>>


      def strand(flag):
          return "-" if flag & 0x10 else "+"
      `,
    reference: ({ result, order, unpaired, required, excluded, invalid }, name) => code`
      def ${name}(flags):
          pair_bits = {"proper_pair", "mate_unmapped", "mate_reverse", "read1", "read2"}
          decoded = []
          for flag in flags:
              if not 0 <= flag < 4096:
                  ${invalid === 'ValueError' ? 'raise ValueError(flag)' : 'continue'}
              ${required === 0 ? '' : `if flag & ${required} != ${required}:\n    continue`}
              ${excluded === 0 ? '' : `if flag & ${excluded}:\n    continue`}
              names = [BITS[i] for i, digit in enumerate(reversed(format(flag, "b"))) if digit == "1"]
              ${unpaired === 'cleared' ? 'if "paired" not in names:\n    names = [each for each in names if each not in pair_bits]' : ''}
              decoded.append(${order === 'bits' ? 'names' : 'sorted(names)'})
          return ${result === 'names' ? 'decoded' : 'dict(Counter(each for names in decoded for each in names))'}
      `,
  },
});
