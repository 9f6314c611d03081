/** The one place where everything is put together. */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Admission, type AdmissionLimits } from '../env/admission.ts';
import { Catalogue } from '../env/catalogue.ts';
import { type Clock, systemClock } from '../env/clock.ts';
import { Episodes } from '../env/episodes.ts';
import type { Family } from '../env/families/family.ts';
import { OPERATOR_LIMITS, type OperatorLimits } from '../env/episode-options.ts';
import { Grading } from '../env/grading/grading.ts';
import { PublishedStore } from '../env/published-store.ts';
import { createBackends, type Backends } from '../env/sandboxes/index.ts';
import { Tables } from '../env/tables/tables.ts';
import { noRecorder } from '../env/trajectories/no-recorder.ts';
import { closeLost } from '../env/trajectories/close-lost.ts';
import { openTrajectories } from '../env/trajectories/open.ts';
import type { Recorder } from '../env/trajectories/recorder.ts';
import { SqliteRecorder } from '../env/trajectories/sqlite-recorder.ts';
import { TrajectoryStore } from '../env/trajectories/store.ts';
import { type TwinKey, twinKey } from '../env/twin-key.ts';
import { BoardThread } from '../evaluation/board-thread.ts';
import { FAMILIES } from '../datasets/index.ts';
import { installedFamilies } from '../datasets/packs/installed.ts';
import { Access } from './access.ts';
import { secretText, Tokens } from './auth.ts';
import { type Config, ConfigError } from './config.ts';
import { openDebugModel } from './debug-endpoint.ts';
import { createLogger, type Logger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { Seats } from './sessions/seats.ts';
import { Sessions } from './sessions/sessions.ts';
import { SignIns } from './sign-ins.ts';

export const PHASES = ['starting', 'ready', 'draining'] as const;

export interface Deps extends AsyncDisposable {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly catalogue: Catalogue;
  readonly backends: Backends;
  readonly recorder: Recorder;
  readonly trajectories: TrajectoryStore;
  readonly board: BoardThread;
  readonly admission: Admission;
  readonly episodes: Episodes;
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly metrics: Metrics;
  /** What the server is doing; readiness and new resets depend on it. */
  readonly state: { phase: (typeof PHASES)[number]; connections: number };
}

export const dataFiles = ({ data_dir: dataDir, tables_dir: tablesDir, trajectories }: Pick<Config, 'data_dir' | 'tables_dir' | 'trajectories'>) => Object.freeze({
  published: path.join(dataDir, 'published.sqlite'),
  trajectories: trajectories === '' ? path.join(dataDir, 'trajectories.sqlite') : path.resolve(trajectories),
  tables: path.resolve(tablesDir === '' ? path.join(dataDir, 'tables') : tablesDir),
});

/** @throws ConfigError */
export function operatorKey({ twin_key: given }: Pick<Config, 'twin_key'>): TwinKey {
  try {
    return twinKey(secretText(given, 'the twin key'));
  } catch (error) {
    throw error instanceof RangeError ? new ConfigError(error.message, { cause: error }) : error;
  }
}

export const operatorLimits = (config: Config): OperatorLimits => Object.freeze({
  ...OPERATOR_LIMITS,
  ...(config.debug_model === '' ? {} : { debugModel: config.debug_model }),
  stepTimeoutMs: config.step_timeout_ms,
  maxStepTimeoutMs: Math.max(config.step_timeout_ms, OPERATOR_LIMITS.maxStepTimeoutMs),
  episodeTimeoutMs: config.episode_timeout_ms === 0 ? undefined : config.episode_timeout_ms,
  memoryMib: { base: config.memory_mib, data: config.memory_mib, science: config.science_memory_mib },
  tmpfsMib: config.tmpfs_mib,
  threads: config.threads,
  outputBytes: config.output_bytes,
});

/** @throws ConfigError when a file of the data folder cannot be made or is not what it should be */
function usable<T>(file: string, open: (file: string) => T): T {
  try {
    return open(file);
  } catch (cause) {
    throw new ConfigError(`${file} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. Mend or move it, or give another --data-dir`, { cause });
  }
}

/**
 * Run as root, the sandboxes' users are others, and must be let through to the tables that they mount.
 * @throws ConfigError
 */
function assertPassable(tables: string): void {
  mkdirSync(tables, { recursive: true });
  if (process.getuid?.() === 0 && (statSync(tables).mode & 0o001) === 0) throw new ConfigError(`${tables} lets nobody else pass, and the agent's code runs as another user: chmod 711 ${tables}. To keep the tables from other accounts, make the folder above it private instead (chmod 700)`);
}

function closeLostEpisodes(file: string): number {
  const database = openTrajectories(file, 'write');
  try {
    return closeLost(database, file);
  } finally {
    database.close();
  }
}

/** How many places there are, and how many one session and one token may hold. */
function shares({ max_episodes: max, queue, session_episodes: perSession, token_episodes: perToken }: Config, tokens: Tokens): AdmissionLimits {
  const most = max - Math.floor(max / 8);
  return { max, queue, perSession: perSession === 0 ? most : perSession, perToken: perToken > 0 ? perToken : tokens.size > 1 ? most : max };
}

/** What can be put in place of a real part, or beside it. */
export interface DepsOptions {
  /** Families beside those of the table, such as ones found at run time. */
  readonly families?: readonly Family[];
  readonly logger?: Logger;
  readonly clock?: Clock;
}

export async function createDeps(config: Config, options: DepsOptions = {}): Promise<Deps> {
  const tokens = new Tokens(config.tokens);
  const logger = options.logger ?? createLogger(config.log_level);
  const clock = options.clock ?? systemClock;
  const access = new Access(tokens, new SignIns(clock, config.sign_in_ms), config);
  const debugModel = openDebugModel(config, logger);
  const files = dataFiles(config);
  await using stack = new AsyncDisposableStack();
  const published = stack.use(usable(files.published, (file) => new PublishedStore(file)));
  const catalogue = new Catalogue([...FAMILIES, ...installedFamilies({ data: config.data_dir }), ...options.families ?? []], published, files.tables, operatorKey(config));
  assertPassable(files.tables);
  const backends = stack.use(await createBackends({ python: config.python, isolation: config.isolation, pool: config.pool, mountsRoot: files.tables, tmpfsMib: config.tmpfs_mib, logger }));
  // Opened here once, because what is wrong with it should stop the start and not the first episode.
  const lost = config.record === 'on' ? usable(files.trajectories, closeLostEpisodes) : 0;
  if (lost > 0) logger.warn({ episodes: lost }, 'episodes of a server that was lost were ended as our fault');
  const sqlite = config.record === 'on' ? stack.use(usable(files.trajectories, (file) => new SqliteRecorder(file))) : undefined;
  const recorder: Recorder = sqlite ?? noRecorder;
  const trajectories = stack.use(new TrajectoryStore(files.trajectories));
  const board = stack.use(new BoardThread(files.trajectories));
  const tables = stack.use(new Tables(files.tables));
  const grading = stack.use(new Grading({ backend: (runtime) => backends.get(runtime), places: config.graders }));
  const admission = new Admission(shares(config, tokens));
  const state: Deps['state'] = { phase: 'starting', connections: 0 };
  const metrics: Metrics = new Metrics({
    episodesActive: () => admission.used,
    episodesMax: () => admission.max,
    queued: () => admission.queued,
    grading: () => grading.running,
    gradingQueued: () => grading.waiting,
    sessions: () => sessions.size,
    connections: () => state.connections,
    sandboxes: () => backends.started().map(({ runtime, backend }) => ({ runtime, isolation: backend.isolation, ...backend.stats() })),
    stepsLong: () => backends.turns.long,
    stepsStopped: () => backends.turns.stopped,
    recorderBacklog: () => sqlite?.backlog ?? 0,
    quarantined: () => catalogue.families.map((family) => ({ family: family.info.id, tasks: catalogue.quarantinedOf(family) })),
  });
  const sessions = stack.use(new Sessions({ clock, resumeMs: config.resume_ms, idleMs: config.idle_ms, progressMs: config.progress_ms, logger }));
  const seats = new Seats(sessions, clock, config.max_connections);
  const episodes = new Episodes({
    catalogue, backends, admission, recorder, tables, grading, tablesFolder: files.tables, limits: operatorLimits(config), clock, debugModel,
    observer: {
      begun: ({ family }, count) => metrics.resets.inc({ family }, count),
      ended: ({ stopReason, fault }) => metrics.ended.inc({ reason: stopReason, fault: fault ?? 'none' }),
      quarantined: (task, reason) => logger.error({ task, reason }, 'task quarantined: its grading failed'),
    },
  });
  const owned = stack.move();
  return {
    config, logger, clock, tokens, access, catalogue, backends, recorder, trajectories, board, admission, episodes, sessions, seats, metrics, state,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
