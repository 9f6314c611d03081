/** One socket: bytes to messages, `hello` to a session, and what happens when it falls silent or breaks. */
import type { RawData, WebSocket } from 'ws';
import { type Decoded, decodeFrame, GymError, parseRequest, type Reply, requestIdOf, type RequestMessage, type ServerEvent } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import type { Outlet, Session } from '../../sessions/session.ts';
import { classify, dispatch } from '../../execution/execute.ts';
import { greet } from './hello.ts';
import { Outbox } from '../outbox.ts';

const PING_MS = 20_000;
/** A client whose loop is busy for a while is not gone. */
const MISSED_PINGS = 3;

export class Connection implements Outlet {
  readonly #deps: Deps;
  readonly #socket: WebSocket;
  readonly #outbox: Outbox;
  readonly #ping: NodeJS.Timeout;
  #session: Session | undefined;
  /** Messages that arrive while `hello` is being answered wait for it. */
  #greeting: Promise<void> | undefined;
  #missedPings = 0;

  constructor(deps: Deps, socket: WebSocket) {
    this.#deps = deps;
    this.#socket = socket;
    this.#outbox = new Outbox(socket, deps.config.slow_reader_ms, () => {
      deps.logger.warn({ session: this.#session?.id }, 'client does not read its replies');
      this.close(1013, 'replies were not read');
      // A close frame would wait behind the unread replies.
      socket.terminate();
    });
    deps.state.connections += 1;
    socket.on('message', (data, binary) => this.#receive(data, binary));
    socket.on('pong', () => { this.#missedPings = 0; });
    socket.on('error', (error) => deps.logger.debug({ err: error }, 'socket error'));
    socket.on('close', () => this.#closed());
    this.#ping = setInterval(() => {
      if (this.#missedPings >= MISSED_PINGS) return socket.terminate();
      this.#missedPings += 1;
      socket.ping();
    }, PING_MS);
    this.#ping.unref();
  }

  send(message: Reply | ServerEvent): void {
    this.#outbox.send(message);
  }

  close(code: number, reason: string): void {
    this.#outbox.flush();
    this.#socket.close(code, reason);
  }

  #closed(): void {
    clearInterval(this.#ping);
    this.#outbox.dispose();
    this.#deps.state.connections -= 1;
    this.#session?.detach(this, this.#deps.clock.monotonic());
  }

  #receive(data: RawData, binary: boolean): void {
    let messages: readonly Decoded[];
    try {
      if (!binary) throw new GymError('bad_frame', 'a text frame: this door speaks msgpack in binary frames');
      messages = decodeFrame(Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]));
    } catch (error) {
      const failure = classify(error, this.#deps);
      this.#refuse(null, failure);
      this.close(failure.code === 'too_large' ? 1009 : 1007, failure.message.slice(0, 100));
      return;
    }
    for (const message of messages) this.#take(message);
  }

  #take(message: Decoded): void {
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
    if (this.#session !== undefined) return dispatch(this.#deps, this.#session, request);
    if (this.#greeting !== undefined) return void this.#greeting.then(() => this.#session === undefined ? this.#refuseStranger(request.id) : dispatch(this.#deps, this.#session, request));
    if (request.op !== 'hello') return this.#refuseStranger(request.id);
    this.#greeting = this.#greet(request);
  }

  async #greet(request: RequestMessage<'hello'>): Promise<void> {
    try {
      const { session, result } = await greet(this.#deps, request.args);
      this.#session = session;
      session.attach(this);
      this.send({ id: request.id, ok: true, result });
      session.deliverKept();
      this.#deps.logger.debug({ session: session.id, client: request.args.client.name, resumed: result.resumed }, 'session attached');
      if (this.#socket.readyState !== this.#socket.OPEN) session.detach(this, this.#deps.clock.monotonic());
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
    this.send({ id, ok: false, error: error.toWire() });
  }
}
