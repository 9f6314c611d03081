/** MedCalc-Bench: generated notes, published rows, near misses. */
import { answerChecks } from '../../env/families/checks.ts';
import type { Family } from '../../env/families/family.ts';
import { generatedSource } from '../../env/families/generated-source.ts';
import { importMedcalc } from './import.ts';
import { MEDCALC } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { generateTwin } from './twin/generate.ts';

export const medcalc: Family = {
  info: MEDCALC,
  sources: { twin: generatedSource(MEDCALC, generateTwin) },
  importer: { import: (dir, { signal }) => importMedcalc(dir, signal) },
  checks: answerChecks(nearMisses),
};
