/** A model that plays samples, as its settings say. */
import type { GymClient } from '../../client/gym-client.ts';
import type { Endpoints } from '../../models/endpoints.ts';
import { ModelFailure } from '../../models/failure.ts';
import type { ResetOptions } from '../../protocol/index.ts';
import { CliError } from '../command.ts';
import { openEndpoints } from './open-endpoints.ts';
import type { Player } from './play-all.ts';
import { playSample } from './play-sample.ts';
import { type ModelSettings, samplingOf } from './settings.ts';
import type { Tally } from './tally.ts';

/** So many rejections without a single reply are the request's form, and no matter of its contents. */
const ENOUGH_REJECTED = 8;

/** What refuses one request refuses all; and where nothing answers any more, the rest would only wait in vain. */
function isTheEnd({ kind, retryable }: ModelFailure, { everAnswered, allDown }: Endpoints, failures: number): boolean {
  return kind === 'refused' || (kind === 'rejected' && !everAnswered && failures >= ENOUGH_REJECTED) || (retryable && kind !== 'junk' && allDown);
}

export interface ModelRun {
  readonly client: GymClient;
  readonly url: string;
  readonly run: string;
  /** What the model is called in the record. */
  readonly name: string;
  readonly options: ResetOptions;
  readonly labels?: Readonly<Record<string, unknown>>;
  readonly tally: Tally;
}

/** @throws CliError where its endpoints are none */
export function modelPlayer(settings: ModelSettings, { client, url, run, name, options, labels = {}, tally }: ModelRun): Player {
  const endpoints = openEndpoints(settings);
  const tools = settings.tools === true;
  const starts = new Map<string, string>();
  const parts = {
    client, endpoints, model: settings.model, name, run, labels, sampling: samplingOf(settings), tools, maxContext: settings.maxContext, trims: settings.trimContext === true, regenerate: settings.regenerate ?? 0,
    options: { ...options, ...(tools ? { action_format: 'tools' as const } : {}) },
    prices: { in: settings.priceIn ?? 0, out: settings.priceOut ?? 0 },
    spent: (prompt: number, completion: number, cost: number) => tally.spend(prompt, completion, cost),
    began: (task: string, digest: string) => {
      if ((starts.get(task) ?? digest) !== digest) throw new CliError(`the samples of ${task} do not begin alike: the servers behind ${url} are of different releases or settings`);
      starts.set(task, digest);
    },
  };
  return {
    play: (sample, signal) => playSample(parts, sample, signal),
    kindOf: (failure) => (failure instanceof ModelFailure ? failure.kind : failure.message),
    isTheEnd: (failure, failures) => failure instanceof ModelFailure && isTheEnd(failure, endpoints, failures),
  };
}
