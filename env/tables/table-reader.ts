/**
 * The server's side of the thread that answers. It answers in order, so when it dies or says nothing for too long, the
 * oldest question is the cause: that one fails, a fresh thread gets the others.
 */
import { Worker } from 'node:worker_threads';
import type { IndexPlace } from './index-places.ts';
import type { TableQuestion, TableReply } from './table-answer.ts';

const HANG_MS = 5_000;
const THREAD = new URL('./table-thread.ts', import.meta.url);

interface Waiting { readonly question: TableQuestion; readonly resolve: (reply: TableReply) => void; readonly reject: (error: Error) => void }

export interface TableReaderOptions {
  /** How long one question may take before its thread is given up. */
  readonly hangMs?: number;
  /** The thread's program. */
  readonly thread?: URL;
}

export class TableReader implements AsyncDisposable {
  readonly #places: readonly IndexPlace[];
  readonly #hangMs: number;
  readonly #thread: URL;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #watch: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(places: readonly IndexPlace[], { hangMs = HANG_MS, thread = THREAD }: TableReaderOptions = {}) {
    this.#places = places;
    this.#hangMs = hangMs;
    this.#thread = thread;
  }

  /** @throws Error when the thread died or hung over this question */
  ask(question: TableQuestion): Promise<TableReply> {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { question, resolve, reject });
      const worker = this.#worker ??= this.#start();
      worker.postMessage({ id, question });
      if (this.#waiting.size === 1) this.#watchOldest();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    clearTimeout(this.#watch);
    for (const { reject } of this.#waiting.values()) reject(new Error('the tables were closed'));
    this.#waiting.clear();
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#thread, { workerData: this.#places });
    worker.on('message', ({ id, reply }: { readonly id: number; readonly reply: TableReply }) => {
      if (this.#worker !== worker) return;
      this.#waiting.get(id)?.resolve(reply);
      this.#waiting.delete(id);
      this.#watchOldest();
    });
    // An error may overtake replies that were sent before it; the exit comes after them.
    let failure: Error | undefined;
    worker.on('error', (cause) => { failure = new Error('the table reader failed', { cause }); });
    worker.on('exit', () => this.#replace(worker, failure ?? new Error('the table reader ended')));
    return worker;
  }

  #watchOldest(): void {
    clearTimeout(this.#watch);
    const worker = this.#worker;
    if (this.#waiting.size === 0 || worker === undefined) return;
    this.#watch = setTimeout(() => this.#replace(worker, new Error('the table reader hung')), this.#hangMs);
  }

  #replace(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    void worker.terminate();
    const [oldest] = this.#waiting;
    if (oldest !== undefined) {
      this.#waiting.delete(oldest[0]);
      oldest[1].reject(error);
    }
    if (this.#waiting.size > 0) {
      const fresh = this.#worker = this.#start();
      for (const [id, { question }] of this.#waiting) fresh.postMessage({ id, question });
    }
    this.#watchOldest();
  }
}
