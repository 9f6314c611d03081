/** Printed by `scripts/prediction-measures.ts`: what earns 0 and 1 on each task, and what simple models reach. */
import type { Measured } from '../prediction/measured.ts';

export const MEASURED: Measured = { train: {}, test: {} };
