/**
 * OpenEnv's `reset`, `step`, `state` and `close` on a seat. Each is answered within `openenv_timeout_ms`, because its clients
 * give up after a minute and lose their episode then.
 */
import { assertMeta, GymError, type Info, type Observation, type Op, type Requests, type Results } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import { execute } from '../../execution/execute.ts';
import type { Playing, Seat } from '../../sessions/seat.ts';
import type { SessionRequest } from '../../sessions/session.ts';
import type { Metadata, Observed, ResetData, State } from './messages.ts';

/** How long a request that was told to stop may take to say so. */
const STOPPING_MS = 5_000;
/** How long tables are made for a client that was told to ask again. */
const MAKING_MS = 1_800_000;
/** Of the time of a request, what the agent's code may take of it. */
const FOR_THE_CODE = 0.8;

/** An error that the execution has answered with: it is counted there. */
export class Answered extends GymError {}

async function ask<O extends Exclude<Op, 'hello'>>(deps: Deps, seat: Seat, op: O, args: Requests[O], onStop = (): void => {}): Promise<Results[O]> {
  const { id, reply } = seat.expect();
  const most = deps.config.openenv_timeout_ms;
  let stopped = false;
  const timers: NodeJS.Timeout[] = [];
  const never = new Promise<never>((_, reject) => {
    timers.push(setTimeout(() => {
      stopped = true;
      onStop();
      seat.session.inflight.get(id)?.controller.abort();
    }, most));
    timers.push(setTimeout(() => {
      reject(new GymError('internal', `there was no answer within ${most + STOPPING_MS} ms, and the session was ended`, { executed: 'unknown' }));
      void deps.sessions.end(seat.session, 'no_answer', 'infra');
    }, most + STOPPING_MS));
  });
  try {
    execute(deps, seat.session, { id, op, args } as SessionRequest);
    const answer = await Promise.race([reply, never]);
    if (answer.ok) return answer.result as Results[O];
    const { code, message, path, retry_after_ms: retryAfterMs, executed } = answer.error;
    if (op === 'reset' && code === 'cancelled' && stopped) throw new Answered('capacity', `no episode could begin within ${most} ms${seat.waitsFor === '' ? '' : `: ${seat.waitsFor}`}. Ask again`, { retry_after_ms: 1000, executed: 'no' });
    throw new Answered(code, message, { ...(path === undefined ? {} : { path }), ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }), ...(executed === undefined ? {} : { executed }) });
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

function observed({ episode, digest }: Playing, observation: Observation, info: Info, step?: Pick<Results['step'], 'reward' | 'terminated' | 'truncated'>): Observed {
  const { messages, ...fields } = observation;
  const { reward = null, terminated = false, truncated = false } = step ?? {};
  const metadata: Metadata = { ...info, episode, digest, terminated, truncated };
  // What a step's messages say, its text says.
  return { observation: { ...fields, ...(step === undefined && messages !== undefined ? { messages } : {}), ...metadata, metadata }, reward, done: terminated || truncated, metadata };
}

/** The task that a reset names; the first family's, where it names none. */
function wanted(deps: Deps, { seed, episode_id: name, task, family, split, category, index, options, meta }: ResetData): Requests['reset'] {
  if (task !== undefined && (family ?? split ?? category ?? index) !== undefined) throw new GymError('bad_message', '`task` names the task already: leave family, split, category and index out', { path: '/task' });
  const mostMs = Math.max(50, Math.floor(deps.config.openenv_timeout_ms * FOR_THE_CODE));
  const told = { ...meta, ...(name === undefined ? {} : { episode_id: name }) };
  assertMeta(told);
  return {
    task: task !== undefined ? { id: task } : { family: family ?? deps.catalogue.families[0]?.info.id ?? '', split: split ?? 'train', ...(category === undefined ? {} : { category }), ...(index === undefined ? {} : { index }) },
    ...(seed === undefined ? {} : { seed }),
    ...(Object.keys(told).length === 0 ? {} : { meta: told }),
    options: { ...options, step_timeout_ms: Math.min(options?.step_timeout_ms ?? deps.config.step_timeout_ms, mostMs) },
  };
}

