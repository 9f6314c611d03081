/**
 * MCP at the OpenEnv door: JSON-RPC 2.0, `tools/list` and `tools/call`, and sessions that are made without a socket
 * (`openenv/session/create`, which takes what a reset takes, and `openenv/session/close`).
 */
import { type Static, Type } from 'typebox';
import { closed, GymError, shapeOf } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import { classify } from '../../execution/classify.ts';
import type { Seat } from '../../sessions/seat.ts';
import { sentence } from './errors.ts';
import { resetData } from './messages.ts';
import { act, Answered, begin } from './play.ts';
import { callOf, OVER, toolResult, toolsOf } from './tools.ts';

const RpcId = Type.Union([Type.String({ maxLength: 128 }), Type.Integer(), Type.Null()]);
const request = shapeOf(closed({ jsonrpc: Type.Literal('2.0'), method: Type.String({ maxLength: 128 }), params: Type.Optional(Type.Record(Type.String(), Type.Unknown())), id: Type.Optional(RpcId) }));
const call = shapeOf(Type.Object({ name: Type.String({ minLength: 1, maxLength: 128 }), arguments: Type.Optional(Type.Record(Type.String(), Type.Unknown())) }));

export const RpcReply = Type.Object({
  jsonrpc: Type.Literal('2.0'), id: RpcId,
  result: Type.Optional(Type.Unknown()),
  error: Type.Optional(Type.Object({ code: Type.Integer(), message: Type.String(), data: Type.Optional(Type.Unknown()) }, { additionalProperties: false })),
}, { additionalProperties: false });
export type RpcReply = Static<typeof RpcReply>;

const [PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, SERVER_ERROR] = [-32_700, -32_600, -32_601, -32_602, -32_000];
const CODE: Readonly<Record<string, number>> = { bad_frame: PARSE_ERROR, unknown_op: METHOD_NOT_FOUND, bad_message: INVALID_PARAMS, too_large: INVALID_PARAMS };

const failed = (id: RpcReply['id'], code: number, error: GymError): RpcReply => {
  const { message: _, ...data } = error.toWire();
  return { jsonrpc: '2.0', id, error: { code, message: sentence(error), data: { ...data, ...(data.fault === 'infra' ? { reward: null } : {}) } } };
};

export interface Caller {
  readonly deps: Deps;
  readonly token: string;
  /** Of the socket that asks; without one a request names its session. */
  readonly seat?: Seat | undefined;
}

/** What was wrong before there was a request at all. */
export const refusedRpc = (error: GymError): RpcReply => failed(null, error.code === 'bad_frame' ? PARSE_ERROR : INVALID_REQUEST, error);

/** Never rejects. */
export async function answerRpc(caller: Caller, value: unknown): Promise<RpcReply> {
  let asked: ReturnType<typeof request>;
  try {
    asked = request(value);
  } catch (error) {
    return refusedRpc(classify(error, caller.deps));
  }
  const { id = null, method, params = {} } = asked;
  try {
    return { jsonrpc: '2.0', id, result: await answer(caller, method, params) };
  } catch (error) {
    const failure = classify(error, caller.deps);
    if (!(failure instanceof Answered)) caller.deps.metrics.errors.inc({ code: failure.code });
    return failed(id, CODE[failure.code] ?? SERVER_ERROR, failure);
  }
}

function sessionId(params: Readonly<Record<string, unknown>>): string {
  const { session_id: id } = params;
  if (typeof id !== 'string' || id === '') throw new GymError('bad_message', 'name a `session_id`: `openenv/session/create` makes one', { path: '/session_id' });
  return id;
}

async function answer({ deps, token, seat: own }: Caller, method: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
  switch (method) {
    case 'openenv/session/create': {
      const data = resetData(params);
      // A socket has its session: here it begins an episode.
      if (own !== undefined) return { session_id: own.session.resumeToken, ...(Object.keys(data).length === 0 ? {} : await begin(deps, own, data)) };
      const { id, seat } = deps.seats.open(token);
      return { session_id: id, ...(Object.keys(data).length === 0 ? {} : await seat.inTurn(() => begin(deps, seat, data))) };
    }
    case 'openenv/session/close': {
      const id = sessionId(params);
      return deps.seats.close(id, token) ? { session_id: id, closed: true } : { session_id: id, closed: false, closing: true };
    }
    case 'tools/list': {
      if (own === undefined && params['session_id'] === undefined) return { tools: toolsOf({ playing: undefined }) };
      const seat = own ?? deps.seats.named(sessionId(params), token);
      return { tools: toolsOf(seat) };
    }
    case 'tools/call': {
      const { name, arguments: parameters } = call(params);
      if (own !== undefined) return await callTool(deps, own, name, parameters);
      const seat = deps.seats.named(sessionId(params), token);
      return await seat.inTurn(() => callTool(deps, seat, name, parameters));
    }
    default: throw new GymError('unknown_op', `there is no method ${JSON.stringify(method.slice(0, 40))}; there are tools/list, tools/call, openenv/session/create and openenv/session/close`);
  }
}

/** After the end a tool answers with a text; one that the task does not permit is refused and costs no step. */
async function callTool(deps: Deps, seat: Seat, name: string, parameters: Readonly<Record<string, unknown>> | undefined) {
  const { playing } = seat;
  if (playing !== undefined && playing.over !== undefined && playing.failure === undefined) return toolResult(OVER, undefined);
  const tools = toolsOf(seat).map((tool) => tool.name);
  if (playing !== undefined && !tools.includes(name)) throw new GymError('bad_message', `there is no tool ${JSON.stringify(name.slice(0, 40))} in this task; there are ${tools.join(', ')}`, { path: '/name' });
  const done = await act(deps, seat, callOf(name, parameters));
  return toolResult(done.observation.text, done);
}
