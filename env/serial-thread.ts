/**
 * A thread that is asked one thing at a time, so that the event loop need not wait for long work. Started when first
 * needed, and again after a failure or when it took too long; those who ask wait for each other.
 */
import { Worker } from 'node:worker_threads';

export interface SerialThreadOptions {
  readonly heapMib: number;
  /** For one question. */
  readonly timeoutMs: number;
}

export class SerialThread<Question, Answer> implements AsyncDisposable {
  readonly #source: URL;
  readonly #options: SerialThreadOptions;
  #worker: Worker | undefined;
  #closed = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(source: URL, options: SerialThreadOptions) {
    this.#source = source;
    this.#options = options;
  }

  /**
   * @param make called when it is this question's turn; `fresh`: the thread has heard nothing before. What is handed over
   *   is the thread's from then on.
   * @throws Error when the thread failed or took too long, or the signal was aborted: it is stopped then
   */
  ask(make: (fresh: boolean) => Question, { signal, handOver = [] }: { readonly signal?: AbortSignal; readonly handOver?: readonly ArrayBuffer[] } = {}): Promise<Answer> {
    const answer = this.#queue.then(() => this.#ask(make, handOver, signal));
    this.#queue = answer.catch(() => {});
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #ask(make: (fresh: boolean) => Question, handOver: readonly ArrayBuffer[], signal: AbortSignal | undefined): Promise<Answer> {
    if (this.#closed) return Promise.reject(new Error('nothing is asked of it any more'));
    if (signal?.aborted === true) return Promise.reject(new Error('stopped before it began', { cause: signal.reason }));
    const fresh = this.#worker === undefined;
    const worker = this.#worker ??= new Worker(this.#source, { resourceLimits: { maxOldGenerationSizeMb: this.#options.heapMib } });
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(overdue);
        worker.off('message', take).off('error', fail).off('exit', fail);
        signal?.removeEventListener('abort', stop);
        worker.unref();
      };
      const take = (answer: Answer): void => { settle(); resolve(answer); };
      const fail = (cause: unknown): void => {
        settle();
        if (this.#worker === worker) this.#worker = undefined;
        void worker.terminate();
        reject(new Error('the thread failed', { cause }));
      };
      const stop = (): void => fail(signal?.reason);
      const overdue = setTimeout(() => fail(new Error('it took too long')), this.#options.timeoutMs);
      worker.on('message', take).on('error', fail).on('exit', fail);
      signal?.addEventListener('abort', stop, { once: true });
      worker.ref();
      worker.postMessage(make(fresh), [...handOver]);
    });
  }
}
