/** `GET /v1/families`. */
import type { FastifyInstance } from 'fastify';
import { describeFamilies } from '../../env/catalogue-view.ts';
import type { Deps } from '../deps.ts';

export function familiesRoute(app: FastifyInstance, { catalogue }: Deps): void {
  app.get('/v1/families', { schema: { summary: 'The task families on offer', tags: ['catalogue'] }, config: { scope: 'read' } }, () => describeFamilies(catalogue));
}