/** Tables that nobody waits for are made no further: so that the next try finds them, somebody waits on. */
function keepMaking({ catalogue, logger }: Deps, { task, options, seed = 0 }: Requests['reset']): void {
  const work = { signal: AbortSignal.timeout(MAKING_MS) };
  const made = 'id' in task ? catalogue.byId(task.id, work) : catalogue.select(task, options?.source, seed, work);
  made.catch((error: unknown) => logger.debug({ err: error }, 'what a reset waited for could not be made'));
}

/** @throws GymError */
export async function begin(deps: Deps, seat: Seat, data: ResetData): Promise<Observed> {
  const request = wanted(deps, data);
  await leave(deps, seat, 'reset');
  const { episode = '', observation, info, digest } = await ask(deps, seat, 'reset', request, () => keepMaking(deps, request));
  const playing: Playing = { episode, name: data.episode_id, info, digest, actions: observation.actions ?? {}, steps: 0, reward: 0, over: undefined, failure: undefined };
  seat.playing = playing;
  return observed(playing, observation, info);
}

/** @throws GymError; after a failure of ours the same one again and again */
export async function act(deps: Deps, seat: Seat, action: Requests['step']['action'], meta?: Readonly<Record<string, unknown>>): Promise<Observed> {
  const { playing } = seat;
  if (playing === undefined) throw new GymError('unknown_episode', 'reset first: no episode is played here', { executed: 'no' });
  if (playing.failure !== undefined) throw playing.failure;
  if (meta !== undefined) assertMeta(meta);
  if (playing.over !== undefined) throw new GymError('episode_over', `the episode is over: ${playing.over.reason}. Reset to begin another`, { executed: 'no' });
  try {
    const seq = seat.session.episodes.get(playing.episode)?.episode.stepsTaken ?? playing.steps;
    const result = await ask(deps, seat, 'step', { episode: playing.episode, seq, action, ...(meta === undefined || Object.keys(meta).length === 0 ? {} : { meta }) });
    playing.steps = seq + 1;
    playing.reward += result.reward;
    playing.actions = result.observation.actions ?? playing.actions;
    if (result.terminated || result.truncated) playing.over = { terminated: result.terminated, truncated: result.truncated, reason: result.info.stop_reason ?? 'over', fault: result.info.fault };
    return observed(playing, result.observation, result.info, result);
  } catch (error) {
    if (error instanceof GymError && error.toWire().fault === 'infra') playing.failure = error;
    throw error;
  }
}

/** Ends the episode that is played, if any: in `final` feedback what stands is graded, and recorded. */
export async function leave(deps: Deps, seat: Seat, reason: string): Promise<void> {
  const { playing } = seat;
  seat.playing = undefined;
  if (playing === undefined || !seat.session.episodes.has(playing.episode)) return;
  await ask(deps, seat, 'close', { episode: playing.episode, reason });
}

export function stateOf({ playing }: Pick<Seat, 'playing'>): State {
  if (playing === undefined) return { episode_id: null, step_count: 0, done: false, terminated: false, truncated: false, reward: null };
  const { episode, name = episode, info: { task, family, seed }, digest, steps, reward, over, failure } = playing;
  const wire = failure?.toWire();
  const fault = wire?.fault ?? over?.fault;
  return {
    episode_id: name, step_count: steps, episode, ...(task === undefined ? {} : { task }), ...(family === undefined ? {} : { family }), ...(seed === undefined ? {} : { seed }), digest,
    done: over !== undefined || failure !== undefined, terminated: over?.terminated ?? false, truncated: over?.truncated ?? failure !== undefined, reward: failure === undefined ? reward : null,
    ...(wire === undefined ? over === undefined ? {} : { stop_reason: over.reason } : { stop_reason: wire.code, retryable: wire.retryable }),
    ...(fault === 'policy' || fault === 'client' || fault === 'infra' ? { fault } : {}),
  };
}
