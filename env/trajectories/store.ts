/** Reads recorded trajectories. */
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openTrajectories } from './open.ts';
import type { Trajectory, TrajectoryStep, TrajectorySummary } from './trajectory.ts';

type Row = Record<string, unknown>;
const json = (value: unknown): unknown => typeof value === 'string' ? JSON.parse(value) : null;
const text = (value: unknown): string => String(value);
const nullable = <T>(value: unknown, as: (value: unknown) => T): T | null => value === null || value === undefined ? null : as(value);

function feedbackOf(options: unknown): string | null {
  const resolved = json(options);
  return typeof resolved === 'object' && resolved !== null && 'feedback' in resolved && typeof resolved.feedback === 'string' ? resolved.feedback : null;
}

function summary(row: Row): TrajectorySummary {
  return {
    id: text(row['id']), task: text(row['task']), family: text(row['family']), category: text(row['category']), split: text(row['split']), source: text(row['source']),
    seed: Number(row['seed']), started_at: Number(row['started_at']), ended_at: nullable(row['ended_at'], Number), reward: nullable(row['reward'], Number),
    terminated: nullable(row['terminated'], Boolean), truncated: nullable(row['truncated'], Boolean), stop_reason: nullable(row['stop_reason'], text), fault: nullable(row['fault'], text), solved: nullable(row['solved'], Boolean),
    feedback: feedbackOf(row['options']),
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
  list(filter: { readonly family?: string; readonly task?: string }, offset: number, limit: number): readonly TrajectorySummary[] {
    const conditions = Object.entries(filter).filter(([, value]) => value !== undefined);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([name]) => `${name} = ?`).join(' AND ')}`;
    return this.#open()?.prepare(`SELECT * FROM episode ${where} ORDER BY no DESC LIMIT ? OFFSET ?`).all(...conditions.map(([, value]) => value), limit, offset).map(summary) ?? [];
  }

  get(id: string): Trajectory | undefined {
    const database = this.#open();
    const row = database?.prepare('SELECT * FROM episode WHERE id = ?').get(id);
    if (database === undefined || row === undefined) return undefined;
    const steps = database.prepare('SELECT * FROM step WHERE episode = ? ORDER BY seq').all(Number(row['no'])).map((step): TrajectoryStep => ({
      seq: Number(step['seq']), action: json(step['action']), raw: nullable(step['raw'], text), meta: json(step['meta']), observation: json(step['observation']),
      reward: nullable(step['reward'], Number), info: json(step['info']), error: json(step['error']), at: Number(step['at']),
    }));
    return {
      ...summary(row), digest: text(row['digest']), trajectory_digest: nullable(row['trajectory_digest'], text), release: text(row['release']), image: text(row['image']),
      options: json(row['options']), meta: json(row['meta']), observation: json(row['observation']), steps,
    };
  }

  [Symbol.dispose](): void {
    if (this.#database?.isOpen === true) this.#database.close();
  }
}
