/**
 * How often each value occurs among recorded episodes: the entries of filter menus. Each facet is counted under all other
 * filters but its own, so that a menu shows what else could be chosen. Counted from groups of equal episodes, which one walk
 * over the index gives and which are kept: while nothing is recorded, and for a second where something is.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type Static, Type } from 'typebox';
import { closed } from '../../protocol/index.ts';
import { conditionsOf, type TrajectoryFilter } from './filter.ts';
import { type Facet, FACETS } from './schema.ts';

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

/** All but `category`: those are many, are told of chosen families alone, and would make as many groups as episodes. */
const GROUPED = FACETS.filter((facet) => facet !== 'category');

/** Values in the order of `GROUPED`, and how many episodes have just these. */
type Group = readonly (string | number | null)[];
interface Kept { readonly groups: readonly Group[]; readonly version: unknown; readonly at: number }

/** Which facet keeps a group out, by its place: `NONE`, or `SEVERAL` that do. */
const [NONE, SEVERAL] = [-1, -2] as const;

function missOf(group: Group, wanted: readonly (ReadonlySet<unknown> | undefined)[]): number {
  let miss: number = NONE;
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i]?.has(group[i]) !== false) continue;
    if (miss !== NONE) return SEVERAL;
    miss = i;
  }
  return miss;
}

export class FacetCounter {
  readonly #kept = new Map<string, Kept>();

  count(database: DatabaseSync, filter: TrajectoryFilter): Facets {
    const wanted = GROUPED.map((facet) => filter[WORDS[facet]]).map((each) => (each === undefined ? undefined : new Set<unknown>([each].flat())));
    const counts = GROUPED.map(() => new Map<string, number>());
    let total = 0;
    // Of tens of thousands of groups: without a new object for any of them.
    for (const group of this.#groups(database, filter)) {
      const miss = missOf(group, wanted);
      if (miss === SEVERAL) continue;
      const count = Number(group[GROUPED.length]);
      if (miss === NONE) total += count;
      // What would fit, were it not for one facet's own filter, is counted in that facet alone.
      for (let i = miss === NONE ? 0 : miss; i < (miss === NONE ? GROUPED.length : miss + 1); i++) {
        const value = group[i];
        if (typeof value === 'string') counts[i]?.set(value, (counts[i]?.get(value) ?? 0) + count);
      }
    }
    const counted = [...GROUPED.map((facet, i) => [facet, counts[i] ?? []] as const), ['category', filter.family === undefined ? [] : categories(database, filter)] as const];
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
    const groups = walk(database, GROUPED, task, where, values);
    this.#kept.delete(key);
    this.#kept.set(key, { groups, version, at: performance.now() });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return groups;
  }
}

/** Of the families that were chosen, under all filters but that of categories. */
function categories(database: DatabaseSync, { category: _, ...filter }: TrajectoryFilter): ReadonlyMap<string, number> {
  const { where, values } = conditionsOf(filter);
  return new Map(walk(database, ['category'], filter.task, where, values).map(([value, count]) => [String(value), Number(count)]));
}

/** Goes along the index, which has the columns in this order, so that nothing is sorted. @returns for each group its values and how many it has */
function walk(database: DatabaseSync, columns: readonly Facet[], task: string | undefined, where: readonly string[], values: readonly (string | number)[]): readonly Group[] {
  const statement = database.prepare(`SELECT ${columns.join(', ')}, count(*) FROM episode ${task === undefined ? 'INDEXED BY episode_facets' : 'INDEXED BY episode_task'}
    ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} GROUP BY ${columns.join(', ')}`);
  statement.setReturnArrays(true);
  return statement.all(...values) as unknown as readonly Group[];
}
