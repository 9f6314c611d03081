/**
 * Who may have a place, and who waits. Places go to those who hold fewest: of the tokens that wait the one with the fewest
 * places, of its sessions the one with the fewest; those with equally many take turns, and within a session it is first
 * come, first served. So nobody is served late because another asked for much, and whoever is alone has everything up to
 * the quotas. A group gets all its places or none, and nobody of its token overtakes it when it is its turn.
 *
 * The queue is bounded. When it is full, who waits for less than the greediest takes that one's last place in it; who is
 * put out so, or finds no room, is answered `capacity` at once.
 */
import { GymError } from '../protocol/index.ts';

/** Whose a place is. */
export interface Owner {
  readonly session: string;
  /** With which it came; the same for all where none are needed. */
  readonly token: string;
}

export interface AdmissionLimits {
  /** Places in all. */
  readonly max: number;
  /** Places that may be waited for. */
  readonly queue: number;
  /** Places that one session, and all sessions of one token, may hold; absent: all. */
  readonly perSession?: number;
  readonly perToken?: number;
}

export interface Waiting {
  /** Told the position among those of the session, from 1, at first and whenever it changes. */
  readonly moved?: (position: number) => void;
  /** Is there still somebody to wait? Asked before it queues. */
  readonly present?: () => boolean;
}

/** The reset left the queue because its session lost its socket; it may ask again when the session is taken over. */
export class LeftQueue extends Error {
  override readonly name = 'LeftQueue';
}

interface Waiter {
  readonly places: number;
  readonly grant: () => void;
  readonly refuse: (error: Error) => void;
  readonly moved: ((position: number) => void) | undefined;
}

/** `served`: the number of the latest grant. */
interface Share { held: number; queued: number; served: number }
interface TokenShare extends Share { lines: number }
interface Line extends Share { readonly token: TokenShare; readonly owner: Owner; readonly waiters: Waiter[] }

const full = (reason: string): GymError => new GymError('capacity', reason, { retry_after_ms: 1000, executed: 'no' });

export class Admission {
  readonly max: number;
  /** What one session may hold at most. */
  readonly perOwner: number;
  readonly #perSession: number;
  readonly #perToken: number;
  readonly #queueLimit: number;
  readonly #lines = new Map<string, Line>();
  readonly #tokens = new Map<string, TokenShare>();
  /** The lines that somebody waits in. */
  readonly #waiting = new Set<Line>();
  #used = 0;
  #queued = 0;
  #grants = 0;

  constructor({ max, queue, perSession = max, perToken = max }: AdmissionLimits) {
    this.max = max;
    this.perOwner = Math.min(max, perSession, perToken);
    this.#perSession = perSession;
    this.#perToken = perToken;
    this.#queueLimit = queue;
  }

