/**
 * One sample of one task: the model and the server by turns until the episode is over.
 *
 * Where the model endpoint fails, or the run is interrupted, the episode is closed under that name: it says nothing of the
 * policy, and is played again when the run goes on. Where our side fails, another episode is begun.
 */
import type { GymClient } from '../../client/gym-client.ts';
import type { Sampling } from '../../models/chat.ts';
import type { Endpoints } from '../../models/endpoints.ts';
import { ModelFailure } from '../../models/failure.ts';
import type { ResetOptions, Results } from '../../protocol/index.ts';
import { TASK_HEADER } from '../scripted-model/find-task.ts';
import { assistantMessage, openingMessages, saidMessage, seenMessages, toolsOf } from '../../dialogue/conversation.ts';
import { type Asked, askModel } from './ask-model.ts';
import { ContextWindow } from './context-window.ts';
import { type SampleEnd, type SampleOf, tryAgain } from './sample.ts';

export interface SampleParts {
  readonly client: GymClient;
  readonly endpoints: Endpoints;
  /** As the endpoint calls it. */
  readonly model: string;
  /** As the record calls it. */
  readonly name: string;
  readonly run: string;
  readonly sampling: Sampling;
  readonly options: ResetOptions;
  readonly tools: boolean;
  /** Tokens after which the episode is closed as `context_length`, or the oldest turns are left out. */
  readonly maxContext: number | undefined;
  readonly trims: boolean;
  /** How often a reply that cannot be read is asked for again, at once. */
  readonly regenerate: number;
  /** Recorded with each episode, beside what it is. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** Dollars for a million tokens. */
  readonly prices: { readonly in: number; readonly out: number };
  /** Told the tokens and the price of each reply. */
  readonly spent: (prompt: number, completion: number, cost: number) => void;
  /** Told the digest with which an episode of a task begins. */
  readonly began: (task: string, digest: string) => void;
}

export const playSample = (parts: SampleParts, sample: SampleOf, run: AbortSignal): Promise<SampleEnd> => tryAgain((signal) => playOnce(parts, sample, signal), run);

/** @throws RemoteError */
async function playOnce(parts: SampleParts, { task, sample, seed, modelSeed }: SampleOf, signal: AbortSignal): Promise<SampleEnd> {
  const { client, endpoints, name, run, sampling, options, tools, maxContext } = parts;
  const start = await client.call('reset', {
    task: { id: task }, seed, options,
    meta: { run, model: name, sample, ...parts.labels, sampling: { ...sampling, ...(modelSeed === undefined ? {} : { seed: modelSeed }) }, ...(tools ? { tools: true } : {}) },
  });
  parts.began(task, start.digest);
  const episode = start.episode ?? '';
  const close = async (reason?: string): Promise<SampleEnd> => {
    const end = await client.call('close', { episode, ...(reason === undefined ? {} : { reason }) });
    if (end.reward === null) return { kind: 'infra', failure: new Error(`the server failed: ${end.stop_reason}`) };
    return { kind: 'played', episode, solved: end.solved, reward: end.reward, stopReason: end.stop_reason, guessable: start.info.guessable === true };
  };
  const window = new ContextWindow(openingMessages(start.observation), maxContext, parts.trims);
  let { actions } = start.observation;
  for (let seq = 0; ; seq++) {
    let asked: Asked;
    const askedAt = performance.now();
    try {
      asked = await askModel(endpoints, { model: parts.model, ...sampling, ...(modelSeed === undefined ? {} : { seed: modelSeed }), ...(tools ? { tools: toolsOf(actions) } : {}) }, window, { regenerate: parts.regenerate, headers: { [TASK_HEADER]: task } }, signal);
    } catch (error) {
      if (error instanceof ModelFailure && error.kind === 'context_length') return close('context_length');
      if (!(error instanceof ModelFailure) && !signal.aborted) throw error;
      await client.call('close', { episode, reason: signal.aborted ? 'interrupted' : 'model_failed' });
      return { kind: 'unplayed', failure: error instanceof Error ? error : new Error('interrupted', { cause: error }) };
    }
    const { reply, action, tokens, regenerated } = asked;
    const said = assistantMessage(reply);
    const cost = (tokens.prompt * parts.prices.in + tokens.completion * parts.prices.out) / 1e6;
    parts.spent(tokens.prompt, tokens.completion, cost);
    const result: Results['step'] = await client.call('step', {
      episode, seq, action: typeof action === 'string' ? action : { ...action },
      // What else it said and thought, for the record.
      ...(typeof action === 'string' && said.reasoning_content === undefined ? {} : { raw: JSON.stringify(said).toWellFormed() }),
      meta: { tokens, ...(cost === 0 ? {} : { cost }), finish: reply.finish, model_ms: Math.round(performance.now() - askedAt), ...(regenerated === 0 ? {} : { regenerated }) },
    });
    if (result.terminated || result.truncated) return close();
    const { text } = result.observation;
    actions = result.observation.actions ?? actions;
    if (!window.add([saidMessage(said), ...seenMessages(said, text)], text.length, reply.usage)) return close('context_length');
  }
}
