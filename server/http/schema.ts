/** `GET /v1/schema`: every message as JSON Schema, the error table, the limits. */
import type { FastifyInstance } from 'fastify';
import { describeProtocol } from '../../protocol/index.ts';

export function schemaRoute(app: FastifyInstance): void {
  app.get('/v1/schema', { schema: { summary: 'The wire protocol as JSON Schema', tags: ['catalogue'] }, config: { scope: 'read' } }, () => describeProtocol());
}
