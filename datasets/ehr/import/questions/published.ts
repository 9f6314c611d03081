/** What tells the published questions of one benchmark from those of another. */
import type { Split } from '../../../../env/task.ts';
import type { SchemaName } from '../../../hospital/index.ts';
import type { AnswerKind, AnswerRows } from '../../reward.ts';

/** A published question as an importer takes it. */
export interface PublishedRow {
  readonly file: string;
  readonly line: number;
  readonly split: Split;
  readonly category: string;
  readonly id: string;
  readonly question: string;
  /** The question with its values left open; empty where there is none. */
  readonly qTag: string;
  readonly query: string;
  readonly impossible: boolean;
  /** The row's own answer as it stands in the file; undefined where it has none. */
  readonly answer: unknown;
}

/** The tables that questions are about. */
export interface Database {
  readonly schema: SchemaName;
  /** What published rows call it. */
  readonly dbId: string;
}

export interface PublishedQuestions {
  readonly dataset: string;
  /** @throws ImportError naming file and line when the files are not what they should be */
  readonly read: (database: Database, dir: string, signal?: AbortSignal) => AsyncGenerator<PublishedRow>;
  readonly isCategory: (id: string) => boolean;
  /** The query as SQLite can run it. */
  readonly bind: (query: string) => string;
  /** What the model is told; the tables lie under that folder of `/data`. */
  readonly prompt: (database: Database, mount: string, question: string) => string;
  /** The row's own answer as rows of a query. */
  readonly answerRows: (answer: unknown, kind: AnswerKind) => AnswerRows | undefined;
  /** Of the rows that were computed those that a published answer tells, where it does not tell all. */
  readonly told?: (computed: AnswerRows, published: AnswerRows) => AnswerRows;
}
