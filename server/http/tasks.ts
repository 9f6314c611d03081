/** `GET /v1/tasks`, the operation `tasks` over HTTP, and `GET /v1/task`: one as an agent sees it. */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { listTasks } from '../../env/catalogue-view.ts';
import { parseTaskId } from '../../env/task-id.ts';
import { PreviewOptions, previewTask, TaskPreview } from '../../env/task-preview.ts';
import { isRestricted } from '../../env/task-view.ts';
import { closed, GymError, MESSAGES, type Requests } from '../../protocol/index.ts';
import { dataFiles, type Deps, operatorLimits } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

const TaskQuery = closed({ id: Type.String({ minLength: 1, maxLength: 256 }), ...PreviewOptions });

export function tasksRoutes(app: FastifyInstance, { catalogue, access, config }: Deps): void {
  const operator = { limits: operatorLimits(config), tablesFolder: dataFiles(config).tables };

  app.get<{ Querystring: Requests['tasks'] }>('/v1/tasks', {
    schema: { summary: 'Tasks, a page at a time; never an answer', tags: ['catalogue'], querystring: MESSAGES.tasks.request, response: { 200: MESSAGES.tasks.result, ...ERROR_RESPONSES } },
    config: { scope: 'read' },
  }, ({ query }) => listTasks(catalogue, query));

  app.get<{ Querystring: Static<typeof TaskQuery> }>('/v1/task', {
    schema: {
      summary: 'A task as an agent sees it; never its answer', description: 'The first task of a family on tables may take a minute: they are made for it.', tags: ['catalogue'],
      querystring: TaskQuery, response: { 200: TaskPreview, ...ERROR_RESPONSES },
    },
    config: { scope: 'read' },
  }, async (request, reply) => {
    const { id, ...options } = request.query;
    const place = parseTaskId(id);
    if (place !== undefined && isRestricted(catalogue.infoOf(place.family), place.source) && !access.require(request.raw, 'read').scopes.has('admin')) throw new GymError('forbidden', 'records of real patients may be in this task: it is shown to the scope admin');
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const record = await catalogue.byId(id, { signal: gone.signal }).catch((error: unknown) => {
      throw gone.signal.aborted ? new GymError('cancelled', 'nobody waits for it any more', { cause: error }) : error;
    });
    return await previewTask(record, catalogue.family(record.family).info, options, operator);
  });
}
