/** What a row's query gives on the tables at hand, and which gold answer follows from that. */
import type { DataContext, Work } from '../../../../env/families/work.ts';
import type { Split } from '../../../../env/task.ts';
import { ensureHospital, type HospitalSize } from '../../../hospital/index.ts';
import type { AnswerKind, AnswerRows } from '../../reward.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { QueryRunner } from '../queries/query-runner.ts';
import type { QueryResult } from '../queries/query-result.ts';
import { currentImport } from '../tables/current-import.ts';
import { asksYesNo } from './category.ts';
import type { Gold } from './record.ts';
import { questionsOf } from './questions-of.ts';

export interface GraderOptions {
  /** The synthetic hospital on which queries are tried while no tables are imported. */
  readonly size?: HospitalSize;
  /** Wall clock of one query. */
  readonly timeLimitMs?: number;
}

export interface Question {
  readonly split: Split;
  readonly qTag: string;
  readonly impossible: boolean;
  readonly boundQuery: string;
  readonly publishedAnswer: unknown;
}

/** Queries are run on the imported tables, or else on the synthetic hospital of the row's split, whose answers are never graded by. */
export class Grader implements AsyncDisposable {
  readonly #family: ImportFamily;
  readonly #context: DataContext;
  readonly #options: GraderOptions;
  readonly #runners = new Map<string, QueryRunner>();
  readonly #imported: string | undefined;
  /** The folder of the tables that the rows stand on, relative to the folder for tables. Without an import there is none of this name. */
  readonly tables: string;

  private constructor(family: ImportFamily, context: DataContext, options: GraderOptions, imported: { readonly name: string; readonly sqlite: string } | undefined) {
    this.#family = family;
    this.#context = context;
    this.#options = options;
    this.#imported = imported?.sqlite;
    this.tables = imported?.name ?? `${family.info.id}-imported-none`;
  }

  static async open(family: ImportFamily, context: DataContext, options: GraderOptions = {}): Promise<Grader> {
    return new Grader(family, context, options, await currentImport(context.tables, family));
  }

  get onImportedTables(): boolean {
    return this.#imported !== undefined;
  }

  /** Runs the query of an answerable question. */
  async run({ split, boundQuery }: Question): Promise<QueryResult> {
    const key = this.#imported === undefined ? split : 'imported';
    let runner = this.#runners.get(key);
    if (runner === undefined) {
      runner = new QueryRunner(this.#imported ?? await this.#hospital(split), { signal: this.#context.signal, ...(this.#options.timeLimitMs === undefined ? {} : { timeLimitMs: this.#options.timeLimitMs }) });
      this.#runners.set(key, runner);
    }
    return runner.run(boundQuery);
  }

  /** @param computed the rows of the query on the tables at hand */
  goldOf(question: Question, computed: AnswerRows): Gold {
    const kind = this.#kindOf(question, computed);
    // That a question is unanswerable is what its row says.
    if (kind === 'abstain') return { kind, rows: [], source: 'published' };
    if (this.onImportedTables) return { kind, rows: computed, source: 'recomputed' };
    const published = questionsOf(this.#family).answerRows(question.publishedAnswer, kind);
    return { kind, rows: published ?? [], source: published === undefined ? 'none' : 'published' };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const runner of this.#runners.values()) await runner[Symbol.asyncDispose]();
    this.#runners.clear();
  }

  /** A comparison with a value that is not there is neither true nor false: NULL, which is then what is asked for. */
  #kindOf({ impossible, qTag }: Question, computed: AnswerRows): AnswerKind {
    if (impossible) return 'abstain';
    if (!asksYesNo(qTag)) return 'rows';
    const [row] = computed;
    const isYesNo = computed.length === 1 && row?.length === 1 && (row[0] === 0 || row[0] === 1);
    return isYesNo || !this.onImportedTables ? 'yes_no' : 'rows';
  }

  async #hospital(split: Split): Promise<string> {
    const { tables: root, signal, onProgress } = this.#context;
    const { schema } = this.#family;
    const tell = (done: number, total: number): void => onProgress?.({ title: `making the ${schema} ${split} hospital`, done, total } satisfies Work);
    return (await ensureHospital({ schema, split, size: this.#options.size ?? 'full', root, signal, onProgress: tell })).sqlite;
  }
}
