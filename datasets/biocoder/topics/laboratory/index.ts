/** Functions for the laboratory. */
import type { FunctionTemplate } from '../../template.ts';
import { cellCount } from './cell-count.ts';
import { demultiplex } from './demultiplex.ts';
import { dnaAmount } from './dna-amount.ts';
import { doublingTime } from './doubling-time.ts';
import { meltingTemperature } from './melting-temperature.ts';
import { nearestNeighbour } from './nearest-neighbour.ts';
import { pcrEfficiency } from './pcr-efficiency.ts';
import { plateLayout } from './plate-layout.ts';
import { primerFaults } from './primer-faults.ts';
import { relativeExpression } from './relative-expression.ts';
import { replicateOutliers } from './replicate-outliers.ts';
import { restrictionDigest } from './restriction-digest.ts';
import { screeningWindow } from './screening-window.ts';
import { serialDilution } from './serial-dilution.ts';
import { standardCurve } from './standard-curve.ts';
import { wellIndex } from './well-index.ts';

export const LABORATORY: readonly FunctionTemplate[] = [
  meltingTemperature, nearestNeighbour, primerFaults, serialDilution, wellIndex, plateLayout, standardCurve, relativeExpression, pcrEfficiency, cellCount, doublingTime, dnaAmount, restrictionDigest, demultiplex,
  screeningWindow, replicateOutliers,
];
