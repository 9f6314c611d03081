/** Functions for the laboratory. */
import type { FunctionTemplate } from '../../template.ts';
import { meltingTemperature } from './melting-temperature.ts';
import { nearestNeighbour } from './nearest-neighbour.ts';
import { plateLayout } from './plate-layout.ts';
import { primerFaults } from './primer-faults.ts';
import { relativeExpression } from './relative-expression.ts';
import { serialDilution } from './serial-dilution.ts';
import { standardCurve } from './standard-curve.ts';
import { wellIndex } from './well-index.ts';

export const LABORATORY: readonly FunctionTemplate[] = [meltingTemperature, nearestNeighbour, primerFaults, serialDilution, wellIndex, plateLayout, standardCurve, relativeExpression];
