/** Conservation of alignment columns (Valdar, Proteins 48:227-241, 2002). */
import { PROTEIN, sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const GROUPS = ['AVLIMC', 'FWYH', 'STNQ', 'KR', 'DE', 'GP'] as const;

export const columnConservation = defineFunction({
  id: 'column-conservation',
  difficulty: 3,
  conventions: {
    measure: ['entropy', 'majority'],
    alphabet: ['residues', 'groups'],
    gaps: ['ignored', 'a letter', 'penalised'],
    cutoff: [0, 0.5],
    empty: [0, 1],
  },
  names: ['column_conservation', 'conservation_scores', 'score_columns', 'conservation_profile'],
  describe: ({ measure, alphabet, gaps, cutoff, empty }) => ({
    does: ['scores how conserved each column of a protein alignment is', 'computes the conservation of the columns of a multiple alignment'],
    arguments: [{ name: 'rows', type: 'list[str]', meaning: 'at least one row, all of one length, of the twenty amino acids, X and -' }],
    returns: 'a list of floats, one for each column',
    rules: [
      ['X is ignored as if the row had no letter there', 'An X does not count in its column'],
      alphabet === 'residues' ? ['Each amino acid is a class of its own', 'Classes are the 20 amino acids'] : ['Amino acids are classed by `GROUPS` in the module', 'Map each amino acid to its group in `GROUPS` first'],
      gaps === 'a letter' ? ['A gap is one more class', 'Count - as a class of its own'] : gaps === 'ignored' ? ['Gaps are ignored', 'Do not count gaps'] : ['Gaps do not count in the score of a column, which is then multiplied by the share of rows that have no gap there (X is no gap)', 'Ignore gaps, and multiply the score by the fraction of rows without a gap in that column (rows with X included)'],
      measure === 'entropy' ? [`The score is 1 - H / log2(K), with H the Shannon entropy of the classes in bits and K the number of possible classes${gaps === 'a letter' ? ', the gap included' : ''}`, `Score = 1 - H / log2 K: H is the entropy of the class frequencies in bits, K how many classes there can be${gaps === 'a letter' ? ' (with the gap)' : ''}`] : ['The score is the share of the most frequent class', 'Score a column by the relative frequency of its commonest class'],
      [`A column in which nothing counts scores ${empty}.0, whatever else is said`, `If no letter counts, the score is ${empty}.0 without any further step`],
      ...(cutoff === 0 ? [] : [['Scores below 0.5 are set to 0.0 at the end', 'Finally set every score under 0.5 to 0.0'] as const]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[]][] = [[['']], [['A']], [['-', '-']], [['X', 'X']], [['AC', 'AD']], [['K-', 'R-', 'KA', 'DX']], [['DE-X', 'DD--', 'EEAA']], [['AVLI', 'VLIA', 'LIAV']], [['-A', '-A', '-A', 'AC']], [['F', 'W', 'Y', '-', 'X']], [['G', 'P', 'G', '-', '-', '-']], [[...'ACDEFGHIKLMN']]];
    while (inputs.length < 18) { const truth = sequence(rng, rng.int(3, 9), PROTEIN); inputs.push([Array.from({ length: rng.int(3, 7) }, () => sprinkled(rng, truth, 0.35, `${PROTEIN}---XX`))]); }
    return inputs;
  },
  solve({ measure, alphabet, gaps, cutoff, empty }, rows: string[]) {
    const scores: number[] = [];
    for (let at = 0; at < (rows[0]?.length ?? 0); at++) {
      const counts = new Map<string, number>();
      let [n, gapped] = [0, 0];
      for (const row of rows) {
        const letter = row[at] ?? 'X';
        if (letter === '-') gapped++;
        if (letter === 'X' || (letter === '-' && gaps !== 'a letter')) continue;
        const group = alphabet === 'groups' ? GROUPS.find((each) => each.includes(letter)) ?? letter : letter;
        counts.set(group, (counts.get(group) ?? 0) + 1);
        n++;
      }
      if (n === 0) { scores.push(empty); continue; }
      const classes = (alphabet === 'groups' ? GROUPS.length : 20) + Number(gaps === 'a letter');
      const shares = [...counts.values()].map((count) => count / n);
      let score = measure === 'majority' ? Math.max(...shares) : 1 + shares.reduce((sum, p) => sum + p * Math.log2(p), 0) / Math.log2(classes);
      if (gaps === 'penalised') score *= 1 - gapped / rows.length;
      // A share of one half may come out a hair below it.
      scores.push(score < cutoff - 1e-12 ? 0 : score);
    }
    return scores;
  },
  python: {
    context: () => code`
      """Conserved positions of protein families."""
      import math
      from collections import Counter

      GROUPS = (${GROUPS.map((group) => `"${group}"`).join(', ')})


      def group_of(residue):
          return next((group for group in GROUPS if residue in group), residue)


      def columns_of(rows):
          return ["".join(column) for column in zip(*rows)]


      # <<insert solution here>>
      `,
    reference: ({ measure, alphabet, gaps, cutoff, empty }, name) => code`
      def ${name}(rows):
          scores = []
          for column in columns_of(rows):
              letters = [letter for letter in column if letter not in "X${gaps === 'a letter' ? '' : '-'}"]
              if not letters:
                  scores.append(${empty}.0)
                  continue
              ${alphabet === 'groups' ? 'letters = [group_of(letter) for letter in letters]' : ''}
              counts = Counter(letters)
              ${measure === 'majority' ? 'score = counts.most_common(1)[0][1] / len(letters)' : `entropy = sum(count / len(letters) * math.log(len(letters) / count) for count in counts.values())\nscore = 1 - entropy / math.log(${(alphabet === 'groups' ? GROUPS.length : 20) + Number(gaps === 'a letter')})`}
              ${gaps === 'penalised' ? 'score *= (len(column) - column.count("-")) / len(column)' : ''}
              scores.append(${cutoff === 0 ? 'score' : 'score if score >= 0.5 - 1e-12 else 0.0'})
          return scores
      `,
  },
});
