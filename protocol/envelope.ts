/** Requests, replies and events as they travel. */
import type { WireError } from './errors.ts';
import type { Op, RequestId, Requests, Results } from './messages/index.ts';

export type RequestMessage<O extends Op = Op> = { [K in O]: { readonly id: RequestId; readonly op: K; readonly args: Requests[K] } }[O];

export type Reply<O extends Op = Op> =
  | { readonly id: RequestId | null; readonly ok: true; readonly result: Results[O] }
  | { readonly id: RequestId | null; readonly ok: false; readonly error: WireError };

/** What the server says unasked. */
export type ServerEvent =
  | { readonly event: 'queued'; readonly request: RequestId; readonly position: number }
  | { readonly event: 'progress'; readonly request: RequestId; readonly episode: string; readonly elapsed_ms: number }
  /** A reset waits for tables that are made at the first task that needs them. */
  | { readonly event: 'preparing'; readonly request: RequestId; readonly title: string; readonly done: number; readonly total: number }
  | { readonly event: 'episode_closed'; readonly episode: string; readonly reason: string; readonly fault: 'policy' | 'client' | 'infra' }
  | { readonly event: 'going_away'; readonly grace_ms: number };
