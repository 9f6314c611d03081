/**
 * What models are measured on: `full`, every listed test task; `lite`, as many of each family as the paper's leaderboard has
 * (arXiv 2506.04405, table 2), drawn once and for all, in proportion to the categories. The same list at every place that
 * offers the same tasks; its digest says whether it is.
 */
import type { Catalogue, TaskLine } from '../env/catalogue.ts';
import { digestOf } from '../env/digest.ts';
import type { Family } from '../env/families/family.ts';
import { Rng } from '../env/rng.ts';
import type { Source } from '../env/task.ts';

export const TEST_SETS = ['lite', 'full'] as const;
export type TestSetName = (typeof TEST_SETS)[number];

const LITE: Readonly<Record<string, number>> = {
  'mimic-iii': 581, eicu: 610, treqs: 995, medcalc: 1046, medagentbench: 59, biocoder: 156, ehrshot: 15, biodsbench: 49,
  'ehr-seqsql': 500, ehrcon: 500, 'mimic-extract': 3, npower: 240,
};
/** Of a family that the paper does not have. */
const LITE_OTHERS = 500;

export interface TestSetChoice {
  readonly set: TestSetName;
  readonly source?: Source | undefined;
  /** At most so many of each family, for a first look. */
  readonly limit?: number | undefined;
}

export interface TestSet {
  /** Family by family. */
  readonly tasks: readonly TaskLine[];
  /** Of their ids. */
  readonly digest: string;
}

export function testSetOf(catalogue: Catalogue, families: readonly Family[], { set, source, limit = Number.POSITIVE_INFINITY }: TestSetChoice): TestSet {
  const tasks = families.flatMap((family) => drawn(catalogue, family, source, Math.min(limit, set === 'full' ? Number.POSITIVE_INFINITY : LITE[family.info.id] ?? LITE_OTHERS)));
  return { tasks, digest: digestOf(tasks.map(({ id }) => id)) };
}

/** Of all families that are on offer: what they are and which tasks they list. */
export const catalogueDigest = (catalogue: Catalogue): string => digestOf(catalogue.families.map((family) => ({
  id: family.info.id, version: family.info.version,
  categories: family.info.categories.map(({ id }) => ({ id, train: catalogue.count(family, 'train', id), test: catalogue.count(family, 'test', id) })),
})));

/** Each category gives its share, and which of its tasks is drawn by its name. */
function drawn(catalogue: Catalogue, family: Family, source: Source | undefined, most: number): readonly TaskLine[] {
  const { id, categories } = family.info;
  const listed = categories.map((category) => catalogue.list({ family: id, split: 'test', category: category.id, ...(source === undefined ? {} : { source }) }, 0, Number.MAX_SAFE_INTEGER).tasks);
  const total = listed.reduce((sum, { length }) => sum + length, 0);
  const quotas = apportioned(listed.map(({ length }) => length), Math.min(most, total));
  return listed.flatMap((tasks, at) => {
    const quota = quotas[at] ?? 0;
    if (quota === tasks.length) return tasks;
    const positions = new Rng('lite', id, categories[at]?.id ?? '').shuffle(tasks.map((_, position) => position)).slice(0, quota).toSorted((a, b) => a - b);
    return positions.flatMap((position) => tasks[position] ?? []);
  });
}

/** Shares of `wanted` in proportion to the counts, by largest remainders; among equals the first. */
export function apportioned(counts: readonly number[], wanted: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => (total === 0 ? 0 : (wanted * count) / total));
  const quotas = exact.map(Math.floor);
  const order = exact.map((value, at) => ({ at, rest: value - Math.floor(value) })).toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  const left = wanted - quotas.reduce((sum, quota) => sum + quota, 0);
  for (const { at } of order.slice(0, left)) quotas[at] = (quotas[at] ?? 0) + 1;
  return quotas;
}
