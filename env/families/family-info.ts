/** What does not differ between the tasks of a family. */
import type { ActionName, FeedbackMode, Runtime, SandboxVariant, TaskLimits } from '../task.ts';

export interface Category {
  /** Part of the task id: lower case, digits, hyphens. */
  readonly id: string;
  readonly title: string;
}

export interface FamilyInfo {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Its name in Gymnasium's registry, such as `MedCalc-v2`; none for a family that the Python package does not know. */
  readonly gymnasium?: string;
  /** One sentence: what the agent is asked to do. */
  readonly summary: string;
  /** How answers are graded, in a few words. */
  readonly grading: string;
  /** `internal` families are trained on; `external` ones are held out by default. */
  readonly scope: 'internal' | 'external';
  readonly categories: readonly Category[];
  /** What the categories are, in the plural: `calculators`. */
  readonly categoryNoun: string;
  readonly actions: readonly ActionName[];
  readonly runtimes: readonly Runtime[];
  readonly variant: SandboxVariant;
  readonly limits: TaskLimits;
  readonly feedback: FeedbackMode;
  /** Is the number of tasks fixed by their nature: one set of them, the same in both splits, on the data of other patients? Then those that are listed are all, and the catalogue counts them once. */
  readonly fixed?: true;
  /** Can most answers be found by trying, such as yes or no and points of a score? Then `paper` feedback must be asked for in so many words. */
  readonly guessable?: true;
  /**
   * Licence and source of the published rows, shown before they are first used. `open`: neither they nor their tables are
   * records of patients under an agreement; what episodes of other families' rows show is for the scope `admin`.
   */
  readonly published: { readonly licence: string; readonly source: string; readonly citation: string; readonly open?: true };
}
