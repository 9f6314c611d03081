/** Programs of agents handed in in real episodes, of a server of its own. */
import { connect } from '../../cli/connect.ts';
import { handIn } from '../../cli/solving.ts';
import { driveEpisode, scripted } from '../../client/episode-driver.ts';
import type { TaskRecord } from '../../env/task.ts';
import { TABLES } from './sample.ts';

/** Which of the tasks the program that is made for it solves. */
export async function solvedInEpisodes(records: readonly TaskRecord[], programOf: (record: TaskRecord) => string): Promise<readonly boolean[]> {
  await using connected = await connect({ record: false, tablesDir: TABLES });
  const solved: boolean[] = [];
  for (const record of records) {
    const run = await driveEpisode(connected.client, record.id, scripted(...handIn(record.questions[0], programOf(record))), { seed: 0, options: { runtime: 'python' } });
    if (run.reward === undefined) throw new Error(`${record.id}: ${run.fault ?? run.stopReason}`);
    solved.push(run.solved);
  }
  return solved;
}