  get used(): number { return this.#used; }
  get queued(): number { return this.#queued; }

  /**
   * Resolves when `places` are ours. Give each back with `release`.
   * @throws GymError `too_large`, `capacity`, `cancelled`
   * @throws LeftQueue after `leave`
   */
  async acquire(places: number, owner: Owner, signal: AbortSignal, { moved, present }: Waiting = {}): Promise<void> {
    if (places > this.perOwner) throw new GymError('too_large', `a group of ${places} is over the ${this.perOwner} episodes that one session may hold here`, { path: '/group' });
    if (signal.aborted) throw new GymError('cancelled', 'cancelled before the episode began', { executed: 'no' });
    const line = this.#lineOf(owner);
    if (line.held + places <= this.#perSession && line.token.held + places <= this.#perToken && this.#used + places <= this.max && this.#comesFirst(line)) return this.#take(line, places);
    if (present?.() === false) {
      this.#forget(line);
      throw new LeftQueue();
    }
    this.#makeRoom(line, places);
    let cancel = (): void => {};
    try {
      await new Promise<void>((resolve, reject) => {
        const waiter: Waiter = { places, grant: resolve, refuse: reject, moved };
        cancel = () => {
          if (this.#remove(line, waiter)) reject(new GymError('cancelled', 'cancelled while it waited for a place', { executed: 'no' }));
          this.#advance();
        };
        signal.addEventListener('abort', cancel);
        line.waiters.push(waiter);
        this.#waiting.add(line);
        this.#count(line, places);
        moved?.(line.waiters.length);
      });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  release(owner: Owner, places = 1): void {
    const line = this.#lineOf(owner);
    this.#used -= places;
    line.held -= places;
    line.token.held -= places;
    this.#forget(line);
    this.#advance();
  }

  /** All that this session waits for leaves the queue. */
  leave(session: string): void {
    const line = this.#lines.get(session);
    if (line === undefined) return;
    for (const waiter of line.waiters.slice()) {
      this.#remove(line, waiter, false);
      waiter.refuse(new LeftQueue());
    }
    this.#advance();
  }

  /** Refuses all who wait: the server is going away. */
  refuseQueued(error: GymError): void {
    for (const line of [...this.#waiting]) for (const waiter of line.waiters.slice()) {
      this.#remove(line, waiter, false);
      waiter.refuse(error);
    }
  }

  #lineOf(owner: Owner): Line {
    let line = this.#lines.get(owner.session);
    if (line === undefined) {
      let token = this.#tokens.get(owner.token);
      if (token === undefined) this.#tokens.set(owner.token, token = { held: 0, queued: 0, served: 0, lines: 0 });
      token.lines += 1;
      this.#lines.set(owner.session, line = { held: 0, queued: 0, served: 0, token, owner, waiters: [] });
    }
    return line;
  }

  /** Nothing is kept of those who neither hold nor wait. */
  #forget({ held, queued, token, owner }: Line): void {
    if (held > 0 || queued > 0 || !this.#lines.delete(owner.session)) return;
    token.lines -= 1;
    if (token.lines === 0) this.#tokens.delete(owner.token);
  }

  #take(line: Line, places: number): void {
    this.#used += places;
    line.held += places;
    line.token.held += places;
    line.served = line.token.served = ++this.#grants;
  }

  #count(line: Line, places: number): void {
    this.#queued += places;
    line.queued += places;
    line.token.queued += places;
  }

  /** Would this line, with nobody in it, be served before all that could be served now? */
  #comesFirst(line: Line): boolean {
    if (line.waiters.length > 0) return false;
    const turn = this.#turn();
    if (turn === undefined) return true;
    return line.token === turn.token ? isBefore(line, turn) : isBefore(line.token, turn.token);
  }

  /** Whose turn it is. A session whose quota is used up waits for itself, and so does a token. */
  #turn(): Line | undefined {
    const firsts = new Map<Share, Line>();
    for (const line of this.#waiting) {
      if (line.held + placesOf(line) > this.#perSession) continue;
      const other = firsts.get(line.token);
      if (other === undefined || isBefore(line, other)) firsts.set(line.token, line);
    }
    let first: Line | undefined;
    for (const [token, line] of firsts) {
      if (token.held + placesOf(line) <= this.#perToken && (first === undefined || isBefore(token, first.token))) first = line;
    }
    return first;
  }

  /**
   * Those who must leave are found before any of them is told, so that nobody leaves in vain.
   * @throws GymError `capacity` when the queue is full of those who wait for no more than this line would
   */
  #makeRoom(line: Line, places: number): void {
    const leaving: { readonly from: Line; readonly waiter: Waiter }[] = [];
    const gone = new Map<Share, number>();
    const queued = (share: Share): number => share.queued - (gone.get(share) ?? 0);
    for (let over = this.#queued + places - this.#queueLimit; over > 0;) {
      const from = this.#greediest(queued);
      const greedier = from !== undefined && (from.token === line.token ? queued(from) > queued(line) + places : queued(from.token) > queued(line.token) + places);
      const waiter = from?.waiters.at(-1 - leaving.filter((each) => each.from === from).length);
      if (!greedier || waiter === undefined) {
        this.#forget(line);
        throw full(`all ${this.max} places and the queue are taken`);
      }
      leaving.push({ from, waiter });
      for (const share of [from, from.token]) gone.set(share, (gone.get(share) ?? 0) + waiter.places);
      over -= waiter.places;
    }
    for (const { from, waiter } of leaving) {
      this.#remove(from, waiter);
      waiter.refuse(full('the queue is full, and others wait for fewer places than this session'));
    }
  }

  /** Who waits for most: of the tokens, and then of its sessions. */
  #greediest(queued: (share: Share) => number): Line | undefined {
    let most: Line | undefined;
    for (const line of this.#waiting) {
      if (most === undefined || queued(line.token) > queued(most.token) || (line.token === most.token && queued(line) > queued(most))) most = line;
    }
    return most;
  }

  /** @param tell those who stood behind that they have moved up */
  #remove(line: Line, waiter: Waiter, tell = true): boolean {
    const index = line.waiters.indexOf(waiter);
    if (index < 0) return false;
    line.waiters.splice(index, 1);
    this.#count(line, -waiter.places);
    if (line.waiters.length === 0) this.#waiting.delete(line);
    this.#forget(line);
    if (tell) line.waiters.slice(index).forEach((later, offset) => later.moved?.(index + offset + 1));
    return true;
  }

  #advance(): void {
    const moved = new Set<Line>();
    for (let line = this.#turn(); line !== undefined; line = this.#turn()) {
      const [first] = line.waiters;
      if (first === undefined || this.#used + first.places > this.max) break;
      this.#take(line, first.places);
      this.#remove(line, first, false);
      first.grant();
      moved.add(line);
    }
    for (const { waiters } of moved) waiters.forEach((waiter, index) => waiter.moved?.(index + 1));
  }
}

/** Fewest places first; among equals who was served longest ago. */
const isBefore = (a: Share, b: Share): boolean => (a.held - b.held || a.served - b.served) < 0;

/** Of the one who stands first in this line. */
const placesOf = ({ waiters }: Line): number => waiters[0]?.places ?? 0;
