/**
 * One episode: a task with its questions, a sandbox, perhaps a world, and the rules by which steps become observations and
 * rewards.
 *
 * Guarantees: steps are serial; a `seq` is executed at most once and its reply kept; the rewards of its steps, with what is
 * graded when it is closed, add up to its return, which lies in [0, 1]; when our side fails there is none; same task, seed
 * and actions give the same trajectory digest. It ends once: what still has to be graded then is waited for. Knows no
 * socket and no session.
 */
import { hash, randomUUID } from 'node:crypto';
import { type Fault, GymError, RELEASE } from '../protocol/index.ts';
import type { ActionContext, ActionResult } from './actions/action.ts';
import type { DebugModel } from './actions/debug-model.ts';
import { actionNamed, describeActions } from './actions/index.ts';
import { parseAction } from './actions/parse/parse-action.ts';
import type { Clock } from './clock.ts';
import { Deadline } from './deadline.ts';
import { canonicalJson } from './digest.ts';
import type { EpisodeOptions } from './episode-options.ts';
import type { Grading } from './grading/grading.ts';
import { handInOf } from './hand-in.ts';
import { EPISODE_TIMEOUT, Judge, type Ruling, type Stop } from './judge.ts';
import { buildObservation, type NextQuestion } from './observation.ts';
import type { Opening } from './opening.ts';
import { type EpisodeOutcome, failed } from './outcome.ts';
import { nextQuestionText } from './prompt.ts';
import { type Attempt, RewardError } from './rewards/rule.ts';
import type { Verdict } from './rewards/verdict.ts';
import { type Sandbox, SandboxError } from './sandboxes/sandbox.ts';
import { infoOf, type Judged, lateReply, milliseconds, type StepResult } from './step-reply.ts';
import type { Tables } from './tables/tables.ts';
import type { Question, TaskRecord } from './task.ts';
import type { Recorder } from './trajectories/recorder.ts';
import type { OpenWorld } from './worlds/open.ts';

export interface EpisodeInit {
  readonly task: TaskRecord;
  readonly options: EpisodeOptions;
  readonly seed: number;
  /** `describeOpening` of the same task, options, seed and image. */
  readonly opening: Opening;
  readonly sandbox: Sandbox;
  /** What the sandbox's loopback service leads to, where the task has one; freed with the episode. */
  readonly world?: OpenWorld | undefined;
  readonly grading: Grading;
  readonly image: string;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly tables: Tables;
  /** Answers `debug`, where the operator has one. */
  readonly debugModel?: DebugModel | undefined;
  readonly session: string;
  readonly meta: unknown;
  /** Told when grading failed through our fault. */
  readonly quarantine: (task: string, reason: string) => void;
  /** Told once, when the episode is over and its sandbox is given up. */
  readonly ended: (outcome: EpisodeOutcome) => void;
  /** Told when its time ran out between two steps, so that no reply says so. */
  readonly timedOut?: (outcome: EpisodeOutcome) => void;
}

export interface StepRequest { readonly seq: number; readonly action: string | Readonly<Record<string, unknown>>; readonly raw?: string | undefined; readonly meta?: unknown }

