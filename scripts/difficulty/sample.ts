/** The tasks that are tried: of each difficulty as many as are asked for, all categories alike, in the order of the catalogue. */
import path from 'node:path';
import type { Family } from '../../env/families/family.ts';
import type { TaskRecord } from '../../env/task.ts';

export const TABLES = path.join(import.meta.dirname, '../../.cache/tables');
export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];
/** Rare levels are looked for among the listed tasks, or so many where fewer are listed. */
const SOUGHT = 1_000;

export const isLevel = (difficulty: number): difficulty is Level => LEVELS.some((level) => level === difficulty);

/** Of the test split, under the public key. */
export async function sampleOf({ info, sources: { twin } }: Family, perCell: number, tables: string = TABLES): Promise<readonly TaskRecord[]> {
  if (twin === undefined) throw new Error(`${info.id} makes no tasks`);
  const cells = new Map<number, TaskRecord[]>(LEVELS.map((level) => [level, []]));
  const chunk = 500;
  const listed = Math.max(twin.count({ split: 'test' }), SOUGHT);
  for (let offset = 0; offset < listed; offset += chunk) {
    const places = twin.page({ split: 'test' }, offset, Math.min(chunk, listed - offset));
    for (const place of places) {
      const record = await twin.record(place, { tables });
      const cell = record === undefined ? undefined : cells.get(record.difficulty);
      if (record !== undefined && cell !== undefined && cell.length < perCell) cell.push(record);
    }
    if (places.length === 0 || [...cells.values()].every(({ length }) => length >= perCell)) break;
  }
  return [...cells.values()].flat();
}
