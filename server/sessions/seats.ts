/** Seats that no socket stands behind: made over HTTP, found again by a secret id, abandoned when nobody uses them. */
import type { Clock } from '../../env/clock.ts';
import { GymError } from '../../protocol/index.ts';
import { Seat } from './seat.ts';
import type { Sessions } from './sessions.ts';

interface Entry { readonly seat: Seat; attached: boolean; closing: boolean }

export class Seats {
  readonly #sessions: Sessions;
  readonly #clock: Clock;
  readonly #most: number;
  readonly #byId = new Map<string, Entry>();

  /** @param most how many there may be at once */
  constructor(sessions: Sessions, clock: Clock, most: number) {
    this.#sessions = sessions;
    this.#clock = clock;
    this.#most = most;
  }

  /** One for a socket, or for a single request: its maker ends it. @param token with which it came */
  create(token: string): Seat {
    return new Seat(this.#sessions.create(token), this.#clock);
  }

  /** One that is found again by the id that is given. @throws GymError `capacity` */
  open(token: string): { readonly id: string; readonly seat: Seat } {
    for (const id of this.#byId.keys()) if (this.#sessions.byToken(id) === undefined) this.#byId.delete(id);
    if (this.#byId.size >= this.#most) throw new GymError('capacity', `more than ${this.#most} sessions`, { retry_after_ms: 1000 });
    const seat = this.create(token);
    const id = seat.session.resumeToken;
    this.#byId.set(id, { seat, attached: false, closing: false });
    seat.hold();
    seat.release();
    return { id, seat };
  }

  /** @throws GymError `unknown_episode` for an id that is none, is over, or is another token's */
  named(id: string, token: string): Seat {
    return this.#entry(id, token).seat;
  }

  /** Takes it for one socket. @throws GymError as `named`, and `busy` where another socket has it */
  attach(id: string, token: string): Seat {
    const entry = this.#entry(id, token);
    if (entry.attached) throw new GymError('busy', 'this session has a socket already');
    entry.attached = true;
    return entry.seat;
  }

  detach(id: string): void {
    const entry = this.#byId.get(id);
    if (entry === undefined) return;
    entry.attached = false;
    if (entry.closing) this.#end(id, entry);
  }

  /** Ends it; one that has a socket when that is gone. @returns whether it has ended. @throws GymError as `named` */
  close(id: string, token: string): boolean {
    const entry = this.#entry(id, token);
    entry.closing = true;
    if (!entry.attached) this.#end(id, entry);
    return !entry.attached;
  }

  #end(id: string, { seat }: Entry): void {
    this.#byId.delete(id);
    void this.#sessions.end(seat.session, 'closed', 'client');
  }

  #entry(id: string, token: string): Entry {
    const entry = this.#byId.get(id);
    if (entry === undefined || this.#sessions.byToken(id) === undefined || entry.seat.session.owner.token !== token) throw new GymError('unknown_episode', 'there is no such session: it was closed, abandoned, or never made', { executed: 'no' });
    return entry;
  }
}
