/** Degrees of the proteins of an interaction network. */
import { code, defineFunction } from '../../template.ts';

type Interaction = readonly [string, string, number];

export const interactionDegrees = defineFunction({
  id: 'interaction-degrees',
  difficulty: 1,
  conventions: {
    self: ['ignored', 'one', 'two'],
    repeated: ['once', 'each'],
    bound: ['at least', 'above'],
    minimum: [400, 700],
    output: ['degrees', 'hubs', 'distribution'],
  },
  names: ['interaction_degrees', 'protein_degrees', 'network_degrees', 'degree_table'],
  describe: ({ self, repeated, bound, output }) => ({
    does: output === 'degrees' ? ['counts the interactions of each protein in a network', 'gives the degree of every protein of an interaction network'] : output === 'hubs' ? ['finds the proteins with the most interactions in a network', 'gives the hubs of a protein network: the proteins of the highest degree'] : ['counts how many proteins of a network have which number of interactions', 'gives the distribution of degrees in a protein network'],
    arguments: [{ name: 'interactions', type: 'list[list]', meaning: 'the interactions, each `[protein, protein, score]` with a score from 0 to 1000; the order of the two proteins has no meaning' }],
    returns: output === 'degrees' ? 'a dictionary from the name of each protein with an interaction that counts to its degree' : output === 'hubs' ? 'the list of the names of the proteins that have the highest degree, in alphabetical order; empty if nothing counts' : 'a list of pairs `[degree, number of proteins]` in ascending order of degree, for the proteins with an interaction that counts',
    rules: [
      bound === 'at least' ? ['Interactions with a score of at least MIN_SCORE (of the module) count', 'Leave out interactions that score less than `MIN_SCORE`'] : ['Interactions with a score above MIN_SCORE (of the module) count', 'Leave out interactions that score `MIN_SCORE` or less'],
      repeated === 'once' ? ['Two proteins that are listed several times, in whichever order, have one interaction; it counts if any of its entries does', 'The same pair counts once, whichever way round it is listed'] : ['Every entry counts, even if the two proteins are listed several times', 'Pairs that are listed repeatedly count each time'],
      self === 'ignored' ? ['Interactions of a protein with itself do not count at all', 'Self-interactions are ignored, as if they were not listed'] : [`An interaction of a protein with itself adds ${self} to its degree`, `Self-interactions count ${self === 'one' ? 'once' : 'twice'} for their protein`],
    ],
  }),
  inputs(_settings, rng) {
    const names = ['TP53', 'MDM2', 'ATM', 'BRCA1', 'CHEK2', 'EP300'];
    const inputs: [Interaction[]][] = [
      [[]], [[['A', 'B', 900]]], [[['A', 'B', 400], ['A', 'C', 401], ['B', 'C', 950]]], [[['A', 'B', 700], ['B', 'C', 701], ['C', 'D', 650]]], [[['A', 'B', 900], ['B', 'A', 800], ['A', 'C', 900]]], [[['A', 'A', 999], ['B', 'C', 999], ['B', 'D', 999]]], [[['A', 'A', 800]]], [[['A', 'A', 900], ['A', 'A', 900], ['A', 'B', 900], ['C', 'B', 900]]],
      [[['Z', 'A', 700], ['Z', 'B', 800], ['A', 'B', 400], ['C', 'D', 900]]], [[['A', 'B', 990], ['B', 'A', 990], ['C', 'D', 990], ['C', 'E', 990]]], [[['X', 'Y', 720], ['X', 'X', 720], ['Y', 'Z', 720]]], [[['M', 'N', 990], ['M', 'N', 990], ['N', 'O', 990], ['P', 'O', 990], ['P', 'Q', 990], ['P', 'P', 990]]],
    ];
    while (inputs.length < 22) inputs.push([Array.from({ length: rng.int(5, 12) }, (): Interaction => [rng.pick(names), rng.pick(names), rng.int(300, 999)])]);
    return inputs;
  },
  solve({ self, repeated, bound, minimum, output }, interactions: readonly Interaction[]) {
    const degrees: Record<string, number> = {};
    const seen = new Set<string>();
    for (const [a, b, score] of interactions) {
      const pair = [a, b].sort().join(' ');
      if ((bound === 'at least' ? score < minimum : score <= minimum) || (a === b && self === 'ignored') || (repeated === 'once' && seen.has(pair))) continue;
      seen.add(pair);
      degrees[a] = (degrees[a] ?? 0) + 1;
      if (a !== b || self === 'two') degrees[b] = (degrees[b] ?? 0) + 1;
    }
    if (output === 'degrees') return degrees;
    const most = Math.max(0, ...Object.values(degrees));
    if (output === 'hubs') return Object.keys(degrees).filter((name) => degrees[name] === most).sort();
    return [...new Set(Object.values(degrees))].sort((a, b) => a - b).map((degree) => [degree, Object.values(degrees).filter((other) => other === degree).length]);
  },
  python: {
    context: ({ minimum }) => code`
      """Networks of protein interactions with confidence scores, as STRING has them."""
      from collections import Counter

      MIN_SCORE = ${minimum}


      def proteins(interactions):
          return sorted({name for a, b, _ in interactions for name in (a, b)})


      # <<insert solution here>>
      `,
    reference: ({ self, repeated, bound, output }, name) => code`
      def ${name}(interactions):
          pairs = [tuple(sorted((a, b))) for a, b, score in interactions if score ${bound === 'at least' ? '>=' : '>'} MIN_SCORE]
          ${repeated === 'once' ? 'pairs = set(pairs)' : ''}
          degrees = Counter()
          for a, b in pairs:
              ${self === 'two' ? 'degrees.update((a, b))' : self === 'one' ? 'degrees.update({a, b})' : 'if a != b:\n    degrees.update((a, b))'}
          ${output === 'degrees' ? 'return dict(degrees)' : output === 'hubs' ? 'most = max(degrees.values(), default=0)\nreturn sorted(name for name, degree in degrees.items() if degree == most)' : 'return [list(pair) for pair in sorted(Counter(degrees.values()).items())]'}
      `,
  },
  javascript: {
    context: ({ minimum }) => code`
      // Networks of protein interactions with confidence scores, as STRING has them.
      const MIN_SCORE = ${minimum};

      const proteins = (interactions) => [...new Set(interactions.flatMap(([a, b]) => [a, b]))].sort();

      // <<insert solution here>>
      `,
    reference: ({ self, repeated, bound, output }, name) => code`
      function ${name}(interactions) {
        let pairs = interactions.filter(([, , score]) => score ${bound === 'at least' ? '>=' : '>'} MIN_SCORE).map(([a, b]) => (a < b ? [a, b] : [b, a]));
        ${repeated === 'once' ? 'pairs = pairs.filter(([a, b], i) => pairs.findIndex(([c, d]) => a === c && b === d) === i);' : ''}
        const ends = pairs.flatMap(([a, b]) => (a === b ? ${self === 'ignored' ? '[]' : self === 'one' ? '[a]' : '[a, a]'} : [a, b]));
        const degrees = {};
        for (const protein of ends) degrees[protein] = (degrees[protein] || 0) + 1;
        ${output === 'degrees' ? 'return degrees;' : output === 'hubs' ? 'const most = Math.max(0, ...Object.values(degrees));\nreturn Object.keys(degrees).filter((protein) => degrees[protein] === most).sort();' : 'const table = new Map();\nfor (const degree of Object.values(degrees)) table.set(degree, (table.get(degree) || 0) + 1);\nreturn [...table].sort(([a], [b]) => a - b);'}
      }
      `,
  },
});
