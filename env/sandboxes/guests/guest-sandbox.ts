/**
 * One episode's sandbox: runs steps in its guest, enforces time, and replaces the guest when a step has spoilt it.
 *
 * Guarantees: every step ends (SIGINT, then SIGKILL); a completion says what we did rather than what the guest says
 * of it; a guest that broke the protocol, died, or kept threads is not used for another step. It holds no guest of
 * another episode, ever.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Completion, INPUT_CHARS, type RunRequest, type Sandbox, SandboxError, type SandboxSpec } from '../sandbox.ts';
import { completionFromReply, completionWithoutReply, describeExit, type Measured } from './completion.ts';
import type { Guest, GuestExit, GuestReply } from './guest.ts';
import type { Language } from './language.ts';
import { type LargeClaim, pullLarge } from './large-answer.ts';
import { cpuTimeOf } from './processor-time.ts';
import { REPLY_JSON_BYTES } from './reply.ts';
import { bytesOf, requestText } from './request.ts';
import { StepClock } from './step-clock.ts';
import type { Turns } from './turns.ts';

/** Between SIGINT and SIGKILL. */
const TIMEOUT_GRACE_MS = 400;
const CANCEL_GRACE_MS = 100;
/** Processor time that a guest may use between two steps; the interpreter itself needs none. */
const IDLE_CPU_MS = 500;
const MAX_NONCE = 2 ** 48 - 1;
const SIGKILL = 9;
/** Processes that are replaced in short order cost others their time, so the episode that needs them waits, longer and longer. */
const HASTE_MS = { from: 25, most: 1_000, forgottenAfter: 2_000 };
/** A guest's hard limit on processor time, at which the kernel kills it: its own doing (`CPU_SECONDS` in `privileges.py`). */
const CPU_LIMIT_MS = 3_590_000;

export interface SandboxOwner {
  readonly language: Language;
  readonly turns: Turns;
  readonly patienceMs: number;
  /** Can a guest not send itself SIGKILL? Then nobody but the kernel and strangers sends it one that we did not. */
  readonly ownsPids: boolean;
  /** Has the kernel killed anything for lack of memory in the last moments? Undefined where it does not tell. */
  outOfMemory(): boolean | undefined;
  /** A guest that has entered the episode, and runs nothing yet. @throws SandboxError */
  provide(spec: SandboxSpec, signal?: AbortSignal): Promise<Guest>;
  replaced(): void;
  closed(sandbox: GuestSandbox): void;
}

/** The most that the reply to one step can measure: both streams, an answer, a traceback. */
export function replyCap(spec: SandboxSpec): number {
  return 2 * (spec.limits.outputBytes + 4096) + REPLY_JSON_BYTES;
}

type Cause = 'timeout' | 'cancelled';

export class GuestSandbox implements Sandbox {
  readonly #owner: SandboxOwner;
  readonly #spec: SandboxSpec;
  readonly #cap: number;
  #guest: Guest | undefined;
  #replacement: Promise<Guest> | undefined;
  #seeded: Guest | undefined;
  /** Does the work of a step happen in children of the guest's process too? */
  readonly #family: boolean;
  /** Processor time at the first idle check since the last step. */
  #idleCpuMs: number | undefined;
  #running = false;
  #replacedAt = Number.NEGATIVE_INFINITY;
  #hasteMs = 0;
  readonly #ending = new AbortController();
  #disposed: Promise<void> | undefined;

  constructor(owner: SandboxOwner, spec: SandboxSpec, guest: Guest) {
    this.#owner = owner;
    this.#spec = spec;
    this.#guest = guest;
    this.#cap = replyCap(spec);
    this.#family = spec.allowExec || spec.hygiene === 'fork';
  }

