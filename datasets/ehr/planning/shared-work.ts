/** Long work that several callers wait for: done once, followed by all, stopped when none is left. */
import type { DataContext, Work } from '../../../env/families/work.ts';

interface Running<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  readonly listeners: Set<(work: Work) => void>;
  waiting: number;
}

type Start<T> = (signal: AbortSignal, onProgress: (work: Work) => void) => Promise<T>;

export class SharedWork<T> {
  readonly #running = new Map<string, Running<T>>();
  readonly #done = new Map<string, T>();

  /** @throws the reason of the caller's signal; the work goes on while others wait for it */
  async get(key: string, { signal, onProgress }: Pick<DataContext, 'signal' | 'onProgress'>, start: Start<T>): Promise<T> {
    const done = this.#done.get(key);
    if (done !== undefined) return done;
    signal?.throwIfAborted();
    const running = this.#running.get(key) ?? this.#start(key, start);
    running.waiting++;
    if (onProgress !== undefined) running.listeners.add(onProgress);
    const { promise: cancelled, reject } = Promise.withResolvers<never>();
    const leave = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([running.promise, cancelled]);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (onProgress !== undefined) running.listeners.delete(onProgress);
      if (--running.waiting === 0) {
        // Whoever comes now begins anew, and does not join what is being stopped.
        if (this.#running.get(key) === running) this.#running.delete(key);
        running.controller.abort(new Error('nobody waits for it any more'));
      }
    }
  }

  #start(key: string, start: Start<T>): Running<T> {
    const controller = new AbortController();
    const listeners = new Set<(work: Work) => void>();
    const promise = start(controller.signal, (work) => { for (const listener of listeners) listener(work); });
    const running: Running<T> = { promise, controller, listeners, waiting: 0 };
    this.#running.set(key, running);
    promise.then((value) => this.#done.set(key, value), () => {}).finally(() => {
      // A failure is not kept: the next caller tries again.
      if (this.#running.get(key) === running) this.#running.delete(key);
    });
    return running;
  }
}
