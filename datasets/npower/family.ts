/** N-PowerAI: generated questions, published rows, near misses. */
import type { DataContext, Family, FamilyInfo } from '../../env/family.ts';
import { importNpower } from './import.ts';
import { NPOWER } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { generateTwin } from './twin/generate.ts';

export const npower = {
  info: NPOWER as FamilyInfo,
  generate: generateTwin,
  import: (dir: string, { signal }: Partial<DataContext> = {}) => importNpower(dir, signal),
  wrongAnswers: nearMisses,
} satisfies Family;
