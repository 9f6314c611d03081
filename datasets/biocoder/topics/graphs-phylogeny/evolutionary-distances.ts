/** Evolutionary distances of aligned sequences (Jukes TH, Cantor CR: Evolution of protein molecules, 1969; Kimura M. J Mol Evol 1980;16:111). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction, type Json } from '../../template.ts';

export const evolutionaryDistances = defineFunction({
  id: 'evolutionary-distances',
  difficulty: 3,
  conventions: {
    model: ['p', 'JC69', 'K80'],
    gaps: ['pairwise', 'complete'],
    undefined: [null, 5],
    output: ['matrix', 'lower', 'mean'],
    ambiguous: ['left out', 'match'],
  },
  names: ['distance_matrix', 'evolutionary_distances', 'pairwise_distances', 'dna_distances'],
  describe: ({ model, gaps, undefined: none, output, ambiguous }) => ({
    does: [`computes the evolutionary distances between aligned DNA sequences (${{ p: 'share of differing sites', JC69: 'Jukes-Cantor', K80: 'Kimura, two parameters' }[model]})`, `gives the ${{ p: 'p-distances', JC69: 'JC69 distances', K80: 'K80 distances' }[model]} between the sequences of an alignment`],
    arguments: [{ name: 'rows', type: 'list[str]', meaning: 'the aligned sequences, at least one, of the same length, of A, C, G, T, N and `-` in upper case' }],
    returns: output === 'matrix' ? 'the symmetric matrix of distances in substitutions per site as a list of rows, with 0 on the diagonal' : output === 'lower' ? 'the lower triangle of the matrix without its diagonal: for each sequence from the second on, the list of its distances from all earlier ones, in substitutions per site' : 'the mean over all pairs of sequences of their distances in substitutions per site; None if there is no pair with a distance',
    rules: [
      gaps === 'pairwise' ? ['For each pair of sequences, sites at which one of them has a gap are left out', 'Gaps are removed pair by pair'] : ['Sites at which any sequence has a gap are left out for all', 'Only sites without a gap in the whole alignment count (complete deletion)'],
      ambiguous === 'left out' ? ['N is treated like a gap', 'An N counts as a gap, everywhere'] : ['N at a site counts as the same base as the other one', 'A site at which either base is N counts as a site without a difference'],
      ...(model === 'p' ? [['The distance is the number of differing sites over the number of sites that count', 'Divide the differing sites by the sites that count'] as const] : model === 'JC69' ? [['With p the share of differing sites, the distance is -3/4 ln(1 - 4p/3)', 'Correct the share p of differing sites by Jukes and Cantor: d = -(3/4) * ln(1 - (4/3) * p)'] as const] : [['With P the share of transitions (A-G and C-T) and Q that of all other differences, the distance is -1/2 ln(1 - 2P - Q) - 1/4 ln(1 - 2Q)', 'Use d = -0.5 * ln(1 - 2P - Q) - 0.25 * ln(1 - 2Q), where P and Q are the shares of sites with a transition (A-G, C-T) and a transversion'] as const]),
      [`Without a site that counts${model === 'p' ? '' : ', or where the argument of a logarithm is not above 1e-9'}, the distance is ${none === null ? 'None' : 'MAX_DISTANCE of the module'}`, `The distance is ${none === null ? 'None' : '`MAX_DISTANCE`'} if no site counts${model === 'p' ? '' : ' or a logarithm has an argument of 1e-9 or less (saturation)'}`],
      ...(output === 'mean' && none === null ? ['Pairs with the distance None are left out of the mean'] : []),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[]][] = [[['ACGT']], [['ACGTACGTAC', 'ACGTACGTAT']], [['ACGTACGTAC', 'ACGTACGTAC', 'GCGTACGTAC']], [['AC-TACGTAC', 'ACGTACTTAC', 'ACGTNCGTAC']], [['AAAA', 'CCCC']], [['----', 'ACGT', 'ACGA']], [['ACGTNACGTN', 'ACATTACTTA']], [['', '']], [['AACCGGTTAACC', 'GACCGGTTAATC', 'CACCGGTTA-CC', 'AACCAGTTNACC']], [['NNNN', 'ACGT']], [['ACGTACGTACGT', 'ACGTACGTGCAC']]];
    while (inputs.length < 20) {
      const base = sequence(rng, rng.int(15, 40));
      inputs.push([Array.from({ length: rng.int(2, 4) }, () => sprinkled(rng, sprinkled(rng, base, 0.2, 'ACGT'), 0.06, '-N'))]);
    }
    return inputs;
  },
  solve({ model, gaps, undefined: none, output, ambiguous }, rows: readonly string[]) {
    const holes = ambiguous === 'left out' ? '-N' : '-';
    const whole = [...(rows[0] ?? '')].map((_, i) => gaps === 'pairwise' || rows.every((row) => !holes.includes(row[i] ?? '-')));
    const between = (a: string, b: string): number | null => {
      let [n, ts, tv] = [0, 0, 0];
      for (const [i, x] of [...a].entries()) {
        const y = b[i] ?? '-';
        if (whole[i] !== true || holes.includes(x) || holes.includes(y)) continue;
        n++;
        if (x === y || x === 'N' || y === 'N') continue;
        if (['AG', 'GA', 'CT', 'TC'].includes(x + y)) ts++;
        else tv++;
      }
      if (n === 0) return none;
      const [p, q] = [ts / n, tv / n];
      if (model === 'p') return (ts + tv) / n;
      const [one, two] = model === 'JC69' ? [1 - (4 * (p + q)) / 3, 1] : [1 - 2 * p - q, 1 - 2 * q];
      if (one <= 1e-9 || two <= 1e-9) return none;
      // Not -0 where nothing differs.
      return ts + tv === 0 ? 0 : model === 'JC69' ? -0.75 * Math.log(one) : -0.5 * Math.log(one) - 0.25 * Math.log(two);
    };
    if (output === 'matrix') return rows.map((a, i) => rows.map((b, j): Json => (i === j ? 0 : between(i < j ? a : b, i < j ? b : a))));
    const lower = rows.slice(1).map((b, i) => rows.slice(0, i + 1).map((a) => between(a, b)));
    if (output === 'lower') return lower;
    const known = lower.flat().filter((d) => d !== null);
    return known.length === 0 ? null : known.reduce((sum, d) => sum + d, 0) / known.length;
  },
  python: {
    context: () => code`
      """Distances for tree building."""
      from itertools import combinations
      from math import log

      PURINES = frozenset("AG")
      MAX_DISTANCE = 5


      def is_transition(a, b):
          return a != b and (a in PURINES) == (b in PURINES)


      # <<insert solution here>>


      def nearest(matrix, i):
          return min((d, j) for j, d in enumerate(matrix[i]) if j != i)[1]
      `,
    reference: ({ model, gaps, undefined: none, output, ambiguous }, name) => code`
      def ${name}(rows):
          holes = set("-${ambiguous === 'left out' ? 'N' : ''}")
          ${gaps === 'complete' ? 'kept = [letters for letters in zip(*rows) if not holes & set(letters)]\nrows = ["".join(letters) for letters in zip(*kept)] or [""] * len(rows)' : ''}

          def distance(a, b):
              sites = [(x, y) for x, y in zip(a, b) if x not in holes and y not in holes]
              if not sites:
                  return ${none === null ? 'None' : 'MAX_DISTANCE'}
              changes = [(x, y) for x, y in sites if x != y and "N" not in (x, y)]
              ${model === 'p' ? 'return len(changes) / len(sites)' : `${model === 'JC69' ? 'arguments = [(1 - 4 * len(changes) / len(sites) / 3, 0.75)]' : `transitions = sum(is_transition(x, y) for x, y in changes) / len(sites)
transversions = len(changes) / len(sites) - transitions
arguments = [(1 - 2 * transitions - transversions, 0.5), (1 - 2 * transversions, 0.25)]`}
if min(arguments)[0] <= 1e-9:
    return ${none === null ? 'None' : 'MAX_DISTANCE'}
return -sum(factor * log(value) for value, factor in arguments)`}

          ${output === 'matrix' ? 'return [[0 if i == j else distance(a, b) for j, b in enumerate(rows)] for i, a in enumerate(rows)]' : output === 'lower' ? 'return [[distance(rows[i], rows[j]) for j in range(i)] for i in range(1, len(rows))]' : `found = [distance(a, b) for a, b in combinations(rows, 2)]
found = [d for d in found if d is not None]
return sum(found) / len(found) if found else None`}
      `,
  },
  javascript: {
    context: () => code`
      // Distances for tree building.
      const MAX_DISTANCE = 5;
      const isTransition = (a, b) => a !== b && 'AG'.includes(a) === 'AG'.includes(b);

      // <<insert solution here>>
      `,
    reference: ({ model, gaps, undefined: none, output, ambiguous }, name) => code`
      function ${name}(rows) {
        const gap = (letter) => ${ambiguous === 'left out' ? "letter === '-' || letter === 'N'" : "letter === '-'"};
        const sites = [...rows[0]].map((_, i) => rows.map((row) => row[i]))${gaps === 'complete' ? '.filter((letters) => !letters.some(gap))' : ''};
        const distance = (i, j) => {
          const pairs = sites.map((letters) => [letters[i], letters[j]]).filter(([a, b]) => !gap(a) && !gap(b));
          const changes = pairs.filter(([a, b]) => a !== b && a !== 'N' && b !== 'N');
          if (pairs.length === 0) return ${none === null ? 'null' : 'MAX_DISTANCE'};
          const p = changes.length / pairs.length;
          ${model === 'p' ? 'return p;' : `${model === 'JC69' ? 'const logs = [[0.75, 1 - (4 * p) / 3]];' : `const ts = changes.filter(([a, b]) => isTransition(a, b)).length / pairs.length;
const logs = [[0.5, 1 - p - ts], [0.25, 1 - 2 * (p - ts)]];`}
if (logs.some(([, value]) => value <= 1e-9)) return ${none === null ? 'null' : 'MAX_DISTANCE'};
return logs.reduce((sum, [factor, value]) => sum - factor * Math.log(value), 0);`}
        };
        ${output === 'matrix' ? 'return rows.map((_, i) => rows.map((__, j) => (i === j ? 0 : distance(i, j))));' : `const lower = rows.slice(1).map((_, i) => rows.slice(0, i + 1).map((__, j) => distance(i + 1, j)));
${output === 'lower' ? 'return lower;' : 'const known = lower.flat().filter((d) => d !== null);\nreturn known.length > 0 ? known.reduce((a, b) => a + b) / known.length : null;'}`}
      }
      `,
  },
});
