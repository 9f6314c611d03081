/** Sites of a restriction enzyme, whose recognition sequence may hold ambiguity codes. */
import { reverseComplement } from '../../genetic-code.ts';
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const CODES: Readonly<Record<string, string>> = { A: 'A', C: 'C', G: 'G', T: 'T', R: 'AG', Y: 'CT', S: 'CG', W: 'AT', K: 'GT', M: 'AC', B: 'CGT', D: 'AGT', H: 'ACT', V: 'ACG', N: 'ACGT' };
const MOTIFS = ['GAATTC', 'GGATCC', 'CCWGG', 'GTYRAC', 'GANTC', 'CCGG', 'GAGTC', 'CTNAG', 'ACGGC', 'GCWGC'] as const;

export const restrictionSites = defineFunction({
  id: 'restriction-sites',
  difficulty: 4,
  conventions: {
    topology: ['linear', 'circular'],
    strands: ['given', 'both'],
    report: ['start of the site', 'end of the site', 'cut'],
    masked: [false, true],
    counting: [0, 1],
    overlapping: [true, false],
  },
  excluded: ({ overlapping, strands }) => !overlapping && strands === 'both',
  names: ['restriction_sites', 'find_sites', 'enzyme_sites', 'map_sites'],
  describe: ({ topology, strands, report, counting, overlapping, masked }) => ({
    does: ['maps where a restriction enzyme recognises a DNA sequence', 'finds the sites of a restriction enzyme on a DNA molecule'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the sequence, of A, C, G and T in either case' },
      { name: 'site', type: 'str', meaning: 'the recognition sequence, with ambiguity codes of IUPAC (R, Y, S, W, K, M, B, D, H, V, N)' },
      { name: 'cut', type: 'int', meaning: 'after how many bases of the recognition sequence the strand is cut, from 0 to its length' },
    ],
    returns: 'a sorted list of ints without repetitions',
    rules: [
      topology === 'linear' ? ['The molecule is linear', 'Treat the molecule as linear: a site lies fully inside'] : ['The molecule is circular: a site may go across the end of the text, and a sequence shorter than the site has none', 'The sequence is circular, so sites that wrap from the last base to the first count; nothing is found if the site is longer than the sequence'],
      strands === 'given' ? ['Only the given strand is searched', 'Search the strand as given'] : [`Both strands are searched; a site of the other strand is reported by the same position on the given strand${report === 'cut' ? ', plus the length of the site less \`cut\`, where that strand is cut' : ''}`, `Search for the site and for its reverse complement${report === 'cut' ? '; where the reverse complement lies, the cut is at its start plus the length of the site less \`cut\`' : '; both are reported by positions on the given strand'}`],
      masked ? ['Lower-case bases are masked: no site has any', 'A site with a lower-case (masked) base does not count'] : ['Case does not matter', 'Lower-case bases are read like upper-case ones'],
      overlapping ? ['Sites that overlap all count', 'Overlapping sites are all found'] : ['Sites that overlap the one found before do not count, from left to right', 'Going from left to right, a site that overlaps the last one taken is passed over'],
      report === 'start of the site' ? [`A site is given by the position of its first base; the first base of the sequence is ${counting}. \`cut\` plays no part`, `Report the first base of each site, counted from ${counting}, whatever \`cut\` is`] : report === 'end of the site' ? [`A site is given by the position of its last base; the first base of the sequence is ${counting}${topology === 'circular' ? ', and past the last base the count begins again' : ''}. \`cut\` plays no part`, `Report the last base of each site on the given strand, counted from ${counting}${topology === 'circular' ? ' and wrapped around the circle' : ''}, whatever \`cut\` is`] : [`A site is given by the position of the first base after the cut; the first base of the sequence is ${counting}${topology === 'circular' ? ', and past the last base the count begins again' : ', and a cut behind the last base is the length of the sequence' + (counting === 1 ? ' plus 1' : '')}`, `Report the base that follows the cut, counted from ${counting}${topology === 'circular' ? '; positions wrap around the circle' : ' (one past the last base where the cut is at the very end)'}`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string, number][] = [['', 'GAATTC', 1], ['GAATTC', 'GAATTC', 1], ['TTCGAAGAA', 'GAATTC', 1], ['CCWGG', 'A', 1], ['CCAGGCCTGG', 'CCWGG', 2], ['AAAAA', 'AA', 2], ['ATATAT', 'ATAT', 1], ['GAGTCGACTC', 'GAGTC', 5], ['GACTCAAA', 'GAGTC', 4], ['TCAAAAGAG', 'GAGTC', 0], ['CCGGCCGG', 'CCGG', 0], ['GATTC', 'GANTC', 5], ['GA', 'GANTC', 1], ['aaGAATTCgaattcGAatTC', 'GAATTC', 1]];
    inputs[3] = ['CCTGG', 'CCWGG', 5];
    while (inputs.length < 24) {
      const site = rng.pick(MOTIFS);
      const placed = (): string => [...site].map((letter) => rng.pick([...(CODES[letter] ?? '')])).join('');
      const text = `${sequence(rng, rng.int(0, 9))}${placed()}${sequence(rng, rng.int(0, 9))}${rng.chance(0.5) ? reverseComplement(placed()) : placed()}${sequence(rng, rng.int(0, 9))}`;
      const turn = rng.int(0, text.length - 1);
      inputs.push([rng.chance(0.4) ? text.slice(turn) + text.slice(0, turn) : text, site, rng.int(0, site.length)]);
    }
    return inputs;
  },
  solve({ topology, strands, report, counting, overlapping, masked }, seq: string, site: string, cut: number) {
    const text = masked ? seq : seq.toUpperCase();
    const n = seq.length;
    const found = new Set<number>();
    const matches = (start: number, reverse: boolean): boolean => {
      for (let i = 0; i < site.length; i++) {
        const base = text[(start + i) % n] ?? '';
        const letter = site[reverse ? site.length - 1 - i : i] ?? '';
        if (base === base.toLowerCase() || !(CODES[letter] ?? '').includes(reverse ? reverseComplement(base) : base)) return false;
      }
      return true;
    };
    let free = 0;
    for (let start = 0; start < (topology === 'linear' ? n - site.length + 1 : site.length > n ? 0 : n); start++) {
      for (const reverse of strands === 'both' ? [false, true] : [false]) {
        if (!matches(start, reverse) || (!overlapping && start < free)) continue;
        free = start + site.length;
        const at = start + (report === 'cut' ? (reverse ? site.length - cut : cut) : report === 'end of the site' ? site.length - 1 : 0);
        found.add((topology === 'circular' ? at % n : at) + counting);
      }
    }
    return [...found].toSorted((a, b) => a - b);
  },
  python: {
    context: () => code`
      """Restriction maps of plasmids and amplicons."""
      import re

      IUPAC = {
          "A": "A", "C": "C", "G": "G", "T": "T", "R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC",
          "B": "CGT", "D": "AGT", "H": "ACT", "V": "ACG", "N": "ACGT",
      }
      COMPLEMENT = str.maketrans("ACGTRYSWKMBDHVN", "TGCAYRSWMKVHDBN")


      def as_pattern(site):
          return "".join(f"[{IUPAC[code]}]" for code in site)


      # <<insert solution here>>


      def is_palindrome(site):
          return site == site.translate(COMPLEMENT)[::-1]
      `,
    reference: ({ topology, strands, report, counting, overlapping, masked }, name) => code`
      def ${name}(seq, site, cut):
          size, length = len(seq), len(site)
          if length > size:
              return []
          seq = seq${masked ? '' : '.upper()'}
          text = seq${topology === 'circular' ? ' + seq[:length - 1]' : ''}
          found = set()
          for motif, offset in ((site, ${report === 'cut' ? 'cut' : report === 'end of the site' ? 'length - 1' : '0'})${strands === 'both' ? `, (site.translate(COMPLEMENT)[::-1], ${report === 'cut' ? 'length - cut' : report === 'end of the site' ? 'length - 1' : '0'})` : ','}):
              for match in re.finditer(${overlapping ? '"(?=" + as_pattern(motif) + ")"' : 'as_pattern(motif)'}, text):
                  position = match.start() + offset
                  found.add(position${topology === 'circular' ? ' % size' : ''}${counting === 1 ? ' + 1' : ''})
          return sorted(found)
      `,
  },
});
