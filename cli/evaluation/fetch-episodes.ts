/** Brings the episodes of a run from the server that recorded them into the run's folder, those that are not there yet. */
import { Ajv } from 'ajv';
import { TrajectoryView } from '../../env/trajectories/trajectory-view.ts';
import { TrajectoryWriter } from '../../env/trajectories/write.ts';
import { CliError } from '../command.ts';
import { getJson } from '../connect.ts';
import { forEachConcurrent } from '../pool.ts';
import { startProgress } from '../progress.ts';
import { recordedOf } from '../sampling/played.ts';

/** Written at a time. */
const BATCH = 64;
const AT_ONCE = 8;
/** More may be told than is kept. */
const isTrajectory = new Ajv({ strict: false }).compile<TrajectoryView>({ ...TrajectoryView, additionalProperties: true });

/** @returns how many came @throws CliError */
export async function fetchEpisodes(file: string, url: string, token: string | undefined, run: string, quiet: boolean, signal: AbortSignal): Promise<number> {
  using writer = new TrajectoryWriter(file);
  const missing: string[] = [];
  for await (const { id, ended_at: endedAt } of recordedOf(url, token, run)) if (typeof id === 'string' && endedAt !== null && !writer.has(id)) missing.push(id);
  // The oldest first, as they were recorded.
  missing.reverse();
  const progress = startProgress('fetching episodes', missing.length, quiet || missing.length < BATCH);
  let count = 0;
  for (let at = 0; at < missing.length && !signal.aborted; at += BATCH) {
    const batch = missing.slice(at, at + BATCH);
    const came = new Map<string, TrajectoryView>();
    await forEachConcurrent(batch, AT_ONCE, signal, async (id) => {
      const value = await getJson(url, `/v1/trajectories/${id}`, token);
      if (!isTrajectory(value)) throw new CliError(`the server at ${url} tells the episode ${id} in a form that this release does not know`);
      if (value.withheld) throw new CliError(`the server at ${url} withholds the records of patients, as in the episode ${id}: fetching them needs a token with the scope admin`);
      came.set(id, value);
      progress.tick();
    });
    count += writer.write(batch.flatMap((id) => came.get(id) ?? []));
  }
  progress.stop();
  return count;
}
