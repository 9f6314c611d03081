/** The leaderboard of a trajectory store that grows: each episode is read once, when it has ended. */
import { TrajectoryStore } from '../env/trajectories/store.ts';
import type { Trajectory } from '../env/trajectories/trajectory.ts';
import type { Board, BoardFamily } from './board.ts';
import { Entry } from './entry.ts';
import { makeBoard } from './make-board.ts';

export interface BoardQuestion {
  readonly file: string;
  readonly families: readonly BoardFamily[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

export class LiveBoard implements Disposable {
  readonly #store: TrajectoryStore;
  readonly #entries = new Map<string, Entry>();
  /** Begun, and not ended when they were last looked at. */
  readonly #open = new Set<string>();
  #last = 0;

  constructor(file: string) {
    this.#store = new TrajectoryStore(file);
  }

  board({ families, now }: BoardQuestion): Board {
    this.#read();
    return makeBoard(this.#entries.values(), { families, grading: 'gym', notes: [], now });
  }

  [Symbol.dispose](): void {
    this.#store[Symbol.dispose]();
  }

  #read(): void {
    for (const id of this.#open) {
      const trajectory = this.#store.get(id);
      if (trajectory?.ended_at === null) continue;
      this.#open.delete(id);
      if (trajectory !== undefined) this.#add(trajectory);
    }
    for (const { no, summary, whole } of this.#store.since(this.#last, { split: 'test' })) {
      this.#last = no;
      if (summary.run === null || summary.model === null) continue;
      if (summary.ended_at === null) this.#open.add(summary.id);
      else this.#add(whole());
    }
  }

  #add(trajectory: Trajectory): void {
    const { run, model } = trajectory;
    if (run === null || model === null) return;
    const key = JSON.stringify([run, model]);
    const entry = this.#entries.get(key) ?? new Entry(run, model);
    this.#entries.set(key, entry);
    entry.add(trajectory);
  }
}
