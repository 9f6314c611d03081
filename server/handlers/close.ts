/** Ends an episode and answers when its trajectory is on disk. */
import type { Handler } from './handler.ts';

/** Reasons that are the policy's doing, not the client's: its context is full, its trainer's turns are used up, it acts no more. */
const POLICY_REASONS: ReadonlySet<string> = new Set(['context_length', 'max_turns', 'gave_up']);

export const close: Handler<'close'> = async ({ deps, session }, { episode: id, reason = 'closed' }) => {
  const { episode } = session.named(id);
  // A step that still runs is stopped first: its reply says so.
  for (const running of session.inflight.values()) if (running.op === 'step' && running.episode === id) {
    running.controller.abort();
    await running.reply;
  }
  const outcome = await episode.end(reason, POLICY_REASONS.has(reason) ? 'policy' : 'client', 'closed_by_client');
  session.drop(id);
  await deps.recorder.flush();
  const { reward, solved, terminated, truncated, stopReason, fault } = outcome;
  return { trajectory: id, digest: episode.trajectoryDigest, reward: reward ?? null, solved, terminated, truncated, stop_reason: stopReason, ...(fault === undefined ? {} : { fault }) };
};
