/**
 * Runs one validated request for a session: repeated ids, the bound of requests in flight, its handler, its reply.
 * Knows no socket and no codec: the reply goes to the session, wherever that is by then.
 */
import { LeftQueue } from '../../env/admission.ts';
import { GymError, type Op, type Reply } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import type { HandlerContext } from '../handlers/handler.ts';
import { HANDLERS } from '../handlers/index.ts';
import type { Session, SessionRequest } from '../sessions/session.ts';
import { classify } from './classify.ts';

/** The table is typed by operation; here the two sides of one entry meet. */
function handle<O extends Exclude<Op, 'hello'>>(context: HandlerContext, op: O, args: unknown): Promise<unknown> {
  const handler = HANDLERS[op] as (context: HandlerContext, args: unknown) => Promise<unknown>;
  return handler(context, args);
}

/** Undefined: it is put off until somebody is there again. */
async function answer(deps: Deps, session: Session, { id, op, args }: SessionRequest, signal: AbortSignal): Promise<Reply | undefined> {
  try {
    const result = await handle({ deps, session, request: id, signal }, op, args);
    return { id, ok: true, result } as Reply;
  } catch (error) {
    if (error instanceof LeftQueue) return undefined;
    const failure = classify(error, deps);
    deps.metrics.errors.inc({ code: failure.code });
    return { id, ok: false, error: failure.toWire() };
  }
}

export function execute(deps: Deps, session: Session, request: SessionRequest): void {
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
    if (done === undefined) return session.postpone(request);
    // What is retryable as it stands must not be answered from memory.
    if (done.ok || !done.error.retryable || done.error.executed !== 'no') session.remember(op, done);
    session.send(done);
  });
}
