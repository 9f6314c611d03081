/** Files of published questions as rows of fields: JSON arrays, or a JSON object a line. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ImportError } from '../../../../env/families/importer.ts';
import type { Split } from '../../../../env/task.ts';
import { JsonArrayError, type JsonElement, jsonElements } from './json-elements.ts';

export interface QuestionFiles {
  /** Names of files, in the order in which they are read. */
  readonly names: readonly string[];
  /** Whose files those called .json are, and what they hold. */
  readonly whose: string;
  readonly json: 'array' | 'lines';
}

/** The fields of one row. */
export class Fields {
  readonly file: string;
  readonly line: number;
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(file: string, line: number, fields: ReadonlyMap<string, unknown>) {
    this.file = file;
    this.line = line;
    this.#fields = fields;
  }

  get(name: string): unknown {
    return this.#fields.get(name);
  }

  /** Empty where there is no such text. */
  optional(name: string): string {
    const value = this.#fields.get(name);
    return typeof value === 'string' ? value : '';
  }

  required(name: string): string {
    const value = this.optional(name);
    return value.trim() === '' ? this.fail(`field ${JSON.stringify(name)} is absent or not text`) : value;
  }

  /** The file says it, by its name; a file of another name leaves it to the row. What was held out stays held out. */
  split(): Split {
    const word = /^(train|valid|dev|test)/i.exec(path.basename(this.file))?.[1]?.toLowerCase() ?? this.optional('split');
    if (word === 'train') return 'train';
    return word === 'valid' || word === 'dev' || word === 'test' ? 'test' : this.fail('neither the file\'s name nor the field "split" says train, valid or test');
  }

  /** MedAgentGym's rows name their database. */
  about(dbId: string): void {
    const database = this.required('db_id');
    if (database !== dbId) this.fail(`the row is about the database ${JSON.stringify(database)}, not ${dbId}: import it into its own family`);
  }

  /** Whether the tables cannot answer the question. */
  impossible(): boolean {
    const value = this.#fields.get('is_impossible');
    return typeof value === 'boolean' ? value : this.fail('field "is_impossible" is absent or neither true nor false');
  }

  /** @throws ImportError always, naming file and line */
  fail(message: string): never {
    throw new ImportError(message, this.file, this.line);
  }
}

/** @throws ImportError on a path without such files, and broken JSON */
export async function* readFields(dir: string, files: QuestionFiles, signal?: AbortSignal): AsyncGenerator<Fields> {
  for (const file of await findFiles(dir, files)) {
    const text = await readFile(file, { encoding: 'utf8', signal });
    let read = 0;
    for (const element of elementsOf(text, file, files)) {
      // Let others run, and hear of a cancellation.
      if (++read % 200 === 0) await setImmediate();
      signal?.throwIfAborted();
      yield fieldsOf(element, file);
    }
    if (read === 0) throw new ImportError('the file has no rows', file, 1);
  }
}

async function findFiles(dir: string, { names, whose }: QuestionFiles): Promise<readonly string[]> {
  const kind = await stat(dir).catch((cause: unknown) => {
    throw new ImportError(`cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, dir);
  });
  if (kind.isFile()) {
    if (!/\.jsonl?$/i.test(dir)) throw new ImportError('neither a .json nor a .jsonl file', dir);
    return [dir];
  }
  const all = new Set(await readdir(dir));
  const present = names.filter((name) => all.has(name));
  if (present.length === 0) throw new ImportError(`none of ${names.join(', ')} here`, dir);
  if (new Set(present.map((name) => path.extname(name))).size > 1) throw new ImportError(`${whose}'s files and MedAgentGym's lie in one folder: name the file to import`, dir);
  return present.map((name) => path.join(dir, name));
}

function* elementsOf(text: string, file: string, { json }: QuestionFiles): Generator<JsonElement> {
  if (json === 'lines' || /\.jsonl$/i.test(file)) {
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

function fieldsOf({ text, line }: JsonElement, file: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(`not JSON (${cause instanceof Error ? cause.message : String(cause)})`, file, line);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new ImportError('the row is not a JSON object', file, line);
  return new Fields(file, line, new Map<string, unknown>(Object.entries(parsed)));
}
