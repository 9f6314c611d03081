/**
 * What a dataset family offers to the catalogue. A family is a folder under `datasets/`; `env/` knows only
 * this interface.
 */
import type { ActionName, FeedbackMode, Runtime, SandboxVariant, Split, TaskLimits, TaskRecord } from './task.ts';

export interface Category {
  /** Part of the task id: lower case, digits, hyphens. */
  readonly id: string;
  readonly title: string;
}

/** What does not differ between the tasks of a family. */
export interface FamilyInfo {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** One sentence: what the agent is asked to do. */
  readonly summary: string;
  /** `internal` families are trained on; `external` ones are held out by default. */
  readonly scope: 'internal' | 'external';
  readonly categories: readonly Category[];
  /** The paper's counts. Indices past them give new tasks. */
  readonly counts: { readonly [split in Split]: number };
  readonly actions: readonly ActionName[];
  readonly runtimes: readonly Runtime[];
  readonly variant: SandboxVariant;
  readonly limits: TaskLimits;
  readonly feedback: FeedbackMode;
  /** Licence and source of the published rows, shown before they are first used. */
  readonly published: { readonly licence: string; readonly source: string; readonly citation: string };
}

/** How many of a split's tasks are of the category at that position: task n is of category `n mod categories`. */
export const countOfCategory = (total: number, categories: number, position: number): number => Math.floor(total / categories) + (position < total % categories ? 1 : 0);

/** Names one generated task. The n-th task of a split is category `n mod C`, index `floor(n / C)`. */
export interface TwinRef {
  readonly split: Split;
  readonly category: string;
  readonly index: number;
}

/** One line of an import's account: a row that became a task, or one that did not and why. */
export type ImportedRow =
  | { readonly kind: 'task'; readonly record: TaskRecord }
  | { readonly kind: 'quarantined'; readonly row: string; readonly reason: string };

/** How often our own computation from a row's data gives the published answer, by the family's own grouping. */
export interface Agreement {
  readonly rows: number;
  readonly agree: number;
  /** Ids of the rows that differ. */
  readonly differ: readonly string[];
}

export interface ImportReport {
  readonly rows: readonly ImportedRow[];
  /** `{"equation": {rows, agree, differ}, "score": {...}, "known_label_errors": {rows}}` and the like. */
  readonly recomputed: { readonly [group: string]: Agreement | { readonly rows: number } };
  /** Of families whose answers are queries: whether each row's query runs on the tables at hand, and how many rows it gives. */
  readonly queries?: readonly { readonly row: string; readonly executes: boolean; readonly rows: number | null; readonly error?: string }[];
}

/** Where a family finds and makes the tables that its tasks stand on, and how to follow and stop that. */
export interface DataContext {
  /** Absolute path of the folder under which all tables lie that episodes mount. */
  readonly tables: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((work: Work) => void) | undefined;
}

/** How far a long piece of work has come. */
export interface Work {
  /** What is done, such as "making the mimic-iii train hospital". */
  readonly title: string;
  readonly done: number;
  readonly total: number;
}

/** What became of a user's own tables. */
export interface TablesReport {
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly patients: number;
  /** What was checked and found wanting, though not badly enough to refuse the tables. */
  readonly warnings: readonly string[];
}

/** A family's use of real tables that a user has. */
export interface OwnTables {
  /**
   * Reads the tables under `dir` into the folder for tables, beside an earlier import.
   * @throws ImportError naming file and line when they are not what they should be
   */
  import(dir: string, context: DataContext, options?: { readonly patients?: number | undefined }): Promise<TablesReport>;
  /** The imported rows of questions with their gold answers computed anew on the tables at hand. */
  regrade(records: readonly TaskRecord[], context: DataContext): Promise<ImportReport>;
  /** Removes all imports but the newest, on which the questions stand by now. */
  removeOlder(context: DataContext): Promise<void>;
}

export interface Family {
  readonly info: FamilyInfo;
  /**
   * A pure function of its argument: equal bytes on every machine and in every process. Takes milliseconds, save that a
   * family on tables makes them at its first task of a split.
   */
  generate(ref: TwinRef, context: DataContext): TaskRecord | Promise<TaskRecord>;
  /**
   * Reads the published files under `dir` as they are (the folder with `<split>_tasks.jsonl`, or a file).
   * Throws an `ImportError` naming file and line when the files are not what they should be.
   */
  import(dir: string, context: DataContext): Promise<ImportReport>;
  readonly ownTables?: OwnTables;
  /** Answers that must earn nothing for this task (near misses), for `verify` and the conformance tests. */
  wrongAnswers(record: TaskRecord): readonly string[];
}

/** The files given to an importer are not what they should be: says which file and line, and what to do. */
export class ImportError extends Error {
  readonly file: string;
  readonly line: number | undefined;
  constructor(message: string, file: string, line?: number) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${message}`);
    this.name = 'ImportError';
    this.file = file;
    this.line = line;
  }
}
