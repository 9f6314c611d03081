/**
 * The JavaScript sandbox: V8 isolates (isolated-vm) in processes of their own, which can be killed; never in the
 * server's process. Isolates have no file, network or process API at all. A step that does not end, or a host that
 * dies, costs that host: the episodes that ran a step in it at that moment end as our fault, the others are moved.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AnswerFormatError, type AnswerValue, decodeAnswer } from '../../answer/value.ts';
import { type Completion, INPUT_CHARS, type RunRequest, type Sandbox, type SandboxBackend, SandboxError, type SandboxSpec, type SandboxStats } from '../sandbox.ts';
import { HostKilledByStep, HostProcess } from './host-process.ts';
import type { HostCompletion } from './messages.ts';

export interface JavascriptBackendOptions {
  /** Host processes; each uses a thread per running step. */
  readonly processes: number;
}

/** How much longer than its time a step may take before its host is killed. */
const KILL_GRACE_MS = 2_000;

class JavascriptBackend implements SandboxBackend {
  /** Isolation by V8 and by process; there is nothing weaker to fall back to. */
  readonly isolation = 'full';
  readonly image: string;
  readonly #hosts: (HostProcess | undefined)[];
  #next = 0;
  #live = 0;
  #spawned = 0;
  #replaced = 0;
  #closed = false;

  constructor({ processes }: JavascriptBackendOptions) {
    this.#hosts = Array.from({ length: processes }, () => undefined);
    const sources = ['isolate-sandbox.ts', 'guest-source.ts'].map((file) => readFileSync(new URL(file, import.meta.url)));
    this.image = `javascript-${createHash('sha256').update(process.versions.v8).update(sources[0] ?? '').update(sources[1] ?? '').digest('hex').slice(0, 16)}`;
  }

