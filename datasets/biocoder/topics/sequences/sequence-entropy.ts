/** Shannon entropy of the words of a sequence, a measure of low complexity (Shannon, Bell Syst Tech J 27:379-423, 1948). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const sequenceEntropy = defineFunction({
  id: 'sequence-entropy',
  difficulty: 3,
  conventions: {
    k: [1, 2, 3],
    base: [2, 4],
    unknown: ['skipped', 'ValueError'],
    scale: ['none', 'possible words', 'words that fit'],
    empty: [0, -1],
  },
  // Scaled, the base of the logarithm cancels.
  excluded: ({ base, scale }) => scale !== 'none' && base === 4,
  names: ['sequence_entropy', 'word_entropy', 'shannon_complexity', 'kmer_entropy'],
  describe: ({ k, base, unknown, scale, empty }) => ({
    does: ['measures the complexity of a sequence by the Shannon entropy of its words', 'computes the Shannon entropy of the overlapping words of a DNA sequence'],
    arguments: [{ name: 'seq', type: 'str', meaning: 'the sequence, of A, C, G, T and N in upper case' }],
    returns: 'the entropy as a float',
    rules: [
      [`Words are the overlapping pieces of \`WORD\` = ${k} letters`, `Take every overlapping word of length \`WORD\` (${k})`],
      unknown === 'skipped' ? ['Words with an N do not count', 'Skip words that hold an N'] : ['An N anywhere raises ValueError', 'Raise ValueError if the sequence holds an N'],
      ['With p the share of a word among all that count, the entropy is -sum p log p', 'The entropy is minus the sum of p log p over the words that occur, p being the relative frequency of a word'],
      ...(scale === 'none' ? [base === 2 ? ['The logarithm is to the base 2: the result is in bits', 'Use log2 (bits)'] as const : ['The logarithm is to the base 4', 'Use the logarithm to the base 4, the number of bases'] as const] : []),
      ...(scale === 'possible words' ? [['Divide by the entropy of a sequence in which all 4^WORD words are equally frequent', 'Normalise by the logarithm of the number of possible words, 4^WORD'] as const] : []),
      ...(scale === 'words that fit' ? [['Divide by the largest entropy that a sequence with so many words can have: the logarithm of 4^WORD or of the number of words that count, whichever is smaller; with one word the result is 0.0', 'Normalise by log(min(4^WORD, n)), n being the number of words that count; for n = 1 the result is 0.0'] as const] : []),
      [`Without any word that counts, the result is ${empty}.0`, `Return ${empty}.0 where no word counts`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['A'], ['AC'], ['ACG'], ['ACGT'], ['AAAAAAAA'], ['NNN'], ['ACGNACG'], ['ACACACAC'], ['ACGTACGTACGT'], ['AAAC'], ['GATTACA'], ['AANTT']];
    while (inputs.length < 22) inputs.push([sequence(rng, rng.int(4, 40), rng.pick(['ACGT', 'AC', 'AAAT', 'ACGTN']))]);
    return inputs;
  },
  solve({ k, base, unknown, scale, empty }, seq: string) {
    if (unknown === 'ValueError' && seq.includes('N')) throw new Raises('ValueError');
    const counts = new Map<string, number>();
    let n = 0;
    for (let i = 0; i + k <= seq.length; i++) {
      const word = seq.slice(i, i + k);
      if (word.includes('N')) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
      n++;
    }
    if (n === 0) return empty;
    const bits = [...counts.values()].reduce((sum, count) => sum - (count / n) * Math.log2(count / n), 0);
    if (scale === 'none') return bits / Math.log2(base);
    const largest = scale === 'possible words' ? 2 * k : Math.min(2 * k, Math.log2(n));
    return largest === 0 ? 0 : bits / largest;
  },
  python: {
    context: ({ k }) => code`
      """Filters for low-complexity reads."""
      import math
      from collections import Counter

      WORD = ${k}


      def words(seq):
          return [seq[i:i + WORD] for i in range(len(seq) - WORD + 1)]


      # <<insert solution here>>


      def dust_score(seq):
          """Triplet score: the number of pairs of equal triplets by that of triplets less one."""
          counts = Counter(seq[i:i + 3] for i in range(len(seq) - 2))
          total = sum(counts.values())
          return sum(count * (count - 1) / 2 for count in counts.values()) / (total - 1) if total > 1 else 0.0
      `,
    reference: ({ k, base, unknown, scale, empty }, name) => code`
      def ${name}(seq):
          ${unknown === 'ValueError' ? 'if "N" in seq:\n    raise ValueError("N")' : ''}
          kept = [word for word in words(seq) if "N" not in word]
          n = len(kept)
          if not n:
              return ${empty}.0
          entropy = math.fsum(count / n * math.log(n / count) for count in Counter(kept).values())
          ${scale === 'none' ? `return entropy / math.log(${base})` : `top = math.log(${scale === 'possible words' ? `4 ** ${k}` : `min(4 ** ${k}, n)`})\nreturn entropy / top if top else 0.0`}
      `,
  },
});
