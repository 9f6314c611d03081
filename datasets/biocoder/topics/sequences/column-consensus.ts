/** Consensus of reads of equal length. */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const CODE_OF: Readonly<Record<string, string>> = { A: 'A', C: 'C', G: 'G', T: 'T', AG: 'R', CT: 'Y', CG: 'S', AT: 'W', GT: 'K', AC: 'M', CGT: 'B', AGT: 'D', ACT: 'H', ACG: 'V', ACGT: 'N' };

export const columnConsensus = defineFunction({
  id: 'column-consensus',
  difficulty: 3,
  conventions: {
    ties: ['IUPAC', 'N', 'first in the alphabet'],
    gaps: ['count', 'left out'],
    least: [0, 0.4, 0.5, 0.75],
    bound: ['at least', 'more than'],
    depth: [1, 2],
  },
  // Of more than half there are no two; and the smallest share is no condition.
  excluded: ({ ties, least, bound, depth }) => (least === 0 && (bound === 'more than' || depth === 2)) || ((least > 0.5 || (least === 0.5 && bound === 'more than')) && ties !== 'IUPAC'),
  names: ['consensus', 'column_consensus', 'call_consensus', 'majority_sequence'],
  describe: ({ ties, gaps, least, bound, depth }) => ({
    does: ['calls the consensus of aligned reads', 'derives a consensus sequence, column by column'],
    arguments: [{ name: 'reads', type: 'list[str]', meaning: 'the aligned reads, all of one length, of A, C, G, T, N and `-` (a gap), in upper case' }],
    returns: 'the consensus as a string; gaps that are called are `-`',
    rules: [
      gaps === 'count' ? ['N does not count; a gap counts like a base', 'Count A, C, G, T and `-` in each column, not N'] : ['Neither N nor gaps count', 'Only A, C, G and T of a column count'],
      [`A column in which fewer than ${depth} ${depth === 1 ? 'letter counts' : 'letters count'} gives N`, `With fewer than ${depth} counted ${depth === 1 ? 'letter' : 'letters'} the column is N`],
      ['The most frequent letter is called', 'Each column is called as its most frequent counted letter'],
      ...(least === 0 ? [] : [[`It must have ${bound} ${least} of the counted letters, else the column is N`, `If the share of the most frequent letter is not ${bound} ${least} of those that count, write N`] as const]),
      ties === 'IUPAC' ? [`Letters that are equally frequent are called by their common code of IUPAC (\`CODES\`); where a gap is among them the column is N`, `Ties give the ambiguity code of the tied bases, or N if a gap is tied${least === 0 ? '' : '; the share that counts is that of one of them'}`] : ties === 'N' ? ['A tie for the most frequent letter gives N', 'Where several letters are equally frequent, the column is N'] : ['Of equally frequent letters the one is called that sorts first, the gap before the bases', 'Break ties in the order -, A, C, G, T'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[]][] = [[['A']], [['ACGT', 'ACGT']], [['AC-T', 'AG-N']], [['N-', 'N-']], [['AAC', 'CAC', '-AG', '-AG']], [['AC', 'GT', 'CA']], [['-A', 'AA', 'CN']], [['ACGT', 'CCGT', 'GCAT', 'TCA-']], [['A', 'A', 'C', 'G']], [['A', 'A', 'A', 'C']], [['AN', 'NN']], [['A-', 'A-', 'CA', 'C-']], [['-', '-', 'A']], [['A', '-', 'N']], [['AT', 'CT', 'N-']], [['A', 'A', 'C', 'G', 'T']], [['A', 'A', 'A', 'C', 'C', 'G', 'T']], [['A', 'C', 'C', 'A', 'G']], [[...'AAACCGGTT']]];
    while (inputs.length < 24) {
      const truth = sequence(rng, rng.int(3, 12));
      inputs.push([Array.from({ length: rng.int(2, 6) }, () => sprinkled(rng, truth, 0.3, 'ACGT-N'))]);
    }
    return inputs;
  },
  solve({ ties, gaps, least, bound, depth }, reads: string[]) {
    let consensus = '';
    for (let i = 0; i < (reads[0]?.length ?? 0); i++) {
      const counts = new Map<string, number>();
      for (const read of reads) {
        const letter = read[i] ?? 'N';
        if (letter !== 'N' && (letter !== '-' || gaps === 'count')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const top = Math.max(0, ...counts.values());
      const best = [...counts.keys()].filter((letter) => counts.get(letter) === top).toSorted();
      const share = top / total;
      const enough = total >= depth && (bound === 'at least' ? share >= least : share > least);
      if (!enough) consensus += 'N';
      else if (best.length === 1 || ties === 'first in the alphabet') consensus += best[0] ?? 'N';
      else consensus += ties === 'N' || best.includes('-') ? 'N' : CODE_OF[best.join('')] ?? 'N';
    }
    return consensus;
  },
  python: {
    context: () => code`
      """Consensus calling of amplicon reads."""
      from collections import Counter

      CODES = {
          "A": "A", "C": "C", "G": "G", "T": "T", "AG": "R", "CT": "Y", "CG": "S", "AT": "W", "GT": "K", "AC": "M",
          "CGT": "B", "AGT": "D", "ACT": "H", "ACG": "V", "ACGT": "N",
      }


      def depth(reads, column):
          return sum(read[column] not in "-N" for read in reads)


      # <<insert solution here>>
      `,
    reference: ({ ties, gaps, least, bound, depth }, name) => code`
      def ${name}(reads):
          calls = []
          for column in zip(*reads):
              counts = Counter(letter for letter in column if letter not in "N${gaps === 'count' ? '' : '-'}")
              total = sum(counts.values())
              if total < ${depth}:
                  calls.append("N")
                  continue
              top = max(counts.values())
              best = "".join(sorted(letter for letter in counts if counts[letter] == top))
              if not top / total ${bound === 'at least' ? '>=' : '>'} ${least}:
                  calls.append("N")
              ${ties === 'first in the alphabet' ? '' : ties === 'N' ? 'elif len(best) > 1:\n    calls.append("N")' : 'elif len(best) > 1:\n    calls.append(CODES.get(best, "N"))'}
              else:
                  calls.append(best[0])
          return "".join(calls)
      `,
  },
});
