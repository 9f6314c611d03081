/** Steps a second: 256 episodes on one socket, frames of up to 64 messages, recording on; processor time by process. */
import { fileURLToPath } from 'node:url';
import { importPandas } from './baseline.ts';
import type { Bench, BenchResult } from './bench.ts';
import { loadRun } from './load-run.ts';
import { startServerProcess } from './server-process.ts';
import { GROUP_BY, PANDAS_FAMILY, TRIVIAL, TRIVIAL_FAMILY } from './snippets.ts';

const CLIENT = fileURLToPath(new URL('./load-client.ts', import.meta.url));
const EPISODES = 256;

async function measure(name: string, family: string, code: string, seconds: number, baseline: BenchResult['baseline']): Promise<BenchResult> {
  await using server = await startServerProcess();
  const { steps, seconds: took, p50, p95, cpuMs, serverMs, sandboxesMs } = await loadRun(server, process.execPath, [CLIENT, server.url, family, code, String(EPISODES), String(seconds)]);
  const rate = steps / took;
  const perStep = (ms: number): string => `${((1000 * ms) / steps).toFixed(0)} us`;
  return {
    name, unit: 'ms', p50, p95, rate, ...(baseline === undefined ? {} : { baseline, ratio: (rate * baseline.p50) / 1000 }),
    notes: `cpu a step: client ${perStep(cpuMs)}, server ${perStep(serverMs)}, sandboxes ${perStep(sandboxesMs)}; ratio: steps a second against one baseline after another`,
  };
}

export const throughput: Bench = async ({ seconds }) => {
  const baseline = importPandas();
  return [
    await measure('throughput: trivial, 256 episodes on one socket', TRIVIAL_FAMILY, TRIVIAL, seconds, baseline),
    await measure('throughput: pandas group-by, 256 episodes on one socket', PANDAS_FAMILY, GROUP_BY, seconds, baseline),
  ];
};
