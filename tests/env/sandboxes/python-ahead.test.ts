/** Warm guests enter as the last episode did, ahead of theirs: each episode still has its own limits, data and seed. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import type { SandboxSpec } from '../../../env/sandboxes/sandbox.ts';

const python = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');
const root = mkdtempSync(path.join(tmpdir(), 'medagentgym-ahead-'));
chmodSync(root, 0o755);
mkdirSync(path.join(root, 'ward'));
writeFileSync(path.join(root, 'ward', 'beds'), '12');
t.teardown(() => rmSync(root, { recursive: true }));

const spec = (seed: number, outputBytes: number, mounts: SandboxSpec['mounts'] = []): SandboxSpec => ({
  runtime: 'python', variant: 'base', hygiene: 'warm', mounts, allowExec: false, seed, limits: { memoryMib: 256, tmpfsMib: 8, threads: 4, outputBytes },
});

t.test('limits, data and seeds of one episode do not become those of the next', async (t) => {
  await using backend = await createPythonBackend({ python, mountsRoot: root, pool: { base: 2 } });
  const look = async (of: SandboxSpec): Promise<string> => {
    await using sandbox = await backend.acquire(of);
    const seen = await sandbox.run({ kind: 'code', source: 'import os, random\nprint(random.random(), sorted(os.listdir("/data")) if os.path.isdir("/data") else None)', timeoutMs: 5_000, collect: 'nothing' });
    const flood = await sandbox.run({ kind: 'code', source: 'print("x" * 100_000)', timeoutMs: 5_000, collect: 'nothing' });
    return `${seen.stdout.trim()} ${flood.status}`;
  };
  const ward = [{ name: 'ward', path: 'ward' }];
  const first = await look(spec(1, 8_192));
  for (let round = 0; round < 3; round++) {
    // The pool fills meanwhile, with guests that entered as the last episode did.
    await sleep(150);
    t.equal(await look(spec(1, 8_192)), first, 'the same episode again');
    t.match(first, /output_limit$/);
    await sleep(150);
    t.match(await look(spec(1, 200_000)), / ok$/, 'one that may print more');
    const other = await look(spec(2, 8_192));
    t.not(other.split(' ')[0], first.split(' ')[0], 'another seed');
    t.match(await look(spec(1, 8_192, ward)), /\['ward'\]|None/, 'one with data');
    t.notMatch(await look(spec(3, 8_192)), /ward/, 'and none of it afterwards');
  }
});
