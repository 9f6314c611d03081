/**
 * A thread in which large answers are decoded and judged, by the same plain rules as small ones, so that no other episode
 * waits for it.
 */
import type { AnswerValue } from '../answer/value.ts';
import { type Attempt, RewardError } from '../rewards/rule.ts';
import type { Verdict } from '../rewards/verdict.ts';
import { SandboxError } from '../sandboxes/sandbox.ts';
import { SerialThread } from '../serial-thread.ts';
import type { RewardSpec } from '../task.ts';

/** What the thread answers: a verdict, or why the rule failed. */
export type Judged = { readonly verdict: Verdict } | { readonly failure: string };
/** `spec` where the thread does not hold it any more, or has never met it. */
export interface ToJudge { readonly specId: number; readonly spec?: RewardSpec; readonly attempt: Attempt }

/** Specs that the thread holds, the latest ones sent: those with many labels are long to send. */
export const HELD_SPECS = 16;

export class JudgingThread implements AsyncDisposable {
  // The size of what is decoded is bounded, so to take too long is never the answer's doing.
  readonly #thread = new SerialThread<ToJudge | AnswerValue, Judged | boolean>(new URL('./judging-worker.ts', import.meta.url), { heapMib: 2_048, timeoutMs: 60_000 });
  /** What the thread holds, in the order in which it was sent. */
  #held: RewardSpec[] = [];
  #sent = 0;
  readonly #ids = new WeakMap<RewardSpec, number>();

  /** @throws RewardError when the rule failed, SandboxError when the thread did or the signal was aborted */
  async judge(spec: RewardSpec, attempt: Attempt, signal: AbortSignal): Promise<Verdict> {
    const judged = await this.#ask(() => this.#message(spec, attempt), signal);
    if (typeof judged === 'boolean') throw new RewardError('a judgement that is none');
    if ('failure' in judged) throw new RewardError(judged.failure);
    return judged.verdict;
  }

  /** Are the bytes of a large answer a value? @throws SandboxError as `judge` */
  async isValue(answer: AnswerValue, signal: AbortSignal): Promise<boolean> {
    return await this.#ask(() => answer, signal) === true;
  }

  #ask(make: () => ToJudge | AnswerValue, signal: AbortSignal): Promise<Judged | boolean> {
    return this.#thread.ask((fresh) => {
      if (fresh) this.#held = [];
      return make();
    }, { signal }).catch((cause: unknown) => {
      throw new SandboxError(signal.aborted ? 'grading was stopped' : 'a large answer could not be judged', { executed: 'yes', cause });
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }

  #message(spec: RewardSpec, attempt: Attempt): ToJudge {
    const known = this.#held.includes(spec) ? this.#ids.get(spec) : undefined;
    if (known !== undefined) return { specId: known, attempt };
    const specId = ++this.#sent;
    this.#ids.set(spec, specId);
    this.#held = [...this.#held, spec].slice(-HELD_SPECS);
    return { specId, spec, attempt };
  }
}
