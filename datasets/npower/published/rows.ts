/** Reads the published files: `train_tasks.jsonl` and `test_tasks.jsonl`, one row a line, fields checked. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { ImportError } from '../../../env/families/importer.ts';
import { SPLITS, type Split } from '../../../env/task.ts';

export interface RawRow {
  readonly file: string;
  readonly line: number;
  readonly split: Split;
  /** As published: "One-sample t-test" and so on. */
  readonly taskType: string;
  readonly taskId: number;
  /** As published: "size" or "power". */
  readonly target: string;
  readonly question: string;
  /** The published label. */
  readonly answer: number;
}

/** @throws ImportError on a path without published files, a line that is no JSON object, and a field absent or of another type */
export async function* readRows(dir: string, signal?: AbortSignal): AsyncGenerator<RawRow> {
  for (const { path, split } of await findFiles(dir)) {
    const stream = createReadStream(path, 'utf8');
    let line = 0;
    try {
      for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
        signal?.throwIfAborted();
        line++;
        if (text.trim() !== '') yield readRow(parseLine(text, path, line), path, line, split);
      }
    } finally {
      stream.destroy();
    }
  }
}

async function findFiles(dir: string): Promise<readonly { readonly path: string; readonly split: Split }[]> {
  const kind = await stat(dir).catch((cause: unknown) => {
    throw new ImportError(`cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, dir);
  });
  if (kind.isFile()) {
    if (!dir.toLowerCase().endsWith('.jsonl')) throw new ImportError('not a .jsonl file', dir);
    return [{ path: dir, split: basename(dir).toLowerCase().includes('train') ? 'train' : 'test' }];
  }
  const names = await readdir(dir);
  const files = SPLITS.filter((split) => names.includes(`${split}_tasks.jsonl`)).map((split) => ({ path: join(dir, `${split}_tasks.jsonl`), split }));
  if (files.length === 0) throw new ImportError('no train_tasks.jsonl or test_tasks.jsonl here', dir);
  return files;
}

function parseLine(text: string, file: string, line: number): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(`not a line of JSON (${cause instanceof Error ? cause.message : String(cause)})`, file, line);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ImportError('the line is not a JSON object', file, line);
  return value;
}

function readRow(fields: object, file: string, line: number, split: Split): RawRow {
  const values = new Map<string, unknown>(Object.entries(fields));
  const text = (name: string): string => {
    const value = values.get(name);
    if (typeof value !== 'string' || value.trim() === '') throw new ImportError(`field ${JSON.stringify(name)} is absent or not text`, file, line);
    return value;
  };
  const number = (name: string): number => {
    const value = values.get(name);
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read !== 'number' || !Number.isFinite(read)) throw new ImportError(`field ${JSON.stringify(name)} is absent or not a number`, file, line);
    return read;
  };
  return { file, line, split, taskType: text('task_type'), taskId: number('task_id'), target: text('estimate_target'), question: text('question'), answer: number('answer') };
}
