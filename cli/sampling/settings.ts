/** What a sampling run is, by the options of the command: what makes it this run, and what may differ when it goes on. */
import type { ResetOptions, Source, Split } from '../../protocol/index.ts';
import type { Runtime } from '../../env/task.ts';
import type { Sampling } from '../../models/chat.ts';

/** The same whenever the run goes on, or its samples could not be put together. */
export interface RunIdentity {
  readonly model: string;
  readonly family?: string;
  readonly split: Split;
  readonly category?: string;
  readonly source?: Source;
  readonly count: number;
  readonly endless?: boolean;
  readonly seed: number;
  readonly runtime?: Runtime;
  readonly feedback?: ResetOptions['feedback'];
  readonly allowGuessing?: boolean;
  readonly maxSteps?: number;
  readonly episodeTimeoutMs?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly maxContext?: number;
  readonly tools?: boolean;
}

export const IDENTITY = ['model', 'family', 'split', 'category', 'source', 'count', 'endless', 'seed', 'runtime', 'feedback', 'allowGuessing', 'maxSteps', 'episodeTimeoutMs', 'temperature', 'topP', 'maxTokens', 'maxContext', 'tools'] as const satisfies readonly (keyof RunIdentity)[];

/** May be others each time. `samples` may only grow. */
export interface RunConduct {
  readonly endpoint: readonly string[];
  readonly samples: number;
  readonly concurrency: number;
  readonly apiKeyEnv?: string;
  readonly priceIn?: number;
  readonly priceOut?: number;
  readonly stream?: boolean;
  readonly modelTimeoutS: number;
  readonly stallS: number;
  readonly patienceS: number;
  /** Send each request a seed? */
  readonly modelSeed: boolean;
}

export const CONDUCT = ['endpoint', 'samples', 'concurrency', 'apiKeyEnv', 'priceIn', 'priceOut', 'stream', 'modelTimeoutS', 'stallS', 'patienceS', 'modelSeed'] as const satisfies readonly (keyof RunConduct)[];

export interface RunSettings extends RunIdentity, RunConduct {}

/** How replies are drawn, for a request. */
export const samplingOf = ({ temperature, topP, maxTokens }: RunIdentity): Sampling => ({
  ...(temperature === undefined ? {} : { temperature }), ...(topP === undefined ? {} : { top_p: topP }), ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
});
