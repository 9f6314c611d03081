/**
 * A process of its own for tests: makes a backend, runs one step, and prints a line of JSON.
 * Arguments: interpreter, isolation, and `stay` to remain with an endless step.
 */
import type { IsolationRequest } from '../../../env/sandboxes/guests/isolation.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';

const [python = '', isolation = 'auto', stay] = process.argv.slice(2);
const backend = await createPythonBackend({ python, isolation: isolation as IsolationRequest, pool: { base: 2 } });
const sandbox = await backend.acquire({
  runtime: 'python', variant: 'base', hygiene: 'warm', mounts: [], allowExec: false, seed: 1,
  limits: { memoryMib: 128, tmpfsMib: 8, threads: 4, outputBytes: 4096 },
});
const { answer } = await sandbox.run({ kind: 'code', source: 'import os\nanswer = [6 * 7, os.getuid()]', timeoutMs: 10_000, collect: 'answer' });
process.stdout.write(`${JSON.stringify({ isolation: backend.isolation, answer, uid: process.getuid?.() })}\n`);
if (stay === 'stay') await sandbox.run({ kind: 'code', source: 'while True: pass', timeoutMs: 60_000, collect: 'nothing' });
await backend[Symbol.asyncDispose]();
