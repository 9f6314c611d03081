/** How an episode ended. */
import type { Fault } from '../protocol/index.ts';

export interface EpisodeOutcome {
  /** The return: undefined where our side failed. */
  readonly reward: number | undefined;
  /** Every question was solved, by the word of its grader. */
  readonly solved: boolean;
  readonly terminated: boolean;
  readonly truncated: boolean;
  readonly stopReason: string;
  readonly fault: Fault | undefined;
}

/** Of an episode that our side failed. */
export const failed = (stopReason: string): EpisodeOutcome => ({ reward: undefined, solved: false, terminated: false, truncated: true, stopReason, fault: 'infra' });
