/** Allele dosages of samples from their VCF genotype columns. */
import { code, defineFunction } from '../../template.ts';
import { allelesOf, genotype } from './genotypes.ts';

export const genotypeDosage = defineFunction({
  id: 'genotype-dosage',
  difficulty: 1,
  conventions: {
    missing: [null, -1, 'mean'],
    partial: ['missing', 'known'],
    counted: ['any', 'first', 'reference'],
    haploid: ['single', 'doubled'],
    quality: [20, 30],
  },
  names: ['dosages', 'genotype_dosages', 'alt_dosage', 'sample_dosages'],
  describe: ({ missing, partial, counted, haploid }) => ({
    does: ['gives the allele dosage of each sample of a VCF record', 'converts the sample columns of a VCF line to allele dosages'],
    arguments: [{ name: 'samples', type: 'list[str]', meaning: 'the sample columns in the format GT:GQ, as `0/1:45`; alleles stand between `/` or `|`, and a haploid genotype is one allele alone' }],
    returns: `a list with one number${missing === null ? ' or None' : ''} for each sample`,
    rules: [
      counted === 'any' ? ['The dosage is the number of alleles other than 0', 'Every non-reference allele counts 1'] : counted === 'first' ? ['The dosage is the number of alleles 1; other alternate alleles do not count', 'Only the first alternate allele (1) is counted'] : ['The dosage is the number of reference alleles (0)', 'Count the alleles 0'],
      haploid === 'single' ? ['A haploid genotype has a dosage of at most 1', 'The single allele of a haploid genotype counts like any other'] : ['The count of a haploid genotype is doubled', 'A haploid genotype counts as if its allele were there twice'],
      partial === 'missing' ? ['A genotype with any allele `.` is missing', 'One `.` among the alleles makes the genotype missing'] : ['A genotype is missing only if all its alleles are `.`; otherwise the known ones are counted', 'Half-called genotypes count their known alleles; those without any known allele are missing'],
      ['A genotype is missing, too, whose GQ is below MIN_GQ of the module or is `.`', 'Genotypes of a quality (GQ) less than `MIN_GQ`, or of quality `.`, are treated as missing'],
      missing === 'mean' ? ['Missing genotypes get the mean dosage of the samples that are not missing, or 0 if all are', 'Missing dosages are imputed by the mean of the others (0 where there are none)'] : ['A missing genotype has the dosage ' + (missing === null ? 'None' : '-1'), `Put ${missing === null ? 'None' : '-1'} for a missing genotype`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[]][] = [[[]], [['0/1:19', '0/1:20', '0/2:25', '1/1:29', '1|2:30']], [['./.:99', '0/0:99', '1/1:.']], [['./1:40', '0/1:50', '.|0:45', '2/.:70']], [['1:60', '0:60', '2:61', '.:60', '1|1:60']], [['.:.']], [['0/0:25', '1/2:35']]];
    while (inputs.length < 18) inputs.push([Array.from({ length: rng.int(2, 8) }, () => `${genotype(rng, 2, 0.35)}:${rng.chance(0.1) ? '.' : rng.int(10, 60)}`)]);
    return inputs;
  },
  solve({ missing, partial, counted, haploid, quality }, samples: readonly string[]) {
    const dosages = samples.map((sample) => {
      const [genotype = '', gq = '.'] = sample.split(':');
      const alleles = allelesOf(genotype);
      const known = alleles.filter((allele) => allele !== '.');
      if (gq === '.' || Number(gq) < quality || known.length === 0 || (partial === 'missing' && known.length < alleles.length)) return null;
      const count = known.filter((allele) => (counted === 'any' ? allele !== '0' : allele === (counted === 'first' ? '1' : '0'))).length;
      return count * (haploid === 'doubled' && alleles.length === 1 ? 2 : 1);
    });
    const called = dosages.filter((dosage) => dosage !== null);
    const mean = called.reduce((sum, dosage) => sum + dosage, 0) / Math.max(1, called.length);
    return dosages.map((dosage) => dosage ?? (missing === 'mean' ? mean : missing));
  },
  python: {
    context: ({ quality }) => code`
      """Genotype matrices for association tests."""
      import re
      from statistics import fmean

      MIN_GQ = ${quality}


      def alleles_of(genotype):
          return re.split("[/|]", genotype)


      # <<insert solution here>>


      def is_polymorphic(values):
          return len({value for value in values if value is not None and value >= 0}) > 1
      `,
    reference: ({ missing, partial, counted, haploid }, name) => code`
      def ${name}(samples):
          values = []
          for sample in samples:
              genotype, gq = sample.split(":")
              alleles = alleles_of(genotype)
              unknown = alleles.count(".")
              if gq == "." or int(gq) < MIN_GQ or ${partial === 'missing' ? 'unknown' : 'unknown == len(alleles)'}:
                  values.append(None)
                  continue
              count = ${counted === 'any' ? 'len(alleles) - unknown - alleles.count("0")' : `alleles.count("${counted === 'first' ? 1 : 0}")`}
              values.append(count${haploid === 'doubled' ? ' * (2 if len(alleles) == 1 else 1)' : ''})
          ${missing === 'mean' ? 'called = [value for value in values if value is not None]\nfill = fmean(called) if called else 0' : `fill = ${missing === null ? 'None' : '-1'}`}
          return [fill if value is None else value for value in values]
      `,
  },
  javascript: {
    context: ({ quality }) => code`
      // Genotype matrices for association tests.
      const MIN_GQ = ${quality};

      const allelesOf = (genotype) => genotype.split(/[\/|]/);

      // <<insert solution here>>
      `,
    reference: ({ missing, partial, counted, haploid }, name) => code`
      function ${name}(samples) {
        let sum = 0;
        let called = 0;
        const values = samples.map((sample) => {
          const [genotype, gq] = sample.split(':');
          const alleles = allelesOf(genotype);
          if (!(Number(gq) >= MIN_GQ) || alleles.${partial === 'missing' ? 'some' : 'every'}((allele) => allele === '.')) return null;
          let count = 0;
          for (const allele of alleles) if (${counted === 'any' ? "allele !== '.' && allele !== '0'" : `allele === '${counted === 'first' ? 1 : 0}'`}) count += 1;
          ${haploid === 'doubled' ? 'if (alleles.length === 1) count *= 2;' : ''}
          sum += count;
          called += 1;
          return count;
        });
        const fill = ${missing === 'mean' ? 'called > 0 ? sum / called : 0' : String(missing)};
        return values.map((value) => (value === null ? fill : value));
      }
      `,
  },
});
