/** What both sockets of the OpenEnv door do: take frames in order, answer each once, and give the seat up when the socket is gone. */
import { type Decoded, GymError } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import type { Seat } from '../../sessions/seat.ts';
import { classify } from '../../execution/classify.ts';
import type { Link, Speaker } from '../door.ts';
import type { OpenEnvCode } from './errors.ts';

/** A client that sends before it reads should find the socket open, or it never reads why it was refused. */
const LINGER_MS = 500;
/** Requests that may wait for the one that runs. Clients of this door send one at a time. */
const MOST_WAITING = 16;

export interface Manners {
  /** The reply to one message; undefined: the socket is to be closed. Rejects never. */
  answer(message: Decoded, seat: Seat): Promise<unknown>;
  /** The word for what was wrong with a frame, a session or the server. */
  refusal(error: GymError, code: OpenEnvCode, full?: { readonly active: number; readonly most: number }): unknown;
}

export class Turns implements Speaker {
  readonly #deps: Deps;
  readonly #link: Link;
  readonly #manners: Manners;
  readonly #attached: string | undefined;
  readonly #seat: Seat | undefined;
  #waiting = 0;
  #closing = false;

  constructor(deps: Deps, link: Link, manners: Manners, attached: string | null = null) {
    this.#deps = deps;
    this.#link = link;
    this.#manners = manners;
    const { connections } = deps.state;
    const most = deps.config.max_connections;
    try {
      // Told at once, as OpenEnv's server does: its client takes it for the answer to its first request.
      if (connections >= most) throw new GymError('capacity', `more than ${most} sockets`, { retry_after_ms: 1000 });
      this.#seat = attached === null || attached === '' ? deps.seats.create(link.token) : deps.seats.attach(attached, link.token);
      this.#attached = attached === null || attached === '' ? undefined : attached;
      this.#seat.hold();
    } catch (error) {
      const failure = classify(error, deps);
      deps.metrics.errors.inc({ code: failure.code });
      link.send(manners.refusal(failure, failure.code === 'capacity' ? 'CAPACITY_REACHED' : 'SESSION_ERROR', { active: connections, most }));
      setTimeout(() => this.#end(undefined, 1000, 'refused'), LINGER_MS).unref();
    }
  }

  get session(): string | undefined { return this.#seat?.session.id; }

  take(message: Decoded): void {
    const seat = this.#seat;
    if (this.#closing) return;
    if (seat === undefined) return this.#end(undefined, 1000, 'refused');
    if (this.#waiting >= MOST_WAITING) return this.#end(this.#manners.refusal(new GymError('busy', `more than ${MOST_WAITING} requests wait: this door answers one after the other`), 'SESSION_ERROR'), 1008, 'too many requests');
    this.#waiting += 1;
    void seat.inTurn(async () => {
      // Whoever is gone gets nothing done any more.
      if (this.#closing || !this.#link.open) return;
      const reply = await this.#manners.answer(message, seat);
      this.#waiting -= 1;
      if (reply === undefined) this.#end(undefined, 1000, 'closed');
      else if (!this.#closing) this.#link.send(reply);
      if (this.#deps.sessions.byToken(seat.session.resumeToken) === undefined) this.#end(undefined, 1011, 'the session has ended');
    });
  }

  refuse(error: GymError): void {
    this.#closing = true;
    this.#link.send(this.#manners.refusal(error, 'SESSION_ERROR'));
  }

  closed(): void {
    const seat = this.#seat;
    this.#closing = true;
    if (seat === undefined) return;
    seat.release();
    if (this.#attached !== undefined) this.#deps.seats.detach(this.#attached);
    else void this.#deps.sessions.end(seat.session, 'closed', 'client');
  }

  #end(word: unknown, code: number, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    if (word !== undefined) this.#link.send(word);
    this.#link.close(code, reason);
  }
}
