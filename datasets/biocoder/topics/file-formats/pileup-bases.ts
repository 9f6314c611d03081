/** The base column of a pileup (samtools mpileup, "Pileup Format"). */
import { code, defineFunction } from '../../template.ts';

export const pileupBases = defineFunction({
  id: 'pileup-bases',
  difficulty: 5,
  conventions: {
    strands: ['together', 'apart'],
    quality: [0, 20],
    indels: ['counted', 'ignored'],
    deleted: ['as *', 'left out'],
    ends: ['counted', 'left out'],
    unknown: ['counted', 'left out'],
  },
  names: ['count_pileup', 'pileup_counts', 'read_pileup', 'base_counts'],
  describe: ({ strands, quality, indels, deleted, ends, unknown }) => ({
    does: ['counts the bases of one position of a pileup', 'decodes the base column of a line of samtools mpileup into counts'],
    arguments: [
      { name: 'reference', type: 'str', meaning: 'the reference base, in upper case' },
      { name: 'bases', type: 'str', meaning: 'the base column' },
      { name: 'qualities', type: 'str', meaning: 'the quality column, one Phred+33 character for each base or *' },
    ],
    returns: 'a dict from allele to count; alleles that never occur are left out',
    rules: [
      ['. is the reference base on the forward strand, and , on the reverse strand; a letter is another base, upper case forward, lower case reverse', 'A dot or comma stands for the reference base (forward or reverse), an upper- or lower-case letter for another base on those strands'],
      ['^ begins a read, and the character after it is a mapping quality, no base; $ ends a read after its base', '^ and the character that follows it are to be skipped, and so is $, which stands behind the last base of a read'],
      ['+n or -n and n letters after a base are an insertion or deletion that follows it', 'An indel is written after the base before it: a sign, its length n, and n letters'],
      strands === 'together' ? ['Strands are counted together, alleles in upper case', 'Merge both strands; alleles are upper-case'] : ['Strands are counted apart: alleles of the reverse strand are in lower case', 'Keep the strands apart, reverse-strand alleles in lower case'],
      deleted === 'as *' ? ['* (a base deleted by an earlier indel) is counted as the allele `*`, whatever the strand', 'Count deleted bases under `*`'] : ['* (a base deleted by an earlier indel) is left out', 'Leave out deleted bases (*)'],
      unknown === 'counted' ? ['N is an allele like the others', 'Count N (and n) too'] : ['N and n are not counted as bases', 'Leave N out, in either case'],
      indels === 'counted' ? ['An indel is counted besides its base, as an allele of the sign and its letters, such as `+AG`', 'Count each indel as an allele of its own (sign and letters, as in `-T`), in addition to the base before it'] : ['Indels are not counted', 'Skip indels'],
      quality === 0 ? ['Qualities play no part', 'All bases count, whatever their quality'] : [`A base of a quality below \`MIN_QUALITY\` (${quality}) is not counted, nor is the indel after it`, `Ignore bases with a quality under \`MIN_QUALITY\` = ${quality}, together with the indel that follows`],
      ends === 'counted' ? ['The first and the last base of a read count', 'Bases at the ends of reads are counted like others'] : ['The first and the last base of a read are not counted, nor are indels after them', 'Ignore bases marked as the first (^) or last ($) of a read, with their indels; the $ stands behind the indel if there is one'],
    ],
  }),
  inputs(_settings, rng) {
    const high = 'I';
    const inputs: [string, string, string][] = [['A', '', ''], ['A', '..,,', high.repeat(4)], ['C', '.Tt,', high.repeat(4)], ['G', '^I.,$', 'II'], ['T', '.+2AG,', 'II'], ['T', ',-1g.', 'II'], ['A', '*.,*', 'IIII'], ['A', 'Nn.', 'III'], ['A', '.,G', 'I#I'], ['C', '^~T+1a$,', '#I'], ['G', '.+12ACGTACGTACGTa', 'II'], ['A', '^+.^-,', 'II'], ['A', '^$.,', 'II'], ['G', 'A-2CT$.', '5I'], ['A', '.$t$', '45'], ['T', '+'.replace('+', '*+1C.'), 'II']];
    while (inputs.length < 26) {
      let [bases, qualities] = ['', ''];
      for (let i = rng.int(2, 9); i > 0; i--) {
        const indel = rng.int(1, 3);
        bases += `${rng.chance(0.15) ? `^${rng.pick(['I', ']', '+', '~'])}` : ''}${rng.pick(['.', ',', '.', ',', 'A', 'c', 'T', 'g', 'N', '*'])}${rng.chance(0.15) ? `${rng.pick(['+', '-'])}${indel}${rng.pick(['acg', 'ACG']).slice(0, indel)}` : ''}${rng.chance(0.15) ? '$' : ''}`;
        qualities += rng.pick(['I', 'H', '5', '4', '#']);
      }
      inputs.push([rng.pick(['A', 'C', 'G', 'T']), bases, qualities]);
    }
    return inputs;
  },
  solve({ strands, quality, indels, deleted, ends, unknown }, reference: string, bases: string, qualities: string) {
    const counts: Record<string, number> = {};
    const add = (allele: string): void => { counts[allele] = (counts[allele] ?? 0) + 1; };
    let read = 0;
    for (let i = 0; i < bases.length;) {
      let first = false;
      if (bases[i] === '^') { first = true; i += 2; }
      const letter = bases[i++] ?? '';
      let indel = '';
      if (bases[i] === '+' || bases[i] === '-') {
        const sign = bases[i] ?? '';
        const digits = /^\d+/.exec(bases.slice(i + 1))?.[0] ?? '';
        indel = sign + bases.slice(i + 1 + digits.length, i + 1 + digits.length + Number(digits));
        i += digits.length + indel.length;
      }
      const last = bases[i] === '$';
      if (last) i++;
      const score = qualities.charCodeAt(read++) - 33;
      if (score < quality || (ends === 'left out' && (first || last))) continue;
      const allele = letter === '.' ? reference : letter === ',' ? reference.toLowerCase() : letter;
      const written = (text: string): string => (strands === 'together' ? text.toUpperCase() : text);
      if (!((allele === '*' && deleted === 'left out') || (allele.toUpperCase() === 'N' && unknown === 'left out'))) add(written(allele));
      if (indel !== '' && indels === 'counted') add(written(indel));
    }
    return counts;
  },
  python: {
    context: ({ quality }) => code`
      """Allele counts at single positions."""
      import re
      from collections import Counter
      ${quality === 0 ? '' : `\nMIN_QUALITY = ${quality}\n`}

      def phred(letter):
          return ord(letter) - 33


      # <<insert solution here>>


      def major_allele(counts):
          return max(sorted(counts), key=counts.get) if counts else None
      `,
    reference: ({ strands, quality, indels, deleted, ends, unknown }, name) => code`
      def ${name}(reference, bases, qualities):
          counts = Counter()
          at = 0
          for letter in qualities:
              match = re.compile(r"(\^.)?([.,*A-Za-z])(?:([+-])(\d+))?", re.S).match(bases, at)
              begin, base, sign, size = match.groups()
              at = match.end() + int(size or 0)
              indel = sign + bases[match.end():at] if sign else ""
              end = bases[at:at + 1] == "$"
              at += end
              ${quality === 0 ? '' : 'if phred(letter) < MIN_QUALITY:\n    continue'}
              ${ends === 'counted' ? '' : 'if begin or end:\n    continue'}
              base = {".": reference, ",": reference.lower()}.get(base, base)
              alleles = [base${indels === 'counted' ? ', indel' : ''}]
              skipped = "${deleted === 'left out' ? '*' : ''}${unknown === 'left out' ? 'Nn' : ''}"
              counts.update(allele${strands === 'together' ? '.upper()' : ''} for allele in alleles if allele and allele not in tuple(skipped))
          return dict(counts)
      `,
  },
});
