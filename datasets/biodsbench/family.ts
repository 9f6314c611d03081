/** BioDSBench: generated questions on generated cancer studies, published rows, near misses. */
import type { Family } from '../../env/families/family.ts';
import { generatedSource } from '../../env/families/generated-source.ts';
import { generateTwin } from './generate.ts';
import { biodsbenchImporter } from './import/index.ts';
import { BIODSBENCH } from './info.ts';
import { nearMisses } from './near-misses.ts';

export const biodsbench: Family = {
  info: BIODSBENCH,
  sources: { twin: generatedSource(BIODSBENCH, generateTwin) },
  importer: biodsbenchImporter,
  checks: { nearMisses },
};
