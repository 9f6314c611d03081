/** Wordings by split: what the notes of one split say, those of the other never say. */
import type { Split } from '../../../env/task.ts';

const HALVES = new WeakMap<readonly unknown[], Readonly<Record<Split, readonly unknown[]>>>();

/** The wordings of one split: every second one, where there are two or more. */
export function wordingsOf<T>(pool: readonly T[], split: Split): readonly T[] {
  let halves = HALVES.get(pool);
  if (halves === undefined) {
    halves = pool.length < 2 ? { train: pool, test: pool } : { train: pool.filter((_, i) => i % 2 === 0), test: pool.filter((_, i) => i % 2 === 1) };
    HALVES.set(pool, halves);
  }
  return halves[split] as readonly T[];
}