interface KeptStep { readonly key: string; readonly reply: Promise<StepResult> }

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
  /** Of the steps so far. */
  #rewards = 0;
  #deadline: Deadline | undefined;
  /** The reply to the step that comes after the episode's time is up; the first one is told so. */
  #late: Promise<StepResult> | undefined;
  /** Aborted when the episode is cut off, so that no grader works on for it. */
  readonly #cut = new AbortController();
  #ending: Promise<EpisodeOutcome> | undefined;
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
    this.#judge = new Judge(init.task.questions, init.options);
    this.startedAt = init.clock.wall();
  }

  /** Records the start and gives it. */
  begin(): Opening {
    const { task, options, seed } = this;
    const { recorder, session, meta, image, opening } = this.#init;
    if (options.episodeTimeoutMs !== undefined) this.#deadline = new Deadline(options.episodeTimeoutMs, () => this.#timeIsUp());
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
  get rewardSoFar(): number { return this.#rewards; }
  /** What its client said of it when it began. */
  get meta(): unknown { return this.#init.meta; }

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
    if (this.#late !== undefined && request.seq === this.#steps.length) {
      const reply = this.#late;
      this.#late = undefined;
      this.#steps.push({ key, reply });
      return reply;
    }
    if (this.#outcome !== undefined || this.#ending !== undefined) return Promise.reject(new GymError('episode_over', `the episode is over: ${this.#outcome?.stopReason ?? 'it is being closed'}`, { executed: 'no' }));
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
      const result = await this.#execute(request, key, this.#deadline?.with(signal) ?? signal);
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
      this.#outcome ??= failed(failure.code);
      this.#finish();
      throw failure;
    }
  }

  #classify(error: unknown): GymError {
    if (error instanceof GymError) return error;
    if (error instanceof SandboxError) return new GymError('sandbox_failed', 'the sandbox failed; this sample has no reward', { executed: error.executed, cause: error });
    if (error instanceof RewardError) this.#init.quarantine(this.task.id, causes(error));
    return new GymError('internal', 'the server failed at this step; this sample has no reward', { executed: 'unknown', cause: error });
  }

  async #execute(request: StepRequest, key: string, signal: AbortSignal | undefined): Promise<StepResult> {
    const timing = { sandbox: 0, grade: 0 };
    const { clock } = this.#init;
    const parsed = parseAction(request.action);
    this.#judge.turn(parsed.ok);
    const footer: string[] = [];
    let result: ActionResult;
    let action: string | undefined;
    if (!parsed.ok) {
      result = { kind: 'parse_error', text: `The reply could not be read as an action: ${parsed.reason}.` };
    } else if (!this.#permitted(this.#judge.question).includes(parsed.name)) {
      result = { kind: 'parse_error', text: `The action ${parsed.name} is not permitted in this task. Permitted: ${this.#permitted(this.#judge.question).join(', ')}.` };
    } else {
      action = parsed.name;
      if (parsed.ignored !== undefined) footer.push(parsed.ignored);
      result = await actionNamed(parsed.name).run(this.#context(signal, timing), parsed.parameters);
      if (parsed.name === 'validate_code' && result.completion !== undefined) {
        const code: unknown = parsed.parameters['code'];
        this.#last = { code: typeof code === 'string' ? code : '', completion: result.completion };
        this.#judge.remember(result.completion, this.#last.code);
      }
    }
    this.#assertGoesOn();
    const gradeStart = clock.monotonic();
    const before = this.#judge.question;
    const handed = this.#judge.handedIn(action, result);
    let ruling: Ruling | undefined;
    if (handed !== undefined) {
      const graded = this.#grade(before, handed.attempt);
      const verdict = graded instanceof Promise ? await graded : graded;
      this.#assertGoesOn();
      ruling = this.#judge.rule(verdict, handed.reason, footer);
    }
    const stop = this.#judge.stop(ruling, { sandboxMs: this.#sandboxMs, observationChars: this.#observationChars, overdue: this.#deadline?.passed === true }, footer);
    const atTheEnd = stop?.kind === 'truncated' ? await this.#ruleAtTheEnd() : undefined;
    this.#assertGoesOn();
    timing.grade = milliseconds(clock.monotonic() - gradeStart);
    return this.#reply(request.seq, key, { result, footer, ruling, atTheEnd, stop, before, timing, span: parsed.ok ? parsed.span : undefined });
  }

  /** @throws GymError when the episode was ended from outside meanwhile */
  #assertGoesOn(): void {
    if (this.#outcome === undefined) return;
    throw new GymError(this.#outcome.fault === 'infra' ? 'going_away' : 'episode_over', 'the episode was ended while this step ran', { executed: 'yes' });
  }

  #permitted(question: Question): TaskRecord['actions'] {
    return question.actions ?? this.task.actions;
  }

  /** Goes on when the step is cancelled: what was handed in counts. */
  #grade(question: Question, attempt: Attempt): Verdict | Promise<Verdict> {
    const { grading, world } = this.#init;
    if (world?.failure !== undefined) throw new SandboxError('the world of this episode failed', { executed: 'yes', cause: world.failure });
    const whole = world === undefined ? attempt : { ...attempt, journal: world.journal() };
    return grading.grade(question, whole, { task: this.task, options: this.options, seed: this.seed }, () => this.#cut.signal);
  }

  /** What the open question earns where the episode ends before it is over. */
  #ruleAtTheEnd(): Ruling | Promise<Ruling> {
    const attempt = this.#judge.toGradeAtTheEnd;
    if (attempt === undefined) return this.#judge.ruleAtTheEnd(undefined);
    const graded = this.#grade(this.#judge.question, attempt);
    return graded instanceof Promise ? graded.then((verdict) => this.#judge.ruleAtTheEnd(verdict)) : this.#judge.ruleAtTheEnd(graded);
  }

  #context(signal: AbortSignal | undefined, timing: { sandbox: number }): ActionContext {
    const { clock, sandbox } = this.#init;
    const timeLeft = this.options.episodeTimeMs - this.#sandboxMs;
    return {
      task: this.task, handIn: this.#judge.handIn, runtime: this.options.runtime, last: this.#last, standing: this.#judge.standing, tables: this.#init.tables, debugModel: this.#init.debugModel, prompt: this.#judge.question.prompt, signal,
      stepTimeoutMs: Math.max(1, Math.min(this.options.stepTimeoutMs, timeLeft)),
      run: async (run) => {
        const start = clock.monotonic();
        const completion = await sandbox.run(run, signal);
        timing.sandbox = milliseconds(clock.monotonic() - start);
        this.#sandboxMs += completion.usage.wallMs - completion.usage.waitMs;
        return completion;
      },
    };
  }

  #reply(seq: number, key: string, judged: Judged): StepResult {
    const { result, footer, ruling, atTheEnd, stop, before } = judged;
    const { feedback, maxObservationChars } = this.options;
    const next = ruling !== undefined && stop === undefined ? this.#nextQuestion(before) : undefined;
    const observation = buildObservation(result, footer, maxObservationChars, stop === undefined, next);
    this.#observationChars += observation.text.length;
    const reward = (ruling?.score.reward ?? 0) + (atTheEnd?.score.reward ?? 0);
    this.#rewards += reward;
    if (stop !== undefined) this.#outcome = this.#outcomeOf(stop.kind, stop.reason, 'policy');
    const info = infoOf(judged, this.#judge, feedback, this.#outcome?.fault);
    const { world } = this.#init;
    this.#chain = hash('sha256', `${this.#chain}\n${seq}\n${key}\n${observation.text}\n${reward}\n${stop?.reason ?? ''}${world === undefined ? '' : `\n${world.digest()}`}`);
    return { observation, reward, terminated: stop?.kind === 'terminated', truncated: stop?.kind === 'truncated', info };
  }

  /** A step that runs is stopped, and says so in its reply; else the episode ends now, and the next step is told. */
  #timeIsUp(): void {
    if (this.#running || this.#outcome !== undefined || this.#ending !== undefined) return;
    const earned = this.#rewards;
    const ending = this.end(EPISODE_TIMEOUT, 'client', 'closed_by_client');
    this.#late = ending.then((outcome) => lateReply(outcome, this.#rewards - earned, this.#judge.stepsLeft));
    this.#late.catch(() => {});
    void ending.then((outcome) => this.#init.timedOut?.(outcome));
  }

  #nextQuestion(before: Question): NextQuestion {
    const { question, position: { number, of } } = this.#judge;
    return { text: nextQuestionText(question, before, this.options.runtime, number, of), actions: describeActions(this.#permitted(question), handInOf(question)) };
  }

  #outcomeOf(kind: Stop['kind'], stopReason: string, fault: Fault): EpisodeOutcome {
    const solved = this.#judge.allSolved;
    // Shares of whole questions add up to a little more than 1 in floating point.
    return { reward: Math.min(1, this.#rewards), solved, terminated: kind === 'terminated', truncated: kind === 'truncated', stopReason, fault: solved ? undefined : fault };
  }

  /**
   * Ends the episode from outside. One that its own client closes has what stands graded first, where the feedback says so,
   * and that is waited for. The first ending stays, however often it is called.
   */
  end(reason: string, fault: Fault, how: 'closed_by_client' | 'cut_off' = 'cut_off'): Promise<EpisodeOutcome> {
    if (how === 'cut_off') this.#cut.abort();
    this.#ending ??= this.#end(reason, fault, how);
    return this.#ending;
  }

  async #end(reason: string, fault: Fault, how: 'closed_by_client' | 'cut_off'): Promise<EpisodeOutcome> {
    if (this.#outcome !== undefined) return this.#outcome;
    if (fault === 'infra') this.#outcome = failed(reason);
    else if (how === 'closed_by_client') await this.#close(reason, fault);
    else this.#outcome = this.#outcomeOf('truncated', reason, fault);
    const outcome = this.#outcome ?? failed('internal');
    this.#finish();
    return outcome;
  }

  /** The closing phase: a grader may still run. */
  async #close(reason: string, fault: Fault): Promise<void> {
    try {
      const ruling = this.#ruleAtTheEnd();
      this.#rewards += (ruling instanceof Promise ? await ruling : ruling).score.reward;
      this.#outcome = this.#outcomeOf('truncated', reason, fault);
    } catch (error) {
      this.#outcome = failed(this.#classify(error).code);
    }
  }

  /** Records the end and gives sandbox and world up, once. */
  #finish(): void {
    const outcome = this.#outcome;
    if (outcome === undefined || this.#finished) return;
    this.#finished = true;
    this.#deadline?.lift();
    this.#init.recorder.end({ episode: this.id, ...outcome, digest: this.#chain, endedAt: this.#init.clock.wall() });
    void this.#free();
    this.#init.ended(outcome);
  }

  async #free(): Promise<void> {
    await this.#init.sandbox[Symbol.asyncDispose]();
    await this.#init.world?.[Symbol.asyncDispose]();
  }

  /** Frees what the episode holds; one that was not over is ended as abandoned. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('abandoned', 'client');
    await this.#free();
  }
}

/** An error with what caused it, for the operator. */
function causes(error: Error): string {
  const texts: string[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) texts.push(each.message);
  return texts.join(': ');
}
