/** Hard filters of variant calls. */
import { code, defineFunction } from '../../template.ts';

type Call = { readonly qual: number | null; readonly dp: number | null; readonly mq: number | null; readonly gq: number | null; readonly filter: string };

export const hardFilters = defineFunction({
  id: 'hard-filters',
  difficulty: 1,
  conventions: {
    bound: ['below', 'at or below'],
    missing: ['passes', 'fails'],
    several: ['all', 'first'],
    passing: ['PASS', '.'],
    old: ['replaced', 'kept'],
    quality: [20, 30],
  },
  names: ['apply_filters', 'hard_filter', 'filter_column', 'filters_of'],
  describe: ({ bound, missing, several, passing, old }) => ({
    does: ['gives the FILTER column of a variant call by hard thresholds', 'applies the hard filters of the module to a call and returns what belongs in its FILTER column'],
    arguments: [{ name: 'call', type: 'dict', meaning: '`qual` (Phred quality), `dp` (depth in reads) `mq` (mapping quality) and `gq` (genotype quality), each a number or None, and `filter`, the column as it was: PASS, `.`, or names joined by `;`' }],
    returns: 'the column as a text',
    rules: [
      ['FILTERS of the module lists the name of each filter, its field and its threshold', 'The filters are those of `FILTERS`: name, field, threshold'],
      bound === 'below' ? ['A filter applies to a call whose value is below the threshold', 'A value that is less than the threshold fails; one that equals it is good'] : ['A filter applies to a call whose value is at or below the threshold', 'A value fails if it does not exceed the threshold'],
      missing === 'fails' ? ['A value of None fails the filter', 'Missing values (None) fail'] : ['A value of None does not fail the filter', 'No filter applies to a missing value (None)'],
      old === 'kept' ? ['Names of filters that were in the column already stay, in front of the new ones; no name comes twice', 'Keep the filters that the column names already (PASS and `.` are no names) and append new ones that are not among them'] : ['What was in the column is replaced', 'The old content of the column is discarded'],
      several === 'all' ? ['Several names are joined by `;`, the new ones in the order of FILTERS', 'List all names with `;` between them, new ones as they stand in `FILTERS`'] : ['Of several names only the first one is given, where new ones are in the order of FILTERS', 'Give the first name alone; new ones come in the order of `FILTERS`'],
      [`If no name is left to give, the column is \`${passing}\``, `A call without any filter gets \`${passing}\``],
    ],
  }),
  inputs(_settings, rng) {
    const of = (qual: number | null, dp: number | null, mq: number | null, filter: string, gq: number | null = 99): [Call] => [{ qual, dp, mq, gq, filter }];
    const inputs = [of(50, 30, 60, '.'), of(50, 30, 60, 'PASS'), of(20, 30, 60, '.'), of(30, 30, 60, '.'), of(25, 30, 60, 'PASS'), of(10, 3, 20, '.'), of(null, 20, 60, '.'), of(60, null, null, 'PASS'), of(45, 8, 60, 'SnpCluster'), of(60, 20, 60, 'LowDP;SnpCluster'), of(12, 4, 60, 'LowDP'), of(40, 10, 40, '.'), of(40, 12, 41, '.', 15), of(40, 12, 41, '.', 11), of(40, 9, 41, 'PASS'), of(40, 19, 31, '.', null), of(33, 12, 44, '.', null)];
    while (inputs.length < 28) inputs.push(of(rng.chance(0.1) ? null : rng.int(5, 60), rng.chance(0.1) ? null : rng.int(2, 30), rng.chance(0.1) ? null : rng.decimal(20, 60, 1), rng.pick(['.', 'PASS', 'LowMQ', 'q10', 'SnpCluster;LowQual']), rng.chance(0.1) ? null : rng.int(5, 99)));
    return inputs;
  },
  solve({ bound, missing, several, passing, old, quality }, call: Call) {
    const limits = [['LowQual', call.qual, quality], ['LowDP', call.dp, 10], ['LowMQ', call.mq, 40], ['LowGQ', call.gq, 15]] as const;
    const names = new Set(old === 'kept' && call.filter !== '.' && call.filter !== 'PASS' ? call.filter.split(';') : []);
    for (const [name, value, limit] of limits) if (value === null ? missing === 'fails' : bound === 'below' ? value < limit : value <= limit) names.add(name);
    return names.size === 0 ? passing : several === 'all' ? [...names].join(';') : [...names][0] ?? '';
  },
  python: {
    context: ({ quality }) => code`
      """Post-processing of raw calls of small panels, where recalibration has too few variants to learn from."""

      FILTERS = [
          ("LowQual", "qual", ${quality}),
          ("LowDP", "dp", 10),
          ("LowMQ", "mq", 40),
          ("LowGQ", "gq", 15),
      ]


      def names_in(column):
          """The filters that a FILTER column names."""
          return [] if column in (".", "PASS") else column.split(";")


      # <<insert solution here>>


      def header_lines():
          return [f'##FILTER=<ID={name},Description="{field} {threshold}">' for name, field, threshold in FILTERS]
      `,
    reference: ({ bound, missing, several, passing, old }, name) => code`
      def ${name}(call):
          def fails(value, threshold):
              return ${missing === 'fails' ? 'value is None or ' : 'value is not None and '}value ${bound === 'below' ? '<' : '<='} threshold

          names = ${old === 'kept' ? 'names_in(call["filter"])' : '[]'}
          names += [name for name, field, threshold in FILTERS if fails(call[field], threshold) and name not in names]
          return ${several === 'all' ? `";".join(names) or "${passing}"` : `names[0] if names else "${passing}"`}
      `,
  },
  javascript: {
    context: ({ quality }) => code`
      // Post-processing of raw calls of small panels, where recalibration has too few variants to learn from.
      const FILTERS = [['LowQual', 'qual', ${quality}], ['LowDP', 'dp', 10], ['LowMQ', 'mq', 40], ['LowGQ', 'gq', 15]];

      const namesIn = (column) => (column === '.' || column === 'PASS' ? [] : column.split(';'));

      // <<insert solution here>>
      `,
    reference: ({ bound, missing, several, passing, old }, name) => code`
      function ${name}(call) {
        const names = ${old === 'kept' ? 'namesIn(call.filter)' : '[]'};
        for (const [label, field, threshold] of FILTERS) {
          const value = call[field];
          const failed = value === null ? ${String(missing === 'fails')} : value ${bound === 'below' ? '<' : '<='} threshold;
          if (failed && !names.includes(label)) names.push(label);
        }
        if (names.length === 0) return '${passing}';
        return ${several === 'all' ? "names.join(';')" : 'names[0]'};
      }
      `,
  },
});
