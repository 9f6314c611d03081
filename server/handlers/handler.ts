/** What a handler of an operation is given, and what it is. */
import type { Op, RequestId, Requests, Results } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../sessions/session.ts';

export interface HandlerContext {
  readonly deps: Deps;
  readonly session: Session;
  readonly request: RequestId;
  /** Aborted by `cancel`, by the end of the session, and by shutdown. */
  readonly signal: AbortSignal;
}

/** Throws `GymError` for what the client should know; anything else becomes `internal`. */
export type Handler<O extends Op> = (context: HandlerContext, args: Requests[O]) => Promise<Results[O]>;
export type Handlers = { readonly [O in Exclude<Op, 'hello'>]: Handler<O> };
