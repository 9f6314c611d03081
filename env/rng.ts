/**
 * The only randomness of the project: a seeded, splittable generator. Same seed, same numbers on every machine.
 *
 * `sfc32` (Chris Doty-Humphrey's Small Fast Counter, 32-bit words) seeded by hashing a string of parts with
 * SHA-256, so that streams for ('medcalc', 'test', '31', 7) and (…, 8) are unrelated. Not for secrets.
 */
import { createHash } from 'node:crypto';

export class Rng {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param parts what the stream is for; order matters, and `['a', 1]` differs from `['a1']` */
  constructor(...parts: readonly (string | number)[]) {
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    for (let i = 0; i < 12; i++) this.uint32();
  }

  uint32(): number {
    const t = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t | 0;
    return t >>> 0;
  }

  /** A float in [0, 1) with 32 bits. */
  float(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** An integer in [low, high], both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.float() * (high - low + 1));
  }

  /** A number in [low, high] on a grid of `10 ** -decimals`. */
  decimal(low: number, high: number, decimals: number): number {
    const scale = 10 ** decimals;
    return this.int(Math.ceil(low * scale), Math.floor(high * scale)) / scale;
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.float() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  /** A new array in random order (Fisher-Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [result[i], result[j]] = [result[j] as T, result[i] as T];
    }
    return result;
  }

  /** A standard normal deviate (Box-Muller). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.float()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.float());
  }
}
