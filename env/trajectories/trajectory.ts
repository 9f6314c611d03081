/** Recorded episodes as they are read and shown. */
import { type Static, type TSchema, Type } from 'typebox';
import { closed } from '../../protocol/index.ts';

const text = Type.String();
const number = Type.Number();
const flag = Type.Boolean();
const nullable = <const T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const summary = {
  id: text, task: text, family: text, category: text, split: text, source: text, seed: Type.Integer(),
  started_at: Type.Number({ description: 'Milliseconds since 1970, UTC.' }),
  ended_at: nullable(number), reward: nullable(number), terminated: nullable(flag), truncated: nullable(flag), stop_reason: nullable(text), fault: nullable(text),
  feedback: Type.Union([text, Type.Null()], { description: 'How answers were told. Results in `paper` feedback, which can be guessed, are not to be mixed with others.' }),
  run: Type.Union([text, Type.Null()], { description: 'From `meta`: the sampling run that it belongs to.' }),
  sample: Type.Union([Type.Integer(), Type.Null()], { description: 'From `meta`: which of the samples of its task.' }),
  model: Type.Union([text, Type.Null()], { description: 'From `meta`: who acted.' }),
  solved: Type.Union([flag, Type.Null()], { description: 'Null where there is no reward, and in episodes that an earlier release recorded.' }),
};

export const TrajectorySummary = closed(summary);
export const TrajectoryStep = closed({
  seq: Type.Integer(), action: Type.Unknown(), raw: nullable(text), meta: Type.Unknown(), observation: Type.Unknown(), reward: nullable(number),
  info: Type.Unknown(), error: Type.Unknown(), at: number,
});
export const Trajectory = closed({
  ...summary,
  digest: text, trajectory_digest: nullable(text), release: text, image: text, options: Type.Unknown(), meta: Type.Unknown(), observation: Type.Unknown(),
  steps: Type.Array(TrajectoryStep),
});
export type TrajectorySummary = Static<typeof TrajectorySummary>;
export type TrajectoryStep = Static<typeof TrajectoryStep>;
export type Trajectory = Static<typeof Trajectory>;
