/** The wall clock of one episode, whatever the time goes on: when it has run out, what runs is stopped and the owner told. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number, passed: () => void) {
    this.#timer = setTimeout(() => {
      this.#controller.abort();
      passed();
    }, ms);
    this.#timer.unref();
  }

  get passed(): boolean { return this.#controller.signal.aborted; }

  /** Aborted when that one is, and when the time is up. */
  with(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.#controller.signal : AbortSignal.any([signal, this.#controller.signal]);
  }

  lift(): void {
    clearTimeout(this.#timer);
  }
}
