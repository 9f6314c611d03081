/** The one place that decides what a client may see of a task record. */
import type { FamilyInfo } from './families/family-info.ts';
import type { Runtime, TaskRecord } from './task.ts';

export interface TaskView {
  readonly id: string;
  readonly family: string;
  readonly split: string;
  readonly category: string;
  readonly source: string;
  readonly index: number;
  readonly difficulty: number;
  /** Of the first question. */
  readonly prompt: string;
  /** Of those that follow. */
  readonly next_prompts?: readonly string[];
  readonly context?: string;
}

export function viewTask(record: TaskRecord, runtime: Runtime): TaskView {
  const { id, family, split, category, source, index, difficulty, questions: [{ prompt }, ...others] } = record;
  const context = record.context?.[runtime];
  return { id, family, split, category, source, index, difficulty, prompt, ...(others.length === 0 ? {} : { next_prompts: others.map((question) => question.prompt) }), ...(context === undefined ? {} : { context }) };
}

/**
 * May records of real patients be in what an agent sees of this task? In all that was imported, unless the family says that
 * its published rows are open to anybody; families that are not known here say nothing.
 */
export const isRestricted = (info: FamilyInfo | undefined, source: string): boolean => source !== 'twin' && info?.published.open !== true;
