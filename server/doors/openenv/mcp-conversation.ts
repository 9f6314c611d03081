/** WebSocket `/mcp`: bare JSON-RPC, one reply to each request in order. `openenv/session/create` begins its episode. */
import { GymError } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import type { Link, Speaker } from '../door.ts';
import { answerRpc, refusedRpc } from './rpc.ts';
import { Turns } from './turns.ts';

export const converseMcp = (deps: Deps, link: Link): Speaker => new Turns(deps, link, {
  async answer(message, seat) {
    if ('violation' in message) return refusedRpc(new GymError(message.violation.code, message.violation.reason, { path: message.violation.path }));
    return await answerRpc({ deps, token: link.token, seat }, message.value);
  },
  refusal: refusedRpc,
}, link.query.get('session_id'));
