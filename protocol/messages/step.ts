/** One action in one episode, at most once by `seq`. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, EpisodeId, Info, Meta, Observation } from './shared.ts';

export const request = closed({
  episode: EpisodeId,
  seq: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: "Counts the episode's steps from 0." }),
  action: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.String({ maxLength: LIMITS.stringBytes })], { description: "An action object, or the model's raw reply, which the server parses." }),
  meta: Type.Optional(Meta),
  raw: Type.Optional(Type.String({ maxLength: LIMITS.stringBytes, description: "The model's raw reply where `action` is an object: only recorded." })),
});
export const result = closed({
  observation: Observation,
  reward: Type.Number({ minimum: 0, maximum: 1 }),
  terminated: Type.Boolean(),
  truncated: Type.Boolean(),
  info: Info,
});
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = { episode: 'e1', seq: 0, action: { action: 'validate_code', code: 'answer = 42' } };
