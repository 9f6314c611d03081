/**
 * How the native doors speak: requests with ids, replies as they finish, events; `hello` first, which makes a session or
 * takes an earlier one over. The same in every codec.
 */
import { type Decoded, GymError, parseRequest, type Reply, requestIdOf, type RequestMessage } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import { classify } from '../../execution/classify.ts';
import { execute } from '../../execution/execute.ts';
import type { Session } from '../../sessions/session.ts';
import type { Link, Speaker } from '../door.ts';
import { greet } from './hello.ts';

class Conversation implements Speaker {
  readonly #deps: Deps;
  readonly #link: Link;
  #session: Session | undefined;
  /** Messages that arrive while `hello` is being answered wait for it. */
  #greeting: Promise<void> | undefined;

  constructor(deps: Deps, link: Link) {
    this.#deps = deps;
    this.#link = link;
  }

  get session(): string | undefined { return this.#session?.id; }

  take(message: Decoded): void {
    if ('violation' in message) {
      const { code, reason, path } = message.violation;
      return this.#refuse(requestIdOf({ id: message.id }), new GymError(code, reason, { path }));
    }
    let request: RequestMessage;
    try {
      request = parseRequest(message.value);
    } catch (error) {
      return this.#refuse(requestIdOf(message.value), classify(error, this.#deps));
    }
    if (this.#session !== undefined) return this.#execute(this.#session, request);
    if (this.#greeting !== undefined) return void this.#greeting.then(() => this.#session === undefined ? this.#refuseStranger(request.id) : this.#execute(this.#session, request));
    if (request.op !== 'hello') return this.#refuseStranger(request.id);
    this.#greeting = this.#greet(request);
  }

  refuse(error: GymError): void {
    this.#refuse(null, error);
  }

  closed(): void {
    const session = this.#session;
    // A vanished client's resets would take places that nobody uses.
    if (session?.detach(this.#link, this.#deps.clock.monotonic()) === true) this.#deps.admission.leave(session.id);
  }

  #execute(session: Session, request: RequestMessage): void {
    if (request.op === 'hello') return this.#refuse(request.id, new GymError('bad_message', 'hello was said already on this socket', { path: '/op' }));
    execute(this.#deps, session, request);
  }

  async #greet(request: RequestMessage<'hello'>): Promise<void> {
    try {
      const { session, result } = await greet(this.#deps, this.#link.token, request.args);
      this.#session = session;
      session.attach(this.#link);
      this.#link.send({ id: request.id, ok: true, result } satisfies Reply);
      session.deliverKept();
      for (const postponed of session.takePostponed()) execute(this.#deps, session, postponed);
      this.#deps.logger.debug({ session: session.id, client: request.args.client.name, resumed: result.resumed }, 'session attached');
      if (!this.#link.open) this.closed();
    } catch (error) {
      this.#refuse(request.id, classify(error, this.#deps));
      this.#greeting = undefined;
    }
  }

  #refuseStranger(id: Reply['id']): void {
    this.#refuse(id, new GymError('bad_message', 'say hello first', { path: '/op' }));
  }

  #refuse(id: Reply['id'], error: GymError): void {
    this.#deps.metrics.errors.inc({ code: error.code });
    this.#link.send({ id, ok: false, error: error.toWire() } satisfies Reply);
  }
}

export const converse = (deps: Deps, link: Link): Speaker => new Conversation(deps, link);
