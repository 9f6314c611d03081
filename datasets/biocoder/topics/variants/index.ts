/** Functions on variants and genotypes. */
import type { FunctionTemplate } from '../../template.ts';
import { alleleFrequencies } from './allele-frequencies.ts';
import { codingConsequence } from './coding-consequence.ts';
import { genotypeDosage } from './genotype-dosage.ts';
import { hardFilters } from './hard-filters.ts';
import { hardyWeinberg } from './hardy-weinberg.ts';
import { hgvsName } from './hgvs-name.ts';
import { homozygousRuns } from './homozygous-runs.ts';
import { hweExact } from './hwe-exact.ts';
import { infoField } from './info-field.ts';
import { linkageDisequilibrium } from './linkage-disequilibrium.ts';
import { mendelianErrors } from './mendelian-errors.ts';
import { mutationContext } from './mutation-context.ts';
import { normaliseVariant } from './normalise-variant.ts';
import { splitMultiallelic } from './split-multiallelic.ts';
import { strandBias } from './strand-bias.ts';
import { titvRatio } from './titv-ratio.ts';
import { variantClass } from './variant-class.ts';

export const VARIANTS: readonly FunctionTemplate[] = [
  infoField, genotypeDosage, normaliseVariant, variantClass, titvRatio, alleleFrequencies, hardyWeinberg, hweExact, splitMultiallelic, hgvsName, codingConsequence, linkageDisequilibrium, strandBias, hardFilters,
  mendelianErrors, homozygousRuns, mutationContext,
];
