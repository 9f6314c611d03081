/**
 * Grades attempts. Plain rules answer at once; a large answer is judged in a thread; a rule that runs code is given
 * sandboxes or an isolate.
 *
 * These come from the same pools as episodes' but have places of their own: a grader never waits for a place that waits for
 * graders. Their time is not the policy's, and their failure is ours (`SandboxError`, `RewardError`), never a verdict.
 */
import { Admission } from '../admission.ts';
import { type AnswerValue } from '../answer/value.ts';
import type { EpisodeOptions } from '../episode-options.ts';
import { gradePlainly, ruleOf } from '../rewards/index.ts';
import { type Attempt, GraderError, GraderOverrun, type IsolateRule, type IsolateService, RewardError, type SandboxRule, type SandboxService } from '../rewards/rule.ts';
import { malformed, type Verdict } from '../rewards/verdict.ts';
import { type CompletionStatus, INPUT_CHARS, type Sandbox, type SandboxBackend, SandboxError, type SandboxLimits } from '../sandboxes/sandbox.ts';
import type { Question, Runtime, TaskRecord } from '../task.ts';
import { JudgingThread } from './judging-thread.ts';

export interface GradingOptions {
  readonly backend: (runtime: Runtime) => Promise<SandboxBackend>;
  /** Attempts that may run code at the same time. */
  readonly places: number;
}

/** Of the episode whose attempt is graded. */
export interface GradingContext {
  readonly task: TaskRecord;
  readonly options: EpisodeOptions;
  readonly seed: number;
}

/** Longest run of a candidate; a task's shorter step limit counts. */
const CANDIDATE_MS = 30_000;
const GRADER_MS = 5_000;
const OVERRUNS: ReadonlySet<CompletionStatus> = new Set(['timeout', 'memory', 'killed', 'output_limit']);
/** Of an isolate that runs a task's own grader. */
const GRADER_LIMITS: SandboxLimits = Object.freeze({ memoryMib: 128, tmpfsMib: 1, threads: 1, outputBytes: 64 * 1024 });

/** Whose code is graded makes no difference: all wait in one line. */
const GRADER = Object.freeze({ session: '', token: '' });

export class Grading implements AsyncDisposable {
  readonly #options: GradingOptions;
  readonly #places: Admission;
  readonly #thread = new JudgingThread();
  /** Sandboxes of graders that are free; at most as many as there are places. */
  readonly #isolates: Sandbox[] = [];

  constructor(options: GradingOptions) {
    this.#options = options;
    this.#places = new Admission({ max: options.places, queue: Number.MAX_SAFE_INTEGER });
  }

  /** Attempts that are graded by running code, and those that wait for a place. */
  get running(): number { return this.#places.used; }
  get waiting(): number { return this.#places.queued; }

  /**
   * A promise only where the rule needs a service or the answer is large; only then a signal is asked for.
   * @throws RewardError when the grader itself failed; SandboxError when a service did
   */
  grade({ reward }: Question, attempt: Attempt, context: GradingContext, signal: () => AbortSignal): Verdict | Promise<Verdict> {
    const rule = ruleOf(reward);
    switch (rule.needs) {
      case undefined: return attempt.answer?.type === 'large' ? this.#thread.judge(reward, attempt, signal()) : gradePlainly(reward, attempt);
      case 'sandbox': return this.#sandboxed(rule, reward, attempt, context, signal());
      case 'isolate': return this.#isolated(rule, reward, attempt, signal());
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#isolates.map((sandbox) => sandbox[Symbol.asyncDispose]()));
    await this.#thread[Symbol.asyncDispose]();
  }

  #sandboxed(rule: SandboxRule, parameters: Question['reward'], attempt: Attempt, context: GradingContext, signal: AbortSignal): Promise<Verdict> {
    const { task, options, seed } = context;
    const { runtime } = options;
    return this.#inPlace(signal, async (own) => {
      const service: SandboxService = {
        runtime, context: task.context?.[runtime], timeoutMs: Math.min(options.stepTimeoutMs, CANDIDATE_MS),
        open: async () => {
          const backend = await this.#backend(runtime);
          return stoppable(own(await backend.acquire({ runtime, variant: task.variant, hygiene: 'warm', mounts: task.mounts, limits: options.sandbox, allowExec: false, seed }, signal)), signal);
        },
      };
      return await rule.grade(attempt, parameters, service);
    });
  }

