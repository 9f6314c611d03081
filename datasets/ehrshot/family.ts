/** EHRSHOT: generated cohorts, imported features and labels, near misses. */
import type { Family } from '../../env/families/family.ts';
import { generatedSource } from '../../env/families/generated-source.ts';
import { difficultyOf } from '../prediction/measured.ts';
import { reference } from '../prediction/programs.ts';
import { generatePredictions, type Scale, type Told } from '../prediction/record.ts';
import type { PredictionKind } from '../prediction/store.ts';
import { ehrshotImporter } from './import/index.ts';
import { EHRSHOT } from './info.ts';
import { MEASURED } from './measured.ts';
import { nearMisses } from './near-misses.ts';
import { FILE, programParts, taskOf } from './programs.ts';
import { promptOf } from './prompt.ts';

export const EHRSHOT_FILES: PredictionKind = { family: EHRSHOT.id, version: EHRSHOT.version, module: new URL('./make.ts', import.meta.url), categories: EHRSHOT.categories };

/** Twenty thousand rows of fourteen scores in full precision. */
const MOST_BYTES = 16 * 2 ** 20;

function tell(category: string, scale: Scale): Told {
  const task = taskOf(category);
  return {
    id: 'prediction_id', prompt: promptOf(task, scale), answer: { from: 'file', name: FILE, max_bytes: MOST_BYTES }, reference: reference(programParts(task)),
    difficulty: difficultyOf(MEASURED, category), mounts: [{ name: 'ehrshot', path: category }],
  };
}

export const ehrshot: Family = {
  info: EHRSHOT,
  sources: { twin: generatedSource(EHRSHOT, generatePredictions(EHRSHOT, EHRSHOT_FILES, MEASURED, tell)) },
  importer: ehrshotImporter,
  checks: { nearMisses, sample: { categories: ['guo-los', 'new-hypertension'], records: 2 } },
};
