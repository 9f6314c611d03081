/** `GET /v1/families`, and the same list for `hello`. */
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../env/catalogue.ts';
import type { Deps } from '../deps.ts';

export function describeFamilies(catalogue: Catalogue) {
  return catalogue.families.map((family) => {
    const { id, version, title, summary, scope, categories, actions, runtimes, feedback, published } = family.info;
    return {
      id, version, title, summary, scope, categories, train: catalogue.count(family, 'train'), test: catalogue.count(family, 'test'), actions, runtimes, feedback,
      published: { train: catalogue.count(family, 'train', undefined, 'published'), test: catalogue.count(family, 'test', undefined, 'published') },
      source: published,
    };
  });
}

export function familiesRoute(app: FastifyInstance, { catalogue }: Deps): void {
  app.get('/v1/families', { schema: { summary: 'The task families on offer', tags: ['catalogue'] }, config: { scope: 'read' } }, () => describeFamilies(catalogue));
}
