/** `GET /v1/episodes/{id}`: the state of a live episode, for the operator. */
import type { FastifyInstance } from 'fastify';
import { GymError } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';

export function episodesRoute(app: FastifyInstance, { sessions }: Deps): void {
  app.get<{ Params: { id: string } }>('/v1/episodes/:id', {
    schema: { summary: 'State of a live episode', tags: ['operation'], params: { type: 'object', properties: { id: { type: 'string', maxLength: 64 } }, required: ['id'] } },
    config: { scope: 'admin' },
  }, ({ params }) => {
    for (const session of sessions) {
      const episode = session.episodes.get(params.id)?.episode;
      if (episode !== undefined) {
        const { id, task, seed, digest, startedAt, running, stepsTaken, outcome, options } = episode;
        return { id, session: session.id, attached: session.attached, task: task.id, seed, digest, started_at: startedAt, running, steps: stepsTaken, options, outcome: outcome ?? null };
      }
    }
    throw new GymError('unknown_episode', 'no live episode has this id');
  });
}
