/** N-PowerAI: generated questions, published rows, near misses. */
import type { Family } from '../../env/family.ts';
import { importNpower } from './import.ts';
import { NPOWER } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { generateTwin } from './twin/generate.ts';

export const npower: Family = {
  info: NPOWER,
  generate: generateTwin,
  import: (dir, signal) => importNpower(dir, signal),
  wrongAnswers: nearMisses,
};