  #isolated(rule: IsolateRule, parameters: Question['reward'], attempt: Attempt, signal: AbortSignal): Promise<Verdict> {
    return this.#inPlace(signal, async () => {
      const service: IsolateService = { evaluate: (program, input) => this.#evaluate(program, input, signal) };
      if (attempt.answer?.type === 'large' && !await this.#thread.isValue(attempt.answer, signal)) return malformed('The answer could not be read as a value.');
      return await rule.grade(attempt, parameters, service);
    });
  }

  /** Each program has an isolate of its own; a process serves one after another, since it takes long to start. */
  async #evaluate(program: string, input: string, signal: AbortSignal): Promise<AnswerValue> {
    if (input.length > INPUT_CHARS) throw new GraderOverrun(`an answer of more than ${INPUT_CHARS} characters`);
    const sandbox = this.#isolates.pop() ?? await (await this.#backend('javascript')).acquire({ runtime: 'javascript', variant: 'base', hygiene: 'warm', mounts: [], limits: GRADER_LIMITS, allowExec: false, seed: 0 }, signal);
    let well = false;
    try {
      const done = await sandbox.run({ kind: 'code', source: program, input, timeoutMs: GRADER_MS, collect: 'answer' }, signal);
      if (done.status === 'cancelled') throw new SandboxError('grading was stopped', { executed: 'yes' });
      if (OVERRUNS.has(done.status)) throw new GraderOverrun(`the task's grader was stopped: ${done.status}`);
      if (done.answer === undefined) throw new GraderError(`the task's grader gave no verdict: ${done.status}${done.error === undefined ? '' : `, ${done.error.type}: ${done.error.message.slice(0, 500)}`}`);
      well = true;
      return done.answer;
    } finally {
      if (well) this.#isolates.push(sandbox);
      else void sandbox[Symbol.asyncDispose]();
    }
  }

  async #backend(runtime: Runtime): Promise<SandboxBackend> {
    try {
      return await this.#options.backend(runtime);
    } catch (cause) {
      throw cause instanceof SandboxError ? cause : new SandboxError('a sandbox for grading cannot be had', { executed: 'yes', cause });
    }
  }

  /** Holds a place and what is opened there until the verdict. */
  async #inPlace(signal: AbortSignal, work: (own: (sandbox: Sandbox) => Sandbox) => Promise<Verdict>): Promise<Verdict> {
    await this.#places.acquire(1, GRADER, signal).catch((cause: unknown) => { throw new SandboxError('grading was stopped', { executed: 'yes', cause }); });
    const opened: Sandbox[] = [];
    try {
      const verdict = await work((sandbox) => { opened.push(sandbox); return sandbox; });
      if (!(verdict.score >= 0 && verdict.score <= 1)) throw new RewardError(`a score that is none: ${verdict.score}`);
      return verdict;
    } catch (error) {
      if (error instanceof RewardError || error instanceof SandboxError) throw error;
      throw signal.aborted ? new SandboxError('grading was stopped', { executed: 'yes', cause: error }) : new RewardError('a reward rule failed', { cause: error });
    } finally {
      for (const sandbox of opened) void sandbox[Symbol.asyncDispose]();
      this.#places.release(GRADER);
    }
  }
}

/** Runs that stop with the signal. */
function stoppable(sandbox: Sandbox, signal: AbortSignal): Sandbox {
  return {
    run: (request) => sandbox.run(request, signal),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  };
}
