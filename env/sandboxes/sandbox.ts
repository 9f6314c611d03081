/**
 * The one interface behind which every sandbox stands. One `Sandbox` belongs to one episode and is never reused
 * for another.
 *
 * What the guest's code does is data: it comes back as a `Completion`. These functions throw only when *we* fail
 * (`SandboxError`), and then nothing is claimed about the guest.
 */
import type { Duplex } from 'node:stream';
import type { AnswerValue } from '../answer/value.ts';
import type { AnswerPlace, Mount, Runtime, SandboxVariant } from '../task.ts';

/** All limits filled in: the task's where it sets them, else the operator's. */
export interface SandboxLimits {
  readonly memoryMib: number;
  readonly tmpfsMib: number;
  readonly threads: number;
  /** Bytes of stdout and stderr together that one step may write. */
  readonly outputBytes: number;
}

/** A service that only this sandbox reaches, at 127.0.0.1:<port> from inside. */
export interface LoopbackService {
  /** 1024 to 65535. */
  readonly port: number;
  /**
   * Takes over one connection that the guest's code opened: hostile bytes in, ours out. It comes paused. The owner of
   * the service caps it and closes it; it is destroyed when its guest ends. A guest that replaces another has the same
   * service.
   */
  connect(stream: Duplex): void;
}

export interface SandboxSpec {
  readonly runtime: Runtime;
  readonly variant: SandboxVariant;
  /** `warm`: steps share one interpreter. `fork`: each step runs in a fresh fork of the pristine one. */
  readonly hygiene: 'warm' | 'fork';
  readonly mounts: readonly Mount[];
  readonly limits: SandboxLimits;
  /** May the guest execute programs (the `terminal` action)? */
  readonly allowExec: boolean;
  /** Seeds `random` and `numpy.random` in the guest: equal seed, equal numbers. */
  readonly seed: number;
  /** Needs isolation `full` or `userns`. It belongs to whoever made it: the sandbox does not dispose it. */
  readonly service?: LoopbackService;
}

/** What is taken when a program has ended: the variable `answer`, another place, whether it defines a function, or nothing. */
export type Collect = 'answer' | 'nothing' | AnswerPlace | { readonly from: 'function'; readonly name: string };

export interface RunRequest {
  /** `code`: a program in the sandbox's language. `command`: a shell command (needs `allowExec`). */
  readonly kind: 'code' | 'command';
  /** Runs first, in the same variables, as a text of its own: lines of errors count from the program's first. */
  readonly prelude?: string | undefined;
  readonly source: string;
  /** In the variables that the last such program left, save the answer's; the prelude has run there already. */
  readonly variables?: 'kept';
  /** Runs last, in the same variables, also after a normal exit of the program: how a grader calls what the program defines. */
  readonly epilogue?: string;
  /** A typed value in its wire form (JSON text), which the program finds in the variable `__input__`. */
  readonly input?: string;
  /** In time that the guest is given: it does not count while others have the processors. */
  readonly timeoutMs: number;
  readonly collect: Collect;
}

/** Longest input of a run, in characters of its wire form. */
export const INPUT_CHARS = 8 * 2 ** 20;

export type CompletionStatus =
  | 'ok'
  /** The code raised, or ended with a non-zero exit status. */
  | 'error'
  | 'timeout'
  | 'memory'
  | 'output_limit'
  /** The process died otherwise: a signal, a forbidden system call, `os._exit`, a malformed frame. */
  | 'killed'
  /** Stopped by our `AbortSignal` (the client's `cancel`). */
  | 'cancelled';

export interface Completion {
  readonly status: CompletionStatus;
  /** At most `outputBytes` together; invalid UTF-8 replaced. */
  readonly stdout: string;
  readonly stderr: string;
  /** Cut to the agent's own frames; absent when nothing was raised. */
  readonly traceback?: string;
  readonly error?: { readonly type: string; readonly message: string; readonly line?: number };
  /** 0 unless the code ended with `SystemExit` of another value. */
  readonly exitStatus: number;
  /** The typed value that was asked for. Absent when this step has set none (of several: all), or did not end well. */
  readonly answer?: AnswerValue;
  /** Did this very step set what was asked for? Of a function: does it define it? */
  readonly answerSet: boolean;
  /** Why nothing was taken, or not all: names that are missing, a file that is none, a value over its size. The guest's word. */
  readonly note?: string;
  /** The last printed line of this step that is not blank. */
  readonly lastLine?: string;
  /** What was lost when the interpreter had to be replaced; a sentence for the observation. */
  readonly lost?: string;
  readonly usage: {
    readonly wallMs: number;
    readonly cpuMs: number;
    readonly maxRssKb: number;
    /** Time in which others had the processors; measured for steps that run long. A step's time limit does not count it. */
    readonly waitMs: number;
  };
}

export interface Sandbox extends AsyncDisposable {
  /**
   * Runs one step. Steps of one sandbox are serial: calling it while one runs throws.
   * Aborting stops the step (interrupt, then kill and replace) and resolves with status `cancelled`.
   * @throws SandboxError when our side failed
   */
  run(request: RunRequest, signal?: AbortSignal): Promise<Completion>;
  /** Kills the guest; safe to call twice. */
  [Symbol.asyncDispose](): Promise<void>;
}

export interface SandboxStats {
  readonly live: number;
  readonly idle: number;
  readonly spawned: number;
  readonly replaced: number;
}

export interface SandboxBackend extends AsyncDisposable {
  /** What isolation this machine allows, as printed by `doctor` and the banner. */
  readonly isolation: 'full' | 'userns' | 'reduced' | 'none';
  /** Identifies interpreter, packages and sandbox code; part of every episode's digest. */
  readonly image: string;
  /** Takes a warm sandbox from the pool or makes one. Waits for nobody: admission is the caller's. */
  acquire(spec: SandboxSpec, signal?: AbortSignal): Promise<Sandbox>;
  stats(): SandboxStats;
}

/** Our side failed: the sandbox could not be started, spoke nonsense that we caused, or the machine is full. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** Did the guest's code run? */
  readonly executed: 'yes' | 'no' | 'unknown';
  constructor(message: string, options: { readonly executed: 'yes' | 'no' | 'unknown'; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.executed = options.executed;
  }
}
