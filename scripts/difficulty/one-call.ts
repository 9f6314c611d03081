/** One call of a library for each result of a cancer study: `one_call.py`. */
import path from 'node:path';
import type { TaskRecord } from '../../env/task.ts';
import { type Agent, rightOn } from './agent.ts';
import { python } from './python.ts';
import { TABLES } from './sample.ts';

export const oneCall: Agent = {
  name: 'one call of a library',
  families: ['biodsbench'],
  async solve(_family: string, records: readonly TaskRecord[]) {
    const answers = await python<readonly unknown[]>(path.join(import.meta.dirname, 'one_call.py'), records.map(({ questions: [{ prompt }], mounts }) => ({ prompt, folder: path.join(TABLES, mounts[0]?.path ?? '') })));
    return records.map((record, index) => rightOn(record, [answers[index] ?? undefined]));
  },
};
