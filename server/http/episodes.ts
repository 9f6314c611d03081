/** `GET /v1/episodes` and `/v1/episodes/{id}`: the live episodes, for the operator. */
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Cursor, cursorOf, Next, placeOf } from '../../env/cursor.ts';
import { fields } from '../../protocol/fields.ts';
import { closed, GymError, nullable, oneOf } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import type { HeldEpisode, Session } from '../sessions/session.ts';
import { ERROR_RESPONSES } from './errors.ts';

const text = Type.String();
const moment = Type.Number({ description: 'Milliseconds since 1970, UTC.' });
const line = {
  id: text, session: text, attached: Type.Boolean({ description: 'Has its session a socket?' }),
  task: text, family: text, category: text, split: text, source: text, seed: Type.Integer(), feedback: text,
  model: nullable(text, { description: 'As the `meta` of its reset says.' }), run: nullable(text, { description: 'Likewise.' }),
  started_at: moment, last_at: moment, running: Type.Boolean({ description: 'Does a step run?' }),
  steps: Type.Integer(), max_steps: Type.Integer(), reward: Type.Number({ description: 'Of the steps so far.' }),
  outcome: nullable(closed({
    reward: Type.Optional(Type.Number()), solved: Type.Boolean(), terminated: Type.Boolean(), truncated: Type.Boolean(), stopReason: text,
    fault: Type.Optional(oneOf(['policy', 'client', 'infra'])),
  }), { description: 'How it ended; null while it goes on.' }),
};
const EpisodeLine = closed(line);
const LiveEpisode = closed({ ...line, digest: text, options: Type.Record(text, Type.Unknown(), { description: 'All settings of the episode, filled in.' }) });
const Page = closed({ episodes: Type.Array(EpisodeLine), next: Next });
const ListQuery = closed({ family: Type.Optional(Type.Array(Type.String({ maxLength: 128 }), { maxItems: 64 })), cursor: Type.Optional(Cursor), limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) });
const Id = closed({ id: Type.String({ maxLength: 64 }) });

const LIST = 'episodes';

interface Found { readonly session: Session; readonly held: HeldEpisode }

export function episodesRoutes(app: FastifyInstance, { sessions, clock }: Deps): void {
  const common = { tags: ['operation'] };
  const config = { scope: 'admin' } as const;
  const all = (): Found[] => [...sessions].flatMap((session) => [...session.episodes.values()].map((held) => ({ session, held })));
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

  function lineOf({ session, held: { episode, lastUsed } }: Found) {
    const { id, task, seed, startedAt, running, stepsTaken, rewardSoFar, outcome = null, options, meta } = episode;
    const { model, run } = fields(meta);
    return {
      id, session: session.id, attached: session.attached, task: task.id, family: task.family, category: task.category, split: task.split, source: task.source, seed, feedback: options.feedback,
      model: textOf(model), run: textOf(run), started_at: startedAt, last_at: Math.round(clock.wall() - (clock.monotonic() - lastUsed)), running, steps: stepsTaken, max_steps: options.maxSteps, reward: rewardSoFar, outcome,
    };
  }

  app.get<{ Querystring: Static<typeof ListQuery> }>('/v1/episodes', {
    schema: { ...common, summary: 'The live episodes, oldest first', querystring: ListQuery, response: { 200: Page, ...ERROR_RESPONSES } }, config,
  }, ({ query: { family, cursor, limit } }) => {
    const behind = cursor === undefined ? undefined : placeOf(LIST, ['number', 'text'], cursor);
    const isBehind = ({ held: { episode } }: Found): boolean => behind === undefined || episode.startedAt > behind[0] || (episode.startedAt === behind[0] && episode.id > behind[1]);
    const found = all().filter((each) => (family === undefined || family.includes(each.held.episode.task.family)) && isBehind(each))
      .toSorted(({ held: { episode: a } }, { held: { episode: b } }) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
    const shown = found.slice(0, limit);
    const last = shown.at(-1)?.held.episode;
    return { episodes: shown.map(lineOf), next: last === undefined || found.length <= limit ? null : cursorOf(LIST, [last.startedAt, last.id]) };
  });

  app.get<{ Params: Static<typeof Id> }>('/v1/episodes/:id', {
    schema: { ...common, summary: 'State of a live episode', params: Id, response: { 200: LiveEpisode, ...ERROR_RESPONSES } }, config,
  }, ({ params }) => {
    const found = all().find(({ held }) => held.episode.id === params.id);
    if (found === undefined) throw new GymError('unknown_episode', 'no live episode has this id');
    const { digest, options } = found.held.episode;
    return { ...lineOf(found), digest, options };
  });
}
