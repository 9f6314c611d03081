/** The ratio of transitions to transversions of a call set. */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const TRANSITIONS = ['AG', 'GA', 'CT', 'TC'];

export const titvRatio = defineFunction({
  id: 'titv-ratio',
  difficulty: 2,
  conventions: {
    several: ['each', 'first', 'skipped'],
    filters: ['all', 'pass', 'pass or none'],
    blocks: ['skipped', 'by base'],
    measure: ['ratio', 'share'],
    empty: [null, 0],
  },
  names: ['titv', 'ti_tv_ratio', 'transition_transversion_ratio', 'titv_of_calls'],
  describe: ({ several, filters, blocks, measure, empty }) => ({
    does: measure === 'ratio' ? ['computes the ratio of transitions to transversions (Ti/Tv) of variant calls', 'gives the Ti/Tv ratio of a set of variants'] : ['computes the share of transitions among the substitutions of a set of variant calls', 'gives Ti / (Ti + Tv), the fraction of single-base substitutions that are transitions'],
    arguments: [{ name: 'records', type: 'list[list[str]]', meaning: 'the variants, each `[ref, alt, filter]`; alternate alleles stand between commas, and the filter is PASS, `.` or names of filters' }],
    returns: `a float, not rounded${empty === null ? ', or None' : ''}`,
    rules: [
      'A transition changes A to G, G to A, C to T or T to C; every other change of one base is a transversion',
      filters === 'all' ? ['Records count whatever their filter', 'The filter column is of no account'] : filters === 'pass' ? ['Only records with the filter PASS count', 'Records whose filter is anything but PASS are left out, `.` too'] : ['Records with the filter PASS or `.` count', 'Leave out records that failed a filter; those with PASS or without filters (`.`) count'],
      several === 'each' ? ['Every alternate allele of a record counts by itself', 'A multi-allelic record counts once for each alternate allele'] : several === 'first' ? ['Of several alternate alleles only the first one counts', 'For multi-allelic records, look at the first alternate allele alone'] : ['Records with more than one alternate allele are left out', 'Multi-allelic records do not count'],
      blocks === 'skipped' ? ['Only single-base substitutions count', 'An allele counts only where it and the reference allele are one base each'] : ['Alleles of the same length are compared base by base, and every base that differs counts', 'A substitution of several bases counts as one change for each differing base'],
      'Alleles of another length than the reference allele and symbolic ones (`*`, `<DEL>`) are left out',
      [`If there is nothing to divide by, the result is ${empty === null ? 'None' : '0.0'}`, `Return ${empty === null ? 'None' : '0.0'} where the denominator is zero`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[][]][] = [
      [[]], [[['A', 'G', 'PASS']]], [[['A', 'C', 'PASS'], ['C', 'T', '.'], ['G', 'A', 'LowQual']]], [[['A', 'G,C', 'PASS'], ['T', 'A', 'PASS']]], [[['AC', 'GT', 'PASS'], ['A', 'T', 'PASS']]], [[['ACG', 'GCT', 'PASS'], ['C', 'A', 'PASS']]], [[['A', '<DEL>', 'PASS'], ['AT', 'A', 'PASS']]],
      [[['A', 'C', 'q10'], ['A', 'G', 'PASS']]], [[['A', 'T,G', '.'], ['C', 'G', 'PASS'], ['G', '*', 'PASS'], ['A', 'G', 'PASS']]],
    ];
    for (const [ti, tv] of [[3, 2], [5, 2], [2, 3], [7, 3]] as const) inputs.push([[...Array.from({ length: ti }, () => ['C', 'T', 'PASS']), ...Array.from({ length: tv }, () => ['G', 'T', 'PASS'])]]);
    while (inputs.length < 23) {
      inputs.push([Array.from({ length: rng.int(6, 14) }, () => {
        const ref = rng.chance(0.15) ? sequence(rng, 2) : sequence(rng, 1);
        const allele = (): string => (ref.length === 1 ? rng.pick([...'ACGT'].filter((base) => base !== ref)) : sequence(rng, rng.int(1, 2)));
        return [ref, Array.from({ length: rng.chance(0.2) ? 2 : 1 }, allele).join(','), rng.pick(['PASS', 'PASS', '.', 'LowQual', 'q10;SB'])];
      })]);
    }
    return inputs;
  },
  solve({ several, filters, blocks, measure, empty }, records: readonly (readonly string[])[]) {
    let [ti, tv] = [0, 0];
    for (const [ref = '', alts = '', filter = ''] of records) {
      const alleles = alts.split(',');
      if (filters !== 'all' && filter !== 'PASS' && !(filters === 'pass or none' && filter === '.')) continue;
      if (several === 'skipped' && alleles.length > 1) continue;
      for (const alt of several === 'first' ? alleles.slice(0, 1) : alleles) {
        if (alt.length !== ref.length || alt === '*' || (blocks === 'skipped' && ref.length > 1)) continue;
        for (const [i, base] of [...ref].entries()) {
          if (base === alt[i]) continue;
          if (TRANSITIONS.includes(`${base}${alt[i]}`)) ti++;
          else tv++;
        }
      }
    }
    const under = measure === 'ratio' ? tv : ti + tv;
    return under === 0 ? empty : ti / under;
  },
  python: {
    context: () => code`
      """Quality of call sets: about 2.0 to 2.1 is usual over whole genomes, 3.0 to 3.3 over exomes."""
      PURINES = frozenset("AG")


      def is_transition(a, b):
          return a != b and (a in PURINES) == (b in PURINES)


      # <<insert solution here>>


      def looks_like_exome(records):
          return sum(1 for ref, alt, _ in records if len(ref) == len(alt) == 1) > 10
      `,
    reference: ({ several, filters, blocks, measure, empty }, name) => code`
      def ${name}(records):
          changes = []
          for ref, alts, status in records:
              alleles = alts.split(",")
              ${filters === 'all' ? '' : `if status not in ${filters === 'pass' ? '("PASS",)' : '("PASS", ".")'}:\n    continue`}
              ${several === 'skipped' ? 'if len(alleles) != 1:\n    continue' : several === 'first' ? 'alleles = alleles[:1]' : ''}
              for alt in alleles:
                  if len(alt) == len(ref)${blocks === 'skipped' ? ' == 1' : ''} and alt.isalpha():
                      changes += [(a, b) for a, b in zip(ref, alt) if a != b]
          ti = sum(is_transition(a, b) for a, b in changes)
          total = ${measure === 'ratio' ? 'len(changes) - ti' : 'len(changes)'}
          return ti / total if total else ${empty === null ? 'None' : '0.0'}
      `,
  },
  javascript: {
    context: () => code`
      // Quality of call sets.
      const isTransition = (a, b) => a !== b && 'AG'.includes(a) === 'AG'.includes(b);

      // <<insert solution here>>
      `,
    reference: ({ several, filters, blocks, measure, empty }, name) => code`
      function ${name}(records) {
        const chosen = records.filter(([, alts, status]) => ${filters === 'all' ? 'true' : filters === 'pass' ? "status === 'PASS'" : "(status === 'PASS' || status === '.')"}${several === 'skipped' ? " && !alts.includes(',')" : ''});
        const pairs = chosen.flatMap(([ref, alts]) => alts.split(',')${several === 'first' ? '.slice(0, 1)' : ''}.filter((alt) => /^[ACGT]+$/.test(alt) && alt.length === ref.length).map((alt) => [ref, alt]));
        const changes = pairs${blocks === 'skipped' ? '.filter(([ref]) => ref.length === 1)' : ''}.flatMap(([ref, alt]) => [...ref].map((base, i) => [base, alt[i]])).filter(([a, b]) => a !== b);
        const ti = changes.filter(([a, b]) => isTransition(a, b)).length;
        const under = ${measure === 'ratio' ? 'changes.length - ti' : 'changes.length'};
        return under > 0 ? ti / under : ${String(empty)};
      }
      `,
  },
});
