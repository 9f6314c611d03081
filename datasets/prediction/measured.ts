/** What models reach on the tasks, as `scripts/prediction-measures.ts` has measured it on the public cohorts. */
import type { Split } from '../../env/task.ts';

/** Macro AUROC on the test rows. */
export interface Measure {
  /** Of the best single feature. */
  readonly floor: number;
  /** Of a logistic regression on the features as they are, standardised, gaps filled by the median. */
  readonly linear: number;
  /** Of the reference solution. */
  readonly reference: number;
  /** Of a blend of three gradient-boosting models: what earns 1. */
  readonly ceiling: number;
}
export type Measured = { readonly [split in Split]: Readonly<Record<string, Measure>> };

/** Share of the reward up to which a task has each difficulty: what a linear model earns. */
const SHARES = [0.6, 0.45, 0.33, 0.22] as const;

/** 1 to 5, by the share of the reward that a linear model earns, on the average of both splits. */
export function difficultyOf(measured: Measured, category: string): number {
  const shares = Object.values(measured).map((of) => of[category]).filter((measure) => measure !== undefined).map(({ floor, linear, ceiling }) => (linear - floor) / (ceiling - floor));
  const share = shares.reduce((sum, value) => sum + value, 0) / shares.length;
  return 1 + SHARES.filter((bound) => share < bound).length;
}
