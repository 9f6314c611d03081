/** Counts of the words of length k. */
import { reverseComplement } from '../../genetic-code.ts';
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const byText = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : a > b ? 1 : 0);

export const kmerCounts = defineFunction({
  id: 'kmer-counts',
  difficulty: 3,
  conventions: {
    strands: ['as read', 'canonical'],
    ambiguous: ['skipped', 'counted'],
    overlap: ['overlapping', 'side by side'],
    order: ['count, then text', 'text'],
    least: [1, 2],
    form: ['counts', 'frequencies'],
  },
  // A word with N has no canonical form in this module.
  excluded: ({ strands, ambiguous }) => strands === 'canonical' && ambiguous === 'counted',
  names: ['count_kmers', 'kmer_spectrum', 'kmer_table', 'frequent_kmers'],
  describe: ({ strands, ambiguous, overlap, order, least, form }) => ({
    does: ['counts the k-mers of a set of reads', 'tabulates the k-mers that occur in reads'],
    arguments: [
      { name: 'reads', type: 'list[str]', meaning: 'the reads, of A, C, G, T and N in upper case' },
      { name: 'k', type: 'int', meaning: 'the length of a k-mer, at least 1' },
    ],
    returns: `a list of lists \`[kmer, ${form === 'counts' ? 'count' : 'frequency'}]\``,
    rules: [
      ['Counts are over all reads together; no k-mer goes across two reads', 'Sum over all reads; a k-mer lies within one read'],
      overlap === 'overlapping' ? ['K-mers overlap: one begins at every position', 'Take the k-mer at every position of a read'] : ['K-mers lie side by side: a read is cut into pieces of k from its first base on, and a shorter rest is dropped', 'Step by k: positions 0, k, 2k and so on'],
      ambiguous === 'skipped' ? ['K-mers with an N are left out', 'Skip k-mers that contain N'] : ['A k-mer with an N counts as any other', 'N is a letter like any other here'],
      strands === 'canonical' ? ['A k-mer and its reverse complement are one, listed under the text that sorts first', 'Use canonical k-mers: the lexicographically smaller of k-mer and reverse complement'] : ['Strands are told apart: a k-mer is counted as it is read', 'Do not merge reverse complements'],
      least === 1 ? ['Every k-mer that occurs is listed', 'Nothing is filtered by its count'] : ['K-mers that occur once are left out of the list', 'Singletons are not listed'],
      ...(form === 'counts' ? [] : [['The frequency is the count divided by that of all k-mers that were counted, listed or not', 'Divide each count by the total over all counted k-mers, those that are not listed included'] as const]),
      order === 'text' ? ['Sort by k-mer, in alphabetical order', 'The list is in alphabetical order of the k-mers'] : ['Sort by count, the largest first; equal counts alphabetically', 'The most frequent comes first; ties are in alphabetical order'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], number][] = [[[], 3], [['AC'], 3], [['ACGTACGT'], 4], [['AAAAAA'], 2], [['AANAA', 'NNN'], 2], [['GATTACA', 'TGTAATC'], 3], [['TTTT', 'AAAA', 'GC'], 2], [['CACACA', 'GG'], 2], [['ACGNACG', 'NACG'], 3]];
    while (inputs.length < 20) inputs.push([Array.from({ length: rng.int(1, 4) }, () => sprinkled(rng, sequence(rng, rng.int(3, 20), rng.pick(['ACGT', 'AC', 'AT'])), 0.06, 'N')), rng.int(1, 4)]);
    return inputs;
  },
  solve({ strands, ambiguous, overlap, order, least, form }, reads: string[], k: number) {
    const counts = new Map<string, number>();
    let total = 0;
    for (const read of reads) {
      for (let i = 0; i + k <= read.length; i += overlap === 'overlapping' ? 1 : k) {
        const word = read.slice(i, i + k);
        if (ambiguous === 'skipped' && word.includes('N')) continue;
        const other = strands === 'canonical' ? reverseComplement(word) : word;
        const key = other < word ? other : word;
        counts.set(key, (counts.get(key) ?? 0) + 1);
        total++;
      }
    }
    const listed = [...counts].filter(([, count]) => count >= least).toSorted((a, b) => (order === 'text' ? 0 : b[1] - a[1]) || byText(a, b));
    return listed.map(([word, count]) => [word, form === 'counts' ? count : count / total]);
  },
  python: {
    context: () => code`
      """K-mer profiles of sequencing libraries."""
      from collections import Counter


      def reverse_complement(kmer):
          return kmer[::-1].translate(str.maketrans("ACGT", "TGCA"))


      def positions(read, kmer):
          """Where a k-mer begins in a read, overlaps included."""
          return [i for i in range(len(read) - len(kmer) + 1) if read.startswith(kmer, i)]


      # <<insert solution here>>


      def gc_of(kmer):
          return sum(base in "GC" for base in kmer) / len(kmer)
      `,
    reference: ({ strands, ambiguous, overlap, order, least, form }, name) => code`
      def ${name}(reads, k):
          words = [read[i:i + k] for read in reads for i in range(0, len(read) - k + 1${overlap === 'overlapping' ? '' : ', k'})]
          ${ambiguous === 'skipped' ? 'words = [word for word in words if "N" not in word]' : ''}
          ${strands === 'canonical' ? 'words = [min(word, reverse_complement(word)) for word in words]' : ''}
          counts = Counter(words)
          listed = sorted(counts.items(), key=lambda item: ${order === 'text' ? 'item[0]' : '(-item[1], item[0])'})
          return [[word, count${form === 'counts' ? '' : ' / len(words)'}] for word, count in listed if count >= ${least}]
      `,
  },
  javascript: {
    context: () => code`
      // K-mer profiles of sequencing libraries.
      const PAIRS = { A: 'T', C: 'G', G: 'C', T: 'A', N: 'N' };
      const reverseComplement = (kmer) => kmer.split('').reverse().map((base) => PAIRS[base]).join('');

      // <<insert solution here>>
      `,
    reference: ({ strands, ambiguous, overlap, order, least, form }, name) => code`
      function ${name}(reads, k) {
        const counts = {};
        let total = 0;
        reads.forEach((read) => {
          let at = 0;
          while (at <= read.length - k) {
            let word = read.substr(at, k);
            at += ${overlap === 'overlapping' ? '1' : 'k'};
            ${ambiguous === 'skipped' ? "if (word.indexOf('N') >= 0) continue;" : ''}
            ${strands === 'canonical' ? 'word = [word, reverseComplement(word)].sort()[0];' : ''}
            counts[word] = (counts[word] || 0) + 1;
            total += 1;
          }
        });
        const words = Object.keys(counts).filter((word) => counts[word] >= ${least}).sort();
        ${order === 'text' ? '' : 'words.sort((a, b) => counts[b] - counts[a]);'}
        return words.map((word) => [word, counts[word]${form === 'counts' ? '' : ' / total'}]);
      }
      `,
  },
});
