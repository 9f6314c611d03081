/** Bearer tokens with scopes. Tokens are compared by hash in constant time and never logged. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from './config.ts';

export const SCOPES = ['rollout', 'read', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];
const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A secret setting: itself, or with `@` before it the file that holds it. @throws ConfigError */
export function secretText(spec: string, what: string): string {
  if (!spec.startsWith('@')) return spec;
  try {
    return readFileSync(spec.slice(1), 'utf8').trim();
  } catch (cause) {
    throw new ConfigError(`${what} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Who comes with a token. The name tells tokens apart and gives nothing away. */
export interface Bearer { readonly name: string; readonly scopes: ReadonlySet<Scope> }

export const ANYBODY: Bearer = Object.freeze({ name: '', scopes: new Set(SCOPES) });

function entry(token: string, scopes: ReadonlySet<Scope>): Bearer & { readonly hash: Buffer } {
  const hash = hashOf(token);
  return { name: hash.toString('base64url', 0, 12), scopes, hash };
}

export class Tokens {
  readonly #entries: (Bearer & { readonly hash: Buffer })[];

  /** @param spec `TOKEN=rollout+read,OTHER=admin`, or `@FILE` with one a line. @throws ConfigError */
  constructor(spec: string) {
    const text = secretText(spec, 'the tokens');
    this.#entries = text.split(/[\n,]/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
      const at = line.lastIndexOf('=');
      const token = at < 0 ? line : line.slice(0, at);
      const scopes = at < 0 ? ['rollout', 'read'] : line.slice(at + 1).split('+');
      if (token.length < 16) throw new ConfigError('a token has at least 16 characters');
      if (!scopes.every(isScope)) throw new ConfigError(`a token's scopes are ${SCOPES.join(', ')}`);
      return entry(token, new Set(scopes.includes('admin') ? SCOPES : scopes));
    });
  }

  get size(): number { return this.#entries.length; }

  /** A token of this process's own, for its check of its own door; undefined where none is needed. */
  issue(scope: Scope): string | undefined {
    if (this.#entries.length === 0) return undefined;
    const token = randomBytes(24).toString('base64url');
    this.#entries.push(entry(token, new Set([scope])));
    return token;
  }

  /** Whose an `Authorization` header is; undefined for a wrong one. */
  identify(header: string): Bearer | undefined {
    const token = /^Bearer (\S+)$/i.exec(header)?.[1];
    return token === undefined ? undefined : this.holder(token);
  }

  /** Undefined for a wrong token. */
  holder(token: string): Bearer | undefined {
    const hash = hashOf(token);
    return this.#entries.filter((entry) => timingSafeEqual(entry.hash, hash))[0];
  }
}

/** @throws ConfigError when the address would be open to others without a token */
export function checkExposure(host: string, tokens: Tokens, insecure: boolean): void {
  const loopback = host === 'localhost' || host === '::1' || /^127\./.test(host);
  if (!loopback && tokens.size === 0 && !insecure) throw new ConfigError(`listening on ${host} needs --tokens (or --insecure, in so many words)`);
}
