/** The imported questions on tables that were imported after them: each query is run again, and its rows are the new gold answer. */
import { ImportError, type ImportReport } from '../../../../env/families/importer.ts';
import type { DataContext } from '../../../../env/families/work.ts';
import type { TaskRecord } from '../../../../env/task.ts';
import type { ImportFamily } from '../../ehr-family.ts';
import { addQuestion } from './add-question.ts';
import { Grader, type GraderOptions } from './grader.ts';
import { questionsOf } from './questions-of.ts';
import { QuestionReport } from './report.ts';

/**
 * Category and position of a question stay; a question whose query fails on these tables is put aside.
 * @throws ImportError when no tables are imported
 */
export async function regradeQuestions(family: ImportFamily, records: readonly TaskRecord[], context: DataContext, options: GraderOptions = {}): Promise<ImportReport> {
  const report = new QuestionReport();
  const { bind, isCategory } = questionsOf(family);
  await using grader = await Grader.open(family, context, options);
  if (!grader.onImportedTables) throw new ImportError(`no tables of ${family.info.id} are imported`, context.tables);
  let done = 0;
  for (const { id, split, category, provenance } of records) {
    context.onProgress?.({ title: `grading ${family.info.id}: questions`, done: ++done, total: records.length });
    const text = (name: string): string => {
      const value = provenance[name];
      return typeof value === 'string' ? value : '';
    };
    if (!isCategory(category)) {
      report.quarantine(id, `no kind of question is called ${JSON.stringify(category)}: import the rows again`);
      continue;
    }
    const query = text('query');
    const impossible = text('answer_kind') === 'abstain';
    await addQuestion(family, grader, report, id, {
      split, category, question: text('question'), rowId: text('row'), qTag: text('q_tag'), query,
      boundQuery: impossible ? '' : bind(query), impossible, publishedAnswer: provenance['published_answer'],
    });
  }
  return report.finish();
}
