/** A step that hits its time limit because the machine was busy is told from one that computed all the time. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';

const python = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');
const spec = { runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1, limits: { memoryMib: 256, tmpfsMib: 8, threads: 4, outputBytes: 4096 } } as const;

t.test('waiting time', async (t) => {
  await using backend = await createPythonBackend({ python });
  await using sandbox = await backend.acquire(spec);
  const spin = (timeoutMs: number) => sandbox.run({ kind: 'code', source: 'while True: pass', timeoutMs, collect: 'nothing' });
  const sleeping = await sandbox.run({ kind: 'code', source: 'import time; time.sleep(60)', timeoutMs: 300, collect: 'nothing' });
  t.equal(sleeping.status, 'timeout');
  t.ok(sleeping.usage.waitMs < sleeping.usage.wallMs / 4, `a sleeper waits for nothing: ${sleeping.usage.waitMs} ms`);
  // Crowded out: six processes for every processor leave a step a seventh of its time.
  const crowd = Array.from({ length: 6 * availableParallelism() }, () => spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore', detached: true }));
  try {
    const crowded = await spin(1_000);
    t.equal(crowded.status, 'timeout');
    t.ok(crowded.usage.waitMs > crowded.usage.wallMs / 2, `crowded out: waited ${Math.round(crowded.usage.waitMs)} of ${Math.round(crowded.usage.wallMs)} ms`);
  } finally {
    for (const child of crowd) child.kill('SIGKILL');
  }
});
