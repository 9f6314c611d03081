/** One step of one episode. */
import { GymError } from '../../protocol/index.ts';
import type { Handler } from './handler.ts';

export const step: Handler<'step'> = async ({ deps, session, signal }, args) => {
  const entry = session.episodes.get(args.episode);
  if (entry === undefined) throw new GymError('unknown_episode', 'there is no such episode in this session', { path: '/episode', executed: 'no' });
  const behind = deps.recorder.ready();
  if (behind !== undefined) await behind;
  const startedAt = deps.clock.monotonic();
  const { episode } = entry;
  try {
    const result = await episode.step(args, signal);
    deps.metrics.steps.inc({ family: episode.task.family, status: result.observation.status ?? result.observation.kind });
    return result;
  } finally {
    entry.lastUsed = deps.clock.monotonic();
    deps.metrics.stepSeconds.observe((entry.lastUsed - startedAt) / 1000);
  }
};
