/** The index of a FASTA file (.fai), as samtools faidx writes it (faidx(5)). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const fastaIndex = defineFunction({
  id: 'fasta-index',
  difficulty: 4,
  conventions: {
    uneven: ['ValueError', 'left out', 'None'],
    repeated: ['first', 'last', 'ValueError'],
    empty: ['kept', 'left out'],
    form: ['lists', 'lines'],
    offset: ['of the sequence', 'of the header'],
  },
  // A line of text has no None in it.
  excluded: ({ uneven, form }) => uneven === 'None' && form === 'lines',
  names: ['fasta_index', 'build_fai', 'index_fasta', 'faidx'],
  describe: ({ uneven, repeated, empty, form, offset }) => ({
    does: ['builds the index of a FASTA file', 'computes the .fai index of a FASTA file that is given as text'],
    arguments: [{ name: 'text', type: 'str', meaning: 'the content of the file, in ASCII, from its first header on; every line but perhaps the last ends with \\n, and none is blank' }],
    returns: form === 'lists' ? 'a list of lists `[name, length, offset, linebases, linewidth]` in the order of the file' : 'the index as text: a line for each record with name, length, offset, linebases and linewidth divided by tabs, each ended by \\n',
    rules: [
      ['The name is the first word after the >', 'Names end at the first blank of the header'],
      ['`length` is the number of bases, `linebases` the bases of the first sequence line, `linewidth` that number plus one for the line end', 'linebases is the length of the first sequence line, and linewidth = linebases + 1 (the line end); length counts all bases'],
      offset === 'of the sequence' ? ['`offset` is the position in the text, from 0 on, of the first base of the record', 'offset is the 0-based byte position of the first base'] : ['`offset` is the position in the text, from 0 on, of the > of the record', 'offset is the 0-based byte position of the record\'s >'],
      empty === 'kept' ? ['A record without sequence has length, linebases and linewidth 0, and as offset the position after its header line' + (offset === 'of the header' ? ', not that of its >' : ''), 'For a record without sequence lines the three lengths are 0 and the offset is where the next line begins (or the text ends)'] : ['A record without sequence is left out', 'Records without sequence lines are not in the index'],
      ['All sequence lines of a record but the last have to be equally long, and the last may not be longer', 'Lines of one record must have the same length, save for a shorter last one'],
      uneven === 'ValueError' ? ['A record whose lines break that rule raises ValueError', 'Raise ValueError if a record breaks it'] : uneven === 'left out' ? ['A record whose lines break that rule is left out', 'Leave out records that break it'] : ['For a record whose lines break that rule linebases and linewidth are None', 'If a record breaks it, its linebases and linewidth are None'],
      repeated === 'first' ? ['Of records with the same name only the first that is listed stays', 'A name that is listed already is not listed again'] : repeated === 'last' ? ['Of records with the same name only the last that is listed stays, at its own place', 'A later record replaces an earlier one of the same name, which leaves the index'] : ['A name that would be listed twice raises ValueError', 'Raise ValueError for a repeated name among the records that are listed'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['>a\nACGT\n'], ['>a b\nACGT\nAC\n>c\nGG'], ['>a\n>b\nAC\n'], ['>a\nAC\nACG\n>b\nAAA\n'], ['>a\nACGT\nAC\nACGT\n'], ['>x\nAC\n>x y\nGGT\n'], ['>x\n>x\nA\n'], ['>a long header here\nA\nC\nG'], ['>end'], ['>u\nAC\nA\nA\n>u\nGG\n'], ['>a\nAC\n>b\n']];
    while (inputs.length < 20) inputs.push([Array.from({ length: rng.int(1, 3) }, (_, i) => {
      const [width, seq] = [rng.int(2, 8), sequence(rng, rng.int(1, 22))];
      return `>chr${rng.int(1, 22)}_${i}${rng.pick(['', ' primary', ' LN:9'])}\n${(seq.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n')}\n`;
    }).join('')]);
    return inputs;
  },
  solve({ uneven, repeated, empty, form, offset }, text: string) {
    const entries: [string, number, number, number | null, number | null][] = [];
    let at = 0;
    for (const record of text.split(/(?=^>)/m)) {
      if (record === '') continue;
      const [header = '', ...lines] = record.replace(/\n$/, '').split('\n');
      const name = header.slice(1).split(' ')[0] ?? '';
      const start = Math.min(at + header.length + 1, text.length);
      const begin = at;
      at += record.length;
      const [first = ''] = lines;
      const bad = lines.some((line, i) => (i < lines.length - 1 ? line.length !== first.length : line.length > first.length));
      if (bad && uneven === 'ValueError') throw new Raises('ValueError');
      if ((bad && uneven === 'left out') || (lines.length === 0 && empty === 'left out')) continue;
      const before = entries.findIndex(([known]) => known === name);
      if (before >= 0) {
        if (repeated === 'ValueError') throw new Raises('ValueError');
        if (repeated === 'first') continue;
        entries.splice(before, 1);
      }
      const width = lines.length === 0 ? 0 : first.length + 1;
      entries.push([name, lines.join('').length, lines.length === 0 || offset === 'of the sequence' ? start : begin, bad ? null : first.length, bad ? null : width]);
    }
    return form === 'lists' ? entries : entries.map((entry) => `${entry.join('\t')}\n`).join('');
  },
  python: {
    context: () => code`
      """Random access to large FASTA files."""


      def fetch(text, entry, start, end):
          """Bases [start, end) of a record, by its line of the index."""
          _, length, offset, bases, width = entry
          position = lambda i: offset + i // bases * width + i % bases
          return text[position(start):position(min(end, length))].replace("\n", "")


      # <<insert solution here>>


      def total_length(entries):
          return sum(entry[1] for entry in entries)
      `,
    reference: ({ uneven, repeated, empty, form, offset }, name) => code`
      def ${name}(text):
          entries, records, position = {}, [], 0
          for line in text.splitlines(keepends=True):
              if line[0] == ">":
                  records.append([line[1:].split(" ")[0].rstrip("\n"), position, position + len(line), []])
              else:
                  records[-1][3].append(len(line.rstrip("\n")))
              position += len(line)
          for name, header, start, sizes in records:
              even = all(size == sizes[0] for size in sizes[:-1]) and (not sizes or sizes[-1] <= sizes[0])
              if not even:
                  ${uneven === 'ValueError' ? 'raise ValueError(name)' : uneven === 'left out' ? 'continue' : 'pass'}
              ${empty === 'kept' ? '' : 'if not sizes:\n    continue'}
              if name in entries:
                  ${repeated === 'first' ? 'continue' : repeated === 'last' ? 'del entries[name]' : 'raise ValueError(name)'}
              bases = (sizes[0] if sizes else 0) if even else None
              entries[name] = [name, sum(sizes), ${offset === 'of the sequence' ? 'start' : 'header if sizes else start'}, bases, bases and bases + 1]
          ${form === 'lists' ? 'return list(entries.values())' : 'return "".join("\\t".join(map(str, entry)) + "\\n" for entry in entries.values())'}
      `,
  },
});
