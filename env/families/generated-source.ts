/**
 * The tasks that a family makes itself, by a pure function, so that nothing is stored and mostly there is no last one.
 *
 * The n-th task of a split is category `n mod C`, index `floor(n / C)`. Nothing else computes with such numbers, least of
 * all a generator: it spreads answers evenly over its draws, so what it draws from must not follow from the index. Draws
 * come in an order that only the key tells: the tasks that are listed among themselves, those past them 64 at a time.
 *
 * Where the number of tasks is fixed by their nature, those that are listed are all.
 */
import { Rng } from '../rng.ts';
import type { Split, TaskRecord } from '../task.ts';
import { PUBLIC_TWIN } from '../twin-key.ts';
import type { FamilyInfo } from './family-info.ts';
import type { TaskFilter, TaskPlace, TaskSource } from './task-source.ts';
import type { DataContext } from './work.ts';

/** The facts of a family that makes tasks. */
export interface GeneratedInfo extends FamilyInfo {
  /** How many tasks of a split are listed: the paper's counts. Indices past them give new tasks. */
  readonly counts: { readonly [split in Split]: number };
}

/** What a generator is asked for. */
export interface TwinPlace extends TaskPlace {
  /** Part of every stream of random numbers. */
  readonly key: string;
  /** Stands for the index wherever something is drawn or computed; the index itself only names the task. */
  readonly draw: number;
}

/** The draw itself, of the public tasks: for measures over many of them, where the order does not matter. */
export const publicDraw = (place: TaskPlace): TwinPlace => ({ ...place, key: '', draw: place.index });

/**
 * Equal bytes for equal arguments, on every machine and in every process. Takes milliseconds, save that a family on tables
 * makes them at its first task of a split. Asked only for categories of the family and indices from 0 on.
 */
export type Generate = (place: TwinPlace, context: DataContext) => TaskRecord | Promise<TaskRecord>;

/** How many of `total` tasks are of the category at that position. */
export const countOfCategory = (total: number, categories: number, position: number): number => Math.floor(total / categories) + (position < total % categories ? 1 : 0);

/** Draws past the listed tasks are mixed in blocks of so many. */
const MIXED = 64;
const KEPT_ORDERS = 256;

/** Which draw stands behind an index, by the key. A permutation of the listed indices, and of each block past them. */
export class DrawOrder {
  readonly #info: GeneratedInfo;
  readonly #orders = new Map<string, readonly number[]>();

  constructor(info: GeneratedInfo) {
    this.#info = info;
  }

  draw(key: string, { split, category, index }: TaskPlace): number {
    const { categories, counts } = this.#info;
    const listed = countOfCategory(counts[split], categories.length, Math.max(0, categories.findIndex(({ id }) => id === category)));
    const block = index < listed ? 0 : 1 + Math.floor((index - listed) / MIXED);
    const first = block === 0 ? 0 : listed + (block - 1) * MIXED;
    return first + (this.#order(key, split, category, block, block === 0 ? listed : MIXED)[index - first] ?? 0);
  }

  #order(key: string, split: Split, category: string, block: number, size: number): readonly number[] {
    const name = JSON.stringify([key, split, category, block]);
    const known = this.#orders.get(name);
    if (known !== undefined) return known;
    const { id, version } = this.#info;
    const order = new Rng('draw-order', key, id, version, split, category, block).shuffle(Array.from({ length: size }, (_, i) => i));
    this.#orders.set(name, order);
    const oldest = this.#orders.keys().next().value;
    if (this.#orders.size > KEPT_ORDERS && oldest !== undefined) this.#orders.delete(oldest);
    return order;
  }
}

export function generatedSource(info: GeneratedInfo, generate: Generate): TaskSource {
  const { categories, counts } = info;
  const order = new DrawOrder(info);
  const positions = new Map(categories.map(({ id }, position) => [id, position]));
  const place = ({ split, category }: TaskFilter, n: number): TaskPlace => (category === undefined
    ? { split, category: categories[n % categories.length]?.id ?? '', index: Math.floor(n / categories.length) }
    : { split, category, index: n });
  const count = ({ split, category }: TaskFilter): number => {
    if (category === undefined) return counts[split];
    const position = positions.get(category);
    return position === undefined ? 0 : countOfCategory(counts[split], categories.length, position);
  };
  return {
    pure: true,
    count,
    page(filter, offset, limit) {
      if (filter.category !== undefined && !positions.has(filter.category)) return [];
      const length = info.fixed === true ? Math.max(0, Math.min(limit, count(filter) - offset)) : limit;
      return Array.from({ length }, (_, i) => place(filter, offset + i));
    },
    record(asked, context) {
      if (!positions.has(asked.category) || !Number.isSafeInteger(asked.index) || asked.index < 0) return undefined;
      if (info.fixed === true && asked.index >= count(asked)) return undefined;
      const { secret } = context.key ?? PUBLIC_TWIN;
      return generate({ ...asked, key: secret, draw: order.draw(secret, asked) }, context);
    },
  };
}
