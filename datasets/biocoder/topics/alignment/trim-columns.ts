/** Trimming of alignments by gaps, as trimAl does it (Capella-Gutierrez et al., Bioinformatics 25:1972-1973, 2009). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const trimColumns = defineFunction({
  id: 'trim-columns',
  difficulty: 2,
  conventions: {
    most: [0.25, 0.5, 0.75],
    bound: ['up to', 'below'],
    unknown: ['letters', 'gaps'],
    ends: ['everywhere', 'ends only'],
    emptied: ['kept', 'left out'],
    least: [1, 3],
  },
  names: ['trim_alignment', 'trim_columns', 'remove_gappy_columns', 'clean_alignment'],
  describe: ({ most, bound, unknown, ends, emptied, least }) => ({
    does: ['trims gappy columns off a multiple alignment', 'removes the columns of an alignment that have too many gaps'],
    arguments: [{ name: 'rows', type: 'list[str]', meaning: 'the rows, all of one length, of upper-case letters and -' }],
    returns: 'the trimmed rows as a list of strings, in the same order',
    rules: [
      bound === 'up to' ? [`A column is good if its share of gaps is at most \`MAX_GAPS\` (${most})`, `Columns with a gap fraction of no more than \`MAX_GAPS\` = ${most} are good`] : [`A column is good if its share of gaps is below \`MAX_GAPS\` (${most})`, `Columns with a gap fraction of less than \`MAX_GAPS\` = ${most} are good`],
      unknown === 'letters' ? ['N is a letter', 'N does not count as a gap'] : ['N counts as a gap', 'Treat N like a gap'],
      least === 1 ? ['Every good column counts, also one that stands alone', 'A single good column is enough'] : [`Good columns count only in runs of at least ${least}; those in shorter runs are treated as bad`, `Treat good columns in runs of fewer than ${least} as bad ones`],
      ends === 'everywhere' ? ['All bad columns are removed', 'Remove every bad column'] : ['Bad columns are removed at both ends alone; those between good ones stay', 'Cut bad columns only before the first and after the last good one'],
      emptied === 'kept' ? ['Rows without a letter left are kept', 'Keep all rows'] : [`Rows that have nothing but gaps left${unknown === 'gaps' ? ' (N counts as one)' : ''}, or nothing at all, are left out`, `Drop rows in which no letter${unknown === 'gaps' ? ' other than N' : ''} is left`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[]][] = [[[]], [['ACGT']], [['A-GT', 'A-GT', 'ACGT', 'ACG-']], [['-A', '-C']], [['AN-T', 'CNGT']], [['--ACGT--', 'A-ACG-T-', '-AACGTTA', '--ACGTT-']], [['-', 'N']], [['A-CC-', 'AG-CA', 'A-C-A', '--CCA']], [['NNACG', 'ACACG', 'A-ACG', '-CACG']], [['AA-AAA', 'AA-AAA', '--C---', '------']], [['ACGT', '----', 'NNNN', 'ACGT']], [['A--', 'A-T', 'A--', 'AG-']], [['AAA-', 'AAA-', 'AAA-', '---C']], [['ACG--ACG', 'ACG--ACT', 'ACT--ACG', 'ACG--ACG']], [['NNNACG', 'NNNACT', 'NNNACG', 'NNNACG']], [['-ACGTA', '-ACGTA']], [['ACGTACGT', 'ACGTACGA']]];
    while (inputs.length < 22) { const truth = sequence(rng, rng.int(6, 18)); const shares = Array.from(truth, () => rng.pick([0.1, 0.3, 0.6, 0.8])); inputs.push([Array.from({ length: 4 }, () => Array.from(truth, (letter, i) => sprinkled(rng, letter, shares[i] ?? 0, '---N')).join(''))]); }
    return inputs;
  },
  solve({ most, bound, unknown, ends, emptied, least }, rows: string[]) {
    const width = rows[0]?.length ?? 0;
    const isGap = (letter = '-'): boolean => letter === '-' || (letter === 'N' && unknown === 'gaps');
    const good = Array.from({ length: width }, (_, i) => {
      const share = rows.filter((row) => isGap(row[i])).length / rows.length;
      return bound === 'up to' ? share <= most : share < most;
    });
    for (let start = 0; start < width;) {
      let end = start;
      while (end < width && good[end] === good[start]) end++;
      if (good[start] === true && end - start < least) good.fill(false, start, end);
      start = end;
    }
    const [first, last] = [good.indexOf(true), good.lastIndexOf(true)];
    const keep = (i: number): boolean => (ends === 'everywhere' ? good[i] === true : first >= 0 && i >= first && i <= last);
    const trimmed = rows.map((row) => [...row].filter((_, i) => keep(i)).join(''));
    return emptied === 'kept' ? trimmed : trimmed.filter((row) => [...row].some((letter) => !isGap(letter)));
  },
  python: {
    context: ({ most }) => code`
      """Alignments, cleaned for phylogenetics."""
      import re

      MAX_GAPS = ${most}


      def column(rows, i):
          return "".join(row[i] for row in rows)


      # <<insert solution here>>


      def occupancy(rows):
          """The share of letters in all of an alignment."""
          text = "".join(rows)
          return 1 - text.count("-") / len(text) if text else 0.0
      `,
    reference: ({ bound, unknown, ends, emptied, least }, name) => code`
      def ${name}(rows):
          if not rows:
              return []
          gaps = "-${unknown === 'gaps' ? 'N' : ''}"
          marks = ""
          for i in range(len(rows[0])):
              share = sum(letter in gaps for letter in column(rows, i)) / len(rows)
              marks += "+" if share ${bound === 'up to' ? '<=' : '<'} MAX_GAPS else "."
          ${least === 1 ? '' : `marks = re.sub(r"\\++", lambda run: run.group() if len(run.group()) >= ${least} else "." * len(run.group()), marks)`}
          ${ends === 'everywhere' ? '' : 'first, last = marks.find("+"), marks.rfind("+")\nmarks = "".join("+" if first >= 0 and first <= i <= last else "." for i in range(len(marks)))'}
          trimmed = ["".join(letter for letter, mark in zip(row, marks) if mark == "+") for row in rows]
          return ${emptied === 'kept' ? 'trimmed' : '[row for row in trimmed if row.strip(gaps)]'}
      `,
  },
  javascript: {
    context: ({ most }) => code`
      // Alignments, cleaned for phylogenetics.
      const MAX_GAPS = ${most};
      const column = (rows, i) => rows.map((row) => row[i]);

      // <<insert solution here>>
      `,
    reference: ({ bound, unknown, ends, emptied, least }, name) => code`
      function ${name}(rows) {
        if (rows.length === 0) return [];
        const gaps = ${unknown === 'gaps' ? "['-', 'N']" : "['-']"};
        let marks = '';
        for (let i = 0; i < rows[0].length; i += 1) {
          const share = column(rows, i).filter((letter) => gaps.includes(letter)).length / rows.length;
          marks += share ${bound === 'up to' ? '<=' : '<'} MAX_GAPS ? '+' : '.';
        }
        ${least === 1 ? '' : `marks = marks.replace(/\\++/g, (run) => (run.length >= ${least} ? run : '.'.repeat(run.length)));`}
        ${ends === 'everywhere' ? '' : "marks = marks.replace(/\\+.*\\+/, (inner) => '+'.repeat(inner.length));"}
        const trimmed = rows.map((row) => row.split('').filter((_, i) => marks[i] === '+').join(''));
        return ${emptied === 'kept' ? 'trimmed' : 'trimmed.filter((row) => row.split(\'\').some((letter) => !gaps.includes(letter)))'};
      }
      `,
  },
});
