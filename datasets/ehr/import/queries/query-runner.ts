/** Runs published queries on one database, one after the other in a process of its own, each within a time limit. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
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
  #child: ChildProcess | undefined;
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
    const child = this.#child ??= this.#start();
    const id = this.#next++;
    const { promise, resolve, reject } = Promise.withResolvers<{ readonly result: QueryResult; readonly over: boolean }>();
    const lost = (error: string): void => resolve({ result: { ok: false, error }, over: true });
    const onMessage = (reply: QueryReply): void => {
      if (reply.id === id) resolve({ result: reply.result, over: false });
    };
    const onError = (error: unknown): void => lost(error instanceof Error ? error.message : String(error));
    const onExit = (): void => lost('the process that runs queries ended');
    const onAbort = (): void => reject(this.#signal?.reason);
    const timer = setTimeout(() => lost(`ran longer than ${this.#timeLimitMs / 1_000} s`), this.#timeLimitMs);
    child.on('message', onMessage).on('error', onError).on('exit', onExit);
    this.#signal?.addEventListener('abort', onAbort, { once: true });
    let ended = true;
    try {
      child.send({ id, sql });
      const { result, over } = await promise;
      ended = over;
      return result;
    } finally {
      clearTimeout(timer);
      this.#signal?.removeEventListener('abort', onAbort);
      child.off('message', onMessage).off('error', onError).off('exit', onExit);
      // A process that is still busy with this query can only be killed; the next query gets a new one.
      if (ended) await this[Symbol.asyncDispose]();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  #start(): ChildProcess {
    // Without the parent's environment: a query has no use for it.
    return fork(fileURLToPath(new URL('./query-process.ts', import.meta.url)), [this.#file], { env: {}, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  }
}
