/**
 * The time limit of one step, in time that the guest was given: the clock stands still while the step is stopped for
 * others' turns, and while the thread that computes is ready but others have the processors. So a loop that has used its
 * time is a timeout, on a busy machine too, only later.
 *
 * A guest cannot hold the clock: waiting that its own threads cause is its own. Of one that may start programs, whose time
 * in sum cannot be known, only turns count, and nothing is ever our failure.
 */
import type { Guest } from './guest.ts';
import { cpuTimeOf, familyOf, isRunnable, pushesOf, schedulesOf, type ScheduleStat } from './processor-time.ts';
import type { Turn, Turns } from './turns.ts';

/** From when on a step is looked at, and how often from then on, until it turns out to compute: it costs some microseconds. */
const FIRST_LOOK_MS = 250;
const LOOK_MS = 100;
const GLANCE_MS = 6;
/** Processor time, from the first look on, by which a step shows that it computes. */
const LONG_MS = 20;
/** From when on its waiting is measured, or from a quarter of its limit on: it costs more than most steps do. */
const MEASURE_FROM_MS = 1_000;
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
  /** May it start programs? */
  readonly programs: boolean;
}

/** A thread, with how long it ran and waited since the step began to be watched, and how long all others ran. */
interface Leading { readonly tid: string; readonly runMs: number; readonly waitMs: number; readonly othersMs: number }

export class StepClock {
  readonly #guest: Guest;
  readonly #limitMs: number;
  readonly #turns: Turns;
  readonly #mostMs: number;
  readonly #family: boolean;
  readonly #programs: boolean;
  readonly #expired: () => void;
  readonly #started = performance.now();
  #timer: NodeJS.Timeout;
  #turn: Turn | undefined;
  #begun: ReadonlyMap<string, ScheduleStat> | undefined;
  /** Of the guest, when the step was first looked at. */
  #cpuMs: number | undefined;
  /** Of the thread that computes, at the last glance. */
  #ranMs: number | undefined;
  /** Of its main thread, when it was first measured. */
  #pushes = 0;
  #starved = false;
  /** What it had waited when it was stopped. */
  #final: { readonly pausedMs: number; readonly crowdedMs: number } | undefined;

  constructor(guest: Guest, limitMs: number, { turns, patienceMs, family, programs }: StepClockOptions, expired: () => void) {
    this.#guest = guest;
    this.#limitMs = limitMs;
    this.#turns = turns;
    this.#mostMs = limitMs * STRETCH + patienceMs;
    this.#family = family;
    this.#programs = programs;
    this.#expired = expired;
    this.#timer = setTimeout(() => this.#look(), Math.min(FIRST_LOOK_MS, limitMs / 4));
  }

  /** Milliseconds in which the step could not run because of others. Measured for steps that run long. */
  get waitMs(): number {
    return this.#pausedMs() + (this.#final?.crowdedMs ?? crowdedMs(this.#leading()));
  }

  /** Was it denied its time, through no doing of its own? */
  get starved(): boolean {
    return this.#starved;
  }

  /** The step has ended, or is to be ended. Safe to call twice. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#final ??= { pausedMs: this.#pausedMs(), crowdedMs: crowdedMs(this.#leading()) };
    if (this.#turn === undefined) return;
    this.#turn.leave();
    this.#turn = undefined;
    this.#guest.order('restore');
  }

  /** Sees whether the step computes, and whether its time is up; again and again. */
  #look(): void {
    const elapsed = performance.now() - this.#started;
    if (this.#begun === undefined && !this.#programs && elapsed >= Math.min(MEASURE_FROM_MS, this.#limitMs / 4) - 1) {
      this.#begun = schedulesOf(this.#guest.hostPid);
      this.#pushes = pushesOf(String(this.#guest.hostPid));
    }
    if (this.#turn === undefined) this.#join();
    const leading = this.#leading();
    const left = this.#limitMs - (elapsed - this.#pausedMs() - crowdedMs(leading));
    const overdue = elapsed - this.#pausedMs() >= this.#mostMs;
    if (overdue || (left <= TOLERANCE_MS && !this.#waitsNow(leading))) { this.#expire(left, leading); return; }
    const known = this.#turn !== undefined && (this.#begun !== undefined || this.#programs);
    this.#timer = setTimeout(() => this.#look(), Math.max(GLANCE_MS, known ? left : Math.min(LOOK_MS, left)));
  }

  /** Is the thread that computes ready, without having run since the last glance? How long it waits is known only when it runs again. */
  #waitsNow(leading: Leading | undefined): boolean {
    if (leading === undefined || !isRunnable(leading.tid)) return false;
    const before = this.#ranMs;
    this.#ranMs = leading.runMs;
    return before === undefined || before === leading.runMs;
  }

  /** Joins those who take turns, if it computes. One that waits for others on a full machine is not made to wait more. */
  #join(): void {
    const { hostPid } = this.#guest;
    const cpuMs = (): number => cpuTimeOf(hostPid, this.#family);
    const used = cpuMs();
    this.#cpuMs ??= used;
    if (used - this.#cpuMs < LONG_MS) return;
    this.#guest.order('demote');
    this.#turn = this.#turns.join({ pause: () => this.#signal('SIGSTOP', () => this.#guest.order('pause')), resume: () => this.#signal('SIGCONT', () => this.#guest.order('resume')), cpuMs });
  }

  #expire(left: number, leading: Leading | undefined): void {
    this.#starved = left > this.#limitMs / 4 && leading !== undefined && this.#wasPushed(leading.tid);
    this.stop();
    this.#expired();
  }

  /** Since it was first measured, was it pushed off its processor more often than it left by itself? */
  #wasPushed(tid: string): boolean {
    return pushesOf(tid) - (tid === String(this.#guest.hostPid) ? this.#pushes : 0) >= 0;
  }

  #pausedMs(): number {
    return this.#final?.pausedMs ?? this.#turn?.pausedMs ?? 0;
  }

  /** Programs may have left the guest's group. */
  #signal(name: 'SIGSTOP' | 'SIGCONT', group: () => void): void {
    group();
    if (!this.#programs) return;
    for (const pid of familyOf(this.#guest.hostPid)) {
      try {
        process.kill(pid, name);
      } catch {
        // It is gone, or not ours to signal.
      }
    }
  }

  /** The thread that has run longest since the step began to be watched. */
  #leading(): Leading | undefined {
    const before = this.#begun;
    if (before === undefined) return undefined;
    let all = 0;
    let best: { readonly tid: string; readonly runMs: number; readonly waitMs: number } | undefined;
    for (const [tid, { runMs, waitMs }] of schedulesOf(this.#guest.hostPid)) {
      const { runMs: ran, waitMs: waited } = before.get(tid) ?? { runMs: 0, waitMs: 0 };
      const [run, wait] = [runMs - ran, waitMs - waited];
      all += run;
      // Of threads that have had next to nothing the one counts that wanted most.
      if (best === undefined || run + wait > best.runMs + best.waitMs) best = { tid, runMs: run, waitMs: wait };
    }
    return best === undefined ? undefined : { ...best, othersMs: all - best.runMs };
  }
}

/** Waiting of that thread that the guest's others do not account for. */
const crowdedMs = (leading: Leading | undefined): number => (leading === undefined ? 0 : Math.max(0, leading.waitMs - Math.max(0, leading.othersMs)));
