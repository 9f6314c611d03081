/**
 * Several endpoints as one model. A request goes to the one that is least busy and not at rest; one that fails rests,
 * longer each time, or as long as it asks for. A request is tried again, elsewhere where that is possible, until it has
 * a reply, or nothing has answered for as long as one is willing to wait.
 */
import type { ChatReply, ChatRequest } from './chat.ts';
import type { Endpoint } from './endpoint.ts';
import { ModelFailure } from './failure.ts';

export interface RetryOptions {
  /** A request is given up when it has been tried for so long without a reply. */
  readonly patienceMs: number;
  /** What comes back as junk is tried so often: it may be the model's own habit. */
  readonly junkTries?: number;
  /** Told each failure that is tried again. */
  readonly onRetry?: (failure: ModelFailure, waitMs: number) => void;
}

const FIRST_REST_MS = 250;
const LONGEST_REST_MS = 30_000;
const JUNK_TRIES = 4;

class Place {
  readonly endpoint: Endpoint;
  busy = 0;
  /** Failures since the last reply. */
  failures = 0;
  restsUntil = 0;

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
  }

  rest(failure: ModelFailure): void {
    // Many that fail at the same time are one failure: the rest is not made longer while it lasts.
    if (performance.now() < this.restsUntil && failure.retryAfterMs === undefined) return;
    this.failures += 1;
    const ms = failure.retryAfterMs ?? Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(10, this.failures - 1)) * (0.75 + Math.random() / 2);
    this.restsUntil = Math.max(this.restsUntil, performance.now() + ms);
  }
}

export class Endpoints {
  readonly #places: readonly Place[];
  readonly #options: RetryOptions;
  #answered = false;

  constructor(endpoints: readonly Endpoint[], options: RetryOptions) {
    if (endpoints.length === 0) throw new RangeError('there is no endpoint');
    this.#places = endpoints.map((endpoint) => new Place(endpoint));
    this.#options = options;
  }

  /** Has any ever answered? */
  get everAnswered(): boolean { return this.#answered; }
  /** Whether none has answered since it last failed. */
  get allDown(): boolean { return this.#places.every(({ failures }) => failures > 0); }

  /** @throws ModelFailure, the last one seen; the signal's reason when aborted */
  async complete(request: ChatRequest, headers?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<ChatReply> {
    const { patienceMs, junkTries = JUNK_TRIES, onRetry } = this.#options;
    const until = performance.now() + patienceMs;
    for (let junk = 0; ;) {
      const place = this.#choose();
      const wait = place.restsUntil - performance.now();
      if (wait > 0) await pause(Math.min(wait, Math.max(0, until - performance.now())) + Math.random() * 50, signal);
      place.busy += 1;
      try {
        const reply = await place.endpoint.complete(request, headers, signal);
        place.failures = 0;
        this.#answered = true;
        return reply;
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error;
        // The endpoint answers: it is the reply that is of no use.
        if (error.kind === 'junk') junk += 1;
        else if (error.retryable) place.rest(error);
        if (!error.retryable || junk >= junkTries || performance.now() >= until) throw error;
        onRetry?.(error, Math.max(0, place.restsUntil - performance.now()));
      } finally {
        place.busy -= 1;
      }
    }
  }

  /** One that is awake, with the fewest requests; else the one that wakes first. */
  #choose(): Place {
    const now = performance.now();
    const rank = (place: Place): readonly [number, number] => [Math.max(0, place.restsUntil - now), place.busy];
    return this.#places.reduce((best, place) => {
      const [[rest, busy], [bestRest, bestBusy]] = [rank(place), rank(best)];
      return rest < bestRest || (rest === bestRest && busy < bestBusy) ? place : best;
    });
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      if (signal?.aborted === true) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
