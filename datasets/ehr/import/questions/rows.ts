/** Reads published questions: EHRSQL's `train.json`, `valid.json`, `test.json` (arrays), and MedAgentGym's `<split>_tasks.jsonl`. */
import type { Split } from '../../../../env/task.ts';
import { parsePythonLiteral } from '../../../readers/python-literal.ts';
import { type Fields, type QuestionFiles, readFields } from './question-files.ts';

export interface QuestionRow {
  readonly file: string;
  readonly line: number;
  readonly split: Split;
  readonly id: string;
  readonly question: string;
  /** The question with its values in the published order of words; empty where there is none. */
  readonly template: string;
  /** The question with its values left open; empty for unanswerable ones. */
  readonly qTag: string;
  /** Time filters: two global ones, within, two exact ones. Empty for unanswerable questions. */
  readonly tTag: readonly string[];
  /** Age group, aggregate, comparison, rank, survival period, times, sort, unit of the mean, unit of the count. */
  readonly oTag: readonly string[];
  readonly query: string;
  readonly impossible: boolean;
  /** MedAgentGym's `answer`, as it stands in the file; undefined where the row has none. */
  readonly answer: unknown;
}

const FILES: QuestionFiles = { names: ['train.json', 'valid.json', 'test.json', 'train_tasks.jsonl', 'valid_tasks.jsonl', 'test_tasks.jsonl'], whose: 'EHRSQL', json: 'array' };

/** @throws ImportError on a path without such files, broken JSON, a row of another database, and a field absent or of another type */
export async function* readQuestions(dir: string, dbId: string, signal?: AbortSignal): AsyncGenerator<QuestionRow> {
  for await (const fields of readFields(dir, FILES, signal)) yield readRow(fields, dbId);
}

function readRow(fields: Fields, dbId: string): QuestionRow {
  fields.about(dbId);
  const impossible = fields.impossible();
  return {
    file: fields.file, line: fields.line, split: fields.split(), id: fields.required('id'), question: fields.required('question'), template: fields.optional('template'), qTag: fields.optional('q_tag'),
    tTag: tags(fields.get('t_tag')), oTag: tags(fields.get('o_tag')), query: impossible ? fields.optional('query') : fields.required('query'), impossible, answer: fields.get('answer'),
  };
}

/** A list of texts, or Python's repr of one, as some published rows have it. */
function tags(value: unknown): readonly string[] {
  const list = typeof value === 'string' ? literal(value) : value;
  return Array.isArray(list) ? list.map((each: unknown) => (typeof each === 'string' ? each : '')) : [];
}

function literal(text: string): unknown {
  try {
    return parsePythonLiteral(text);
  } catch {
    return undefined;
  }
}
