/** MedCalc-Bench: generated notes, published rows, near misses. */
import type { DataContext, Family, FamilyInfo } from '../../env/family.ts';
import { importMedcalc } from './import.ts';
import { MEDCALC } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { generateTwin } from './twin/generate.ts';

export const medcalc = {
  info: MEDCALC as FamilyInfo,
  generate: generateTwin,
  import: (dir: string, { signal }: Partial<DataContext> = {}) => importMedcalc(dir, signal),
  wrongAnswers: nearMisses,
} satisfies Family;
