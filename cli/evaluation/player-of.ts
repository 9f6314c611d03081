/** Who plays an entry of a plan: a model behind endpoints, or an agent. */
import type { GymClient } from '../../client/gym-client.ts';
import type { Catalogue } from '../../env/catalogue.ts';
import type { ResetOptions } from '../../protocol/index.ts';
import { modelPlayer } from '../sampling/model-player.ts';
import type { Player } from '../sampling/play-all.ts';
import type { Tally } from '../sampling/tally.ts';
import { agentPlayer } from './agent-player.ts';
import { bestConstant } from './best-constant.ts';
import { ENTRY_DEFAULTS, nameOf, type PlanEntry } from './plan.ts';

export interface EntryRun {
  readonly client: GymClient;
  readonly url: string;
  readonly catalogue: Catalogue;
  readonly run: string;
  readonly options: ResetOptions;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly tally: Tally;
  readonly concurrency: number;
}

export function playerOf(entry: PlanEntry, run: EntryRun): Player {
  const name = nameOf(entry);
  if (entry.agent !== undefined) return agentPlayer(entry.agent, { ...run, name, constantOf: constants(run.catalogue) });
  const { model = '', endpoint = [] } = entry;
  const { regenerate, model_seed: modelSeed, model_timeout_s: modelTimeoutS, stall_s: stallS, patience_s: patienceS } = { ...ENTRY_DEFAULTS, ...entry };
  const given = {
    temperature: entry.temperature, topP: entry.top_p, maxTokens: entry.max_tokens, maxContext: entry.max_context, trimContext: entry.trim_context, tools: entry.tools,
    apiKeyEnv: entry.api_key_env, priceIn: entry.price_in, priceOut: entry.price_out, stream: entry.stream,
  };
  const said: { [name in keyof typeof given]?: Exclude<(typeof given)[name], undefined> } = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return modelPlayer({ model, endpoint: typeof endpoint === 'string' ? [endpoint] : endpoint, concurrency: run.concurrency, regenerate, modelSeed, modelTimeoutS, stallS, patienceS, ...said }, { ...run, name });
}

/** Each is found once. */
function constants(catalogue: Catalogue): (family: string, category: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (family, category) => {
    const key = `${family}/${category}`;
    const found = known.get(key) ?? bestConstant(catalogue, family, category);
    known.set(key, found);
    return found;
  };
}
