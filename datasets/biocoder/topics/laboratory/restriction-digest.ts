/** Fragments of a restriction digest (recognition sites in the letters of IUPAC, as in REBASE: Roberts RJ et al. Nucleic Acids Res 2015;43:D298). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, type Json } from '../../template.ts';

const IUPAC: Readonly<Record<string, string>> = { A: 'A', C: 'C', G: 'G', T: 'T', R: '[AG]', Y: '[CT]', W: '[AT]', S: '[CG]', N: '[ACGT]' };
const SITES = ['G^AATTC', 'GG^CC', '^GATC', 'CC^WGG', 'GAT^ATC', 'GGT^NACC', 'R^AATTY', 'GA^NTC', 'CATG^'];

export const restrictionDigest = defineFunction({
  id: 'restriction-digest',
  difficulty: 5,
  conventions: {
    circular: [true, false],
    output: ['lengths', 'fragments', 'positions'],
    order: ['along', 'largest'],
    least: [0, 4, 6, 9],
    lower: ['same', 'methylated'],
    base: [0, 1],
  },
  excluded: ({ output, order, least, base }) => (output === 'positions' ? order === 'largest' || least > 0 : base === 1),
  names: ['digest', 'restriction_fragments', 'cut_dna', 'restriction_digest'],
  describe: ({ circular, output, order, least, lower, base }) => ({
    does: output === 'positions' ? ['finds where restriction enzymes cut a DNA molecule', 'lists the cuts that restriction enzymes make in a sequence'] : ['cuts a DNA molecule by restriction enzymes', 'digests a DNA sequence with one or more restriction enzymes'],
    arguments: [
      { name: 'seq', type: 'str', meaning: `the sequence of one strand of a ${circular ? 'circular' : 'linear'} molecule, of A, C, G and T in either case, at least as long as every site` },
      { name: 'sites', type: 'list[str]', meaning: 'the recognition sites in upper case, in letters of IUPAC, each with `^` where that strand is cut, as `G^AATTC`; all are palindromes' },
    ],
    returns: output === 'positions' ? `the ascending list of the cuts, each the number of the base that follows the cut, where the first base of \`seq\` is ${base}` : output === 'lengths' ? 'a list of the lengths of the fragments' : 'a list of the sequences of the fragments, in upper case',
    rules: [
      'The letters of a site are looked up in IUPAC of the module; sites are found wherever they match, also where they overlap',
      lower === 'same' ? ['Case does not matter', 'Lower-case bases count like upper-case ones'] : ['A site is not cut if any of its bases in the sequence is in lower case, which marks methylation', 'Lower-case bases are methylated: a site that holds one is not cut'],
      circular ? ['A site may reach over the end of the sequence to its start, and a cut behind the last base is one before the first', 'The molecule is a circle: sites that span the end of `seq` are found, and a cut at the very end is a cut before the first base'] : ['Sites lie wholly inside the sequence; a cut before the first or behind the last base is none', 'Cuts at the very ends of the molecule do not count'],
      'Cuts at the same place count once, and only this strand is looked at',
      ...(output === 'positions' ? [] : [
        circular ? ['The fragments go from each cut to the next one along the sequence; without a cut the circle is one fragment from its first base on', 'Each fragment runs from one cut to the next, the last one over the end of `seq` to the first cut; an uncut circle is one fragment as written'] as const : 'The fragments are the pieces between the ends and the cuts',
        order === 'along' ? [`They are in the order of the sequence${circular ? ', beginning with the one that starts at the first cut' : ''}`, `Keep them in the order in which they start${circular ? ', from the first cut on' : ''}`] as const : ['The longest comes first; those of the same length are in the order of the sequence', 'Sort them by length, longest first, and as they follow each other where equal'] as const,
        ...(least > 0 ? [['Fragments shorter than MIN_LENGTH of the module are left out', 'Drop fragments of fewer than `MIN_LENGTH` bases, which run off the gel'] as const] : []),
      ]),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, string[]][] = [['AAGAATTCAA', ['G^AATTC']], ['TTCAAAAAAGAA', ['G^AATTC']], ['ACGTACGTACGT', ['G^AATTC']], ['GATCAAAAGATCTT', ['^GATC']], ['AAACATGCCCCATG', ['CATG^']], ['GGCCGGCCAAAAGGCC', ['GG^CC']], ['AAgaattcTTGAATTCAA', ['G^AATTC']], ['CCAGGTTTCCTGGACC', ['CC^WGG', 'GG^CC']], ['ATGAATTCAAGATATCTTGGCCA', ['G^AATTC', 'GAT^ATC', 'GG^CC']], ['GANTC'.replace('N', 'C') + 'AAAAAAGATTCCC', ['GA^NTC', '^GATC']], ['AAAAAACCTTCCGGCCTTGGCCAACGTA', ['GG^CC']], ['GATcAATTTTGATCAA', ['^GATC', 'GAT^ATC']], ['TCAAAAAAAAGA', ['^GATC']], ['AGATCAGATCAAGATCAAAAGATCGATCAAAAAAAAAA', ['^GATC']], ['GATCAAAAAAGATCAAAAAAAAAA', ['^GATC']], ['AAAAAAAAAAGATATCGATCAAAAAA', ['GAT^ATC', '^GATC']]];
    while (inputs.length < 23) {
      const sites = rng.shuffle(SITES).slice(0, rng.int(1, 2));
      const cut = (site: string): string => [...site.replace('^', '')].map((letter) => rng.pick([...(IUPAC[letter] ?? '').replaceAll(/[[\]]/g, '')])).join('');
      inputs.push([Array.from({ length: rng.int(2, 4) }, () => { const piece = cut(rng.pick(sites)); return `${sequence(rng, rng.int(1, 12))}${rng.chance(0.25) ? piece.toLowerCase() : piece}`; }).join('') + sequence(rng, rng.int(1, 7)), sites]);
    }
    return inputs;
  },
  solve({ circular, output, order, least, lower, base }, seq: string, sites: readonly string[]) {
    const bases = lower === 'same' ? seq.toUpperCase() : seq;
    const cuts = new Set<number>();
    for (const site of sites) {
      const offset = site.indexOf('^');
      const size = site.length - 1;
      const pattern = new RegExp(`^${[...site].map((letter) => IUPAC[letter] ?? '').join('')}`);
      for (let i = 0; i < (circular ? bases.length : bases.length - size + 1); i++) {
        if (!pattern.test(bases.slice(i) + bases.slice(0, circular ? size : 0))) continue;
        const at = i + offset;
        if (circular) cuts.add(at % bases.length);
        else if (at > 0 && at < bases.length) cuts.add(at);
      }
    }
    const places = [...cuts].sort((a, b) => a - b);
    if (output === 'positions') return places.map((at) => at + base);
    const whole = seq.toUpperCase();
    const [first = 0] = places;
    const starts = circular ? (places.length === 0 ? [0] : places) : [0, ...places];
    let fragments = starts.map((start, i) => {
      const end = starts[i + 1];
      return end !== undefined ? whole.slice(start, end) : whole.slice(start) + (circular ? whole.slice(0, first) : '');
    });
    fragments = fragments.filter(({ length }) => length >= least);
    if (order === 'largest') fragments.sort((a, b) => b.length - a.length);
    return output === 'lengths' ? fragments.map(({ length }): Json => length) : fragments;
  },
  python: {
    context: ({ least }) => code`
      """Cloning by restriction enzymes."""
      import re

      IUPAC = {"A": "A", "C": "C", "G": "G", "T": "T", "R": "[AG]", "Y": "[CT]", "W": "[AT]", "S": "[CG]", "N": "[ACGT]"}
      # Bases of the smallest fragment that the gel shows.
      MIN_LENGTH = ${least || 5}


      def pattern(site):
          """A regular expression that looks ahead, so that sites may overlap."""
          return re.compile("(?=" + "".join(IUPAC[letter] for letter in site.replace("^", "")) + ")")


      # <<insert solution here>>


      def is_single_cutter(seq, site):
          return len(pattern(site).findall(seq)) == 1
      `,
    reference: ({ circular, output, order, least, lower, base }, name) => code`
      def ${name}(seq, sites):
          n, cuts = len(seq), set()
          for site in sites:
              text = ${circular ? 'seq + seq[:len(site) - 2]' : 'seq'}${lower === 'same' ? '' : '  # methylated bases are in lower case and match nothing'}
              for match in pattern(site).finditer(text${lower === 'same' ? '.upper()' : ''}):
                  cuts.add(${circular ? '(match.start() + site.index("^")) % n' : 'match.start() + site.index("^")'})
          ${circular ? '' : 'cuts -= {0, n}'}
          ${output === 'positions' ? `return sorted(cut + ${base} for cut in cuts)` : `${circular ? `start = min(cuts, default=0)
turned = (seq[start:] + seq[:start]).upper()
marks = sorted(cut - start for cut in cuts) or [0]` : 'turned = seq.upper()\nmarks = [0, *sorted(cuts)]'}
fragments = [turned[a:b] for a, b in zip(marks, marks[1:] + [n])]
${least > 0 ? 'fragments = [fragment for fragment in fragments if len(fragment) >= MIN_LENGTH]\n' : ''}${order === 'largest' ? 'fragments.sort(key=len, reverse=True)\n' : ''}return ${output === 'lengths' ? '[len(fragment) for fragment in fragments]' : 'fragments'}`}
      `,
  },
  javascript: {
    context: ({ least }) => code`
      // Cloning by restriction enzymes.
      const IUPAC = { A: 'A', C: 'C', G: 'G', T: 'T', R: 'AG', Y: 'CT', W: 'AT', S: 'CG', N: 'ACGT' };
      // Bases of the smallest fragment that the gel shows.
      const MIN_LENGTH = ${least || 5};

      const fits = (bases, site) => bases.length === site.length && [...site].every((letter, i) => IUPAC[letter].includes(bases[i]));

      // <<insert solution here>>
      `,
    reference: ({ circular, output, order, least, lower, base }, name) => code`
      function ${name}(seq, sites) {
        const n = seq.length;
        const text = ${lower === 'same' ? 'seq.toUpperCase()' : 'seq'};
        const isCut = Array.from({ length: n }, (_, at) => sites.some((site) => {
          const bare = site.replace('^', '');
          const start = at - site.indexOf('^');
          ${circular ? 'const from = (start + n) % n;\nreturn fits((text + text).slice(from, from + bare.length), bare);' : 'return at > 0 && start >= 0 && fits(text.slice(start, start + bare.length), bare);'}
        }));
        const cuts = [...isCut.keys()].filter((at) => isCut[at]);
        ${output === 'positions' ? `return cuts.map((at) => at + ${base});` : `const pieces = [];
const first = ${circular ? 'cuts.length > 0 ? cuts[0] : 0' : '0'};
for (let k = 0; k < n; k++) {
  const at = (first + k) % n;
  if (k === 0 || isCut[at]) pieces.push('');
  pieces[pieces.length - 1] += seq[at].toUpperCase();
}
const kept = ${least > 0 ? 'pieces.filter((piece) => piece.length >= MIN_LENGTH)' : 'pieces'};
${order === 'largest' ? 'kept.sort((a, b) => b.length - a.length);\n' : ''}return ${output === 'lengths' ? 'kept.map((piece) => piece.length)' : 'kept'};`}
      }
      `,
  },
});
