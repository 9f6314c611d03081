/** The splitting of a multi-allelic VCF record to biallelic ones. */
import { code, defineFunction, type Json, type Wording } from '../../template.ts';
import { allelesOf, genotype } from './genotypes.ts';

type Row = { readonly pos: number; readonly ref: string; readonly alts: readonly string[]; readonly ac: readonly number[]; readonly ad: readonly number[]; readonly gts: readonly string[] };

export const splitMultiallelic = defineFunction({
  id: 'split-multiallelic',
  difficulty: 4,
  conventions: {
    other: ['0', '.', 'carried'],
    trimmed: [true, false],
    star: ['kept', 'dropped'],
    depth: ['own', 'others as reference'],
    unphased: ['as given', 'sorted'],
    unseen: ['kept', 'dropped'],
  },
  names: ['split_multiallelic', 'split_record', 'to_biallelic', 'decompose'],
  describe: ({ other, trimmed, star, depth, unphased, unseen }) => ({
    does: ['splits a multi-allelic variant record into one record for each alternate allele', 'decomposes a VCF record with several alternate alleles to biallelic records'],
    arguments: [{ name: 'record', type: 'dict', meaning: '`pos` (int), `ref` (str), `alts` (list of str), `ac` (list of int, the allele count of each alternate allele), `ad` (list of int, the read depth of the reference allele and of each alternate allele), `gts` (list of str, the genotypes, with `/` or `|`)' }],
    returns: 'a list of dictionaries with the keys `pos`, `ref`, `alt` (str), `ac` (int), `ad` (list of two int) and `gts` (list of str), in the order of the alternate alleles',
    rules: [
      star === 'kept' ? ['An allele `*` gets a record like any other', 'Alleles `*` are split off like the others'] : ['An allele `*` gets no record', 'No record is made for the allele `*`'],
      ...(unseen === 'dropped' ? [['An allele whose allele count is 0 gets no record', 'Alleles with an `ac` of 0 are dropped'] as const] : ['Alleles with an allele count of 0 get a record, too'] satisfies Wording[]),
      depth === 'own' ? ['`ad` holds the depths of the reference allele and of the allele itself', 'The two depths are those of the reference allele and of the record\'s own alternate allele'] : ['`ad` holds the depth of everything else (the reference allele and all other alternate alleles together) and that of the allele itself', 'In `ad`, reads of other alternate alleles are added to those of the reference allele'],
      other === 'carried' ? ['In the genotypes, the allele of the record becomes 1, and other alternate alleles become 2', 'Genotypes: own allele 1, reference 0, any other alternate allele 2'] : [`In the genotypes, the allele of the record becomes 1, and other alternate alleles become ${other}`, `Genotypes: own allele 1, reference 0, any other alternate allele \`${other}\``],
      'Unknown alleles (`.`) stay unknown, and the separators stay as they are',
      unphased === 'sorted' ? ['Alleles of genotypes with `/` are then put in ascending order, `.` first; those with `|` keep their order', 'Unphased genotypes (with `/`) are sorted afterwards, `.` before 0 before 1 before 2; phased ones are not'] : ['The alleles of a genotype keep their order', 'No genotype changes the order of its alleles'],
      trimmed
        ? ['Bases that both alleles share are removed, at the end first and then at the start (where `pos` moves on), so long as each keeps at least one base', 'Trim the shared suffix and then the shared prefix of the two alleles, leaving at least one base in each; `pos` grows by one for each base removed at the start']
        : ['Position and reference allele stay as they are, even if the alleles share bases', 'Alleles are not trimmed'],
    ],
  }),
  inputs(_settings, rng) {
    const row = (ref: string, alts: readonly string[], gts: readonly string[]): Row => ({ pos: rng.int(100, 9_000), ref, alts, ac: alts.map((_, i) => gts.flatMap(allelesOf).filter((allele) => allele === String(i + 1)).length), ad: [0, ...alts].map(() => rng.int(1, 40)), gts });
    const inputs: [Row][] = [
      [row('A', ['G'], ['0/1', '1/1'])], [row('A', ['G', 'T'], ['1/2', '2/1', '0/0', './2', '2|1'])], [row('CAG', ['C', 'CAGAG', '*'], ['0/1', '2|3', '3/1'])], [row('AT', ['GT', 'A'], ['2/1', './.', '0|2'])], [row('ACC', ['GCC', 'ACT', 'A'], ['1/0', '0/2'])],
      [row('T', ['*', 'C'], ['1/2', '2/0'])], [row('GAA', ['GAAA', 'G'], ['2/.', '1|2'])], [row('C', ['A', 'G', 'T'], ['3/1', '2/.', '3|2'])],
    ];
    while (inputs.length < 16) {
      const alts = rng.shuffle(['G', 'GT', 'ATT', 'AGT', 'TT', '*']).slice(0, rng.int(1, 3));
      inputs.push([row('AT', alts, Array.from({ length: rng.int(2, 5) }, () => genotype(rng, alts.length)))]);
    }
    return inputs;
  },
  solve({ other, trimmed, star, depth, unphased, unseen }, { pos, ref, alts, ac, ad, gts }: Row) {
    return alts.flatMap((allele, i): Json[] => {
      if ((allele === '*' && star === 'dropped') || (ac[i] === 0 && unseen === 'dropped')) return [];
      let [at, from, to] = [pos, ref, allele];
      if (trimmed) {
        while (from.length > 1 && to.length > 1 && from.at(-1) === to.at(-1)) [from, to] = [from.slice(0, -1), to.slice(0, -1)];
        while (from.length > 1 && to.length > 1 && from[0] === to[0]) [at, from, to] = [at + 1, from.slice(1), to.slice(1)];
      }
      const own = ad[i + 1] ?? 0;
      const rest = depth === 'own' ? ad[0] ?? 0 : ad.reduce((sum, reads) => sum + reads, 0) - own;
      return [{
        pos: at, ref: from, alt: to, ac: ac[i] ?? 0, ad: [rest, own],
        gts: gts.map((text) => {
          const separator = text.includes('|') ? '|' : '/';
          const copies = allelesOf(text).map((copy) => (copy === '.' || copy === '0' ? copy : Number(copy) === i + 1 ? '1' : other === 'carried' ? '2' : other));
          return (separator === '/' && unphased === 'sorted' ? copies.sort() : copies).join(separator);
        }),
      }];
    });
  },
  python: {
    context: () => code`
      """Preparation of call sets for annotation, which wants one alternate allele a line."""
      import re
      from collections import namedtuple

      Site = namedtuple("Site", "pos ref alt")


      def trim(site):
          """Removes shared bases from both ends, all but one."""
          pos, ref, alt = site
          while min(len(ref), len(alt)) > 1 and ref[-1] == alt[-1]:
              ref, alt = ref[:-1], alt[:-1]
          while min(len(ref), len(alt)) > 1 and ref[0] == alt[0]:
              pos, ref, alt = pos + 1, ref[1:], alt[1:]
          return Site(pos, ref, alt)


      # <<insert solution here>>
      `,
    reference: ({ other, trimmed, star, depth, unphased, unseen }, name) => code`
      def ${name}(record):
          records = []
          for number, alt in enumerate(record["alts"], start=1):
              count = record["ac"][number - 1]
              ${star === 'dropped' ? 'if alt == "*":\n    continue' : ''}
              ${unseen === 'dropped' ? 'if count == 0:\n    continue' : ''}
              site = Site(record["pos"], record["ref"], alt)
              ${trimmed ? 'site = trim(site)' : ''}

              def recode(match):
                  allele = match.group()
                  return allele if allele == "0" else "1" if int(allele) == number else "${other === 'carried' ? 2 : other}"

              genotypes = [re.sub(r"\d+", recode, genotype) for genotype in record["gts"]]
              ${unphased === 'sorted' ? 'genotypes = [genotype if "|" in genotype else "/".join(sorted(genotype.split("/"))) for genotype in genotypes]' : ''}
              depth = record["ad"][number]
              records.append({**site._asdict(), "ac": count, "ad": [${depth === 'own' ? 'record["ad"][0]' : 'sum(record["ad"]) - depth'}, depth], "gts": genotypes})
          return records
      `,
  },
  javascript: {
    context: () => code`
      // Preparation of call sets for annotation, which wants one alternate allele a line.
      const KEYS = ['pos', 'ref', 'alt', 'ac', 'ad', 'gts'];

      function trim(pos, ref, alt) {
        while (Math.min(ref.length, alt.length) > 1 && ref.slice(-1) === alt.slice(-1)) {
          ref = ref.slice(0, -1);
          alt = alt.slice(0, -1);
        }
        while (Math.min(ref.length, alt.length) > 1 && ref[0] === alt[0]) {
          ref = ref.slice(1);
          alt = alt.slice(1);
          pos += 1;
        }
        return { pos, ref, alt };
      }

      // <<insert solution here>>

      const toLine = (record) => KEYS.map((key) => String(record[key])).join('\t');
      `,
    reference: ({ other, trimmed, star, depth, unphased, unseen }, name) => code`
      function ${name}(record) {
        const total = record.ad.reduce((a, b) => a + b, 0);
        const records = record.alts.map((alt, i) => ({
          ...${trimmed ? 'trim(record.pos, record.ref, alt)' : '{ pos: record.pos, ref: record.ref, alt }'},
          star: alt === '*',
          ac: record.ac[i],
          ad: [${depth === 'own' ? 'record.ad[0]' : 'total - record.ad[i + 1]'}, record.ad[i + 1]],
          gts: record.gts.map((genotype) => {
            const recoded = genotype.replace(/\d+/g, (allele) => (allele === '0' ? '0' : Number(allele) === i + 1 ? '1' : '${other === 'carried' ? 2 : other}'));
            return ${unphased === 'sorted' ? "recoded.includes('|') ? recoded : recoded.split('/').sort().join('/')" : 'recoded'};
          }),
        }));
        return records.filter(({ star, ac }) => ${[star === 'dropped' ? '!star' : '', unseen === 'dropped' ? 'ac > 0' : ''].filter(Boolean).join(' && ') || 'true'}).map(({ star, ...rest }) => rest);
      }
      `,
  },
});
