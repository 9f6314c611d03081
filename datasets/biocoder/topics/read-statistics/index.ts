/** Statistics of sequencing reads and what is made of them. */
import type { FunctionTemplate } from '../../template.ts';
import { adapterTrimming } from './adapter-trimming.ts';
import { assemblyLengths } from './assembly-lengths.ts';
import { baseComposition } from './base-composition.ts';
import { coverageDepth } from './coverage-depth.ts';
import { expressionUnits } from './expression-units.ts';
import { geneCounting } from './gene-counting.ts';
import { insertSizes } from './insert-sizes.ts';
import { libraryComplexity } from './library-complexity.ts';
import { markDuplicates } from './mark-duplicates.ts';
import { mergePairs } from './merge-pairs.ts';
import { qualityTrimming } from './quality-trimming.ts';
import { rarefaction } from './rarefaction.ts';
import { sizeFactors } from './size-factors.ts';
import { strandSpecificity } from './strand-specificity.ts';
import { umiGroups } from './umi-groups.ts';

export const READ_STATISTICS: readonly FunctionTemplate[] = [
  adapterTrimming,
  assemblyLengths,
  baseComposition,
  coverageDepth,
  expressionUnits,
  geneCounting,
  insertSizes,
  libraryComplexity,
  markDuplicates,
  mergePairs,
  qualityTrimming,
  rarefaction,
  sizeFactors,
  strandSpecificity,
  umiGroups,
];
