/** `GET /v1/episodes/{id}`: the state of a live episode, for the operator. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { closed, GymError, oneOf } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

const LiveEpisode = closed({
  id: Type.String(),
  session: Type.String(),
  attached: Type.Boolean({ description: 'Has its session a socket?' }),
  task: Type.String(),
  seed: Type.Integer(),
  digest: Type.String(),
  started_at: Type.Number({ description: 'Milliseconds since 1970, UTC.' }),
  running: Type.Boolean({ description: 'Does a step run?' }),
  steps: Type.Integer(),
  options: Type.Record(Type.String(), Type.Unknown(), { description: 'All settings of the episode, filled in.' }),
  outcome: Type.Union([
    closed({
      reward: Type.Optional(Type.Number()), solved: Type.Boolean(), terminated: Type.Boolean(), truncated: Type.Boolean(), stopReason: Type.String(),
      fault: Type.Optional(oneOf(['policy', 'client', 'infra'])),
    }),
    Type.Null(),
  ], { description: 'How it ended; null while it goes on.' }),
});

export function episodesRoute(app: FastifyInstance, { sessions }: Deps): void {
  app.get<{ Params: { id: string } }>('/v1/episodes/:id', {
    schema: {
      summary: 'State of a live episode', tags: ['operation'], params: { type: 'object', properties: { id: { type: 'string', maxLength: 64 } }, required: ['id'] },
      response: { 200: LiveEpisode, ...ERROR_RESPONSES },
    },
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
