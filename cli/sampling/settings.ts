/** What a sampling run is, by the options of the command: what makes it this run, and what may differ when it goes on. */
import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';
import type { Sampling } from '../../models/chat.ts';
import { FeedbackMode, Runtime, Source, Split } from '../../protocol/index.ts';

const text = Type.String({ minLength: 1 });
const flag = Type.Boolean();
const from = (minimum: number) => Type.Integer({ minimum });
const number = Type.Number({ minimum: 0 });

/** Of a model: the same whenever a run goes on, or its samples could not be put together. */
export const MODEL_IDENTITY = {
  model: text,
  temperature: Type.Optional(number),
  topP: Type.Optional(number),
  maxTokens: Type.Optional(from(1)),
  maxContext: Type.Optional(from(1)),
  trimContext: Type.Optional(flag),
  regenerate: Type.Optional(from(0)),
  tools: Type.Optional(flag),
};
/** Of a model: may be others each time. */
export const MODEL_CONDUCT = {
  endpoint: Type.Array(text, { minItems: 1 }),
  concurrency: from(1),
  apiKeyEnv: Type.Optional(text),
  /** Dollars of a million tokens. */
  priceIn: Type.Optional(number),
  priceOut: Type.Optional(number),
  stream: Type.Optional(flag),
  modelTimeoutS: from(1),
  stallS: from(1),
  patienceS: from(0),
  /** Send each request a seed? */
  modelSeed: flag,
};
const ModelSettings = Type.Object({ ...MODEL_IDENTITY, ...MODEL_CONDUCT });

const RunIdentity = Type.Object({
  ...MODEL_IDENTITY,
  family: Type.Optional(text),
  split: Split,
  category: Type.Optional(text),
  source: Type.Optional(Source),
  count: from(1),
  endless: Type.Optional(flag),
  seed: from(0),
  runtime: Type.Optional(Runtime),
  feedback: Type.Optional(FeedbackMode),
  allowGuessing: Type.Optional(flag),
  maxSteps: Type.Optional(from(1)),
  episodeTimeoutMs: Type.Optional(from(1)),
});

/** `samples` may only grow. */
const RunConduct = Type.Object({ ...MODEL_CONDUCT, samples: from(1) });

export type ModelSettings = Static<typeof ModelSettings>;
export type RunSettings = Static<typeof RunIdentity> & Static<typeof RunConduct>;
/** As options are given: any may be left out. */
export type GivenSettings = { readonly [name in keyof RunSettings]?: RunSettings[name] | undefined };
export const IDENTITY = Object.keys(RunIdentity.properties);
export const SETTINGS = [...IDENTITY, ...Object.keys(RunConduct.properties)];

export const isRunSettings = new Ajv({ strict: false }).compile<RunSettings>(Type.Intersect([RunIdentity, RunConduct]));

/** How replies are drawn, for a request. */
export const samplingOf = ({ temperature, topP, maxTokens }: ModelSettings): Sampling => ({
  ...(temperature === undefined ? {} : { temperature }), ...(topP === undefined ? {} : { top_p: topP }), ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
});
