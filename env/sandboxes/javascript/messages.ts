/** What the server and a JavaScript host process say to each other. */
import type { CompletionStatus, RunRequest } from '../sandbox.ts';

export type ToHost =
  | { readonly kind: 'open'; readonly sandbox: number; readonly memoryMib: number; readonly outputBytes: number; readonly seed: number }
  | { readonly kind: 'run'; readonly sandbox: number; readonly run: number; readonly request: Omit<RunRequest, 'kind'> }
  | { readonly kind: 'stop'; readonly sandbox: number }
  | { readonly kind: 'close'; readonly sandbox: number };

export interface HostCompletion {
  readonly status: CompletionStatus;
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: { readonly type: string; readonly message: string; readonly line?: number };
  readonly traceback?: string;
  /** The tagged wire form of `answer`, as JSON text: a claim of the guest. */
  readonly answer?: string;
  /** Of a function that was asked for. */
  readonly defined?: boolean;
  readonly note?: string;
  readonly lost?: string;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly heapKb: number;
}

export type FromHost =
  | { readonly kind: 'opened'; readonly sandbox: number }
  | { readonly kind: 'failed'; readonly sandbox: number; readonly message: string }
  | { readonly kind: 'done'; readonly sandbox: number; readonly run: number; readonly completion: HostCompletion };
