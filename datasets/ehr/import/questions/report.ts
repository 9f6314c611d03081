/** The account of an import or a new grading of questions. */
import type { Agreement, ImportedRow, ImportReport } from '../../../../env/families/importer.ts';
import type { Split, TaskRecord } from '../../../../env/task.ts';
import type { AnswerKind, AnswerRows } from '../../reward.ts';
import type { QueryResult } from '../queries/query-result.ts';
import { agrees } from './published-answer.ts';

type QueryLine = NonNullable<ImportReport['queries']>[number];

export class QuestionReport {
  readonly #rows: ImportedRow[] = [];
  readonly #queries: QueryLine[] = [];
  readonly #groups = new Map<string, { rows: number; agree: number; differ: string[] }>();
  readonly #counts = new Map<string, number>();
  readonly #indices = new Map<string, number>();

  /** The index of the next task of a split and category. */
  nextIndex(split: Split, category: string): number {
    return this.#indices.get(`${split}/${category}`) ?? 0;
  }

  task(record: TaskRecord): void {
    this.#indices.set(`${record.split}/${record.category}`, record.index + 1);
    this.#rows.push({ kind: 'task', record });
    // Abstaining and answering are counted apart.
    this.#count(record.category === 'unanswerable' ? 'unanswerable' : `answerable, gold ${String(record.provenance['gold'])}`);
  }

  quarantine(row: string, reason: string): void {
    this.#rows.push({ kind: 'quarantined', row, reason });
  }

  query(row: string, result: QueryResult): void {
    this.#queries.push(result.ok ? { row, executes: true, rows: result.rows.length } : { row, executes: false, rows: null, error: result.error });
    if (result.ok && result.rows.every((cells) => cells.every((cell) => cell === null))) this.#count('empty results');
  }

  /** Compares what was computed on imported tables with the row's own answer. */
  compare(id: string, category: string, kind: AnswerKind, computed: AnswerRows, published: AnswerRows): void {
    const group = this.#groups.get(category) ?? { rows: 0, agree: 0, differ: [] };
    this.#groups.set(category, group);
    group.rows++;
    if (agrees(kind, computed, published)) group.agree++;
    else group.differ.push(id);
  }

  finish(): ImportReport {
    const agreements: Record<string, Agreement> = Object.fromEntries([...this.#groups].sort(([a], [b]) => a.localeCompare(b)));
    const counts = Object.fromEntries([...this.#counts].sort(([a], [b]) => a.localeCompare(b)).map(([name, rows]) => [name, { rows }]));
    return { rows: this.#rows, recomputed: { ...agreements, ...counts }, queries: this.#queries };
  }

  #count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
}
