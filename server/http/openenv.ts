/**
 * OpenEnv over HTTP, beside its socket: what a client asks before it connects, and its stateless `reset` and `step`. As at
 * OpenEnv's own server each of those has an environment of its own, which is gone with the answer: a `step` is a whole
 * episode of one step, for the task that the same request names. What lasts longer goes over `/ws`, or over `POST /mcp`
 * with a session.
 */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { closed, GymError, oneOf, RELEASE, shapeOf } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { ActionData, actionData, Observed, ResetData, resetData, State, StepObservation } from '../doors/openenv/messages.ts';
import { act, begin, leave, stateOf } from '../doors/openenv/play.ts';
import { answerRpc, refusedRpc, RpcReply } from '../doors/openenv/rpc.ts';
import type { Seat } from '../sessions/seat.ts';
import { ERROR_RESPONSES } from './errors.ts';
import { decodedBody, failureOfBody, bodyOf, readByCodec } from './openenv-body.ts';
import { openEnvTasksRoutes } from './openenv-tasks.ts';

const Health = closed({ status: oneOf(['healthy', 'unhealthy']) });
const Described = closed({ name: Type.String(), description: Type.String(), readme_content: Type.Null(), version: Type.String(), author: Type.Null(), documentation_url: Type.Null() });
const JsonSchema = Type.Record(Type.String(), Type.Unknown(), { description: 'A JSON Schema.' });
const Schemas = closed({ action: JsonSchema, observation: JsonSchema, state: JsonSchema, reset_observation: JsonSchema });
const StepBody = Type.Object({ action: ActionData, timeout_s: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 3600 })), request_id: Type.Optional(Type.String({ maxLength: 255 })), ...ResetData.properties }, { additionalProperties: false });
const RpcRequest = closed({ jsonrpc: Type.Literal('2.0'), method: Type.String(), params: Type.Optional(Type.Record(Type.String(), Type.Unknown())), id: Type.Optional(Type.Union([Type.String(), Type.Integer(), Type.Null()])) });
const stepBody = shapeOf(Type.Object({ ...StepBody.properties, action: Type.Unknown() }, { additionalProperties: false }));

const asJson = (schema: TSchema): unknown => JSON.parse(JSON.stringify(schema));
const SCHEMAS = { action: asJson(ActionData), observation: asJson(StepObservation), state: asJson(State), reset_observation: asJson(StepObservation) };

/** An episode that lasts as long as one request. */
async function briefly<T>(deps: Deps, token: string, work: (seat: Seat) => Promise<T>): Promise<T> {
  const seat = deps.seats.create(token);
  try {
    return await seat.inTurn(async () => {
      const done = await work(seat);
      await leave(deps, seat, 'stateless');
      return done;
    });
  } finally {
    await deps.sessions.end(seat.session, 'stateless', 'client');
  }
}

export async function openEnvRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const { state, access } = deps;
  const tokenOf = (request: FastifyRequest): string => access.require(request.raw, 'rollout').name;
  app.get('/health', { schema: { summary: 'OpenEnv: is the server well?', tags: ['openenv'], response: { 200: Health, 503: Health } } }, (_, reply) => reply.code(state.phase === 'ready' ? 200 : 503).send({ status: state.phase === 'ready' ? 'healthy' : 'unhealthy' }));
  app.get('/openapi.json', { schema: { summary: 'This description', tags: ['catalogue'], response: { 200: Type.Record(Type.String(), Type.Unknown()), ...ERROR_RESPONSES } } }, () => app.swagger());
  app.get('/metadata', { schema: { summary: 'OpenEnv: what this server is', tags: ['openenv'], response: { 200: Described, ...ERROR_RESPONSES } }, config: { scope: 'read' } }, () => ({
    name: 'medagentgym', description: `Medical coding tasks: the agent writes programs, which run in a sandbox and are graded outside it. Families: ${deps.catalogue.families.map(({ info }) => info.id).join(', ')}.`,
    readme_content: null, version: RELEASE, author: null, documentation_url: null,
  }));
  app.get('/schema', { schema: { summary: 'OpenEnv: actions, observations and state as JSON Schemas', tags: ['openenv'], response: { 200: Schemas, ...ERROR_RESPONSES } }, config: { scope: 'read' } }, () => SCHEMAS);
  app.get('/state', { schema: { summary: 'OpenEnv: the state of an environment that was not reset. Those of episodes are told over the socket', tags: ['openenv'], response: { 200: State, ...ERROR_RESPONSES } }, config: { scope: 'rollout' } }, () => stateOf({ playing: undefined }));

  await app.register(async (scope) => {
    readByCodec(scope);
    /** The schema of a body is shown, and checked by the handler: in the same words as at the socket. */
    const shown = { validatorCompiler: () => () => true, config: { scope: 'rollout' } } as const satisfies Partial<RouteOptions>;
    scope.post('/reset', { ...shown, schema: { summary: 'OpenEnv: the first observation of an episode, which is ended at once', tags: ['openenv'], body: ResetData, response: { 200: Observed, ...ERROR_RESPONSES } } }, (request) => {
      const data = resetData(bodyOf(request.body));
      return briefly(deps, tokenOf(request), (seat) => begin(deps, seat, data));
    });
    scope.post('/step', { ...shown, schema: { summary: 'OpenEnv: a whole episode of one step, of the task that is named beside the action', tags: ['openenv'], body: StepBody, response: { 200: Observed, ...ERROR_RESPONSES } } }, (request) => {
      const { action, timeout_s: seconds, request_id: _, ...data } = stepBody(bodyOf(request.body));
      const { reply, metadata } = actionData(action);
      const options = seconds === undefined ? data.options : { ...data.options, step_timeout_ms: Math.max(50, Math.floor(Math.min(seconds * 1000, data.options?.step_timeout_ms ?? Number.POSITIVE_INFINITY))) };
      return briefly(deps, tokenOf(request), async (seat) => {
        await begin(deps, seat, { ...data, ...(options === undefined ? {} : { options }) });
        return act(deps, seat, typeof reply === 'string' ? reply : JSON.stringify(reply), metadata);
      });
    });
    scope.post('/mcp', { ...shown, schema: { summary: 'OpenEnv: MCP as JSON-RPC; errors of its own are answered with 200', tags: ['openenv'], body: RpcRequest, response: { 200: RpcReply, ...ERROR_RESPONSES } } }, async (request) => {
      const decoded = decodedBody(request.body);
      if (decoded === undefined) return refusedRpc(new GymError('bad_frame', 'an empty body'));
      if ('violation' in decoded) return refusedRpc(failureOfBody(decoded));
      return await answerRpc({ deps, token: tokenOf(request) }, decoded.value);
    });
    openEnvTasksRoutes(scope, deps, shown.validatorCompiler);
  });
}
