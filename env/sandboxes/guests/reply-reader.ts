/** Reads replies: short ones at once, long ones in a thread, so that no guest holds up the event loop. */
import { SerialThread } from '../../serial-thread.ts';
import { READ_AT_ONCE_BYTES, readReply, type Reply } from './reply.ts';

export class ReplyReader implements AsyncDisposable {
  readonly #thread = new SerialThread<Uint8Array, Reply | string>(new URL('./reply-worker.ts', import.meta.url), { heapMib: 1_024, timeoutMs: 20_000 });

  /** A reason where the bytes are no reply. */
  read(json: Buffer): Reply | string | Promise<Reply | string> {
    if (json.length <= READ_AT_ONCE_BYTES) return readReply(json);
    return this.#thread.ask(() => new Uint8Array(json)).catch(() => 'frame could not be read');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
