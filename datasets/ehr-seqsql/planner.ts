/** Plans the sequences: the module that a planning thread loads. */
import type { MakePlanner, PlanKind } from '../ehr/planning/planner.ts';
import { PLAN_VERSION, type PlannedSequence, SequenceMaker } from './block.ts';
import { FOLLOW_UPS } from './categories.ts';

export const SEQUENCES: PlanKind = { name: 'sequences', version: PLAN_VERSION, schema: 'mimic-iii', categories: FOLLOW_UPS, module: new URL(import.meta.url) };

export const planner: MakePlanner<PlannedSequence> = (hospital, { split, key }) => new SequenceMaker(hospital, split, key);
