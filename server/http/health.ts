/** `GET /healthz` (the process lives), `/readyz` (it takes episodes), `/metrics`. */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';

export function healthRoutes(app: FastifyInstance, { state, metrics, recorder }: Deps): void {
  app.get('/healthz', { schema: { summary: 'Is the process alive?', tags: ['operation'] } }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { summary: 'Does it take new episodes?', tags: ['operation'] } }, (_, reply) => {
    const status = recorder.failure === undefined ? state.phase : 'recording_failed';
    return reply.code(status === 'ready' ? 200 : 503).send({ status });
  });
  app.get('/metrics', { schema: { summary: 'Prometheus metrics', tags: ['operation'] }, config: { scope: 'read' } }, async (_, reply) => {
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });
}
