/**
 * All sessions of the server, and the reaper: sessions without a socket past the resume time are ended and their
 * episodes counted as abandoned; an episode that idles on a live socket is closed as the client's fault.
 */
import type { Clock } from '../../env/clock.ts';
import type { Episode } from '../../env/episode.ts';
import type { Logger } from '../logger.ts';
import { Session } from './session.ts';

export interface SessionsOptions { readonly clock: Clock; readonly resumeMs: number; readonly idleMs: number; readonly progressMs: number; readonly logger: Logger }

const SWEEP_MS = 1_000;
/** How long an episode that is over is kept for a retry of its last step. */
const OVER_MS = 600_000;

export class Sessions implements AsyncDisposable {
  readonly #options: SessionsOptions;
  readonly #byToken = new Map<string, Session>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#sweep(), Math.max(50, Math.min(SWEEP_MS, options.resumeMs / 2, options.progressMs / 2)));
    this.#timer.unref();
  }

  get size(): number { return this.#byToken.size; }
  *[Symbol.iterator](): IterableIterator<Session> { yield* this.#byToken.values(); }

  /** @param token with which it came, as `Tokens.identify` tells */
  create(token: string): Session {
    const session = new Session(token);
    this.#byToken.set(session.resumeToken, session);
    return session;
  }

  byToken(token: string): Session | undefined {
    return this.#byToken.get(token);
  }

  /** Ends a session: its requests are aborted, its episodes end as `reason`; resolves when every request is answered. */
  async end(session: Session, reason: string, fault: 'client' | 'infra'): Promise<void> {
    this.#byToken.delete(session.resumeToken);
    const replies = [...session.inflight.values()].map(({ reply }) => reply);
    const episodes = session.end();
    // All are told to end before anything is waited for, and their running steps are stopped after that.
    const ends = episodes.map(async (episode) => { await episode.end(reason, fault); });
    for (const { controller } of session.inflight.values()) controller.abort();
    await Promise.all(ends);
    await Promise.all(replies);
    await Promise.all(episodes.map((episode) => episode[Symbol.asyncDispose]()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([...this].map((session) => this.end(session, 'going_away', 'infra')));
  }

  async #endIdle(session: Session, episode: Episode): Promise<void> {
    try {
      await episode.end('idle_timeout', 'client');
      session.emit({ event: 'episode_closed', episode: episode.id, reason: 'idle_timeout', fault: 'client' });
    } catch (error) {
      this.#options.logger.error({ err: error, episode: episode.id }, 'an idle episode could not be ended');
    }
  }

  #sweep(): void {
    const { clock, resumeMs, idleMs, progressMs, logger } = this.#options;
    const now = clock.monotonic();
    for (const session of this) {
      if (session.detachedAt !== undefined && now - session.detachedAt > resumeMs) {
        logger.info({ session: session.id, episodes: session.episodes.size }, 'session abandoned');
        void this.end(session, 'abandoned', 'client');
        continue;
      }
      for (const entry of session.inflight.values()) {
        if (entry.op !== 'step' || entry.episode === undefined || now - entry.told < progressMs) continue;
        entry.told = now;
        session.emit({ event: 'progress', request: entry.id, episode: entry.episode, elapsed_ms: Math.round(now - entry.since) });
      }
      for (const [id, { episode, lastUsed }] of session.episodes) {
        if (episode.running) continue;
        if (episode.outcome !== undefined) {
          if (now - lastUsed > OVER_MS) session.drop(id);
        } else if (now - lastUsed > idleMs) {
          void this.#endIdle(session, episode);
        }
      }
    }
  }
}
