/** `GET /v1/families`. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { describeFamilies, FamilyView } from '../../env/catalogue-view.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

export function familiesRoute(app: FastifyInstance, { catalogue }: Deps): void {
  app.get('/v1/families', {
    schema: { summary: 'The task families on offer', tags: ['catalogue'], response: { 200: Type.Array(FamilyView), ...ERROR_RESPONSES } },
    config: { scope: 'read' },
  }, () => describeFamilies(catalogue));
}
