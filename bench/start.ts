/** From the start of the process to readiness, with everything set up; one task solved on the way. */
import { quantile, sortedCopy } from '../cli/statistics.ts';
import { importPandas } from './baseline.ts';
import type { Bench } from './bench.ts';
import { startServerProcess } from './server-process.ts';

export const start: Bench = async () => {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    await using server = await startServerProcess();
    times.push(server.readyMs);
  }
  const sorted = sortedCopy(times);
  const baseline = importPandas();
  const p50 = quantile(sorted, 0.5);
  return [{ name: 'start: until ready', unit: 'ms', p50, p95: quantile(sorted, 0.95), baseline, ratio: baseline.p50 / p50 }];
};
