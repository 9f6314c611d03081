/**
 * Imports published questions. Each row's query is tried on the tables at hand, and the row becomes a task or is put aside
 * with the reason. Without imported tables a row is graded by its own answer, and stands on a folder that does not exist.
 */
import type { ImportReport } from '../../../../env/families/importer.ts';
import type { DataContext } from '../../../../env/families/work.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { addQuestion } from './add-question.ts';
import { Grader, type GraderOptions } from './grader.ts';
import type { PublishedRow } from './published.ts';
import { questionsOf } from './questions-of.ts';
import { QuestionReport } from './report.ts';

/**
 * @param dir a folder with the benchmark's or MedAgentGym's files, or one of the files
 * @throws ImportError naming file and line when the files are not what they should be; the signal's reason when cancelled
 */
export async function importQuestions(family: ImportFamily, dir: string, context: DataContext, options: GraderOptions = {}): Promise<ImportReport> {
  const report = new QuestionReport();
  const seen = new Map<string, string>();
  // All rows are read before a query is run: a fault in the last line is told at once.
  const published = questionsOf(family);
  const rows: PublishedRow[] = [];
  for await (const row of published.read(family, dir, context.signal)) rows.push(row);
  await using grader = await Grader.open(family, context, options);
  let done = 0;
  for (const row of rows) {
    context.onProgress?.({ title: `importing ${family.info.id}: questions`, done: ++done, total: rows.length });
    const place = `${row.file}:${row.line} (${row.id})`;
    const first = seen.get(row.id);
    if (first !== undefined) {
      report.quarantine(place, `the row's id stands at ${first} already`);
      continue;
    }
    seen.set(row.id, `${row.file}:${row.line}`);
    await addQuestion(family, grader, report, place, {
      split: row.split, category: row.category, question: row.question, rowId: row.id, qTag: row.qTag, query: row.query,
      boundQuery: row.impossible ? '' : published.bind(row.query), impossible: row.impossible, publishedAnswer: row.answer,
    });
  }
  return report.finish();
}
