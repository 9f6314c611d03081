/**
 * The files in which the benchmark is published, read as rows: `<split>_tasks.jsonl` as MedAgentGym distributes them,
 * and the benchmark's own CSV (`<split>_data.csv` and the like). A row is what its line holds, not yet checked.
 */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { ImportError } from '../../env/families/importer.ts';
import { SPLITS, type Split } from '../../env/task.ts';
import { readJsonLines } from '../readers/task-files.ts';

export interface RawRow {
  readonly file: string;
  /** Line on which the row begins, from 1. */
  readonly line: number;
  readonly split: Split;
  readonly fields: { readonly [name: string]: unknown };
}

const FILE_NAMES = /^(train|test)(_tasks\.jsonl|_data\.csv|_set\.csv|\.csv|\.jsonl)$/;

/** The published files under `dir`, train first, one a split; or `dir` itself when it is a file. */
async function findFiles(dir: string): Promise<readonly { readonly path: string; readonly split: Split }[]> {
  const kind = await stat(dir).catch((cause: unknown) => {
    throw new ImportError(`cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, dir);
  });
  if (kind.isFile()) {
    const name = basename(dir).toLowerCase();
    if (!/\.(jsonl|csv)$/.test(name)) throw new ImportError('neither .jsonl nor .csv', dir);
    return [{ path: dir, split: name.includes('train') ? 'train' : 'test' }];
  }
  const names = (await readdir(dir)).filter((name) => FILE_NAMES.test(name)).sort();
  const files = SPLITS.flatMap((split) => {
    const found = names.filter((name) => name.startsWith(split));
    if (found.length > 1) throw new ImportError(`several files of the ${split} split (${found.join(', ')}); name one of them`, dir);
    return found.map((name) => ({ path: join(dir, name), split }));
  });
  if (files.length === 0) throw new ImportError('no train_tasks.jsonl, test_tasks.jsonl, train_data.csv or test_data.csv here', dir);
  return files;
}

/** @throws ImportError on a file that is no JSON lines or no CSV, naming the line */
export async function* readRows(dir: string, signal?: AbortSignal): AsyncGenerator<RawRow> {
  for (const { path, split } of await findFiles(dir)) {
    signal?.throwIfAborted();
    for await (const { line, fields } of path.endsWith('.csv') ? readCsv(path) : readJsonLines(path)) {
      signal?.throwIfAborted();
      yield { file: path, line, split, fields };
    }
  }
}

type Line = Pick<RawRow, 'line' | 'fields'>;

async function* readCsv(path: string): AsyncGenerator<Line> {
  const stream = createReadStream(path);
  const parser = stream.pipe(parse({ columns: true, bom: true, info: true }));
  // csv-parse says where a row ends; the next one begins on the line after. The first line is the heading.
  let previousEnd = 1;
  try {
    for await (const item of parser) {
      const record: unknown = isObject(item) ? item['record'] : undefined;
      const info: unknown = isObject(item) ? item['info'] : undefined;
      if (isObject(record)) yield { line: previousEnd + 1, fields: record };
      if (isObject(info) && typeof info['lines'] === 'number') previousEnd = info['lines'];
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new ImportError(`not CSV (${cause.message})`, path);
    throw cause;
  } finally {
    stream.destroy();
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
