/** Functions on variants and genotypes. */
import type { FunctionTemplate } from '../../template.ts';
import { genotypeDosage } from './genotype-dosage.ts';
import { infoField } from './info-field.ts';
import { normaliseVariant } from './normalise-variant.ts';
import { titvRatio } from './titv-ratio.ts';
import { variantClass } from './variant-class.ts';

export const VARIANTS: readonly FunctionTemplate[] = [infoField, genotypeDosage, normaliseVariant, variantClass, titvRatio];
