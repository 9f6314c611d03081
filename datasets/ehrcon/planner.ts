/** Plans the notes on a hospital: the module that a planning thread loads. */
import type { MakePlanner, PlanKind } from '../ehr/planning/planner.ts';
import { NotePlanner, PLAN_VERSION, type PlannedNote } from './block.ts';
import { EHRCON_CATEGORIES } from './categories.ts';

export const NOTES: PlanKind = { name: 'notes', version: PLAN_VERSION, schema: 'mimic-iii', categories: EHRCON_CATEGORIES, module: new URL(import.meta.url) };

export const planner: MakePlanner<PlannedNote> = (hospital, ground) => new NotePlanner(hospital, ground);
