/** What an export format is: lines of JSON made from recorded episodes, a few of them in memory at a time. */
import { hash } from 'node:crypto';
import type { SftChoices } from '../../dialogue/sft-sample.ts';
import type { TrajectoryFilter } from '../../env/trajectories/filter.ts';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';

/** Played episodes that the user's filter lets through, and this one too. */
export type Trajectories = (narrower: TrajectoryFilter, order?: 'began' | 'task') => Iterable<Trajectory>;

export interface ExportChoices extends SftChoices {
  /** Of `dpo`: the model that is trained. */
  readonly policy: string | undefined;
  /** Of `dpo`: pairs of which the policy sampled both sides, or not. */
  readonly origin: 'on_policy' | 'off_policy' | undefined;
  /** Of `dpo`: at most so many pairs of one prompt. */
  readonly pairs: number;
  /** Of `dpo`: contrast all that follows, instead of the first turn that differs. */
  readonly whole: boolean;
}

export interface ExportFormat {
  readonly help: string;
  lines(trajectories: Trajectories, choices: ExportChoices): Iterable<object>;
}

/** Says of each value whether it is there for the first time; keeps 16 bytes of each. */
export class Seen {
  readonly #keys = new Set<string>();
  isNew(value: unknown): boolean {
    const key = hash('sha256', JSON.stringify(value), 'base64url').slice(0, 22);
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }
}
