/**
 * Answers about tables for `request_info`. Guest paths (`/data/<mount>/...`) are mapped onto the task's mounts; nothing
 * outside them is ever opened, whatever the path says. A thread answers from an index of all values, which a process of
 * its own makes once for each state of a database and which is kept on disk (`index-format.ts`, `index-places.ts`).
 */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Mount } from '../task.ts';
import { IndexBuilds } from './index-builds.ts';
import { INDEX_FOLDER, indexPlaces } from './index-places.ts';
import { CSV, SQLITE } from './source.ts';
import type { TableQuestion } from './table-answer.ts';
import { TableReader, type TableReaderOptions } from './table-reader.ts';

export interface TableQuery {
  readonly path: string;
  readonly kind: TableQuestion['kind'];
  readonly term?: string;
}

export interface QueryOptions {
  /** How long the question may take, in milliseconds. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TablesOptions extends TableReaderOptions {
  /** Where indexes are kept when the folder for tables cannot be written. */
  readonly fallback?: string;
  /** The program that makes an index. */
  readonly builder?: string;
}

interface Parts { readonly reader: TableReader; readonly builds: IndexBuilds }

export const TIMEOUT_MS = 10_000;
/** Longer terms are cut: values are found by their first 200 characters. */
const TERM_CHARS = 1_000;
/** The source may change while its index is made, and an index may turn out to be damaged. */
const ATTEMPTS = 3;

/** The host path of a guest path, or undefined when it is not inside a mount. */
export function hostPathOf(root: string, mounts: readonly Mount[], guestPath: string): string | undefined {
  const normal = path.posix.normalize(guestPath.startsWith('/') ? guestPath : `/data/${guestPath}`);
  for (const { name, path: source } of mounts) {
    const top = `/data/${name}`;
    if (normal !== top && !normal.startsWith(`${top}/`)) continue;
    try {
      const base = realpathSync(path.resolve(root, source));
      const real = realpathSync(path.join(base, normal.slice(top.length)));
      const own = path.join(realpathSync(root), INDEX_FOLDER);
      if (real === own || real.startsWith(`${own}${path.sep}`)) return undefined;
      return real === base || real.startsWith(`${base}${path.sep}`) ? real : undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Tables of the tasks' mounts; the thread that reads them starts at the first question. */
export class Tables implements AsyncDisposable {
  readonly #root: string;
  readonly #options: TablesOptions;
  #parts: Parts | undefined;

  /** @param root the folder for tables, to which the paths of mounts are relative */
  constructor(root: string, options: TablesOptions = {}) {
    this.#root = root;
    this.#options = options;
  }

  /**
   * Text for the model; a question that cannot be answered is answered with what is wrong.
   * @throws the signal's reason when aborted
   */
  async query(mounts: readonly Mount[], query: TableQuery, { timeoutMs = TIMEOUT_MS, signal }: QueryOptions = {}): Promise<string> {
    signal?.throwIfAborted();
    if (mounts.length === 0) return 'This task has no data files: all that is needed stands in its text.';
    const shown = query.path.slice(0, 200);
    const hostPath = hostPathOf(this.#root, mounts, query.path);
    if (hostPath === undefined) return `There is no ${shown}. The data lies under ${mounts.map(({ name }) => `/data/${name}`).join(', ')}.`;
    const term = (query.term ?? '').trimStart().slice(0, TERM_CHARS);
    if (query.kind !== 'column_names' && term === '') return `${query.kind} needs a keyterm.`;
    if (statSync(hostPath, { throwIfNoEntry: false })?.isDirectory() !== true && !CSV.test(hostPath) && !SQLITE.test(hostPath)) return `${shown} is neither a CSV nor a SQLite file.`;
    return inTime(this.#answer({ hostPath, kind: query.kind, term }, shown), timeoutMs, signal, notYet(shown));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const parts = this.#parts;
    this.#parts = undefined;
    await Promise.all([parts?.reader[Symbol.asyncDispose](), parts?.builds[Symbol.asyncDispose]()]);
  }

  #start(): Parts {
    const places = indexPlaces(realpathSync(this.#root), this.#options.fallback);
    return { reader: new TableReader(places, this.#options), builds: new IndexBuilds(places, this.#options.builder) };
  }

  async #answer(question: TableQuestion, shown: string): Promise<string> {
    try {
      const { reader, builds } = this.#parts ??= this.#start();
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const reply = await reader.ask(question);
        if ('text' in reply) return reply.text;
        if ('unreadable' in reply) return `${shown} cannot be read as a table.`;
        await builds.build(question.hostPath, reply.lacking);
      }
    } catch {
      // The thread died over it, or no index can be made: code may still read it, and an episode goes on.
    }
    return `The values in ${shown} cannot be looked up here. Read the data with code.`;
  }
}

const notYet = (shown: string): string => `The index of the values in ${shown} is still being built. Ask again in a moment, or read the data with code.`;

async function inTime(answer: Promise<string>, timeoutMs: number, signal: AbortSignal | undefined, late: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(late), timeoutMs);
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
