/**
 * A task as data: everything an episode needs, and nothing that runs in the server.
 *
 * A record holds the hidden gold answer and the reference solution beside the prompt. What a client may
 * see of it is decided in `task-view.ts` and nowhere else. Records never hold functions, so they can be
 * hashed, stored and sent to another process.
 */
import { type Static, Type } from 'typebox';
import { FEEDBACK_MODES, FeedbackMode, Runtime, RUNTIMES, Source, SOURCES, Split, SPLITS } from '../protocol/vocabulary.ts';

export { FEEDBACK_MODES, FeedbackMode, Runtime, RUNTIMES, Source, SOURCES, Split, SPLITS };

export const ACTION_NAMES = ['request_info', 'validate_code', 'debug', 'terminal', 'submit'] as const;
/** Which preloaded interpreter a family needs; see docs/sandbox.md. */
export const SANDBOX_VARIANTS = ['base', 'data', 'science'] as const;

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

export const ActionName = literals(ACTION_NAMES);
export const SandboxVariant = literals(SANDBOX_VARIANTS);
export type ActionName = Static<typeof ActionName>;
export type SandboxVariant = Static<typeof SandboxVariant>;

/** Limits of one episode's sandbox. A task may set any of them; what it leaves out is the operator's default. */
export const TaskLimits = Type.Object({
  /** Wall clock of one step, in milliseconds. */
  step_timeout_ms: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Address space that one episode's code may add, in MiB. */
  memory_mib: Type.Optional(Type.Integer({ minimum: 16 })),
  /** Size of the episode's own writable folder, in MiB. */
  tmpfs_mib: Type.Optional(Type.Integer({ minimum: 1 })),
  threads: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Bytes of stdout and stderr together that one step may write. */
  output_bytes: Type.Optional(Type.Integer({ minimum: 1024 })),
  /** Steps of one episode. */
  max_steps: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Graded attempts of one episode in `interactive` feedback. */
  attempts: Type.Optional(Type.Integer({ minimum: 1 })),
}, { additionalProperties: false });
export type TaskLimits = Static<typeof TaskLimits>;

/** A name as Python and JavaScript both take it. */
export const Identifier = Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]{0,63}$' });
/** Bytes that an answer may have in its wire form; what is larger is not taken, and the observation says so. */
const AnswerBytes = Type.Optional(Type.Integer({ minimum: 1024, maximum: 64 * 2 ** 20 }));

/** Where a question's answer is found when a program has ended. */
export const AnswerPlace = Type.Union([
  /** One variable. */
  Type.Object({ from: Type.Literal('variable'), name: Identifier, max_bytes: AnswerBytes }, { additionalProperties: false }),
  /** Several variables, all of them set by one program: a dict of them by name. */
  Type.Object({ from: Type.Literal('variables'), names: Type.Array(Identifier, { minItems: 1, maxItems: 32, uniqueItems: true }), max_bytes: AnswerBytes }, { additionalProperties: false }),
  /** A CSV file with a line of column names, in the working directory: a table. */
  Type.Object({ from: Type.Literal('file'), name: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }), max_bytes: AnswerBytes }, { additionalProperties: false }),
]);
export type AnswerPlace = Static<typeof AnswerPlace>;
/** Where the answer is unless a question says otherwise. */
export const THE_ANSWER: AnswerPlace = Object.freeze({ from: 'variable', name: 'answer' });
export const ANSWER_BYTES = 2 ** 20;

/** A reward rule by name with its parameters: data, not code. The table of rules is `rewards/index.ts`. */
export const RewardSpec = Type.Object({ rule: Type.String() }, { additionalProperties: true });
export type RewardSpec = { readonly rule: string; readonly [parameter: string]: unknown };

/** A folder or file that the agent's code sees read-only at `/data/<name>` (the prompt names that path). */
export const Mount = Type.Object({
  name: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]*$' }),
  /** Where it lies, relative to the server's folder for tables; never shown to a client. */
  path: Type.String(),
}, { additionalProperties: false });
export type Mount = Static<typeof Mount>;

/** What an episode asks, and how what is handed in is graded. */
export const Question = Type.Object({
  /** What the model is told, without the instructions on actions, which the episode adds. */
  prompt: Type.String({ maxLength: 12_000 }),
  /** Where this question permits others than the task. */
  actions: Type.Optional(Type.Array(ActionName, { minItems: 1 })),
  /** By default the variable `answer`. */
  answer: Type.Optional(AnswerPlace),
  reward: RewardSpec,
  /** Hidden: a short text of the gold answer, for `verify` and for people with the admin scope. */
  gold: Type.String(),
  /** Hidden: code that earns this question's share, by runtime. */
  reference: Type.Partial(Type.Object({ python: Type.String(), javascript: Type.String() })),
}, { additionalProperties: false });
export type Question = Omit<Static<typeof Question>, 'reward'> & { readonly reward: RewardSpec };

/** A world by its kind with its parameters: data, not code. The table of kinds is `worlds/index.ts`. */
export const WorldSpec = Type.Object({ kind: Type.String() }, { additionalProperties: true });
export type WorldSpec = { readonly kind: string; readonly [parameter: string]: unknown };

export const TaskRecord = Type.Object({
  /** `<family>-v<version>/<source>/<split>/<category>/<index>`, for example `medcalc-v2/twin/test/bmi/7`. */
  id: Type.String(),
  family: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  source: Source,
  split: Split,
  category: Type.String(),
  index: Type.Integer({ minimum: 0 }),
  /** 1 (one look-up) to 5 (several joins, conversions, distractors). */
  difficulty: Type.Integer({ minimum: 1, maximum: 5 }),
  /** Asked one after the other; each is graded and pays an equal share of the reward. */
  questions: Type.Array(Question, { minItems: 1, maxItems: 32 }),
  actions: Type.Array(ActionName),
  runtimes: Type.Array(Runtime, { minItems: 1 }),
  variant: SandboxVariant,
  hygiene: Type.Optional(literals(['warm', 'fork'] as const)),
  /** `kept`: the variables of a program stay for the next one, as in a notebook. In Python alone; by default each starts afresh. */
  variables: Type.Optional(literals(['fresh', 'kept'] as const)),
  /** Code that is run once, before the first step, in the episode's interpreter; shown to the client. */
  context: Type.Optional(Type.Partial(Type.Object({ python: Type.String(), javascript: Type.String() }))),
  mounts: Type.Array(Mount),
  limits: TaskLimits,
  /** What the agent's code reaches at http://localhost:8080/ and acts on; each episode has its own. */
  world: Type.Optional(WorldSpec),
  /** Hidden: where the task came from, such as the published row's number and its published label. */
  provenance: Type.Record(Type.String(), Type.Unknown()),
}, { additionalProperties: false });
export type Questions = readonly [Question, ...Question[]];
export type TaskRecord = Omit<Static<typeof TaskRecord>, 'questions' | 'world'> & { readonly questions: Questions; readonly world?: WorldSpec };
