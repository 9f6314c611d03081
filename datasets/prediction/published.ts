/** The files of imported predictions: written into a temporary folder, and renamed when all is whole. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataContext } from '../../env/families/work.ts';
import { bestSingle } from './floor.ts';
import type { TaskGold } from './made.ts';
import type { Scale } from './record.ts';

/** No strong model was measured on imported data: so much of the way from the floor to 1 earns all. */
const SHARE = 0.6;

/** @param lines the test rows as CSV, cells of features alone */
export function publishedGold(ids: readonly string[], columns: TaskGold['columns'], lines: readonly string[]): { readonly gold: TaskGold; readonly scale: Scale } {
  const cells = lines.map((line) => line.split(',').map((text) => (text === '' ? Number.NaN : Number(text))));
  const features = Array.from({ length: cells[0]?.length ?? 0 }, (_, at) => Float64Array.from(cells, (row) => row[at] ?? Number.NaN));
  const floor = bestSingle([...features, Float64Array.from(ids, Number)], columns.map(({ labels }) => labels));
  return { gold: { ids: ids.join(' '), columns, floor }, scale: { floor, ceiling: floor + SHARE * (1 - floor) } };
}

export class PublishedFiles implements AsyncDisposable {
  readonly #root: string;
  readonly #temporary: string;
  readonly #digest = createHash('sha256');

  private constructor(root: string, temporary: string) {
    this.#root = root;
    this.#temporary = temporary;
  }

  static async begin(family: string, { tables }: DataContext): Promise<PublishedFiles> {
    const root = path.join(path.resolve(tables), family);
    await mkdir(root, { recursive: true });
    const temporary = await mkdtemp(path.join(root, '.published-'));
    await chmod(temporary, 0o755);
    return new PublishedFiles(root, temporary);
  }

  async write(file: string, lines: readonly string[]): Promise<void> {
    const place = path.join(this.#temporary, file);
    const text = `${lines.join('\n')}\n`;
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text, { mode: 0o644 });
    this.#digest.update(`${file}\n${text}`);
  }

  /** Puts the files in their place, under the name that `name` gives, and takes away earlier imports. */
  async finish(name: string): Promise<void> {
    const place = path.join(this.#root, name);
    await rm(place, { recursive: true, force: true });
    await rename(this.#temporary, place);
    for (const other of await readdir(this.#root)) if (other.startsWith('published-') && other !== name) await rm(path.join(this.#root, other), { recursive: true, force: true });
  }

  /** Named by what the files hold. */
  get name(): string {
    return `published-${this.#digest.copy().digest('hex').slice(0, 12)}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#temporary, { recursive: true, force: true });
  }
}
