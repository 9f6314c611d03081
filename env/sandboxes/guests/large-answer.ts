/**
 * An answer that is too large for a reply: fetched in parts after the step, so that no frame is long, and kept as the bytes
 * that came. What the guest says of its size bounds what is fetched; a guest that hands over anything else, or takes its
 * time, is not waited for.
 */
import type { AnswerValue } from '../../answer/value.ts';
import type { Guest } from './guest.ts';
import type { Reply } from './reply.ts';

const PART_BYTES = 2 ** 20;
/** For the whole of it. */
const PULL_MS = 20_000;

export type LargeClaim = NonNullable<Reply['large']>;

/** Undefined when the guest did not hand it over; it is to be replaced then. */
export async function pullLarge(guest: Guest, { size, shape }: LargeClaim, signal: AbortSignal | undefined): Promise<AnswerValue | undefined> {
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  const stop = (): void => guest.kill();
  const overdue = setTimeout(stop, PULL_MS);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (let at = 0; at < size; at += PART_BYTES) {
      const length = Math.min(PART_BYTES, size - at);
      const reply = await guest.ask(JSON.stringify({ k: 'part', o: at, l: length }), length, 'bytes');
      if (reply.kind !== 'bytes' || reply.bytes.length !== length) return undefined;
      bytes.set(reply.bytes, at);
    }
    return { type: 'large', bytes, shape };
  } finally {
    clearTimeout(overdue);
    signal?.removeEventListener('abort', stop);
  }
}
