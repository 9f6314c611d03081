/**
 * One episode: a task, a sandbox, and the rules by which steps become observations and a reward.
 *
 * Guarantees: steps are serial; a `seq` is executed at most once and its reply kept; when our side fails there is no
 * reward; same task, seed and actions give the same trajectory digest. Knows no socket and no session.
 */
import { hash, randomUUID } from 'node:crypto';
import { type Fault, GymError, type Info, RELEASE, type Results } from '../protocol/index.ts';
import type { ActionContext, ActionResult } from './actions/action.ts';
import { actionNamed } from './actions/index.ts';
import { parseAction } from './actions/parse/parse-action.ts';
import type { Clock } from './clock.ts';
import { canonicalJson } from './digest.ts';
import type { EpisodeOptions } from './episode-options.ts';
import { buildObservation } from './observation.ts';
import { Judge, type Stop } from './judge.ts';
import type { Opening } from './opening.ts';
import { RewardError } from './rewards/index.ts';
import { type Sandbox, SandboxError } from './sandboxes/sandbox.ts';
import type { Tables } from './tables/tables.ts';
import type { TaskRecord } from './task.ts';
import type { Recorder } from './trajectories/recorder.ts';

export interface EpisodeInit {
  readonly task: TaskRecord;
  readonly options: EpisodeOptions;
  readonly seed: number;
  /** `describeOpening` of the same task, options, seed and image. */
  readonly opening: Opening;
  readonly sandbox: Sandbox;
  readonly image: string;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly tables: Tables;
  readonly session: string;
  readonly meta: unknown;
  /** Told when grading failed through our fault. */
  readonly quarantine: (task: string, reason: string) => void;
  /** Told once, when the episode is over and its sandbox is given up. */
  readonly ended: (outcome: EpisodeOutcome) => void;
}

type StepResult = Results['step'];
export interface StepRequest { readonly seq: number; readonly action: string | Readonly<Record<string, unknown>>; readonly raw?: string | undefined; readonly meta?: unknown }
export interface EpisodeOutcome {
  readonly reward: number | undefined;
  readonly terminated: boolean;
  readonly truncated: boolean;
  readonly stopReason: string;
  readonly fault: Fault | undefined;
}

interface KeptStep { readonly key: string; readonly reply: Promise<StepResult> }

const round = (ms: number): number => Math.round(ms * 1000) / 1000;

export class Episode implements AsyncDisposable {
  readonly id = randomUUID();
  readonly task: TaskRecord;
  readonly options: EpisodeOptions;
  readonly seed: number;
  readonly digest: string;
  readonly startedAt: number;
  readonly #init: EpisodeInit;
  readonly #steps: KeptStep[] = [];
  readonly #judge: Judge;
  #sandboxMs = 0;
  #observationChars = 0;
  #chain: string;
  #last: ActionContext['last'];
  #outcome: EpisodeOutcome | undefined;
  #running = false;
  #finished = false;

  constructor(init: EpisodeInit) {
    this.#init = init;
    this.task = init.task;
    this.options = init.options;
    this.seed = init.seed;
    this.digest = init.opening.digest;
    this.#chain = this.digest;
    this.#judge = new Judge(init.task.reward, init.options);
    this.startedAt = init.clock.wall();
  }

  /** Records the start and gives it. */
  begin(): Opening {
    const { task, options, seed } = this;
    const { recorder, session, meta, image, opening } = this.#init;
    recorder.start({
      episode: this.id, session, task: task.id, family: task.family, category: task.category, split: task.split, source: task.source, seed,
      digest: opening.digest, release: RELEASE, image, options, meta, observation: opening.observation, startedAt: this.startedAt,
    });
    return opening;
  }

