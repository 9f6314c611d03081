/** From configuration to sandbox backends: one for each runtime, started when first needed. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Runtime } from '../task.ts';
import type { SandboxLogger } from './guests/backend.ts';
import type { IsolationRequest } from './guests/isolation.ts';
import { Turns } from './guests/turns.ts';
import { createJavascriptBackend } from './javascript/backend.ts';
import { createPythonBackend } from './python/backend.ts';
import type { SandboxBackend } from './sandbox.ts';

export interface BackendsOptions {
  /** Path of the interpreter that runs the agent's Python. */
  readonly python: string;
  readonly isolation: IsolationRequest;
  /** Warm interpreters kept ready for each variant in use. */
  readonly pool: number;
  /** The folder under which all task mounts lie. */
  readonly mountsRoot: string;
  readonly tmpfsMib: number;
  readonly logger?: SandboxLogger;
}

export class Backends implements AsyncDisposable {
  /** Long steps take turns on the machine's processors, whatever their language. */
  readonly turns = new Turns({ places: availableParallelism() });
  readonly #options: BackendsOptions;
  readonly #made = new Map<Runtime, Promise<SandboxBackend>>();
  readonly #started = new Map<Runtime, SandboxBackend>();

  constructor(options: BackendsOptions) {
    this.#options = options;
  }

  /** @throws when the sandbox cannot be had on this machine; says what to do */
  get(runtime: Runtime): Promise<SandboxBackend> {
    const known = this.#made.get(runtime);
    if (known !== undefined) return known;
    const made = this.#make(runtime).then((backend) => {
      this.#started.set(runtime, backend);
      return backend;
    });
    this.#made.set(runtime, made);
    // A failed start is tried again by the next one who asks.
    made.catch(() => this.#made.delete(runtime));
    return made;
  }

  started(): readonly { readonly runtime: Runtime; readonly backend: SandboxBackend }[] {
    return [...this.#started].map(([runtime, backend]) => ({ runtime, backend }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const made of this.#made.values()) {
      const backend = await made.catch(() => undefined);
      await backend?.[Symbol.asyncDispose]();
    }
  }

  #make(runtime: Runtime): Promise<SandboxBackend> {
    const { python, isolation, pool, mountsRoot, tmpfsMib, logger } = this.#options;
    const common = { python, isolation, turns: this.turns, ...(logger === undefined ? {} : { logger }) };
    // A process each, and each of some megabytes.
    if (runtime === 'javascript') return createJavascriptBackend({ ...common, pool: { javascript: Math.ceil(pool / 2) } });
    mkdirSync(mountsRoot, { recursive: true });
    return createPythonBackend({ ...common, pool: { base: pool, data: pool, science: Math.ceil(pool / 4) }, mountsRoot, tmpfsMib });
  }
}

/** Starts the Python sandbox at once, because a machine that cannot isolate must say so before it serves. */
export async function createBackends(options: BackendsOptions): Promise<Backends> {
  const backends = new Backends(options);
  await backends.get('python');
  return backends;
}
