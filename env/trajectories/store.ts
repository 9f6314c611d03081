/** Reads recorded trajectories: pages of them, single ones, or all that a filter lets through, a few in memory at a time. */
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { conditionsOf, type TrajectoryFilter } from './filter.ts';
import { openTrajectories } from './open.ts';
import type { Trajectory, TrajectoryStep, TrajectorySummary } from './trajectory.ts';

type Row = Record<string, unknown>;
/** Rows that are read at a time. */
const PAGE = 256;
const json = (value: unknown): unknown => typeof value === 'string' ? JSON.parse(value) : null;
const text = (value: unknown): string => String(value);
const nullable = <T>(value: unknown, as: (value: unknown) => T): T | null => value === null || value === undefined ? null : as(value);

function feedbackOf(options: unknown): string | null {
  const resolved = json(options);
  return typeof resolved === 'object' && resolved !== null && 'feedback' in resolved && typeof resolved.feedback === 'string' ? resolved.feedback : null;
}

/** Of `meta`, what programs that sample write there. Anybody may write anything there. */
function labelsOf(text: unknown): Pick<TrajectorySummary, 'run' | 'sample' | 'model'> {
  const meta = json(text);
  const { run, sample, model } = typeof meta === 'object' && meta !== null ? { run: undefined, sample: undefined, model: undefined, ...meta } : {};
  return { run: typeof run === 'string' ? run : null, sample: Number.isSafeInteger(sample) ? Number(sample) : null, model: typeof model === 'string' ? model : null };
}

function summary(row: Row): TrajectorySummary {
  return {
    id: text(row['id']), task: text(row['task']), family: text(row['family']), category: text(row['category']), split: text(row['split']), source: text(row['source']),
    seed: Number(row['seed']), started_at: Number(row['started_at']), ended_at: nullable(row['ended_at'], Number), reward: nullable(row['reward'], Number),
    terminated: nullable(row['terminated'], Boolean), truncated: nullable(row['truncated'], Boolean), stop_reason: nullable(row['stop_reason'], text), fault: nullable(row['fault'], text), solved: nullable(row['solved'], Boolean),
    feedback: feedbackOf(row['options']), ...labelsOf(row['meta']),
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

export class TrajectoryStore implements Disposable {
  readonly #file: string;
  #database: DatabaseSync | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** The file is made by the recorder; before its first batch there is nothing to read. */
  #open(): DatabaseSync | undefined {
    if (this.#database === undefined && existsSync(this.#file)) this.#database = openTrajectories(this.#file, 'read');
    return this.#database;
  }

  /** Newest first. */
  list(filter: TrajectoryFilter, offset: number, limit: number): readonly TrajectorySummary[] {
    const { where, values } = conditionsOf(filter);
    return this.#open()?.prepare(`SELECT * FROM episode ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY no DESC LIMIT ? OFFSET ?`).all(...values, limit, offset).map(summary) ?? [];
  }

  get(id: string): Trajectory | undefined {
    const database = this.#open();
    const row = database?.prepare('SELECT * FROM episode WHERE id = ?').get(id);
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
    const page = database.prepare(`SELECT * FROM episode WHERE ${[...where, behind].join(' AND ')} ORDER BY ${by} LIMIT ${PAGE}`);
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
