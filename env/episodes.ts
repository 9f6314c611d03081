/**
 * Begins episodes, one or a group: the task, places, sandboxes and worlds, the first observation. Knows no session and no
 * socket.
 *
 * Guarantees: a group begins whole or not at all. Whatever fails and whenever the signal is aborted, no place, sandbox or
 * episode stays behind. Between the last look at the signal and the moment the owner has the episodes nothing waits.
 */
import { randomInt } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { GymError, type ResetOptions, type TaskRef } from '../protocol/index.ts';
import type { DebugModel } from './actions/debug-model.ts';
import type { Admission, Owner } from './admission.ts';
import type { Catalogue } from './catalogue.ts';
import type { Clock } from './clock.ts';
import { Episode } from './episode.ts';
import { type EpisodeOptions, type OperatorLimits, resolveOptions } from './episode-options.ts';
import type { Work } from './families/work.ts';
import type { Grading } from './grading/grading.ts';
import { describeOpening, type Opening } from './opening.ts';
import type { EpisodeOutcome } from './outcome.ts';
import type { Backends } from './sandboxes/index.ts';
import type { Sandbox, SandboxBackend, SandboxSpec } from './sandboxes/sandbox.ts';
import type { Tables } from './tables/tables.ts';
import type { TaskRecord, WorldSpec } from './task.ts';
import type { Recorder } from './trajectories/recorder.ts';
import { openServedWorld, type OpenWorld } from './worlds/open.ts';

/** Sandboxes of a group that are made at the same time. */
const PARALLEL = 8;
/** Milliseconds between two words on how far the making of tables has come. */
const PROGRESS_MS = 1_000;

export interface EpisodesParts {
  readonly catalogue: Catalogue;
  readonly backends: Pick<Backends, 'get'>;
  readonly admission: Admission;
  readonly recorder: Recorder;
  readonly tables: Tables;
  readonly grading: Grading;
  /** The folder under which the tables lie that tasks mount. */
  readonly tablesFolder: string;
  readonly limits: OperatorLimits;
  readonly clock: Clock;
  readonly debugModel?: DebugModel | undefined;
  readonly observer: EpisodesObserver;
}

/** Told what happens, to count and log it. */
export interface EpisodesObserver {
  begun(task: TaskRecord, count: number): void;
  ended(outcome: EpisodeOutcome): void;
  /** The grading of this task failed through our fault; the catalogue gives it out no more. */
  quarantined(task: string, reason: string): void;
}

export interface Wanted {
  readonly task: TaskRef;
  /** Absent: drawn. It also draws the task, where that has no index. */
  readonly seed?: number | undefined;
  readonly options?: ResetOptions | undefined;
  /** How many; absent: one. */
  readonly group?: number | undefined;
  readonly meta?: unknown;
  /** Whose they are, for their places and for the record. */
  readonly owner: Owner;
}

export interface BeginControl {
  readonly signal: AbortSignal;
  /** Told the position in the queue, from 1, at first and whenever it changes. */
  readonly onQueued?: (position: number) => void;
  /** Is there still somebody to wait for a place? */
  readonly present?: () => boolean;
  /** Told how far the making of tables has come, once a second. */
  readonly onProgress?: (work: Work) => void;
  /** Told when an episode's time has run out between two steps. */
  readonly onTimedOut?: (episode: string, outcome: EpisodeOutcome) => void;
  /**
   * Gives the episodes to their owner: looks whether they can still be taken, calls `make`, which begins them, and keeps
   * what it gives; all without waiting, so that nobody can end the owner in between. Throws to refuse them.
   */
  adopt(make: () => readonly Episode[]): readonly Episode[];
}

export interface Begun {
  readonly episodes: readonly Episode[];
  /** The same for all of a group. */
  readonly opening: Opening;
  /** How long they waited for their places. */
  readonly queueMs: number;
}

/** What one episode holds from its beginning to its end. */
interface Held { readonly sandbox: Sandbox; readonly world: OpenWorld | undefined }

/** A sandbox, and before it the world that its code acts on. Leaves nothing behind when either fails. */
async function hold(backend: SandboxBackend, spec: SandboxSpec, wanted: WorldSpec | undefined, tables: string, signal: AbortSignal): Promise<Held> {
  if (wanted === undefined) return { sandbox: await backend.acquire(spec, signal), world: undefined };
  const world = await openServedWorld(wanted, { seed: spec.seed, tables });
  try {
    return { sandbox: await backend.acquire({ ...spec, service: world.service }, signal), world };
  } catch (error) {
    await world[Symbol.asyncDispose]();
    throw error;
  }
}

async function free({ sandbox, world }: Held): Promise<void> {
  await sandbox[Symbol.asyncDispose]();
  await world?.[Symbol.asyncDispose]();
}

const mayExecute = ({ actions, questions }: TaskRecord): boolean => actions.includes('terminal') || questions.some((question) => question.actions?.includes('terminal') === true);

const cancelled = (): GymError => new GymError('cancelled', 'cancelled before the episode began', { executed: 'no' });

export class Episodes {
  readonly #parts: EpisodesParts;

  constructor(parts: EpisodesParts) {
    this.#parts = parts;
  }

