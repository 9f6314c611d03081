/**
 * Imports published sequences, and grades them anew on tables of a user's own. A row becomes one task; its questions are graded by their
 * queries (the column `sql`; `seqsql`, which has tokens of its own, is not run), each tried on the tables at hand.
 */
import type { Importer, ImportReport } from '../../../env/families/importer.ts';
import { ImportError } from '../../../env/families/importer.ts';
import type { DataContext } from '../../../env/families/work.ts';
import type { Split, TaskRecord } from '../../../env/task.ts';
import type { ImportFamily } from '../../ehr/ehr-family.ts';
import { bound } from '../../ehr/import/bind-query.ts';
import { ownTables } from '../../ehr/import/index.ts';
import { Grader, type GraderOptions } from '../../ehr/import/questions/grader.ts';
import { publishedRows } from '../../ehr/import/questions/published-answer.ts';
import { QuestionReport } from '../../ehr/import/questions/report.ts';
import { type FollowUp, isFollowUp } from '../categories.ts';
import { EHR_SEQSQL } from '../info.ts';
import { categoryOf } from './category.ts';
import { type GradedQuestion, sequenceRecord } from './record.ts';
import { type PublishedQuestion, readSequences, type SequenceRow } from './rows.ts';

export const SEQSQL_TABLES: ImportFamily = { info: EHR_SEQSQL, schema: 'mimic-iii', dbId: 'mimic_iii' };
const LONGEST_PROMPT = 12_000;

type Source = Pick<SequenceRow, 'split' | 'seedQuestion' | 'compositionalSplit' | 'questions'> & { readonly category: FollowUp; readonly rowId: string };

/** @param place how the row is named where it is put aside */
async function addSequence(grader: Grader, report: QuestionReport, place: string, source: Source): Promise<void> {
  const { split, category, rowId } = source;
  const graded: GradedQuestion[] = [];
  for (const [position, each] of source.questions.entries()) {
    const boundQuery = each.query === '' ? '' : bound(each.query);
    const asked = { split, qTag: each.template === '' ? each.question : each.template, impossible: false, boundQuery, publishedAnswer: each.answer };
    const name = source.questions.length === 1 ? rowId : `${rowId}, question ${position + 1}`;
    const result = boundQuery === '' ? undefined : await grader.run(asked);
    if (result !== undefined) report.query(name, result);
    if (result?.ok === false) return report.quarantine(place, `the query of question ${position + 1} cannot be graded by: ${result.error}`);
    // Without a query there is nothing but the row's own answer.
    const rows = boundQuery === '' ? publishedRows(each.answer, 'rows') : undefined;
    if (boundQuery === '' && rows === undefined) return report.quarantine(place, 'the row has neither a query nor an answer that is a value or a list');
    graded.push({ ...each, boundQuery, gold: rows === undefined ? grader.goldOf(asked, result?.rows ?? []) : { kind: 'rows', rows, source: 'published' } });
  }
  const record = sequenceRecord(SEQSQL_TABLES, { ...source, index: report.nextIndex(split, category), questions: graded, tables: grader.tables });
  if (record.questions.some(({ prompt }) => prompt.length > LONGEST_PROMPT)) return report.quarantine(place, `a prompt is longer than ${LONGEST_PROMPT} characters`);
  report.task(record);
}

/**
 * @param dir a folder with EHR-SeqSQL's or MedAgentGym's files, or one of the files
 * @throws ImportError naming file and line when the files are not what they should be; the signal's reason when cancelled
 */
export async function importSequences(dir: string, context: DataContext, options: GraderOptions = {}): Promise<ImportReport> {
  const report = new QuestionReport();
  const seen = new Map<string, string>();
  // All rows are read before a query is run: a fault in the last line is told at once.
  const rows: SequenceRow[] = [];
  for await (const row of readSequences(dir, context.signal)) rows.push(row);
  await using grader = await Grader.open(SEQSQL_TABLES, context, options);
  for (const [done, row] of rows.entries()) {
    context.onProgress?.({ title: `importing ${EHR_SEQSQL.id}: sequences`, done: done + 1, total: rows.length });
    const place = `${row.file}:${row.line} (${row.id})`;
    const key = `${row.split}/${row.id}`;
    const first = seen.get(key);
    if (first !== undefined) {
      report.quarantine(place, `the row's id stands at ${first} already`);
      continue;
    }
    seen.set(key, `${row.file}:${row.line}`);
    await addSequence(grader, report, place, { ...row, rowId: row.id, category: categoryOf(row.questions) });
  }
  return report.finish();
}

/**
 * The imported sequences on tables that were imported after them. Category and position stay; one of whose queries fails is put aside.
 * @throws ImportError when no tables are imported
 */
export async function regradeSequences(records: readonly TaskRecord[], context: DataContext, options: GraderOptions = {}): Promise<ImportReport> {
  const report = new QuestionReport();
  await using grader = await Grader.open(SEQSQL_TABLES, context, options);
  if (!grader.onImportedTables) throw new ImportError(`no tables of ${EHR_SEQSQL.id} are imported`, context.tables);
  for (const [done, { id, split, category, provenance }] of records.entries()) {
    context.onProgress?.({ title: `grading ${EHR_SEQSQL.id}: sequences`, done: done + 1, total: records.length });
    if (!isFollowUp(category)) report.quarantine(id, `no kind of follow-up is called ${JSON.stringify(category)}: import the rows again`);
    else await addSequence(grader, report, id, { category, ...storedRow(split, provenance) });
  }
  return report.finish();
}

const textIn = (from: Readonly<Record<string, unknown>>, name: string): string => (typeof from[name] === 'string' ? from[name] : '');

/** The row as it was imported. */
function storedRow(split: Split, provenance: TaskRecord['provenance']): Omit<Source, 'category'> {
  const list: readonly unknown[] = Array.isArray(provenance['questions']) ? provenance['questions'] : [];
  const questions = list.flatMap((each): readonly PublishedQuestion[] => {
    if (typeof each !== 'object' || each === null) return [];
    const fields: Readonly<Record<string, unknown>> = { ...each };
    return [{ question: textIn(fields, 'question'), template: textIn(fields, 'template'), query: textIn(fields, 'query'), answer: fields['published_answer'] }];
  });
  return { split, rowId: textIn(provenance, 'row'), seedQuestion: textIn(provenance, 'seed_question'), compositionalSplit: textIn(provenance, 'compositional_split'), questions };
}

export const sequenceImporter: Importer = {
  import: (dir, context) => importSequences(dir, context),
  tables: { ...ownTables(SEQSQL_TABLES), regrade: (records, context) => regradeSequences(records, context) },
};
