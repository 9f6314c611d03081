/** A published question as a task. */
import type { Split, TaskRecord } from '../../../../env/task.ts';
import { type AnswerKind, type AnswerRows, goldText, rewardFor } from '../../reward.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { questionsOf } from './questions-of.ts';

/**
 * Where the answer that is graded by comes from: `recomputed` by the row's query on imported tables, `published` with the
 * row, or `none` (the query was run on nothing but synthetic tables, whose answer is another).
 */
export type GoldSource = 'recomputed' | 'published' | 'none';

export interface Gold {
  readonly kind: AnswerKind;
  readonly rows: AnswerRows;
  readonly source: GoldSource;
}

export interface QuestionParts {
  readonly split: Split;
  readonly category: string;
  readonly index: number;
  readonly question: string;
  readonly rowId: string;
  readonly qTag: string;
  /** As published; "null" or empty for unanswerable questions. */
  readonly query: string;
  /** As it is run; empty for unanswerable questions. */
  readonly boundQuery: string;
  /** The row's own answer as it stands in the file, if it has one. */
  readonly publishedAnswer: unknown;
  /** The folder of tables, relative to the folder for all tables. */
  readonly tables: string;
  readonly gold: Gold;
}

export function questionRecord(family: ImportFamily, parts: QuestionParts): TaskRecord {
  const { info, dbId } = family;
  const { dataset, prompt } = questionsOf(family);
  const { split, category, index, gold } = parts;
  return {
    id: `${info.id}-v${info.version}/published/${split}/${category}/${index}`,
    family: info.id,
    version: info.version,
    source: 'published',
    split, category, index,
    difficulty: difficultyOf(parts.boundQuery),
    questions: [{ prompt: prompt(family, info.id, parts.question), reward: rewardFor(gold.kind, gold.rows), gold: goldText(gold.kind, gold.rows), reference: { python: referenceFor(info.id, gold.kind, parts.boundQuery) } }],
    actions: [...info.actions],
    runtimes: [...info.runtimes],
    variant: info.variant,
    mounts: [{ name: info.id, path: parts.tables }],
    limits: info.limits,
    provenance: {
      dataset, db_id: dbId, row: parts.rowId, question: parts.question, q_tag: parts.qTag,
      query: parts.query, bound_query: parts.boundQuery,
      ...(parts.publishedAnswer === undefined ? {} : { published_answer: parts.publishedAnswer }),
      gold: gold.source, answer_kind: gold.kind,
      // Gold and reference are one query: that they agree proves nothing.
      reference: 'published query',
    },
  };
}

/** 1 for one SELECT, one more for each further one, up to 5; abstaining takes a look at all tables. */
export function difficultyOf(query: string): number {
  return query === '' ? 2 : Math.min(5, Math.max(1, query.match(/\bselect\b/gi)?.length ?? 1));
}

/** A program that runs the query on the mounted file. A JSON text is a text of Python too. */
export function referenceFor(mount: string, kind: AnswerKind, query: string): string {
  if (kind === 'abstain') return 'answer = None\n';
  const form = kind === 'yes_no' ? 'bool(rows[0][0])' : 'rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else [row[0] if len(row) == 1 else row for row in rows]';
  return `import sqlite3\n\nconnection = sqlite3.connect("file:/data/${mount}/hospital.sqlite?mode=ro&immutable=1", uri=True)\nrows = connection.execute(${JSON.stringify(query)}).fetchall()\nanswer = ${form}\n`;
}