  /**
   * @throws GymError `unknown_task`, `data_missing`, `bad_message` for what is asked; `too_large`, `capacity` for want of
   * places; `cancelled`; `sandbox_failed`; `internal` when nothing can be recorded; and what `adopt` throws
   * @throws LeftQueue when nobody waits for a place any more
   */
  async begin(wanted: Wanted, control: BeginControl): Promise<Begun> {
    const { catalogue, admission, recorder, limits, clock, backends, observer } = this.#parts;
    if (recorder.failure !== undefined) throw new GymError('internal', 'episodes cannot be recorded at present, so none is begun', { executed: 'no', cause: recorder.failure });
    const { group = 1, seed = randomInt(0x1_0000_0000), owner } = wanted;
    const { signal } = control;
    const task = await this.#choose(wanted, seed, control);
    await this.#assertTables(task);
    const options = resolveOptions(task, catalogue.family(task.family).info, wanted.options ?? {}, limits);
    const queuedAt = clock.monotonic();
    await admission.acquire(group, owner, signal, { ...(control.onQueued === undefined ? {} : { moved: control.onQueued }), ...(control.present === undefined ? {} : { present: control.present }) });
    const queueMs = clock.monotonic() - queuedAt;
    const held: Held[] = [];
    try {
      const backend = await backends.get(options.runtime);
      const opening = await this.#gather(held, group, backend, task, options, seed, signal);
      if (signal.aborted) throw cancelled();
      const episodes = control.adopt(() => held.map((each) => this.#make(each, backend.image, task, options, seed, opening, wanted, control)));
      observer.begun(task, group);
      return { episodes, opening, queueMs };
    } catch (error) {
      await Promise.allSettled(held.map(free));
      admission.release(owner, group);
      if (error instanceof GymError) throw error;
      throw new GymError('sandbox_failed', 'the sandbox could not be started', { executed: 'no', cause: error });
    }
  }

  async #choose({ task, options }: Wanted, seed: number, { signal, onProgress }: BeginControl): Promise<TaskRecord> {
    const { catalogue, clock } = this.#parts;
    let told = clock.monotonic();
    const work = {
      signal,
      onProgress: (done: Work): void => {
        if (clock.monotonic() - told < PROGRESS_MS) return;
        told = clock.monotonic();
        onProgress?.(done);
      },
    };
    try {
      return await ('id' in task ? catalogue.byId(task.id, work) : catalogue.select(task, options?.source, seed, work));
    } catch (error) {
      if (signal.aborted) throw cancelled();
      throw error;
    }
  }

  /** Real tables are the user's own: a row may be here without them. */
  async #assertTables(task: TaskRecord): Promise<void> {
    const { catalogue, tablesFolder } = this.#parts;
    for (const mount of task.mounts) {
      if (await access(path.resolve(tablesFolder, mount.path)).then(() => true, () => false)) continue;
      const { id, published } = catalogue.family(task.family).info;
      if (task.source === 'twin') throw new GymError('data_missing', `the tables of ${task.id} were here and are gone: restart the server, which makes them again`);
      throw new GymError('data_missing', `the tables of this ${id} row are not here. Get them: ${published.source} (${published.licence}). Then: npm run -s gym -- import --family ${id} --tables DIR`);
    }
  }

  /** Fills `held`, some at a time; what was made is there also after a failure. The first observation is described meanwhile. */
  async #gather(held: Held[], count: number, backend: SandboxBackend, task: TaskRecord, options: EpisodeOptions, seed: number, signal: AbortSignal): Promise<Opening> {
    const spec = { runtime: options.runtime, variant: task.variant, hygiene: task.hygiene ?? 'warm', mounts: task.mounts, limits: options.sandbox, allowExec: mayExecute(task), seed } as const;
    const describe = async (): Promise<Opening> => {
      // The guests are told to get ready first, and do so meanwhile.
      await setImmediate();
      return describeOpening(task, options, seed, backend.image);
    };
    let describing: Promise<Opening> | undefined;
    while (held.length < count) {
      const acquiring = Promise.allSettled(Array.from({ length: Math.min(PARALLEL, count - held.length) }, () => hold(backend, spec, task.world, this.#parts.tablesFolder, signal)));
      describing ??= describe();
      // A failure is told below, when all sandboxes are here to be freed.
      describing.catch(() => {});
      const batch = await acquiring;
      for (const each of batch) if (each.status === 'fulfilled') held.push(each.value);
      const failed = batch.find((each) => each.status === 'rejected');
      if (signal.aborted) throw cancelled();
      if (failed !== undefined) throw failed.reason;
    }
    return describing ?? describe();
  }

  #make({ sandbox, world }: Held, image: string, task: TaskRecord, options: EpisodeOptions, seed: number, opening: Opening, { owner, meta }: Wanted, { onTimedOut }: BeginControl): Episode {
    const { catalogue, admission, recorder, tables, grading, clock, debugModel, observer } = this.#parts;
    const episode: Episode = new Episode({
      task, options, seed, opening, sandbox, world, grading, image, clock, recorder, tables, debugModel, session: owner.session, meta,
      quarantine: (id, reason) => {
        catalogue.quarantine(id);
        observer.quarantined(id, reason);
      },
      ended: (outcome) => {
        admission.release(owner);
        observer.ended(outcome);
      },
      timedOut: (outcome) => onTimedOut?.(episode.id, outcome),
    });
    episode.begin();
    return episode;
  }
}
