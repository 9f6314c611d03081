/** CPM, RPKM and TPM (Wagner et al., Theory Biosci 131:281-285, 2012). */
import { code, defineFunction } from '../../template.ts';

export const expressionUnits = defineFunction({
  id: 'expression-units',
  difficulty: 2,
  conventions: {
    unit: ['TPM', 'RPKM', 'CPM'],
    special: ['counted', 'left out'],
    effective: [false, true],
    log: [false, true],
    least: [0, 5, 10],
  },
  excluded: ({ unit, effective }) => unit === 'CPM' && effective,
  names: ['normalise_counts', 'expression_values', 'normalised_expression', 'gene_expression'],
  describe: ({ unit, special, effective, log, least }) => ({
    does: [`computes ${log ? `log2 of ${unit} plus one` : unit} from the read counts of a sample`, `normalises read counts to ${unit}${log ? ', on a log scale' : ''}`],
    arguments: [
      { name: 'counts', type: 'dict[str, int]', meaning: 'reads by gene; keys that begin with __ (such as __no_feature) are special counters' },
      { name: 'lengths', type: 'dict[str, int]', meaning: 'the length of each gene in bases, special counters excepted' },
      { name: 'fragment', type: 'float', meaning: effective ? 'the mean fragment length in bases' : 'the mean fragment length in bases, which plays no part' },
    ],
    returns: 'a dict from gene to a float; special counters are never in it',
    rules: [
      ...(least === 0 ? [] : [[`Genes with fewer than ${least} reads are left out of everything, the sums included`, `Drop genes with fewer than ${least} reads before anything else`] as const]),
      ...(unit === 'TPM' ? [
        ['TPM: divide each count by the length in kilobases, then by the sum of these rates, and multiply by a million', 'TPM is 10^6 times a gene\'s rate (reads per kilobase) over the sum of all rates'] as const,
        special === 'counted' ? ['Special counters play no part in TPM, save that their reads, taken as if of one kilobase, are part of the sum of rates', 'In the sum of rates each special counter is a gene of one kilobase'] as const : ['Special counters play no part', 'Ignore special counters'] as const,
      ] : [
        unit === 'RPKM' ? ['RPKM: divide each count by the length in kilobases and by the reads of the sample in millions', 'RPKM is reads per kilobase of the gene and million reads of the sample'] as const : ['CPM: divide each count by the reads of the sample in millions', 'CPM is reads per million reads of the sample'] as const,
        special === 'counted' ? ['Special counters are part of the reads of the sample', 'The reads of the sample include the special counters'] as const : ['Special counters are not part of the reads of the sample', 'The reads of the sample are those of genes alone'] as const,
      ]),
      ...(effective ? [['The length of a gene is its effective length, length - fragment + 1, or 1 if that is smaller', 'Use effective lengths: max(1, length - fragment + 1)'] as const] : []),
      ['Where there is nothing to divide by, all values are 0' + (log ? ' before the logarithm' : '.0'), `If the total is 0, every value is 0${log ? ' (before the logarithm)' : '.0'}`],
      ...(log ? [['Give log2(value + 1)', 'Finally take the logarithm to the base 2 of the value plus one'] as const] : []),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Record<string, number>, Record<string, number>, number][] = [[{}, {}, 200], [{ a: 0 }, { a: 1_000 }, 200], [{ a: 10, b: 20 }, { a: 1_000, b: 2_000 }, 150], [{ a: 9, b: 20, __no_feature: 70 }, { a: 500, b: 4_000 }, 300], [{ __ambiguous: 5 }, {}, 100], [{ a: 100, b: 100 }, { a: 150, b: 900 }, 200], [{ TP53: 12, EGFR: 300, __not_aligned: 40, __no_feature: 8 }, { TP53: 2_591, EGFR: 5_616 }, 250.5], [{ x: 10, __no_feature: 10 }, { x: 1_000 }, 1], [{ y: 4, z: 7, x: 12 }, { x: 900, y: 800, z: 700 }, 100]];
    while (inputs.length < 16) {
      const genes = rng.shuffle(['BRCA1', 'MYC', 'KRAS', 'GAPDH', 'ACTB', 'PTEN']).slice(0, rng.int(2, 5));
      inputs.push([{ ...Object.fromEntries(genes.map((gene) => [gene, rng.int(0, rng.pick([15, 900]))])), ...(rng.chance(0.6) ? { __no_feature: rng.int(1, 200) } : {}) }, Object.fromEntries(genes.map((gene) => [gene, rng.int(200, 9_000)])), rng.int(120, 400)]);
    }
    return inputs;
  },
  solve({ unit, special, effective, log, least }, counts: Record<string, number>, lengths: Record<string, number>, fragment: number) {
    const genes = Object.keys(counts).filter((gene) => !gene.startsWith('__') && (counts[gene] ?? 0) >= least);
    const extra = special === 'counted' ? Object.keys(counts).filter((gene) => gene.startsWith('__')).reduce((sum, gene) => sum + (counts[gene] ?? 0), 0) : 0;
    const kilobases = (gene: string): number => (effective ? Math.max(1, (lengths[gene] ?? 0) - fragment + 1) : lengths[gene] ?? 0) / 1000;
    const rate = (gene: string): number => (counts[gene] ?? 0) / (unit === 'CPM' ? 1 : kilobases(gene));
    const total = extra + genes.reduce((sum, gene) => sum + (unit === 'TPM' ? rate(gene) : counts[gene] ?? 0), 0);
    return Object.fromEntries(genes.map((gene) => { const value = total === 0 ? 0 : (1e6 * rate(gene)) / total; return [gene, log ? Math.log2(value + 1) : value]; }));
  },
  python: {
    context: () => code`
      """Gene expression from RNA sequencing."""
      import math


      def is_special(key):
          return key.startswith("__")


      def fold_change(a, b, pseudocount=1.0):
          return math.log2((a + pseudocount) / (b + pseudocount))


      # <<insert solution here>>
      `,
    reference: ({ unit, special, effective, log, least }, name) => code`
      def ${name}(counts, lengths, fragment):
          kept = {gene: count for gene, count in counts.items() if not is_special(gene)${least === 0 ? '' : ` and count >= ${least}`}}
          rates = {}
          for gene, count in kept.items():
              ${unit === 'CPM' ? 'rates[gene] = count' : `length = ${effective ? 'max(1, lengths[gene] - fragment + 1)' : 'lengths[gene]'}\nrates[gene] = count / (length / 1e3)`}
          total = sum(${unit === 'TPM' ? 'rates' : 'kept'}.values())${special === 'counted' ? ' + sum(count for key, count in counts.items() if is_special(key))' : ''}
          scaled = {gene: rate / (total / 1e6) if total else 0.0 for gene, rate in rates.items()}
          return ${log ? '{gene: math.log2(value + 1) for gene, value in scaled.items()}' : 'scaled'}
      `,
  },
  javascript: {
    context: () => code`
      // Gene expression from RNA sequencing.
      const isSpecial = (key) => key.startsWith('__');

      // <<insert solution here>>
      `,
    reference: ({ unit, special, effective, log, least }, name) => code`
      function ${name}(counts, lengths, fragment) {
        const result = {};
        let total = 0;
        for (const [key, count] of Object.entries(counts)) {
          if (isSpecial(key)) { total += ${special === 'counted' ? 'count' : '0'}; continue; }
          ${least === 0 ? '' : `if (count < ${least}) continue;`}
          ${unit === 'CPM' ? 'result[key] = count;' : `result[key] = count * 1000 / ${effective ? 'Math.max(1, lengths[key] - fragment + 1)' : 'lengths[key]'};`}
          total += ${unit === 'TPM' ? 'result[key]' : 'count'};
        }
        for (const key of Object.keys(result)) {
          const value = total > 0 ? result[key] / total * 1000000 : 0;
          result[key] = ${log ? 'Math.log2(1 + value)' : 'value'};
        }
        return result;
      }
      `,
  },
});
