/** N-PowerAI: generated questions, published rows, near misses. */
import { answerChecks } from '../../env/families/checks.ts';
import type { Family } from '../../env/families/family.ts';
import { generatedSource } from '../../env/families/generated-source.ts';
import { importNpower } from './import.ts';
import { NPOWER } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { generateTwin } from './twin/generate.ts';

export const npower: Family = {
  info: NPOWER,
  sources: { twin: generatedSource(NPOWER, generateTwin) },
  importer: { import: (dir, { signal }) => importNpower(dir, signal) },
  checks: answerChecks(nearMisses),
};
