/** MIMICSQL's questions, as TREQS published them, and MedAgentGym's rows of them. */
import { type Fields, type QuestionFiles, readFields } from '../../ehr/import/questions/question-files.ts';
import type { Database, PublishedQuestions, PublishedRow } from '../../ehr/import/questions/published.ts';
import { agrees } from '../../ehr/import/questions/published-answer.ts';
import type { AnswerCell, AnswerRows } from '../../ehr/reward.ts';
import { type CategoryId, isCategory } from '../categories.ts';
import { dataText } from '../prompt.ts';
import { bound } from './bind-query.ts';

/** TREQS's files are called .json and hold an object a line. */
const FILES: QuestionFiles = { names: ['train.json', 'dev.json', 'test.json', 'train_tasks.jsonl', 'valid_tasks.jsonl', 'test_tasks.jsonl'], whose: 'TREQS', json: 'lines' };

/** By `sel` of MIMICSQL's format: none, count, max, min, average. */
const BY_SELECTION: readonly CategoryId[] = ['list-count', 'list-count', 'max', 'min', 'average'];
const BY_FUNCTION: Readonly<Record<string, CategoryId>> = { count: 'list-count', max: 'max', min: 'min', avg: 'average' };

/** What the query selects: its first function. */
export const categoryOfQuery = (query: string): CategoryId => BY_FUNCTION[/^\s*select\s+(\w+)\s*\(/i.exec(query)?.[1]?.toLowerCase() ?? ''] ?? 'list-count';

/** MIMICSQL's own rows have a `format`, whose `sel` says the aggregation. */
function ofMimicsql(fields: Fields): PublishedRow {
  const format = fields.get('format');
  const selection = typeof format === 'object' && format !== null && 'sel' in format ? format.sel : undefined;
  const category = typeof selection === 'number' ? BY_SELECTION[selection] : undefined;
  if (category === undefined) return fields.fail('field "format" has no "sel" from 0 to 4');
  return { ...common(fields), category, id: fields.required('key'), question: fields.required('question_refine'), query: fields.required('sql'), impossible: false, answer: undefined };
}

function ofMedAgentGym(fields: Fields, dbId: string): PublishedRow {
  fields.about(dbId);
  const impossible = fields.impossible();
  if (impossible) return fields.fail('the row is marked as impossible, which no question of MIMICSQL is');
  const query = fields.required('query');
  return { ...common(fields), category: categoryOfQuery(query), id: fields.required('id'), question: fields.required('question'), query, impossible, answer: fields.get('answer') };
}

const common = (fields: Fields): Pick<PublishedRow, 'file' | 'line' | 'split' | 'qTag'> => ({ file: fields.file, line: fields.line, split: fields.split(), qTag: '' });

async function* read({ dbId }: Database, dir: string, signal?: AbortSignal): AsyncGenerator<PublishedRow> {
  for await (const fields of readFields(dir, FILES, signal)) yield fields.get('format') === undefined && fields.get('sql') === undefined ? ofMedAgentGym(fields, dbId) : ofMimicsql(fields);
}

const prompt = (_: Database, mount: string, question: string): string => [
  dataText(mount),
  question.trim(),
  'Questions name values of the tables in lower case or in other words. "Which patients" and the like may ask how many there are: where a number of patients can be meant, it is. Patients are counted once each; conditions hold for one admission (HADM_ID).',
  'Assign the answer to the variable `answer`: one value, or a list when there are several (of tuples, when each has several parts; the order does not matter); values as they stand in the tables.',
].join('\n\n');

/** MedAgentGym's `answer` lists the cells of the first row, all as text. */
function answerRows(answer: unknown): AnswerRows | undefined {
  if (!Array.isArray(answer) || answer.length === 0) return undefined;
  const cells = answer.map((cell: unknown): AnswerCell | undefined => (cell === null || cell === 'None' ? null : typeof cell === 'string' || typeof cell === 'number' ? cell : undefined)).filter((cell) => cell !== undefined);
  return cells.length === answer.length ? [cells] : undefined;
}

/** The published row among those that were computed, where it is among them. */
const told = (computed: AnswerRows, published: AnswerRows): AnswerRows => {
  const same = computed.find((row) => agrees('rows', [row], published));
  return same === undefined ? computed : [same];
};

export const MIMICSQL_QUESTIONS: PublishedQuestions = { dataset: 'MIMICSQL', read, isCategory, bind: bound, prompt, answerRows, told };
