/**
 * A step that hits its time limit because the machine was busy is told from one that had all the time that it wanted.
 *
 * The guest is held to one processor, where a few busy processes are enough to crowd it out; the others stay free.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import t from 'tap';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';

const python = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');
const spec = { runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1, limits: { memoryMib: 256, tmpfsMib: 8, threads: 4, outputBytes: 4096 } } as const;

/** Beside the guest: leave it a quarter of the processor. */
const BURNERS = 3;

/** Processors on which the process may run; sets them first where they are given. Processes that it starts later have the same. */
function processors(pid: number, only: readonly number[] = []): readonly number[] {
  const code = 'import json, os, sys\npid, only = json.loads(sys.argv[1])\nif only: os.sched_setaffinity(pid, only)\nprint(json.dumps(sorted(os.sched_getaffinity(pid))))';
  return JSON.parse(execFileSync(python, ['-c', code, JSON.stringify([pid, only])], { encoding: 'utf8' })) as readonly number[];
}

/** A process that computes without end; ready when it is on its processor. In a session of its own, since some kernels share by sessions. */
async function burner(processor: number): Promise<ChildProcess> {
  const child = spawn(python, ['-c', `import os\nos.sched_setaffinity(0, [${processor}])\nprint(1, flush=True)\nwhile True: pass`], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  await new Promise<void>((resolve, reject) => { child.stdout.once('data', () => resolve()); child.once('error', reject); });
  return child;
}

t.test('waiting time', async (t) => {
  const all = processors(process.pid);
  const [one = 0] = all;
  // Whatever starts from here is held to that processor, the guest too; this process itself only until then.
  processors(process.pid, [one]);
  await using backend = await createPythonBackend({ python });
  await using sandbox = await backend.acquire(spec).finally(() => processors(process.pid, all));
  const run = (source: string, timeoutMs: number) => sandbox.run({ kind: 'code', source, timeoutMs, collect: 'nothing' });
  t.equal((await run('import os\nassert len(os.sched_getaffinity(0)) == 1', 10_000)).status, 'ok', 'the guest is held to one processor');

  const sleeping = await run('import time; time.sleep(60)', 300);
  t.equal(sleeping.status, 'timeout');
  t.ok(sleeping.usage.waitMs < sleeping.usage.wallMs / 4, `a sleeper waits for nothing: ${sleeping.usage.waitMs} ms`);

  const crowd: ChildProcess[] = [];
  try {
    for (let i = 0; i < BURNERS; i++) crowd.push(await burner(one));
    const crowded = await run('while True: pass', 1_000);
    t.equal(crowded.status, 'timeout');
    t.ok(crowded.usage.waitMs > crowded.usage.wallMs / 2, `crowded out: waited ${Math.round(crowded.usage.waitMs)} of ${Math.round(crowded.usage.wallMs)} ms`);
  } finally {
    for (const child of crowd) child.kill('SIGKILL');
  }
});
