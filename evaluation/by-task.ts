/** pass@k over tasks: each task counts once, whichever number of samples it has. */
import { passAtK } from './pass-at-k.ts';

export interface TaskCount { readonly n: number; readonly solved: number }

/** The mean over the tasks that have at least k samples; undefined where none has. */
export function meanPassAtK(tasks: Iterable<TaskCount>, k: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { n, solved } of tasks) {
    const value = passAtK(n, solved, k);
    if (value === undefined) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}

/** 1, 2, 4, ... up to n, and n itself. */
export function usualKs(n: number): readonly number[] {
  const ks: number[] = [];
  for (let k = 1; k < n; k *= 2) ks.push(k);
  return n < 1 ? [] : [...ks, n];
}
