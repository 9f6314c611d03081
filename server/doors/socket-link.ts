/**
 * One socket of any door: frames to messages and back, pings, and what happens when a client falls silent, does not read
 * or breaks. Knows no envelope and no session: those are the speaker's.
 */
import type { RawData, WebSocket } from 'ws';
import { type Decoded, GymError } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { classify } from '../execution/classify.ts';
import type { Door, Link, Speaker } from './door.ts';
import { Outbox } from './outbox.ts';

/** A client whose loop is busy for a while is not gone. */
const MISSED_PINGS = 3;

const kind = (binary: boolean): string => (binary ? 'binary' : 'text');

export class SocketLink implements Link {
  readonly token: string;
  readonly query: URLSearchParams;
  readonly #deps: Deps;
  readonly #socket: WebSocket;
  readonly #door: Door;
  readonly #outbox: Outbox;
  readonly #ping: NodeJS.Timeout;
  readonly #speaker: Speaker;
  #missedPings = 0;

  /** @param may is whoever came still let in? */
  constructor(deps: Deps, socket: WebSocket, door: Door, token: string, query = new URLSearchParams(), may = (): boolean => true) {
    this.token = token;
    this.query = query;
    this.#deps = deps;
    this.#socket = socket;
    this.#door = door;
    this.#outbox = new Outbox(socket, door, deps.config.slow_reader_ms, () => {
      deps.logger.warn({ session: this.#speaker.session }, 'client does not read its replies');
      this.close(1013, 'replies were not read');
      // A close frame would wait behind the unread replies.
      socket.terminate();
    });
    this.#speaker = door.speak(deps, this);
    deps.state.connections += 1;
    socket.on('message', (data, binary) => this.#receive(data, binary));
    socket.on('pong', () => { this.#missedPings = 0; });
    socket.on('error', (error) => deps.logger.debug({ err: error }, 'socket error'));
    socket.on('close', () => this.#closed());
    this.#ping = setInterval(() => {
      if (this.#missedPings >= MISSED_PINGS) return socket.terminate();
      if (!may()) return this.close(1008, 'signed out');
      this.#missedPings += 1;
      socket.ping();
    }, deps.config.keepalive_ms);
    this.#ping.unref();
  }

  get open(): boolean { return this.#socket.readyState === this.#socket.OPEN; }

  send(message: unknown): void {
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
    this.#speaker.closed();
  }

  #receive(data: RawData, binary: boolean): void {
    const { codec } = this.#door;
    let messages: readonly Decoded[];
    try {
      if (binary !== codec.binary) throw new GymError('bad_frame', `a ${kind(binary)} frame: this door speaks ${codec.name} in ${kind(codec.binary)} frames`);
      messages = codec.decode(Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]));
    } catch (error) {
      const failure = classify(error, this.#deps);
      this.#speaker.refuse(failure);
      this.close(failure.code === 'too_large' ? 1009 : 1007, failure.message.slice(0, 100));
      return;
    }
    for (const message of messages) this.#speaker.take(message);
  }
}
