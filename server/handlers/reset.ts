/** Begins one episode or a group: admission, sandboxes, first observation. A group begins whole or not at all. */
import { randomInt } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Episode } from '../../env/episode.ts';
import { resolveOptions } from '../../env/episode-options.ts';
import type { Work } from '../../env/families/work.ts';
import { describeOpening, type Opening } from '../../env/opening.ts';
import type { Sandbox } from '../../env/sandboxes/sandbox.ts';
import type { TaskRecord } from '../../env/task.ts';
import { GymError, type Requests } from '../../protocol/index.ts';
import { type Deps, dataFiles } from '../deps.ts';
import type { Handler, HandlerContext } from './handler.ts';

/** Sandboxes of a group that are made at the same time. */
const PARALLEL = 8;

/** Milliseconds between two events that say how far the making of tables has come. */
const PREPARING_MS = 1_000;

async function chooseTask({ deps: { catalogue, clock }, request, signal, emit }: HandlerContext, { task, options }: Requests['reset'], seed: number): Promise<TaskRecord> {
  let told = clock.monotonic();
  const onProgress = ({ title, done, total }: Work): void => {
    if (clock.monotonic() - told < PREPARING_MS) return;
    told = clock.monotonic();
    emit({ event: 'preparing', request, title, done, total });
  };
  try {
    return await ('id' in task ? catalogue.byId(task.id, { signal, onProgress }) : catalogue.select(task, options?.source, seed, { signal, onProgress }));
  } catch (error) {
    if (signal.aborted) throw new GymError('cancelled', 'cancelled before the episode began', { executed: 'no' });
    throw error;
  }
}

/** Real tables are the user's own: a row may be here without them. */
async function assertTables({ catalogue, config }: Deps, task: TaskRecord): Promise<void> {
  const { tables } = dataFiles(config);
  for (const mount of task.mounts) {
    if (await access(path.resolve(tables, mount.path)).then(() => true, () => false)) continue;
    const { id, published } = catalogue.family(task.family).info;
    if (task.source === 'twin') throw new GymError('data_missing', `the tables of ${task.id} were here and are gone: restart the server, which makes them again`);
    throw new GymError('data_missing', `the tables of this ${id} row are not here. Get them: ${published.source} (${published.licence}). Then: npm run -s gym -- import --family ${id} --tables DIR`);
  }
}

export const reset: Handler<'reset'> = async (context, args) => {
  const { deps, session, signal } = context;
  if (deps.state.phase === 'draining') throw new GymError('going_away', 'the server is shutting down');
  if (deps.recorder.failure !== undefined) throw new GymError('internal', 'episodes cannot be recorded at present, so none is begun', { executed: 'no', cause: deps.recorder.failure });
  const seed = args.seed ?? randomInt(0x1_0000_0000);
  const task = await chooseTask(context, args, seed);
  await assertTables(deps, task);
  const options = resolveOptions(task, deps.catalogue.family(task.family).info.feedback, args.options ?? {}, deps.limits);
  const count = args.group ?? 1;
  const queuedAt = deps.clock.monotonic();
  await deps.admission.acquire(count, signal, (position) => context.emit({ event: 'queued', request: context.request, position }));
  const queue = deps.clock.monotonic() - queuedAt;

  const sandboxes: Sandbox[] = [];
  const episodes: Episode[] = [];
  let opening: Opening;
  try {
    const backend = await deps.backends.get(options.runtime);
    const spec = { runtime: options.runtime, variant: task.variant, hygiene: task.hygiene ?? 'warm', mounts: task.mounts, limits: options.sandbox, allowExec: task.actions.includes('terminal'), seed } as const;
    let describing: Promise<Opening> | undefined;
    const describe = async (image: string): Promise<Opening> => {
      // The guests are told to get ready first, and do so meanwhile.
      await setImmediate();
      return describeOpening(task, options, seed, image);
    };
    for (let made = 0; made < count; made += PARALLEL) {
      const acquiring = Promise.allSettled(Array.from({ length: Math.min(PARALLEL, count - made) }, () => backend.acquire(spec, signal)));
      describing ??= describe(backend.image);
      // A failure is told below, when all sandboxes are here to be freed.
      describing.catch(() => {});
      const batch = await acquiring;
      for (const each of batch) if (each.status === 'fulfilled') sandboxes.push(each.value);
      const failed = batch.find((each) => each.status === 'rejected');
      if (signal.aborted) throw new GymError('cancelled', 'cancelled before the episode began', { executed: 'no' });
      if (failed !== undefined) throw failed.reason;
    }
    opening = await (describing ?? describe(backend.image));
    for (const sandbox of sandboxes) {
      episodes.push(new Episode({
        task, options, seed, opening, sandbox, image: backend.image, clock: deps.clock, recorder: deps.recorder, tables: deps.tables, grading: deps.grading, session: session.id, meta: args.meta,
        quarantine: (id, reason) => {
          deps.catalogue.quarantine(id, reason);
          deps.logger.error({ task: id }, 'task quarantined: its grading failed');
        },
        ended: ({ stopReason, fault }) => {
          deps.admission.release();
          deps.metrics.ended.inc({ reason: stopReason, fault: fault ?? 'none' });
        },
      }));
    }
    for (const episode of episodes) episode.begin();
  } catch (error) {
    for (const sandbox of sandboxes) void sandbox[Symbol.asyncDispose]();
    deps.admission.release(count);
    if (error instanceof GymError) throw error;
    throw new GymError('sandbox_failed', 'the sandbox could not be started', { executed: 'no', cause: error });
  }

  for (const episode of episodes) session.episodes.set(episode.id, { episode, lastUsed: deps.clock.monotonic() });
  deps.metrics.resets.inc({ family: task.family }, count);
  const ids = episodes.map(({ id }) => id);
  return {
    ...(args.group === undefined ? { episode: ids[0] ?? '' } : { episodes: ids }),
    observation: opening.observation,
    info: { ...opening.info, timing_ms: { queue: Math.round(queue * 1000) / 1000 } },
    digest: opening.digest,
  };
};
