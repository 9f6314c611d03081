/** The server's side of one host process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SandboxError } from '../sandbox.ts';
import type { FromHost, HostCompletion, ToHost } from './messages.ts';

interface Waiting { readonly resolve: (completion: HostCompletion | undefined) => void; readonly reject: (error: Error) => void }

/** The host died while this step alone ran in it: the step's doing. */
export class HostKilledByStep extends SandboxError {
  readonly signal: NodeJS.Signals | null;
  constructor(signal: NodeJS.Signals | null) {
    super('the JavaScript host process ended', { executed: 'yes' });
    this.signal = signal;
  }
}

const HOST = fileURLToPath(new URL('./host.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export class HostProcess {
  readonly #child: ChildProcess;
  readonly #opening = new Map<number, Waiting>();
  readonly #running = new Map<number, Waiting>();
  readonly exited: Promise<void>;
  #dead = false;
  live = 0;

  constructor() {
    // The permission model keeps the process itself from files outside the project, from children and from workers.
    this.#child = spawn(process.execPath, ['--no-node-snapshot', '--permission', '--allow-addons', `--allow-fs-read=${ROOT}*`, '--allow-fs-read=/etc/alpine-release', '--disable-warning=SecurityWarning', HOST], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'json', env: {}, cwd: '/',
      // Signals to the server's process group are the server's: running steps may finish within the grace time.
      detached: true,
    });
    this.exited = new Promise((resolve) => {
      const gone = (signal: NodeJS.Signals | null): void => {
        this.#dead = true;
        const alone = this.#running.size === 1 && this.#opening.size === 0;
        const error = alone ? new HostKilledByStep(signal) : new SandboxError('the JavaScript host process ended', { executed: 'unknown' });
        for (const waiting of [...this.#opening.values(), ...this.#running.values()]) waiting.reject(error);
        this.#opening.clear();
        this.#running.clear();
        resolve();
      };
      this.#child.once('exit', (_, signal) => gone(signal));
      this.#child.once('error', () => gone(null));
    });
    this.#child.on('message', (message: FromHost) => this.#take(message));
  }

  get dead(): boolean { return this.#dead; }

  open(message: Extract<ToHost, { kind: 'open' }>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#opening.set(message.sandbox, { resolve: () => resolve(), reject });
      this.#send(message);
    });
  }

  /** Resolves with what the host claims. @throws SandboxError when the process ends */
  run(message: Extract<ToHost, { kind: 'run' }>): Promise<HostCompletion> {
    return new Promise((resolve, reject) => {
      this.#running.set(message.sandbox, { resolve: (completion) => completion !== undefined && resolve(completion), reject });
      this.#send(message);
    });
  }

  stop(sandbox: number): void { this.#send({ kind: 'stop', sandbox }); }
  close(sandbox: number): void { this.#send({ kind: 'close', sandbox }); }
  kill(): void { this.#child.kill('SIGKILL'); }

  #send(message: ToHost): void {
    if (!this.#dead && this.#child.connected) this.#child.send(message);
  }

  #take(message: FromHost): void {
    const waiting = (message.kind === 'done' ? this.#running : this.#opening).get(message.sandbox);
    (message.kind === 'done' ? this.#running : this.#opening).delete(message.sandbox);
    if (message.kind === 'failed') waiting?.reject(new SandboxError(`an isolate could not be made: ${message.message}`, { executed: 'no' }));
    else waiting?.resolve(message.kind === 'done' ? message.completion : undefined);
  }
}
