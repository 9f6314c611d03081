/** What a bench gives. */
import { quantile } from '../cli/statistics.ts';

/** One figure with its baseline, measured in the same run. */
export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly p50?: number;
  readonly p95?: number;
  /** Operations a second, where that is what is measured. */
  readonly rate?: number;
  readonly baseline?: { readonly name: string; readonly p50: number };
  /** Baseline divided by p50: how many times faster. */
  readonly ratio?: number;
  /** Such as the processor time of each process for one step. */
  readonly notes?: string;
}

/** The median and the 95th percentile of some times, in order. */
export function timesOf(name: string, sorted: readonly number[], more: Omit<Partial<BenchResult>, 'ratio'> = {}): BenchResult {
  const p50 = quantile(sorted, 0.5);
  return { name, unit: 'ms', p50, p95: quantile(sorted, 0.95), ...more, ...(more.baseline === undefined ? {} : { ratio: more.baseline.p50 / p50 }) };
}

export type Bench = (options: { readonly seconds: number }) => Promise<readonly BenchResult[]>;
