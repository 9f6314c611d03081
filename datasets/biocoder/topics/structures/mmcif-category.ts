/** The items of a category of an mmCIF file (Hall SR, Allen FH, Brown ID: The Crystallographic Information File. Acta Cryst A 1991;47:655; syntax of CIF 1.1). */
import { code, defineFunction, type Json, Raises } from '../../template.ts';

export const mmcifCategory = defineFunction({
  id: 'mmcif-category',
  difficulty: 4,
  conventions: {
    missing: ['both', 'question mark', 'as text'],
    keys: ['item', 'full'],
    numbers: [true, false],
    single: ['one row', 'ignored'],
    output: ['rows', 'columns'],
    absent: ['empty', 'none', 'error'],
  },
  names: ['read_category', 'mmcif_category', 'parse_loop', 'cif_table'],
  describe: ({ missing, keys, numbers, single, output, absent }) => ({
    does: ['reads one category of an mmCIF file', 'extracts the table of one category from text in mmCIF format'],
    arguments: [
      { name: 'text', type: 'str', meaning: 'the file' },
      { name: 'category', type: 'str', meaning: 'the name of the category without a dot, as `_atom_site`' },
    ],
    returns: output === 'rows' ? 'a list of dictionaries, one for each row, from the name of each item to its value' : 'a dictionary from the name of each item to the list of its values',
    rules: [
      ['The file is made of tokens between blanks and line ends; a `#` at the start of a token begins a comment that goes to the end of the line', 'Tokens are separated by white space; comments go from a `#` that begins a token to the end of the line'],
      ["A token that begins with ' or \" is quoted: it goes to the next same quotation mark that is followed by white space or the end of the text, and the marks do not belong to it", "Quoted tokens start with ' or \" and end at the first such mark before white space or the end of the text; the marks are taken off"],
      'There are no multi-line texts between semicolons',
      ['A table begins with the token `loop_`, then come names of items `category.item`, then the values row by row, up to the next name (a token that is not quoted and begins with `_`), `loop_`, a token that begins with `data_`, or the end', 'After `loop_` come the item names (`category.item`), then values, row after row, until an unquoted token that is `loop_` or begins with `_` or `data_`, or the end'],
      single === 'one row' ? ['Outside of loops a name is followed by its one value; such items of the category make a table of one row', 'A category that is not in a loop, with names each followed by a value, is one row'] : ['Outside of loops a name is followed by its one value; such items are ignored', 'Only loops count: pairs of a name and a value outside of loops are skipped'],
      'A category is in one place of the file only, and whole',
      keys === 'item' ? ['Items are named by what comes after the dot', 'Keys are the item names without the category'] : ['Items are named with the category, as `_cell.length_a`', 'Keys are full names, category and item'],
      missing === 'as text' ? ['`?` and `.` are texts like any other', 'Nothing is missing: `?` and `.` stay as they are'] : missing === 'both' ? ['An unquoted `?` or `.` is None', 'The unquoted values `?` (unknown) and `.` (not applicable) become None'] : ['An unquoted `?` is None, while `.` stays a text', 'Only the unquoted `?` becomes None; `.` is kept'],
      numbers ? ['Unquoted values that are whole or decimal numbers, as 12, -3 or 4.50, become numbers; those with an uncertainty in brackets stay text', 'Unquoted integers and decimals (as -7 or 1.25, nothing else) are converted to numbers'] : ['Values stay texts, also those that look like numbers', 'Numbers are not converted'],
      absent === 'error' ? ['If the category is not found, raise KeyError', 'Raise KeyError for a category without items'] : absent === 'none' ? ['If the category is not found, the result is None', 'Return None for a category without items'] : [`If the category is not found, the result is an empty ${output === 'rows' ? 'list' : 'dictionary'}`, `A category without items gives ${output === 'rows' ? '[]' : '{}'}`],
    ],
  }),
  inputs(_settings, rng) {
    const cell = 'data_1ABC\n#\n_cell.entry_id   1ABC\n_cell.length_a   52.50\n_cell.length_b   ?\n_cell.Z_PDB      4\n#\n';
    const sites = (...rows: readonly string[]): string => `loop_\n_atom_site.id\n_atom_site.label_atom_id\n_atom_site.label_alt_id\n_atom_site.Cartn_x\n${rows.join('\n')}\n`;
    const inputs: [string, string][] = [
      ['', '_cell'], [cell, '_cell'], [cell, '_atom_site'], [`data_x\n${sites('1 N . 10.5', '2 CA A -3', '3 "O5\'" ? 0.25')}#\n`, '_atom_site'], [`${cell}${sites('1 N . 1.0')}_exptl.method 'X-RAY DIFFRACTION'\n`, '_exptl'], [`${cell}${sites("1 'C' '.' 7(2)", '2 "?" . 1e3')}`, '_atom_site'],
      ["loop_\n_entity.id\n_entity.details\n1 'a dog's life' 2 'plain'\n# the end", '_entity'], ['loop_ _a.b _a.c 1 2 3 4 loop_ _ab.b x y', '_a'], ['loop_ _a.b _a.c 1 2 3 4 loop_ _ab.b x y', '_ab'], ["data_q\n_struct.title \"It's folded\" # a note\n_struct.pdbx_descriptor .\n", '_struct'], ["loop_\n_k.v\n'_quoted' 'loop_' # comment\n12 #x\n", '_k'], ['loop_\n_a.b\n1\n2\ndata_next\n_a2.b 3', '_a'],
    ];
    while (inputs.length < 18) {
      const rows = Array.from({ length: rng.int(1, 4) }, (_, i) => `${i + 1} ${rng.pick(['N', 'CA', '"C1\'"', 'O'])} ${rng.pick(['.', 'A', '?', "'.'"])} ${rng.decimal(-20, 20, 2)}`);
      inputs.push([`${rng.chance(0.5) ? cell : ''}${sites(...rows)}#`, '_atom_site']);
    }
    return inputs;
  },
  solve({ missing, keys, numbers, single, output, absent }, text: string, category: string) {
    const tokens = [...text.matchAll(/#.*|'((?:[^'\n]|'(?=\S))*)'(?=\s|$)|"((?:[^"\n]|"(?=\S))*)"(?=\s|$)|\S+/g)].filter(({ 0: whole }) => !whole.startsWith('#')).map(({ 0: whole, 1: one, 2: two }) => ({ text: one ?? two ?? whole, quoted: one !== undefined || two !== undefined }));
    const value = ({ text: own, quoted }: { readonly text: string; readonly quoted: boolean }): Json => {
      if (quoted) return own;
      if ((own === '?' && missing !== 'as text') || (own === '.' && missing === 'both')) return null;
      return numbers && /^-?\d+(\.\d+)?$/.test(own) ? Number(own) : own;
    };
    const special = (token: { readonly text: string; readonly quoted: boolean } | undefined): boolean => token === undefined || (!token.quoted && (token.text === 'loop_' || token.text.startsWith('_') || token.text.startsWith('data_')));
    const columns = new Map<string, Json[]>();
    const nameOf = (full: string): string | undefined => (full.startsWith(`${category}.`) ? (keys === 'full' ? full : full.slice(category.length + 1)) : undefined);
    for (let i = 0; i < tokens.length;) {
      const token = tokens[i];
      if (token?.text === 'loop_' && !token.quoted) {
        const names: string[] = [];
        for (i++; tokens[i]?.quoted === false && tokens[i]?.text.startsWith('_') === true; i++) names.push(tokens[i]?.text ?? '');
        for (const full of names) if (nameOf(full) !== undefined) columns.set(nameOf(full) ?? '', []);
        for (let n = 0; !special(tokens[i]); i++, n++) {
          const own = tokens[i];
          if (own !== undefined) columns.get(nameOf(names[n % names.length] ?? '') ?? '\n')?.push(value(own));
        }
      } else if (token !== undefined && token.text.startsWith('_') && !token.quoted) {
        const [name, own] = [nameOf(token.text), tokens[i + 1]];
        if (name !== undefined && own !== undefined && single === 'one row') columns.set(name, [value(own)]);
        i += 2;
      } else i++;
    }
    if (columns.size === 0 && absent !== 'empty') {
      if (absent === 'error') throw new Raises('KeyError');
      return null;
    }
    const entries = [...columns];
    if (output === 'columns') return Object.fromEntries(entries);
    return (entries[0]?.[1] ?? []).map((_, row) => Object.fromEntries(entries.map(([name, values]) => [name, values[row] ?? null])));
  },
  python: {
    context: () => code`
      """A light reader of mmCIF, for the few categories that a pipeline needs."""
      import re
      import shlex

      NUMBER = re.compile(r"-?\d+(\.\d+)?")
      RESERVED = ("loop_", "data_", "_")


      def block_name(text):
          """The name of the first data block."""
          match = re.search(r"^data_(\S+)", text, re.MULTILINE)
          return match and match[1]


      # <<insert solution here>>


      def quote(value):
          return shlex.quote(value) if " " in value else value
      `,
    reference: ({ missing, keys, numbers, single, output, absent }, name) => code`
      def ${name}(text, category):
          tokens = []
          for line in text.split("\n"):
              at = 0
              while at < len(line):
                  if line[at].isspace():
                      at += 1
                  elif line[at] == "#":
                      break
                  elif line[at] in "'\"":
                      end = at + 1
                      while line[end] != line[at] or not (end + 1 == len(line) or line[end + 1].isspace()):
                          end += 1
                      tokens.append((line[at + 1:end], True))
                      at = end + 1
                  else:
                      word = line[at:].split(maxsplit=1)[0]
                      tokens.append((word, False))
                      at += len(word)

          def value(token):
              text, quoted = token
              if quoted:
                  return text
              ${missing === 'as text' ? '' : `if text ${missing === 'both' ? 'in ("?", ".")' : '== "?"'}:\n    return None`}
              ${numbers ? 'if NUMBER.fullmatch(text):\n    return float(text) if "." in text else int(text)' : ''}
              return text

          columns, names, values, in_loop = {}, [], [], False

          def flush():
              for i, full in enumerate(names):
                  if full.startswith(category + ".")${single === 'ignored' ? ' and in_loop' : ''}:
                      columns[full${keys === 'item' ? '[len(category) + 1:]' : ''}] = values[i::len(names)]
              names.clear()
              values.clear()

          for token in [*tokens, ("data_", False)]:
              text, quoted = token
              if not quoted and text.startswith(RESERVED):
                  # A name after values, or what is no name, ends what came before it.
                  if values or not text.startswith("_"):
                      flush()
                      in_loop = text == "loop_"
                  if text.startswith("_"):
                      names.append(text)
              else:
                  values.append(value(token))
          ${absent === 'empty' ? '' : `if not columns:\n    ${absent === 'error' ? 'raise KeyError(category)' : 'return None'}`}
          ${output === 'columns' ? 'return columns' : 'return [dict(zip(columns, row)) for row in zip(*columns.values())]'}
      `,
  },
});
