/**
 * Whose long computations run now. A step that has run for a while joins; when more of them compute than there are
 * processors, they take turns: the others are stopped where they are, and the time of a step stands still meanwhile. So
 * short steps never wait behind a crowd, and every long one is given its time in full.
 *
 * A step that does not compute (it sleeps, it waits for a service) takes no turn from anybody.
 */
export interface Computing {
  pause(): void;
  resume(): void;
  /** Processor time used since it began, in milliseconds; of the host, not the guest's word. */
  cpuMs(): number;
}

export interface TurnsOptions {
  /** How many may compute at once. */
  readonly places: number;
  readonly tickMs?: number;
}

const TICK_MS = 100;
/** Processor time that one uses before another's turn comes. */
const QUANTUM_MS = 200;
/** Who has used less since it last began is not computing. */
const COMPUTES_MS = 20;
/** After this long without computing, what was used before is forgotten. */
const FORGET_MS = 1_000;

/** One step among those that take turns. */
export class Turn {
  readonly step: Computing;
  readonly #leave: (turn: Turn) => void;
  /** Processor time when it last began to run, and the moment. */
  startCpuMs: number;
  startedAt: number;
  #pausedSince: number | undefined;
  #pausedMs = 0;

  constructor(step: Computing, leave: (turn: Turn) => void) {
    this.step = step;
    this.#leave = leave;
    this.startCpuMs = step.cpuMs();
    this.startedAt = performance.now();
  }

  /** Milliseconds for which it was stopped, so far. */
  get pausedMs(): number {
    return this.#pausedMs + (this.#pausedSince === undefined ? 0 : performance.now() - this.#pausedSince);
  }

  pause(): void {
    this.#pausedSince = performance.now();
    this.step.pause();
  }

  resume(): void {
    if (this.#pausedSince !== undefined) this.#pausedMs += performance.now() - this.#pausedSince;
    this.#pausedSince = undefined;
    this.step.resume();
    this.begin();
  }

  begin(): void {
    this.startCpuMs = this.step.cpuMs();
    this.startedAt = performance.now();
  }

  /** The step has ended, or is to be ended: it runs again if it was stopped. */
  leave(): void {
    this.#leave(this);
    if (this.#pausedSince !== undefined) this.resume();
  }
}

export class Turns {
  readonly #places: number;
  readonly #tickMs: number;
  readonly #running = new Set<Turn>();
  /** The next one first. */
  readonly #waiting: Turn[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor({ places, tickMs = TICK_MS }: TurnsOptions) {
    this.#places = places;
    this.#tickMs = tickMs;
  }

  /** Steps that run long, and those of them that are stopped. */
  get long(): number { return this.#running.size + this.#waiting.length; }
  get stopped(): number { return this.#waiting.length; }

  join(step: Computing): Turn {
    const turn = new Turn(step, (leaving) => this.#remove(leaving));
    this.#running.add(turn);
    this.#keepTime();
    return turn;
  }

  #remove(turn: Turn): void {
    this.#running.delete(turn);
    const index = this.#waiting.indexOf(turn);
    if (index >= 0) this.#waiting.splice(index, 1);
    this.#keepTime();
  }

  #keepTime(): void {
    const needed = this.long > this.#places;
    if (needed && this.#timer === undefined) this.#timer = setInterval(() => this.#tick(), this.#tickMs).unref();
    if (needed || this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#letIn(this.#places);
  }

  #tick(): void {
    const computing = this.#computing();
    while (computing.length > this.#places) this.#stop(computing.shift());
    this.#letIn(this.#places - computing.length);
    // Those whose turn is over make room, the longest first, as far as somebody waits.
    for (const { turn, used } of computing) {
      if (this.#waiting.length === 0 || used < QUANTUM_MS) break;
      const next = this.#waiting.shift();
      this.#stop({ turn });
      if (next !== undefined) this.#start(next);
    }
  }

  /** Who computes, the one that has used most first. */
  #computing(): { readonly turn: Turn; readonly used: number }[] {
    const now = performance.now();
    const found: { turn: Turn; used: number }[] = [];
    for (const turn of this.#running) {
      const used = turn.step.cpuMs() - turn.startCpuMs;
      if (used >= COMPUTES_MS) found.push({ turn, used });
      else if (now - turn.startedAt > FORGET_MS) turn.begin();
    }
    return found.sort((a, b) => b.used - a.used);
  }

  #letIn(places: number): void {
    for (const next of this.#waiting.splice(0, Math.max(0, places))) this.#start(next);
  }

  #start(turn: Turn): void {
    this.#running.add(turn);
    turn.resume();
  }

  #stop(entry: { readonly turn: Turn } | undefined): void {
    if (entry === undefined) return;
    this.#running.delete(entry.turn);
    this.#waiting.push(entry.turn);
    entry.turn.pause();
  }
}
