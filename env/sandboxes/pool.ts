/**
 * Keeps a few ready things ahead of demand: `take` one, and `fill` makes another in the background.
 *
 * Guarantees: a thing is handed out once; one that has died while it waited is not handed out; after `close` nothing
 * is made any more, and what was ready is disposed. It makes no promise about how many are ready at any moment.
 */
export interface PoolOptions<T> {
  readonly size: number;
  /** How many are made at the same time. */
  readonly concurrency: number;
  readonly make: () => Promise<T>;
  readonly usable: (thing: T) => boolean;
  readonly dispose: (thing: T) => void;
  /** Told when making failed; the pool tries again at the next `fill`. */
  readonly failed: (error: unknown) => void;
}

export class Pool<T> {
  readonly #options: PoolOptions<T>;
  readonly #ready: T[] = [];
  #making = 0;
  #closed = false;

  constructor(options: PoolOptions<T>) {
    this.#options = options;
  }

  get idle(): number {
    return this.#ready.length;
  }

  /**
   * A ready one that fits, if there is any. Does not fill up, so that what is taken can get going first. Where none fits,
   * the oldest makes room for one that will.
   */
  take(fits: (thing: T) => boolean = () => true): T | undefined {
    for (let index = 0; index < this.#ready.length;) {
      const thing = this.#ready[index] as T;
      if (this.#options.usable(thing) && !fits(thing)) { index++; continue; }
      this.#ready.splice(index, 1);
      if (this.#options.usable(thing)) return thing;
    }
    const oldest = this.#ready.shift();
    if (oldest !== undefined) this.#options.dispose(oldest);
    return undefined;
  }

  fill(): void {
    while (!this.#closed && this.#making < this.#options.concurrency && this.#ready.length + this.#making < this.#options.size) {
      this.#making++;
      void this.#makeOne();
    }
  }

  close(): void {
    this.#closed = true;
    for (const thing of this.#ready.splice(0)) this.#options.dispose(thing);
  }

  async #makeOne(): Promise<void> {
    let made = false;
    try {
      const thing = await this.#options.make();
      made = true;
      if (this.#closed) this.#options.dispose(thing);
      else this.#ready.push(thing);
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#making--;
      if (made) this.fill();
    }
  }
}
