/**
 * A session whose requests are made one after the other, each answered before the next begins, and which plays one episode
 * at a time: for doors whose clients know neither ids nor many episodes on one socket. Events are not passed on; those that
 * say why a request waits are remembered.
 */
import type { Clock } from '../../env/clock.ts';
import type { GymError, Info, Observation, Reply, RequestId, ServerEvent } from '../../protocol/index.ts';
import type { Outlet, Session } from './session.ts';

/** The episode that is played. */
export interface Playing {
  readonly episode: string;
  /** The client's own name for it. */
  readonly name: string | undefined;
  readonly info: Info;
  readonly digest: string;
  /** Of the question that is asked now. */
  actions: NonNullable<Observation['actions']>;
  steps: number;
  /** So far. */
  reward: number;
  over: { readonly terminated: boolean; readonly truncated: boolean; readonly reason: string; readonly fault: string | undefined } | undefined;
  /** Our side failed: there is no reward. */
  failure: GymError | undefined;
}

export class Seat implements Outlet {
  readonly session: Session;
  readonly #clock: Clock;
  readonly #replies = new Map<RequestId, (reply: Reply) => void>();
  playing: Playing | undefined;
  /** Why the request that runs has no answer yet. */
  waitsFor = '';
  #turn: Promise<unknown> = Promise.resolve();
  #asked = 0;
  #holders = 0;

  constructor(session: Session, clock: Clock) {
    this.session = session;
    this.#clock = clock;
  }

  /** Somebody is there. Without anyone it is abandoned after the resume time. */
  hold(): void {
    this.#holders += 1;
    if (this.#holders === 1) this.session.attach(this);
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.session.detach(this, this.#clock.monotonic());
  }

  /** Runs work when all that was asked before is done. What is asked meanwhile is answered to this seat, also when nobody else is there any more. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.hold();
    const done = this.#turn.then(work).finally(() => this.release());
    this.#turn = done.catch(() => {});
    return done;
  }

  /** The id for a request that is about to be executed, and its reply. */
  expect(): { readonly id: number; readonly reply: Promise<Reply> } {
    const id = this.#asked++;
    this.waitsFor = '';
    return { id, reply: new Promise((resolve) => this.#replies.set(id, resolve)) };
  }

  send(message: Reply | ServerEvent): void {
    if ('event' in message) return this.#note(message);
    if (message.id === null) return;
    this.#replies.get(message.id)?.(message);
    this.#replies.delete(message.id);
  }

  /** Told when another takes the session over; whoever holds this one finds out by the session. */
  close(): void {}

  #note(event: ServerEvent): void {
    const { playing } = this;
    if (event.event === 'queued') this.waitsFor = `it is number ${event.position} of this session in the queue`;
    else if (event.event === 'preparing') this.waitsFor = `${event.title}: ${event.done} of ${event.total}`;
    else if (event.event === 'episode_closed' && playing !== undefined && event.episode === playing.episode) playing.over ??= { terminated: false, truncated: true, reason: event.reason, fault: event.fault };
  }
}
