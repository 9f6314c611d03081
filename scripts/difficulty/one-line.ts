/** One line of pandas, `one_line.py`, on the families whose questions are about tables. */
import path from 'node:path';
import type { TaskRecord } from '../../env/task.ts';
import { type Agent, rightOn } from './agent.ts';
import { python } from './python.ts';
import { TABLES } from './sample.ts';

const SCHEMAS: Readonly<Record<string, string>> = { 'mimic-iii': 'mimic-iii', eicu: 'eicu', treqs: 'mimicsql', 'ehr-seqsql': 'mimic-iii' };

/** The question without what the family says of its tables, conventions and answers. */
export const bareQuestion = (prompt: string): string => prompt.split('\n\n').filter((paragraph) => !/^(The (MIMIC|eICU)\S* tables|Conventions:|Assign the answer|This is the first of)/.test(paragraph)).join(' ');

export const oneLine: Agent = {
  name: 'one line of pandas',
  families: Object.keys(SCHEMAS),
  async solve(family: string, records: readonly TaskRecord[]) {
    const folder = path.join(TABLES, records[0]?.mounts[0]?.path ?? '');
    const answers = await python<readonly (readonly unknown[])[]>(path.join(import.meta.dirname, 'one_line.py'), { schema: SCHEMAS[family], folder, tasks: records.map(({ questions }) => questions.map(({ prompt }) => bareQuestion(prompt))) });
    // It never abstains: where it found nothing it gives no answer.
    return records.map((record, index) => rightOn(record, (answers[index] ?? []).map((answer) => answer ?? undefined)));
  },
};
