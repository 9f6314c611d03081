/** Relative expression by quantitative PCR (Livak KJ, Schmittgen TD. Methods 2001;25:402; with efficiencies: Pfaffl MW. Nucleic Acids Res 2001;29:e45). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction } from '../../template.ts';

type Wells = readonly (number | null)[];
type Cts = { readonly target: Wells; readonly reference: Wells };

export const relativeExpression = defineFunction({
  id: 'relative-expression',
  difficulty: 2,
  conventions: {
    method: ['livak', 'pfaffl'],
    replicates: ['mean', 'median'],
    undetermined: ['left out', 'limit', 'none'],
    limit: [35, 38, 40],
    result: ['fold', 'log2', 'signed'],
  },
  excluded: ({ undetermined, limit }) => undetermined !== 'limit' && limit !== 40,
  names: ['relative_expression', 'fold_change', 'ddct', 'expression_ratio'],
  describe: ({ method, replicates, undetermined, result }) => ({
    does: [`computes the relative expression of a gene by ${method === 'livak' ? 'the delta-delta-Ct method' : 'the method of Pfaffl'}`, `gives how much a gene is up or down in a treated sample, by ${method === 'livak' ? '2^-ddCt' : 'the efficiency-corrected ratio of Pfaffl'}`],
    arguments: [
      { name: 'control', type: 'dict', meaning: 'the Ct values of the wells of the untreated sample, `target` and `reference` (lists of floats or None, at least one each)' },
      { name: 'treated', type: 'dict', meaning: 'those of the treated sample, in the same form' },
      ...(method === 'pfaffl' ? [{ name: 'efficiencies', type: 'list[float]', meaning: 'the factors by which target and reference grow in a cycle, from 1 to 2' }] : [{ name: 'base', type: 'list[float]', meaning: 'not used by this method; kept for the common interface' }]),
    ],
    returns: 'a float, not rounded, or None',
    rules: [
      undetermined === 'limit' ? ['A Ct of None (undetermined) counts as MAX_CT of the module', 'Undetermined wells (None) get the Ct `MAX_CT`'] : undetermined === 'left out' ? ['Wells with a Ct of None (undetermined) are left out; if a list has no other, the result is None', 'Ignore undetermined wells (None); without any determined well in a list, return None'] : ['If any well is undetermined (None), the result is None', 'Return None as soon as a single well is undetermined (None)'],
      [`The Ct of target and reference in a sample is the ${replicates} of its wells`, `Take the ${replicates} of the wells for each gene and sample`],
      method === 'livak' ? ['With dCt = target - reference in each sample and ddCt = dCt of the treated minus dCt of the untreated sample, the ratio is 2^-ddCt', 'The ratio is 2 ** -((target - reference) of the treated sample minus (target - reference) of the control)'] : ['The ratio is E_target^(Ct control - Ct treated of the target) / E_reference^(Ct control - Ct treated of the reference)', 'The ratio is the target\'s efficiency to the power of its (control - treated) difference, over the reference\'s efficiency to the power of its own'],
      result === 'fold' ? 'The result is the ratio' : result === 'log2' ? 'The result is the base-2 logarithm of the ratio' : ['The result is the ratio if it is at least 1, otherwise minus its reciprocal', 'Give signed fold change: the ratio where it is 1 or more, else -1 / ratio'],
    ],
  }),
  inputs(_settings, rng) {
    const wells = (random: Rng, mean: number): (number | null)[] => Array.from({ length: random.int(2, 4) }, () => (random.chance(0.08) ? null : mean + random.decimal(-0.4, 0.4, 2)));
    const inputs: [Cts, Cts, number[]][] = [
      [{ target: [24], reference: [18] }, { target: [22], reference: [18] }, [2, 2]], [{ target: [24, 24.5, 26], reference: [18, 18.2, 18.1] }, { target: [25, 27.2, 25.1], reference: [17.8, 18, 18.9] }, [1.9, 1.95]], [{ target: [30, null], reference: [20, 20.4] }, { target: [28, 28.2], reference: [20, 20.1] }, [1.85, 2]], [{ target: [null, null], reference: [19] }, { target: [31], reference: [19.5] }, [2, 1.9]],
      [{ target: [25], reference: [20] }, { target: [25], reference: [20] }, [1.8, 1.9]], [{ target: [26.2, 26.4], reference: [15] }, { target: [null, 33], reference: [15.2, null] }, [1.93, 1.97]], [{ target: [23], reference: [19] }, { target: [27], reference: [18] }, [1.7, 1.99]],
    ];
    while (inputs.length < 17) inputs.push([{ target: wells(rng, rng.decimal(20, 30, 1)), reference: wells(rng, rng.decimal(15, 20, 1)) }, { target: wells(rng, rng.decimal(20, 30, 1)), reference: wells(rng, rng.decimal(15, 20, 1)) }, [rng.decimal(1.7, 2, 2), rng.decimal(1.7, 2, 2)]]);
    return inputs;
  },
  solve({ method, replicates, undetermined, limit, result }, control: Cts, treated: Cts, efficiencies: readonly number[]) {
    const ct = (values: Wells): number | null => {
      if (undetermined === 'none' && values.includes(null)) return null;
      const known = values.flatMap((value) => (value === null ? (undetermined === 'limit' ? [limit] : []) : [value])).sort((a, b) => a - b);
      const half = known.length >> 1;
      if (known.length === 0) return null;
      if (replicates === 'mean') return known.reduce((sum, value) => sum + value, 0) / known.length;
      return known.length % 2 === 1 ? known[half] ?? 0 : ((known[half - 1] ?? 0) + (known[half] ?? 0)) / 2;
    };
    const [a, b, c, d] = [ct(control.target), ct(treated.target), ct(control.reference), ct(treated.reference)];
    if (a === null || b === null || c === null || d === null) return null;
    const [target = 2, reference = 2] = method === 'livak' ? [] : efficiencies;
    const log2 = (a - b) * Math.log2(target) - (c - d) * Math.log2(reference);
    if (result === 'log2') return log2;
    // What floats lose must not turn a ratio of 1 into -1.
    return result === 'fold' || log2 > -1e-9 ? 2 ** log2 : -(2 ** -log2);
  },
  python: {
    context: ({ limit }) => code`
      """Quantitative PCR."""
      from math import log2
      from statistics import fmean, median

      # The last cycle of the run.
      MAX_CT = ${limit}.0


      def efficiency(slope):
          """The growth of the product in a cycle, from the slope of a standard curve."""
          return 10 ** (-1 / slope)


      # <<insert solution here>>
      `,
    reference: ({ method, replicates, undetermined, result }, name) => code`
      def ${name}(control, treated, ${method === 'pfaffl' ? 'efficiencies' : 'base'}):
          def ct(sample, gene):
              wells = sample[gene]
              ${undetermined === 'none' ? 'if None in wells:\n    return None' : undetermined === 'limit' ? 'wells = [MAX_CT if well is None else well for well in wells]' : 'wells = [well for well in wells if well is not None]'}
              return ${replicates === 'mean' ? 'fmean' : 'median'}(wells) if wells else None

          values = [ct(sample, gene) for sample in (control, treated) for gene in ("target", "reference")]
          if None in values:
              return None
          target_control, reference_control, target_treated, reference_treated = values
          ${method === 'livak' ? `ddct = (target_treated - reference_treated) - (target_control - reference_control)
ratio = 2.0 ** -ddct` : `target, reference = efficiencies
ratio = target ** (target_control - target_treated) / reference ** (reference_control - reference_treated)`}
          return ${result === 'fold' ? 'ratio' : result === 'log2' ? 'log2(ratio)' : 'ratio if ratio > 1 - 1e-9 else -1 / ratio'}
      `,
  },
  javascript: {
    context: ({ limit }) => code`
      // Quantitative PCR.
      // The last cycle of the run.
      const MAX_CT = ${limit};

      const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

      // <<insert solution here>>

      const efficiency = (slope) => 10 ** (-1 / slope);
      `,
    reference: ({ method, replicates, undetermined, result }, name) => code`
      function ${name}(control, treated, efficiencies) {
        ${replicates === 'median' ? 'const median = (values) => {\n  const sorted = [...values].sort((a, b) => a - b);\n  return mean(sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1));\n};' : ''}
        const lists = [control.target, treated.target, control.reference, treated.reference].map((wells) => ${undetermined === 'limit' ? 'wells.map((well) => (well === null ? MAX_CT : well))' : undetermined === 'left out' ? 'wells.filter((well) => well !== null)' : 'wells.includes(null) ? [] : wells'});
        if (lists.some((wells) => wells.length === 0)) return null;
        const [a, b, c, d] = lists.map(${replicates});
        const ratio = ${method === 'livak' ? '2 ** (a - c - (b - d))' : 'efficiencies[0] ** (a - b) / efficiencies[1] ** (c - d)'};
        return ${result === 'fold' ? 'ratio' : result === 'log2' ? 'Math.log2(ratio)' : 'ratio > 1 - 1e-9 ? ratio : -1 / ratio'};
      }
      `,
  },
});
