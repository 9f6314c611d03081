/** Schemas that several messages use. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, nullable, oneOf } from '../schema.ts';

export { closed, nullable, oneOf };

/** Unique within the session. */
export const RequestId = Type.Union([Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), Type.String({ minLength: 1, maxLength: 64 })]);
export type RequestId = Static<typeof RequestId>;

export const EpisodeId = Type.String({ minLength: 1, maxLength: 64 });
export const Seed = Type.Integer({ minimum: 0, maximum: 0xffff_ffff, description: 'uint32' });
export const Meta = Type.Record(Type.String(), Type.Unknown(), { description: `Recorded with the episode, at most ${LIMITS.metaBytes} bytes as JSON: model, policy version, sampling.` });

export const Name = Type.String({ minLength: 1, maxLength: 128 });
export const Fault = oneOf(['policy', 'client', 'infra']);

export const ChatMessage = closed({ role: oneOf(['system', 'user', 'tool']), content: Type.String() });

/** What the agent sees. `text` is what goes into the model's context as it is. */
export const Observation = Type.Object({
  kind: oneOf(['task', 'code_result', 'info_result', 'debug_result', 'terminal_result', 'parse_error'], 'A step that answers a question and is followed by the next one is of kind `task` again.'),
  text: Type.String(),
  messages: Type.Optional(Type.Array(ChatMessage, { description: 'Only the new ones, to be appended; absent once the episode is over.' })),
  actions: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'For kind `task`: JSON Schemas of the permitted actions.' })),
  context: Type.Optional(Type.String({ description: "For kind `task`: the task's code context." })),
  status: Type.Optional(Type.String({ description: 'For kind `code_result`: ok, error, timeout, memory, output_limit, killed or cancelled.' })),
  stdout: Type.Optional(Type.String()),
  stderr: Type.Optional(Type.String()),
  traceback: Type.Optional(Type.String()),
  answer: Type.Optional(Type.String({ description: 'A short repr of what will be graded.' })),
}, { additionalProperties: false });
export type Observation = Static<typeof Observation>;

export const Info = Type.Object({
  task: Type.Optional(Type.String()),
  family: Type.Optional(Type.String()),
  category: Type.Optional(Type.String()),
  split: Type.Optional(Type.String()),
  source: Type.Optional(Type.String()),
  difficulty: Type.Optional(Type.Integer()),
  seed: Type.Optional(Seed),
  runtime: Type.Optional(Type.String()),
  feedback: Type.Optional(Type.String()),
  guessable: Type.Optional(Type.Boolean({ description: 'Set in `paper` feedback: right and wrong are told again and again.' })),
  question: Type.Optional(closed({ number: Type.Integer({ minimum: 1 }), of: Type.Integer({ minimum: 1 }) }, { description: 'Of an episode with several questions: which one is asked now.' })),
  steps_left: Type.Integer({ minimum: 0 }),
  attempt: Type.Optional(Type.Integer({ description: 'Graded attempts so far.' })),
  attempts_left: Type.Optional(Type.Integer()),
  correct: Type.Optional(Type.Boolean({ description: 'Of a question that is over: was it solved? Only where the feedback mode shows it.' })),
  reward_parts: Type.Optional(Type.Record(Type.String(), Type.Number(), { description: 'Of a question that is over: what its reward is made of.' })),
  metrics: Type.Optional(Type.Record(Type.String(), Type.Number(), { description: 'Of a question that is over: measures beside the reward, such as an area under a curve.' })),
  stop_reason: Type.Optional(Type.String()),
  fault: Type.Optional(Fault),
  parsed: Type.Optional(Type.Unknown({ description: 'The span of the reply that was used: {start, end}.' })),
  debug_by: Type.Optional(oneOf(['model', 'rules'], 'Of a `debug` where the operator has a model for it: who answered.')),
  timing_ms: Type.Optional(Type.Record(Type.String(), Type.Number())),
  usage: Type.Optional(Type.Record(Type.String(), Type.Number())),
}, { additionalProperties: false });
export type Info = Static<typeof Info>;
