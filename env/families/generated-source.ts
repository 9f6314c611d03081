/**
 * The tasks that a family makes itself, by a pure function, so that nothing is stored and there is no last one.
 *
 * The n-th task of a split is category `n mod C`, index `floor(n / C)`. Nothing else computes with such numbers.
 */
import type { Split, TaskRecord } from '../task.ts';
import type { FamilyInfo } from './family-info.ts';
import type { TaskFilter, TaskPlace, TaskSource } from './task-source.ts';
import type { DataContext } from './work.ts';

/** The facts of a family that makes tasks. */
export interface GeneratedInfo extends FamilyInfo {
  /** How many tasks of a split are listed: the paper's counts. Indices past them give new tasks. */
  readonly counts: { readonly [split in Split]: number };
}

/**
 * Equal bytes for equal arguments, on every machine and in every process. Takes milliseconds, save that a family on tables
 * makes them at its first task of a split. Asked only for categories of the family and indices from 0 on.
 */
export type Generate = (place: TaskPlace, context: DataContext) => TaskRecord | Promise<TaskRecord>;

/** How many of `total` tasks are of the category at that position. */
export const countOfCategory = (total: number, categories: number, position: number): number => Math.floor(total / categories) + (position < total % categories ? 1 : 0);

export function generatedSource({ categories, counts }: GeneratedInfo, generate: Generate): TaskSource {
  const positions = new Map(categories.map(({ id }, position) => [id, position]));
  const place = ({ split, category }: TaskFilter, n: number): TaskPlace => (category === undefined
    ? { split, category: categories[n % categories.length]?.id ?? '', index: Math.floor(n / categories.length) }
    : { split, category, index: n });
  return {
    pure: true,
    count({ split, category }) {
      if (category === undefined) return counts[split];
      const position = positions.get(category);
      return position === undefined ? 0 : countOfCategory(counts[split], categories.length, position);
    },
    page(filter, offset, limit) {
      if (filter.category !== undefined && !positions.has(filter.category)) return [];
      return Array.from({ length: limit }, (_, i) => place(filter, offset + i));
    },
    record(asked, context) {
      if (!positions.has(asked.category) || !Number.isSafeInteger(asked.index) || asked.index < 0) return undefined;
      return generate(asked, context);
    },
  };
}
