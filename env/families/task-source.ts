/** Where tasks of a family come from: generated, imported, or read from a folder when asked for. */
import type { Split, TaskRecord } from '../task.ts';
import type { DataContext } from './work.ts';

/** Names one task of a source. */
export interface TaskPlace {
  readonly split: Split;
  readonly category: string;
  readonly index: number;
  /** Fingerprint of the key that made it, where that is not the public one. */
  readonly twin?: string;
}

export interface TaskFilter { readonly split: Split; readonly category?: string | undefined }

export interface TaskSource {
  /** Does a place give the same record for as long as the process runs? Such records are kept in memory. */
  readonly pure: boolean;
  /** How many tasks it lists of a split, or of one of its categories. A generated source has more behind them. */
  count(filter: TaskFilter): number;
  /** Places in catalogue order, from any offset on: past the count too where there are such tasks, else none. */
  page(filter: TaskFilter, offset: number, limit: number): readonly TaskPlace[];
  /** Undefined where there is no such task. */
  record(place: TaskPlace, context: DataContext): TaskRecord | undefined | Promise<TaskRecord | undefined>;
}