  get running(): boolean { return this.#running; }
  get outcome(): EpisodeOutcome | undefined { return this.#outcome; }
  get trajectoryDigest(): string { return this.#chain; }
  get stepsTaken(): number { return this.#steps.length; }

  /**
   * One step. A repeated `seq` with the same action gets the kept reply, or joins the running step.
   * @throws GymError `seq_conflict`, `busy`, `episode_over`, `sandbox_failed`, `internal`
   */
  step(request: StepRequest, signal?: AbortSignal): Promise<StepResult> {
    const text = typeof request.action === 'string' ? request.action : canonicalJson(request.action);
    const key = hash('sha256', text);
    const kept = this.#steps[request.seq];
    if (kept !== undefined) {
      if (kept.key !== key) return Promise.reject(new GymError('seq_conflict', `seq ${request.seq} was used with another action`, { path: '/seq', executed: 'no' }));
      return kept.reply;
    }
    if (this.#outcome !== undefined) return Promise.reject(new GymError('episode_over', `the episode is over: ${this.#outcome.stopReason}`, { executed: 'no' }));
    if (this.#running) return Promise.reject(new GymError('busy', 'a step of this episode is still running', { executed: 'no' }));
    if (request.seq !== this.#steps.length) return Promise.reject(new GymError('seq_conflict', `the next seq is ${this.#steps.length}, not ${request.seq}`, { path: '/seq', executed: 'no' }));
    this.#running = true;
    const reply = this.#take(request, key, signal);
    this.#steps.push({ key, reply });
    return reply;
  }

  async #take(request: StepRequest, key: string, signal: AbortSignal | undefined): Promise<StepResult> {
    const { recorder, clock } = this.#init;
    try {
      const result = await this.#execute(request, key, signal);
      // The messages repeat the text: they are made again when a trajectory is exported.
      const { messages: _, ...observation } = result.observation;
      recorder.step({ episode: this.id, seq: request.seq, action: request.action, raw: request.raw, meta: request.meta, observation, reward: result.reward, info: result.info, error: undefined, at: clock.wall() });
      this.#running = false;
      if (this.#outcome !== undefined) this.#finish();
      return result;
    } catch (error) {
      const failure = this.#classify(error);
      recorder.step({ episode: this.id, seq: request.seq, action: request.action, raw: request.raw, meta: request.meta, observation: undefined, reward: undefined, info: undefined, error: failure.toWire(), at: clock.wall() });
      this.#running = false;
      this.#outcome ??= { reward: undefined, terminated: false, truncated: true, stopReason: failure.code, fault: 'infra' };
      this.#finish();
      throw failure;
    }
  }

  #classify(error: unknown): GymError {
    if (error instanceof GymError) return error;
    if (error instanceof SandboxError) return new GymError('sandbox_failed', 'the sandbox failed; this sample has no reward', { executed: error.executed, cause: error });
    if (error instanceof RewardError) this.#init.quarantine(this.task.id, error.message);
    return new GymError('internal', 'the server failed at this step; this sample has no reward', { executed: 'unknown', cause: error });
  }

  async #execute(request: StepRequest, key: string, signal: AbortSignal | undefined): Promise<StepResult> {
    const timing = { queue: 0, sandbox: 0, grade: 0 };
    const { clock } = this.#init;
    const parsed = parseAction(request.action);
    this.#judge.turn(parsed.ok);
    const footer: string[] = [];
    let result: ActionResult;
    let action: string | undefined;
    if (!parsed.ok) {
      result = { kind: 'parse_error', text: `The reply could not be read as an action: ${parsed.reason}.` };
    } else if (!this.task.actions.includes(parsed.name)) {
      result = { kind: 'parse_error', text: `The action ${parsed.name} is not permitted in this task. Permitted: ${this.task.actions.join(', ')}.` };
    } else {
      action = parsed.name;
      if (parsed.ignored !== undefined) footer.push(parsed.ignored);
      result = await actionNamed(parsed.name).run(this.#context(signal, timing), parsed.parameters);
      if (parsed.name === 'validate_code' && result.completion !== undefined) {
        const code: unknown = parsed.parameters['code'];
        this.#last = { code: typeof code === 'string' ? code : '', completion: result.completion };
        this.#judge.remember(result.completion);
      }
    }
    if (this.#outcome !== undefined) throw new GymError(this.#outcome.fault === 'infra' ? 'going_away' : 'episode_over', 'the episode was ended while this step ran', { executed: 'yes' });
    const gradeStart = clock.monotonic();
    const stop = this.#judge.judge(action, result, { sandboxMs: this.#sandboxMs, observationChars: this.#observationChars }, footer);
    timing.grade = round(clock.monotonic() - gradeStart);
    return this.#reply(request.seq, key, result, footer, stop, timing, parsed.ok ? parsed.span : undefined);
  }

  #context(signal: AbortSignal | undefined, timing: { sandbox: number }): ActionContext {
    const { clock, sandbox } = this.#init;
    const timeLeft = this.options.episodeTimeMs - this.#sandboxMs;
    return {
      task: this.task, runtime: this.options.runtime, last: this.#last, standing: this.#judge.standing, tables: this.#init.tables, signal,
      stepTimeoutMs: Math.max(1, Math.min(this.options.stepTimeoutMs, timeLeft)),
      run: async (run) => {
        const start = clock.monotonic();
        const completion = await sandbox.run(run, signal);
        timing.sandbox = round(clock.monotonic() - start);
        this.#sandboxMs += completion.usage.wallMs;
        // A step that mostly waited for a processor was not given its time: that is ours.
        if (completion.status === 'timeout' && completion.usage.waitMs > completion.usage.wallMs / 2) throw new SandboxError('the machine was too busy to run the step', { executed: 'yes' });
        return completion;
      },
    };
  }

  #reply(seq: number, key: string, result: ActionResult, footer: readonly string[], stop: Stop | undefined, timing: Readonly<Record<string, number>>, span: { readonly start: number; readonly end: number } | undefined): StepResult {
    const { feedback, maxObservationChars } = this.options;
    const { stepsLeft, attempts, attemptsLeft } = this.#judge;
    const observation = buildObservation(result, footer, maxObservationChars, stop === undefined);
    this.#observationChars += observation.text.length;
    const reward = stop?.score.reward ?? 0;
    if (stop !== undefined) this.#outcome = { reward, terminated: stop.kind === 'terminated', truncated: stop.kind === 'truncated', stopReason: stop.reason, fault: reward > 0 ? undefined : 'policy' };
    const usage = result.completion?.usage;
    const info: Info = {
      steps_left: stepsLeft,
      ...(feedback === 'final' ? {} : { attempt: attempts, attempts_left: attemptsLeft }),
      ...(stop !== undefined ? { stop_reason: stop.reason, reward_parts: stop.score.parts, ...(feedback === 'final' ? {} : { correct: stop.score.parts.correctness > 0 }), ...(reward > 0 ? {} : { fault: 'policy' as const }) } : {}),
      ...(feedback === 'paper' ? { guessable: true } : {}),
      ...(span === undefined ? {} : { parsed: span }),
      timing_ms: timing,
      ...(usage === undefined ? {} : { usage: { cpu_ms: round(usage.cpuMs), max_rss_kb: usage.maxRssKb } }),
    };
    this.#chain = hash('sha256', `${this.#chain}\n${seq}\n${key}\n${observation.text}\n${reward}\n${stop?.reason ?? ''}`);
    return { observation, reward, terminated: stop?.kind === 'terminated', truncated: stop?.kind === 'truncated', info };
  }

  /**
   * Ends the episode from outside. In `final` feedback an episode that its own client closes is graded by what stands.
   * Safe to call twice: the first outcome stays.
   */
  end(reason: string, fault: Fault, how: 'closed_by_client' | 'cut_off' = 'cut_off'): EpisodeOutcome {
    if (this.#outcome === undefined) {
      const reward = fault === 'infra' ? undefined : how === 'closed_by_client' ? this.#judge.standingScore().reward : 0;
      this.#outcome = { reward, terminated: false, truncated: true, stopReason: reason, fault: reward !== undefined && reward > 0 ? undefined : fault };
      this.#finish();
    }
    return this.#outcome;
  }

  /** Records the end and gives the sandbox up, once. */
  #finish(): void {
    const outcome = this.#outcome;
    if (outcome === undefined || this.#finished) return;
    this.#finished = true;
    this.#init.recorder.end({ episode: this.id, ...outcome, digest: this.#chain, endedAt: this.#init.clock.wall() });
    void this.#init.sandbox[Symbol.asyncDispose]();
    this.#init.ended(outcome);
  }

  /** Frees the sandbox; an episode that was not over is ended as abandoned. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('abandoned', 'client');
    await this.#init.sandbox[Symbol.asyncDispose]();
  }
}