  async acquire(spec: SandboxSpec): Promise<Sandbox> {
    if (spec.service !== undefined) throw new SandboxError('an isolate has no network, so an episode in JavaScript cannot have a loopback service', { executed: 'no' });
    const host = this.#leastLoaded();
    const id = this.#next++;
    const opened = { kind: 'open', sandbox: id, memoryMib: spec.limits.memoryMib, outputBytes: spec.limits.outputBytes, seed: spec.seed } as const;
    await host.open(opened);
    host.live += 1;
    this.#live += 1;
    this.#spawned += 1;
    return new JavascriptSandbox(host, id, async () => {
      // The host died between steps: nothing was lost but an empty isolate.
      const fresh = this.#leastLoaded();
      await fresh.open(opened);
      fresh.live += 1;
      this.#replaced += 1;
      return fresh;
    }, () => { this.#live -= 1; });
  }

  stats(): SandboxStats {
    return { live: this.#live, idle: 0, spawned: this.#spawned, replaced: this.#replaced };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    const hosts = this.#hosts.filter((host) => host !== undefined);
    for (const host of hosts) host.kill();
    await Promise.all(hosts.map(({ exited }) => exited));
  }

  #leastLoaded(): HostProcess {
    if (this.#closed) throw new SandboxError('the JavaScript sandbox is closed', { executed: 'no' });
    const slot = this.#hosts.reduce((best, host, index) => (this.#load(host) < this.#load(this.#hosts[best]) ? index : best), 0);
    const host = this.#hosts[slot];
    if (host !== undefined && !host.dead) return host;
    const fresh = new HostProcess();
    this.#hosts[slot] = fresh;
    return fresh;
  }

  #load(host: HostProcess | undefined): number {
    return host === undefined || host.dead ? -1 : host.live;
  }
}

class JavascriptSandbox implements Sandbox {
  #host: HostProcess;
  readonly #id: number;
  readonly #reopen: () => Promise<HostProcess>;
  readonly #closed: () => void;
  #run = 0;
  #running = false;
  #disposed = false;

  constructor(host: HostProcess, id: number, reopen: () => Promise<HostProcess>, closed: () => void) {
    this.#host = host;
    this.#id = id;
    this.#reopen = reopen;
    this.#closed = closed;
  }

  async run(request: RunRequest, signal?: AbortSignal): Promise<Completion> {
    if (this.#running || this.#disposed) throw new Error('steps of one sandbox are serial, and none after its end');
    if (request.kind === 'command') throw new SandboxError('the JavaScript sandbox runs no commands', { executed: 'no' });
    if (typeof request.collect === 'object' && request.collect.from === 'file') throw new SandboxError('the JavaScript sandbox has no files', { executed: 'no' });
    if ((request.input?.length ?? 0) > INPUT_CHARS) throw new SandboxError(`an input of more than ${INPUT_CHARS} characters`, { executed: 'no' });
    this.#running = true;
    const started = performance.now();
    let overdue: NodeJS.Timeout | undefined;
    let killed = false;
    const stop = (): void => this.#host.stop(this.#id);
    try {
      if (this.#host.dead) this.#host = await this.#reopen();
      const host = this.#host;
      if (signal?.aborted === true) return cancelled(started);
      signal?.addEventListener('abort', stop);
      overdue = setTimeout(() => { killed = true; host.kill(); }, request.timeoutMs + KILL_GRACE_MS);
      const { kind: _, ...program } = request;
      const done = await host.run({ kind: 'run', sandbox: this.#id, run: this.#run++, request: program });
      return completionOf(done);
    } catch (error) {
      if (!killed && error instanceof HostKilledByStep) {
        // V8 aborts its process where it cannot allocate at all.
        const status = error.signal === 'SIGABRT' || error.signal === 'SIGTRAP' || error.signal === 'SIGILL' ? 'memory' : 'killed';
        return { ...EMPTY, status, lost: 'The interpreter was replaced.', usage: { wallMs: performance.now() - started, cpuMs: 0, maxRssKb: 0, waitMs: 0 } };
      }
      if (!killed) throw error instanceof SandboxError ? error : new SandboxError('the JavaScript sandbox failed', { executed: 'unknown', cause: error });
      // Nothing inside could end it: that is the step's doing.
      const wallMs = performance.now() - started;
      return { ...EMPTY, status: 'timeout', lost: 'The interpreter was replaced.', usage: { wallMs, cpuMs: wallMs, maxRssKb: 0, waitMs: 0 } };
    } finally {
      clearTimeout(overdue);
      signal?.removeEventListener('abort', stop);
      this.#running = false;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    if (!this.#disposed) {
      this.#disposed = true;
      this.#host.close(this.#id);
      this.#host.live -= 1;
      this.#closed();
    }
    return Promise.resolve();
  }
}

const EMPTY = { stdout: '', stderr: '', exitStatus: 0, answerSet: false } as const;

const cancelled = (started: number): Completion => ({ ...EMPTY, status: 'cancelled', usage: { wallMs: performance.now() - started, cpuMs: 0, maxRssKb: 0, waitMs: 0 } });

function completionOf(done: HostCompletion): Completion {
  let answer: AnswerValue | undefined;
  if (done.answer !== undefined && done.status === 'ok') {
    try {
      answer = decodeAnswer(JSON.parse(done.answer));
    } catch (error) {
      if (!(error instanceof AnswerFormatError || error instanceof SyntaxError)) throw error;
    }
  }
  const lastLine = done.stdout.trimEnd().split('\n').at(-1)?.trim();
  return {
    status: done.status, stdout: done.stdout.toWellFormed(), stderr: done.stderr.toWellFormed(), exitStatus: 0, answerSet: answer !== undefined || done.defined === true,
    ...(done.note === undefined ? {} : { note: done.note }),
    ...(done.traceback === undefined ? {} : { traceback: done.traceback }),
    ...(done.error === undefined ? {} : { error: done.error }),
    ...(answer === undefined ? {} : { answer }),
    ...(lastLine === undefined || lastLine === '' ? {} : { lastLine }),
    ...(done.lost === undefined ? {} : { lost: done.lost }),
    // Nothing in an isolate can sleep: what was not computing was waiting for a processor.
    usage: { wallMs: done.wallMs, cpuMs: done.cpuMs, maxRssKb: done.heapKb, waitMs: done.status === 'timeout' ? Math.max(0, done.wallMs - done.cpuMs) : 0 },
  };
}

export function createJavascriptBackend(options: JavascriptBackendOptions): Promise<SandboxBackend> {
  return Promise.resolve(new JavascriptBackend(options));
}
