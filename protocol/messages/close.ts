/** Ends an episode; answered when its trajectory is on disk. */
import { type Static, Type } from 'typebox';
import { closed, EpisodeId, Fault } from './shared.ts';

export const request = closed({
  episode: EpisodeId,
  reason: Type.Optional(Type.String({ maxLength: 64, pattern: '^[a-z0-9_.-]+$', description: '`context_length`, `max_turns` and `gave_up` (the model acts no more) are the policy\'s doing: the episode is truncated, and counts. Any other is the client\'s.' })),
});
export const result = closed({
  trajectory: Type.String(),
  digest: Type.String({ description: 'Of all actions, observations and rewards; timings are not part of it.' }),
  reward: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { description: 'Of the whole episode: the sum of its step rewards, and in `final` feedback of what stood when it was closed; null where there is none.' }),
  solved: Type.Boolean({ description: 'Every question was solved, by the word of its grader.' }),
  terminated: Type.Boolean(),
  truncated: Type.Boolean(),
  stop_reason: Type.String(),
  fault: Type.Optional(Fault),
});
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = { episode: 'e1', reason: 'context_length' };
