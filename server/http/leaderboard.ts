/** `GET /v1/leaderboard`: what the recorded runs on the test split come to. */
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { Board } from '../../evaluation/board.ts';
import { boardFamilies } from '../../evaluation/board-families.ts';
import { closed } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';
import { several, word } from './trajectory-query.ts';

const Query = closed({ run: several(word, 'Of these runs alone.') });

export function leaderboardRoute(app: FastifyInstance, { board, catalogue, recorder, clock }: Deps): void {
  const families = boardFamilies(catalogue);
  app.get<{ Querystring: Static<typeof Query> }>('/v1/leaderboard', {
    schema: {
      summary: 'Runs on the test split, model by model, with intervals', tags: ['trajectories'],
      querystring: Query, response: { 200: Board, ...ERROR_RESPONSES },
    },
    config: { scope: 'read' },
  }, async ({ query: { run } }) => {
    await recorder.flush();
    const made = await board.board(families, clock.wall());
    if (run === undefined) return made;
    const wanted = new Set(run);
    return { ...made, entries: made.entries.filter((entry) => wanted.has(entry.run)) };
  });
}
