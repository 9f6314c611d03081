/** The MD tag (Sequence Alignment/Map Optional Fields Specification): the reference under a read, or the mismatches. */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const CLIPS = ['', '2S', '1H', '3S'] as const;

export const mdTag = defineFunction({
  id: 'md-tag',
  difficulty: 5,
  conventions: {
    deleted: ['included', 'left out'],
    numbering: [0, 1],
    positions: ['reference', 'read'],
    inserted: ['left out', 'lower case', '-'],
    letters: ['upper', 'mismatches in lower case'],
  },
  names: ['apply_md', 'reference_from_md', 'read_md_tag', 'md_to_alignment'],
  describe: ({ deleted, numbering, positions, inserted, letters }) => ({
    does: ['rebuilds the reference under a read from its CIGAR string and MD tag, and lists where the read differs from it', 'reads the reference sequence and the mismatches of an alignment off its CIGAR string and MD tag, without the reference itself'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the bases of the read, soft-clipped ones included, in upper case' },
      { name: 'cigar', type: 'str', meaning: 'the CIGAR string, of M, I, D, S and H' },
      { name: 'md', type: 'str', meaning: 'the MD tag, such as `5A3^GT10`' },
    ],
    returns: 'a list of two: the reference as a string, and the differences, a list of lists `[position, reference base, read base]` in upper case from left to right',
    rules: [
      ['In MD a number is how many bases match, a letter is the base of the reference where the read differs, and ^ with letters is what the read lacks', 'MD: numbers count matches, letters are reference bases at mismatches, ^ introduces deleted reference bases'],
      ['MD says nothing of inserted and clipped bases', 'Insertions (I) and clips (S, H) do not appear in MD'],
      ['Clipped bases are left out of both', 'Clips are no part of the result'],
      deleted === 'included' ? ['Deleted bases are part of the reference, and each is a difference with `-` as the base of the read', 'Bases after ^ are given in the reference, and listed one by one as differences whose read base is `-`'] : ['Deleted bases are left out of both, so that the reference lies under the read base by base', 'Bases after ^ are neither in the reference nor among the differences'],
      inserted === 'left out' ? ['Inserted bases are left out', 'There is nothing in the reference for an insertion'] : inserted === '-' ? ['For each inserted base the reference has a -', 'Write - in the reference for every inserted base'] : ['Inserted bases of the read stand in the reference in lower case, at their places', 'Keep inserted bases of the read in the reference, in lower case'],
      letters === 'upper' ? ['Bases of MD are in upper case in the reference', 'The reference has mismatching bases in upper case'] : ['In the reference, bases at mismatches are in lower case (deleted ones in upper case)', 'Write the reference base in lower case where the read has another one; deleted bases stay upper-case'],
      positions === 'reference' ? [`Positions count on the reference (deleted bases included, whatever is listed) from the first aligned base, which is ${numbering}`, `A position is the distance on the reference from the first aligned base, deletions counted, plus ${numbering}`] : [`Positions count in \`seq\`, soft-clipped bases included, the first base of it being ${numbering}${deleted === 'included' ? '; a deleted base has the position of the next base of the read' : ''}`, `A position is the ${numbering}-based index in \`seq\`${deleted === 'included' ? ', and for a deleted base that of the read base after it' : ''}`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string, string][] = [['ACGT', '4M', '4'], ['ACGT', '4M', '0T3'], ['ACGT', '4M', '3A0'], ['ACGT', '2M2D2M', '2^GG2'], ['ACGT', '1M2I1M', '2'], ['TTACGT', '2S4M', '1G2'], ['ACGTAA', '4M2S', '0C0A0T0G0'], ['ACGT', '2M1D2M', '2^A0C1'], ['AACGT', '1S2M1I1M3H', '1T1']];
    while (inputs.length < 22) {
      // An alignment is made from both sides, and MD written of it.
      const clip = rng.pick(CLIPS);
      let [seq, cigar, md, matched] = [clip.endsWith('S') ? sequence(rng, Number(clip[0])) : '', clip, '', 0];
      const parts = rng.int(1, 3);
      for (let part = 0; part < parts; part++) {
        const length = rng.int(2, 8);
        cigar += `${length}M`;
        for (let i = 0; i < length; i++) {
          const base = sequence(rng, 1);
          seq += base;
          if (!rng.chance(0.25)) { matched++; continue; }
          md += `${matched}${rng.pick([...'ACGT'].filter((other) => other !== base))}`;
          matched = 0;
        }
        if (part === parts - 1) continue;
        const gap = rng.int(1, 3);
        if (rng.chance(0.5)) {
          cigar += `${gap}I`;
          seq += sequence(rng, gap);
        } else {
          cigar += `${gap}D`;
          md += `${matched}^${sequence(rng, gap)}`;
          matched = 0;
        }
      }
      const end = rng.int(0, 2);
      inputs.push([seq + sequence(rng, end), `${cigar}${end === 0 ? '' : `${end}S`}`, `${md}${matched}`]);
    }
    return inputs;
  },
  solve({ deleted, numbering, positions, inserted, letters }, seq: string, cigar: string, md: string) {
    // One entry for each reference base in MD: '' where it equals the read's, else the letter, with whether it is deleted.
    const told: { readonly base: string; readonly gone: boolean }[] = [];
    for (const [token] of md.matchAll(/\d+|\^[A-Z]+|[A-Z]/g)) {
      if (token.startsWith('^')) for (const base of token.slice(1)) told.push({ base, gone: true });
      else if (/\d/.test(token)) for (let i = 0; i < Number(token); i++) told.push({ base: '', gone: false });
      else told.push({ base: token, gone: false });
    }
    let at = 0;
    let next = 0;
    let reference = '';
    const differences: [number, string, string][] = [];
    for (const [, digits = '', operation = ''] of cigar.matchAll(/(\d+)([MIDSH])/g)) {
      for (let i = 0; i < Number(digits); i++) {
        if (operation === 'H') break;
        if (operation === 'S') { at++; continue; }
        if (operation === 'I') {
          reference += inserted === 'left out' ? '' : inserted === '-' ? '-' : (seq[at] ?? '').toLowerCase();
          at++;
          continue;
        }
        const { base = '', gone = false } = told[next] ?? {};
        if (gone) {
          if (deleted === 'included') { reference += base; differences.push([(positions === 'reference' ? next : at) + numbering, base, '-']); }
        } else {
          if (base !== '') differences.push([(positions === 'reference' ? next : at) + numbering, base, seq[at] ?? '']);
          reference += base === '' ? seq[at] ?? '' : letters === 'upper' ? base : base.toLowerCase();
          at++;
        }
        next++;
      }
    }
    return [reference, differences];
  },
  python: {
    context: () => code`
      """Pileups without a reference at hand."""
      import re


      def expand_cigar(cigar):
          """One letter for each base: '3M1I' is 'MMMI'; hard clips are left out."""
          return "".join(int(length) * operation for length, operation in re.findall(r"(\d+)([MIDS])", cigar))


      def md_tokens(md):
          """Numbers, '^GT' for deleted bases, single letters for mismatches."""
          return re.findall(r"\d+|\^[A-Z]+|[A-Z]", md)


      # <<insert solution here>>


      def edit_distance(cigar, md):
          inserted = expand_cigar(cigar).count("I")
          return inserted + sum(len(token.lstrip("^")) for token in md_tokens(md) if not token.isdigit())
      `,
    reference: ({ deleted, numbering, positions, inserted, letters }, name) => code`
      def ${name}(seq, cigar, md):
          bases = []
          for token in md_tokens(md):
              bases += [None] * int(token) if token.isdigit() else list(token.lstrip("^"))
          bases = iter(bases)
          on_reference = on_read = 0
          text, found = [], []
          for operation in expand_cigar(cigar):
              base = "-" if operation == "D" else seq[on_read]
              if operation in "MD":
                  other = next(bases)
                  if ${deleted === 'included' ? 'True' : 'operation != "D"'}:
                      text.append(other ${letters === 'upper' ? '' : 'and (other if operation == "D" else other.lower()) '}or base)
                      if other:
                          found.append([${positions === 'reference' ? 'on_reference' : 'on_read'}${numbering === 1 ? ' + 1' : ''}, other, base])
                  on_reference += 1
              ${inserted === 'left out' ? '' : `elif operation == "I":\n    text.append(${inserted === '-' ? '"-"' : 'base.lower()'})`}
              on_read += operation != "D"
          return ["".join(text), found]
      `,
  },
});
