/** What the server says unasked: events, which have a name and no id. They are of the moment: without a socket they are lost. */
import { type Static, Type } from 'typebox';
import { EpisodeId, Fault, RequestId } from './messages/shared.ts';
import { closed } from './schema.ts';

const count = Type.Integer({ minimum: 0 });
const event = <const N extends string, const T extends Record<string, Type.TSchema>>(name: N, properties: T, description: string) => closed({ event: Type.Literal(name), ...properties }, { description });

export const EVENTS = {
  queued: event('queued', { request: RequestId, position: Type.Integer({ minimum: 1 }) }, 'A reset waits for a place. Its position among those of this session; told again when it changes.'),
  preparing: event('preparing', { request: RequestId, title: Type.String(), done: count, total: count }, 'A reset waits for tables that are made at the first task that needs them: `done` of `total` steps.'),
  progress: event('progress', { request: RequestId, episode: EpisodeId, elapsed_ms: count }, 'A step still runs, so long after it was asked for.'),
  episode_closed: event('episode_closed', { episode: EpisodeId, reason: Type.String(), fault: Fault }, 'The server has ended an episode between two steps: `idle_timeout`, `episode_timeout`.'),
  going_away: event('going_away', { grace_ms: count }, 'The server is shutting down: no new resets; running episodes may finish within this time.'),
} as const;

export type ServerEvent = { readonly [N in keyof typeof EVENTS]: Static<(typeof EVENTS)[N]> }[keyof typeof EVENTS];
