/**
 * What lives per trainer: its episodes, its requests in flight, and the replies that a retry may ask for again. A
 * session outlives its socket by the resume time; replies that finish meanwhile wait for the next socket.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Episode } from '../../env/episode.ts';
import { GymError, type Op, type Reply, type RequestId, type ServerEvent } from '../../protocol/index.ts';
import { ReplyMemory } from './replies.ts';

export interface Inflight {
  readonly id: RequestId;
  readonly op: Op;
  readonly episode: string | undefined;
  readonly controller: AbortController;
  readonly reply: Promise<Reply>;
  readonly since: number;
  /** When progress was last told. */
  told: number;
}

export interface Outlet {
  send(message: Reply | ServerEvent): void;
  close(code: number, reason: string): void;
}

const KEPT_REPLIES = 16_384;
/**
 * The operations whose replies are kept for a retry. What only reads can be asked again at no harm, and pages of tasks
 * would be gigabytes. A step is known by its episode and `seq`: the episode keeps its reply.
 */
const MADE_ONCE: ReadonlySet<Op> = new Set(['reset', 'close']);

export class Session {
  readonly id = randomUUID();
  readonly resumeToken = randomBytes(24).toString('base64url');
  readonly episodes = new Map<string, { readonly episode: Episode; lastUsed: number }>();
  readonly inflight = new Map<RequestId, Inflight>();
  readonly #replies = new ReplyMemory<Reply>(KEPT_REPLIES);
  #outlet: Outlet | undefined;
  #undelivered: Reply[] = [];
  #ended = false;
  /** When the socket was lost; undefined while there is one. */
  detachedAt: number | undefined;

  get attached(): boolean { return this.#outlet !== undefined; }

  /** Takes the session over; an older socket that is still open is closed. */
  attach(outlet: Outlet): void {
    this.#outlet?.close(4000, 'the session was resumed on another socket');
    this.#outlet = outlet;
    this.detachedAt = undefined;
  }

  /** Sends what finished while there was no socket. */
  deliverKept(): void {
    const kept = this.#undelivered;
    this.#undelivered = [];
    for (const reply of kept) this.#outlet?.send(reply);
  }

  detach(outlet: Outlet, now: number): void {
    if (this.#outlet !== outlet) return;
    this.#outlet = undefined;
    this.detachedAt = now;
  }

  /** @throws GymError `cancelled` once the session has ended */
  assertOpen(): void {
    if (this.#ended) throw new GymError('cancelled', 'the session has ended: say hello on a new socket', { executed: 'no' });
  }

  /**
   * Takes the episodes that a reset makes, unless the session has ended: the check, the making and the registration are
   * one synchronous act.
   * @throws GymError `cancelled`
   */
  adopt(make: () => readonly Episode[], now: number): readonly Episode[] {
    this.assertOpen();
    const episodes = make();
    for (const episode of episodes) this.episodes.set(episode.id, { episode, lastUsed: now });
    return episodes;
  }

  /** From now on it takes no episodes; gives those that it had. Safe to call twice. */
  end(): readonly Episode[] {
    this.#ended = true;
    const episodes = [...this.episodes.values()].map(({ episode }) => episode);
    this.episodes.clear();
    return episodes;
  }

  recall(id: RequestId): Reply | undefined {
    return this.#replies.get(id);
  }

  remember(op: Op, reply: Reply): void {
    if (reply.id !== null && MADE_ONCE.has(op)) this.#replies.set(reply.id, reply);
  }

  send(reply: Reply): void {
    if (this.#outlet !== undefined) this.#outlet.send(reply);
    else this.#undelivered.push(reply);
  }

  /** Events are of the moment: without a socket they are dropped. */
  emit(event: ServerEvent): void {
    this.#outlet?.send(event);
  }
}
