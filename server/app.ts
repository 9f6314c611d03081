/** Builds the HTTP and WebSocket application; never listens. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify from 'fastify';
import { ERRORS, GymError, RELEASE } from '../protocol/index.ts';
import type { Scope } from './auth.ts';
import type { Deps } from './deps.ts';
import { episodesRoute } from './http/episodes.ts';
import { familiesRoute } from './http/families.ts';
import { healthRoutes } from './http/health.ts';
import { leaderboardRoute } from './http/leaderboard.ts';
import { openEnvRoutes } from './http/openenv.ts';
import { schemaRoute } from './http/schema.ts';
import { tasksRoute } from './http/tasks.ts';
import { trajectoriesRoutes } from './http/trajectories.ts';
import { serveUpgrades } from './doors/upgrade.ts';

declare module 'fastify' {
  interface FastifyContextConfig { scope?: Scope }
}

/** Errors of the framework below 500 are of the client's making: a bad address, body or query. */
function failureOf(error: unknown): GymError {
  if (error instanceof GymError) return error;
  if (error instanceof Error && ('validation' in error || ('statusCode' in error && Number(error.statusCode) < 500))) return new GymError('bad_message', error.message);
  return new GymError('internal', 'the server failed at this request', { cause: error });
}

export async function buildApp(deps: Deps) {
  const app = fastify({
    logger: false,
    // What is refused before there is a route.
    frameworkErrors: (error, _, { raw }) => {
      const failure = failureOf(error);
      raw.writeHead(ERRORS[failure.code].httpStatus, { 'content-type': 'application/json' }).end(JSON.stringify({ error: failure.toWire() }));
    },
    // Other upgrades, as curl offers for HTTP/2, are declined by answering the request.
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, strict: false } },
  });

  // The schemas of answers describe them; they do not rewrite them, because a serialiser made from a schema would leave
  // out, without a word, whatever the schema forgot.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.addHook('onRequest', async (request) => {
    const scope = request.routeOptions.config.scope;
    if (scope !== undefined) deps.tokens.require(request.headers.authorization, scope);
  });
  app.setErrorHandler((error, _, reply) => {
    const failure = failureOf(error);
    if (failure.code === 'internal') deps.logger.error({ err: error }, 'request failed');
    return reply.code(ERRORS[failure.code].httpStatus).send({ error: failure.toWire() });
  });
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ error: new GymError('unknown_op', 'there is nothing here; see /docs').toWire() }));

  await app.register(swagger, { openapi: { info: { title: 'MedAgentGym', version: RELEASE, description: 'The HTTP side of the environment server. Episodes run over the WebSocket at /v1/gym: see docs/protocol.md.' } } });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  healthRoutes(app, deps);
  familiesRoute(app, deps);
  tasksRoute(app, deps);
  schemaRoute(app);
  episodesRoute(app, deps);
  trajectoriesRoutes(app, deps);
  leaderboardRoute(app, deps);
  await openEnvRoutes(app, deps);

  const sockets = serveUpgrades(app.server, deps);
  app.addHook('preClose', (done) => {
    for (const socket of sockets.clients) socket.close(1001, 'the server is shutting down');
    // One that does not answer the close is cut off.
    setTimeout(() => { for (const socket of sockets.clients) socket.terminate(); }, 1_000).unref();
    done();
  });
  return app;
}
