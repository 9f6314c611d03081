/** Solved episodes of each category, so that what is right for different reasons, such as answering and abstaining, is told apart. */
import type { EpisodeRun } from '../client/episode-driver.ts';
import { parseTaskId } from '../env/task-id.ts';

export type ByCategory = Readonly<Record<string, { readonly episodes: number; readonly solved: number }>>;

/** More are for `--json`. */
const MOST_CATEGORIES = 12;

export function solvedByCategory(runs: readonly Pick<EpisodeRun, 'task' | 'solved'>[]): ByCategory {
  const places = runs.map(({ task, solved }) => ({ family: '', category: '', ...parseTaskId(task), solved }));
  // Families may have categories of one name.
  const several = new Set(places.map(({ family }) => family)).size > 1;
  const groups = Object.entries(Object.groupBy(places, ({ family, category }) => (several ? `${family}/${category}` : category)));
  return Object.fromEntries(groups.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([category, own = []]) => [category, { episodes: own.length, solved: own.filter(({ solved }) => solved).length }]));
}

/** A row of a table, where the categories are few enough to be read. */
export function categoryLines(groups: ByCategory): readonly (readonly [string, string])[] {
  const entries = Object.entries(groups);
  return entries.length === 0 || entries.length > MOST_CATEGORIES ? [] : [['solved of each category', entries.map(([category, { episodes, solved }]) => `${category} ${solved}/${episodes}`).join(', ')]];
}
