/** How a family takes in what its benchmark published, and real tables that a user has. */
import type { TaskRecord } from '../task.ts';
import type { DataContext } from './work.ts';

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
  /** By what the rows are graded, where it is not by the published answers: a sentence for who compares the two. */
  readonly gradedBy?: string;
  /** `{"equation": {rows, agree, differ}, "score": {...}, "known_label_errors": {rows}}` and the like. */
  readonly recomputed: { readonly [group: string]: Agreement | { readonly rows: number } };
  /** Of families whose answers are queries: whether each answerable row's query runs on the tables at hand, and how many rows it gives. */
  readonly queries?: readonly { readonly row: string; readonly executes: boolean; readonly rows: number | null; readonly error?: string }[];
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

export interface ImportOptions {
  /** The address of a server on which the benchmark's tasks stand, where it has one. */
  readonly server?: string | undefined;
}

export interface Importer {
  /**
   * Reads the published files under `dir` as they are (the folder with `<split>_tasks.jsonl`, or a file).
   * @throws ImportError naming file and line when the files are not what they should be
   */
  import(dir: string, context: DataContext, options?: ImportOptions): Promise<ImportReport>;
  /** May the tasks stand on a server of the user's? */
  readonly server?: true;
  /** Of families whose tasks stand on tables. */
  readonly tables?: OwnTables;
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
