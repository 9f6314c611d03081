/** Begins one episode or a group for the session. */
import { GymError } from '../../protocol/index.ts';
import type { Handler } from './handler.ts';

export const reset: Handler<'reset'> = async ({ deps, session, request, signal }, args) => {
  if (deps.state.phase === 'draining') throw new GymError('going_away', 'the server is shutting down');
  session.assertOpen();
  const { episodes, opening, queueMs } = await deps.episodes.begin({ ...args, owner: session.owner }, {
    signal,
    present: () => session.attached,
    onQueued: (position) => session.emit({ event: 'queued', request, position }),
    onProgress: ({ title, done, total }) => session.emit({ event: 'preparing', request, title, done, total }),
    onTimedOut: (episode, { stopReason, fault = 'client' }) => session.emit({ event: 'episode_closed', episode, reason: stopReason, fault }),
    adopt: (make) => session.adopt(make, request, deps.clock.monotonic()),
  });
  const ids = episodes.map(({ id }) => id);
  return {
    ...(args.group === undefined ? { episode: ids[0] ?? '' } : { episodes: ids }),
    observation: opening.observation,
    info: { ...opening.info, timing_ms: { queue: Math.round(queueMs * 1000) / 1000 } },
    digest: opening.digest,
  };
};
