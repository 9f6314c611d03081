/** Reads the published files: `train_tasks.jsonl` and `test_tasks.jsonl`, one row a line, fields checked. */
import { ImportError } from '../../../env/families/importer.ts';
import type { Split } from '../../../env/task.ts';
import { readTaskLines, type TaskLine, textField } from '../../readers/task-files.ts';

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
  for await (const line of readTaskLines(dir, signal)) yield readRow(line);
}

function readRow(row: TaskLine): RawRow {
  const { file, line, split, fields } = row;
  const text = (name: string): string => textField(row, name);
  const number = (name: string): number => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read !== 'number' || !Number.isFinite(read)) throw new ImportError(`field ${JSON.stringify(name)} is absent or not a number`, file, line);
    return read;
  };
  return { file, line, split, taskType: text('task_type'), taskId: number('task_id'), target: text('estimate_target'), question: text('question'), answer: number('answer') };
}
