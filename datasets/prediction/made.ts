/** What a family of predictions makes once for a split: files that episodes mount, and for each category what is hidden. */
import type { Split } from '../../env/task.ts';

/** The hidden side of a task: parameters of the rule `predictions`, save the ceiling. */
export interface TaskGold {
  /** Ids of the test rows, with a space between. */
  readonly ids: string;
  readonly columns: readonly { readonly name: string; readonly labels: string; readonly classes?: string }[];
  /** What the best single feature reaches. */
  readonly floor: number;
}

export interface MadeTask { readonly category: string; readonly gold: TaskGold }

export interface SplitOrder {
  readonly split: Split;
  /** The operator's secret, part of every stream of random numbers; empty for the public tasks. */
  readonly key: string;
}

/** Writes files by their path under the split's folder; gives each task when its files are whole. */
export type MakeFiles = (order: SplitOrder, write: (path: string, text: string) => void) => Iterable<MadeTask>;

/** Where a split's files lie: what episodes mount, what is hidden, and the list of both, which is written last. */
export const VISIBLE = 'visible';
export const HIDDEN = 'hidden';
export const MANIFEST = 'manifest.json';

/** For the thread that writes them. */
export interface WriteOrder extends SplitOrder {
  /** Address of the module that exports `make`. */
  readonly module: string;
  readonly folder: string;
}
