/**
 * Speed and memory of the Python sandbox, measured through the same interface that episodes use.
 *
 *   node bench/sandbox.ts [python] [isolation] [part]
 *
 * `part`: `service` for the loopback service alone; by default all.
 * Prints machine, versions, and for each figure the median and the 95th percentile. The baseline in the same process
 * tree is a fresh interpreter for each step (`python -c`), which is what the sandbox replaces.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { IsolationRequest } from '../env/sandboxes/guests/isolation.ts';
import { createPythonBackend } from '../env/sandboxes/python/backend.ts';
import type { LoopbackService, Sandbox, SandboxSpec } from '../env/sandboxes/sandbox.ts';
import { openWorld } from '../env/worlds/index.ts';
import { serveWorld } from '../env/worlds/serve.ts';

const python = process.argv[2] ?? fileURLToPath(new URL('../.venv/sandbox/bin/python', import.meta.url));
const isolation = (process.argv[3] ?? 'auto') as IsolationRequest;
const GROUP_BY = `
import pandas as pd
frame = pd.DataFrame({'ward': ['a', 'b'] * 50, 'age': range(100)})
answer = frame.groupby('ward')['age'].agg(['mean', 'max'])
`;

/** One request; each step opens a connection of its own. */
const URLLIB = 'import urllib.request\nanswer = urllib.request.urlopen("http://localhost:8080/patients/17").read().decode()';
/** The same on a connection that stays. */
const KEPT = `
import http.client, sys
connection = getattr(sys, 'kept', None)
if connection is None: connection = sys.kept = http.client.HTTPConnection('localhost', 8080)
connection.request('GET', '/patients/17')
answer = connection.getresponse().read().decode()
`;
/** Requests within one step, by the guest's own clock: [median, 95th percentile] in milliseconds. */
const MANY = (request: string): string => `
import http.client, time, urllib.request
connection, times = http.client.HTTPConnection('localhost', 8080), []
def kept():
    connection.request('GET', '/patients/17')
    return connection.getresponse().read()
def plain():
    return urllib.request.urlopen('http://localhost:8080/patients/17').read()
for _ in range(200):
    started = time.perf_counter()
    ${request}()
    times.append((time.perf_counter() - started) * 1000)
times.sort()
answer = [times[100], times[190]]
`;

