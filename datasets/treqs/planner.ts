/** Plans the questions on MIMICSQL's tables: the module that a planning thread loads. */
import type { MakePlanner, PlanKind } from '../ehr/planning/planner.ts';
import { BlockMaker, PLAN_VERSION, type PlannedTask } from './block.ts';
import { TREQS_CATEGORIES } from './categories.ts';
import { Pools } from './pools.ts';

export const TREQS_PLAN: PlanKind = { name: 'questions', version: PLAN_VERSION, schema: 'mimicsql', categories: TREQS_CATEGORIES, module: new URL(import.meta.url) };

export const planner: MakePlanner<PlannedTask> = (hospital, { split, key }) => new BlockMaker(hospital, new Pools(hospital), split, key);
