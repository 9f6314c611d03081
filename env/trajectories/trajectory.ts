/** Recorded episodes as they are read and shown. */
import { type Static, Type } from 'typebox';
import { closed, nullable, oneOf } from '../../protocol/index.ts';
import { OUTCOMES } from './outcomes.ts';

const text = Type.String();
const number = Type.Number();
const flag = Type.Boolean();

export const summaryFields = {
  id: text, task: text, family: text, category: text, split: text, source: text, seed: Type.Integer(),
  started_at: Type.Number({ description: 'Milliseconds since 1970, UTC.' }), ended_at: nullable(number),
  outcome: oneOf(OUTCOMES, '`unfinished`: still open, or left by its client; `faulty`: our failure, without a reward.'),
  solved: nullable(flag, { description: 'Null where there is no reward, and in episodes that an earlier release recorded.' }),
  reward: nullable(number), turns: Type.Integer({ description: 'Steps so far.' }), terminated: nullable(flag), truncated: nullable(flag), stop_reason: nullable(text), fault: nullable(text),
  feedback: nullable(text, { description: 'How answers were told. Results in `paper` feedback, which can be guessed, are not to be mixed with others.' }),
  run: nullable(text, { description: 'From `meta`: the sampling run that it belongs to.' }),
  sample: nullable(Type.Integer(), { description: 'From `meta`: which of the samples of its task.' }),
  model: nullable(text, { description: 'From `meta`: who acted.' }),
  tag: nullable(text, { description: 'From `meta`: what its client wants to find it by.' }),
};
/** Beside its steps and what it showed at first. */
export const wholeFields = { digest: text, trajectory_digest: nullable(text), release: text, image: text, options: Type.Unknown() };

export const TrajectorySummary = closed(summaryFields);
export type TrajectorySummary = Static<typeof TrajectorySummary>;

export interface TrajectoryStep {
  readonly seq: number;
  readonly action: unknown;
  readonly raw: string | null;
  readonly meta: unknown;
  readonly observation: unknown;
  readonly reward: number | null;
  readonly info: unknown;
  readonly error: unknown;
  readonly at: number;
}

export type Trajectory = TrajectorySummary & {
  readonly digest: string; readonly trajectory_digest: string | null; readonly release: string; readonly image: string; readonly options: unknown;
  readonly meta: unknown; readonly observation: unknown; readonly steps: readonly TrajectoryStep[];
};
