/** One request to the chart of medagentbench, `one_request.py`, in real episodes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TaskRecord } from '../../env/task.ts';
import type { Agent } from './agent.ts';
import { solvedInEpisodes } from './episodes.ts';

const PROGRAM = readFileSync(path.join(import.meta.dirname, 'one_request.py'), 'utf8');

export const oneRequest: Agent = {
  name: 'one request',
  families: ['medagentbench'],
  solve: (_family: string, records: readonly TaskRecord[]) => solvedInEpisodes(records, ({ questions: [{ prompt }] }) => `PROMPT = ${JSON.stringify(prompt)}\n${PROGRAM}`),
};
