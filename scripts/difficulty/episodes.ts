/** Programs of agents handed in in real episodes, of a server of their own with nothing imported. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../../cli/connect.ts';
import { handIn } from '../../cli/solving.ts';
import { driveEpisode, scripted } from '../../client/episode-driver.ts';
import type { TaskRecord } from '../../env/task.ts';
import { TABLES } from './sample.ts';

/** Which of the tasks the program that is made for it solves. */
export async function solvedInEpisodes(records: readonly TaskRecord[], programOf: (record: TaskRecord) => string): Promise<readonly boolean[]> {
  await using stack = new AsyncDisposableStack();
  const dataDir = stack.adopt(mkdtempSync(path.join(tmpdir(), 'medagentgym-difficulty-')), (folder) => rmSync(folder, { recursive: true, force: true }));
  const connected = stack.use(await connect({ record: false, tablesDir: TABLES, dataDir }));
  const solved: boolean[] = [];
  for (const record of records) {
    const run = await driveEpisode(connected.client, record.id, scripted(...handIn(record.questions[0], programOf(record))), { seed: 0, options: { runtime: 'python' } });
    if (run.reward === undefined) throw new Error(`${record.id}: ${run.fault ?? run.stopReason}`);
    solved.push(run.solved);
  }
  return solved;
}
