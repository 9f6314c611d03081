/** Generated tasks of a family, as the catalogue gets them. */
import type { Family } from '../../env/families/family.ts';
import type { TaskFilter, TaskPlace, TaskSource } from '../../env/families/task-source.ts';
import type { TaskRecord } from '../../env/task.ts';

export function twinOf({ info, sources }: Family): TaskSource {
  if (sources.twin === undefined) throw new Error(`${info.id} makes no tasks`);
  return sources.twin;
}

export async function twinRecord(family: Family, place: TaskPlace, tables: string): Promise<TaskRecord> {
  const record = await twinOf(family).record(place, { tables });
  if (record === undefined) throw new Error(`${family.info.id} has no task ${JSON.stringify(place)}`);
  return record;
}

/** How many tasks there are; without end where the family makes more than it lists. */
export function tasksOf(family: Family, filter: TaskFilter): number {
  const source = twinOf(family);
  const listed = source.count(filter);
  return source.page(filter, listed, 1).length > 0 ? Number.POSITIVE_INFINITY : listed;
}
