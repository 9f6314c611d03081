/** What a step costs where each starts an interpreter: the baseline of every speed claim. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { quantile, sortedCopy } from '../cli/statistics.ts';

export const SANDBOX_PYTHON = fileURLToPath(new URL('../.venv/sandbox/bin/python', import.meta.url));
export const CLIENT_PYTHON = fileURLToPath(new URL('../.venv/client/bin/python', import.meta.url));

const RUNS = 7;

function startMs(code: string): number {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const at = performance.now();
    spawnSync(SANDBOX_PYTHON, ['-c', code]);
    return performance.now() - at;
  });
  // The first run reads the files from disk.
  return quantile(sortedCopy(times.slice(1)), 0.5);
}

export const importPandas = (): { readonly name: string; readonly p50: number } => ({ name: "python3 -c 'import pandas'", p50: startMs('import pandas') });
export const startPython = (): { readonly name: string; readonly p50: number } => ({ name: "python3 -c 'pass'", p50: startMs('pass') });
