/** `GET /v1/tasks`: the operation `tasks` over HTTP. */
import type { FastifyInstance } from 'fastify';
import { listTasks } from '../../env/catalogue-view.ts';
import { MESSAGES, type Requests } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

export function tasksRoute(app: FastifyInstance, { catalogue }: Deps): void {
  app.get<{ Querystring: Requests['tasks'] }>('/v1/tasks', {
    schema: { summary: 'Tasks, a page at a time; never an answer', tags: ['catalogue'], querystring: MESSAGES.tasks.request, response: { 200: MESSAGES.tasks.result, ...ERROR_RESPONSES } },
    config: { scope: 'read' },
  }, ({ query }) => listTasks(catalogue, query));
}
