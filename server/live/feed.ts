/**
 * Tells many listeners the same by server-sent events, once a second. One timer for all, and none where nobody listens. Who
 * does not read is cut off, so that what waits for listeners is bounded; who may no longer listen is let go of.
 */
import type { Writable } from 'node:stream';
import { GymError } from '../../protocol/index.ts';

export interface FeedOptions {
  /** What is told now, to so many listeners. */
  readonly read: (listeners: number) => Promise<object>;
  /** Nobody listens any more. */
  readonly rest: () => void;
  /** Told when something could not be read. */
  readonly failed: (error: unknown) => void;
  readonly everyMs?: number;
  readonly most?: number;
  /** Bytes that may wait for one listener. */
  readonly unread?: number;
}

const RETRY_MS = 2_000;
const event = (told: object): string => `event: live\ndata: ${JSON.stringify(told)}\n\n`;

export class Feed implements Disposable {
  readonly #options: Required<FeedOptions>;
  /** Each with its right to go on listening. */
  readonly #listeners = new Map<Writable, () => boolean>();
  #timer: NodeJS.Timeout | undefined;
  #latest: string | undefined;
  #reading = false;
  #closed = false;

  constructor(options: FeedOptions) {
    this.#options = { everyMs: 1_000, most: 64, unread: 256 * 1024, ...options };
  }

  get size(): number { return this.#listeners.size; }

  /** @throws GymError `capacity`, `going_away` */
  assertRoom(): void {
    if (this.#closed) throw new GymError('going_away', 'the server is shutting down');
    if (this.#listeners.size >= this.#options.most) throw new GymError('capacity', `${this.#options.most} listen already`, { retry_after_ms: RETRY_MS });
  }

  /** @param may is it still permitted to listen? */
  add(listener: Writable, may: () => boolean): void {
    if (listener.destroyed) return;
    this.#listeners.set(listener, may);
    // Who is gone is gone: its close says so.
    listener.on('error', () => {}).once('close', () => this.#remove(listener));
    listener.write(`retry: ${RETRY_MS}\n\n${this.#latest ?? ''}`);
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => void this.#tell(), this.#options.everyMs);
    void this.#tell();
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    for (const listener of this.#listeners.keys()) this.#dismiss(listener);
  }

  /** Who has not read what was told before would not read the end either. */
  #dismiss(listener: Writable): void {
    this.#remove(listener);
    if (listener.writableLength > 0) listener.destroy();
    else listener.end();
  }

  #remove(listener: Writable): void {
    if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#latest = undefined;
    this.#options.rest();
  }

  async #tell(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      const text = event(await this.#options.read(this.#listeners.size));
      // The last one may have gone meanwhile.
      if (this.#listeners.size > 0) this.#latest = text;
      for (const [listener, may] of this.#listeners) {
        if (!may()) this.#dismiss(listener);
        else if (listener.writableLength > this.#options.unread) listener.destroy();
        else listener.write(text);
      }
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#reading = false;
    }
  }
}
