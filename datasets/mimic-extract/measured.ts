/** Printed by `scripts/prediction-measures.ts`: what earns 0 and 1 on each task, and what simple models reach. */
import type { Measured } from '../prediction/measured.ts';

export const MEASURED: Measured = {
  train: {
    'mortality': { floor: 0.6780, linear: 0.7464, reference: 0.8573, ceiling: 0.8624 },
    'length-of-stay': { floor: 0.6646, linear: 0.7535, reference: 0.8802, ceiling: 0.8828 },
    'intervention': { floor: 0.6667, linear: 0.7010, reference: 0.8210, ceiling: 0.8223 },
  },
  test: {
    'mortality': { floor: 0.6478, linear: 0.7171, reference: 0.8490, ceiling: 0.8520 },
    'length-of-stay': { floor: 0.6627, linear: 0.7333, reference: 0.8821, ceiling: 0.8853 },
    'intervention': { floor: 0.6776, linear: 0.7186, reference: 0.8299, ceiling: 0.8325 },
  },
};
