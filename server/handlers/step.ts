/** One step of one episode. With `durable` it is answered, also in an error, when its record is on disk. */
import type { Handler } from './handler.ts';

export const step: Handler<'step'> = async ({ deps, session, signal }, args) => {
  const held = session.named(args.episode);
  const behind = deps.recorder.ready();
  if (behind !== undefined) await behind;
  const startedAt = deps.clock.monotonic();
  const { episode } = held;
  try {
    const result = await episode.step(args, signal);
    deps.metrics.steps.inc({ family: episode.task.family, status: result.observation.status ?? result.observation.kind });
    return result;
  } finally {
    if (deps.config.durable) await deps.recorder.flush();
    held.lastUsed = deps.clock.monotonic();
    deps.metrics.stepSeconds.observe((held.lastUsed - startedAt) / 1000);
  }
};
