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
}

export interface Family {
  readonly info: FamilyInfo;
  /** A pure function of its argument: equal bytes on every machine and in every process. Takes milliseconds. */
  generate(ref: TwinRef): TaskRecord;
  /**
   * Reads the published files under `dir` as they are (the folder with `<split>_tasks.jsonl`, or a file).
   * Throws an `ImportError` naming file and line when the files are not what they should be.
   */
  import(dir: string, signal?: AbortSignal): Promise<ImportReport>;
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
