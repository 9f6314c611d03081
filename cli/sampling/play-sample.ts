/**
 * One sample of one task: the model and the server by turns until the episode is over.
 *
 * Where the model endpoint fails, or the run is interrupted, the episode is closed under that name: it says nothing of the
 * policy, and is played again when the run goes on. Where our side fails, another episode is begun.
 */
import { RemoteError, type GymClient } from '../../client/gym-client.ts';
import type { ChatMessage, ChatReply, Sampling } from '../../models/chat.ts';
import type { Endpoints } from '../../models/endpoints.ts';
import { ModelFailure } from '../../models/failure.ts';
import type { ResetOptions, Results } from '../../protocol/index.ts';
import { TASK_HEADER } from '../scripted-model/find-task.ts';
import { assistantMessage, openingMessages, saidMessage, seenMessages, toolsOf } from '../../dialogue/conversation.ts';

export interface SampleParts {
  readonly client: GymClient;
  readonly endpoints: Endpoints;
  readonly model: string;
  readonly run: string;
  readonly sampling: Sampling;
  readonly options: ResetOptions;
  readonly tools: boolean;
  /** Tokens after which the episode is closed as `context_length`. */
  readonly maxContext: number | undefined;
  /** Dollars for a million tokens. */
  readonly prices: { readonly in: number; readonly out: number };
  /** Told the tokens and the price of each reply. */
  readonly spent: (prompt: number, completion: number, cost: number) => void;
  /** Told the digest with which an episode of a task begins. */
  readonly began: (task: string, digest: string) => void;
}

export interface SampleOf { readonly task: string; readonly sample: number; /** Of the episode: the same for all samples of a task. */ readonly seed: number; /** Of the model, where it is sent one. */ readonly modelSeed: number | undefined }

export type SampleEnd =
  | { readonly kind: 'played'; readonly episode: string; readonly solved: boolean; readonly reward: number; readonly stopReason: string; readonly guessable: boolean }
  | { readonly kind: 'unplayed'; readonly failure: Error }
  | { readonly kind: 'infra'; readonly failure: Error };

const TRIES = 4;
/** How the text of an observation counts before the endpoint has counted it. */
const CHARS_PER_TOKEN = 3;

export async function playSample(parts: SampleParts, sample: SampleOf, run: AbortSignal): Promise<SampleEnd> {
  // Of its own, because each of hundreds of requests listens to it, and a signal looks through all who listen.
  const signal = AbortSignal.any([run]);
  for (let tried = 1; ; tried++) {
    try {
      return await playOnce(parts, sample, signal);
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error;
      const { fault, retryable, retry_after_ms: wait = 500 * tried } = error.wire;
      // It idled too long, or was closed by somebody else.
      if (error.code === 'episode_over' || error.code === 'unknown_episode') return { kind: 'unplayed', failure: error };
      if (fault !== 'infra') throw error;
      if (!retryable || tried >= TRIES || signal.aborted) return { kind: 'infra', failure: error };
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** @throws RemoteError */
async function playOnce(parts: SampleParts, { task, sample, seed, modelSeed }: SampleOf, signal: AbortSignal): Promise<SampleEnd> {
  const { client, endpoints, model, run, sampling, options, tools, maxContext } = parts;
  const start = await client.call('reset', {
    task: { id: task }, seed, options,
    meta: { run, model, sample, sampling: { ...sampling, ...(modelSeed === undefined ? {} : { seed: modelSeed }) }, ...(tools ? { tools: true } : {}) },
  });
  parts.began(task, start.digest);
  const episode = start.episode ?? '';
  const close = async (reason?: string): Promise<SampleEnd> => {
    const end = await client.call('close', { episode, ...(reason === undefined ? {} : { reason }) });
    if (end.reward === null) return { kind: 'infra', failure: new Error(`the server failed: ${end.stop_reason}`) };
    return { kind: 'played', episode, solved: end.solved, reward: end.reward, stopReason: end.stop_reason, guessable: start.info.guessable === true };
  };
  const messages: ChatMessage[] = [...openingMessages(start.observation)];
  let { actions } = start.observation;
  for (let seq = 0; ; seq++) {
    let reply: ChatReply;
    const askedAt = performance.now();
    try {
      reply = await endpoints.complete({ model, messages, ...sampling, ...(modelSeed === undefined ? {} : { seed: modelSeed }), ...(tools ? { tools: toolsOf(actions) } : {}) }, { [TASK_HEADER]: task }, signal);
    } catch (error) {
      if (error instanceof ModelFailure && error.kind === 'context_length') return close('context_length');
      if (!(error instanceof ModelFailure) && !signal.aborted) throw error;
      await client.call('close', { episode, reason: signal.aborted ? 'interrupted' : 'model_failed' });
      return { kind: 'unplayed', failure: error instanceof Error ? error : new Error('interrupted', { cause: error }) };
    }
    const said = assistantMessage(reply);
    const { prompt = 0, completion = 0 } = reply.usage ?? {};
    const cost = (prompt * parts.prices.in + completion * parts.prices.out) / 1e6;
    parts.spent(prompt, completion, cost);
    const result: Results['step'] = await client.call('step', {
      episode, seq, ...actionOf(reply, said),
      meta: { tokens: { prompt, completion }, ...(cost === 0 ? {} : { cost }), finish: reply.finish, model_ms: Math.round(performance.now() - askedAt) },
    });
    if (result.terminated || result.truncated) return close();
    const { text } = result.observation;
    messages.push(saidMessage(said), ...seenMessages(said, text));
    actions = result.observation.actions ?? actions;
    if (maxContext !== undefined && prompt + completion + text.length / CHARS_PER_TOKEN > maxContext) return close('context_length');
  }
}

/** Text as the model wrote it, or its first tool call; with what else it said and thought beside it, for the record. */
function actionOf({ content, toolCalls: [call] }: ChatReply, said: ReturnType<typeof assistantMessage>): { readonly action: string | Record<string, unknown>; readonly raw?: string } {
  const raw = call !== undefined || said.reasoning_content !== undefined ? { raw: JSON.stringify(said).toWellFormed() } : {};
  return { action: call === undefined ? content.toWellFormed() : { name: call.function.name.toWellFormed(), arguments: call.function.arguments.toWellFormed() }, ...raw };
}
