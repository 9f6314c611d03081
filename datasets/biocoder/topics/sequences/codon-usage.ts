/** Codon usage of coding sequences: counts, shares, relative synonymous codon usage (Sharp and Li, Nucleic Acids Res 15:1281-1295, 1987). */
import { geneticCode, pythonCodons } from '../../genetic-code.ts';
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const CODE = geneticCode(1);
const SYNONYMS = new Map([...CODE.values()].map((letter) => [letter, [...CODE.keys()].filter((codon) => CODE.get(codon) === letter)]));

export const codonUsage = defineFunction({
  id: 'codon-usage',
  difficulty: 4,
  conventions: {
    measure: ['RSCU', 'share of the amino acid', 'per thousand'],
    stops: ['left out', 'counted'],
    absent: ['left out', 'zero'],
    first: ['counted', 'left out'],
    pseudocount: [0, 1, 0.5],
  },
  // With a pseudocount no codon is absent.
  excluded: ({ absent, pseudocount }) => pseudocount > 0 && absent === 'left out',
  names: ['codon_usage', 'relative_codon_usage', 'codon_bias_table', 'codon_preferences'],
  describe: ({ measure, stops, absent, first, pseudocount }) => ({
    does: ['tabulates the codon usage of a set of coding sequences', 'measures how often each codon is used in a set of genes'],
    arguments: [{ name: 'genes', type: 'list[str]', meaning: 'coding sequences in upper case, each from its first codon on; letters other than A, C, G and T may occur' }],
    returns: `a dict from codon to ${measure === 'RSCU' ? 'RSCU' : measure === 'per thousand' ? 'its number per thousand codons' : 'share'}, as floats`,
    rules: [
      ['Codons that hold another letter than A, C, G and T, and an incomplete one at the end, do not count', 'Only complete codons of A, C, G and T count'],
      first === 'counted' ? ['The start codon counts like any other', 'The first codon of a gene is counted too'] : ['The first codon of each gene, the start codon, is not counted', 'Skip the first codon of every gene'],
      stops === 'left out' ? ['Stop codons are neither counted nor listed', 'Leave out TAA, TAG and TGA'] : ['Stop codons count too: the three are synonymous codons of `*`', 'TAA, TAG and TGA are treated as the synonymous codons of one more amino acid'],
      ...(pseudocount === 0 ? [] : [[`${pseudocount} is added to the count of every codon that may be listed, used or not`, `Use a pseudocount of ${pseudocount} for each codon of the table`] as const]),
      measure === 'RSCU' ? ['RSCU is the count of a codon divided by the mean count of the synonymous codons of its amino acid', 'RSCU: a codon\'s count over what it would be if all synonymous codons of that amino acid were used equally'] : measure === 'per thousand' ? ['Give 1000 times the count over the number of all counted codons', 'The number is per 1000 counted codons'] : ['The share is the count divided by the count of all synonymous codons of that amino acid', 'Divide by the total of the synonymous codons of the same amino acid'],
      absent === 'zero' ? ['Every codon is listed, with 0.0 where none of its amino acid (or no codon at all) occurs', 'All codons are keys; where there is nothing to divide by, the value is 0.0'] : ['Codons that do not occur are not listed', 'Only codons that occur are keys'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[]][] = [[[]], [['ATGTAA']], [['ATGCTGCTGTTATGA']], [['ATGAANAAATAG', 'GTGAAGCC']], [['TTTTTCTTT']], [['AT']], [['ATGATGATGTAATAA']], [['CTGCTACTGTAA', 'ATG']]];
    while (inputs.length < 16) inputs.push([Array.from({ length: rng.int(1, 3) }, () => `ATG${sprinkled(rng, sequence(rng, 3 * rng.int(3, 14) + rng.int(0, 2), rng.pick(['ACGT', 'CTG', 'AGT'])), 0.03, 'NR')}${rng.pick(['TAA', 'TGA', ''])}`)]);
    return inputs;
  },
  solve({ measure, stops, absent, first, pseudocount }, genes: string[]) {
    const codons = [...CODE.keys()].filter((codon) => stops === 'counted' || CODE.get(codon) !== '*');
    const counts = new Map<string, number>(codons.map((codon) => [codon, pseudocount]));
    for (const gene of genes) {
      for (let at = first === 'counted' ? 0 : 3; at + 3 <= gene.length; at += 3) {
        const codon = gene.slice(at, at + 3);
        const before = counts.get(codon);
        if (before !== undefined) counts.set(codon, before + 1);
      }
    }
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const usage: Record<string, number> = {};
    for (const [codon, count] of counts) {
      if (count === 0 && absent === 'left out') continue;
      const family = SYNONYMS.get(CODE.get(codon) ?? '') ?? [];
      const total = measure === 'per thousand' ? all : family.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
      const scale = measure === 'per thousand' ? 1000 : measure === 'RSCU' ? family.length : 1;
      usage[codon] = total === 0 ? 0 : (scale * count) / total;
    }
    return usage;
  },
  python: {
    context: () => code`
      """Codon bias of highly expressed genes."""
      from collections import Counter, defaultdict

      ${pythonCodons(1)}

      SYNONYMS = defaultdict(list)
      for codon, amino_acid in CODONS.items():
          SYNONYMS[amino_acid].append(codon)


      # <<insert solution here>>


      def optimal_codons(usage):
          """The codon that each amino acid prefers."""
          return {amino_acid: max(codons, key=lambda codon: usage.get(codon, 0.0)) for amino_acid, codons in SYNONYMS.items()}
      `,
    reference: ({ measure, stops, absent, first, pseudocount }, name) => code`
      def ${name}(genes):
          seen = Counter(gene[i:i + 3] for gene in genes for i in range(${first === 'counted' ? 0 : 3}, len(gene) // 3 * 3, 3))
          listed = [codon for codon in CODONS${stops === 'counted' ? '' : ' if CODONS[codon] != "*"'}]
          counts = {codon: seen[codon]${pseudocount > 0 ? ` + ${pseudocount}` : ''} for codon in listed}
          everything = sum(counts.values())
          usage = {}
          for codon in listed:
              synonyms = SYNONYMS[CODONS[codon]]
              total = ${measure === 'per thousand' ? 'everything / 1000' : measure === 'RSCU' ? 'sum(counts[each] for each in synonyms) / len(synonyms)' : 'sum(counts[each] for each in synonyms)'}
              ${absent === 'left out' ? 'if counts[codon]:\n    usage[codon] = counts[codon] / total' : 'usage[codon] = counts[codon] / total if total else 0.0'}
          return usage
      `,
  },
});
