/**
 * Who may have a sandbox, and who waits. First come, first served; a group gets all its places or none. The queue is
 * bounded: past the bound the answer is `capacity`, at once.
 */
import { GymError } from '../protocol/index.ts';

interface Waiter {
  readonly places: number;
  readonly grant: () => void;
  readonly refuse: (error: GymError) => void;
  readonly moved: (position: number) => void;
}

export class Admission {
  readonly max: number;
  readonly #queueLimit: number;
  readonly #queue: Waiter[] = [];
  #used = 0;
  #queuedPlaces = 0;

  constructor(max: number, queueLimit: number) {
    this.max = max;
    this.#queueLimit = queueLimit;
  }

  get used(): number { return this.#used; }
  get queued(): number { return this.#queuedPlaces; }

  /**
   * Resolves when `places` are ours. Give each back with `release`.
   * @param moved told the position in the queue, from 1, at first and whenever it changes
   * @throws GymError `too_large`, `capacity`, `cancelled`
   */
  async acquire(places: number, signal: AbortSignal, moved: (position: number) => void): Promise<void> {
    if (places > this.max) throw new GymError('too_large', `a group of ${places} is over this server's ${this.max} episodes`, { path: '/group' });
    if (signal.aborted) throw new GymError('cancelled', 'cancelled before the episode began', { executed: 'no' });
    if (this.#queue.length === 0 && this.#used + places <= this.max) {
      this.#used += places;
      return;
    }
    if (this.#queuedPlaces + places > this.#queueLimit) throw new GymError('capacity', `all ${this.max} places and the queue are taken`, { retry_after_ms: 1000, executed: 'no' });
    let leave = (): void => {};
    try {
      await new Promise<void>((resolve, reject) => {
        const waiter: Waiter = { places, grant: resolve, refuse: reject, moved };
        leave = () => {
          const index = this.#queue.indexOf(waiter);
          if (index < 0) return;
          this.#queue.splice(index, 1);
          this.#queuedPlaces -= places;
          reject(new GymError('cancelled', 'cancelled while it waited for a place', { executed: 'no' }));
          this.#advance();
          this.#queue.slice(index).forEach((later, offset) => later.moved(index + offset + 1));
        };
        signal.addEventListener('abort', leave);
        this.#queue.push(waiter);
        this.#queuedPlaces += places;
        moved(this.#queue.length);
      });
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  release(places = 1): void {
    this.#used -= places;
    this.#advance();
  }

  /** Refuses all who wait: the server is going away. */
  refuseQueued(error: GymError): void {
    for (const waiter of this.#queue.splice(0)) waiter.refuse(error);
    this.#queuedPlaces = 0;
  }

  #advance(): void {
    let granted = false;
    for (let first = this.#queue[0]; first !== undefined && this.#used + first.places <= this.max; first = this.#queue[0]) {
      this.#queue.shift();
      this.#queuedPlaces -= first.places;
      this.#used += first.places;
      first.grant();
      granted = true;
    }
    if (granted) this.#queue.forEach((waiter, index) => waiter.moved(index + 1));
  }
}
