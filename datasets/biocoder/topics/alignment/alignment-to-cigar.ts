/** CIGAR strings of alignments (Sequence Alignment/Map Format Specification, section 1.4.6). */
import { alignedPair } from '../../mutated.ts';
import { code, defineFunction } from '../../template.ts';

export const alignmentToCigar = defineFunction({
  id: 'alignment-to-cigar',
  difficulty: 2,
  conventions: {
    matches: ['M', '= and X'],
    ends: ['soft clips', 'hard clips', 'insertions'],
    introns: [0, 4],
    trimmed: ['kept', 'left out'],
    form: ['text', 'pairs'],
    unaligned: ['*', 'empty'],
  },
  excluded: ({ form, unaligned }) => form === 'pairs' && unaligned === '*',
  names: ['alignment_to_cigar', 'make_cigar', 'cigar_of', 'to_cigar'],
  describe: ({ matches, ends, introns, trimmed, form, unaligned }) => ({
    does: ['writes the CIGAR string of an alignment of a read to a reference', 'encodes two aligned rows as a CIGAR string'],
    arguments: [
      { name: 'reference', type: 'str', meaning: 'the row of the reference, of upper-case letters and -' },
      { name: 'read', type: 'str', meaning: 'the row of the read, as long as the other; no column has two gaps' },
    ],
    returns: form === 'text' ? 'the CIGAR string' : 'a list of lists `[length, operation]`',
    rules: [
      matches === 'M' ? ['Two letters are M, equal or not', 'Use M for every pair of letters'] : ['Equal letters are =, different ones X', 'Use = for equal and X for different letters'],
      ['A gap in the read is D, a gap in the reference I', 'D: the read lacks bases of the reference; I: the read has bases that the reference lacks'],
      trimmed === 'left out' ? ['Gaps of the read before its first and after its last letter are left out', 'Reference bases before the first and after the last base of the read give nothing'] : ['Gaps of the read before its first and after its last letter are D like others', 'Leading and trailing gaps of the read are written as D'],
      ends === 'insertions' ? ['Letters of the read before the first or after the last column of two letters are I like others', 'Read bases beyond the aligned ends stay insertions (I)'] : [`Letters of the read before the first or after the last column of two letters are ${ends === 'soft clips' ? 'S' : 'H'} instead of I`, `Read bases before the first and after the last pair of letters become ${ends === 'soft clips' ? 'soft (S)' : 'hard (H)'} clips instead of I`],
      ...(introns === 0 ? [] : [[`A D of at least \`MIN_INTRON\` (${introns}) bases is written as N`, `Write deletions of \`MIN_INTRON\` = ${introns} bases or more as N (introns)`] as const]),
      ['Neighbouring columns of one operation are put together', 'Merge runs of the same operation'],
      unaligned === '*' ? ['Without any column of two letters the result is `*`', 'Return `*` if no column has two letters'] : [`Without any column of two letters the result is empty${form === 'text' ? ' (an empty text)' : ' (an empty list)'}`, `Return an empty ${form === 'text' ? 'string' : 'list'} if no column has two letters`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string][] = [['', ''], ['ACGT', 'ACGT'], ['ACGT', 'AGGT'], ['AC-GT', 'ACTGT'], ['ACGGT', 'AC-GT'], ['--ACGT', 'TTACGT'], ['ACGT--', 'ACGTGG'], ['ACGTAC', '--GTAC'], ['ACGTAC', 'ACGT--'], ['ACGGGGGT', 'AC-----T'], ['AC', '--'], ['--', 'AC'], ['A-', '-C'], ['-ACG', 'T-CG'], ['A-CGT', '-TCGT'], ['ACGTT-', 'ACG--A'], ['ACGGGT', 'AC---T'], ['AAAAAT', 'AA----'.replace('----', '---T')]];
    while (inputs.length < 26) inputs.push(alignedPair(rng, rng.int(6, 22)));
    return inputs;
  },
  solve({ matches, ends, introns, trimmed, form, unaligned }, reference: string, read: string) {
    let columns = Array.from(reference, (letter, i) => [letter, read[i] ?? ''] as const);
    const paired = columns.map(([x, y]) => x !== '-' && y !== '-');
    const [first, last] = [paired.indexOf(true), paired.lastIndexOf(true)];
    if (first < 0) return form === 'pairs' ? [] : unaligned === '*' ? '*' : '';
    const operations = columns.map(([x, y], i) => (x === '-' ? (ends === 'insertions' || (i > first && i < last) ? 'I' : ends === 'soft clips' ? 'S' : 'H') : y === '-' ? 'D' : matches === 'M' ? 'M' : x === y ? '=' : 'X'));
    columns = [];
    const [begin, end] = [read.search(/[^-]/), read.length - 1 - [...read].toReversed().findIndex((letter) => letter !== '-')];
    const runs: [number, string][] = [];
    for (const [i, operation] of operations.entries()) {
      if (trimmed === 'left out' && (i < begin || i > end)) continue;
      const run = runs.at(-1);
      if (run?.[1] === operation) run[0]++;
      else runs.push([1, operation]);
    }
    const written = runs.map(([length, operation]): [number, string] => [length, operation === 'D' && introns > 0 && length >= introns ? 'N' : operation]);
    return form === 'pairs' ? written : written.map(([length, operation]) => `${length}${operation}`).join('');
  },
  python: {
    context: ({ introns }) => code`
      """SAM records from alignments."""
      import re
      from itertools import groupby
      ${introns === 0 ? '' : `\nMIN_INTRON = ${introns}\n`}

      def edits(reference, read):
          return sum(x != y for x, y in zip(reference, read))


      # <<insert solution here>>


      def nm_tag(reference, read):
          return f"NM:i:{edits(reference, read)}"
      `,
    reference: ({ matches, ends, introns, trimmed, form, unaligned }, name) => code`
      def ${name}(reference, read):
          letters = ""
          for x, y in zip(reference, read):
              letters += "I" if x == "-" else "D" if y == "-" else ${matches === 'M' ? '"M"' : '"=" if x == y else "X"'}
          if not re.search(r"[M=X]", letters):
              return ${form === 'pairs' ? '[]' : unaligned === '*' ? '"*"' : '""'}
          ${trimmed === 'left out' ? 'letters = letters.strip("D")' : ''}
          ${ends === 'insertions' ? '' : `head = re.match(r"[ID]*", letters).group()\ntail = re.search(r"[ID]*$", letters).group()\nclip = lambda text: text.replace("I", "${ends === 'soft clips' ? 'S' : 'H'}")\nletters = clip(head) + letters[len(head):len(letters) - len(tail)] + clip(tail)`}
          runs = [[len(list(run)), operation] for operation, run in groupby(letters)]
          ${introns === 0 ? '' : 'runs = [[n, "N" if operation == "D" and n >= MIN_INTRON else operation] for n, operation in runs]'}
          return ${form === 'pairs' ? 'runs' : '"".join(f"{n}{operation}" for n, operation in runs)'}
      `,
  },
  javascript: {
    context: ({ introns }) => code`
      // SAM records from alignments.
      ${introns === 0 ? '' : `const MIN_INTRON = ${introns};`}
      const edits = (reference, read) => [...reference].filter((base, i) => base !== read[i]).length;

      // <<insert solution here>>
      `,
    reference: ({ matches, ends, introns, trimmed, form, unaligned }, name) => code`
      function ${name}(reference, read) {
        let text = '';
        for (let i = 0; i < reference.length; i += 1) text += reference[i] === '-' ? 'I' : read[i] === '-' ? 'D' : ${matches === 'M' ? "'M'" : "reference[i] === read[i] ? '=' : 'X'"};
        if (!/[M=X]/.test(text)) return ${form === 'pairs' ? '[]' : unaligned === '*' ? "'*'" : "''"};
        ${trimmed === 'left out' ? "text = text.replace(/^D+|D+$/g, '');" : ''}
        ${ends === 'insertions' ? '' : `text = text.replace(/^[ID]+|[ID]+$/g, (end) => end.replace(/I/g, '${ends === 'soft clips' ? 'S' : 'H'}'));`}
        const runs = (text.match(/(.)\\1*/g) || []).map((run) => [run.length, ${introns === 0 ? 'run[0]' : "run[0] === 'D' && run.length >= MIN_INTRON ? 'N' : run[0]"}]);
        return ${form === 'pairs' ? 'runs' : "runs.map(([length, operation]) => length + operation).join('')"};
      }
      `.replaceAll('\\\\1', '\\1'),
  },
});
