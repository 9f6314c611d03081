/**
 * The hidden folder in which an import keeps the tables that it has read: one file of JSON lines a table, under its final
 * name only when it is whole. An interrupted import of the same files with the same options goes on from there. Who
 * opens one holds the family's `ImportLock`.
 */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Cell } from '../../../hospital/index.ts';
import { removeLeftovers, stagingPrefix } from './leftovers.ts';
import type { Read } from './reading.ts';

const BUFFERED = 1 << 20;
const WHOLE = '.done.json';

export interface StagedTable extends Read {
  readonly rows: number;
}

export class Staging implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Removes every other one of the family: of other files, or of files that have changed, none is of use any more.
   * @param key changes with the files and the options
   */
  static async open(tablesRoot: string, family: string, key: string): Promise<Staging> {
    const name = `${stagingPrefix(family)}${key}`;
    await removeLeftovers(tablesRoot, family, { except: name });
    const folder = path.join(path.resolve(tablesRoot), name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const staging = new Staging(folder);
    await staging.#tidy();
    return staging;
  }

  /** Undefined when the table is still to be read. */
  async finished(table: string): Promise<StagedTable | undefined> {
    const json = await readFile(this.#file(table, 'done.json'), 'utf8').catch(() => '');
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      return undefined;
    }
    if (typeof value !== 'object' || value === null || !('rows' in value) || !('sha256' in value) || !('warnings' in value)) return undefined;
    const { rows, sha256, warnings } = value;
    return typeof rows === 'number' && typeof sha256 === 'string' && Array.isArray(warnings) ? { rows, sha256, warnings: warnings.map(String) } : undefined;
  }

  /** Keeps the rows that `fill` gives, passed through the function that it returns. */
  async write(table: string, fill: (row: (cells: readonly Cell[]) => void) => Promise<Read & { readonly last?: ((cells: readonly Cell[]) => readonly Cell[] | null) | undefined }>): Promise<StagedTable> {
    const raw = this.#file(table, `${process.pid}.raw`);
    const part = this.#file(table, `${process.pid}.part`);
    try {
      let read: Read & { readonly last?: ((cells: readonly Cell[]) => readonly Cell[] | null) | undefined };
      let rows: number;
      {
        using first = new LineFile(raw);
        read = await fill(first.row);
        rows = first.rows;
      }
      if (read.last === undefined) {
        await rename(raw, this.#file(table, 'jsonl'));
      } else {
        using second = new LineFile(part);
        for await (const cells of readLines(raw)) {
          const final = read.last(cells);
          if (final !== null) second.row(final);
        }
        rows = second.rows;
      }
      if (read.last !== undefined) await rename(part, this.#file(table, 'jsonl'));
      const staged: StagedTable = { rows, sha256: read.sha256, warnings: read.warnings };
      await writeFile(this.#file(table, 'done.part'), JSON.stringify(staged));
      await rename(this.#file(table, 'done.part'), this.#file(table, 'done.json'));
      return staged;
    } finally {
      await rm(raw, { force: true });
      await rm(part, { force: true });
    }
  }

  rows(table: string): AsyncGenerator<readonly Cell[]> {
    return readLines(this.#file(table, 'jsonl'));
  }

  /** Keeps the tables that are whole; nothing where there are none, or where the import removed it. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (await this.#tidy() === 0) await rm(this.folder, { recursive: true, force: true });
  }

  /** Removes what belongs to no whole table. @returns how many are whole */
  async #tidy(): Promise<number> {
    const names = await readdir(this.folder).catch((): string[] => []);
    const whole = names.filter((name) => name.endsWith(WHOLE)).map((name) => name.slice(0, -WHOLE.length)).filter((table) => names.includes(`${table}.jsonl`));
    const kept = new Set(whole.flatMap((table) => [`${table}${WHOLE}`, `${table}.jsonl`]));
    for (const name of names) if (!kept.has(name)) await rm(path.join(this.folder, name), { recursive: true, force: true });
    return whole.length;
  }

  #file(table: string, ending: string): string {
    return path.join(this.folder, `${table}.${ending}`);
  }
}

/** Rows as JSON lines, some hundred thousand characters written at a time. */
class LineFile implements Disposable {
  readonly #descriptor: number;
  #pending = '';
  rows = 0;

  constructor(file: string) {
    this.#descriptor = openSync(file, 'w', 0o600);
  }

  readonly row = (cells: readonly Cell[]): void => {
    this.#pending += `${JSON.stringify(cells)}\n`;
    this.rows++;
    if (this.#pending.length >= BUFFERED) this.#flush();
  };

  [Symbol.dispose](): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#descriptor);
    }
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending);
    for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at);
    this.#pending = '';
  }
}

async function* readLines(file: string): AsyncGenerator<readonly Cell[]> {
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: BUFFERED });
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      const cells: unknown = JSON.parse(line);
      if (!Array.isArray(cells)) throw new TypeError(`${file} holds something that no import wrote`);
      yield cells.map((cell: unknown) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null));
    }
  } finally {
    stream.destroy();
  }
}
