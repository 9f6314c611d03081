/**
 * What an evaluation is: a test set, how its tasks are played, and who plays them. Written in YAML by people, kept as JSON in
 * the run's folder in the same words, so that a run's folder can be begun anew from its own plan.
 */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';
import { parse, YAMLParseError } from 'yaml';
import { FeedbackMode, oneOf, Runtime, Source } from '../../protocol/index.ts';
import { TEST_SETS } from '../../evaluation/test-sets.ts';
import { CliError } from '../command.ts';

const text = Type.String({ minLength: 1 });
const from = (minimum: number) => Type.Integer({ minimum });
const number = Type.Number({ minimum: 0 });
const Name = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:/@+ -]{0,127}$' });

/** The same whenever the run goes on. */
export const ENTRY_IDENTITY = ['model', 'temperature', 'top_p', 'max_tokens', 'max_context', 'trim_context', 'regenerate', 'tools', 'agent'] as const;
/** A model behind endpoints, or an agent of the project's. */
export const PlanEntry = Type.Object({
  name: Type.Optional(Name),
  model: Type.Optional(text),
  endpoint: Type.Optional(Type.Union([text, Type.Array(text, { minItems: 1 })])),
  api_key_env: Type.Optional(text),
  price_in: Type.Optional(number), price_out: Type.Optional(number),
  temperature: Type.Optional(number), top_p: Type.Optional(number), max_tokens: Type.Optional(from(1)),
  max_context: Type.Optional(from(1)), trim_context: Type.Optional(Type.Boolean()),
  regenerate: Type.Optional(from(0)),
  tools: Type.Optional(Type.Boolean()),
  stream: Type.Optional(Type.Boolean()),
  model_seed: Type.Optional(Type.Boolean()),
  concurrency: Type.Optional(from(1)),
  model_timeout_s: Type.Optional(from(1)), stall_s: Type.Optional(from(1)), patience_s: Type.Optional(from(0)),
  agent: Type.Optional(text),
}, { additionalProperties: false });

/** The same whenever the run goes on. */
export const PLAN_IDENTITY = ['set', 'families', 'limit', 'source', 'seed', 'runtime', 'feedback', 'allow_guessing', 'max_steps', 'episode_timeout_ms'] as const;
const Plan = Type.Object({
  name: Type.Optional(text),
  set: Type.Optional(oneOf(TEST_SETS)),
  families: Type.Optional(Type.Union([text, Type.Array(text, { minItems: 1 })])),
  limit: Type.Optional(from(1)),
  source: Type.Optional(Source),
  samples: Type.Optional(from(1)),
  seed: Type.Optional(from(0)),
  runtime: Type.Optional(Runtime),
  feedback: Type.Optional(FeedbackMode),
  allow_guessing: Type.Optional(Type.Boolean()),
  max_steps: Type.Optional(from(1)),
  episode_timeout_ms: Type.Optional(from(50)),
  concurrency: Type.Optional(from(1)),
  models: Type.Optional(Type.Array(PlanEntry)),
}, { additionalProperties: false });

export type PlanEntry = Static<typeof PlanEntry>;
export type Plan = Static<typeof Plan>;

export const PLAN_DEFAULTS = { set: 'lite', families: 'internal', samples: 1, seed: 0, max_steps: 15, concurrency: 256 } as const satisfies Plan;
/** As the paper's scaffold asks: three times at most. */
export const ENTRY_DEFAULTS = { regenerate: 2, model_seed: true, model_timeout_s: 600, stall_s: 60, patience_s: 300 } as const satisfies PlanEntry;

const ajv = new Ajv({ strict: false, allErrors: false });
const isPlan = ajv.compile<Plan>(Plan);

/** @param from whence it is, for messages @throws CliError naming the field */
export function checkPlan(value: unknown, from: string): Plan {
  if (isPlan(value)) return value;
  const [error] = isPlan.errors ?? [];
  const extra: unknown = error?.params['additionalProperty'];
  const allowed: unknown = error?.params['allowedValues'];
  const where = `${error?.instancePath ?? ''}${typeof extra === 'string' ? `/${extra}` : ''}`.slice(1).replaceAll('/', '.');
  throw new CliError(`${from}${where === '' ? '' : `: ${where}`}: ${typeof extra === 'string' ? 'there is no such field' : Array.isArray(allowed) ? `one of ${allowed.join(', ')}` : error?.message ?? 'no plan'}`);
}

/** @throws CliError */
export function readPlan(file: string): Plan {
  let written: string;
  try {
    written = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CliError(`the plan ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  try {
    return checkPlan(parse(written) ?? {}, file);
  } catch (cause) {
    throw cause instanceof YAMLParseError ? new CliError(`${file}: ${cause.message}`, { cause }) : cause;
  }
}

/** How an entry is called in tables and in the record. */
export const nameOf = ({ name, model, agent }: PlanEntry): string => name ?? (agent === undefined ? model ?? '' : `agent:${/^[a-z]+$/.test(agent) ? agent : 'command'}`);

/** @throws CliError where one is neither model nor agent, is called as another, or has no endpoint */
export function checkEntries(entries: readonly PlanEntry[]): void {
  const names = new Set<string>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if ((entry.model === undefined) === (entry.agent === undefined)) throw new CliError(`${name === '' ? 'each entry' : name} is either a \`model\` behind an \`endpoint\` or an \`agent\``);
    if (entry.model !== undefined && entry.endpoint === undefined) throw new CliError(`${name} needs an endpoint: the address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1`);
    if (names.has(name)) throw new CliError(`two entries are called ${name}: give one of them another \`name\``);
    names.add(name);
  }
}
