/** The parsimony score of an alignment on a tree (Fitch WM. Syst Zool 1971;20:406; consistency index: Kluge AG, Farris JS. Syst Zool 1969;18:1). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';
import { nested, type Nested } from './trees.ts';

const IUPAC: Readonly<Record<string, string>> = { A: 'A', C: 'C', G: 'G', T: 'T', R: 'AG', Y: 'CT', N: 'ACGT' };

export const fitchParsimony = defineFunction({
  id: 'fitch-parsimony',
  difficulty: 4,
  conventions: {
    gap: ['any', 'state', 'site left out'],
    ambiguous: ['sets', 'any'],
    sites: ['all', 'informative'],
    result: ['total', 'per site', 'mean'],
    lower: ['same', 'unknown'],
  },
  names: ['parsimony_score', 'fitch_score', 'fitch', 'count_changes'],
  describe: ({ gap, ambiguous, sites, result, lower }) => ({
    does: ['counts the changes that an alignment needs on a tree, by the algorithm of Fitch', 'computes the parsimony score of aligned sequences on a binary tree (Fitch)'],
    arguments: [
      { name: 'tree', type: 'list or str', meaning: 'a leaf is its name, an inner node the list of its two children' },
      { name: 'alignment', type: 'dict[str, str]', meaning: 'the aligned sequence of each leaf, all of the same length, of A, C, G, T, R, Y, N and `-`, at times in lower case' },
    ],
    returns: result === 'total' ? 'the number of changes over the sites that count, an int' : result === 'mean' ? 'the mean number of changes over the sites that count, a float that is not rounded; 0.0 if there is none' : 'a list of ints, the changes at each site that counts, from left to right',
    rules: [
      lower === 'same' ? ['Case does not matter', 'Lower-case letters count like upper-case ones'] : ['A lower-case letter is unreliable and counts as N', 'Read lower-case letters as N'],
      ambiguous === 'sets' ? ['The set of states of a leaf is its base; for R it is A and G, for Y it is C and T, for N all four bases', 'R stands for A or G, Y for C or T, N for any base (table `IUPAC` of the module): the leaf has that set of states'] : ['The set of states of a leaf is its base; R, Y and N all count as all four bases', 'Ambiguous bases (R, Y, N) are unknown: the leaf has all four bases as its set'],
      gap === 'any' ? ['A gap (`-`) counts as N', 'A gap is missing data: all four bases'] : gap === 'state' ? ['A gap (`-`) is a fifth state of its own', 'The gap is a state like a base, not part of N'] : ['A site at which any leaf has a gap does not count', 'Leave out sites with a gap in any sequence'],
      ...(sites === 'all' ? [] : [['Only sites count that are informative: at least two states are each the only state of at least two leaves', 'Leave out sites that are not parsimony-informative; a site is, if two or more states each occur, unambiguously, in two or more leaves'] as const]),
      ['The set of an inner node is the intersection of those of its children; if that is empty, it is their union, and one change is counted', 'Going up from the leaves, take the intersection of the sets of both children, or, where it is empty, their union at the cost of one change'],
    ],
  }),
  inputs(_settings, rng) {
    const four: Nested = [['a', 'b'], ['c', 'd']];
    const of = (tree: Nested, ...rows: readonly string[]): [Nested, Record<string, string>] => [tree, Object.fromEntries(rows.map((row, i) => [['a', 'b', 'c', 'd', 'e', 'f'][i] ?? '', row]))];
    const inputs = [of('a', 'ACGT'), of(['a', 'b'], 'ACGT', 'ACGA'), of(four, '', '', '', ''), of(four, 'AACA', 'AAGC', 'CATG', 'CATT'), of(four, 'A-A-', 'A-C-', '--AC', 'C-CC'), of(four, 'ARA', 'AYC', 'GRC', 'GTA'), of(four, 'RA', 'RA', 'CC', 'TC'), of(four, 'aAc', 'aCA', 'CCA', 'CAc'), of([['a', 'c'], ['b', 'd']], 'AAC', 'ACC', 'CAG', 'CCG'), of(['a', ['b', ['c', ['d', 'e']]]], 'ACGTA', 'CCGTC', 'GAGTA', 'TAATC', 'AAATG'), of(four, 'ANTA', 'AN-A', 'CTTG', 'CT-G'), of(four, 'A--', 'A-C', 'C-C', 'CA-'), ...['Y', 't', '-T', '-A'].map((last) => { const size = last.length; return of([['a', ['b', 'e']], ['c', 'd']], 'A'.repeat(size), 'A'.repeat(size), 'G'.repeat(size), 'G'.repeat(size), last); })];
    while (inputs.length < 22) {
      const taxa = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, rng.int(4, 6));
      const base = sequence(rng, rng.int(6, 12));
      inputs.push(of(nested(rng, taxa, true), ...taxa.map(() => sprinkled(rng, sprinkled(rng, base, 0.4, 'ACGT'), 0.12, '-RYNag'))));
    }
    return inputs;
  },
  solve({ gap, ambiguous, sites, result, lower }, tree: Nested, alignment: Readonly<Record<string, string>>) {
    const rows = Object.values(alignment);
    const states = (letter: string): string => {
      const upper = lower === 'same' || letter === '-' || letter === letter.toUpperCase() ? letter.toUpperCase() : 'N';
      if (upper === '-') return gap === 'state' ? '-' : 'ACGT';
      const known = IUPAC[upper] ?? '';
      return known.length > 1 && ambiguous === 'any' ? 'ACGT' : known;
    };
    const counts: number[] = [];
    for (let site = 0; site < (rows[0]?.length ?? 0); site++) {
      const column = rows.map((row) => row[site] ?? '-');
      if (gap === 'site left out' && column.includes('-')) continue;
      const sets = column.map(states);
      if (sites === 'informative' && [...'ACGT-'].filter((state) => sets.filter((set) => set === state).length >= 2).length < 2) continue;
      let changes = 0;
      const up = (node: Nested): string => {
        if (typeof node === 'string') return states(alignment[node]?.[site] ?? '-');
        const [left = '', right = ''] = node.map(up);
        const both = [...left].filter((state) => right.includes(state)).join('');
        if (both !== '') return both;
        changes++;
        return left + right;
      };
      up(tree);
      counts.push(changes);
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    return result === 'per site' ? counts : result === 'total' ? total : total / Math.max(1, counts.length);
  },
  python: {
    context: () => code`
      """Scores of candidate trees."""
      from collections import Counter

      IUPAC = {"A": {"A"}, "C": {"C"}, "G": {"G"}, "T": {"T"}, "R": {"A", "G"}, "Y": {"C", "T"}, "N": {"A", "C", "G", "T"}}


      def columns(alignment):
          """The sites of an alignment, each a dictionary from the name of a leaf to its letter."""
          return [dict(zip(alignment, letters)) for letters in zip(*alignment.values())]


      # <<insert solution here>>


      def minimum_changes(column):
          """No tree needs fewer changes than that."""
          return len(set(column.values())) - 1
      `,
    reference: ({ gap, ambiguous, sites, result, lower }, name) => code`
      def ${name}(tree, alignment):
          def states(letter):
              if letter == "-":
                  return ${gap === 'state' ? '{"-"}' : 'IUPAC["N"]'}
              ${lower === 'unknown' ? 'if letter.islower():\n    return IUPAC["N"]' : 'letter = letter.upper()'}
              ${ambiguous === 'any' ? 'return IUPAC[letter] if letter in "ACGT" else IUPAC["N"]' : 'return IUPAC[letter]'}

          def changes(node, column):
              """The set of a node and the changes below it."""
              if isinstance(node, str):
                  return states(column[node]), 0
              (left, a), (right, b) = (changes(child, column) for child in node)
              return (left & right, a + b) if left & right else (left | right, a + b + 1)

          counts = []
          for column in columns(alignment):
              ${gap === 'site left out' ? 'if "-" in column.values():\n    continue' : ''}
              ${sites === 'informative' ? `sets = Counter(min(found) for found in map(states, column.values()) if len(found) == 1)
if sum(times >= 2 for times in sets.values()) < 2:
    continue` : ''}
              counts.append(changes(tree, column)[1])
          return ${result === 'per site' ? 'counts' : result === 'total' ? 'sum(counts)' : 'sum(counts) / len(counts) if counts else 0.0'}
      `,
  },
  javascript: {
    context: () => code`
      // Scores of candidate trees.
      const IUPAC = { A: 'A', C: 'C', G: 'G', T: 'T', R: 'AG', Y: 'CT', N: 'ACGT' };

      // <<insert solution here>>

      const leaves = (tree) => (typeof tree === 'string' ? [tree] : tree.flatMap(leaves));
      `,
    reference: ({ gap, ambiguous, sites, result, lower }, name) => code`
      function ${name}(tree, alignment) {
        const all = Object.entries(alignment);
        const stateSet = (letter) => {
          if (letter === '-') return '${gap === 'state' ? '-' : 'ACGT'}';
          const base = ${lower === 'unknown' ? "/[a-z]/.test(letter) ? 'N' : letter" : 'letter.toUpperCase()'};
          return ${ambiguous === 'any' ? "'RYN'.includes(base) ? 'ACGT' : base" : 'IUPAC[base]'};
        };
        const counts = [];
        for (let i = 0; i < all[0][1].length; i++) {
          const letters = all.map(([, row]) => row[i]);
          ${gap === 'site left out' ? "if (letters.includes('-')) continue;" : ''}
          const sets = Object.fromEntries(all.map(([leaf, row]) => [leaf, stateSet(row[i])]));
          ${sites === 'informative' ? "const seen = Object.values(sets).filter((set) => set.length === 1);\nif ([...new Set(seen)].filter((state) => seen.filter((other) => other === state).length > 1).length < 2) continue;" : ''}
          let changes = 0;
          const visit = (node) => {
            if (typeof node === 'string') return sets[node];
            const [a, b] = node.map(visit);
            const common = [...a].filter((state) => b.includes(state)).join('');
            if (common) return common;
            changes += 1;
            return a + b;
          };
          visit(tree);
          counts.push(changes);
        }
        return ${result === 'per site' ? 'counts' : result === 'total' ? 'counts.reduce((a, b) => a + b, 0)' : 'counts.length > 0 ? counts.reduce((a, b) => a + b) / counts.length : 0'};
      }
      `,
  },
});
