/** MedCalc-Bench: generated notes, published rows, near misses. */
import type { Family } from '../../env/family.ts';
import { importMedcalc } from './import.ts';
import { MEDCALC } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { generateTwin } from './twin/generate.ts';

export const medcalc: Family = {
  info: MEDCALC,
  generate: generateTwin,
  import: importMedcalc,
  wrongAnswers: nearMisses,
};
