/** The ninth column of GFF3 (Sequence Ontology specification 1.26) and of GTF 2.2. */
import { code, defineFunction } from '../../template.ts';

export const gffAttributes = defineFunction({
  id: 'gff-attributes',
  difficulty: 3,
  conventions: {
    format: ['GFF3', 'GTF'],
    several: ['list', 'list where several', 'first'],
    escapes: ['decoded', 'kept'],
    keys: ['as they are', 'lower case'],
    valueless: ['left out', 'empty', 'None'],
  },
  // GTF knows no escapes.
  excluded: ({ format, escapes }) => format === 'GTF' && escapes === 'decoded',
  names: ['parse_attributes', 'attributes_of', 'read_attributes', 'gene_attributes'],
  describe: ({ format, several, escapes, keys, valueless }) => ({
    does: [`parses the attribute column of a ${format} line`, `reads the ninth column of ${format} into a dict`],
    arguments: [{ name: 'column', type: 'str', meaning: format === 'GFF3' ? 'the attributes, such as `ID=gene1;Parent=a,b`' : 'the attributes, such as `gene_id "g1"; exon_number 2;`' }],
    returns: `a dict from key to ${several === 'list' ? 'a list of values' : several === 'first' ? 'its value' : 'its value, or a list where there are several'}`,
    rules: [
      format === 'GFF3' ? ['Attributes are divided by ;, key and value by the first =; white space around both is dropped', 'Split at semicolons, then at the first equals sign, and strip both sides'] : ['Attributes are divided by ; outside of double quotes, the key from the value by white space; quotes around a value are dropped', 'Split at semicolons that are not inside double quotes; a key is followed by white space and a value, the enclosing quotes of which are removed'],
      ['An attribute without a key, and an empty piece between two ;, is ignored', 'Ignore pieces that are empty or have no key'],
      format === 'GFF3' ? ['A value with commas is several values', 'Commas divide a value into several'] : ['A key that comes again adds a value', 'A repeated key has several values'],
      ...(format === 'GFF3' ? [['A key that comes again adds its values to those it has', 'Values of a repeated key are put together'] as const] : []),
      several === 'list' ? ['Every key has a list of its values, even of one', 'All values are in lists'] : several === 'first' ? ['Of several values the first is taken', 'Where there are several values, keep the first'] : ['A key with one value has that as a text, one with several a list of them', 'Give a plain string for one value and a list for several'],
      valueless === 'left out' ? ['An attribute without a value (or with an empty one) is left out', 'Leave out attributes that have no value or an empty one'] : valueless === 'empty' ? ['An attribute without a value has an empty text as its value', 'Where a value is missing or empty, it is an empty string'] : ['An attribute without a value (or with an empty one) has None as its value', 'A missing or empty value is None'],
      escapes === 'decoded' ? ['Escapes like %3B are decoded, in keys and values, after everything has been divided', 'Decode percent escapes (two hexadecimal digits, of either case) in keys and in values once they have been split'] : ['Escapes like %3B are left as they are', 'Percent escapes are not decoded'],
      keys === 'as they are' ? ['Keys keep their case', 'Keys differ by case'] : ['Keys are in lower case', 'Lower-case the keys; keys that are then the same are one'],
    ],
  }),
  inputs({ format }, rng) {
    const inputs: [string][] = format === 'GFF3'
      ? [[''], ['ID=g1'], ['ID=g1;Parent=a,b'], ['ID=g1;;Name=x;'], [' ID = g1 ; Note=a%2Cb%3b '], ['Dbxref=GO:1;Dbxref=GO:2,GO:3'], ['Alias='], ['flag;ID=x'], ['=v;A=1'], ['Name=a=b'], ['id=x;ID=y'], ['Note=,'], ['Note=a,,b'], ['No%74e=1'], ['ID=1;Is_circular=;gene=abc']]
      : [[''], ['gene_id "g1";'], ['gene_id "g1"; transcript_id "t1"; exon_number 2;'], ['gene_name "a; b"; tag "x"'], ['tag "basic"; tag "CCDS";'], ['Tag "A"; tag "b"; level 2'], ['note "";'], ['flag; gene_id "x"'], ['gene_id  "g 1" ;; '], ['a "%41"; b 3'], ['gene_id g1; Gene_ID "G"'], ['note "x%3B"; note ""; level 1'], ['ID "q"'], ['protein_id "p";version 4'], ['tag "x"; tag "y"; tag "z"; ccds "C%2d"']];
    while (inputs.length < 22) {
      const pairs = Array.from({ length: rng.int(2, 5) }, () => [rng.pick(['ID', 'Parent', 'Name', 'gene_id', 'tag', 'Note', 'biotype']), rng.pick(['BRCA2', 'ENSG01', 'rRNA', 'exon%20one', 'x', 'protein_coding'])] as const);
      inputs.push([format === 'GFF3' ? pairs.map(([key, value]) => `${key}=${value}${rng.chance(0.3) ? ',more' : ''}`).join(';') : pairs.map(([key, value]) => `${key} "${value}";`).join(' ')]);
    }
    return inputs;
  },
  solve({ format, several, escapes, keys, valueless }, column: string) {
    const pieces: [string, string[]][] = [];
    if (format === 'GFF3') {
      for (const piece of column.split(';')) {
        const at = piece.indexOf('=');
        const [key, value] = at < 0 ? [piece.trim(), ''] : [piece.slice(0, at).trim(), piece.slice(at + 1).trim()];
        pieces.push([key, value.split(',')]);
      }
    } else {
      let piece = '';
      let quoted = false;
      for (const letter of `${column};`) {
        if (letter === '"') quoted = !quoted;
        if (letter === ';' && !quoted) {
          const [, key = '', value = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(piece) ?? [];
          pieces.push([key, [value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value]]);
          piece = '';
        } else piece += letter;
      }
    }
    const decoded = (text: string): string => (escapes === 'decoded' ? text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))) : text);
    const values = new Map<string, (string | null)[]>();
    for (const [rawKey, raw] of pieces) {
      if (rawKey === '') continue;
      const key = keys === 'lower case' ? decoded(rawKey).toLowerCase() : decoded(rawKey);
      const kept = raw.filter((value) => value !== '' || valueless !== 'left out').map((value) => (value === '' && valueless === 'None' ? null : decoded(value)));
      if (kept.length > 0) values.set(key, [...(values.get(key) ?? []), ...kept]);
    }
    return Object.fromEntries([...values].map(([key, list]) => [key, several === 'list' || (several === 'list where several' && list.length > 1) ? list : list[0] ?? null]));
  },
  python: {
    context: ({ format }) => code`
      """Gene annotation in ${format}."""
      import re
      from urllib.parse import unquote

      COLUMNS = ("seqid", "source", "type", "start", "end", "score", "strand", "phase", "attributes")


      def split_line(line):
          return dict(zip(COLUMNS, line.rstrip("\n").split("\t")))


      # <<insert solution here>>


      def length_of(feature):
          return int(feature["end"]) - int(feature["start"]) + 1
      `,
    reference: ({ format, several, escapes, keys, valueless }, name) => code`
      def ${name}(column):
          values = {}
          for piece in ${format === 'GFF3' ? 'column.split(";")' : 're.findall(r\'(?:[^;"]|"[^"]*")+\', column)'}:
              ${format === 'GFF3' ? 'key, _, value = map(str.strip, piece.partition("="))' : 'key, value = (piece.strip().split(None, 1) + ["", ""])[:2]\nif re.fullmatch(r\'".*"\', value):\n    value = value[1:-1]'}
              if not key:
                  continue
              ${escapes === 'decoded' ? 'key = unquote(key)' : ''}
              ${keys === 'lower case' ? 'key = key.lower()' : ''}
              for each in ${format === 'GFF3' ? 'value.split(",")' : '[value]'}:
                  ${valueless === 'left out' ? 'if not each:\n    continue' : ''}
                  values.setdefault(key, []).append(${escapes === 'decoded' ? 'unquote(each)' : 'each'}${valueless === 'None' ? ' or None' : ''})
          ${several === 'list' ? 'return values' : several === 'first' ? 'return {key: each[0] for key, each in values.items()}' : 'return {key: each if len(each) > 1 else each[0] for key, each in values.items()}'}
      `,
  },
});
