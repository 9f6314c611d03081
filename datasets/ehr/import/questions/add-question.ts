/** One question into the report: its query is run, and it becomes a task or is put aside with the reason. */
import type { ImportFamily } from '../../ehr-family.ts';
import type { Grader } from './grader.ts';
import { questionsOf } from './questions-of.ts';
import { questionRecord, type QuestionParts } from './record.ts';
import type { QuestionReport } from './report.ts';

const LONGEST_PROMPT = 12_000;

export type QuestionSource = Omit<QuestionParts, 'gold' | 'index' | 'tables'> & { readonly impossible: boolean };

/** @param place how the row is named where it is put aside */
export async function addQuestion(family: ImportFamily, grader: Grader, report: QuestionReport, place: string, source: QuestionSource): Promise<void> {
  const result = source.impossible ? undefined : await grader.run(source);
  if (result !== undefined) report.query(source.rowId, result);
  if (result?.ok === false) return report.quarantine(place, `its query cannot be graded by: ${result.error}`);
  const computed = result?.rows ?? [];
  const gold = grader.goldOf(source, computed);
  const record = questionRecord(family, { ...source, index: report.nextIndex(source.split, source.category), tables: grader.tables, gold });
  if (record.questions[0].prompt.length > LONGEST_PROMPT) return report.quarantine(place, `the prompt is longer than ${LONGEST_PROMPT} characters`);
  report.task(record);
  const published = gold.source === 'recomputed' ? questionsOf(family).answerRows(source.publishedAnswer, gold.kind) : undefined;
  if (published !== undefined) report.compare(record.id, source.category, gold.kind, questionsOf(family).told?.(computed, published) ?? computed, published);
}
