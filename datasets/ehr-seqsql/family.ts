/** Sequences of linked questions on MIMIC-III's tables, as EHR-SeqSQL asks them. */
import type { Family } from '../../env/families/family.ts';
import { type Generate, generatedSource } from '../../env/families/generated-source.ts';
import { openPlan } from '../ehr/planning/plan.ts';
import type { PlannedSequence } from './block.ts';
import { sequenceImporter } from './import/index.ts';
import { EHR_SEQSQL } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { SEQUENCES } from './planner.ts';
import { recordOf } from './record.ts';

const generate: Generate = async (place, context) => {
  const { split, category, draw } = place;
  const plan = await openPlan<PlannedSequence>(SEQUENCES, split, EHR_SEQSQL.counts[split], context);
  return recordOf(EHR_SEQSQL, place, plan.hospital, await plan.get(category, draw));
};

export const ehrSeqsql: Family = {
  info: EHR_SEQSQL,
  sources: { twin: generatedSource(EHR_SEQSQL, generate) },
  importer: sequenceImporter,
  checks: { nearMisses },
};
