/**
 * A run's folder: its settings, so that its name alone brings it back; a lock, so that two processes never sample it at the
 * same time; and the session of the one before, so that what it left open on a server is closed. What was played stands in
 * the server's trajectory store and nowhere else: there is no second account that could differ from it.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CliError } from '../command.ts';
import { fields } from '../../env/fields.ts';
import { type GivenSettings, IDENTITY, isRunSettings, type RunSettings, SETTINGS } from './settings.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** The session by which a server was sampled. */
export interface LeftSession { readonly url: string; readonly token: string }

export class RunFolder implements Disposable {
  readonly name: string;
  readonly #folder: string;
  readonly #lock: DatabaseSync;

  /** @throws CliError for a name that is none, or a run that another process samples */
  constructor(data: string, name: string) {
    if (!NAME.test(name)) throw new CliError(`--run takes a name of letters, digits, dots, hyphens and underscores, not ${JSON.stringify(name)}`);
    this.name = name;
    this.#folder = path.join(data, 'runs', name);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#lock = new DatabaseSync(path.join(this.#folder, 'lock.sqlite'), { timeout: 0 });
    try {
      // The kernel lets go of it when the process ends, however it ends.
      this.#lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (cause) {
      this.#lock.close();
      throw new CliError(`the run ${name} is being sampled by another process`, { cause });
    }
  }

  /**
   * The settings of this run from now on: those that it was begun with, and what is said anew.
   * @param given by the command line
   * @param said which of them were typed, and are not defaults
   * @throws CliError where they would make another run of it
   */
  settle(given: GivenSettings, said: (name: string) => boolean): RunSettings {
    const before = this.#read('run.json');
    const now = fields(given);
    const settings: Record<string, unknown> = {};
    for (const name of SETTINGS) {
      const earlier = before?.[name];
      const value = before === undefined || said(name) ? now[name] : earlier;
      if (value !== undefined) settings[name] = value;
      if (before === undefined || JSON.stringify(value) === JSON.stringify(earlier)) continue;
      if (IDENTITY.includes(name)) throw new CliError(`the run ${this.name} was begun with ${name} ${JSON.stringify(earlier ?? null)}, not ${JSON.stringify(value)}: give another --run, or leave it out`);
      if (name === 'samples' && Number(value) < Number(earlier)) throw new CliError(`the run ${this.name} has ${String(earlier)} samples a task; it may have more, not fewer`);
    }
    if (settings['model'] === undefined) throw new CliError(`there is no run ${this.name} yet: --model and --endpoint begin one`);
    if (settings['endpoint'] === undefined) throw new CliError('--endpoint is needed: the address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1');
    if (!isRunSettings(settings)) throw new CliError(`the settings of the run ${this.name} do not fit${isRunSettings.errors?.[0] === undefined ? '' : `: ${isRunSettings.errors[0].instancePath.slice(1)} ${isRunSettings.errors[0].message ?? ''}`}`);
    this.#write('run.json', settings);
    return settings;
  }

  /** Of a process that did not end well. */
  get left(): LeftSession | undefined {
    const { url, token } = this.#read('session.json') ?? {};
    return typeof url === 'string' && typeof token === 'string' ? { url, token } : undefined;
  }

  keep(session: LeftSession): void {
    this.#write('session.json', { ...session });
  }

  [Symbol.dispose](): void {
    if (this.#lock.isOpen) this.#lock.close();
  }

  #read(name: string): Readonly<Record<string, unknown>> | undefined {
    const file = path.join(this.#folder, name);
    try {
      return fields(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new CliError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Whole or not at all. */
  #write(name: string, content: object): void {
    const file = path.join(this.#folder, name);
    writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}
