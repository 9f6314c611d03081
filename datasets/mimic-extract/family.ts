/** MIMIC-Extract: generated ICU stays, imported extracts, near misses. */
import type { Family } from '../../env/families/family.ts';
import { generatedSource } from '../../env/families/generated-source.ts';
import { difficultyOf } from '../prediction/measured.ts';
import { reference } from '../prediction/programs.ts';
import { generatePredictions, type Scale, type Told } from '../prediction/record.ts';
import type { PredictionKind } from '../prediction/store.ts';
import { mimicExtractImporter } from './import.ts';
import { MIMIC_EXTRACT } from './info.ts';
import { ID } from './make.ts';
import { MEASURED } from './measured.ts';
import { nearMisses } from './near-misses.ts';
import { cohortOf, mimicParts, VARIABLE } from './programs.ts';
import { promptOf } from './prompt.ts';

export const MIMIC_EXTRACT_FILES: PredictionKind = { family: MIMIC_EXTRACT.id, version: MIMIC_EXTRACT.version, module: new URL('./make.ts', import.meta.url), categories: MIMIC_EXTRACT.categories };

/** Ten thousand rows of eight scores in full precision. */
const MOST_BYTES = 8 * 2 ** 20;

function tell(category: string, scale: Scale): Told {
  const cohort = cohortOf(category);
  return {
    id: ID[cohort], prompt: promptOf(category, scale), answer: { from: 'variable', name: VARIABLE, max_bytes: MOST_BYTES }, reference: reference(mimicParts(category)),
    difficulty: difficultyOf(MEASURED, category), mounts: [{ name: 'mimic-extract', path: cohort }, { name: 'mimic-extract-labels', path: `${category}/labels` }],
  };
}

export const mimicExtract: Family = {
  info: MIMIC_EXTRACT,
  sources: { twin: generatedSource(MIMIC_EXTRACT, generatePredictions(MIMIC_EXTRACT, MIMIC_EXTRACT_FILES, MEASURED, tell)) },
  importer: mimicExtractImporter,
  checks: { nearMisses, sample: { categories: ['length-of-stay'], records: 1 } },
};
