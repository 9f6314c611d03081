/** Dot plots (Gibbs and McIntyre, Eur J Biochem 16:1-11, 1970): words that two sequences share, merged along diagonals. */
import { reverseComplement } from '../../genetic-code.ts';
import { sequence } from '../../letters.ts';
import { mutated } from '../../mutated.ts';
import { code, defineFunction } from '../../template.ts';

export const dotPlot = defineFunction({
  id: 'dot-plot-segments',
  difficulty: 4,
  conventions: {
    word: [2, 3, 4],
    strands: ['forward', 'reverse'],
    join: ['overlapping words', 'gap of one letter'],
    least: ['word', 'word plus one'],
    frequent: ['kept', 'left out'],
  },
  names: ['dot_plot_segments', 'shared_segments', 'matching_diagonals', 'word_matches'],
  describe: ({ word, strands, join, least, frequent }) => ({
    does: ['lists the diagonal segments of a dot plot of two sequences', 'finds where two sequences share words, merged into diagonal segments'],
    arguments: [
      { name: 'a', type: 'str', meaning: 'the first sequence, of A, C, G and T' },
      { name: 'b', type: 'str', meaning: 'the second sequence, likewise' },
    ],
    returns: 'a sorted list of lists `[start in a, start in b, length]`, positions from 0 on',
    rules: [
      [`A dot (i, j) is a word of \`WORD\` = ${word} letters that begins at i in a and at j in b`, `Words have \`WORD\` (${word}) letters; a dot (i, j) means that the words at i in a and at j in b are equal`],
      ...(strands === 'reverse' ? [['b is replaced by its reverse complement before anything else, and positions in b count in that', 'Compare a with the reverse complement of b; starts in b are positions in the reverse complement'] as const] : []),
      ...(frequent === 'left out' ? [['A word that begins at more than `MAX_COPIES` = 2 places of b makes no dots', 'Ignore words with more than `MAX_COPIES` (2) occurrences in b, overlapping ones included'] as const] : []),
      join === 'overlapping words' ? ['Dots that follow each other on a diagonal (i and j both one larger) make one segment, from the first letter of the first word to the last of the last', 'Consecutive dots (i, j), (i + 1, j + 1), ... are one segment, which spans all their letters'] : ['Dots on one diagonal make one segment if the words overlap, adjoin, or have at most one letter between them; the segment spans all their letters and those between', 'On a diagonal, join words that overlap, touch or are one letter apart, into a segment from the first letter to the last'],
      least === 'word' ? ['Every segment is listed', 'List segments of any length'] : [`Segments of just \`WORD\` letters are left out`, `Only segments longer than \`WORD\` letters are listed`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['', 'ACGT'], ['ACGT', 'ACGT'], ['ACGT', 'CCCC'], ['AAAAAA', 'AAAA'], ['ACGTTACG', 'ACGATACG'], ['ACGAACGT', 'ACGCACGT'], ['ACGTACGTACGT', 'TACGTACG'], ['AC', 'AC'], ['GATTACA', 'GATCACA'], ['ACGTA', 'TACGT'], ['AAACCC', 'GGGTTT'], ['TTGACCA', 'TGGTCAA'], ['ACAC', 'ACACACAC'], ['GGCATGG', 'GGCTTGG'], ['GTCAACGTT', 'GTCAGACGTT'], ['CCGTAAGG', 'CCGTCAAGG'], ['AAAAAAAC', 'AAAAAAAA'], ['AAAAAAAC', 'TTTTTTTT'], ['ACGTTGCAA', 'ACGTAGCAA'], ['ACGTTGCAA', 'TTGCTACGT']];
    while (inputs.length < 26) { const a = sequence(rng, rng.int(8, 20), rng.pick(['ACGT', 'ACG'])); const b = mutated(rng, a, 0.15); inputs.push([a, rng.chance(0.5) ? b : reverseComplement(b)]); }
    return inputs;
  },
  solve({ word, strands, join, least, frequent }, a: string, b: string) {
    const other = strands === 'forward' ? b : reverseComplement(b);
    const places = new Map<string, number[]>();
    for (let j = 0; j + word <= other.length; j++) places.set(other.slice(j, j + word), [...(places.get(other.slice(j, j + word)) ?? []), j]);
    const open = new Map<number, [number, number, number]>();
    const segments: [number, number, number][] = [];
    for (let i = 0; i + word <= a.length; i++) {
      const found = places.get(a.slice(i, i + word)) ?? [];
      if (frequent === 'left out' && found.length > 2) continue;
      for (const j of found) {
        const last = open.get(i - j);
        const reach = last === undefined ? Number.NEGATIVE_INFINITY : last[0] + last[2];
        // Overlapping words: the dot before is one letter back, so that its end is one letter short of this word's.
        if (last !== undefined && (join === 'overlapping words' ? reach === i + word - 1 : i <= reach + 1)) last[2] = i + word - last[0];
        else {
          const segment: [number, number, number] = [i, j, word];
          open.set(i - j, segment);
          segments.push(segment);
        }
      }
    }
    return segments.filter(([, , length]) => least === 'word' || length > word).toSorted((x, y) => x[0] - y[0] || x[1] - y[1]);
  },
  python: {
    context: ({ word, frequent }) => code`
      """Dot plots of genomes."""
      from collections import Counter, defaultdict

      WORD = ${word}
      ${frequent === 'left out' ? 'MAX_COPIES = 2\n' : ''}

      def words(seq):
          """Each word with its start."""
          return [(seq[i:i + WORD], i) for i in range(len(seq) - WORD + 1)]


      def reverse_complement(seq):
          return "".join({"A": "T", "C": "G", "G": "C", "T": "A"}[base] for base in reversed(seq))


      # <<insert solution here>>
      `,
    reference: ({ strands, join, least, frequent }, name) => code`
      def ${name}(a, b):
          ${strands === 'reverse' ? 'b = reverse_complement(b)' : ''}
          copies = Counter(word for word, _ in words(b))
          diagonals = defaultdict(list)
          for word, i in words(a):
              for other, j in words(b):
                  if word == other${frequent === 'left out' ? ' and copies[word] <= MAX_COPIES' : ''}:
                      diagonals[i - j].append(i)
          segments = []
          for shift, starts in diagonals.items():
              begin = last = None
              for i in starts + [None]:
                  if begin is not None and (i is None or i > last + ${join === 'overlapping words' ? '1' : 'WORD + 1'}):
                      segments.append([begin, begin - shift, last + WORD - begin])
                      begin = None
                  if begin is None:
                      begin = i
                  last = i
          return sorted(segment for segment in segments if segment[2] ${least === 'word' ? '>=' : '>'} WORD)
      `,
  },
});
