/** Removal of 3' adapters (Martin, EMBnet.journal 17:10-12, 2011), without insertions and deletions. */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const adapterTrimming = defineFunction({
  id: 'adapter-trimming',
  difficulty: 4,
  conventions: {
    rate: [0, 10, 20],
    least: [3, 5],
    pick: ['leftmost', 'most matches'],
    wildcards: ['in the adapter', 'nowhere'],
    result: ['read', 'read and where'],
    start: ['anywhere', 'past the first base'],
  },
  // Without mismatches the leftmost match is always the longest.
  excluded: ({ rate, pick }) => rate === 0 && pick === 'most matches',
  names: ['trim_adapter', 'remove_adapter', 'cut_adapter', 'clip_adapter'],
  describe: ({ rate, least, pick, wildcards, result, start }) => ({
    does: ['removes a 3\' adapter from a read', 'cuts a read where its adapter begins'],
    arguments: [
      { name: 'read', type: 'str', meaning: 'the read, of A, C, G, T and N' },
      { name: 'adapter', type: 'str', meaning: 'the adapter, of A, C, G, T and N' },
    ],
    returns: result === 'read' ? 'the read without the adapter and what follows it' : 'a list of the read without the adapter and what follows it, and the 0-based position at which the adapter begins (None if there is none)',
    rules: [
      start === 'anywhere' ? ['The adapter may begin at any position of the read, the first included; where the read ends first, only the part of the adapter that lies in the read is compared', 'Try every start in the read, 0 included; near the 3\' end the adapter is compared as far as the read goes'] : ['The adapter may begin at any position of the read but the first; where the read ends first, only the part of the adapter that lies in the read is compared', 'Try every start in the read from the second base on, since a read of adapter alone is dealt with elsewhere; near the 3\' end the adapter is compared as far as the read goes'],
      [`At least \`MIN_OVERLAP\` (${least}) letters have to be compared, or the whole adapter if it is shorter`, `The compared part has at least \`MIN_OVERLAP\` = ${least} letters (or is the complete adapter, if that has fewer)`],
      rate === 0 ? ['No mismatch is permitted', 'Only exact matches count'] : [`Mismatches are permitted up to ${rate} % of the compared letters, rounded down`, `At most floor(${rate / 100} * n) mismatches for n compared letters`],
      wildcards === 'in the adapter' ? ['An N of the adapter matches everything; an N of the read matches nothing else', 'N in the adapter is a wildcard, N in the read is not'] : ['N matches nothing, not even N', 'An N, in read or adapter, is always a mismatch'],
      pick === 'leftmost' ? ['Of several starts the leftmost counts', 'Cut at the leftmost match'] : ['Of several starts the one with the most matching letters counts, the leftmost of equal ones', 'Prefer the start with the most matching letters, then the leftmost'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['', 'ACGTAC'], ['ACGTACGTAC', 'GGGGGG'], ['TTTTACGTACTT', 'ACGTAC'], ['TTTTACG', 'ACGTAC'], ['TTTTAC', 'ACGTAC'], ['TTTTACGTA', 'ACGTAC'], ['TTTTACGAACGG', 'ACGTACGG'], ['TTACGNACTT', 'ACGTAC'], ['TTACGTACTT', 'ACGNAC'], ['ACGTAC', 'ACGTAC'], ['TTAGATCGGAAGAGC', 'AGATCGGAAGAGC'], ['TTAGATCGGTAGAGCTT', 'AGATCGGAAGAGC'], ['TTAGATCCGTAGAGCTT', 'AGATCGGAAGAGC'], ['AC', 'AC'], ['GACGTAACGTACGG', 'ACGTACGG'], ['TACGTTTTTACGTACGTACC', 'ACGTACGTAC'], ['TTTACGTAGGTACACGTACGTAC', 'ACGTACGTAC'], ['TTGGAGATCGCAAG', 'AGATCGGAAGAGC'], ['TTTNNNN', 'NNNNN'], ['AACGTTGACGATG', 'TGACGTTGACGATG'], ['AAATGACCTTGAC', 'TGACGTTGAC']];
    while (inputs.length < 28) {
      const adapter = sequence(rng, rng.int(8, 13), rng.chance(0.2) ? 'ACGTN' : 'ACGT');
      const found = [...adapter.slice(0, rng.int(2, adapter.length))].map((base) => (rng.chance(0.08) ? sequence(rng, 1) : base === 'N' ? sequence(rng, 1) : base)).join('');
      inputs.push([`${sequence(rng, rng.int(3, 14))}${found}${found.length === adapter.length ? sequence(rng, rng.int(0, 5)) : ''}`, adapter]);
    }
    return inputs;
  },
  solve({ rate, least, pick, wildcards, result, start }, read: string, adapter: string) {
    let cut: number | undefined;
    let most = -1;
    for (let at = start === 'anywhere' ? 0 : 1; at < read.length; at++) {
      const n = Math.min(adapter.length, read.length - at);
      if (n < Math.min(least, adapter.length)) break;
      let matches = 0;
      for (let i = 0; i < n; i++) {
        const [x, y] = [read[at + i], adapter[i]];
        if (y === 'N' ? wildcards === 'in the adapter' : x === y) matches++;
      }
      if (n - matches > Math.floor((rate * n) / 100)) continue;
      if (matches > most) [cut, most] = [at, matches];
      if (pick === 'leftmost') break;
    }
    const kept = cut === undefined ? read : read.slice(0, cut);
    return result === 'read' ? kept : [kept, cut ?? null];
  },
  python: {
    context: ({ least }) => code`
      """Adapters of sequencing libraries."""

      MIN_OVERLAP = ${least}
      TRUSEQ = "AGATCGGAAGAGC"
      NEXTERA = "CTGTCTCTTATACACATCT"


      def overlapping(read, adapter, start):
          """The letters of read and adapter that lie on each other if the adapter begins there."""
          return list(zip(read[start:], adapter))


      # <<insert solution here>>


      def contaminated(reads, trim):
          return sum(trim(read, TRUSEQ) != read for read in reads) / len(reads)
      `,
    reference: ({ rate, pick, wildcards, result, start }, name) => code`
      def ${name}(read, adapter):
          hits = []
          for start in range(${start === 'anywhere' ? 0 : 1}, len(read)):
              pairs = overlapping(read, adapter, start)
              n = len(pairs)
              if n < min(MIN_OVERLAP, len(adapter)):
                  continue
              wrong = sum(not (${wildcards === 'in the adapter' ? 'y == "N" or x == y' : 'x == y != "N"'}) for x, y in pairs)
              if wrong <= ${rate} * n // 100:
                  hits.append((${pick === 'leftmost' ? '0' : 'wrong - n'}, start))
          cut = min(hits)[1] if hits else None
          kept = read if cut is None else read[:cut]
          return ${result === 'read' ? 'kept' : '[kept, cut]'}
      `,
  },
});
