/** What travels at the OpenEnv door, as schemas: from them come the types, the checks, and what `/schema` says. */
import { type Static, Type } from 'typebox';
import { closed, Info, LIMITS, Meta, Name, Observation, oneOf, ResetOptions, Seed, shapeOf, Split } from '../../../protocol/index.ts';

/** The keyword arguments of a client's `reset`. */
export const ResetData = closed({
  seed: Type.Optional(Seed),
  episode_id: Type.Optional(Type.String({ maxLength: 255, description: "The client's own name for the episode: told again by `state`, and recorded." })),
  task: Type.Optional(Type.String({ minLength: 1, maxLength: 256, description: 'A task id; else one is taken from `family` and `split`.' })),
  family: Type.Optional(Name),
  split: Type.Optional(Split),
  category: Type.Optional(Name),
  index: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Absent: drawn by `seed`.' })),
  options: Type.Optional(ResetOptions),
  meta: Type.Optional(Meta),
});
export type ResetData = Static<typeof ResetData>;
export const resetData = shapeOf(ResetData);

/** One required field, so that a client which knows no more than this schema can pass on what its model wrote. */
export const ActionData = Type.Object({
  reply: Type.String({ maxLength: LIMITS.stringBytes, description: "The model's raw reply, or an action as JSON text such as {\"action\": \"validate_code\", \"code\": \"answer = 42\"}. The server parses it." }),
  metadata: Type.Optional(Meta),
}, { additionalProperties: false, title: 'MedAgentGymAction' });

const { steps_left: stepsLeft, ...more } = Info.properties;
const Metadata = Type.Object({ ...more, steps_left: Type.Optional(stepsLeft), episode: Type.String({ description: 'Under which the trajectory is found.' }), digest: Type.String({ description: 'Equal for equal release, sandbox image, task, seed and options.' }), terminated: Type.Boolean(), truncated: Type.Boolean() }, { additionalProperties: false });
export type Metadata = Static<typeof Metadata>;

/** What is in `metadata` stands beside the observation's own fields too, because older clients take `metadata` out. */
export const StepObservation = Type.Object({
  ...Observation.properties,
  messages: Type.Optional(Type.Array(Type.Object({ role: oneOf(['system', 'user', 'tool']), content: Type.String() }), { description: 'After a reset: how the context begins.' })),
  ...Metadata.properties,
  tool_name: Type.Optional(Type.String({ description: 'After a `call_tool`: which.' })),
  result: Type.Optional(Type.String({ description: 'After a `call_tool`: the text.' })),
  metadata: Metadata,
}, { additionalProperties: false, title: 'MedAgentGymObservation' });

export const Observed = closed({
  observation: StepObservation,
  reward: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { description: 'Of this step; null after a reset.' }),
  done: Type.Boolean(),
  metadata: Metadata,
});
export type Observed = Static<typeof Observed>;

export const State = Type.Object({
  episode_id: Type.Union([Type.String(), Type.Null()]),
  step_count: Type.Integer({ minimum: 0 }),
  episode: Type.Optional(Type.String()),
  task: Type.Optional(Type.String()),
  family: Type.Optional(Type.String()),
  seed: Type.Optional(Seed),
  digest: Type.Optional(Type.String()),
  done: Type.Boolean(),
  terminated: Type.Boolean(),
  truncated: Type.Boolean(),
  reward: Type.Union([Type.Number(), Type.Null()], { description: 'The return so far; null where our side failed, and before a reset.' }),
  stop_reason: Type.Optional(Type.String()),
  fault: Info.properties.fault,
  retryable: Type.Optional(Type.Boolean()),
}, { additionalProperties: false, title: 'MedAgentGymState' });
export type State = Static<typeof State>;

/** The envelope of a request; what `data` must be depends on the type. */
export const envelope = shapeOf(closed({ type: Type.String({ maxLength: 64 }), data: Type.Optional(Type.Record(Type.String(), Type.Unknown())) }));
/** `reply` may be any value: clients that decode the model's text before they send it turn `42` into a number. */
export const actionData = shapeOf(closed({ reply: Type.Unknown(), metadata: Type.Optional(Meta) }));
export const toolCall = shapeOf(closed({ type: oneOf(['call_tool']), tool_name: Name, arguments: Type.Optional(Type.Record(Type.String(), Type.Unknown())), metadata: Type.Optional(Meta) }));
