/** EHRCon: notes written from the tables of one admission, some of whose statements conflict with them. */
import { answerChecks } from '../../env/families/checks.ts';
import type { Family } from '../../env/families/family.ts';
import { type Generate, generatedSource } from '../../env/families/generated-source.ts';
import { ehrconImporter } from './import/index.ts';
import { EHRCON } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { openNotes } from './notes.ts';
import { recordOf } from './record.ts';

const generate: Generate = async (place, context) => {
  const { split, category, draw } = place;
  const plan = await openNotes(split, EHRCON.counts[split], context);
  return recordOf(EHRCON, place, plan.hospital, await plan.get(category, draw));
};

export const ehrcon: Family = {
  info: EHRCON,
  sources: { twin: generatedSource(EHRCON, generate) },
  importer: ehrconImporter,
  checks: answerChecks(nearMisses),
};
