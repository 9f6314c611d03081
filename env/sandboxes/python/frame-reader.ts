/**
 * Cuts the stream of a guest into frames: four bytes of length, big-endian, then JSON.
 *
 * The stream is hostile. A frame is taken only when one is expected, and only up to the cap; anything else is a
 * violation, reported once, after which the reader takes nothing more.
 */
export type Violation = 'oversized frame' | 'unexpected frame';

export class FrameReader {
  readonly #onFrame: (payload: Buffer) => void;
  readonly #onViolation: (violation: Violation) => void;
  #expected = false;
  #broken = false;
  #cap = 0;
  #parts: Buffer[] = [];
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
    if (this.#have === 0 && chunk.length >= 4 && chunk.readUInt32BE(0) === chunk.length - 4 && chunk.length - 4 <= this.#cap) {
      this.#expected = false;
      this.#onFrame(chunk.subarray(4));
      return;
    }
    this.#parts.push(chunk);
    this.#have += chunk.length;
    if (this.#have < 4) return;
    const first = this.#parts[0];
    const head = first !== undefined && first.length >= 4 ? first : this.#merge();
    const length = head.readUInt32BE(0);
    if (length > this.#cap) return this.#violate('oversized frame');
    if (this.#have < length + 4) return;
    const all = this.#merge();
    this.#parts = [];
    this.#have = 0;
    this.#expected = false;
    const rest = all.length > length + 4;
    this.#onFrame(all.subarray(4, length + 4));
    // What follows the one frame of a step is no part of it.
    if (rest) this.#violate('unexpected frame');
  }

  #merge(): Buffer {
    const all = this.#parts.length === 1 ? this.#parts[0] ?? Buffer.alloc(0) : Buffer.concat(this.#parts);
    this.#parts = [all];
    return all;
  }

  #violate(violation: Violation): void {
    this.#broken = true;
    this.#parts = [];
    this.#onViolation(violation);
  }
}
