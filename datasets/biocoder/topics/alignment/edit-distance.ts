/** Edit distances (Levenshtein, Sov Phys Dokl 10:707-710, 1966; Damerau, Commun ACM 7:171-176, 1964). */
import { sequence } from '../../letters.ts';
import { mutated } from '../../mutated.ts';
import { code, defineFunction } from '../../template.ts';

export const editDistance = defineFunction({
  id: 'edit-distance',
  difficulty: 4,
  conventions: {
    transposition: [false, true],
    indel: [1, 2],
    limit: ['none', 'None past it', 'limit plus one past it'],
    overhang: ['counts', 'free at the end of the second'],
    unknown: ['a letter like others', 'free'],
  },
  names: ['edit_distance', 'sequence_distance', 'barcode_distance', 'levenshtein'],
  describe: ({ transposition, indel, limit, overhang, unknown }) => ({
    does: ['computes the edit distance of two sequences', 'counts the cheapest edits that turn one sequence into another'],
    arguments: [
      { name: 'a', type: 'str', meaning: 'the first sequence, of A, C, G, T and N' },
      { name: 'b', type: 'str', meaning: 'the second sequence, likewise' },
      { name: 'limit', type: 'int', meaning: limit === 'none' ? 'the largest distance of interest, which plays no part' : 'the largest distance of interest, 0 or more' },
    ],
    returns: limit === 'None past it' ? 'the distance as an int, or None' : 'the distance as an int',
    rules: [
      ['A substitution costs 1', 'Replacing a letter by another costs 1'],
      [`An inserted or deleted letter costs \`INDEL\` = ${indel}`, `Insertions and deletions cost \`INDEL\` (${indel}) a letter`],
      ...(transposition ? [['Two neighbouring letters that are exchanged cost 1 in all; no letter is edited twice (the optimal string alignment distance)', 'A swap of two adjacent letters costs 1, and swapped letters are not edited any further (optimal string alignment)'] as const] : []),
      unknown === 'free' ? ['N equals any letter', 'An N in either sequence matches every letter'] : ['N is a letter like the others, equal to N alone', 'N equals only N'],
      overhang === 'counts' ? ['All of both sequences is compared', 'Both sequences are used in full'] : ['Letters of b after the part that is compared are free: take the prefix of b that is nearest to a', 'b may go on after the match: the result is the smallest distance of a to any prefix of b'],
      ...(limit === 'none' ? [] : [limit === 'None past it' ? ['A distance over `limit` is given as None', 'Return None if the distance exceeds `limit`'] as const : ['A distance over `limit` is given as `limit` + 1', 'Return `limit` + 1 if the distance exceeds `limit`'] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string, number][] = [['', '', 0], ['A', '', 1], ['', 'ACG', 2], ['ACGT', 'ACGT', 0], ['ACGT', 'CAGT', 3], ['ACGT', 'AGT', 3], ['ACGT', 'ACGTTT', 4], ['ANGT', 'ACGT', 2], ['NN', 'AC', 5], ['AAAA', 'TTTT', 2], ['GATTACA', 'GCATGCT', 3], ['ACGTAC', 'CAGTCA', 1], ['CA', 'ABC'.replace('B', 'T'), 4], ['ACGTACGT', 'TTTTTTTT', 9]];
    while (inputs.length < 24) { const a = sequence(rng, rng.int(4, 12)); inputs.push([a, rng.chance(0.3) ? `${a.slice(1, 2)}${a.slice(0, 1)}${a.slice(2)}${sequence(rng, 2)}` : mutated(rng, a, 0.25, 'ACGTN'), rng.int(0, 5)]); }
    return inputs;
  },
  solve({ transposition, indel, limit, overhang, unknown }, a: string, b: string, most: number) {
    const rows = [Array.from({ length: b.length + 1 }, (_, j) => j * indel)];
    const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
    const equal = (x = '', y = ''): boolean => x === y || (unknown === 'free' && (x === 'N' || y === 'N'));
    for (let i = 1; i <= a.length; i++) {
      const row = [i * indel];
      rows.push(row);
      for (let j = 1; j <= b.length; j++) {
        let best = Math.min(at(i - 1, j - 1) + Number(!equal(a[i - 1], b[j - 1])), at(i - 1, j) + indel, (row[j - 1] ?? 0) + indel);
        if (transposition && i > 1 && j > 1 && equal(a[i - 1], b[j - 2]) && equal(a[i - 2], b[j - 1])) best = Math.min(best, at(i - 2, j - 2) + 1);
        row.push(best);
      }
    }
    const distance = overhang === 'counts' ? at(a.length, b.length) : Math.min(...rows[a.length] ?? []);
    return limit === 'none' || distance <= most ? distance : limit === 'None past it' ? null : most + 1;
  },
  python: {
    context: ({ indel, unknown }) => code`
      """Distances of barcodes and adapters."""
      from functools import lru_cache

      INDEL = ${indel}


      def equal(x, y):
          return x == y${unknown === 'free' ? ' or "N" in (x, y)' : ''}


      def hamming(a, b):
          return sum(not equal(x, y) for x, y in zip(a, b))


      # <<insert solution here>>


      def is_unique(barcode, others, limit=2):
          return all(hamming(barcode, other) > limit for other in others)
      `,
    reference: ({ transposition, limit, overhang }, name) => code`
      def ${name}(a, b, limit):
          @lru_cache(maxsize=None)
          def cost(i, j):
              """Of turning a[i:] into b[j:]."""
              if i == len(a):
                  return ${overhang === 'counts' ? '(len(b) - j) * INDEL' : '0'}
              if j == len(b):
                  return (len(a) - i) * INDEL
              options = [
                  cost(i + 1, j + 1) + (not equal(a[i], b[j])),
                  cost(i + 1, j) + INDEL,
                  cost(i, j + 1) + INDEL,
              ]
              ${transposition ? 'if equal(a[i:i + 1], b[j + 1:j + 2]) and i + 1 < len(a) and j + 1 < len(b) and equal(a[i + 1], b[j]):\n    options.append(cost(i + 2, j + 2) + 1)' : ''}
              return min(options)

          distance = cost(0, 0)
          return ${limit === 'none' ? 'distance' : `distance if distance <= limit else ${limit === 'None past it' ? 'None' : 'limit + 1'}`}
      `,
  },
});