await using backend = await createPythonBackend({ python, isolation, prewarm: ['base', 'data'], pool: { base: 8, data: 8 } });
process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} threads, Linux ${release()}, Node ${process.version}, ${backend.image}\n`);

const part = process.argv[4] ?? 'all';
if (backend.isolation === 'full' || backend.isolation === 'userns') await loopback();
if (part === 'service') {
  await backend[Symbol.asyncDispose]();
  process.exit();
}
await steps('step, trivial', spec('base'), 'answer = 1 + 1', 5_000);
await steps('step, pandas group-by', spec('data'), GROUP_BY, 300);
await steps('step, trivial, hygiene fork, spare ready', { ...spec('base'), hygiene: 'fork' }, 'answer = 1 + 1', 100, 20);
await steps('step, trivial, hygiene fork, back to back', { ...spec('base'), hygiene: 'fork' }, 'answer = 1 + 1', 200);
await throughput('base', 16, 'answer = 1 + 1', 20_000);
await throughput('data', 4, GROUP_BY, 1_000);
await acquiring('base');
await acquiring('data');
await churn('base', 400);
await churn('data', 400);
await memory('base', 'answer = 1 + 1', 100);
await memory('data', 'answer = 1 + 1', 100);
await memory('data', GROUP_BY, 50);
await crowd(500);
await baseline();

function spec(variant: SandboxSpec['variant']): SandboxSpec {
  return {
    runtime: 'python', variant, hygiene: 'warm', mounts: [], allowExec: false, seed: 1,
    limits: { memoryMib: 1024, tmpfsMib: 64, threads: 16, outputBytes: 256 * 1024 },
  };
}

function run(sandbox: Sandbox, source: string): ReturnType<Sandbox['run']> {
  return sandbox.run({ kind: 'code', source, timeoutMs: 10_000, collect: 'answer' });
}

async function steps(name: string, of: SandboxSpec, source: string, count: number, pauseMs = 0): Promise<void> {
  await using sandbox = await backend.acquire(of);
  const [first] = await timed(1, () => run(sandbox, source));
  if (pauseMs === 0) for (let index = 0; index < count / 10; index++) await run(sandbox, source);
  const times = await timed(count, () => run(sandbox, source), pauseMs);
  report(name, times, `first ${(first ?? 0).toFixed(2)} ms`);
}

async function loopback(): Promise<void> {
  const world = await openWorld({ kind: 'documents', documents: { '/patients/17': { name: 'Ada', allergies: ['penicillin'] } } }, { seed: 1, tables: '' });
  await using service = serveWorld(world, 8080);
  for (const variant of ['base', 'data'] as const) {
    await spawning(variant, service);
    await acquiring(variant, service);
    const served = { ...spec(variant), service };
    await steps(`step with one request, urllib, ${variant}`, served, URLLIB, 500);
    await steps(`step with one request, connection kept, ${variant}`, served, KEPT, 500);
    for (const request of ['plain', 'kept']) {
      await using sandbox = await backend.acquire(served);
      const { answer } = await run(sandbox, MANY(request));
      const [median, p95] = answer?.type === 'list' ? answer.items.map((item) => (item.type === 'float' ? item.value.toFixed(3) : '?')) : [];
      say(`one request of many, ${request === 'plain' ? 'urllib' : 'connection kept'}, ${variant}`, `median ${median} ms, p95 ${p95} ms`);
    }
  }
}

/** Guests that no pool holds, without and with a service in turn, so that both see the same machine. */
async function spawning(variant: SandboxSpec['variant'], service: LoopbackService): Promise<void> {
  const plain: SandboxSpec = { ...spec(variant), hygiene: 'fork' };
  const served: SandboxSpec = { ...plain, service };
  const times = { plain: [] as number[], served: [] as number[] };
  for (let index = 0; index < 200; index++) {
    const started = performance.now();
    const sandbox = await backend.acquire(index % 2 === 0 ? plain : served);
    times[index % 2 === 0 ? 'plain' : 'served'].push(performance.now() - started);
    await sandbox[Symbol.asyncDispose]();
  }
  report(`acquire, forked when asked for, ${variant}`, times.plain);
  report(`the same with a loopback service, ${variant}`, times.served);
}

async function throughput(variant: SandboxSpec['variant'], guests: number, source: string, count: number): Promise<void> {
  const sandboxes = await Promise.all(Array.from({ length: guests }, () => backend.acquire(spec(variant))));
  await Promise.all(sandboxes.map((sandbox) => run(sandbox, source)));
  const started = performance.now();
  await Promise.all(sandboxes.map(async (sandbox) => { for (let index = 0; index < count / guests; index++) await run(sandbox, source); }));
  say(`steps/s, ${variant}, ${guests} guests`, `${Math.round(count / ((performance.now() - started) / 1000))}`);
  await Promise.all(sandboxes.map((sandbox) => sandbox[Symbol.asyncDispose]()));
}

async function acquiring(variant: SandboxSpec['variant'], service?: LoopbackService): Promise<void> {
  const times: number[] = [];
  for (let index = 0; index < 100; index++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const started = performance.now();
    const sandbox = await backend.acquire({ ...spec(variant), ...(service === undefined ? {} : { service }) });
    times.push(performance.now() - started);
    await sandbox[Symbol.asyncDispose]();
  }
  report(`acquire from the pool, ${service === undefined ? '' : 'with a service, '}${variant}`, times);
}

async function churn(variant: SandboxSpec['variant'], count: number): Promise<void> {
  const started = performance.now();
  await Promise.all([1, 2, 3, 4].map(async () => {
    for (let index = 0; index < count / 4; index++) await (await backend.acquire(spec(variant)))[Symbol.asyncDispose]();
  }));
  say(`spawn and close, sustained, ${variant}`, `${Math.round(count / ((performance.now() - started) / 1000))}/s`);
}

async function memory(variant: SandboxSpec['variant'], source: string, guests: number): Promise<void> {
  const before = pss();
  const sandboxes = await Promise.all(Array.from({ length: guests }, () => backend.acquire(spec(variant))));
  for (const sandbox of sandboxes) await run(sandbox, source);
  say(`PSS of an idle episode, ${variant}, after ${source === GROUP_BY ? 'a group-by' : 'a trivial step'}`, `${((pss() - before) / guests / 1024).toFixed(2)} MiB`);
  await Promise.all(sandboxes.map((sandbox) => sandbox[Symbol.asyncDispose]()));
}

async function crowd(guests: number): Promise<void> {
  const started = performance.now();
  const sandboxes = await Promise.all(Array.from({ length: guests }, () => backend.acquire(spec('base'))));
  const done = await Promise.all(sandboxes.map((sandbox) => run(sandbox, 'answer = 1')));
  say(`${guests} live episodes, acquired and stepped`, `${done.filter(({ status }) => status === 'ok').length} ok in ${((performance.now() - started) / 1000).toFixed(2)} s`);
  await Promise.all(sandboxes.map((sandbox) => sandbox[Symbol.asyncDispose]()));
}

async function baseline(): Promise<void> {
  const execute = promisify(execFile);
  report('baseline: python -c, trivial', await timed(10, () => execute(python, ['-c', 'answer = 1 + 1'])));
  report('baseline: python -c, pandas group-by', await timed(5, () => execute(python, ['-c', GROUP_BY])));
}

async function timed(count: number, work: () => Promise<unknown>, pauseMs = 0): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

function report(name: string, times: readonly number[], more = ''): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(3);
  say(name, `median ${at(0.5)} ms, p95 ${at(0.95)} ms${more === '' ? '' : `, ${more}`}`);
}

function say(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(56)}${value}\n`);
}

/** Proportional set size of everything below this process, in KiB. */
function pss(): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    try {
      if (/^\d+$/.test(name)) parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'latin1').replace(/^.*\) . /, '').split(' ')[0]));
    } catch {
      // It ended meanwhile.
    }
  }
  let sum = 0;
  for (const pid of parents.keys()) {
    let above: number | undefined = parents.get(pid);
    while (above !== undefined && above !== process.pid) above = parents.get(above);
    if (above === undefined) continue;
    try {
      sum += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return sum;
}
