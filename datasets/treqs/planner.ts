/** Plans the questions on MIMICSQL's tables: the module that a planning thread loads. */
import type { MakePlanner, PlanKind } from '../ehr/planning/planner.ts';
import { BlockMaker, PLAN_VERSION, type PlannedTask } from './block.ts';
import { TREQS_CATEGORIES } from './categories.ts';
import { Pools } from './pools.ts';
import { shadow } from './shadows.ts';

export const TREQS_PLAN: PlanKind = { name: 'questions', version: PLAN_VERSION, schema: 'mimicsql', categories: TREQS_CATEGORIES, module: new URL(import.meta.url) };

export const planner: MakePlanner<PlannedTask> = (hospital, { split, key }) => {
  const pools = new Pools(hospital);
  shadow(hospital);
  return new BlockMaker(hospital, pools, split, key);
};
