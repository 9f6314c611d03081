/** Published task files: `train_tasks.jsonl` and `test_tasks.jsonl`, one JSON object a line. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ImportError } from '../../env/families/importer.ts';
import { SPLITS, type Split } from '../../env/task.ts';

export type Fields = Readonly<Record<string, unknown>>;
export interface JsonLine { readonly line: number; readonly fields: Fields }
export interface TaskLine extends JsonLine { readonly file: string; readonly split: Split }

/** @throws ImportError on a line that is no JSON object */
export async function* readJsonLines(file: string, signal?: AbortSignal): AsyncGenerator<JsonLine> {
  const stream = createReadStream(file, 'utf8');
  let line = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      signal?.throwIfAborted();
      line++;
      // Some programs begin a file with a mark.
      const plain = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (plain.trim() !== '') yield { line, fields: parsed(plain, file, line) };
    }
  } finally {
    stream.destroy();
  }
}

function parsed(text: string, file: string, line: number): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(`not a line of JSON (${cause instanceof Error ? cause.message : String(cause)})`, file, line);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ImportError('the line is not a JSON object', file, line);
  return value as Fields;
}

/** @param dir a folder with published files, or one of them. @throws ImportError as above, and on a path without any */
export async function* readTaskLines(dir: string, signal?: AbortSignal): AsyncGenerator<TaskLine> {
  for (const { file, split } of await findFiles(dir)) for await (const line of readJsonLines(file, signal)) yield { ...line, file, split };
}

async function findFiles(dir: string): Promise<readonly { readonly file: string; readonly split: Split }[]> {
  const kind = await stat(dir).catch((cause: unknown) => {
    throw new ImportError(`cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, dir);
  });
  if (kind.isFile()) {
    if (!dir.toLowerCase().endsWith('.jsonl')) throw new ImportError('not a .jsonl file', dir);
    return [{ file: dir, split: path.basename(dir).toLowerCase().includes('train') ? 'train' : 'test' }];
  }
  const names = await readdir(dir);
  const files = SPLITS.filter((split) => names.includes(`${split}_tasks.jsonl`)).map((split) => ({ file: path.join(dir, `${split}_tasks.jsonl`), split }));
  if (files.length === 0) throw new ImportError('no train_tasks.jsonl or test_tasks.jsonl here', dir);
  return files;
}

/** @throws ImportError where the field is absent, not text, or blank */
export function textField({ fields, file, line }: TaskLine, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value !== 'string' || value.trim() === '') throw new ImportError(`field ${JSON.stringify(name)} is absent or not text`, file, line);
  return value;
}
