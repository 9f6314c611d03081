/** Reads published questions: EHRSQL's `train.json`, `valid.json`, `test.json` (arrays), and MedAgentGym's `<split>_tasks.jsonl`. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ImportError } from '../../../../env/families/importer.ts';
import type { Split } from '../../../../env/task.ts';
import { parsePythonLiteral } from '../../../readers/python-literal.ts';
import { JsonArrayError, type JsonElement, jsonElements } from './json-elements.ts';

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

const NAMES = ['train.json', 'valid.json', 'test.json', 'train_tasks.jsonl', 'valid_tasks.jsonl', 'test_tasks.jsonl'];

/** @throws ImportError on a path without such files, broken JSON, a row of another database, and a field absent or of another type */
export async function* readQuestions(dir: string, dbId: string, signal?: AbortSignal): AsyncGenerator<QuestionRow> {
  for (const file of await findFiles(dir)) {
    const text = await readFile(file, { encoding: 'utf8', signal });
    let read = 0;
    for (const element of elementsOf(text, file)) {
      // Let others run, and hear of a cancellation.
      if (++read % 200 === 0) await setImmediate();
      signal?.throwIfAborted();
      yield readRow(element, file, dbId);
    }
    if (read === 0) throw new ImportError('the file has no rows', file, 1);
  }
}

async function findFiles(dir: string): Promise<readonly string[]> {
  const kind = await stat(dir).catch((cause: unknown) => {
    throw new ImportError(`cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, dir);
  });
  if (kind.isFile()) {
    if (!/\.jsonl?$/i.test(dir)) throw new ImportError('neither a .json nor a .jsonl file', dir);
    return [dir];
  }
  const present = new Set(await readdir(dir));
  const names = NAMES.filter((name) => present.has(name));
  if (names.length === 0) throw new ImportError(`none of ${NAMES.join(', ')} here`, dir);
  if (new Set(names.map((name) => path.extname(name))).size > 1) throw new ImportError('EHRSQL\'s files and MedAgentGym\'s lie in one folder: name the file to import', dir);
  return names.map((name) => path.join(dir, name));
}

function* elementsOf(text: string, file: string): Generator<JsonElement> {
  if (/\.jsonl$/i.test(file)) {
    let line = 0;
    for (const each of text.split('\n')) {
      line++;
      if (each.trim() !== '') yield { text: each, line };
    }
    return;
  }
  try {
    yield* jsonElements(text);
  } catch (error) {
    if (error instanceof JsonArrayError) throw new ImportError(error.message, file, error.line);
    throw error;
  }
}

function readRow({ text, line }: JsonElement, file: string, dbId: string): QuestionRow {
  const fail = (message: string): never => {
    throw new ImportError(message, file, line);
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    fail(`not JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return fail('the row is not a JSON object');
  const fields = new Map<string, unknown>(Object.entries(parsed));
  const optional = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const required = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value : fail(`field ${JSON.stringify(name)} is absent or not text`);
  };
  const database = required('db_id');
  if (database !== dbId) fail(`the row is about the database ${JSON.stringify(database)}, not ${dbId}: import it into its own family`);
  const impossible = fields.get('is_impossible');
  if (typeof impossible !== 'boolean') return fail('field "is_impossible" is absent or neither true nor false');
  return {
    file, line, split: splitOf(file, optional('split'), fail), id: required('id'), question: required('question'), template: optional('template'), qTag: optional('q_tag'),
    tTag: tags(fields.get('t_tag')), oTag: tags(fields.get('o_tag')), query: impossible ? optional('query') : required('query'), impossible, answer: fields.get('answer'),
  };
}

/** The file says it, by its name; a file of another name leaves it to the row. What was held out stays held out. */
function splitOf(file: string, field: string, fail: (message: string) => never): Split {
  const word = /^(train|valid|test)/i.exec(path.basename(file))?.[1]?.toLowerCase() ?? field;
  if (word === 'train') return 'train';
  return word === 'valid' || word === 'test' ? 'test' : fail('neither the file\'s name nor the field "split" says train, valid or test');
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
