/**
 * Answers about tables for `request_info`. Guest paths (`/data/<mount>/...`) are mapped onto the task's mounts; nothing
 * outside them is ever opened, whatever the path says. The reading happens in a worker thread, so a large file does
 * not hold up the server.
 */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Mount } from '../task.ts';

export interface TableQuery {
  readonly path: string;
  readonly kind: 'column_names' | 'column_values' | 'term';
  readonly term?: string;
}

export interface TableRequest { readonly id: number; readonly hostPath: string; readonly guestPath: string; readonly kind: TableQuery['kind']; readonly term?: string }

/** The host path of a guest path, or undefined when it is not inside a mount. */
export function hostPathOf(root: string, mounts: readonly Mount[], guestPath: string): string | undefined {
  const normal = path.posix.normalize(guestPath.startsWith('/') ? guestPath : `/data/${guestPath}`);
  for (const { name, path: source } of mounts) {
    const top = `/data/${name}`;
    if (normal !== top && !normal.startsWith(`${top}/`)) continue;
    try {
      const base = realpathSync(path.resolve(root, source));
      const real = realpathSync(path.join(base, normal.slice(top.length)));
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
  #worker: Worker | undefined;
  #next = 0;
  readonly #waiting = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>();

  /** @param root the folder for tables, to which the paths of mounts are relative */
  constructor(root: string) {
    this.#root = root;
  }

  /** Text for the model; a question that cannot be answered is answered with what is wrong, never by throwing. */
  async query(mounts: readonly Mount[], query: TableQuery): Promise<string> {
    if (mounts.length === 0) return 'This task has no data files: all that is needed stands in its text.';
    const hostPath = hostPathOf(this.#root, mounts, query.path);
    if (hostPath === undefined) return `There is no ${query.path}. The data lies under ${mounts.map(({ name }) => `/data/${name}`).join(', ')}.`;
    if (query.kind !== 'column_names' && query.term === undefined) return `${query.kind} needs a keyterm.`;
    if (!statSync(hostPath).isDirectory() && !/\.(csv|csv\.gz|db|sqlite|sqlite3)$/.test(hostPath)) return `${query.path} is neither a CSV nor a SQLite file.`;
    return this.#ask({ hostPath, guestPath: query.path, kind: query.kind, ...(query.term === undefined ? {} : { term: query.term }) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask(request: Omit<TableRequest, 'id'>): Promise<string> {
    const worker = this.#worker ??= this.#start();
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./table-worker.ts', import.meta.url));
    worker.on('message', ({ id, text }: { id: number; text: string }) => {
      this.#waiting.get(id)?.resolve(text);
      this.#waiting.delete(id);
    });
    const lost = (cause?: unknown): void => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error('the table reader ended', { cause }));
      this.#waiting.clear();
    };
    worker.on('error', lost);
    worker.on('exit', () => lost());
    return worker;
  }
}
