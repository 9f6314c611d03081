/**
 * Who asks, and whether they may: by bearer token, or by the cookie of a sign-in where the page that asks is our own. The same
 * for HTTP routes and for the upgrade to a WebSocket.
 */
import type { IncomingMessage } from 'node:http';
import { parseCookie } from 'cookie';
import { GymError } from '../protocol/index.ts';
import { ANYBODY, type Bearer, type Scope, type Tokens } from './auth.ts';
import type { Config } from './config.ts';
import type { SignIn, SignIns } from './sign-ins.ts';
import { hostTrusted, isForeign } from './site.ts';

export type Asking = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Cookies are told apart by host and not by port, so that of each server on a machine has a name of its own. */
export const cookieName = ({ socket }: Pick<Asking, 'socket'>): string => `medagentgym-${socket.localPort ?? 0}`;

export class Access {
  readonly tokens: Tokens;
  readonly signIns: SignIns;
  readonly #config: Pick<Config, 'host' | 'allowed_origins'>;

  constructor(tokens: Tokens, signIns: SignIns, config: Pick<Config, 'host' | 'allowed_origins'>) {
    this.tokens = tokens;
    this.signIns = signIns;
    this.#config = config;
  }

  /** Is a token asked for at all? */
  get needed(): boolean { return this.tokens.size > 0; }

  /** @throws GymError `forbidden` under a name that is not ours, where nothing else keeps strangers out */
  assertHost({ headers: { host } }: Asking): void {
    const { host: listening, allowed_origins: allowed } = this.#config;
    if (!this.needed && !hostTrusted(host, listening, allowed)) throw new GymError('forbidden', 'this server asks for no token, and answers under its address or a local name alone; start it with --tokens, or name the page\'s origin in --allowed-origins');
  }

  /** @throws GymError `forbidden` for a page of another site */
  assertOwnSite({ headers }: Asking): void {
    if (isForeign(headers, this.#config.allowed_origins)) throw new GymError('forbidden', 'a page of another origin may not connect');
  }

  /** Undefined for nobody that is known. */
  identify(asking: Asking): Bearer | undefined {
    if (!this.needed) return ANYBODY;
    const { authorization } = asking.headers;
    return authorization === undefined ? this.signedIn(asking)?.bearer : this.tokens.identify(authorization);
  }

  /** By the cookie; that of our own pages alone, whatever other origins may connect. */
  signedIn(asking: Asking): SignIn | undefined {
    const secret = this.secretIn(asking);
    return secret === undefined || isForeign(asking.headers, '') ? undefined : this.signIns.find(secret);
  }

  secretIn(asking: Asking): string | undefined {
    const { cookie } = asking.headers;
    return cookie === undefined ? undefined : parseCookie(cookie)[cookieName(asking)];
  }

  /** @throws GymError `unauthorized` for nobody that is known, `forbidden` without the scope */
  require(asking: Asking, scope: Scope): Bearer {
    const bearer = this.identify(asking);
    if (bearer === undefined) throw new GymError('unauthorized', 'send the header Authorization: Bearer TOKEN, or sign in at the web page');
    if (!bearer.scopes.has(scope)) throw new GymError('forbidden', `the token lacks the scope ${scope}`);
    return bearer;
  }
}
