/** Counts of substitutions by their neighbouring bases, for mutational signatures (Alexandrov LB et al. Nature 2013;500:415: classes by the pyrimidine of the mutated pair). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

type Mutation = readonly [number, string];

export const mutationContext = defineFunction({
  id: 'mutation-context',
  difficulty: 2,
  conventions: {
    base: [0, 1],
    form: ['brackets', 'arrow', 'change last'],
    folded: [true, false],
    beyond: ['N', 'left out'],
    unknown: ['kept', 'left out'],
    flank: [1, 2],
  },
  // Where contexts with N are left out, those that reach past an end are, too.
  excluded: ({ beyond, unknown }) => beyond === 'N' && unknown === 'left out',
  names: ['mutation_contexts', 'substitution_spectrum', 'count_contexts', 'mutational_profile'],
  describe: ({ base, form, folded, beyond, unknown }) => ({
    does: ['counts the substitutions of a tumour by their sequence context', 'makes the mutational spectrum of a list of substitutions: how many there are of each kind with its neighbouring bases'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the reference sequence, of A, C, G, T and N' },
      { name: 'mutations', type: 'list[list]', meaning: `the substitutions, each \`[pos, alt]\`: the position, where the first base is ${base}, and the new base` },
    ],
    returns: 'a dictionary from each kind that occurs to the number of its substitutions',
    rules: [
      ['The context is FLANK bases (of the module) on either side of the mutated one', 'Take `FLANK` bases before and after the mutated base'],
      beyond === 'N' ? ['Bases that would lie beyond the ends of the sequence are N', 'At the ends of the sequence, missing neighbours are written N'] : ['A substitution whose context reaches beyond the sequence is left out', 'Substitutions too near to an end to have all neighbours do not count'],
      unknown === 'kept' ? ['N among the neighbours stays in the context', 'Contexts may hold N'] : ['A substitution with N among its neighbours is left out', 'Contexts with an N do not count'],
      'A substitution is left out, too, if the mutated base is N or the new base is no different',
      folded ? ['If the mutated base is a purine, the context and the new base are taken on the other strand (reverse complement; N stays N)', 'Fold on pyrimidines: where the reference base is A or G, everything is replaced by its reverse complement (N by N)'] : ['All are taken on the strand of the sequence', 'The strands are not folded: A>G and T>C are different'],
      form === 'brackets' ? ['The kind is written with the change in square brackets between the neighbours, as `A[C>T]G`', 'A kind is the left neighbours, `[C>T]`, and the right neighbours'] : form === 'arrow' ? ['The kind is the context, `>`, and the context with the new base, as `ACG>ATG`', 'Write old context, `>`, new context: `ACG>ATG`'] : ['The kind is the context, `_`, and the change, as `ACG_C>T`', 'Write the context, an underscore, and the change: `ACG_C>T`'],
    ],
  }),
  inputs({ base }, rng) {
    const of = (seq: string, ...mutations: readonly Mutation[]): [string, Mutation[]] => [seq, mutations.map(([pos, alt]): Mutation => [pos + base, alt])];
    const inputs = [of('ACGTACGT'), of('ACGTACGT', [1, 'T']), of('TTACGTA', [3, 'T'], [4, 'A']), of('ACGTACGT', [0, 'G'], [7, 'A'], [3, 'C']), of('CCNGATT', [3, 'T'], [4, 'G'], [2, 'A']), of('GATTACA', [3, 'T'], [3, 'C'], [3, 'C']), of('TCAGA', [2, 'G'], [1, 'T'], [3, 'A']), of('NACGTNA', [3, 'A'], [1, 'T'])];
    while (inputs.length < 18) {
      const seq = sprinkled(rng, sequence(rng, rng.int(6, 16)), 0.06, 'N');
      inputs.push(of(seq, ...Array.from({ length: rng.int(2, 7) }, (): Mutation => [rng.int(0, seq.length - 2), rng.pick([...'ACGT'])])));
    }
    return inputs;
  },
  solve({ base, form, folded, beyond, unknown, flank }, seq: string, mutations: readonly Mutation[]) {
    const counts: Record<string, number> = {};
    const other = (letters: string): string => [...letters].reverse().map((letter) => 'TGCAN'['ACGTN'.indexOf(letter)]).join('');
    for (const [pos, alt] of mutations) {
      const at = pos - base;
      const old = seq[at] ?? 'N';
      let [left, from, right, to] = [seq.slice(Math.max(0, at - flank), at), old, seq.slice(at + 1, at + 1 + flank), alt];
      if (old === 'N' || old === alt || (beyond === 'left out' && left.length + right.length < 2 * flank) || (unknown === 'left out' && (left + right).includes('N'))) continue;
      [left, right] = [left.padStart(flank, 'N'), right.padEnd(flank, 'N')];
      if (folded && (old === 'A' || old === 'G')) [left, from, right, to] = [other(right), other(from), other(left), other(to)];
      const kind = form === 'brackets' ? `${left}[${from}>${to}]${right}` : form === 'arrow' ? `${left}${from}${right}>${left}${to}${right}` : `${left}${from}${right}_${from}>${to}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  },
  python: {
    context: ({ flank }) => code`
      """Preparation of mutational signatures."""
      from collections import Counter

      FLANK = ${flank}
      COMPLEMENT = str.maketrans("ACGTN", "TGCAN")


      def flip(bases):
          return bases.translate(COMPLEMENT)[::-1]


      # <<insert solution here>>


      def cosine(a, b):
          """Similarity of two spectra."""
          dot = sum(a[key] * b.get(key, 0) for key in a)
          return dot / (sum(x * x for x in a.values()) * sum(x * x for x in b.values())) ** 0.5
      `,
    reference: ({ base, form, folded, beyond, unknown }, name) => code`
      def ${name}(seq, mutations):
          padded = "${beyond === 'N' ? 'N' : '-'}" * FLANK + seq + "${beyond === 'N' ? 'N' : '-'}" * FLANK
          kinds = []
          for pos, alt in mutations:
              start = pos${base === 0 ? '' : ' - 1'}
              context = padded[start:start + 2 * FLANK + 1]
              old = context[FLANK]
              if old in ("N", alt)${beyond === 'N' ? '' : ' or "-" in context'}${unknown === 'kept' ? '' : ' or "N" in context'}:
                  continue
              ${folded ? 'if old in "AG":\n    context, old, alt = flip(context), flip(old), flip(alt)' : ''}
              left, right = context[:FLANK], context[FLANK + 1:]
              kinds.append(${form === 'brackets' ? 'f"{left}[{old}>{alt}]{right}"' : form === 'arrow' ? 'f"{context}>{left}{alt}{right}"' : 'f"{context}_{old}>{alt}"'})
          return dict(Counter(kinds))
      `,
  },
  javascript: {
    context: ({ flank }) => code`
      // Preparation of mutational signatures.
      const FLANK = ${flank};
      const COMPLEMENT = { A: 'T', C: 'G', G: 'C', T: 'A', N: 'N' };

      const flip = (bases) => [...bases].reverse().map((base) => COMPLEMENT[base]).join('');

      // <<insert solution here>>
      `,
    reference: ({ base, form, folded, beyond, unknown }, name) => code`
      function ${name}(seq, mutations) {
        const edge = '${beyond === 'N' ? 'N' : '-'}'.repeat(FLANK);
        const counts = {};
        for (const [pos, given] of mutations) {
          let alt = given;
          let context = (edge + seq + edge).substr(pos - ${base}, 2 * FLANK + 1);
          if (context[FLANK] === 'N' || context[FLANK] === alt || /[-${unknown === 'kept' ? '' : 'N'}]/.test(context)) continue;
          ${folded ? "if ('AG'.includes(context[FLANK])) {\n  context = flip(context);\n  alt = flip(alt);\n}" : ''}
          const change = context[FLANK] + '>' + alt;
          const [left, right] = [context.slice(0, FLANK), context.slice(FLANK + 1)];
          const kind = ${form === 'brackets' ? "left + '[' + change + ']' + right" : form === 'arrow' ? "context + '>' + left + alt + right" : "context + '_' + change"};
          counts[kind] = (counts[kind] || 0) + 1;
        }
        return counts;
      }
      `,
  },
});
