/** A bounded memory of replies by request id, oldest forgotten first. What it holds it holds by reference. */
import type { RequestId } from '../../protocol/index.ts';

export class ReplyMemory<T> {
  readonly #limit: number;
  readonly #replies = new Map<RequestId, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(id: RequestId): T | undefined {
    return this.#replies.get(id);
  }

  delete(id: RequestId): void {
    this.#replies.delete(id);
  }

  set(id: RequestId, reply: T): void {
    this.#replies.set(id, reply);
    if (this.#replies.size <= this.#limit) return;
    const oldest = this.#replies.keys().next().value;
    if (oldest !== undefined) this.#replies.delete(oldest);
  }
}
