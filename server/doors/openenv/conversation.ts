/** `/ws`: OpenEnv's messages, one episode at a time, one reply to each request in order, and nothing unasked. */
import { type Decoded, GymError } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import { classify } from '../../execution/classify.ts';
import type { Seat } from '../../sessions/seat.ts';
import type { Link, Speaker } from '../door.ts';
import { errorFrame } from './errors.ts';
import { actionData, envelope, resetData, toolCall } from './messages.ts';
import { act, Answered, begin, leave, stateOf } from './play.ts';
import { answerRpc } from './rpc.ts';
import { callOf, toolsOf } from './tools.ts';
import { Turns } from './turns.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * `reply` is what the model wrote. Data without it is an action that the client has decoded from its model's text already,
 * and goes to the same parser: what is wrong with it is the policy's doing, and told to the model.
 */
async function step(deps: Deps, seat: Seat, data: Data): Promise<unknown> {
  if (data['type'] === 'list_tools') return { observation: { tools: toolsOf(seat).map(({ inputSchema, ...tool }) => ({ ...tool, input_schema: inputSchema })), metadata: {} }, reward: null, done: false };
  if (data['type'] === 'call_tool') {
    const { tool_name: tool, arguments: parameters, metadata } = toolCall(data);
    const done = await act(deps, seat, callOf(tool, parameters), metadata);
    return { ...done, observation: { ...done.observation, tool_name: tool, result: done.observation.text } };
  }
  if (!('reply' in data)) return act(deps, seat, data);
  const { reply, metadata } = actionData(data);
  return act(deps, seat, typeof reply === 'string' ? reply : isRecord(reply) ? reply : JSON.stringify(reply), metadata);
}

const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

async function answer(deps: Deps, token: string, message: Decoded, seat: Seat): Promise<unknown> {
  let opening = false;
  try {
    if ('violation' in message) throw new GymError(message.violation.code, message.violation.reason, { path: message.violation.path });
    const { type, data = {} } = envelope(message.value);
    switch (type) {
      case 'reset':
        opening = true;
        return { type: 'observation', data: await begin(deps, seat, resetData(data)) };
      case 'step': return { type: 'observation', data: await step(deps, seat, data) };
      case 'state': return { type: 'state', data: stateOf(seat) };
      case 'mcp': return { type: 'mcp', data: await answerRpc({ deps, token, seat }, data) };
      case 'close':
        await leave(deps, seat, 'closed');
        return undefined;
      default: throw new GymError('unknown_op', `there is no message ${JSON.stringify(type.slice(0, 40))}; there are reset, step, state, close and mcp`);
    }
  } catch (error) {
    const failure = classify(error, deps);
    if (!(failure instanceof Answered)) deps.metrics.errors.inc({ code: failure.code });
    return errorFrame(failure, { opening, places: { active: deps.admission.used, most: deps.admission.max } });
  }
}

export const converseOpenEnv = (deps: Deps, link: Link): Speaker => new Turns(deps, link, {
  answer: (message, seat) => answer(deps, link.token, message, seat),
  refusal: (error, code, places) => errorFrame(error, { code, places }),
}, link.query.get('session_id'));
