/** One step after another through the whole path: Python client, socket, sandbox, grading, recording, reply. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CLIENT_PYTHON, importPandas } from './baseline.ts';
import type { Bench } from './bench.ts';
import { startServerProcess } from './server-process.ts';
import { GROUP_BY, PANDAS_FAMILY, TRIVIAL, TRIVIAL_FAMILY } from './snippets.ts';

const SCRIPT = fileURLToPath(new URL('./step_latency.py', import.meta.url));

export const latency: Bench = async ({ seconds }) => {
  await using server = await startServerProcess();
  const baseline = importPandas();
  return [
    { name: 'step: trivial, Python client', family: TRIVIAL_FAMILY, code: TRIVIAL },
    { name: 'step: pandas group-by, Python client', family: PANDAS_FAMILY, code: GROUP_BY },
  ].map(({ name, family, code }) => {
    const run = spawnSync(CLIENT_PYTHON, [SCRIPT, server.url, family, code, String(seconds)], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    const { p50, p95, rate } = JSON.parse(run.stdout) as { readonly p50: number; readonly p95: number; readonly rate: number };
    return { name, unit: 'ms', p50, p95, rate, baseline, ratio: baseline.p50 / p50 };
  });
};
