/** The questions on one schema's tables. */
import type { DataContext } from '../../env/families/work.ts';
import type { Split } from '../../env/task.ts';
import type { PlannedTask } from './block.ts';
import { questionsOf } from './planner.ts';
import { openPlan, type Plan } from './planning/plan.ts';
import type { SchemaName } from './query.ts';

/** Makes the hospital and the plan where they are missing. @throws the signal's reason when cancelled */
export const openQuestions = (schema: SchemaName, split: Split, total: number, context: DataContext): Promise<Plan<PlannedTask>> => openPlan<PlannedTask>(questionsOf(schema), split, total, context);
