/**
 * Records to SQLite in a worker thread. Events are gathered and sent in batches; a batch is one transaction, and one is
 * on its way at a time, so that all who wait for the disk share a commit. `flush` resolves after the commit; what was told
 * and not flushed may be lost with the process. When more than `HIGH_WATER` events wait for the disk, `ready()` makes the
 * teller wait, so memory stays bounded. If the disk fails, `failure` is set, `flush` rejects, and the server stops being ready.
 */
import { Worker } from 'node:worker_threads';
import { LifeSign } from './life-sign.ts';
import type { EpisodeEnd, EpisodeStart, EpisodeStep, Recorder } from './recorder.ts';

export type RecorderBatch = readonly ({ readonly kind: 'start'; readonly event: EpisodeStart } | { readonly kind: 'step'; readonly event: EpisodeStep } | { readonly kind: 'end'; readonly event: EpisodeEnd })[];
type Batch = RecorderBatch[number][];

const BATCH_MS = 25;
const HIGH_WATER = 20_000;

export class SqliteRecorder implements Recorder {
  readonly #worker: Worker;
  readonly #lifeSign: LifeSign;
  #batch: Batch = [];
  #timer: NodeJS.Timeout | undefined;
  #onItsWay = false;
  #sent = 0;
  #committed = 0;
  #waiting: { readonly upTo: number; readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  #failure: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(file: string) {
    this.#lifeSign = LifeSign.give(file);
    this.#worker = new Worker(new URL('./sqlite-recorder-worker.ts', import.meta.url), { workerData: { file, server: this.#lifeSign.server } });
    this.#worker.on('message', ({ committed }: { committed: number }) => {
      this.#committed = committed;
      this.#onItsWay = false;
      // A timer that went off meanwhile left its batch behind.
      if (this.#timer === undefined || this.#waiting.some(({ upTo }) => upTo > committed)) this.#send();
      const done = this.#waiting.filter(({ upTo }) => upTo <= committed);
      if (done.length === 0) return;
      this.#waiting = this.#waiting.filter(({ upTo }) => upTo > committed);
      for (const { resolve } of done) resolve();
    });
    this.#worker.on('error', (cause) => this.#fail(new Error('trajectories can no longer be recorded', { cause })));
  }

  get failure(): Error | undefined { return this.#failure; }
  /** Events told but not yet on disk. */
  get backlog(): number { return this.#sent + this.#batch.length - this.#committed; }

  start(event: EpisodeStart): void { this.#add({ kind: 'start', event }); }
  step(event: EpisodeStep): void { this.#add({ kind: 'step', event }); }
  end(event: EpisodeEnd): void { this.#add({ kind: 'end', event }); }

  ready(): Promise<void> | undefined {
    return this.backlog > HIGH_WATER ? this.#upTo(this.#sent + this.#batch.length - HIGH_WATER / 2) : undefined;
  }

  flush(): Promise<void> {
    const target = this.#sent + this.#batch.length;
    return target === this.#committed && this.#failure === undefined ? Promise.resolve() : this.#upTo(target);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#closing ??= (async () => {
      try {
        await this.flush();
      } finally {
        clearTimeout(this.#timer);
        await this.#worker.terminate();
        this.#lifeSign[Symbol.dispose]();
      }
    })();
    return this.#closing;
  }

  #add(entry: RecorderBatch[number]): void {
    if (this.#failure !== undefined) return;
    this.#batch.push(entry);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, BATCH_MS);
  }

  #send(): void {
    if (this.#onItsWay || this.#batch.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#batch;
    this.#batch = [];
    this.#sent += batch.length;
    this.#onItsWay = true;
    this.#worker.postMessage(batch);
  }

  #upTo(upTo: number): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ upTo, resolve, reject });
      // Those who ask in the same turn share the batch.
      setImmediate(() => this.#send());
    });
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting = [];
    this.#batch = [];
  }
}
