/** Builds the HTTP and WebSocket application; never listens. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify from 'fastify';
import { ERRORS, GymError, RELEASE } from '../protocol/index.ts';
import type { Scope } from './auth.ts';
import type { Deps } from './deps.ts';
import { episodesRoutes } from './http/episodes.ts';
import { familiesRoute } from './http/families.ts';
import { healthRoutes } from './http/health.ts';
import { leaderboardRoute } from './http/leaderboard.ts';
import { liveRoute } from './http/live.ts';
import { openEnvRoutes } from './http/openenv.ts';
import { pageRoutes, safeHeaders } from './http/page.ts';
import { schemaRoute } from './http/schema.ts';
import { sessionRoutes } from './http/session.ts';
import { tasksRoutes } from './http/tasks.ts';
import { trajectoriesRoutes } from './http/trajectories.ts';
import { serveUpgrades } from './doors/upgrade.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked of whoever comes; without one anybody may. */
    scope?: Scope;
    /** Not for pages of other sites, though no scope is asked. */
    ownSite?: boolean;
  }
}

/** Errors of the framework below 500 are of the client's making: a bad address, body or query. */
function failureOf(error: unknown): GymError {
  if (error instanceof GymError) return error;
  if (error instanceof Error && ('validation' in error || ('statusCode' in error && Number(error.statusCode) < 500))) return new GymError('bad_message', error.message);
  return new GymError('internal', 'the server failed at this request', { cause: error });
}

const DOCS = '/docs';
/** No other hosts; styles that it writes into the page; and plain HTTP stays as it is: there may be no other here. */
const docsPolicy = (policy: string): string => policy.split(';').filter((each) => each.trim() !== '' && each.trim() !== 'upgrade-insecure-requests')
  .map((each) => each.replace(/ (https:|validator\.swagger\.io)(?= |$)/g, '').replace(/frame-ancestors .*/, "frame-ancestors 'none'").replace(/style-src .*/, "style-src 'self' 'unsafe-inline'")).join(';');

/** Methods that change nothing. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

export async function buildApp(deps: Deps) {
  const { access } = deps;
  const app = fastify({
    logger: false,
    // What is refused before there is a route.
    frameworkErrors: (error, _, { raw }) => {
      const failure = failureOf(error);
      raw.writeHead(ERRORS[failure.code].httpStatus, { 'content-type': 'application/json' }).end(JSON.stringify({ error: failure.toWire() }));
    },
    // Other upgrades, as curl offers for HTTP/2, are declined by answering the request.
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', strict: false } },
  });

  // The schemas of answers describe them; they do not rewrite them, because a serialiser made from a schema would leave
  // out, without a word, whatever the schema forgot.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  safeHeaders(app, DOCS);
  app.addHook('onRequest', async (request) => {
    const { scope, ownSite = false } = request.routeOptions.config;
    access.assertHost(request.raw);
    if (scope !== undefined || ownSite || !SAFE.has(request.method)) access.assertOwnSite(request.raw);
    if (scope !== undefined) access.require(request.raw, scope);
  });
  app.setErrorHandler((error, _, reply) => {
    const failure = failureOf(error);
    if (failure.code === 'internal') deps.logger.error({ err: error }, 'request failed');
    return reply.code(ERRORS[failure.code].httpStatus).send({ error: failure.toWire() });
  });

  await app.register(swagger, { openapi: { info: { title: 'MedAgentGym', version: RELEASE, description: 'The HTTP side of the environment server. Episodes run over the WebSocket at /v1/gym: see docs/protocol.md.' } } });
  await app.register(swaggerUi, { routePrefix: DOCS, staticCSP: true, transformStaticCSP: docsPolicy });
  sessionRoutes(app, deps);
  healthRoutes(app, deps);
  familiesRoute(app, deps);
  tasksRoutes(app, deps);
  schemaRoute(app);
  episodesRoutes(app, deps);
  liveRoute(app, deps);
  trajectoriesRoutes(app, deps);
  leaderboardRoute(app, deps);
  await openEnvRoutes(app, deps);
  await pageRoutes(app, deps.config.web_dir);

  const sockets = serveUpgrades(app.server, deps);
  app.addHook('preClose', (done) => {
    for (const socket of sockets.clients) socket.close(1001, 'the server is shutting down');
    // One that does not answer the close is cut off.
    setTimeout(() => { for (const socket of sockets.clients) socket.terminate(); }, 1_000).unref();
    done();
  });
  return app;
}
