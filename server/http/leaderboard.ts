/** `GET /v1/leaderboard`: what the recorded runs on the test split come to. */
import type { FastifyInstance } from 'fastify';
import { Board } from '../../evaluation/board.ts';
import { boardFamilies } from '../../evaluation/board-families.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';

const name = { type: 'string', maxLength: 256 } as const;

interface Query { run?: string | string[] }

export function leaderboardRoute(app: FastifyInstance, { board, catalogue, recorder, clock }: Deps): void {
  const families = boardFamilies(catalogue);
  app.get<{ Querystring: Query }>('/v1/leaderboard', {
    schema: {
      summary: 'Runs on the test split, model by model, with intervals', tags: ['trajectories'],
      querystring: { type: 'object', additionalProperties: false, properties: { run: { anyOf: [name, { type: 'array', items: name, maxItems: 100 }], description: 'Of this run alone; several may be given.' } } },
      response: { 200: Board, ...ERROR_RESPONSES },
    },
    config: { scope: 'read' },
  }, async ({ query: { run } }) => {
    await recorder.flush();
    const made = await board.board(families, clock.wall());
    if (run === undefined) return made;
    const wanted = new Set([run].flat());
    return { ...made, entries: made.entries.filter((entry) => wanted.has(entry.run)) };
  });
}
