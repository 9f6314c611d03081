/** Alignments: making, scoring and reading them. */
import type { FunctionTemplate } from '../../template.ts';
import { alignmentScore } from './alignment-score.ts';
import { alignmentToCigar } from './alignment-to-cigar.ts';
import { chainAnchors } from './chain-anchors.ts';
import { columnConservation } from './column-conservation.ts';
import { dotPlot } from './dot-plot.ts';
import { editDistance } from './edit-distance.ts';
import { globalAlignment } from './global-alignment.ts';
import { localAlignment } from './local-alignment.ts';
import { mapPositions } from './map-positions.ts';
import { motifScan } from './motif-scan.ts';
import { percentIdentity } from './percent-identity.ts';
import { segmentScore } from './segment-score.ts';
import { suffixPrefixOverlap } from './suffix-prefix-overlap.ts';
import { sumOfPairs } from './sum-of-pairs.ts';
import { trimColumns } from './trim-columns.ts';

export const ALIGNMENT: readonly FunctionTemplate[] = [
  alignmentScore,
  alignmentToCigar,
  chainAnchors,
  columnConservation,
  dotPlot,
  editDistance,
  globalAlignment,
  localAlignment,
  mapPositions,
  motifScan,
  percentIdentity,
  segmentScore,
  suffixPrefixOverlap,
  sumOfPairs,
  trimColumns,
];
