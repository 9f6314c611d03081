/** A leaderboard from the trajectories of runs. */
import type { Catalogue } from '../../env/catalogue.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import type { Board } from '../../evaluation/board.ts';
import { boardFamilies } from '../../evaluation/board-families.ts';
import { Entry } from '../../evaluation/entry.ts';
import { type EpisodeFacts, factsOf } from '../../evaluation/episode-facts.ts';
import { makeBoard } from '../../evaluation/make-board.ts';

export interface ReadOptions {
  readonly catalogue: Catalogue;
  readonly split: string;
  /** By trajectory. */
  readonly verifier?: ReadonlyMap<string, number> | undefined;
  readonly grading: Board['grading'];
  readonly notes: readonly string[];
  /** Grades an episode anew; undefined where that cannot be told from its record. */
  readonly regrade?: (trajectory: Trajectory, facts: EpisodeFacts) => Promise<EpisodeFacts | undefined>;
}

/** @param runs their names and trajectory files; one file may hold several runs */
export async function readRuns(runs: readonly { readonly name: string; readonly trajectories: string }[], { catalogue, split, verifier, grading, notes, regrade }: ReadOptions): Promise<Board> {
  const entries = new Map<string, Entry>();
  for (const { name, trajectories } of runs) {
    using store = new TrajectoryStore(trajectories);
    for (const trajectory of store.each({ split })) {
      const { run = name, model } = { run: trajectory.run ?? undefined, model: trajectory.model };
      if (model === null) continue;
      const facts = factsOf(trajectory);
      const graded = regrade === undefined ? facts : await regrade(trajectory, facts);
      if (graded === undefined) continue;
      const key = JSON.stringify([trajectories, run, model]);
      const entry = entries.get(key) ?? new Entry(run, model, verifier);
      entries.set(key, entry);
      entry.add(trajectory, graded);
    }
  }
  return makeBoard(entries.values(), { families: boardFamilies(catalogue), grading, notes, now: Date.now() });
}
