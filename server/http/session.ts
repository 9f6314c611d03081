/**
 * `/v1/session`: a browser signs in with a token that is typed once, and has a cookie from then on. Guesses from one address
 * are few; programs send their token with each request and need none of this.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stringifySetCookie } from 'cookie';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Static, Type } from 'typebox';
import { closed, GymError, nullable, oneOf } from '../../protocol/index.ts';
import { cookieName } from '../access.ts';
import { ANYBODY, type Bearer, SCOPES } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

/** Wrong tokens from one address in a minute. */
const WRONG = 10;
const MINUTE_S = 60;
const BODY_BYTES = 4096;

const Session = closed({
  needed: Type.Boolean({ description: 'Is a token asked for at all?' }),
  signed_in: Type.Boolean({ description: 'By a cookie, or by a bearer token sent along.' }),
  name: nullable(Type.String(), { description: 'Tells tokens apart and gives nothing away.' }),
  scopes: Type.Array(oneOf(SCOPES), { description: 'What may be done now.' }),
  expires_at: nullable(Type.Number(), { description: 'Of the cookie: milliseconds since 1970.' }),
});
const Given = closed({ token: Type.String({ minLength: 1, maxLength: 1024 }) });

export function sessionRoutes(app: FastifyInstance, { access, config: { sign_in_ms: lastsMs } }: Deps): void {
  const wrong = new RateLimiterMemory({ points: WRONG, duration: MINUTE_S });
  const config = { ownSite: true } as const;
  const common = { tags: ['session'], response: { 200: Session, ...ERROR_RESPONSES } };

  const sessionOf = (bearer: Bearer | undefined, expiresAt: number | null): Static<typeof Session> => (access.needed
    ? { needed: true, signed_in: bearer !== undefined, name: bearer?.name ?? null, scopes: [...bearer?.scopes ?? []], expires_at: expiresAt }
    : { needed: false, signed_in: false, name: null, scopes: [...ANYBODY.scopes], expires_at: null });
  /** Behind a server that speaks TLS, the page's own origin says so. */
  const setCookie = (request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number): void => {
    reply.header('set-cookie', stringifySetCookie({ name: cookieName(request.raw), value, maxAge, path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' || request.headers.origin?.startsWith('https:') === true }));
  };
  const closeOld = (request: FastifyRequest): void => {
    const secret = access.secretIn(request.raw);
    if (secret !== undefined) access.signIns.close(secret);
  };
  /** @throws GymError `rate_limited` */
  const countGuess = (address: string): Promise<unknown> => wrong.consume(address).catch((refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) throw new GymError('rate_limited', `${WRONG} wrong tokens in a minute: wait, then try again`, { retry_after_ms: refusal.msBeforeNext });
    throw refusal;
  });

  app.get('/v1/session', { schema: { ...common, summary: 'Who asks, and what may they do?' }, config }, ({ raw }) => sessionOf(access.identify(raw), access.signedIn(raw)?.expiresAt ?? null));

  app.post<{ Body: Static<typeof Given> }>('/v1/session', { bodyLimit: BODY_BYTES, schema: { ...common, summary: 'Sign a browser in, by a cookie', body: Given }, config }, async (request, reply) => {
    if (!access.needed) return sessionOf(undefined, null);
    await countGuess(request.ip);
    const bearer = access.tokens.holder(request.body.token);
    if (bearer === undefined) throw new GymError('unauthorized', 'this is no token of this server');
    await wrong.reward(request.ip, 1);
    closeOld(request);
    const { secret, signIn } = access.signIns.open(bearer);
    setCookie(request, reply, secret, Math.floor(lastsMs / 1000));
    return sessionOf(bearer, signIn.expiresAt);
  });

  app.delete('/v1/session', { schema: { ...common, summary: 'Sign out' }, config }, (request, reply) => {
    closeOld(request);
    setCookie(request, reply, '', 0);
    return sessionOf(undefined, null);
  });
}
