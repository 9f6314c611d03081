/** How many episodes an evaluation's folder has so far. */
import { trajectoriesOf } from '../cli/evaluation/eval-folder.ts';
import { TrajectoryStore } from '../env/trajectories/store.ts';
import type { TrajectorySummary } from '../env/trajectories/trajectory.ts';

export function recordedIn(folder: string, counts: (summary: TrajectorySummary) => boolean = () => true): number {
  try {
    using store = new TrajectoryStore(trajectoriesOf(folder));
    return [...store.summaries({})].filter(counts).length;
  } catch {
    // It is being made.
    return 0;
  }
}
