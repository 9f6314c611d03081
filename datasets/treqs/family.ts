/** Questions on MIMICSQL's tables, as TREQS asks them. */
import { answerChecks } from '../../env/families/checks.ts';
import type { Family } from '../../env/families/family.ts';
import { type Generate, generatedSource } from '../../env/families/generated-source.ts';
import { nearMisses } from '../ehr/near-misses.ts';
import { openPlan } from '../ehr/planning/plan.ts';
import type { PlannedTask } from './block.ts';
import { treqsImporter } from './import/index.ts';
import { TREQS } from './info.ts';
import { TREQS_PLAN } from './planner.ts';
import { recordOf } from './record.ts';

const generate: Generate = async (place, context) => {
  const plan = await openPlan<PlannedTask>(TREQS_PLAN, place.split, TREQS.counts[place.split], context);
  return recordOf(TREQS, place, plan.hospital, await plan.get(place.category, place.draw));
};

export const treqs: Family = {
  info: TREQS,
  sources: { twin: generatedSource(TREQS, generate) },
  importer: treqsImporter,
  checks: answerChecks(nearMisses),
};
