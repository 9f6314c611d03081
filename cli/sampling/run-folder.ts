/**
 * A run's folder: what it is, so that its name alone brings it back; a lock, so that two processes never play it at the
 * same time; and the session of the one before, so that what it left open on a server is closed. What was played stands in
 * the server's trajectory store and nowhere else: there is no second account that could differ from it.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fields, type Fields } from '../../protocol/fields.ts';
import { CliError } from '../command.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** The session by which a server was sampled. */
export interface LeftSession { readonly url: string; readonly token: string }

export class RunFolder implements Disposable {
  readonly name: string;
  readonly path: string;
  readonly #lock: DatabaseSync;

  /**
   * @param option that names it, for messages
   * @throws CliError for a name that is none, or a run that another process plays
   */
  constructor(folder: string, name: string, option = '--run') {
    if (!NAME.test(name)) throw new CliError(`${option} takes a name of letters, digits, dots, hyphens and underscores, not ${JSON.stringify(name)}`);
    this.name = name;
    this.path = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#lock = new DatabaseSync(path.join(folder, 'lock.sqlite'), { timeout: 0 });
    try {
      // The kernel lets go of it when the process ends, however it ends.
      this.#lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (cause) {
      this.#lock.close();
      throw new CliError(`the run ${name} is being sampled by another process`, { cause });
    }
  }

  /** Of a process that did not end well. */
  get left(): LeftSession | undefined {
    const { url, token } = this.read('session.json') ?? {};
    return typeof url === 'string' && typeof token === 'string' ? { url, token } : undefined;
  }

  keep(session: LeftSession): void {
    this.write('session.json', { ...session });
  }

  [Symbol.dispose](): void {
    if (this.#lock.isOpen) this.#lock.close();
  }

  /** @throws CliError */
  read(name: string): Fields | undefined {
    const file = path.join(this.path, name);
    try {
      return fields(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new CliError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Whole or not at all. */
  write(name: string, content: object): void {
    const file = path.join(this.path, name);
    writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}
