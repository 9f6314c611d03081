/** The table of doors. A new one is an entry here: which codec it reads, and who speaks at it. */
import { CODECS, GYM_PATH, GymError, SUBPROTOCOLS } from '../../protocol/index.ts';
import type { Door } from './door.ts';
import { converse } from './native/conversation.ts';
import { frames } from './openenv/frames.ts';
import { converseMcp } from './openenv/mcp-conversation.ts';
import { converseOpenEnv } from './openenv/conversation.ts';

export const DOORS = {
  gym: { path: GYM_PATH, subprotocol: SUBPROTOCOLS.msgpack, codec: CODECS.msgpack, coalesces: true, speak: converse },
  gym_json: { path: GYM_PATH, subprotocol: SUBPROTOCOLS.json, codec: CODECS.json, coalesces: true, speak: converse },
  openenv: { path: '/ws', codec: frames, coalesces: false, tellsFull: true, speak: converseOpenEnv },
  openenv_mcp: { path: '/mcp', codec: frames, coalesces: false, tellsFull: true, speak: converseMcp },
} as const satisfies Readonly<Record<string, Door>>;

const ALL: readonly Door[] = Object.values(DOORS);

/** The doors at a path. @throws GymError `unknown_op` where there is none */
export function doorsAt(url: string | undefined): readonly Door[] {
  const path = url?.split('?', 1)[0];
  const doors = ALL.filter((door) => door.path === path);
  if (doors.length === 0) throw new GymError('unknown_op', `the WebSocket is at ${[...new Set(ALL.map((door) => door.path))].join(', ')}`);
  return doors;
}

/**
 * Which of the doors at a path is meant by the subprotocols that a client offers, in its order of preference.
 * @throws GymError `bad_message` where none of them is known
 */
export function chooseDoor(doors: readonly Door[], offered = ''): Door {
  const wanted = offered.split(',').map((each) => each.trim());
  const found = wanted.map((name) => doors.find(({ subprotocol }) => subprotocol === name)).find((door) => door !== undefined)
    ?? doors.find(({ subprotocol }) => subprotocol === undefined);
  if (found === undefined) throw new GymError('bad_message', `ask for the subprotocol ${doors.map(({ subprotocol }) => subprotocol).join(' or ')}`);
  return found;
}
