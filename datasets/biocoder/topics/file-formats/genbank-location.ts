/** Locations of features (The DDBJ/ENA/GenBank Feature Table Definition, section 3.4). */
import { reverseComplement } from '../../genetic-code.ts';
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const genbankLocation = defineFunction({
  id: 'genbank-location',
  difficulty: 5,
  conventions: {
    result: ['parts', 'sequence'],
    order: ['as read', 'left to right'],
    coordinates: ['0-based, half-open', '1-based, closed'],
    partial: ['flagged', 'left out', 'ignored'],
    between: ['empty part', 'left out'],
    remote: ['left out', 'None'],
  },
  excluded: ({ result, order, coordinates, partial, between }) => (result === 'sequence' && (order !== 'as read' || coordinates !== '0-based, half-open' || partial === 'flagged' || between !== 'empty part')),
  names: ['parse_location', 'read_location', 'location_parts', 'feature_location'],
  describe: ({ result, order, coordinates, partial, between, remote }) => ({
    does: result === 'parts' ? ['parses the location of a GenBank feature into its parts', 'reads a feature location such as `join(1..5,complement(8..12))`'] : ['extracts the sequence of a GenBank feature by its location', 'gives the bases that a feature location such as `join(1..5,complement(8..12))` describes'],
    arguments: [
      { name: 'location', type: 'str', meaning: 'the location, of numbers, `a..b`, `a^b`, `<`, `>`, `complement(...)`, `join(...)`, `order(...)` and remote references `accession:a..b`, nested in any way, without blanks' },
      { name: 'seq', type: 'str', meaning: result === 'parts' ? 'the sequence of the entry, which plays no part' : 'the sequence of the entry, of A, C, G and T in upper case' },
    ],
    returns: result === 'parts' ? `a list of lists \`[start, end, strand${partial === 'flagged' ? ', partial' : ''}]\`` : 'the sequence as a string',
    rules: [
      ['Positions of a location are 1-based and closed; a single number is one base', '`a..b` runs from base a to base b, both included, counted from 1; a number alone is one base'],
      ['join and order list parts one after the other; complement means the other strand, read in the other direction: complement(join(a,b)) is complement(b) and then complement(a)', 'complement() turns the order of what it holds around and changes every strand; join() and order() keep the order of their members'],
      partial === 'flagged' ? ['`<` and `>` mark a part as partial, without changing its positions; partial is a bool', 'A part with < or > anywhere has partial = True'] : partial === 'left out' ? ['A part with `<` or `>` is left out', 'Leave out partial parts (those with < or >)'] : ['`<` and `>` are read over', 'Ignore < and >'],
      remote === 'left out' ? ['Parts of another entry (with an accession and a colon) are left out', 'Skip remote parts such as J00194.1:1..9'] : ['Where any part is of another entry (with an accession and a colon), the result is None', 'Return None if any part is remote (accession:a..b)'],
      ...(result === 'sequence' ? [['`a^b`, a site between two bases, adds nothing', 'A site between bases (a^b) has no sequence'] as const, ['Parts on the other strand are reverse-complemented, each by itself, and all are put together in the order in which they are read', 'Concatenate the parts in reading order, those of the other strand as reverse complements'] as const] : [
        between === 'left out' ? ['`a^b`, a site between two bases, is left out', 'Skip sites between bases (a^b)'] as const : [coordinates === '0-based, half-open' ? '`a^b`, a site between two bases, is a part without bases: start and end are both a' : '`a^b`, a site between two bases, is given by start b and end a', coordinates === '0-based, half-open' ? 'A site between bases, a^b, has start = end = a' : 'A site between bases, a^b, has start = b and end = a, as an interval of no bases'] as const,
        ['strand is 1 or -1; start is never after end, save for a site between bases where that is said', 'Strand is 1, or -1 within an odd number of complements'] as const,
        order === 'as read' ? ['The parts are in the order in which they are read', 'List the parts in reading order (5\' to 3\' of the feature)'] as const : ['The parts are sorted by start, then end, then strand', 'Sort the parts by start, end and strand'] as const,
        coordinates === '0-based, half-open' ? ['Positions of the result are 0-based, the end exclusive', 'Give 0-based, half-open positions'] as const : ['Positions of the result are 1-based, the end inclusive', 'Give 1-based, closed positions'] as const,
      ]),
    ],
  }),
  inputs(_settings, rng) {
    const dna = sequence(rng, 40);
    const texts = ['5', '3..9', 'complement(3..9)', 'join(1..4,8..10)', 'complement(join(1..4,8..10))', 'join(complement(8..10),complement(1..4))', '<1..6', 'join(<2..5,9..>12)', '7^8', 'join(3..4,7^8,20..22)', 'J00194.1:5..9', 'join(1..3,J00194.1:5..9,complement(11..14))', 'order(30..33,2..6)', 'complement(complement(4..6))', 'join(1..2,complement(join(5..6,order(9..10,12))))', 'complement(join(<7..9,15^16))'];
    const inputs: [string, string][] = texts.map((text) => [text, dna]);
    while (inputs.length < 24) {
      const part = (): string => { const a = rng.int(1, 30); return rng.pick([`${a}..${a + rng.int(1, 8)}`, `${a}`, `complement(${a}..${a + 4})`, `<${a}..${a + 3}`]); };
      const list = `${rng.pick(['join', 'order'])}(${part()},${part()},${part()})`;
      inputs.push([rng.chance(0.5) ? `complement(${list})` : list, sequence(rng, 40)]);
    }
    return inputs;
  },
  solve({ result, order, coordinates, partial, between, remote }, location: string, seq: string) {
    interface Part { start: number; end: number; strand: number; partial: boolean; far: boolean; site: boolean }
    let at = 0;
    const parse = (): Part[] => {
      const word = /^(?:complement|join|order)\(/.exec(location.slice(at))?.[0];
      if (word !== undefined) {
        at += word.length;
        const parts: Part[] = [];
        do parts.push(...parse()); while (location[at++] === ',');
        return word.startsWith('complement') ? parts.toReversed().map((part) => ({ ...part, strand: -part.strand })) : parts;
      }
      const text = /^[^,()]+/.exec(location.slice(at))?.[0] ?? '';
      at += text.length;
      const [a = '', b = a] = text.replace(/^.*:/, '').replaceAll(/[<>]/g, '').split(/\.\.|\^/);
      return [{ start: Number(a) - 1, end: Number(b), strand: 1, partial: /[<>]/.test(text), far: text.includes(':'), site: text.includes('^') }];
    };
    let parts = parse();
    if (remote === 'None' && parts.some(({ far }) => far)) return null;
    parts = parts.filter((part) => !part.far && !(partial === 'left out' && part.partial) && !(between === 'left out' && part.site)).map((part) => (part.site ? { ...part, start: part.end - 1, end: part.end - 1 } : part));
    if (result === 'sequence') return parts.map(({ start, end, strand }) => (strand === 1 ? seq.slice(start, end) : reverseComplement(seq.slice(start, end)))).join('');
    if (order === 'left to right') parts.sort((a, b) => a.start - b.start || a.end - b.end || a.strand - b.strand);
    return parts.map(({ start, end, strand, partial: cut }) => [coordinates === '0-based, half-open' ? start : start + 1, end, strand, ...(partial === 'flagged' ? [cut] : [])]);
  },
  python: {
    context: () => code`
      """Feature tables of GenBank entries."""
      import re


      def reverse_complement(seq):
          return seq[::-1].translate(str.maketrans("ACGT", "TGCA"))


      def split_members(text):
          """What stands between the commas that are inside no parenthesis."""
          members, depth, last = [], 0, 0
          for i, letter in enumerate(text):
              depth += (letter == "(") - (letter == ")")
              if letter == "," and depth == 0:
                  members.append(text[last:i])
                  last = i + 1
          return members + [text[last:]]


      # <<insert solution here>>
      `,
    reference: ({ result, order, coordinates, partial, between, remote }, name) => code`
      def ${name}(location, seq):
          def walk(text):
              match = re.fullmatch(r"(complement|join|order)\((.*)\)", text)
              if not match:
                  return [(text, 1)]
              inner = [part for member in split_members(match[2]) for part in walk(member)]
              return [(part, -strand) for part, strand in reversed(inner)] if match[1] == "complement" else inner

          parts = walk(location)
          ${remote === 'None' ? 'if ":" in location:\n    return None' : 'parts = [(part, strand) for part, strand in parts if ":" not in part]'}
          rows, bases = [], ""
          for part, strand in parts:
              numbers = [int(number) for number in re.findall(r"\d+", part)]
              cut = "<" in part or ">" in part
              ${partial === 'left out' ? 'if cut:\n    continue' : ''}
              ${between === 'left out' ? 'if "^" in part:\n    continue' : ''}
              start, end = numbers[0] - 1, numbers[-1]
              if "^" in part:
                  start = end = numbers[0]
              piece = seq[start:end]
              bases += piece if strand == 1 else reverse_complement(piece)
              rows.append([start, end, strand${partial === 'flagged' ? ', cut' : ''}])
          ${result === 'sequence' ? 'return bases' : `${order === 'as read' ? '' : 'rows.sort(key=lambda row: row[:3])\n'}return ${coordinates === '0-based, half-open' ? 'rows' : '[[row[0] + 1] + row[1:] for row in rows]'}`}
      `,
  },
});
