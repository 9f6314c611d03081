/**
 * A server's sign of life beside the trajectory file that it writes to, which others may write to as well: a locked file.
 * The kernel lets go of the lock when the process ends, however it ends; so who can take it knows that its server is gone.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const INFIX = '.server-';
const fileOf = (trajectories: string, server: string): string => `${trajectories}${INFIX}${server}`;

export class LifeSign implements Disposable {
  readonly server: string;
  readonly #file: string;
  readonly #lock: DatabaseSync;

  /** @param born the name under which it is made, until it is locked */
  private constructor(trajectories: string, server: string, born = fileOf(trajectories, server)) {
    this.server = server;
    this.#file = fileOf(trajectories, server);
    this.#lock = new DatabaseSync(born, { timeout: 0 });
    try {
      this.#lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      // From here on others find it, and find it locked.
      if (born !== this.#file) renameSync(born, this.#file);
    } catch (error) {
      this.#lock.close();
      throw error;
    }
  }

  /** Of a new server. */
  static give(trajectories: string): LifeSign {
    mkdirSync(path.dirname(trajectories), { recursive: true });
    const server = randomUUID();
    return new LifeSign(trajectories, server, `${trajectories}.starting-${server}`);
  }

  /** That of a server which is gone, to be disposed of when its affairs are settled; undefined while it lives. */
  static takeOver(trajectories: string, server: string): LifeSign | undefined {
    try {
      return new LifeSign(trajectories, server);
    } catch {
      return undefined;
    }
  }

  /** The servers that have left one, alive or not. */
  static all(trajectories: string): readonly string[] {
    const [folder, prefix] = [path.dirname(trajectories), path.basename(trajectories) + INFIX];
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)) : [];
  }

  [Symbol.dispose](): void {
    if (!this.#lock.isOpen) return;
    // Removed while it is still locked: afterwards it could be another's.
    rmSync(this.#file, { force: true });
    this.#lock.close();
  }
}
