/**
 * How often each value occurs among recorded episodes: the entries of filter menus. Each facet is counted under all other
 * filters but its own, so that a menu shows what else could be chosen. Counted from groups of equal episodes, which one walk
 * over the index gives and which are kept for a second.
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

/** Values in the order of `FACETS`, of how many episodes. */
interface Group { readonly values: readonly (string | null)[]; readonly count: number }
interface Kept { readonly groups: readonly Group[]; readonly at: number }

export class FacetCounter {
  readonly #kept = new Map<string, Kept>();

  count(database: DatabaseSync, filter: TrajectoryFilter): Facets {
    const byCategory = filter.family !== undefined || filter.category !== undefined;
    const wanted = FACETS.map((facet) => [filter[WORDS[facet]] ?? []].flat());
    const counts = FACETS.map(() => new Map<string, number>());
    let total = 0;
    for (const { values, count } of this.#groups(database, filter, byCategory)) {
      const misses = wanted.flatMap((each, i) => (each.length > 0 && !each.includes(values[i] ?? '') ? [i] : []));
      if (misses.length === 0) total += count;
      counts.forEach((counted, i) => {
        const value = values[i];
        if (typeof value === 'string' && misses.every((miss) => miss === i)) counted.set(value, (counted.get(value) ?? 0) + count);
      });
    }
    const entries = FACETS.map((facet, i) => [facet, [...counts[i] ?? []].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES)] as const);
    return { total, facets: Object.fromEntries(entries) as Facets['facets'] };
  }

  #groups(database: DatabaseSync, { task, solved, minReward, maxReward, since, until, family }: TrajectoryFilter, byCategory: boolean): readonly Group[] {
    // Categories are many: they are told apart within the families that were chosen, and other families' are counted as one.
    const families = byCategory ? [family ?? []].flat() : [];
    const { where, values } = conditionsOf({ task, solved, minReward, maxReward, since, until });
    const key = JSON.stringify([where, values, byCategory, families]);
    const kept = this.#kept.get(key);
    if (kept !== undefined && performance.now() - kept.at < KEPT_MS) return kept.groups;
    const columns = FACETS.filter((facet) => facet !== 'category');
    const category = !byCategory ? 'NULL' : families.length === 0 ? 'category' : `CASE WHEN family IN (${families.map(() => '?').join(', ')}) THEN category END`;
    const statement = database.prepare(`SELECT ${columns.join(', ')}, ${category} AS of_category, count(*) FROM episode ${task === undefined ? 'INDEXED BY episode_filter' : ''}
      ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} GROUP BY ${columns.join(', ')}, of_category`);
    statement.setReturnArrays(true);
    const rows = statement.all(...families, ...values) as unknown as readonly (readonly (string | number | null)[])[];
    const groups = rows.map((row): Group => ({ values: row.slice(0, -1).map((value) => (value === null ? null : String(value))), count: Number(row.at(-1)) }));
    this.#kept.delete(key);
    this.#kept.set(key, { groups, at: performance.now() });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return groups;
  }
}
