/** FASTA (Pearson and Lipman, Proc Natl Acad Sci USA 85:2444-2448, 1988) as tools read it. */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const parseFasta = defineFunction({
  id: 'parse-fasta',
  difficulty: 2,
  conventions: {
    identifier: ['first word', 'whole line', 'last field of pipes'],
    repeated: ['ValueError', 'last one', 'numbered'],
    empty: ['kept', 'left out'],
    letterCase: ['as it is', 'upper'],
    stop: ['kept', 'stripped'],
  },
  names: ['read_fasta', 'parse_fasta', 'fasta_records', 'load_fasta'],
  describe: ({ identifier, repeated, empty, letterCase, stop }) => ({
    does: ['parses FASTA text', 'reads the records of a FASTA file that is given as text'],
    arguments: [{ name: 'text', type: 'str', meaning: 'the content of the file; lines end with \\n or \\r\\n' }],
    returns: 'a list of lists `[identifier, sequence]` in the order of the file',
    rules: [
      ['A line that begins with > opens a record; lines before the first are ignored', 'Records begin with a > line, and whatever stands before the first one is skipped'],
      ['Lines that begin with ; are comments, and blank lines are ignored', 'Skip blank lines and comment lines (those that start with ;)'],
      identifier === 'first word' ? ['The identifier is the first word after the >, which may be empty', 'Take as identifier what comes after the > up to the first white space'] : identifier === 'whole line' ? ['The identifier is the whole line after the >, without white space at its ends', 'The identifier is the stripped header line without its >'] : ['The identifier is the last field that is not empty of the first word after the >, fields being divided by |; without one it is empty', 'Split the first word of the header at | and take the last non-empty field (an empty text if there is none)'],
      ['The sequence is the lines of the record put together, without any white space', 'Join the lines of a record and remove white space inside'],
      letterCase === 'as it is' ? ['Case is left as it is', 'Keep the case of the letters'] : ['The sequence is given in upper case', 'Upper-case the sequence'],
      stop === 'kept' ? ['A * at the end of a protein stays', 'Keep asterisks'] : ['One * at the end of a sequence is dropped', 'A trailing * (one) is removed'],
      empty === 'kept' ? ['A record without sequence is listed with an empty text', 'Records with no sequence are kept'] : ['A record without sequence (after a * at its end is dropped, if it is) is left out', 'Leave out records whose sequence is empty'],
      repeated === 'ValueError' ? ['An identifier that is listed twice raises ValueError', 'Raise ValueError when two listed records have the same identifier'] : repeated === 'last one' ? ['Of records with the same identifier only the last stays, at its own place', 'A later listed record replaces an earlier one with the same identifier; the earlier one is gone'] : ['The second listed record with an identifier gets `_2` after it, the third `_3` and so on', 'Number repeated identifiers: x, x_2, x_3, counting the listed records with that identifier'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [
      [''], ['>a\nACGT\n'], ['>a first one\r\nac gt\r\nGG\r\n'], ['; old comment\n>x y\nAC\n\n;c\nGT'], ['noise\n>gi|123|sp|P0|\nMK*\n'], ['>a\n>b\nAC\n'], ['>a 1\nAC\n>a 2\nGT\n'], ['>\nACG\n'], ['>x\nMKV*\nLL*\n'], ['>x\n**\n'], ['>a\n*\n>b\nC\n'], ['>||\nA\n'],
      ['>q|1 r\nAA\n>q|1 r\nCC\n>z\nGG\n>q|1 r\nTT\n'], ['> spaced name \nACG T\n'], ['>a\n\n>a\nC'], ['>tr|A|b\nac\n>c d\n  gt\n'],
    ];
    while (inputs.length < 20) inputs.push([Array.from({ length: rng.int(1, 4) }, (_, i) => `>${rng.pick(['sp|', '', 'contig|'])}s${rng.int(1, 60)}${i} ${rng.pick(['partial', 'Homo sapiens', 'len=9'])}\n${Array.from({ length: rng.int(0, 3) }, () => sequence(rng, rng.int(1, 12), 'ACGTacgt')).join('\n')}\n`).join('')]);
    return inputs;
  },
  solve({ identifier, repeated, empty, letterCase, stop }, text: string) {
    const records: [string, string][] = [];
    for (const raw of text.split('\n')) {
      const line = raw.replace(/\r$/, '');
      if (line.startsWith(';') || line.trim() === '') continue;
      if (line.startsWith('>')) {
        const word = /^\S*/.exec(line.slice(1))?.[0] ?? '';
        records.push([identifier === 'whole line' ? line.slice(1).trim() : identifier === 'first word' ? word : word.split('|').findLast((field) => field !== '') ?? '', '']);
      } else {
        const last = records.at(-1);
        if (last !== undefined) last[1] += line.replaceAll(/\s/g, '');
      }
    }
    const listed = records.map(([id, seq]): [string, string] => {
      const stripped = stop === 'stripped' && seq.endsWith('*') ? seq.slice(0, -1) : seq;
      return [id, letterCase === 'upper' ? stripped.toUpperCase() : stripped];
    }).filter(([, seq]) => empty === 'kept' || seq !== '');
    const ids = listed.map(([id]) => id);
    if (repeated === 'ValueError' && new Set(ids).size < ids.length) throw new Raises('ValueError');
    if (repeated === 'last one') return listed.filter(([id], i) => ids.lastIndexOf(id) === i);
    const counts = new Map<string, number>();
    return listed.map(([id, seq]) => {
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      return [count === 1 ? id : `${id}_${count}`, seq];
    });
  },
  python: {
    context: () => code`
      """Reading and writing of FASTA."""
      import re
      from collections import Counter


      def wrap(seq, width=60):
          return "\n".join(seq[i:i + width] for i in range(0, len(seq), width))


      # <<insert solution here>>


      def write_fasta(records):
          return "".join(f">{identifier}\n{wrap(seq)}\n" for identifier, seq in records)
      `,
    reference: ({ identifier, repeated, empty, letterCase, stop }, name) => code`
      def ${name}(text):
          lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip() and not line.startswith(";")]
          listed, counts = [], Counter()
          for block in re.split(r"^>", "\n".join(lines), flags=re.M)[1:]:
              header, _, body = block.partition("\n")
              word = re.match(r"\S*", header).group()
              identifier = ${identifier === 'first word' ? 'word' : identifier === 'whole line' ? 'header.strip()' : '([""] + [field for field in word.split("|") if field])[-1]'}
              seq = "".join(body.split())
              ${stop === 'stripped' ? 'seq = re.sub(r"\\*$", "", seq)' : ''}
              ${letterCase === 'upper' ? 'seq = seq.upper()' : ''}
              ${empty === 'kept' ? '' : 'if not seq:\n    continue'}
              counts[identifier] += 1
              ${repeated === 'ValueError' ? 'if counts[identifier] > 1:\n    raise ValueError(identifier)' : repeated === 'last one' ? 'listed = [record for record in listed if record[0] != identifier]' : 'if counts[identifier] > 1:\n    identifier = f"{identifier}_{counts[identifier]}"'}
              listed.append([identifier, seq])
          return listed
      `,
  },
});
