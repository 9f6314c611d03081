/** Index builds: one process for each source, two at a time, joined by all who wait for the same one. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BuildReply, BuildRequest } from './build-process.ts';
import { type IndexPlace, removeBuildsOf } from './index-places.ts';

const AT_ONCE = 2;
const LIMIT_MS = 600_000;
/** A source that could not be indexed is not tried again at each question, and the later the longer the attempt took. */
const RETRY_AFTER_MS = 60_000;
const RETRY_FACTOR = 5;
const MOST_FAILURES = 200;
const PROGRAM = fileURLToPath(new URL('./build-process.ts', import.meta.url));

export class IndexBuilds implements AsyncDisposable {
  readonly #places: readonly IndexPlace[];
  readonly #program: string;
  readonly #running = new Map<string, Promise<void>>();
  readonly #children = new Set<ChildProcess>();
  readonly #failures = new Map<string, { readonly until: number; readonly error: Error }>();
  readonly #queue: (() => void)[] = [];
  #active = 0;
  #closed = false;

  constructor(places: readonly IndexPlace[], program: string = PROGRAM) {
    this.#places = places;
    this.#program = program;
  }

  /**
   * Resolves when the index of the source is made; starts it where nobody has.
   * @param state changes with the source, so that what failed is tried again when it was mended
   * @throws Error when it cannot be made
   */
  build(at: string, state: string): Promise<void> {
    const key = `${at}\0${state}`;
    const failure = this.#failures.get(key);
    if (failure !== undefined && performance.now() < failure.until) return Promise.reject(failure.error);
    const running = this.#running.get(key) ?? this.#run(at, key).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const start of this.#queue.splice(0)) start();
    for (const child of this.#children) child.kill('SIGKILL');
    await Promise.allSettled(this.#running.values());
  }

  async #run(at: string, key: string): Promise<void> {
    if (this.#closed) throw new Error('the tables were closed');
    if (this.#active < AT_ONCE) this.#active += 1;
    else await new Promise<void>((resolve) => { this.#queue.push(resolve); });
    if (this.#closed) throw new Error('the tables were closed');
    const from = performance.now();
    try {
      await this.#inProcess(at);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      const now = performance.now();
      this.#failures.set(key, { until: now + Math.max(RETRY_AFTER_MS, RETRY_FACTOR * (now - from)), error });
      const [oldest] = this.#failures.keys();
      if (this.#failures.size > MOST_FAILURES && oldest !== undefined) this.#failures.delete(oldest);
      throw error;
    } finally {
      // The place goes to the next who waits, or is free: nobody comes between.
      const next = this.#queue.shift();
      if (next === undefined) this.#active -= 1;
      else next();
    }
  }

  async #inProcess(at: string): Promise<void> {
    const child = fork(this.#program, [], { stdio: 'ignore', serialization: 'json', env: {}, execArgv: [], timeout: LIMIT_MS, killSignal: 'SIGKILL', detached: true });
    this.#children.add(child);
    try {
      await new Promise<void>((resolve, reject) => {
        child.once('message', ({ error }: BuildReply) => error === undefined ? resolve() : reject(new Error(error)));
        child.once('error', reject);
        child.once('exit', (code, signal) => reject(new Error(`the process that makes an index ended with ${signal ?? code}`)));
        const request: BuildRequest = { at, places: this.#places };
        child.send(request, (error) => { if (error !== null) reject(error); });
      });
    } finally {
      child.kill('SIGKILL');
      this.#children.delete(child);
      if (child.pid !== undefined) for (const place of this.#places) removeBuildsOf(place, child.pid);
    }
  }
}
