/** Plans the questions on one schema's tables: the module that a planning thread loads. */
import { BlockMaker, PLAN_VERSION, type PlannedTask } from './block.ts';
import { EHR_CATEGORIES } from './categories.ts';
import type { MakePlanner, PlanKind } from './planning/planner.ts';
import { Pools } from './pools.ts';
import { isSchema, type SchemaName } from './query.ts';

export const questionsOf = (schema: SchemaName): PlanKind => ({ name: 'questions', version: PLAN_VERSION, schema, categories: EHR_CATEGORIES, module: new URL(import.meta.url) });

export const planner: MakePlanner<PlannedTask> = (hospital, { schema, split, key }) => {
  if (!isSchema(schema)) throw new RangeError(`there are no questions on ${schema}`);
  return new BlockMaker(hospital, new Pools(schema, hospital), split, key);
};
