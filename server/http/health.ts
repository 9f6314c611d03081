/** `GET /healthz` (the process lives), `/readyz` (it takes episodes), `/metrics`. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { closed, oneOf } from '../../protocol/index.ts';
import { type Deps, PHASES } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

const Alive = closed({ status: oneOf(['ok']) });
const Ready = closed({ status: oneOf([...PHASES, 'recording_failed']) });

export function healthRoutes(app: FastifyInstance, { state, metrics, recorder }: Deps): void {
  app.get('/healthz', { schema: { summary: 'Is the process alive?', tags: ['operation'], response: { 200: Alive } } }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { summary: 'Does it take new episodes?', tags: ['operation'], response: { 200: Ready, 503: Ready } } }, (_, reply) => {
    const status = recorder.failure === undefined ? state.phase : 'recording_failed';
    return reply.code(status === 'ready' ? 200 : 503).send({ status });
  });
  app.get('/metrics', {
    schema: { summary: 'Prometheus metrics', tags: ['operation'], response: { 200: { description: 'The text format of Prometheus.', content: { 'text/plain': { schema: Type.String() } } }, ...ERROR_RESPONSES } },
    config: { scope: 'read' },
  }, async (_, reply) => {
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });
}
