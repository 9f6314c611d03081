/** `GET /v1/trajectories` and below: what was recorded, found again and looked at. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { SftSample, sftSample } from '../../dialogue/sft-sample.ts';
import { Next } from '../../env/cursor.ts';
import { isRestricted } from '../../env/task-view.ts';
import { Facets } from '../../env/trajectories/facets.ts';
import { type Trajectory, TrajectorySummary } from '../../env/trajectories/trajectory.ts';
import { TrajectoryView, viewTrajectory } from '../../env/trajectories/trajectory-view.ts';
import { closed, GymError } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';
import { filterOf, FilterQuery, ListQuery } from './trajectory-query.ts';

const Page = closed({ trajectories: Type.Array(TrajectorySummary), next: Next });
const Id = closed({ id: Type.String({ maxLength: 64 }) });
const SftQuery = closed({ thinking: Type.Boolean({ default: false, description: 'Keep what the model thought, as `reasoning_content`.' }) });

export function trajectoriesRoutes(app: FastifyInstance, { trajectories, recorder, catalogue, access }: Deps): void {
  const common = { tags: ['trajectories'] };
  const config = { scope: 'read' } as const;
  /** Those that hold what this scope may not see are told apart. @throws GymError `unknown_episode` */
  const find = (id: string, request: FastifyRequest): { readonly trajectory: Trajectory; readonly restricted: boolean; readonly mayRead: boolean } => {
    const trajectory = trajectories.get(id);
    if (trajectory === undefined) throw new GymError('unknown_episode', 'no recorded episode has this id');
    return { trajectory, restricted: isRestricted(catalogue.infoOf(trajectory.family), trajectory.source), mayRead: access.require(request.raw, 'read').scopes.has('admin') };
  };

  app.get<{ Querystring: ListQuery }>('/v1/trajectories', {
    schema: { ...common, summary: 'Recorded episodes, newest first', querystring: ListQuery, response: { 200: Page, ...ERROR_RESPONSES } }, config,
  }, async ({ query: { cursor, limit, ...query } }) => {
    // What was told before is there: who begins a run anew must not miss the last step of the one before.
    await recorder.flush();
    return trajectories.page(filterOf(query), { cursor, limit });
  });

  app.get<{ Querystring: FilterQuery }>('/v1/trajectories/facets', {
    schema: { ...common, summary: 'How often each value occurs: each facet under all filters but its own', querystring: FilterQuery, response: { 200: Facets, ...ERROR_RESPONSES } }, config,
  }, ({ query }) => trajectories.facets(filterOf(query)));

  app.get<{ Params: Static<typeof Id> }>('/v1/trajectories/:id', {
    schema: { ...common, summary: 'One recorded episode with its steps', params: Id, response: { 200: TrajectoryView, ...ERROR_RESPONSES } }, config,
  }, (request) => {
    const { trajectory, restricted, mayRead } = find(request.params.id, request);
    return viewTrajectory(trajectory, restricted, mayRead);
  });

  app.get<{ Params: Static<typeof Id>; Querystring: Static<typeof SftQuery> }>('/v1/trajectories/:id/sft', {
    schema: { ...common, summary: 'A solved episode as a sample for supervised fine-tuning, as `export sft` writes it', params: Id, querystring: SftQuery, response: { 200: SftSample, ...ERROR_RESPONSES } }, config,
  }, (request) => {
    const { trajectory, restricted, mayRead } = find(request.params.id, request);
    if (restricted && !mayRead) throw new GymError('forbidden', 'records of real patients may be in this episode: they are for the scope admin');
    const sample = sftSample(trajectory, { thinking: request.query.thinking, parsedOnly: false });
    if (sample === undefined) throw new GymError('bad_message', 'samples are made of episodes that were solved', { path: '/id' });
    return sample;
  });
}
