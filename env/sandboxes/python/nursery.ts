/**
 * A variant in use: its zygote, and warm guests that wait for an episode, by the port of their loopback service.
 *
 * Guarantees: guests of another kind are forked when asked for; a pool for guests with a service exists only once such
 * a guest was asked for. What it hands out has entered the episode.
 */
import type { SandboxVariant } from '../../task.ts';
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

/** Warm guests of one kind. */
interface Warm {
  readonly pool: Pool<Guest>;
  /** What the last episode without data entered with: warm guests enter so ahead of their episode. */
  usual: string | undefined;
}

export class Nursery implements AsyncDisposable {
  readonly zygote: Zygote;
  readonly #options: NurseryOptions;
  /** By port, 0 for none. */
  readonly #warm = new Map<number, Warm>();

  /** `before`: the one whose zygote died. */
  constructor(options: NurseryOptions, before?: Nursery) {
    this.#options = options;
    this.zygote = new Zygote(options);
    const kinds = before === undefined ? [[0, undefined] as const] : [...before.#warm].map(([port, { usual }]) => [port, usual] as const);
    for (const [port, usual] of kinds) this.#add(port, usual).pool.fill();
  }

  get variant(): SandboxVariant {
    return this.zygote.variant;
  }

  get idle(): number {
    return [...this.#warm.values()].reduce((sum, { pool }) => sum + pool.idle, 0);
  }

  /** A guest that has entered as `entry` says. `plain`: without data of its own. @throws SandboxError */
  async take(kind: GuestKind, entry: string, plain: boolean, signal?: AbortSignal): Promise<Guest> {
    const warm = this.#warmOf(kind);
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
  #warmOf({ hygiene, allowExec, port = 0 }: GuestKind): Warm | undefined {
    if (hygiene !== 'warm' || allowExec) return undefined;
    return this.#warm.get(port) ?? (this.#warm.size < 2 ? this.#add(port, undefined) : undefined);
  }

  #add(port: number, usual: string | undefined): Warm {
    const kind: GuestKind = { hygiene: 'warm', allowExec: false, ...(port === 0 ? {} : { port }) };
    const warm: Warm = {
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
    this.#warm.set(port, warm);
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
  const reply = await guest.ask(entry, READY_BYTES);
  if (reply.kind !== 'frame' || reply.frame['ready'] !== true) {
    guest.kill();
    throw new SandboxError('a guest could not enter its episode', { executed: 'no', cause: reply });
  }
  guest.enteredAs = entry;
}
