/**
 * A thread in which large answers are decoded and judged, by the same plain rules as small ones, so that no other episode
 * waits for it. Started when first needed, and again after a failure; one answer at a time.
 */
import { Worker } from 'node:worker_threads';
import { type Attempt, RewardError } from '../rewards/rule.ts';
import type { Verdict } from '../rewards/verdict.ts';
import { SandboxError } from '../sandboxes/sandbox.ts';
import type { RewardSpec } from '../task.ts';

/** What the thread answers: a verdict, or why the rule failed. */
export type Judged = { readonly verdict: Verdict } | { readonly failure: string };
/** `spec` where the thread does not hold it any more, or has never met it. */
export interface ToJudge { readonly specId: number; readonly spec?: RewardSpec; readonly attempt: Attempt }

/** Specs that the thread holds, the latest ones sent: those with many labels are long to send. */
export const HELD_SPECS = 16;

/** For one answer. The size of what is decoded is bounded, so this is never the answer's doing. */
const JUDGE_MS = 60_000;
const HEAP_MIB = 2_048;

export class JudgingThread implements AsyncDisposable {
  #worker: Worker | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** What the thread holds, in the order in which it was sent. */
  #held: RewardSpec[] = [];
  #sent = 0;
  readonly #ids = new WeakMap<RewardSpec, number>();

  /** @throws RewardError when the rule failed, SandboxError when the thread did or the signal was aborted */
  judge(spec: RewardSpec, attempt: Attempt, signal: AbortSignal): Promise<Verdict> {
    const verdict = this.#queue.then(() => this.#judge(spec, attempt, signal));
    this.#queue = verdict.catch(() => {});
    return verdict;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.terminate();
  }

  #message(spec: RewardSpec, attempt: Attempt): ToJudge {
    const known = this.#held.includes(spec) ? this.#ids.get(spec) : undefined;
    if (known !== undefined) return { specId: known, attempt };
    const specId = ++this.#sent;
    this.#ids.set(spec, specId);
    this.#held = [...this.#held, spec].slice(-HELD_SPECS);
    return { specId, spec, attempt };
  }

  #judge(spec: RewardSpec, attempt: Attempt, signal: AbortSignal): Promise<Verdict> {
    if (signal.aborted) return Promise.reject(new SandboxError('grading was stopped', { executed: 'yes' }));
    if (this.#worker === undefined) this.#held = [];
    const worker = this.#worker ??= new Worker(new URL('./judging-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB } });
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(overdue);
        worker.off('message', take).off('error', fail).off('exit', fail);
        signal.removeEventListener('abort', stop);
      };
      const take = (judged: Judged): void => {
        settle();
        if ('verdict' in judged) resolve(judged.verdict);
        else reject(new RewardError(judged.failure));
      };
      const fail = (cause: unknown): void => {
        settle();
        if (this.#worker === worker) this.#worker = undefined;
        void worker.terminate();
        reject(new SandboxError('a large answer could not be judged', { executed: 'yes', cause }));
      };
      const stop = (): void => fail(signal.reason);
      const overdue = setTimeout(() => fail(new Error('it took too long')), JUDGE_MS);
      worker.on('message', take).on('error', fail).on('exit', fail);
      signal.addEventListener('abort', stop, { once: true });
      worker.postMessage(this.#message(spec, attempt));
    });
  }
}
