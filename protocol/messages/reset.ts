/** Begins an episode, or a group of episodes with byte-identical starts. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { ActionFormat, FeedbackMode, Runtime, Source, Split } from '../vocabulary.ts';
import { closed, EpisodeId, Info, Meta, Name, Observation, Seed } from './shared.ts';

export const TaskRef = Type.Union([
  closed({ id: Type.String({ minLength: 1, maxLength: 256 }) }),
  closed({
    family: Name, split: Split, category: Type.Optional(Name),
    index: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Absent: drawn by `seed`.' })),
  }),
]);
export const ResetOptions = closed({
  max_steps: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  step_timeout_ms: Type.Optional(Type.Integer({ minimum: 50, maximum: 3_600_000 })),
  episode_timeout_ms: Type.Optional(Type.Integer({ minimum: 50, maximum: 2_147_483_647, description: 'Wall clock of the episode from its beginning, thinking time included: past it the episode is truncated, `episode_timeout`.' })),
  feedback: Type.Optional(FeedbackMode),
  allow_guessing: Type.Optional(Type.Boolean({ description: 'Permits `paper` feedback in a family whose answers can be found by trying.' })),
  attempts: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  attempt_discount: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'The n-th attempt pays reward x discount^(n-1).' })),
  reward_weights: Type.Optional(closed({
    correctness: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    format: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  })),
  max_observation_chars: Type.Optional(Type.Integer({ minimum: 200, maximum: 100_000 })),
  action_format: Type.Optional(ActionFormat),
  runtime: Type.Optional(Runtime),
  source: Type.Optional(Source),
});
export const request = closed({
  task: TaskRef,
  seed: Type.Optional(Seed),
  group: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMITS.group })),
  meta: Type.Optional(Meta),
  options: Type.Optional(ResetOptions),
});
/** `episode` for one, `episodes` for a group. */
export const result = closed({
  episode: Type.Optional(EpisodeId),
  episodes: Type.Optional(Type.Array(EpisodeId)),
  observation: Observation,
  info: Info,
  digest: Type.String({ description: 'Equal for equal release, sandbox image, task, seed and options, on any server.' }),
});
export type TaskRef = Static<typeof TaskRef>;
export type ResetOptions = Static<typeof ResetOptions>;
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = { task: { family: 'medcalc', split: 'train', index: 0 }, seed: 1 };
