/** Takes recorded episodes over into another trajectory file: an evaluation's folder, or a server's data folder. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openTrajectories } from './open.ts';
import type { Trajectory } from './trajectory.ts';

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));

export class TrajectoryWriter implements Disposable {
  readonly #database: DatabaseSync;
  readonly #episode: StatementSync;
  readonly #step: StatementSync;
  readonly #known: StatementSync;

  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#database = openTrajectories(file, 'write');
    this.#episode = this.#database.prepare('INSERT INTO episode (id, session, task, family, category, split, source, seed, digest, release, image, options, meta, observation, started_at, ended_at, reward, terminated, truncated, stop_reason, fault, trajectory_digest, solved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#step = this.#database.prepare('INSERT INTO step (episode, seq, action, raw, meta, observation, reward, info, error, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#known = this.#database.prepare('SELECT 1 FROM episode WHERE id = ?');
  }

  has(id: string): boolean {
    return this.#known.get(id) !== undefined;
  }

  /** Those that are not there yet, in one transaction. @returns how many there were */
  write(trajectories: Iterable<Trajectory>): number {
    let count = 0;
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const trajectory of trajectories) {
        if (this.has(trajectory.id)) continue;
        this.#insert(trajectory);
        count += 1;
      }
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
    return count;
  }

  #insert(of: Trajectory): void {
    const { lastInsertRowid } = this.#episode.run(of.id, '', of.task, of.family, of.category, of.split, of.source, of.seed, of.digest, of.release, of.image, JSON.stringify(of.options), json(of.meta), JSON.stringify(of.observation), of.started_at,
      of.ended_at, of.reward, flag(of.terminated), flag(of.truncated), of.stop_reason, of.fault, of.trajectory_digest, flag(of.solved));
    for (const { seq, action, raw, meta, observation, reward, info, error, at } of of.steps) this.#step.run(lastInsertRowid, seq, JSON.stringify(action), raw, json(meta), json(observation), reward, json(info), json(error), at);
  }

  [Symbol.dispose](): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
