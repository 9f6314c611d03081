/**
 * One zygote process inside its wall: forks guests on order, signals them, and tells of their exits.
 *
 * It is trusted (no guest code runs in it). When it dies, all of its guests die with it, and are reported as `infra`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { SandboxError, type SandboxSpec } from '../sandbox.ts';
import type { DialIn } from './dial-in.ts';
import { Guest, type GuestExit, type GuestKeeper, type GuestOrder } from './guest.ts';
import type { IsolationLevel } from './isolation.ts';
import type { ReplyReader } from './reply-reader.ts';
import { ServiceLine } from './service-line.ts';
import { enterWall, insidePaths, type WallPlan } from './wall.ts';

const START_MS = 120_000;
const SPAWN_MS = 30_000;
const STOP_MS = 3_000;
const INFRA_EXIT: GuestExit = { code: 0, signal: 9, cpuMs: 0, maxRssKb: 0, ordered: false, infra: true };

/** Where kernels share processors by sessions, one guest would weigh as much as the whole server. */
const SESSION_NICENESS = '5';
let mayWeigh = true;

function comeAfter(hostPid: number): void {
  if (!mayWeigh || hostPid <= 0) return;
  try {
    writeFileSync(`/proc/${hostPid}/autogroup`, SESSION_NICENESS);
  } catch {
    // Not root's server, or a kernel that does not share so.
    mayWeigh = false;
  }
}

export interface ZygoteOptions {
  readonly variant: string;
  readonly level: IsolationLevel;
  readonly plan: WallPlan;
  readonly dialIn: DialIn;
  readonly replies: ReplyReader;
  readonly tmpfsMib: number;
  /** Gives numbers that no other guest of the backend has. */
  readonly nextId: () => number;
  readonly log: (line: string) => void;
}

/** What must be known of an episode when its process is forked. */
export interface GuestKind extends Pick<SandboxSpec, 'hygiene' | 'allowExec'> {
  /** Of its loopback service. */
  readonly port?: number;
}

interface Pending {
  readonly token: string;
  readonly line: ServiceLine | undefined;
  readonly resolve: (guest: Guest) => void;
  readonly reject: (error: SandboxError) => void;
  readonly timer: NodeJS.Timeout;
}

export class Zygote implements GuestKeeper, AsyncDisposable {
  readonly variant: string;
  /** Rejects with SandboxError when it could not start. */
  readonly up: Promise<void>;
  readonly #options: ZygoteOptions;
  readonly #process: ChildProcess;
  readonly #orders: Writable;
  readonly #guests = new Map<number, Guest>();
  readonly #spawning = new Map<number, Pending>();
  /** Interrupts under way, by number. */
  readonly #turns = new Map<number, () => void>();
  readonly #ended: Promise<void>;
  #lastTurn = 0;
  #dead = false;
  #stderr = '';
  #markUp: () => void = () => {};
  #failUp: (error: SandboxError) => void = () => {};

