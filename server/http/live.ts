/** `GET /v1/live`: what the server does now, as server-sent events. */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';
import { Feed } from '../live/feed.ts';
import { Live, LiveReader } from '../live/live.ts';
import { ERROR_RESPONSES } from './errors.ts';

export function liveRoute(app: FastifyInstance, deps: Deps): void {
  const { access, logger } = deps;
  const reader = new LiveReader(deps);
  const feed = new Feed({ read: (listeners) => reader.read(listeners), rest: () => reader.rest(), failed: (error) => logger.error({ err: error }, 'the live feed could not be read') });
  app.addHook('preClose', (done) => {
    feed[Symbol.dispose]();
    done();
  });
  app.get('/v1/live', {
    schema: {
      summary: 'What the server does now, once a second', description: 'Server-sent events named `live`; each has this JSON as its data.', tags: ['operation'],
      response: { 200: { description: 'A stream of events.', content: { 'text/event-stream': { schema: Live } } }, ...ERROR_RESPONSES },
    },
    // There is no end of it that a HEAD could tell of.
    exposeHeadRoute: false,
    config: { scope: 'read' },
  }, (request, reply) => {
    feed.assertRoom();
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    // Proxies are not to gather it.
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    feed.add(reply.raw, () => access.identify(request.raw)?.scopes.has('read') === true);
  });
}
