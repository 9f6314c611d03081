/**
 * The sandbox backend of one language: zygotes by variant, pools of warm guests, and the way from a spec to a sandbox.
 *
 * Guarantees: guest code runs at the isolation level that `isolation` names or not at all; a guest serves one
 * episode; disposing leaves no process behind, and neither does the death of this process. See docs/sandbox.md.
 */
import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { type Sandbox, type SandboxBackend, SandboxError, type SandboxSpec, type SandboxStats } from '../sandbox.ts';
import { DialIn } from './dial-in.ts';
import type { Guest } from './guest.ts';
import { type GuestIds, guestIds } from './guest-ids.ts';
import { imageOf } from './image.ts';
import { inspectInterpreter } from './interpreter.ts';
import { chooseIsolation, type IsolationLevel, type IsolationReport, type IsolationRequest, probeWalls } from './isolation.ts';
import { GuestSandbox, replyCap, type SandboxOwner } from './guest-sandbox.ts';
import type { Language } from './language.ts';
import { Nursery } from './nursery.ts';
import { outOfMemoryKills } from './processor-time.ts';
import { venvConfig } from './python-place.ts';
import { ReplyReader } from './reply-reader.ts';
import { RunFolder } from './run-folder.ts';
import { checkService } from './service-line.ts';
import { Turns } from './turns.ts';
import { insidePaths, type WallPlan } from './wall.ts';

const DEFAULT_POOL = 4;
const DEFAULT_TMPFS_MIB = 64;
const DEFAULT_PATIENCE_MS = 30_000;
/** Between the kernel's kill and what we hear of it lies the freeing of memory; and one such kill seldom comes alone. */
const MEMORY_KILL_MS = 10_000;
const DEFAULT_IDLE_CHECK_MS = 5_000;
/** Of this process: no two guests have one number, whatever their language. */
let lastGuest = 0;

export interface SandboxLogger {
  warn(fields: object, message: string): void;
}

export interface GuestBackendOptions {
  /** Path of the interpreter that zygotes run, and whose packages Python guests may import. */
  readonly python: string;
  /** `auto`: the best that works here, and an error where nothing does. `none` is never chosen by itself. */
  readonly isolation?: IsolationRequest;
  /** Host folder under which every mount of every task lies. Without it tasks may have no mounts. */
  readonly mountsRoot?: string;
  /** Warm guests kept for each variant, once that variant is in use. */
  readonly pool?: Readonly<Record<string, number>>;
  /** Variants whose zygote starts now instead of at first use. */
  readonly prewarm?: readonly string[];
  /** Size of an episode's folder for which warm guests are prepared; other sizes cost a remount. */
  readonly tmpfsMib?: number;
  /** How often episodes without a running step are looked at for processor time that they should not use. */
  readonly idleCheckMs?: number;
  /** Where long steps take turns; one for all backends of a machine. By default as many compute as there are processors. */
  readonly turns?: Turns;
  /** How long a step goes on that others keep from the processors, beyond a few times its limit, until it is our failure. */
  readonly patienceMs?: number;
  readonly logger?: SandboxLogger;
}

export async function createGuestBackend(language: Language, options: GuestBackendOptions): Promise<SandboxBackend> {
  await using cleanup = new AsyncDisposableStack();
  const interpreter = await inspectInterpreter(options.python);
  const ids = guestIds();
  const run = cleanup.use(await RunFolder.create(insideUid(ids), venvConfig(interpreter)));
  const mountsRoot = options.mountsRoot === undefined ? undefined : await realpath(options.mountsRoot);
  const base = { interpreter, run, mountsRoot, ids, scratchMib: 1024, program: await run.place(language.program) };
  const request = options.isolation ?? 'auto';
  if (process.getuid?.() === 0) await run.open();
  const report = request === 'none' ? EMPTY_REPORT : await probeWalls(base, request);
  const { level, form } = chooseIsolation(report, request);
  const dialIn = cleanup.use(new DialIn());
  await dialIn.listen(run.socket);
  const replies = cleanup.use(new ReplyReader());
  const image = await imageOf(interpreter, level, language);
  const backend = new GuestBackend({ language, plan: { ...base, form }, level, image, dialIn, replies, options, noNetwork: report.noNetwork });
  try {
    await backend.prewarm(options.prewarm ?? []);
  } catch (error) {
    await backend[Symbol.asyncDispose]();
    throw error;
  }
  backend.adopt(cleanup.move());
  return backend;
}

