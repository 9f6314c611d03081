/** The planned notes of a split. */
import type { DataContext } from '../../env/families/work.ts';
import type { Split } from '../../env/task.ts';
import { openPlan, type Plan } from '../ehr/planning/plan.ts';
import type { PlannedNote } from './block.ts';
import { NOTES } from './planner.ts';

/** Makes the hospital and the plan where they are missing. @throws the signal's reason when cancelled */
export const openNotes = (split: Split, total: number, context: DataContext): Promise<Plan<PlannedNote>> => openPlan<PlannedNote>(NOTES, split, total, context);
