/**
 * A variant in use: its zygote, and warm guests that wait for an episode, by the port of their loopback service, or for a
 * program of its own by what they have entered with.
 *
 * Guarantees: guests of another kind are forked when asked for; a pool for guests with a service exists only once such
 * a guest was asked for. What it hands out has entered the episode.
 */
import { Pool } from '../pool.ts';
import { SandboxError } from '../sandbox.ts';
import type { Guest } from './guest.ts';
import { type GuestKind, Zygote, type ZygoteOptions } from './zygote.ts';

const READY_BYTES = 256;
const REFILL_DELAY_MS = 4;

export interface NurseryOptions extends ZygoteOptions {
  /** Warm guests without a service; at most this many with one. */
  readonly size: number;
  readonly spawned: () => void;
  /** Told why a warm guest could not be made. */
  readonly failed: (error: unknown) => void;
}

const MOST_POOLS = 2;
const PLAIN: GuestKind = { hygiene: 'warm', allowExec: false };

/** Warm guests of one kind. */
interface Warm {
  readonly kind: GuestKind;
  readonly pool: Pool<Guest>;
  /** What the last episode without data entered with: warm guests enter so ahead of their episode. */
  usual: string | undefined;
}

export class Nursery implements AsyncDisposable {
  readonly zygote: Zygote;
  readonly #options: NurseryOptions;
  /** By when an episode last asked for it. */
  readonly #warm = new Map<string, Warm>();

  /** `before`: the one whose zygote died. */
  constructor(options: NurseryOptions, before?: Nursery) {
    this.#options = options;
    this.zygote = new Zygote(options);
    if (before !== undefined) for (const [key, { kind, usual }] of before.#warm) this.#add(key, kind, usual).pool.fill();
    else if (!this.#byEntry) this.#add('', PLAIN, undefined).pool.fill();
  }

  /** A program takes long to start, so it is started ahead, and cannot be told later for which episode. */
  get #byEntry(): boolean {
    return this.#options.plan.program !== undefined;
  }

  get idle(): number {
    return [...this.#warm.values()].reduce((sum, { pool }) => sum + pool.idle, 0);
  }

  /** A guest that has entered as `entry` says. `plain`: without data of its own. @throws SandboxError */
  async take(kind: GuestKind, entry: string, plain: boolean, signal?: AbortSignal): Promise<Guest> {
    const warm = this.#warmOf(kind, entry);
    if (warm !== undefined) warm.usual = plain ? entry : undefined;
    const guest = warm?.pool.take(({ enteredAs }) => enteredAs === undefined || enteredAs === entry) ?? await this.#spawn(kind, signal);
    if (guest.enteredAs === undefined) await enter(guest, entry);
    // The episode's first reply goes out before its place in the pool is filled again.
    setTimeout(() => {
      for (const { pool } of this.#warm.values()) pool.fill();
    }, REFILL_DELAY_MS);
    return guest;
  }

  /** Ends the waiting guests, then all others and the zygote. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const { pool } of this.#warm.values()) pool.close();
    await this.zygote[Symbol.asyncDispose]();
  }

  /** The kinds that wait in pools; the others are rare. Of services one port is enough: they seldom have different ones. */
  #warmOf({ hygiene, allowExec, port }: GuestKind, entry: string): Warm | undefined {
    if (hygiene !== 'warm' || allowExec) return undefined;
    const key = this.#byEntry ? entry : port === undefined ? '' : String(port);
    const known = this.#warm.get(key);
    if (known !== undefined) {
      this.#warm.delete(key);
      this.#warm.set(key, known);
      return known;
    }
    if (this.#warm.size === MOST_POOLS) {
      if (!this.#byEntry) return undefined;
      const [oldest] = this.#warm.keys();
      this.#warm.get(oldest ?? '')?.pool.close();
      this.#warm.delete(oldest ?? '');
    }
    return this.#add(key, { ...PLAIN, ...(port === undefined ? {} : { port }) }, undefined);
  }

  #add(key: string, kind: GuestKind, usual: string | undefined): Warm {
    const warm: Warm = {
      kind,
      usual,
      pool: new Pool<Guest>({
        size: this.#options.size,
        concurrency: 2,
        make: async () => {
          const guest = await this.#spawn(kind);
          if (warm.usual !== undefined) await enter(guest, warm.usual);
          return guest;
        },
        usable: (guest) => guest.usable,
        dispose: (guest) => guest.kill(),
        failed: this.#options.failed,
      }),
    };
    this.#warm.set(key, warm);
    return warm;
  }

  async #spawn(kind: GuestKind, signal?: AbortSignal): Promise<Guest> {
    const guest = await this.zygote.spawn(kind, signal);
    this.#options.spawned();
    return guest;
  }
}

/** The last stage of a guest's lockdown. @throws SandboxError */
async function enter(guest: Guest, entry: string): Promise<void> {
  const said = await guest.ask(entry, READY_BYTES);
  if (said.kind !== 'reply' || !said.reply.ready) {
    guest.kill();
    throw new SandboxError('a guest could not enter its episode', { executed: 'no', cause: said });
  }
  guest.enteredAs = entry;
}
