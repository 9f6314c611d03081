/**
 * Cuts the stream of a guest into frames: four bytes of length, big-endian, then that many.
 *
 * The stream is hostile. A frame is taken only when one is expected, and only up to the cap; anything else is a
 * violation, reported once, after which the reader takes nothing more.
 */
export type Violation = 'oversized frame' | 'unexpected frame';

const PREFIX = 4;

export class FrameReader {
  readonly #onFrame: (payload: Buffer) => void;
  readonly #onViolation: (violation: Violation) => void;
  #expected = false;
  #broken = false;
  #cap = 0;
  /** The start of a frame that has not told its length yet. */
  #head: Buffer = Buffer.alloc(0);
  /** A frame that is on its way, and how much of it has come. */
  #frame: Buffer | undefined;
  #have = 0;

  constructor(onFrame: (payload: Buffer) => void, onViolation: (violation: Violation) => void) {
    this.#onFrame = onFrame;
    this.#onViolation = onViolation;
  }

  /** From here on one frame of at most `cap` bytes may come. */
  expect(cap: number): void {
    this.#expected = true;
    this.#cap = cap;
  }

  push(chunk: Buffer): void {
    if (this.#broken) return;
    if (!this.#expected) return this.#violate('unexpected frame');
    if (this.#frame !== undefined) return this.#add(this.#frame, chunk);
    const start = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    if (start.length < PREFIX) { this.#head = start; return; }
    this.#head = Buffer.alloc(0);
    const length = start.readUInt32BE(0);
    if (length > this.#cap) return this.#violate('oversized frame');
    const payload = start.subarray(PREFIX);
    if (payload.length >= length) return this.#end(payload.subarray(0, length), payload.length > length);
    // Room for all of it at once: memory that is not written is not taken.
    this.#frame = Buffer.allocUnsafeSlow(length);
    this.#have = 0;
    this.#add(this.#frame, payload);
  }

  #add(frame: Buffer, chunk: Buffer): void {
    const copied = chunk.copy(frame, this.#have);
    this.#have += copied;
    if (this.#have < frame.length) return;
    this.#frame = undefined;
    this.#end(frame, copied < chunk.length);
  }

  /** What follows the one frame of a step is no part of it. */
  #end(payload: Buffer, more: boolean): void {
    this.#expected = false;
    this.#onFrame(payload);
    if (more) this.#violate('unexpected frame');
  }

  #violate(violation: Violation): void {
    this.#broken = true;
    this.#frame = undefined;
    this.#onViolation(violation);
  }
}
