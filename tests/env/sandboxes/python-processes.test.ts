/** Processes of the Python backend: none is left, a dead zygote is replaced, other users can run it, mounts and shells work. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import t from 'tap';
import { probeIsolation } from '../../../env/sandboxes/guests/backend.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import { descendants, endProcess, remaining } from './processes.ts';
import { PUBLIC_PYTHON, pythonSnippets, SANDBOX_PYTHON } from './python-snippets.ts';
import { specFor, step } from './suite.ts';

const python = SANDBOX_PYTHON ?? PUBLIC_PYTHON ?? '';
const skip = python === '' && 'no Python for the sandbox; run the set-up';
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const pool = { base: 2 };
const spec = specFor(pythonSnippets);

t.test('disposing leaves no process and no folder', { skip }, async (t) => {
  const mine = new Set(descendants(process.pid));
  const backend = await createPythonBackend({ python, pool });
  const sandboxes = await Promise.all([1, 2, 3].map(() => backend.acquire(spec)));
  const endless = Promise.all(sandboxes.map((sandbox) => step(sandbox, 'while True: pass')));
  const settled = Promise.allSettled([endless]);
  const started = descendants(process.pid).filter((pid) => !mine.has(pid));
  t.ok(started.length >= 4, 'zygote and guests run');
  await backend[Symbol.asyncDispose]();
  t.same(await remaining(started), []);
  await settled;
});

t.test('when the server is killed, everything dies', { skip }, async (t) => {
  const server = spawn(process.execPath, [join(repository, 'tests/env/sandboxes/run-one.ts'), python, 'auto', 'stay'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await firstLine(server);
  const pids = descendants(server.pid ?? 0);
  t.ok(pids.length >= 2);
  server.kill('SIGKILL');
  t.same(await remaining(pids), []);
});

t.test('a zygote that dies is replaced', { skip }, async (t) => {
  const mine = new Set(descendants(process.pid));
  await using backend = await createPythonBackend({ python, pool, prewarm: ['base'] });
  const sandbox = await backend.acquire(spec);
  const running = step(sandbox, 'while True: pass');
  running.catch(() => {});
  for (const pid of descendants(process.pid)) if (!mine.has(pid)) endProcess(pid);
  await t.rejects(running, { name: 'SandboxError', executed: 'unknown' });
  await using next = await backend.acquire(spec);
  t.match((await step(next, pythonSnippets.answer42)).answer, { value: 42 });
});

t.test('a sandbox that is closed in the midst of a step leaves no process behind', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool: { base: 0 } });
  await using other = await backend.acquire(spec);
  await step(other, 'answer = 1');
  const before = new Set(descendants(process.pid));
  for (let i = 0; i < 3; i++) {
    const sandbox = await backend.acquire(spec);
    const running = step(sandbox, 'while True: pass');
    await sleep(50);
    await sandbox[Symbol.asyncDispose]();
    await running;
  }
  t.equal(backend.stats().replaced, 0, 'and is given no other');
  // A process that had been asked for would be there by now.
  await sleep(300);
  t.same(descendants(process.pid).filter((pid) => !before.has(pid)), []);
});

t.test('a process that a stranger kills is nobody\'s failure but ours', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool: { base: 0 } });
  const before = new Set(descendants(process.pid));
  const sandbox = await backend.acquire(spec);
  t.match((await step(sandbox, 'answer = 1')).answer, { value: 1 });
  const guests = descendants(process.pid).filter((pid) => !before.has(pid));
  const running = step(sandbox, 'while True: pass');
  running.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  // The youngest: what was forked last.
  process.kill(Math.max(...guests), 'SIGKILL');
  await t.rejects(running, { name: 'SandboxError', message: /by somebody else/, executed: 'unknown' });
  t.match(await step(sandbox, 'answer = 42'), { answer: { value: 42 } }, 'the episode could go on');

  // What a program does to itself ends as its own failure, or has no effect.
  for (const [name, code] of [
    ['kill', 'import os\nos.kill(os.getpid(), 9)'],
    ['its channel closed', 'import os, time\nos.closerange(3, 1024)\ntime.sleep(1)'],
    ['its channel shut down', 'import os, socket, stat, time\nfor number in range(3, 1024):\n  try:\n    if stat.S_ISSOCK(os.fstat(number).st_mode): socket.socket(fileno=number).shutdown(2)\n  except OSError: pass\ntime.sleep(1)'],
    ['a timer that sends SIGKILL', 'import ctypes, time\nevent = ctypes.create_string_buffer(64)\nctypes.c_int.from_buffer(event, 8).value = 9\ntimer = ctypes.c_int()\nlibc = ctypes.CDLL(None)\nassert libc.syscall(222, 1, event, ctypes.byref(timer)) == 0\nlibc.syscall(223, timer, 0, (ctypes.c_long * 4)(0, 0, 0, 1000), 0)\ntime.sleep(0.2)'],
    ['a limit on processor time', 'import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass'],
    ['memory without end', 'all = []\nwhile True: all.append(bytearray(1 << 24))'],
    ['a stack without end', 'import sys, ctypes\nsys.setrecursionlimit(1 << 30)\ndef f(x):\n  return sorted([1, 2], key=lambda y: f(x))\nf(1)'],
    ['a broken pointer', 'import ctypes\nctypes.string_at(0)'],
    ['a call of another machine', 'import ctypes\nctypes.CDLL(None).syscall(0x40000000 | 39)'],
  ] as const) {
    const done = await step(sandbox, code, { timeoutMs: 1_500 });
    t.ok(['ok', 'error', 'killed', 'memory', 'timeout'].includes(done.status), `${name} is the program's own doing: ${done.status}, ${done.error?.message ?? ''}`);
  }
});

t.test('as an ordinary user', { skip: skip || process.getuid?.() !== 0 && 'this is one already' || PUBLIC_PYTHON === undefined && 'no Python that other users may read' }, async (t) => {
  // The project may lie where only its owner can go, so the user gets a copy of what is needed.
  const folder = await mkdtemp(join(tmpdir(), 'medagentgym-user-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  for (const part of ['env', 'protocol', 'tests/env/sandboxes', 'node_modules/typebox', 'package.json']) {
    await cp(join(repository, part), join(folder, part), { recursive: true, dereference: true });
  }
  await copyFile(process.execPath, join(folder, 'node'));
  await openToAll(folder);
  for (const isolation of ['auto', 'reduced']) {
    const { stdout } = await promisify(execFile)('setpriv', ['--reuid', '65534', '--regid', '65534', '--clear-groups', '--',
      join(folder, 'node'), join(folder, 'tests/env/sandboxes/run-one.ts'), PUBLIC_PYTHON ?? '', isolation], { cwd: '/', env: { PATH: process.env['PATH'] ?? '' } });
    const said: unknown = JSON.parse(stdout);
    t.match(said, { uid: 65534, answer: { items: [{ value: 42 }, { value: 65534 }] } }, isolation);
  }
});

t.test('a guest that computes between steps is ended', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool, idleCheckMs: 200 });
  await using spinner = await backend.acquire(spec);
  await using honest = await backend.acquire(spec);
  // A thread made behind Python's back, which Python's own count does not show.
  const spin = 'import ctypes, sys\ndef forever(_):\n  while True: pass\nsys.keep = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(forever)\nctypes.CDLL(None).pthread_create(ctypes.byref(ctypes.c_ulong()), None, sys.keep, None)';
  t.match(await step(spinner, spin), { status: 'ok', lost: undefined });
  await step(honest, 'import json\njson.mark = 1');
  // Time for half a second of work, on a machine that may be busy; the ended process is found out at the next step.
  let lost: string | undefined;
  for (let attempt = 0; attempt < 4 && lost === undefined; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 1_500 * 2 ** attempt));
    ({ lost } = await step(spinner, 'answer = 42'));
  }
  t.match(lost, /replaced/);
  t.match((await step(honest, 'import json\nanswer = json.mark')).answer, { value: 1 }, 'the control goes on');
});

t.test('another language is refused', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  await t.rejects(backend.acquire({ ...spec, runtime: 'javascript' }), { name: 'SandboxError', executed: 'no' });
});

t.test('isolation is explained', { skip }, async (t) => {
  const report = await probeIsolation({ python });
  t.ok(report.level === 'full' ? report.missing.length === 0 : report.missing.every(({ what, fix }) => what !== '' && fix !== ''));
  await t.rejects(createPythonBackend({ python: '/nonexistent/python' }), /ENOENT/);
});

t.test('mounts', { skip }, async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'medagentgym-mounts-'));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, 'ehr'));
  await writeFile(join(root, 'ehr/patients.csv'), 'id\n1\n');
  await writeFile(join(root, 'notes.txt'), 'a note');
  await writeFile(join(root, 'gold.txt'), 'hidden');
  await symlink('/etc/passwd', join(root, 'escape'));
  await openToAll(root);
  const mounts = [{ name: 'ehr', path: 'ehr' }, { name: 'notes', path: 'notes.txt' }];
  const looks = 'import os\nanswer = [open("/data/ehr/patients.csv").read(), open("/data/notes").read(), sorted(os.listdir("/data/ehr"))]';
  const levels = ['auto', 'userns', ...(process.getuid?.() === 0 && PUBLIC_PYTHON === undefined ? [] : ['reduced'])] as const;
  for (const isolation of levels) {
    const interpreter = isolation === 'reduced' && process.getuid?.() === 0 ? PUBLIC_PYTHON ?? '' : python;
    await using backend = await createPythonBackend({ python: interpreter, pool, mountsRoot: root, isolation: isolation as 'auto' });
    await using sandbox = await backend.acquire({ ...spec, mounts });
    t.match((await step(sandbox, looks)).answer, { items: [{ value: 'id\n1\n' }, { value: 'a note' }, { items: [{ value: 'patients.csv' }] }] }, isolation);
    t.equal((await step(sandbox, 'open("/data/ehr/new", "w")')).status, 'error', 'read-only');
    t.equal((await step(sandbox, `open(${JSON.stringify(join(root, 'gold.txt'))})`)).status, 'error', 'nothing else of the root');
    t.equal((await step(sandbox, 'open("/mounts/gold.txt")')).status, 'error', 'nothing else of the root');
    await t.rejects(backend.acquire({ ...spec, mounts: [{ name: 'x', path: '/etc' }] }), /outside/);
    await t.rejects(backend.acquire({ ...spec, mounts: [{ name: 'x', path: join(root, 'escape') }] }), /outside/, 'a link out of it');
    await t.rejects(backend.acquire({ ...spec, mounts: [{ name: '../x', path: 'ehr' }] }), /not a name/);
  }
});

t.test('shell commands', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  if (backend.isolation !== 'full' && backend.isolation !== 'userns') {
    await t.rejects(backend.acquire({ ...spec, allowExec: true }), /isolation/);
    return;
  }
  await using plain = await backend.acquire(spec);
  await t.rejects(step(plain, 'true', { kind: 'command' }), /may not run programs/);
  for (const hygiene of ['warm', 'fork'] as const) {
    await using sandbox = await backend.acquire({ ...spec, hygiene, allowExec: true });
    const command = (source: string, timeoutMs = 10_000) => step(sandbox, source, { kind: 'command', timeoutMs });
    t.match(await command('echo out; echo err >&2; echo hello > kept'), { status: 'ok', stdout: 'out\n', stderr: 'err\n', exitStatus: 0, answerSet: false });
    t.match(await command('cat kept | tr a-z A-Z; exit 3'), { status: 'error', stdout: 'HELLO\n', exitStatus: 3 });
    t.match(await command('sleep 5', 60), { status: 'timeout' });
    t.match(await command('yes'), { status: 'output_limit' });
    await command('nohup sh -c "sleep 0.3; touch late" > /dev/null 2>&1 &');
    t.match(await command('sleep 0.5; ls'), { stdout: 'kept\n' }, 'a daemon does not outlive its step');
    t.match(await step(sandbox, 'import subprocess\nanswer = subprocess.run(["echo", "hi"], capture_output=True, text=True).stdout'), { answer: { value: 'hi\n' } });
  }
});

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() || entry.name === 'node' && dirname(join(entry.parentPath, entry.name)) === folder ? 0o755 : 0o644);
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk);
  throw new Error('it said nothing');
}
