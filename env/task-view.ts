/** The one place that decides what a client may see of a task record. */
import type { Runtime, TaskRecord } from './task.ts';

export interface TaskView {
  readonly id: string;
  readonly family: string;
  readonly split: string;
  readonly category: string;
  readonly source: string;
  readonly index: number;
  readonly difficulty: number;
  readonly prompt: string;
  readonly context?: string;
}

export function viewTask(record: TaskRecord, runtime: Runtime): TaskView {
  const { id, family, split, category, source, index, difficulty, prompt } = record;
  const context = record.context?.[runtime];
  return { id, family, split, category, source, index, difficulty, prompt, ...(context === undefined ? {} : { context }) };
}
