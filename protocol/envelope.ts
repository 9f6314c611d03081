/** Requests and replies as they travel. */
import type { WireError } from './errors.ts';
import type { Op, RequestId, Requests, Results } from './messages/index.ts';

export type RequestMessage<O extends Op = Op> = { [K in O]: { readonly id: RequestId; readonly op: K; readonly args: Requests[K] } }[O];

export type Reply<O extends Op = Op> =
  | { readonly id: RequestId | null; readonly ok: true; readonly result: Results[O] }
  | { readonly id: RequestId | null; readonly ok: false; readonly error: WireError };
