/**
 * How often each value occurs among recorded episodes: the entries of filter menus. Each facet is counted under all other
 * filters but its own, so that a menu shows what else could be chosen. Counted from groups of equal episodes, which one walk
 * over the index gives and which are kept: while nothing is recorded, and for a second where something is.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type Static, Type } from 'typebox';
import { closed } from '../../protocol/index.ts';
import { conditionsOf, type TrajectoryFilter } from './filter.ts';
import { BETWEEN, GROUPED } from './schema.ts';

const FACETS = [...GROUPED, 'category'] as const;
type Facet = (typeof FACETS)[number];
const Counts = Type.Array(closed({ value: Type.String(), count: Type.Integer() }));
export const Facets = closed({
  total: Type.Integer({ description: 'Episodes that all filters let through.' }),
  facets: closed(Object.fromEntries(FACETS.map((facet) => [facet, Counts])) as { readonly [facet in Facet]: typeof Counts }, { description: 'The most frequent values. Of `category` none, unless a family is chosen.' }),
});
export type Facets = Static<typeof Facets>;

export const NO_FACETS: Facets = Object.freeze({ total: 0, facets: Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Facets['facets'] });

const KEPT_MS = 1_000;
const KEPT = 8;
const MOST_VALUES = 200;
/** Each episode's value of a facet is that word of the filter. */
const WORDS = { family: 'family', split: 'split', source: 'source', model: 'model', run: 'run', tag: 'tag', feedback: 'feedback', outcome: 'outcome', fault: 'fault', stop_reason: 'stopReason', category: 'category' } as const satisfies { readonly [facet in Facet]: keyof TrajectoryFilter };

/** Equal episodes: their values in the order of `GROUPED`, empty where there is none, and how many there are. */
interface Group { readonly values: readonly string[]; readonly count: number }
interface Kept { readonly groups: readonly Group[]; readonly version: unknown; readonly at: number }
type Wanted = readonly (ReadonlySet<string> | undefined)[];

/** Which facet keeps a group out, by its place: `NONE`, or `SEVERAL` that do. */
const [NONE, SEVERAL] = [-1, -2] as const;

function missOf(values: readonly string[], wanted: Wanted): number {
  let miss: number = NONE;
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i]?.has(values[i] ?? '') !== false) continue;
    if (miss !== NONE) return SEVERAL;
    miss = i;
  }
  return miss;
}

export class FacetCounter {
  readonly #kept = new Map<string, Kept>();

  count(database: DatabaseSync, filter: TrajectoryFilter): Facets {
    const wanted: Wanted = GROUPED.map((facet) => filter[WORDS[facet]]).map((each) => (each === undefined ? undefined : new Set([each].flat())));
    const counts = GROUPED.map(() => new Map<string, number>());
    let total = 0;
    // Of tens of thousands of groups: without a new object for any of them.
    for (const { values, count } of this.#groups(database, filter)) {
      const miss = missOf(values, wanted);
      if (miss === SEVERAL) continue;
      if (miss === NONE) total += count;
      // What would fit, were it not for one facet's own filter, is counted in that facet alone.
      for (let i = miss === NONE ? 0 : miss; i < (miss === NONE ? GROUPED.length : miss + 1); i++) {
        const value = values[i] ?? '';
        if (value !== '') counts[i]?.set(value, (counts[i]?.get(value) ?? 0) + count);
      }
    }
    const counted = [...GROUPED.map((facet, i) => [facet, counts[i] ?? []] as const), ['category', categories(database, filter, wanted)] as const];
    const facets = counted.map(([facet, each]) => [facet, [...each].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES)]);
    return { total, facets: Object.fromEntries(facets) as Facets['facets'] };
  }

  #groups(database: DatabaseSync, { task, category, solved, minReward, maxReward, since, until }: TrajectoryFilter): readonly Group[] {
    const { where, values } = conditionsOf({ task, category, solved, minReward, maxReward, since, until });
    const key = JSON.stringify([where, values]);
    const kept = this.#kept.get(key);
    // Another at each commit of another connection.
    const version = database.prepare('PRAGMA data_version').get()?.['data_version'];
    if (kept !== undefined && (kept.version === version || performance.now() - kept.at < KEPT_MS)) return kept.groups;
    const groups = walk(database, 'facets', task, where, values).map(([facets, count]): Group => ({ values: String(facets).split(BETWEEN), count: Number(count) }));
    this.#kept.delete(key);
    this.#kept.set(key, { groups, version, at: performance.now() });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return groups;
  }
}

/** Of the families that were chosen, under all filters but that of categories. */
function categories(database: DatabaseSync, { task, family = [], solved, minReward, maxReward, since, until }: TrajectoryFilter, wanted: Wanted): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { where, values } = conditionsOf({ task, solved, minReward, maxReward, since, until });
  for (const each of new Set([family].flat())) {
    // The family comes first in a group.
    const rows = walk(database, 'facets, category', task, ['facets >= ?', 'facets < ?', ...where], [`${each}${BETWEEN}`, `${each} `, ...values]);
    for (const [facets, category, count] of rows) {
      if (missOf(String(facets).split(BETWEEN), wanted) === NONE) counts.set(String(category), (counts.get(String(category)) ?? 0) + Number(count));
    }
  }
  return counts;
}

/** Goes along the index, in which equal episodes lie together, so that nothing is sorted. @returns of each group what it is told by, and how many it has */
function walk(database: DatabaseSync, by: string, task: string | undefined, where: readonly string[], values: readonly (string | number)[]): readonly (readonly (string | number | null)[])[] {
  const statement = database.prepare(`SELECT ${by}, count(*) FROM episode INDEXED BY ${task === undefined ? 'episode_facets' : 'episode_task'} ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} GROUP BY ${by}`);
  statement.setReturnArrays(true);
  return statement.all(...values) as unknown as readonly (readonly (string | number | null)[])[];
}
