/**
 * Who has signed in at a browser: a token typed once, from then on a random cookie that stands for it. Kept in memory alone,
 * so that a restart signs everybody out; only the hash of a cookie is kept.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../env/clock.ts';
import type { Bearer } from './auth.ts';

export interface SignIn { readonly bearer: Bearer; /** Milliseconds since 1970. */ readonly expiresAt: number }

/** Beyond these the oldest are signed out. */
const MOST = 1_000;
const keyOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export class SignIns {
  readonly #clock: Clock;
  readonly #lastsMs: number;
  readonly #byKey = new Map<string, SignIn>();

  constructor(clock: Clock, lastsMs: number) {
    this.#clock = clock;
    this.#lastsMs = lastsMs;
  }

  /** @returns the secret for the cookie */
  open(bearer: Bearer): { readonly secret: string; readonly signIn: SignIn } {
    const secret = randomBytes(32).toString('base64url');
    const signIn = { bearer, expiresAt: this.#clock.wall() + this.#lastsMs };
    this.#byKey.set(keyOf(secret), signIn);
    const oldest = this.#byKey.keys().next().value;
    if (this.#byKey.size > MOST && oldest !== undefined) this.#byKey.delete(oldest);
    return { secret, signIn };
  }

  /** Undefined for one that is not known, was closed or has expired. */
  find(secret: string): SignIn | undefined {
    const key = keyOf(secret);
    const signIn = this.#byKey.get(key);
    if (signIn === undefined || this.#clock.wall() < signIn.expiresAt) return signIn;
    this.#byKey.delete(key);
    return undefined;
  }

  close(secret: string): void {
    this.#byKey.delete(keyOf(secret));
  }
}
