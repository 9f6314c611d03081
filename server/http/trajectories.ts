/** `GET /v1/trajectories` and `/v1/trajectories/{id}`: what was recorded. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Trajectory, TrajectorySummary } from '../../env/trajectories/trajectory.ts';
import { closed, GymError } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

const Page = closed({ trajectories: Type.Array(TrajectorySummary) });

interface ListQuery { family?: string; task?: string; run?: string; offset: number; limit: number }

export function trajectoriesRoutes(app: FastifyInstance, { trajectories, recorder }: Deps): void {
  app.get<{ Querystring: ListQuery }>('/v1/trajectories', {
    schema: {
      summary: 'Recorded episodes, newest first', tags: ['trajectories'],
      querystring: { type: 'object', additionalProperties: false, properties: {
        family: { type: 'string', maxLength: 128 }, task: { type: 'string', maxLength: 256 }, run: { type: 'string', maxLength: 256, description: 'As the `meta` of its reset says.' },
        offset: { type: 'integer', minimum: 0, default: 0 }, limit: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
      } },
      response: { 200: Page, ...ERROR_RESPONSES },
    },
    config: { scope: 'read' },
  }, async ({ query: { offset, limit, ...filter } }) => {
    // What was told before is there: who begins a run anew must not miss the last step of the one before.
    await recorder.flush();
    return { trajectories: trajectories.list(filter, offset, limit) };
  });
  app.get<{ Params: { id: string } }>('/v1/trajectories/:id', {
    schema: {
      summary: 'One recorded episode with its steps', tags: ['trajectories'], params: { type: 'object', properties: { id: { type: 'string', maxLength: 64 } }, required: ['id'] },
      response: { 200: Trajectory, ...ERROR_RESPONSES },
    },
    config: { scope: 'read' },
  }, ({ params }) => {
    const trajectory = trajectories.get(params.id);
    if (trajectory === undefined) throw new GymError('unknown_episode', 'no recorded episode has this id');
    return trajectory;
  });
}
