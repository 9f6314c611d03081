/**
 * The time limit of one step, in time that the guest was given: the clock stands still while the step is stopped for
 * others' turns, and while its main thread is ready but others have the processors. So a loop that has used its time is a
 * timeout, on a busy machine too, only later.
 *
 * A guest cannot hold the clock: waiting that its own threads or processes cause is its own.
 */
import type { Guest } from './guest.ts';
import { cpuTimeOf, isPushedAside, scheduleOf, type ScheduleStat } from './processor-time.ts';
import type { Turn, Turns } from './turns.ts';

/** From when on a step is watched: watching costs more than most steps do. */
const WATCH_FROM_MS = 100;
/** Most time for a step that is not stopped, as a multiple of its limit; some seconds come on top. */
const STRETCH = 4;
/** The limit may be missed by as much. */
const TOLERANCE_MS = 10;

export interface StepClockOptions {
  readonly turns: Turns;
  /** How much longer a step may take that others keep from the processors, beyond a few times its limit. */
  readonly patienceMs: number;
  /** Does the step's work happen in children of the guest's process too? */
  readonly family: boolean;
}

export class StepClock {
  readonly #guest: Guest;
  readonly #limitMs: number;
  readonly #turns: Turns;
  readonly #mostMs: number;
  readonly #family: boolean;
  readonly #expired: () => void;
  readonly #started = performance.now();
  #timer: NodeJS.Timeout;
  #turn: Turn | undefined;
  #begun: { readonly schedule: ScheduleStat | undefined; readonly cpuMs: number } | undefined;
  #starved = false;
  /** What it had waited when it was stopped. */
  #final: { readonly pausedMs: number; readonly crowdedMs: number } | undefined;

  constructor(guest: Guest, limitMs: number, { turns, patienceMs, family }: StepClockOptions, expired: () => void) {
    this.#guest = guest;
    this.#limitMs = limitMs;
    this.#turns = turns;
    this.#mostMs = limitMs * STRETCH + patienceMs;
    this.#family = family;
    this.#expired = expired;
    this.#timer = setTimeout(() => this.#watch(), Math.min(WATCH_FROM_MS, limitMs / 4));
  }

  /** Milliseconds in which the step could not run because of others. Measured for steps that run long. */
  get waitMs(): number {
    return this.#pausedMs() + this.#crowdedMs();
  }

  /** Was it denied its time, through no doing of its own? */
  get starved(): boolean {
    return this.#starved;
  }

  /** The step has ended, or is to be ended. Safe to call twice. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#final ??= { pausedMs: this.#pausedMs(), crowdedMs: this.#crowdedMs() };
    if (this.#turn === undefined) return;
    this.#turn.leave();
    this.#turn = undefined;
    this.#guest.restore();
  }

  #watch(): void {
    const { hostPid } = this.#guest;
    this.#begun = { schedule: scheduleOf(hostPid), cpuMs: cpuTimeOf(hostPid, this.#family) };
    this.#guest.demote();
    this.#turn = this.#turns.join({
      pause: () => this.#guest.pause(),
      resume: () => this.#guest.resume(),
      cpuMs: () => cpuTimeOf(hostPid, this.#family),
    });
    this.#wait();
  }

  #wait(): void {
    this.#timer = setTimeout(() => this.#check(), Math.max(1, this.#leftMs()));
  }

  #check(): void {
    const left = this.#leftMs();
    const runnable = performance.now() - this.#started - this.#pausedMs();
    if (left > TOLERANCE_MS && runnable < this.#mostMs) { this.#wait(); return; }
    this.#starved = left > this.#limitMs / 2 && isPushedAside(this.#guest.hostPid);
    this.stop();
    this.#expired();
  }

  #leftMs(): number {
    return this.#limitMs - (performance.now() - this.#started - this.waitMs);
  }

  #pausedMs(): number {
    return this.#final?.pausedMs ?? this.#turn?.pausedMs ?? 0;
  }

  /** Waiting of the main thread that the guest's other threads do not account for. */
  #crowdedMs(): number {
    if (this.#final !== undefined) return this.#final.crowdedMs;
    const before = this.#begun;
    const now = before === undefined ? undefined : scheduleOf(this.#guest.hostPid);
    if (before?.schedule === undefined || now === undefined) return 0;
    const others = cpuTimeOf(this.#guest.hostPid, this.#family) - before.cpuMs - (now.runMs - before.schedule.runMs);
    return Math.max(0, now.waitMs - before.schedule.waitMs - Math.max(0, others));
  }
}
