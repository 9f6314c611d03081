import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import type { Command } from 'commander';
import { probeIsolation } from '../../env/sandboxes/guests/backend.ts';
import { loadConfig } from '../../server/config.ts';
import { type CliCommand, printJson } from '../command.ts';

interface Check { readonly name: string; readonly ok: boolean; readonly found: string; readonly advice?: string }

const GIB = 1024 ** 3;

function node(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  return { name: 'Node', ok: major >= 24, found: process.versions.node, ...(major >= 24 ? {} : { advice: 'npm run setup' }) };
}

function python(file: string): Check {
  const probe = spawnSync(file, ['-c', 'import platform, numpy, pandas, scipy, sklearn, statsmodels, lifelines; print(platform.python_version())'], { encoding: 'utf8' });
  return probe.status === 0 ? { name: 'Python for the sandbox', ok: true, found: probe.stdout.trim() }
    : { name: 'Python for the sandbox', ok: false, found: probe.error?.message ?? probe.stderr.trim().split('\n').at(-1) ?? 'does not run', advice: 'npm run setup' };
}

async function isolation(file: string): Promise<Check> {
  try {
    const { level, missing, noNetwork } = await probeIsolation({ python: file });
    if (level === 'full' && noNetwork !== undefined) return { name: 'isolation', ok: false, found: `${level}, without loopback services`, advice: `network namespaces: ${noNetwork}` };
    return { name: 'isolation', ok: level === 'full', found: level ?? 'none works', ...(missing.length === 0 ? {} : { advice: missing.map(({ what, fix }) => `${what}: ${fix}`).join('\n            ') }) };
  } catch (error) {
    return { name: 'isolation', ok: false, found: error instanceof Error ? error.message : String(error) };
  }
}

function dataDir(folder: string): Check {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const free = (bavail * bsize) / GIB;
    return { name: 'data folder', ok: free > 1, found: `${folder}, ${free.toFixed(1)} GiB free`, ...(free > 1 ? {} : { advice: 'free some space, or give --data-dir' }) };
  } catch {
    return { name: 'data folder', ok: false, found: `${folder} cannot be written`, advice: 'give MEDAGENTGYM_DATA_DIR' };
  }
}

export const doctorCommand: CliCommand = {
  register(program: Command) {
    program.command('doctor').description('what this machine offers, and what is missing')
      .option('--data-dir <dir>', 'where imports and trajectories are to be kept')
      .option('--json', 'print JSON')
      .action(async ({ dataDir: given, json }: { dataDir?: string; json?: boolean }) => {
        const config = loadConfig(given === undefined ? {} : { data_dir: given });
        const checks: readonly Check[] = [
          node(), python(config.python), await isolation(config.python), dataDir(config.data_dir),
          { name: 'processors', ok: true, found: String(availableParallelism()) },
          { name: 'memory', ok: freemem() > 2 * GIB, found: `${(totalmem() / GIB).toFixed(1)} GiB, ${(freemem() / GIB).toFixed(1)} GiB free`, ...(freemem() > 2 * GIB ? {} : { advice: 'lower --max-episodes' }) },
        ];
        if (!checks.every(({ ok }) => ok)) process.exitCode = 1;
        if (json === true) return printJson({ ok: process.exitCode !== 1, checks });
        for (const { name, ok, found, advice } of checks) console.log(`${ok ? 'ok     ' : 'missing'}  ${name}: ${found}${advice === undefined ? '' : `\n         -> ${advice}`}`);
      });
  },
};
