/** Runs published queries on one database, one after the other in a thread of its own, each within a time limit. */
import { Worker } from 'node:worker_threads';
import type { QueryReply, QueryResult } from './query-result.ts';
import { refusal } from './query-text.ts';

const TIME_LIMIT_MS = 30_000;

export interface RunnerOptions {
  readonly signal?: AbortSignal | undefined;
  /** Wall clock of one query. */
  readonly timeLimitMs?: number;
}

export class QueryRunner implements AsyncDisposable {
  readonly #file: string;
  readonly #signal: AbortSignal | undefined;
  readonly #timeLimitMs: number;
  #worker: Worker | undefined;
  #next = 0;

  /** @param file the SQLite file; never written to */
  constructor(file: string, { signal, timeLimitMs = TIME_LIMIT_MS }: RunnerOptions = {}) {
    this.#file = file;
    this.#signal = signal;
    this.#timeLimitMs = timeLimitMs;
  }

  /**
   * What the query gives, or why it gives nothing. Await one before asking the next.
   * @throws the signal's reason when cancelled
   */
  async run(sql: string): Promise<QueryResult> {
    this.#signal?.throwIfAborted();
    const refused = refusal(sql);
    if (refused !== undefined) return { ok: false, error: refused };
    const worker = this.#worker ??= new Worker(new URL('./query-worker.ts', import.meta.url), { workerData: { file: this.#file } });
    const id = this.#next++;
    const { promise, resolve, reject } = Promise.withResolvers<{ readonly result: QueryResult; readonly over: boolean }>();
    const lost = (error: string): void => resolve({ result: { ok: false, error }, over: true });
    const onMessage = (reply: QueryReply): void => {
      if (reply.id === id) resolve({ result: reply.result, over: false });
    };
    const onError = (error: unknown): void => lost(error instanceof Error ? error.message : String(error));
    const onExit = (): void => lost('the thread that runs queries ended');
    const onAbort = (): void => reject(this.#signal?.reason);
    const timer = setTimeout(() => lost(`ran longer than ${this.#timeLimitMs / 1_000} s`), this.#timeLimitMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    this.#signal?.addEventListener('abort', onAbort, { once: true });
    let ended = true;
    try {
      worker.postMessage({ id, sql });
      const { result, over } = await promise;
      ended = over;
      return result;
    } finally {
      clearTimeout(timer);
      this.#signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      // A thread that is still busy with this query can only be ended; the next query gets a new one.
      if (ended) await this[Symbol.asyncDispose]();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
