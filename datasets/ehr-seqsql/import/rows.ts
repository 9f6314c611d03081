/** Reads published sequences: EHR-SeqSQL's `data.json` (an array), and MedAgentGym's `<split>_tasks.jsonl`, which have one question a row. */
import path from 'node:path';
import { parsePythonLiteral } from '../../readers/python-literal.ts';
import { type Fields, type QuestionFiles, readFields } from '../../ehr/import/questions/question-files.ts';
import type { Split } from '../../../env/task.ts';

export interface PublishedQuestion {
  readonly question: string;
  /** With its values left open; empty where there is none. */
  readonly template: string;
  /** Empty where the row has none: MedAgentGym's have answers alone. */
  readonly query: string;
  /** As it stands in the file. */
  readonly answer: unknown;
}

export interface SequenceRow {
  readonly file: string;
  readonly line: number;
  readonly split: Split;
  readonly id: string;
  readonly seedQuestion: string;
  /** The other split that EHR-SeqSQL gives: by new compositions of what stands in train. Empty where there is none. */
  readonly compositionalSplit: string;
  readonly questions: readonly PublishedQuestion[];
}

const FILES: QuestionFiles = { names: ['data.json', 'train.json', 'test.json', 'train_tasks.jsonl', 'valid_tasks.jsonl', 'test_tasks.jsonl'], whose: 'EHR-SeqSQL', json: 'array' };

/** @throws ImportError on a path without such files, broken JSON, a field absent or of another type, and as many questions as there are not queries */
export async function* readSequences(dir: string, signal?: AbortSignal): AsyncGenerator<SequenceRow> {
  for await (const fields of readFields(dir, FILES, signal)) yield fields.get('sql') === undefined && fields.get('ans') !== undefined ? ofMedAgentGym(fields) : ofEhrSeqSql(fields);
}

function ofEhrSeqSql(fields: Fields): SequenceRow {
  const questions = texts(fields, 'question');
  const queries = texts(fields, 'sql', true);
  if (questions.length !== queries.length) fields.fail(`${questions.length} questions, but ${queries.length} queries`);
  // Templates are for telling questions of yes or no: where they are not as many, they tell nothing.
  const templates = fields.get('question_template') === undefined ? [] : texts(fields, 'question_template');
  return {
    ...common(fields), split: wordOf(fields, 'random_split'), id: idOf(fields), compositionalSplit: fields.optional('compositional_split'),
    questions: questions.map((question, i) => ({ question, template: templates.length === questions.length ? templates[i] ?? '' : '', query: queries[i] ?? '', answer: undefined })),
  };
}

/** The whole sequence is one question: the seed question and its parts. */
function ofMedAgentGym(fields: Fields): SequenceRow {
  const seed = fields.required('seed_question');
  const parts = fields.get('question') === undefined ? [] : texts(fields, 'question');
  return {
    ...common(fields), split: fields.split(), id: fields.get('id') === undefined ? `${path.basename(fields.file)}:${fields.line}` : idOf(fields), compositionalSplit: '',
    questions: [{ question: [seed, ...parts].join('\n'), template: '', query: '', answer: fields.get('ans') }],
  };
}

const common = (fields: Fields): Pick<SequenceRow, 'file' | 'line' | 'seedQuestion'> => ({ file: fields.file, line: fields.line, seedQuestion: fields.optional('seed_question') });

function idOf(fields: Fields): string {
  const id = fields.get('id');
  return typeof id === 'number' ? String(id) : fields.required('id');
}

function wordOf(fields: Fields, name: string): Split {
  const word = fields.required(name);
  return word === 'train' || word === 'test' ? word : fields.fail(`field ${JSON.stringify(name)} is ${JSON.stringify(word)}, neither train nor test`);
}

/** A list of texts, a list written as a text, or one text with a line for each (of queries: parted by semicolons too). */
function texts(fields: Fields, name: string, areQueries = false): readonly string[] {
  const value = fields.get(name);
  const list = typeof value === 'string' ? parted(value, areQueries) : value;
  if (!Array.isArray(list)) return fields.fail(`field ${JSON.stringify(name)} is absent, or neither a list of texts nor a text`);
  const found = list.map((each: unknown) => (typeof each === 'string' && each.trim() !== '' ? each.trim() : fields.fail(`field ${JSON.stringify(name)} has an element that is no text, or empty`)));
  return found.length === 0 ? fields.fail(`field ${JSON.stringify(name)} is empty`) : found;
}

function parted(text: string, areQueries: boolean): unknown {
  if (text.trim().startsWith('[')) {
    try {
      return parsePythonLiteral(text);
    } catch {
      // A text that begins with a bracket, and no list.
    }
  }
  return text.split(areQueries ? /\n|;\s*(?=select\b|with\b|$)/i : '\n').map((each) => each.trim()).filter((each) => each !== '');
}
