/**
 * What a connection still has to send. Replies that are ready in the same turn travel as one frame, where the door
 * permits it. A client that does not read is not read from either, and after a while it is closed: what waits for it is
 * bounded by its requests in flight.
 */
import type { WebSocket } from 'ws';
import type { Codec } from '../../protocol/index.ts';
import type { Door } from './door.ts';

const FRAME_MESSAGES = 64;
const FRAME_BYTES = 1024 * 1024;
const HIGH_WATER = 4 * 1024 * 1024;
const LOW_WATER = 1024 * 1024;
const CHECK_MS = 50;

export class Outbox {
  readonly #socket: WebSocket;
  readonly #codec: Codec;
  readonly #frameMessages: number;
  readonly #slowReaderMs: number;
  readonly #tooSlow: () => void;
  #messages: Buffer[] = [];
  #scheduled = false;
  #stalledSince: number | undefined;
  #check: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, { codec, coalesces }: Pick<Door, 'codec' | 'coalesces'>, slowReaderMs: number, tooSlow: () => void) {
    this.#socket = socket;
    this.#codec = codec;
    this.#frameMessages = coalesces ? FRAME_MESSAGES : 1;
    this.#slowReaderMs = slowReaderMs;
    this.#tooSlow = tooSlow;
  }

  send(message: unknown): void {
    this.#messages.push(this.#codec.encode(message));
    if (this.#scheduled || this.#stalledSince !== undefined) return;
    this.#scheduled = true;
    setImmediate(() => this.flush());
  }

  flush(): void {
    this.#scheduled = false;
    if (this.#socket.readyState !== this.#socket.OPEN) {
      this.#messages = [];
      return;
    }
    while (this.#messages.length > 0 && this.#socket.bufferedAmount < HIGH_WATER) {
      let count = 0;
      for (let bytes = 0; count < Math.min(this.#frameMessages, this.#messages.length) && bytes < FRAME_BYTES; count++) bytes += this.#messages[count]?.length ?? 0;
      this.#socket.send(this.#codec.join(this.#messages.splice(0, count)), { binary: this.#codec.binary });
    }
    if (this.#socket.bufferedAmount >= HIGH_WATER) this.#stall();
  }

  dispose(): void {
    clearInterval(this.#check);
    this.#messages = [];
  }

  #stall(): void {
    if (this.#stalledSince !== undefined) return;
    this.#stalledSince = performance.now();
    this.#socket.pause();
    this.#check = setInterval(() => {
      if (this.#socket.bufferedAmount <= LOW_WATER) {
        clearInterval(this.#check);
        this.#stalledSince = undefined;
        this.#socket.resume();
        this.flush();
      } else if (performance.now() - (this.#stalledSince ?? 0) > this.#slowReaderMs) {
        clearInterval(this.#check);
        this.#tooSlow();
      }
    }, CHECK_MS);
  }
}
