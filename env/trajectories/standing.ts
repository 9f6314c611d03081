/**
 * What a recorded episode says of the policy: the one place that tells a failure of the policy from an episode that was
 * never played to its end, for sampling, exports and statistics alike.
 */
import type { Outcome } from './outcomes.ts';
import type { TrajectorySummary } from './trajectory.ts';

/** Ends that a client asked for and that say something of the policy all the same: its budgets. */
export const BUDGETS: ReadonlySet<string> = new Set(['context_length', 'episode_timeout']);

/**
 * - `played`: to its end, with a return that is the policy's;
 * - `unplayed`: left by its client (a model endpoint that failed, an interrupted run): says nothing, is played again;
 * - `infra`: our failure, without a reward;
 * - `open`: not over.
 */
export const STANDINGS = ['played', 'unplayed', 'infra', 'open'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf({ ended_at: endedAt, reward, fault, stop_reason: reason }: Pick<TrajectorySummary, 'ended_at' | 'reward' | 'fault' | 'stop_reason'>): Standing {
  if (endedAt === null) return 'open';
  if (reward === null || fault === 'infra') return 'infra';
  return fault === 'client' && !BUDGETS.has(reason ?? '') ? 'unplayed' : 'played';
}

const OUTCOME: { readonly [standing in Exclude<Standing, 'played'>]: Outcome } = { unplayed: 'unfinished', infra: 'faulty', open: 'unfinished' };

/** Earlier releases did not say whether it was solved. */
export function outcomeOf(episode: Parameters<typeof standingOf>[0] & Pick<TrajectorySummary, 'solved'>): Outcome {
  const standing = standingOf(episode);
  return standing === 'played' ? (episode.solved ?? (episode.reward ?? 0) >= 1 ? 'solved' : 'failed') : OUTCOME[standing];
}
