/** Takes a run's episodes over into the data folder's own store, so that the server that stands on it shows them. */
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import { TrajectoryWriter } from '../../env/trajectories/write.ts';
import { loadConfig } from '../../server/config.ts';
import { dataFiles } from '../../server/deps.ts';

/** In one transaction: others that write to the store wait no longer than that. */
const BATCH = 256;

/** @returns how many were new there */
export function publish(file: string, dataDir: string | undefined): number {
  const { trajectories: target } = dataFiles(loadConfig(dataDir === undefined ? {} : { data_dir: dataDir }));
  if (target === file) return 0;
  using store = new TrajectoryStore(file);
  using writer = new TrajectoryWriter(target);
  let batch: Trajectory[] = [];
  let count = 0;
  for (const trajectory of store.each({})) {
    if (trajectory.ended_at === null || writer.has(trajectory.id)) continue;
    batch.push(trajectory);
    if (batch.length < BATCH) continue;
    count += writer.write(batch);
    batch = [];
  }
  return count + writer.write(batch);
}