/** For `doctor`: what isolation this machine allows with this interpreter, and what is missing for more. */
export async function probeIsolation(options: { readonly python: string }): Promise<IsolationReport> {
  const interpreter = await inspectInterpreter(options.python);
  const ids = guestIds();
  await using run = await RunFolder.create(insideUid(ids), venvConfig(interpreter));
  if (process.getuid?.() === 0) await run.open();
  return await probeWalls({ interpreter, run, mountsRoot: undefined, ids, scratchMib: 16, program: undefined });
}

/** Guests of an ordinary user keep that user's number. */
function insideUid(ids: GuestIds): number {
  const own = process.getuid?.() ?? 0;
  return own === 0 ? ids.shared : own;
}

const EMPTY_REPORT: IsolationReport = { level: undefined, form: undefined, trials: [], missing: [] };

interface Parts {
  readonly language: Language;
  readonly plan: WallPlan;
  readonly level: IsolationLevel;
  readonly image: string;
  readonly dialIn: DialIn;
  readonly replies: ReplyReader;
  readonly options: GuestBackendOptions;
  /** Why guests cannot have a loopback service, where the level would allow it. */
  readonly noNetwork: string | undefined;
}

class GuestBackend implements SandboxBackend, SandboxOwner {
  readonly isolation: IsolationLevel;
  readonly image: string;
  readonly language: Language;
  readonly turns: Turns;
  readonly patienceMs: number;
  readonly ownsPids: boolean;
  readonly #parts: Parts;
  readonly #nurseries = new Map<string, Nursery>();
  readonly #sandboxes = new Set<GuestSandbox>();
  readonly #retired = new Set<Promise<void>>();
  readonly #idleCheck: NodeJS.Timeout;
  #resources: AsyncDisposableStack | undefined;
  #disposed: Promise<void> | undefined;
  #spawned = 0;
  #replaced = 0;
  #memoryKills = outOfMemoryKills();
  #memoryKilledAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    const { language, level, image, options } = parts;
    this.#parts = parts;
    this.language = language;
    this.isolation = level;
    this.ownsPids = level === 'full' || level === 'userns';
    this.image = image;
    this.patienceMs = options.patienceMs ?? DEFAULT_PATIENCE_MS;
    this.turns = options.turns ?? new Turns({ places: availableParallelism() });
    this.#idleCheck = setInterval(() => {
      for (const sandbox of this.#sandboxes) sandbox.checkIdle();
      this.#countMemoryKills();
    }, options.idleCheckMs ?? DEFAULT_IDLE_CHECK_MS).unref();
  }

  /** Takes over what must be closed after the backend itself. */
  adopt(resources: AsyncDisposableStack): void {
    this.#resources = resources;
  }

  async prewarm(variants: readonly string[]): Promise<void> {
    await Promise.all(variants.map((variant) => this.#nursery(variant).zygote.up));
  }

  async acquire(asked: SandboxSpec, signal?: AbortSignal): Promise<Sandbox> {
    if (asked.runtime !== this.language.runtime) throw new SandboxError(`this backend runs ${this.language.name}, not ${asked.runtime}`, { executed: 'no' });
    const spec = this.language.narrowed(asked);
    const refused = this.language.refusesEpisode(spec);
    if (refused !== undefined) throw new SandboxError(refused, { executed: 'no' });
    if (spec.allowExec && !this.ownsPids) {
      throw new SandboxError(`episodes that run programs need isolation "full" or "userns"; this is "${this.isolation}"`, { executed: 'no' });
    }
    if (spec.service !== undefined) checkService(spec.service, this.isolation, this.#parts.noNetwork);
    const sandbox = new GuestSandbox(this, spec, await this.provide(spec, signal));
    this.#sandboxes.add(sandbox);
    return sandbox;
  }

  stats(): SandboxStats {
    let idle = 0;
    for (const nursery of this.#nurseries.values()) idle += nursery.idle;
    return { live: this.#sandboxes.size, idle, spawned: this.#spawned, replaced: this.#replaced };
  }

  async provide(spec: SandboxSpec, signal?: AbortSignal): Promise<Guest> {
    if (this.#disposed !== undefined) throw new SandboxError('the sandbox backend is closed', { executed: 'no' });
    const mounts = await this.#mounts(spec);
    signal?.throwIfAborted();
    const entry = JSON.stringify({
      mounts, memory: spec.limits.memoryMib, tmpfs: spec.limits.tmpfsMib,
      threads: spec.limits.threads, output: spec.limits.outputBytes, frame: replyCap(spec),
      // Each worker of a pristine process is seeded when it is forked; others by their first step.
      ...(spec.hygiene === 'fork' ? { seed: spec.seed >>> 0 } : {}),
    });
    const kind = { hygiene: spec.hygiene, allowExec: spec.allowExec, ...(spec.service === undefined ? {} : { port: spec.service.port }) };
    const guest = await this.#nursery(this.language.variant(spec)).take(kind, entry, mounts.length === 0, signal);
    guest.line?.lead(spec.service);
    if (this.#disposed === undefined) return guest;
    guest.kill();
    throw new SandboxError('the sandbox backend is closed', { executed: 'no' });
  }

  outOfMemory(): boolean | undefined {
    this.#countMemoryKills();
    return this.#memoryKills === undefined ? undefined : performance.now() - this.#memoryKilledAt < MEMORY_KILL_MS;
  }

  #countMemoryKills(): void {
    const before = this.#memoryKills;
    this.#memoryKills = outOfMemoryKills();
    if (before !== undefined && this.#memoryKills !== undefined && this.#memoryKills > before) this.#memoryKilledAt = performance.now();
  }

  replaced(): void {
    this.#replaced++;
  }

  closed(sandbox: GuestSandbox): void {
    this.#sandboxes.delete(sandbox);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#close();
    return this.#disposed;
  }

  async #close(): Promise<void> {
    clearInterval(this.#idleCheck);
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox[Symbol.asyncDispose]()));
    await Promise.all([...this.#nurseries.values()].map((nursery) => nursery[Symbol.asyncDispose]()));
    await Promise.all(this.#retired);
    await this.#resources?.disposeAsync();
  }

  #nursery(variant: string): Nursery {
    const { level, plan, dialIn, replies, options } = this.#parts;
    const known = this.#nurseries.get(variant);
    if (known?.zygote.alive) return known;
    if (known !== undefined) {
      options.logger?.warn({ variant }, 'zygote died, starting another');
      this.#retired.add(known[Symbol.asyncDispose]());
    }
    const nursery = new Nursery({
      variant, level, plan, dialIn, replies, tmpfsMib: options.tmpfsMib ?? DEFAULT_TMPFS_MIB,
      size: options.pool?.[variant] ?? DEFAULT_POOL,
      nextId: () => ++lastGuest,
      spawned: () => { this.#spawned++; },
      log: (line) => options.logger?.warn({ variant, line }, 'zygote says'),
      failed: (error) => {
        if (this.#disposed === undefined) options.logger?.warn({ variant, error: String(error) }, 'a warm guest could not be made');
      },
    }, known);
    this.#nurseries.set(variant, nursery);
    return nursery;
  }

  /** The spec's mounts as paths inside the wall. Only what really lies under the root is let in. */
  async #mounts(spec: SandboxSpec): Promise<{ name: string; path: string }[]> {
    if (spec.mounts.length === 0) return [];
    const { plan } = this.#parts;
    const root = plan.mountsRoot;
    const inside = insidePaths(plan).mounts;
    if (root === undefined || inside === undefined) throw new SandboxError('this backend was given no folder for mounts', { executed: 'no' });
    return await Promise.all(spec.mounts.map(async ({ name, path: source }) => {
      if (!/^[a-z0-9][a-z0-9._-]*$/.test(name)) throw new SandboxError(`not a name of a mount: ${name}`, { executed: 'no' });
      const path = relative(root, await realpath(resolve(root, source)).catch((cause: unknown) => {
        throw new SandboxError(`the data "${name}" is not there`, { executed: 'no', cause });
      }));
      if (path === '' || path.startsWith('..')) throw new SandboxError(`the data "${name}" lies outside the folder for mounts`, { executed: 'no' });
      return { name, path: `${inside}/${path}` };
    }));
  }
}
