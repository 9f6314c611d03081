/**
 * A step's time limit is in time that it was given: on a busy machine it has longer, and one that used its time is a timeout
 * whatever the machine did. Only one that was denied its time, through no doing of its own, is our failure.
 *
 * The guest is held to one processor, where a few busy processes are enough to crowd it out; the others stay free.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import t from 'tap';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';

const python = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');
const spec = { runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1, limits: { memoryMib: 256, tmpfsMib: 8, threads: 4, outputBytes: 4096 } } as const;

/** Beside the guest: leave it half of the processor, or next to nothing. */
const [FEW, MANY] = [1, 24];

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
  await using patient = await createPythonBackend({ python });
  await using impatient = await createPythonBackend({ python, patienceMs: 0 });
  await using sandbox = await patient.acquire(spec);
  await using denied = await impatient.acquire(spec).finally(() => processors(process.pid, all));
  const run = (source: string, timeoutMs: number) => sandbox.run({ kind: 'code', source, timeoutMs, collect: 'nothing' });
  t.equal((await run('import os\nassert len(os.sched_getaffinity(0)) == 1', 10_000)).status, 'ok', 'the guest is held to one processor');

  const sleeping = await run('import time; time.sleep(60)', 300);
  t.equal(sleeping.status, 'timeout');
  t.ok(sleeping.usage.waitMs < sleeping.usage.wallMs / 4, `a sleeper waits for nothing: ${sleeping.usage.waitMs} ms`);

  const crowd: ChildProcess[] = [];
  try {
    while (crowd.length < FEW) crowd.push(await burner(one));
    const crowded = await run('while True: pass', 1_000);
    t.equal(crowded.status, 'timeout');
    t.ok(crowded.usage.waitMs > crowded.usage.wallMs / 5, `crowded: waited ${Math.round(crowded.usage.waitMs)} of ${Math.round(crowded.usage.wallMs)} ms`);
    t.ok(crowded.usage.cpuMs > 700, `and yet it had its time: ${Math.round(crowded.usage.cpuMs)} ms`);
    const given = await run('import time\nend = time.process_time() + 0.6\nwhile time.process_time() < end: pass', 1_000);
    t.equal(given.status, 'ok', 'a computation that is within the limit by itself is within it here');

    while (crowd.length < MANY) crowd.push(await burner(one));
    await t.rejects(denied.run({ kind: 'code', source: 'while True: pass', timeoutMs: 600, collect: 'nothing' }), { name: 'SandboxError', message: /too busy/, executed: 'yes' }, 'a loop that was denied its time is our failure');
    t.equal((await denied.run({ kind: 'code', source: 'answer = 1', timeoutMs: 10_000, collect: 'nothing' })).status, 'ok', 'the episode goes on');
  } finally {
    for (const child of crowd) child.kill('SIGKILL');
  }
});

t.test('waiting that a guest brings upon itself is its own', async (t) => {
  const all = processors(process.pid);
  const [one = 0] = all;
  processors(process.pid, [one]);
  await using backend = await createPythonBackend({ python });
  await using sandbox = await backend.acquire(spec).finally(() => processors(process.pid, all));
  // Its threads, which leave the interpreter's lock alone, take its main thread's processor: the others are idle.
  const threads = [
    'import threading, hashlib',
    'def burn():',
    '    block = bytes(1 << 24)',
    '    while True: hashlib.sha256(block).digest()',
    'for _ in range(3): threading.Thread(target=burn, daemon=True).start()',
    'burn()',
  ].join('\n');
  for (const [name, code] of [['threads', threads], ['giving up the processor', 'import os\nwhile True: os.sched_yield()'], ['naps', 'import time\nwhile True: time.sleep(0)']] as const) {
    t.equal((await sandbox.run({ kind: 'code', source: code, timeoutMs: 700, collect: 'nothing' })).status, 'timeout', name);
  }
});

t.test('a crowd of loops', async (t) => {
  await using backend = await createPythonBackend({ python, pool: { base: 4 } });
  const sandboxes = await Promise.all(Array.from({ length: 20 }, () => backend.acquire(spec)));
  await using honest = await backend.acquire(spec);
  const crowd = Promise.all(sandboxes.map((sandbox) => sandbox.run({ kind: 'code', source: 'while True: pass', timeoutMs: 400, collect: 'nothing' })));
  let beside = 0;
  const over = crowd.then(() => true);
  while (!await Promise.race([over, new Promise((resolve) => setTimeout(() => resolve(false), 20))])) {
    t.equal((await honest.run({ kind: 'code', source: 'answer = 1', timeoutMs: 10_000, collect: 'answer' })).status, 'ok');
    beside += 1;
  }
  t.ok(beside > 5, `short steps go on beside them: ${beside}`);
  for (const loop of await crowd) t.equal(loop.status, 'timeout', 'each has used its time');
  for (const sandbox of sandboxes) await sandbox[Symbol.asyncDispose]();
});
