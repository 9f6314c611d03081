/** Alignments in PHYLIP format (Felsenstein, PHYLIP documentation, "Molecular Sequence Programs"). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const phylipWriter = defineFunction({
  id: 'phylip-writer',
  difficulty: 3,
  conventions: {
    layout: ['sequential', 'interleaved'],
    names: ['strict', 'relaxed'],
    block: [10, 20],
    long: ['cut', 'ValueError'],
    unequal: ['ValueError', 'padded'],
    header: ['plain', 'right-aligned'],
  },
  // Relaxed names may be of any length.
  excluded: ({ names, long }) => names === 'relaxed' && long === 'ValueError',
  names: ['write_phylip', 'to_phylip', 'phylip_text', 'format_phylip'],
  describe: ({ layout, names, block, long, unequal, header }) => ({
    does: ['writes an alignment in PHYLIP format', 'formats aligned sequences as PHYLIP text'],
    arguments: [{ name: 'records', type: 'list[list[str]]', meaning: 'lists `[name, sequence]`, one for each sequence; names hold no white space, sequences are not empty' }],
    returns: 'the text, every line ended by \\n and without blanks at its end',
    rules: [
      header === 'plain' ? ['The first line is the number of sequences, a blank and the length of the alignment', 'Line one: number of sequences and alignment length, divided by one blank'] : ['The first line is the number of sequences, right-aligned in 5 columns, a blank and the length of the alignment, right-aligned in 6', 'Line one: the number of sequences in 5 columns and the alignment length in 6, both right-aligned, with a blank between them'],
      ['Without records the text is that line alone, with a length of 0', 'For no records only the first line is written, with the length 0'],
      names === 'strict' ? ['A name takes ten columns, filled with blanks, and the sequence follows at once', 'Names are padded to ten columns, directly followed by the sequence'] : ['A name is filled with blanks to the longest name, and two blanks more, before the sequence', 'Names are padded to the length of the longest one plus two blanks'],
      ...(names === 'relaxed' ? [] : [long === 'cut' ? ['Longer names are cut to ten letters', 'Cut names to their first ten letters'] as const : ['A name of more than ten letters raises ValueError', 'Raise ValueError for a name longer than ten letters'] as const]),
      unequal === 'ValueError' ? ['Sequences of different lengths raise ValueError', 'Raise ValueError unless all sequences have one length'] : ['Sequences that are shorter than the longest are filled with - at their ends', 'Pad shorter sequences with - on the right'],
      layout === 'sequential' ? [`Each sequence is written as a whole, with a blank after every ${block} letters`, `One line a sequence, its letters in groups of ${block} divided by a blank`] : [`The alignment is written in blocks of ${block} columns: the first with the names, later ones with as many blanks in their place; between two blocks stands an empty line`, `Interleave: blocks of ${block} columns, an empty line between blocks; names only in the first block, and blanks of the same width before the sequence in the others`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [[string, string][]][] = [[[]], [[['a', 'ACGT']]], [[['taxon_one', 'ACGT'], ['b', 'AC-T']]], [[['averyverylongname', 'ACGTACGTACGTACGT'], ['b', 'ACGTACGTACGTACG-']]], [[['x', 'ACGTA'], ['y', 'ACG']]], [[['Homo', sequence(rng, 20)], ['Mus', sequence(rng, 20)]]], [[['Homo', sequence(rng, 21)], ['Mus_mus', sequence(rng, 21)]]], [[['tenletters', sequence(rng, 10)]]], [[['elevenchars', 'AC']]]];
    while (inputs.length < 18) {
      const length = rng.int(5, 45);
      inputs.push([Array.from({ length: rng.int(2, 4) }, (_, i) => [`${rng.pick(['Homo', 'Pan', 'Gorilla', 'Canis_lupus', 'Rattus_norvegicus'])}${i}`, sequence(rng, length, 'ACGT-')])]);
    }
    return inputs;
  },
  solve({ layout, names, block, long, unequal, header }, records: [string, string][]) {
    const length = Math.max(0, ...records.map(([, seq]) => seq.length));
    if (unequal === 'ValueError' && records.some(([, seq]) => seq.length !== length)) throw new Raises('ValueError');
    if (names === 'strict' && long === 'ValueError' && records.some(([name]) => name.length > 10)) throw new Raises('ValueError');
    const width = names === 'strict' ? 10 : 2 + Math.max(0, ...records.map(([name]) => name.length));
    const rows = records.map(([name, seq]): [string, string[]] => [name.slice(0, names === 'strict' ? 10 : undefined).padEnd(width), seq.padEnd(length, '-').match(new RegExp(`.{1,${block}}`, 'g')) ?? []]);
    const lines = [header === 'plain' ? `${records.length} ${length}` : `${String(records.length).padStart(5)} ${String(length).padStart(6)}`];
    if (layout === 'sequential') for (const [name, groups] of rows) lines.push(name + groups.join(' '));
    else {
      for (let i = 0; i * block < length; i++) {
        if (i > 0) lines.push('');
        for (const [name, groups] of rows) lines.push((i === 0 ? name : ' '.repeat(width)) + (groups[i] ?? ''));
      }
    }
    return lines.map((line) => `${line}\n`).join('');
  },
  python: {
    context: () => code`
      """Alignments for phylogenetic programs."""


      def columns(records):
          return list(zip(*(seq for _, seq in records)))


      def groups(seq, size):
          """The letters of a sequence in groups of that size, the last perhaps shorter."""
          return [seq[i:i + size] for i in range(0, len(seq), size)]


      # <<insert solution here>>


      def informative(column):
          """Does a column tell trees apart by parsimony?"""
          return sum(column.count(base) > 1 for base in set(column) - {"-"}) > 1
      `,
    reference: ({ layout, names, block, long, unequal, header }, name) => code`
      def ${name}(records):
          length = max((len(seq) for _, seq in records), default=0)
          ${unequal === 'ValueError' ? 'if any(len(seq) < length for _, seq in records):\n    raise ValueError("lengths")' : 'records = [(title, seq.ljust(length, "-")) for title, seq in records]'}
          ${names === 'strict' ? (long === 'ValueError' ? 'if any(len(title) > 10 for title, _ in records):\n    raise ValueError("names")\nwidth = 10' : 'width = 10') : 'width = max((len(title) for title, _ in records), default=0) + 2'}
          out = [f"{len(records)${header === 'plain' ? '' : ':5d'}} {length${header === 'plain' ? '' : ':6d'}}"]
          titles = [title${names === 'strict' ? '[:10]' : ''}.ljust(width) for title, _ in records]
          parts = [groups(seq, ${block}) for _, seq in records]
          ${layout === 'sequential' ? 'out += [title + " ".join(part) for title, part in zip(titles, parts)]' : 'for i, block in enumerate(zip(*parts)):\n    out += [""] * (i > 0)\n    out += [(title if i == 0 else " " * width) + part for title, part in zip(titles, block)]'}
          return "\n".join(out) + "\n"
      `,
  },
  javascript: {
    context: () => code`
      // Alignments for phylogenetic programs.
      const groups = (seq, size) => Array.from({ length: Math.ceil(seq.length / size) }, (_, i) => seq.slice(i * size, (i + 1) * size));
      const failure = (name) => { const error = new Error(name); error.name = name; return error; };

      // <<insert solution here>>
      `,
    reference: ({ layout, names, block, long, unequal, header }, name) => code`
      function ${name}(records) {
        const lengths = records.map((record) => record[1].length);
        const length = lengths.reduce((a, b) => Math.max(a, b), 0);
        ${unequal === 'ValueError' ? "if (lengths.some((each) => each < length)) throw failure('ValueError');" : ''}
        ${names === 'strict' && long === 'ValueError' ? "if (records.some((record) => record[0].length > 10)) throw failure('ValueError');" : ''}
        const width = ${names === 'strict' ? '10' : 'records.reduce((most, record) => Math.max(most, record[0].length), 0) + 2'};
        let text = ${header === 'plain' ? '`${records.length} ${length}\\n`' : "`${String(records.length).padStart(5, ' ')} ${String(length).padStart(6, ' ')}\\n`"};
        const title = (record) => record[0]${names === 'strict' ? '.substring(0, 10)' : ''}.padEnd(width, ' ');
        const filled = (record) => record[1].padEnd(length, '-');
        ${layout === 'sequential' ? `records.forEach((record) => { text += title(record) + groups(filled(record), ${block}).join(' ') + '\\n'; });` : `for (let at = 0; at < length; at += ${block}) {\n  if (at > 0) text += '\\n';\n  records.forEach((record) => { text += (at === 0 ? title(record) : ' '.repeat(width)) + filled(record).slice(at, at + ${block}) + '\\n'; });\n}`}
        return text;
      }
      `,
  },
});
