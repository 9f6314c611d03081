/** `GET /v1/schema`: every message as JSON Schema, the error table, the limits. */
import type { FastifyInstance } from 'fastify';
import { describeProtocol, ProtocolDescription } from '../../protocol/index.ts';
import { ERROR_RESPONSES } from './errors.ts';

export function schemaRoute(app: FastifyInstance): void {
  app.get('/v1/schema', { schema: { summary: 'The wire protocol as JSON Schema', tags: ['catalogue'], response: { 200: ProtocolDescription, ...ERROR_RESPONSES } }, config: { scope: 'read' } }, () => describeProtocol());
}
