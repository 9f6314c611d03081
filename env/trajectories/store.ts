/** Reads recorded trajectories: pages of them, single ones, or all that a filter lets through, a few in memory at a time. */
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { fields } from '../../protocol/fields.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import { FacetCounter, type Facets, NO_FACETS } from './facets.ts';
import { conditionsOf, type TrajectoryFilter } from './filter.ts';
import { openTrajectories } from './open.ts';
import { outcomeOf } from './standing.ts';
import type { Trajectory, TrajectoryStep, TrajectorySummary } from './trajectory.ts';

type Row = Record<string, unknown>;
/** Rows that are read at a time. */
const PAGE = 256;
const json = (value: unknown): unknown => typeof value === 'string' ? JSON.parse(value) : null;
const text = (value: unknown): string => String(value);
/** A row, and how many steps it has. */
const ROW = 'SELECT *, (SELECT count(*) FROM step WHERE step.episode = episode.no) AS turns FROM episode';
const LIST = 'trajectories';
const nullable = <T>(value: unknown, as: (value: unknown) => T): T | null => value === null || value === undefined ? null : as(value);

/** Of `meta`, where anybody may write anything. */
function sampleOf(meta: unknown): number | null {
  const { sample } = fields(json(meta));
  return Number.isSafeInteger(sample) ? Number(sample) : null;
}

function summary(row: Row): TrajectorySummary {
  const told = {
    ended_at: nullable(row['ended_at'], Number), solved: nullable(row['solved'], Boolean), reward: nullable(row['reward'], Number), stop_reason: nullable(row['stop_reason'], text), fault: nullable(row['fault'], text),
  };
  return {
    id: text(row['id']), task: text(row['task']), family: text(row['family']), category: text(row['category']), split: text(row['split']), source: text(row['source']),
    seed: Number(row['seed']), started_at: Number(row['started_at']), ...told, outcome: outcomeOf(told), turns: Number(row['turns']),
    terminated: nullable(row['terminated'], Boolean), truncated: nullable(row['truncated'], Boolean), feedback: nullable(row['feedback'], text),
    run: nullable(row['run'], text), sample: sampleOf(row['meta']), model: nullable(row['model'], text), tag: nullable(row['tag'], text),
  };
}

function whole(database: DatabaseSync, row: Row): Trajectory {
  const steps = database.prepare('SELECT * FROM step WHERE episode = ? ORDER BY seq').all(Number(row['no'])).map((step): TrajectoryStep => ({
    seq: Number(step['seq']), action: json(step['action']), raw: nullable(step['raw'], text), meta: json(step['meta']), observation: json(step['observation']),
    reward: nullable(step['reward'], Number), info: json(step['info']), error: json(step['error']), at: Number(step['at']),
  }));
  return {
    ...summary(row), digest: text(row['digest']), trajectory_digest: nullable(row['trajectory_digest'], text), release: text(row['release']), image: text(row['image']),
    options: json(row['options']), meta: json(row['meta']), observation: json(row['observation']), steps,
  };
}

/**
 * Which index finds episodes best. The planner knows nothing of how many there are of each value; a walk over the narrow
 * index is never bad, however few fit.
 */
function indexFor({ task, run, ...others }: TrajectoryFilter): string {
  if (task !== undefined) return 'INDEXED BY episode_task';
  if (Object.values(others).some((each) => each !== undefined)) return 'INDEXED BY episode_list';
  return run === undefined || run.length === 0 ? 'NOT INDEXED' : 'INDEXED BY episode_run';
}

export class TrajectoryStore implements Disposable {
  readonly #file: string;
  readonly #facets = new FacetCounter();
  #database: DatabaseSync | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** The file is made by the recorder; before its first batch there is nothing to read. */
  #open(): DatabaseSync | undefined {
    if (this.#database === undefined && existsSync(this.#file)) this.#database = openTrajectories(this.#file, 'read');
    return this.#database;
  }

  /**
   * Newest first.
   * @param cursor the `next` of the page before @throws GymError `bad_message` for another
   */
  page(filter: TrajectoryFilter, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): { readonly trajectories: readonly TrajectorySummary[]; readonly next: string | null } {
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : placeOf(LIST, ['number'], cursor)[0];
    const { where, values } = conditionsOf(filter);
    const rows = this.#open()?.prepare(`${ROW} WHERE no IN (SELECT no FROM episode ${indexFor(filter)} WHERE ${[...where, 'no < ?'].join(' AND ')} ORDER BY no DESC LIMIT ?) ORDER BY no DESC`).all(...values, before, limit + 1) ?? [];
    const shown = rows.slice(0, limit);
    return { trajectories: shown.map(summary), next: rows.length > limit ? cursorOf(LIST, [Number(shown.at(-1)?.['no'])]) : null };
  }

  /** How often each value occurs among the episodes that the filter lets through. */
  facets(filter: TrajectoryFilter): Facets {
    const database = this.#open();
    return database === undefined ? NO_FACETS : this.#facets.count(database, filter);
  }

  get(id: string): Trajectory | undefined {
    const database = this.#open();
    const row = database?.prepare(`${ROW} WHERE id = ?`).get(id);
    return database === undefined || row === undefined ? undefined : whole(database, row);
  }

  /** In the order in which they began, without their steps. */
  *summaries(filter: TrajectoryFilter): Generator<TrajectorySummary> {
    for (const row of this.#rows(filter, 'began')) yield summary(row);
  }

  /** With their steps, in the order in which they began, or those of each task together. */
  *each(filter: TrajectoryFilter, order: 'began' | 'task' = 'began'): Generator<Trajectory> {
    const database = this.#open();
    if (database === undefined) return;
    for (const row of this.#rows(filter, order)) yield whole(database, row);
  }

  /** Page by page, each beginning behind the last row of the one before: no page is read twice, and none kept. */
  *#rows(filter: TrajectoryFilter, order: 'began' | 'task', since = 0): Generator<Row> {
    const database = this.#open();
    if (database === undefined) return;
    const { where, values } = conditionsOf(filter);
    const [behind, by] = order === 'task' ? ['(task, no) > (?, ?)', 'task, no'] : ['no > ?', 'no'];
    const page = database.prepare(`${ROW} WHERE ${[...where, behind].join(' AND ')} ORDER BY ${by} LIMIT ${PAGE}`);
    for (let last: readonly (string | number)[] = order === 'task' ? ['', 0] : [since]; ;) {
      const rows = page.all(...values, ...last);
      yield* rows;
      const end = rows.at(-1);
      if (end === undefined || rows.length < PAGE) return;
      last = order === 'task' ? [text(end['task']), Number(end['no'])] : [Number(end['no'])];
    }
  }

  /** Those that began after that one, with the number by which to go on. Their steps are read when they are asked for. */
  *since(no: number, filter: TrajectoryFilter): Generator<{ readonly no: number; readonly summary: TrajectorySummary; readonly whole: () => Trajectory }> {
    const database = this.#open();
    if (database === undefined) return;
    for (const row of this.#rows(filter, 'began', no)) yield { no: Number(row['no']), summary: summary(row), whole: () => whole(database, row) };
  }

  /** Of all episodes. */
  images(): readonly string[] {
    return this.#open()?.prepare('SELECT DISTINCT image FROM episode ORDER BY image').all().map(({ image }) => text(image)) ?? [];
  }

  [Symbol.dispose](): void {
    if (this.#database?.isOpen === true) this.#database.close();
  }
}
