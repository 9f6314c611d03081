/**
 * What a client sees of a recorded episode: each action as the server read it, and where records of real patients may be in
 * it that this client may not see, numbers and names alone.
 */
import { type Static, Type } from 'typebox';
import { closed, Info, nullable, Observation, WireErrorSchema } from '../../protocol/index.ts';
import { isFields } from '../../protocol/fields.ts';
import { parseAction } from '../actions/parse/parse-action.ts';
import { summaryFields, type Trajectory, type TrajectoryStep, wholeFields } from './trajectory.ts';

const text = Type.String();
const object = Type.Record(text, Type.Unknown());
/** Shown by its schema; recorded as JSON, by this release or one before it. */
const recorded = (schema: typeof Observation | typeof Info | typeof WireErrorSchema | typeof object) => Type.Unsafe<unknown>(nullable(schema));

const StepView = closed({
  seq: Type.Integer(),
  name: nullable(text, { description: 'Of the action, as the server read it.' }),
  code: nullable(text, { description: 'The program or command that was run.' }),
  parameters: nullable(object, { description: 'Of the action.' }),
  problem: nullable(text, { description: 'Why the action could not be read.' }),
  action: Type.Unsafe<unknown>(nullable(Type.Union([text, object]), { description: 'As it was sent.' })),
  raw: nullable(text, { description: "The model's reply, where it was recorded beside the action." }),
  meta: recorded(object), observation: recorded(Observation), reward: nullable(Type.Number()), info: recorded(Info), error: recorded(WireErrorSchema), at: Type.Number(),
});
export const TrajectoryView = closed({
  ...summaryFields, ...wholeFields, meta: recorded(object), observation: recorded(Observation),
  restricted: Type.Boolean({ description: 'Records of real patients may be in it.' }),
  withheld: Type.Boolean({ description: 'They may, and this scope may not see them: what was said and shown is null.' }),
  steps: Type.Array(StepView),
});
export type TrajectoryView = Static<typeof TrajectoryView>;

const NOTHING_READ = { name: null, code: null, parameters: null, problem: null } as const;

function readAction(action: unknown): Pick<Static<typeof StepView>, 'name' | 'code' | 'parameters' | 'problem'> {
  if (typeof action !== 'string' && !isFields(action)) return NOTHING_READ;
  const read = parseAction(action);
  if (!read.ok) return { ...NOTHING_READ, problem: read.reason };
  const { name, parameters } = read;
  const code = parameters['code'] ?? parameters['cmd'];
  return { name, code: typeof code === 'string' ? code : null, parameters: { ...parameters }, problem: null };
}

function viewStep(step: TrajectoryStep, withheld: boolean): Static<typeof StepView> {
  return withheld
    ? { ...step, ...NOTHING_READ, action: null, raw: null, meta: null, observation: null, error: null }
    : { ...step, ...readAction(step.action) };
}

/** @param restricted as `isRestricted` says of its task @param mayRead the client's scope */
export function viewTrajectory(trajectory: Trajectory, restricted: boolean, mayRead: boolean): TrajectoryView {
  const withheld = restricted && !mayRead;
  return {
    ...trajectory, ...(withheld ? { meta: null, observation: null } : {}),
    restricted, withheld, steps: trajectory.steps.map((step) => viewStep(step, withheld)),
  };
}
