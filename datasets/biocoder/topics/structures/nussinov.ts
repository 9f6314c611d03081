/** The largest number of nested base pairs of an RNA (Nussinov R, Jacobson AB. Proc Natl Acad Sci USA 1980;77:6309). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const nussinov = defineFunction({
  id: 'nussinov',
  difficulty: 5,
  conventions: {
    loop: [0, 3, 4],
    wobble: [true, false],
    score: ['pairs', 'hydrogen bonds'],
    thymine: ['U', 'other'],
    other: ['unpaired', 'error'],
    result: ['total', 'per base'],
  },
  names: ['nussinov', 'max_base_pairs', 'best_pairing', 'fold_score'],
  describe: ({ wobble, score, thymine, other, result }) => ({
    does: score === 'pairs' ? ['finds the largest number of base pairs that a nested secondary structure of an RNA can have', 'maximises the number of base pairs of an RNA over all structures without pseudoknots'] : ['finds the largest number of hydrogen bonds in base pairs that a nested secondary structure of an RNA can have', 'maximises the number of hydrogen bonds of the base pairs of an RNA over all structures without pseudoknots'],
    arguments: [{ name: 'rna', type: 'str', meaning: 'the sequence in upper case' }],
    returns: result === 'total' ? 'the maximum as an int' : 'the maximum divided by the length of the sequence, a float that is not rounded (0.0 for an empty sequence)',
    rules: [
      wobble ? ['A pairs with U, C with G, and G with U as well (wobble)', 'Allowed are the Watson-Crick pairs A-U and C-G and the wobble pair G-U'] : ['A pairs with U and C with G; G does not pair with U', 'Only Watson-Crick pairs (A-U, C-G) are allowed, no wobble'],
      ['Each base is in one pair at most, pairs must not cross, and at least MIN_LOOP bases (of the module) lie between the two bases of a pair', 'A base pairs once at most; there are no crossing pairs; the bases of a pair have `MIN_LOOP` or more bases between them'],
      ...(score === 'pairs' ? [] : [[`A pair C-G counts 3, a pair A-U ${wobble ? '2, a pair G-U 1' : '2'}`, `The bonds of a pair are 3 for C-G${wobble ? ', 2 for A-U and 1 for G-U' : ' and 2 for A-U'}`] as const]),
      thymine === 'U' ? ['T is read as U', 'The sequence may be written as DNA: T counts as U'] : ['T is a letter like any that is not A, C, G or U', 'T is not read as U: it is none of the four bases'],
      other === 'unpaired' ? ['Letters other than the four bases stay unpaired', 'Other letters never pair, but take their place'] : ['Any letter other than the four bases raises ValueError', 'Raise ValueError for letters that are none of the four bases'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['A'], ['GC'], ['GGGAAAUCC'], ['GGGAAAACCC'], ['GAAAC'], ['GAAAAC'], ['GUGUAAAGUGU'], ['GGTAAAAACC'], ['GNAAAC'], ['CCCCAAAAGGGG'], ['ACGUACGUACGU'], ['GAUAAAAUUC'], ['GGGGAAAAUUUU'], ['TTAAACCA']];
    while (inputs.length < 26) inputs.push([sprinkled(rng, sequence(rng, rng.int(8, 18), 'ACGU'), rng.chance(0.2) ? 0.1 : 0, 'TN')]);
    return inputs;
  },
  solve({ loop, wobble, score, thymine, other, result }, rna: string) {
    const bases = thymine === 'U' ? rna.replaceAll('T', 'U') : rna;
    if (other === 'error' && /[^ACGU]/.test(bases)) throw new Raises('ValueError');
    const weight = (a: string, b: string): number => {
      const pair = a < b ? a + b : b + a;
      if (pair === 'CG') return score === 'pairs' ? 1 : 3;
      if (pair === 'AU') return score === 'pairs' ? 1 : 2;
      return pair === 'GU' && wobble ? 1 : 0;
    };
    // best[i][j]: bases i to j - 1.
    const best = Array.from({ length: bases.length + 1 }, () => Array.from({ length: bases.length + 1 }, () => 0));
    const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
    for (let size = 1; size <= bases.length; size++) {
      for (let i = 0; i + size <= bases.length; i++) {
        const last = i + size - 1;
        let most = at(i, last);
        for (let k = i; k < last - loop; k++) {
          const gain = weight(bases[k] ?? '', bases[last] ?? '');
          if (gain > 0) most = Math.max(most, at(i, k) + gain + at(k + 1, last));
        }
        const row = best[i];
        if (row !== undefined) row[i + size] = most;
      }
    }
    const total = at(0, bases.length);
    return result === 'total' ? total : total / Math.max(1, bases.length);
  },
  python: {
    context: ({ loop }) => code`
      """A first look at how RNA may fold, without energies."""
      from functools import cache

      MIN_LOOP = ${loop}
      HYDROGEN_BONDS = {frozenset("CG"): 3, frozenset("AU"): 2, frozenset("GU"): 1}


      def transcribe(dna):
          return dna.upper().replace("T", "U")


      # <<insert solution here>>


      def is_foldable(rna):
          return len(rna) >= MIN_LOOP + 2
      `,
    reference: ({ wobble, score, thymine, other, result }, name) => code`
      def ${name}(rna):
          ${thymine === 'U' ? 'rna = transcribe(rna)' : ''}
          ${other === 'error' ? 'if set(rna) - set("ACGU"):\n    raise ValueError("not RNA")' : ''}

          def weight(a, b):
              bonds = HYDROGEN_BONDS.get(frozenset((a, b)), 0)
              ${wobble ? '' : 'if bonds == 1:\n    return 0'}
              return ${score === 'pairs' ? 'min(bonds, 1)' : 'bonds'}

          @cache
          def best(i, j):
              """The most of the bases from i to j, both included."""
              if j - i <= MIN_LOOP:
                  return 0
              options = [best(i + 1, j)]
              for k in range(i + MIN_LOOP + 1, j + 1):
                  gain = weight(rna[i], rna[k])
                  if gain:
                      options.append(gain + best(i + 1, k - 1) + best(k + 1, j))
              return max(options)

          total = best(0, len(rna) - 1)
          return ${result === 'total' ? 'total' : 'total / len(rna) if rna else 0.0'}
      `,
  },
});