  async run(request: RunRequest, signal?: AbortSignal): Promise<Completion> {
    if (this.#disposed !== undefined) throw new SandboxError('the sandbox is closed', { executed: 'no' });
    if (this.#running) throw new SandboxError('steps of one sandbox are serial', { executed: 'no' });
    const refused = this.#owner.language.refuses(request);
    if (refused !== undefined) throw new SandboxError(refused, { executed: 'no' });
    if (request.kind === 'command' && !this.#spec.allowExec) throw new SandboxError('this episode may not run programs', { executed: 'no' });
    if ((request.input?.length ?? 0) > INPUT_CHARS) throw new SandboxError(`an input of more than ${INPUT_CHARS} characters`, { executed: 'no' });
    this.#running = true;
    this.#idleCpuMs = undefined;
    try {
      // Something may have gone wrong since the last step: a late frame, a thread that crashed the process.
      const spoilt = this.#guest !== undefined && !this.#guest.usable;
      if (spoilt) this.#replace();
      const guest = this.#guest ?? await this.#takeReplacement();
      if (signal?.aborted) return completionWithoutReply('cancelled', 'cancelled before it started', undefined, this.#measured(0, 0));
      const completion = await this.#step(guest, request, signal);
      return spoilt ? this.#losing(completion, 'the process ended after its last step') : completion;
    } finally {
      this.#running = false;
    }
  }

  /** Kills a guest that computes while no step runs (by a thread that Python does not know of); for regular calls. */
  checkIdle(): void {
    const guest = this.#guest;
    if (this.#running || guest === undefined || !guest.usable) return;
    const used = cpuTimeOf(guest.hostPid, this.#family);
    this.#idleCpuMs ??= used;
    if (used - this.#idleCpuMs > IDLE_CPU_MS) guest.kill();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#close();
    return this.#disposed;
  }

  async #close(): Promise<void> {
    this.#ending.abort();
    const guests = [this.#guest, await this.#replacement?.catch(() => undefined)];
    for (const guest of guests) guest?.kill();
    await Promise.all(guests.map((guest) => guest?.exited));
    this.#owner.closed(this);
  }

  async #step(guest: Guest, request: RunRequest, signal: AbortSignal | undefined): Promise<Completion> {
    // Not to be guessed: a step cannot answer for the next one in advance.
    const nonce = randomInt(MAX_NONCE);
    const started = performance.now();
    const reply = guest.ask(requestText(request, nonce, this.#seedFor(guest)), this.#cap, 'reply', () => clock.stop());
    const stop = new Stop(guest, this.#spec.hygiene === 'fork');
    const clock = new StepClock(guest, request.timeoutMs, { turns: this.#owner.turns, patienceMs: this.#owner.patienceMs, family: this.#family, programs: this.#spec.allowExec }, () => stop.begin('timeout', TIMEOUT_GRACE_MS));
    const abort = (): void => {
      clock.stop();
      stop.begin('cancelled', CANCEL_GRACE_MS);
    };
    signal?.addEventListener('abort', abort, { once: true });
    let said: GuestReply;
    try {
      said = await reply;
    } finally {
      clock.stop();
      signal?.removeEventListener('abort', abort);
    }
    if (stop.cause !== undefined) await stop.settled();
    const wallMs = performance.now() - started;
    const measured = this.#measured(wallMs, Math.min(clock.waitMs, wallMs));
    const completion = await this.#complete(guest, said, nonce, measured, stop.cause);
    if (clock.starved) throw new SandboxError('the machine was too busy to run the step', { executed: 'yes' });
    const claim = said.kind === 'reply' && completion.status === 'ok' ? said.reply.large : undefined;
    return claim === undefined || claim.size > bytesOf(request.collect) ? completion : await this.#withLarge(guest, completion, claim, measured, signal);
  }

  /** Fetches an answer that is too large for one frame, while the guest still holds it. */
  async #withLarge(guest: Guest, completion: Completion, claim: LargeClaim, measured: Measured, signal: AbortSignal | undefined): Promise<Completion> {
    const answer = guest === this.#guest ? await pullLarge(guest, claim, signal) : undefined;
    if (answer !== undefined) return { ...completion, answer, answerSet: true };
    if (guest !== this.#guest) return completion;
    return this.#replacing(completionWithoutReply(signal?.aborted === true ? 'cancelled' : 'killed', 'the answer was not handed over', undefined, measured), 'it did not hand its answer over');
  }

  /** The random seed travels with a guest's first step, since it may have entered before its episode was known. */
  #seedFor(guest: Guest): number | undefined {
    if (this.#seeded === guest) return undefined;
    this.#seeded = guest;
    return this.#spec.seed >>> 0;
  }

  async #complete(guest: Guest, said: GuestReply, nonce: number, measured: Measured, cause: Cause | undefined): Promise<Completion> {
    switch (said.kind) {
      case 'reply': return this.#replied(guest, said, nonce, measured, cause);
      case 'malformed': return this.#replacing(completionWithoutReply(cause ?? 'killed', `malformed answer: ${said.reason}`, undefined, measured), 'it broke the protocol');
      case 'bytes': throw new SandboxError('bytes where a reply was asked for', { executed: 'unknown' });
      case 'exit': return this.#ended(said.exit, measured, cause);
    }
  }

  #replied(guest: Guest, { reply, written }: Extract<GuestReply, { kind: 'reply' }>, nonce: number, measured: Measured, cause: Cause | undefined): Completion {
    if (reply.nonce !== nonce) {
      guest.kill();
      return this.#replacing(completionWithoutReply(cause ?? 'killed', 'malformed answer: out of order', undefined, measured), 'it broke the protocol');
    }
    if (reply.died !== undefined && this.#spec.hygiene === 'fork') return this.#forkDied(reply.died, measured, cause);
    const completion = completionFromReply(reply, written, measured, cause);
    const spoilt = reply.spoilt === 'threads' ? 'it left threads running' : reply.spoilt === 'damage' ? 'the interpreter was damaged' : undefined;
    // With hygiene `fork` the process that is spoilt is gone already.
    return spoilt === undefined || this.#spec.hygiene === 'fork' ? completion : this.#replacing(completion, spoilt);
  }

  #ended(exit: GuestExit, measured: Measured, cause: Cause | undefined): Completion {
    if (exit.infra) throw new SandboxError('the sandbox process was lost', { executed: 'unknown' });
    if (cause !== undefined) {
      const message = cause === 'timeout' ? 'stopped at the time limit' : 'cancelled';
      return this.#replacing(completionWithoutReply(cause, message, exit, measured), 'it did not stop when interrupted');
    }
    // One that had closed its channel by dying of another signal, where the kernel does not show that, died of that.
    if (exit.ordered && exit.signal === SIGKILL) return this.#replacing(completionWithoutReply('killed', 'it closed its channel', exit, measured), 'it closed its channel');
    const outOfMemory = exit.signal === SIGKILL ? this.#owner.outOfMemory() : false;
    if (exit.signal === SIGKILL && outOfMemory === false && this.#owner.ownsPids && exit.cpuMs < CPU_LIMIT_MS) {
      this.#replace();
      throw new SandboxError('the sandbox process was killed by somebody else', { executed: 'unknown' });
    }
    const { status, message } = describeExit(exit, outOfMemory !== false, this.#owner.language.abortsWithoutMemory);
    return this.#replacing(completionWithoutReply(status, message, exit, measured), message);
  }

  /** The worker of one step died; the pristine process is well, so nothing but the step is lost. */
  #forkDied({ code, signal }: { readonly code: number; readonly signal: number }, measured: Measured, cause: Cause | undefined): Completion {
    const { status, message } = describeExit({ code, signal }, signal === SIGKILL && this.#owner.outOfMemory() !== false, false);
    return completionWithoutReply(cause ?? status, cause === 'timeout' ? 'stopped at the time limit' : message, { code, signal, cpuMs: 0, maxRssKb: 0 }, measured);
  }

  #replacing(completion: Completion, why: string): Completion {
    this.#replace();
    return this.#losing(completion, why);
  }

  /** Says what was lost with a process, where that is anything. */
  #losing(completion: Completion, why: string): Completion {
    const { name, lost } = this.#owner.language;
    return lost === undefined || completion.lost !== undefined ? completion : { ...completion, lost: `The ${name} process was replaced because ${why}: ${lost}.` };
  }

  /** Starts at once, in the background, so that the next step does not wait for it. */
  #replace(): void {
    this.#guest?.kill();
    this.#guest = undefined;
    // One that is closed in the midst of a step has no use for another.
    if (this.#disposed !== undefined) return;
    this.#owner.replaced();
    const now = performance.now();
    const since = now - this.#replacedAt;
    this.#hasteMs = since < HASTE_MS.forgottenAfter ? Math.min(HASTE_MS.most, Math.max(HASTE_MS.from, 2 * this.#hasteMs)) : 0;
    const wait = this.#hasteMs - since;
    this.#replacedAt = now;
    this.#replacement = wait <= 0 ? this.#owner.provide(this.#spec) : sleep(wait, undefined, { signal: this.#ending.signal, ref: false }).then(() => this.#owner.provide(this.#spec));
    this.#replacement.catch(() => {});
  }

  async #takeReplacement(): Promise<Guest> {
    // After a failed attempt (the zygote died meanwhile) the next step tries anew.
    const guest = await (this.#replacement ?? this.#owner.provide(this.#spec)).finally(() => { this.#replacement = undefined; });
    if (this.#disposed !== undefined) {
      guest.kill();
      throw new SandboxError('the sandbox is closed', { executed: 'no' });
    }
    this.#guest = guest;
    return guest;
  }

  #measured(wallMs: number, waitMs: number): Measured {
    return { wallMs, waitMs, outputBytes: this.#spec.limits.outputBytes };
  }
}

/** Stopping one step: interrupt, then (for a fork) kill its worker, then kill the guest. */
class Stop {
  readonly #guest: Guest;
  readonly #twice: boolean;
  #cause: Cause | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sent: Promise<void> = Promise.resolve();

  constructor(guest: Guest, twice: boolean) {
    this.#guest = guest;
    this.#twice = twice;
  }

  get cause(): Cause | undefined {
    return this.#cause;
  }

  begin(cause: Cause, graceMs: number): void {
    if (this.#cause !== undefined) return;
    this.#cause = cause;
    this.#sent = this.#guest.interrupt();
    this.#timer = setTimeout(() => {
      if (!this.#twice) { this.#guest.kill(); return; }
      this.#sent = this.#sent.then(() => this.#guest.interrupt());
      this.#timer = setTimeout(() => this.#guest.kill(), graceMs);
    }, graceMs);
  }

  /** After the step's reply: when this resolves, no signal of this stop is under way any more. */
  async settled(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sent;
  }
}
