/** Drives one episode over the client: reset, actions until it is over, close. */
import type { ResetOptions, Results } from '../protocol/index.ts';
import type { GymClient } from './gym-client.ts';

export type EpisodeAction = string | Readonly<Record<string, unknown>>;
export type Turn = Results['reset'] | Results['step'];

export interface Agent {
  /** The next action, from what was last seen; undefined to give up. */
  act(turn: Turn, step: number): Promise<EpisodeAction | undefined>;
  /** Told the last reply, also after an error; frees what the agent holds. */
  end?(turn: Turn | undefined): void;
}

/** An agent that takes these actions, whatever it sees. */
export const scripted = (...actions: readonly EpisodeAction[]): Agent => ({ act: (_, step) => Promise.resolve(actions[step]) });
export const program = (code: string): EpisodeAction => ({ action: 'validate_code', code });

export interface EpisodeRun {
  readonly episode: string;
  /** The id that was asked for. */
  readonly task: string;
  /** The return: the sum of the step rewards, and of what was graded at the close; undefined where the server failed. */
  readonly reward: number | undefined;
  /** Every question was solved. */
  readonly solved: boolean;
  readonly stopReason: string;
  readonly fault: string | undefined;
  /** How answers were told right or wrong; and may they be found so, by trying? */
  readonly feedback: string;
  readonly guessable: boolean;
  readonly steps: number;
  readonly resetMs: number;
  readonly stepMs: readonly number[];
  /** What the last step showed. */
  readonly lastText: string;
}

export async function driveEpisode(client: GymClient, task: string, agent: Agent, { seed, options, meta }: { readonly seed?: number; readonly options?: ResetOptions; readonly meta?: Record<string, unknown> } = {}): Promise<EpisodeRun> {
  let turn: Turn | undefined;
  try {
    const resetAt = performance.now();
    const start = await client.call('reset', { task: { id: task }, ...(seed === undefined ? {} : { seed }), ...(options === undefined ? {} : { options }), ...(meta === undefined ? {} : { meta }) });
    const resetMs = performance.now() - resetAt;
    const episode = start.episode ?? '';
    const stepMs: number[] = [];
    turn = start;
    let gaveUp = false;
    for (let seq = 0; ; seq++) {
      const action = await agent.act(turn, seq);
      if (action === undefined) {
        gaveUp = true;
        break;
      }
      const at = performance.now();
      const result: Results['step'] = await client.call('step', { episode, seq, action: typeof action === 'string' ? action : { ...action } });
      stepMs.push(performance.now() - at);
      turn = result;
      if (result.terminated || result.truncated) break;
    }
    const end = await client.call('close', { episode, ...(gaveUp ? { reason: 'gave_up' } : {}) });
    return { episode, task, reward: end.reward ?? undefined, solved: end.solved, stopReason: end.stop_reason, fault: end.fault, feedback: start.info.feedback ?? '', guessable: start.info.guessable === true, steps: stepMs.length, resetMs, stepMs, lastText: turn.observation.text };
  } finally {
    agent.end?.(turn);
  }
}
