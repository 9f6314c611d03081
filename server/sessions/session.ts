/**
 * What lives per trainer: its episodes, its requests in flight, and the replies that a retry may ask for again. A
 * session outlives its socket by the resume time; replies that finish meanwhile wait for the next socket.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Episode } from '../../env/episode.ts';
import { GymError, type Op, type Reply, type RequestId, type RequestMessage, type ServerEvent } from '../../protocol/index.ts';
import type { Owner } from '../../env/admission.ts';
import { ReplyMemory } from './replies.ts';

/** A request that a session can be asked; `hello`, which makes one, is the door's own affair. */
export type SessionRequest = RequestMessage<Exclude<Op, 'hello'>>;

export interface Inflight {
  readonly id: RequestId;
  readonly op: Op;
  readonly episode: string | undefined;
  readonly controller: AbortController;
  /** Undefined where it was put off: see `postpone`. */
  readonly reply: Promise<Reply | undefined>;
  readonly since: number;
  /** When progress was last told. */
  told: number;
}

export interface Outlet {
  send(message: Reply | ServerEvent): void;
  close(code: number, reason: string): void;
}

export interface HeldEpisode {
  readonly episode: Episode;
  lastUsed: number;
  /** The reset that made it, while the reply that told so is kept. */
  reset: RequestId | undefined;
}

const KEPT_REPLIES = 16_384;
/**
 * The operations whose replies are kept for a retry. What only reads can be asked again at no harm, and pages of tasks
 * would be gigabytes. A step is known by its episode and `seq`: the episode keeps its reply.
 *
 * The reply of a reset holds a prompt, the very one that its episode holds. It is kept until the episode is used for the
 * first time, because who names an episode has had the reply, and no longer than the episode. So what is kept of resets
 * is bounded by the episodes that are held anyway; other replies are a few hundred bytes each.
 */
const MADE_ONCE: ReadonlySet<Op> = new Set(['reset', 'close']);

export class Session {
  readonly id = randomUUID();
  readonly resumeToken = randomBytes(24).toString('base64url');
  readonly episodes = new Map<string, HeldEpisode>();
  readonly owner: Owner;
  readonly inflight = new Map<RequestId, Inflight>();
  readonly #replies = new ReplyMemory<Reply>(KEPT_REPLIES);
  #outlet: Outlet | undefined;
  #undelivered: Reply[] = [];
  #postponed: SessionRequest[] = [];
  #ended = false;
  /** When the socket was lost; undefined while there is one. */
  detachedAt: number | undefined;

  /** @param token with which it came, for its share of the places */
  constructor(token: string) {
    this.owner = { session: this.id, token };
  }

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

  /** @returns whether it has lost its socket: an older one that closes late is none of its own any more */
  detach(outlet: Outlet, now: number): boolean {
    if (this.#outlet !== outlet) return false;
    this.#outlet = undefined;
    this.detachedAt = now;
    return true;
  }

  /** A reset that left the queue because nobody was there to wait is asked for again when the session is taken over. */
  postpone(request: SessionRequest): void {
    this.#postponed.push(request);
  }

  takePostponed(): readonly SessionRequest[] {
    const postponed = this.#postponed;
    this.#postponed = [];
    return postponed;
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
  adopt(make: () => readonly Episode[], reset: RequestId, now: number): readonly Episode[] {
    this.assertOpen();
    const episodes = make();
    for (const episode of episodes) this.episodes.set(episode.id, { episode, lastUsed: now, reset });
    return episodes;
  }

  /** The episode that a request names. @throws GymError `unknown_episode` */
  named(id: string): HeldEpisode {
    const held = this.episodes.get(id);
    if (held === undefined) throw new GymError('unknown_episode', 'there is no such episode in this session', { path: '/episode', executed: 'no' });
    this.#forgetReset(held);
    return held;
  }

  /** Lets go of an episode that is over. */
  drop(id: string): void {
    const held = this.episodes.get(id);
    if (held === undefined) return;
    this.#forgetReset(held);
    this.episodes.delete(id);
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

  #forgetReset(held: HeldEpisode): void {
    if (held.reset === undefined) return;
    this.#replies.delete(held.reset);
    held.reset = undefined;
  }
}
