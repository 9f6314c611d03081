/** The options of a reset from those that an episode was recorded with, all of them filled in. */
import type { EpisodeOptions } from '../../env/episode-options.ts';
import type { ResetOptions } from '../../protocol/index.ts';

export function resetOptionsOf(recorded: Partial<EpisodeOptions>): ResetOptions {
  const { maxSteps, stepTimeoutMs, episodeTimeoutMs, feedback, attempts, attemptDiscount, weights, maxObservationChars, actionFormat, runtime } = recorded;
  return {
    ...(maxSteps === undefined ? {} : { max_steps: maxSteps }), ...(stepTimeoutMs === undefined ? {} : { step_timeout_ms: stepTimeoutMs }), ...(episodeTimeoutMs === undefined ? {} : { episode_timeout_ms: episodeTimeoutMs }),
    ...(feedback === undefined ? {} : { feedback, allow_guessing: true }), ...(attempts === undefined ? {} : { attempts }), ...(attemptDiscount === undefined ? {} : { attempt_discount: attemptDiscount }),
    ...(weights === undefined ? {} : { reward_weights: weights }), ...(maxObservationChars === undefined ? {} : { max_observation_chars: maxObservationChars }), ...(actionFormat === undefined ? {} : { action_format: actionFormat }), ...(runtime === undefined ? {} : { runtime }),
  };
}
