/** Reads long replies, in a thread, so that no guest holds up the event loop. */
import { SerialThread } from '../../serial-thread.ts';
import type { Reply } from './reply.ts';

export class ReplyReader implements AsyncDisposable {
  readonly #thread = new SerialThread<Uint8Array, Reply | string>(new URL('./reply-worker.ts', import.meta.url), { heapMib: 1_024, timeoutMs: 20_000 });

  /** Takes over the memory that the JSON lies in, where that is the frame's alone. */
  async read(json: Buffer): Promise<Reply | string> {
    const handOver = json.buffer instanceof ArrayBuffer && json.length > json.buffer.byteLength / 2 ? [json.buffer] : [];
    return await this.#thread.ask(() => json, { handOver }).catch(() => 'frame could not be read');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
