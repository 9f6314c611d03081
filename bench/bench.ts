/** What a bench gives: one figure with its baseline, measured in the same run. */
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

export type Bench = (options: { readonly seconds: number }) => Promise<readonly BenchResult[]>;
