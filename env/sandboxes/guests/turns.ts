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
/** Who has just begun again cannot have shown in less. */
const FRESH_MS = 150;
/** So much over a whole number of processors does not count as one more. */
const SLIGHTLY = 0.3;
/** After this long without computing, what was used before is forgotten. */
const FORGET_MS = 1_000;

/** One step among those that take turns. */
export class Turn {
  readonly step: Computing;
  readonly #leave: (turn: Turn) => void;
  /** Processor time when it last began to run, and the moment. */
  startCpuMs: number;
  startedAt: number;
  /** How many processors it takes, as far as is known. */
  demand = 1;
  /** Has its turn just come? Then it is taken to compute until it is known better. */
  resumed = false;
  #pausedSince: number | undefined;
  #pausedMs = 0;
  #pausedCpuMs = 0;

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
    this.#pausedCpuMs = this.step.cpuMs();
  }

  resume(): void {
    // What it has computed all the same, by whatever trick, it was not stopped for.
    if (this.#pausedSince !== undefined) this.#pausedMs += Math.max(0, performance.now() - this.#pausedSince - (this.step.cpuMs() - this.#pausedCpuMs));
    this.#pausedSince = undefined;
    this.step.resume();
    this.begin();
    this.resumed = true;
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
    const needed = this.long > 1;
    if (needed && this.#timer === undefined) this.#timer = setInterval(() => this.#tick(), this.#tickMs).unref();
    if (needed || this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#letIn(this.#places);
  }

  #tick(): void {
    const computing = this.#computing();
    let taken = computing.reduce((sum, { turn }) => sum + turn.demand, 0);
    // Those who have had most make room; one may always run, however much it takes.
    while (taken > this.#places && computing.length > 1) taken -= this.#stop(computing.shift());
    taken += this.#letIn(this.#places - taken, computing.length === 0);
    for (const entry of computing) {
      const next = this.#waiting[0];
      if (next === undefined || entry.used < QUANTUM_MS * entry.turn.demand) break;
      taken -= this.#stop(entry);
      taken += this.#letIn(this.#places - taken, taken <= 0);
    }
  }

  /** Who computes, the one that has used most first. */
  #computing(): Entry[] {
    const now = performance.now();
    const found: Entry[] = [];
    for (const turn of this.#running) {
      const used = turn.step.cpuMs() - turn.startCpuMs;
      const since = now - turn.startedAt;
      if (since > FRESH_MS) turn.resumed = false;
      if (used >= COMPUTES_MS) {
        // One that has many threads takes more than one processor.
        turn.demand = Math.min(this.#places, Math.max(1, Math.ceil(used / Math.max(1, since) - SLIGHTLY)));
        found.push({ turn, used });
      } else if (turn.resumed) found.push({ turn, used });
      else if (since > FORGET_MS) turn.begin();
    }
    return found.sort((a, b) => b.used - a.used);
  }

  /** Lets in who waits longest, as far as there are places for what they take. @param one at least one */
  #letIn(places: number, one = false): number {
    let taken = 0;
    for (let next = this.#waiting[0]; next !== undefined && (taken + next.demand <= places || (one && taken === 0)); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#running.add(next);
      next.resume();
      taken += next.demand;
    }
    return taken;
  }

  #stop(entry: Entry | undefined): number {
    if (entry === undefined) return 0;
    this.#running.delete(entry.turn);
    this.#waiting.push(entry.turn);
    entry.turn.pause();
    return entry.turn.demand;
  }
}

interface Entry { readonly turn: Turn; readonly used: number }