  constructor(options: ZygoteOptions) {
    this.variant = options.variant;
    this.#options = options;
    this.up = new Promise((resolve, reject) => { this.#markUp = resolve; this.#failUp = reject; });
    this.up.catch(() => {});
    const inside = insidePaths(options.plan);
    const config = JSON.stringify({
      variant: options.variant, level: options.level, socket: inside.socket, scratch: inside.scratch,
      readable: inside.readable, devices: inside.devices, hidden: inside.hidden, mounts: inside.mounts ?? null, program: inside.program ?? null,
    });
    const { file, args, env } = enterWall(options.plan, 'zygote.py', config);
    const proc = openSync('/proc', 'r');
    try {
      // Detached: signals to the server's process group are the server's; running steps may finish within the grace time.
      this.#process = spawn(file, args, { env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', proc], detached: true });
    } finally {
      closeSync(proc);
    }
    this.#orders = this.#process.stdio[3] as Writable;
    this.#orders.on('error', () => {});
    this.#listen();
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), START_MS);
    this.up.finally(() => clearTimeout(timer)).catch(() => {});
    this.#ended = new Promise((resolve) => {
      const end = (): void => { this.#die(); resolve(); };
      this.#process.once('error', (error) => { this.#stderr += error.message; end(); });
      this.#process.once('exit', end);
    });
  }

  get alive(): boolean {
    return !this.#dead;
  }

  /** Forks a guest, closed in but for what else depends on the episode. @throws SandboxError */
  async spawn(kind: GuestKind, signal?: AbortSignal): Promise<Guest> {
    await this.up;
    signal?.throwIfAborted();
    if (this.#dead) throw this.#failure('the zygote has died');
    const id = this.#options.nextId();
    const token = randomBytes(16).toString('hex');
    const line = kind.port === undefined ? undefined : new ServiceLine(this.#options.dialIn, kind.port);
    const service = line === undefined ? {} : { service: { port: line.port, token: line.token } };
    return await new Promise<Guest>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#fail(id, 'a guest did not start in time');
        this.order(id, 'kill');
      }, SPAWN_MS);
      this.#spawning.set(id, { token, line, resolve, reject, timer });
      this.#options.dialIn.await(token, ({ socket, hostPid }) => {
        const pending = this.#spawning.get(id);
        if (pending === undefined) { socket.destroy(); return; }
        clearTimeout(pending.timer);
        this.#spawning.delete(id);
        comeAfter(hostPid);
        const guest = new Guest(id, hostPid, socket, this, this.#options.replies, line);
        this.#guests.set(id, guest);
        resolve(guest);
      });
      const { form, ids } = this.#options.plan;
      // Kernels count some things for each uid (pipes, descriptors on their way): guests that share none see nothing of each other.
      const own = form === 'privileged' || (form === 'absent' && process.getuid?.() === 0);
      const uid = own && this.#options.level !== 'none' ? { uid: ids.first + (id % ids.count) } : {};
      this.#order({ op: 'spawn', id, token, tmpfs: this.#options.tmpfsMib, exec: kind.allowExec, hygiene: kind.hygiene, folder: `guest-${id}`, ...uid, ...service });
    });
  }

  order(id: number, op: GuestOrder): void {
    this.#order({ op, id });
  }

  interrupt(id: number): Promise<void> {
    if (this.#dead) return Promise.resolve();
    const turn = ++this.#lastTurn;
    return new Promise((resolve) => {
      this.#turns.set(turn, resolve);
      this.#order({ op: 'interrupt', id, turn });
    });
  }

  /** Kills every guest and the zygote; resolves when they are gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#orders.end();
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_MS);
    await this.#ended;
    clearTimeout(timer);
  }

  #order(order: Readonly<Record<string, unknown>>): void {
    if (!this.#dead && this.#orders.writable) this.#orders.write(`${JSON.stringify(order)}\n`);
  }

  #listen(): void {
    let pending = '';
    const events = this.#process.stdio[4] as NodeJS.ReadableStream;
    events.setEncoding('utf8');
    events.on('error', () => {});
    events.on('data', (text: string) => {
      const lines = (pending + text).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) this.#hear(JSON.parse(line) as Readonly<Record<string, unknown>>);
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-4_000);
      for (const line of text.split('\n')) if (line !== '') this.#options.log(line.slice(0, 500));
    });
  }

  #hear(event: Readonly<Record<string, unknown>>): void {
    const id = Number(event['id']);
    switch (event['ev']) {
      case 'up': this.#markUp(); return;
      case 'failed': this.#fail(id, String(event['reason'])); return;
      case 'interrupted': {
        const turn = Number(event['turn']);
        this.#turns.get(turn)?.();
        this.#turns.delete(turn);
        return;
      }
      case 'exit': {
        this.#fail(id, 'a guest died while it started');
        this.#guests.get(id)?.hasExited({
          code: Number(event['code']), signal: Number(event['signal']), cpuMs: Number(event['cpu']), maxRssKb: Number(event['rss']), ordered: event['ordered'] === true, infra: false,
        });
        this.#guests.delete(id);
        return;
      }
      default: return;
    }
  }

  #fail(id: number, reason: string): void {
    const pending = this.#spawning.get(id);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    this.#spawning.delete(id);
    this.#options.dialIn.forget(pending.token);
    pending.line?.close();
    pending.reject(this.#failure(reason));
  }

  #failure(reason: string): SandboxError {
    const last = this.#stderr.trim().split('\n').at(-1) ?? '';
    return new SandboxError(`${reason}${last === '' ? '' : ` (${last})`}`, { executed: 'no' });
  }

  #die(): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#failUp(this.#failure(`the ${this.variant} zygote could not start`));
    for (const id of [...this.#spawning.keys()]) this.#fail(id, 'the zygote died');
    for (const guest of this.#guests.values()) guest.hasExited(INFRA_EXIT);
    this.#guests.clear();
    for (const resolve of this.#turns.values()) resolve();
    this.#turns.clear();
  }
}
