/**
 * From a validated request to its reply: repeated ids, requests in flight, handlers, and the one place where errors of
 * the inner layers become errors of the wire.
 */
import { GymError, type Op, type Reply, type RequestMessage } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import type { HandlerContext } from '../handlers/handler.ts';
import { HANDLERS } from '../handlers/index.ts';
import type { Session } from '../sessions/session.ts';

export function classify(error: unknown, deps: Deps): GymError {
  if (error instanceof GymError) {
    if (error.code === 'internal' || error.code === 'sandbox_failed') deps.logger.error({ code: error.code, err: error.cause }, 'request failed');
    return error;
  }
  deps.logger.error({ err: error }, 'request failed');
  return new GymError('internal', 'the server failed at this request', { executed: 'unknown', cause: error });
}

/** The table is typed by operation; here the two sides of one entry meet. */
async function handle<O extends Exclude<Op, 'hello'>>(context: HandlerContext, op: O, args: unknown): Promise<unknown> {
  const handler = HANDLERS[op] as (context: HandlerContext, args: unknown) => Promise<unknown>;
  return handler(context, args);
}

async function answer(deps: Deps, session: Session, request: RequestMessage, signal: AbortSignal): Promise<Reply> {
  const { id, op } = request;
  try {
    if (op === 'hello') throw new GymError('bad_message', 'hello was said already on this socket', { path: '/op' });
    const result = await handle({ deps, session, request: id, signal, emit: (event) => session.emit(event) }, op, request.args);
    return { id, ok: true, result } as Reply;
  } catch (error) {
    const failure = classify(error, deps);
    deps.metrics.errors.inc({ code: failure.code });
    return { id, ok: false, error: failure.toWire() };
  }
}

/** Runs a request once and sends its reply to the session, wherever that is by then. */
export function dispatch(deps: Deps, session: Session, request: RequestMessage): void {
  const { id, op } = request;
  const known = session.recall(id);
  if (known !== undefined) {
    session.send(known);
    return;
  }
  // The first asker's reply answers a repetition too: it carries the same id.
  if (session.inflight.has(id)) return;
  if (session.inflight.size >= deps.config.max_inflight) {
    session.send({ id, ok: false, error: new GymError('busy', `more than ${deps.config.max_inflight} requests in flight`, { retry_after_ms: 50, executed: 'no' }).toWire() });
    return;
  }
  const controller = new AbortController();
  const now = deps.clock.monotonic();
  const reply = answer(deps, session, request, controller.signal);
  session.inflight.set(id, { id, op, episode: request.op === 'step' ? request.args.episode : undefined, controller, reply, since: now, told: now });
  void reply.then((done) => {
    session.inflight.delete(id);
    // What is retryable as it stands must not be answered from memory.
    if (done.ok || !done.error.retryable || done.error.executed !== 'no') session.remember(op, done);
    session.send(done);
  });
}
