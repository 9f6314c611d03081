/** The loopback service of a sandbox: who reaches it, with what, for how long; and what is left when it is gone. */
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { javascriptBackend } from './javascript-backend.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import { type SandboxBackend, SandboxError, type SandboxSpec } from '../../../env/sandboxes/sandbox.ts';
import { openWorld, type World } from '../../../env/worlds/index.ts';
import { serveWorld, type WorldService } from '../../../env/worlds/serve.ts';
import { descendants, remaining } from './processes.ts';
import { PUBLIC_PYTHON, pythonSnippets, SANDBOX_PYTHON } from './python-snippets.ts';
import { specFor, step } from './suite.ts';

const python = SANDBOX_PYTHON ?? PUBLIC_PYTHON ?? '';
const skip = python === '' && 'no Python for the sandbox; run the set-up';
const pool = { base: 2 };
const GET = 'import urllib.request\nanswer = urllib.request.urlopen("http://localhost:8080/who", timeout=5).read().decode()';
const PUT = 'import json, urllib.request\nanswer = urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:8080/notes/1", json.dumps("seen").encode(), {"Content-Type": "application/json"}, method="PUT")).status';

/** A world of its own for one episode, and the spec that leads to it. */
async function serve(name: string, more: Partial<SandboxSpec> = {}): Promise<{ readonly world: World; readonly service: WorldService; readonly spec: SandboxSpec }> {
  const world = await openWorld({ kind: 'documents', documents: { '/who': name, '/large': 'x'.repeat(3_000_000) } }, { seed: 1, tables: '' });
  const service = serveWorld(world, 8080);
  return { world, service, spec: specFor(pythonSnippets, { service, ...more }) };
}

const said = (answer: AnswerValue | undefined): unknown => (answer?.type === 'str' || answer?.type === 'bool' ? answer.value : answer?.type === 'int' ? answer.value : answer);

async function honest(t: Test, backend: SandboxBackend, more: Partial<SandboxSpec> = {}): Promise<void> {
  const { spec, world } = await serve('mine', more);
  await using sandbox = await backend.acquire(spec);
  t.equal(said((await step(sandbox, GET)).answer), '"mine"', 'urllib, by name');
  t.equal(said((await step(sandbox, PUT)).answer), 201, 'urllib, by address');
  t.same(world.journal(), [{ method: 'PUT', path: '/notes/1', body: 'seen', status: 201 }]);
  const kept = await step(sandbox, `
import http.client
connection = http.client.HTTPConnection('localhost', 8080)
answer = True
for _ in range(50):
    connection.request('GET', '/who')
    sock = connection.sock
    answer = answer and connection.getresponse().read() == b'"mine"' and connection.sock is sock`);
  t.equal(said(kept.answer), true, 'http.client, one connection for all');
  const large = await step(sandbox, 'import urllib.request, urllib.error\nanswer = len(urllib.request.urlopen("http://localhost:8080/large").read()) == 3_000_002\ntry:\n  urllib.request.urlopen(urllib.request.Request("http://localhost:8080/x", b"x" * 3_000_000, {"Content-Type": "application/json"}, method="PUT"))\nexcept urllib.error.HTTPError as error:\n  answer = answer and error.code == 413');
  t.equal(said(large.answer), true, 'large bodies, both ways');
  const half = await step(sandbox, 'import socket\ns = socket.create_connection(("localhost", 8080))\ns.sendall(b"GET /who HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n")\ns.shutdown(socket.SHUT_WR)\ndata = b""\nwhile part := s.recv(4096): data += part\nanswer = data.endswith(b\'"mine"\')');
  t.equal(said(half.answer), true, 'a client that closes its half');
  const threads = await step(sandbox, `
from concurrent.futures import ThreadPoolExecutor
import urllib.request
def get(_): return urllib.request.urlopen('http://localhost:8080/who').read()
with ThreadPoolExecutor(6) as workers: answer = set(workers.map(get, range(60))) == {b'"mine"'}`);
  t.equal(said(threads.answer), true, 'threads');
}

t.test('an honest client', { skip }, async (t) => {
  for (const [level, more] of [['full', {}], ['full', { hygiene: 'fork' }], ['full', { allowExec: true }], ['userns', {}]] as const) {
    await t.test(`${level} ${JSON.stringify(more)}`, async (t) => {
      await using backend = await createPythonBackend({ python, pool, isolation: level });
      await honest(t, backend, more);
    });
  }
});

t.test('what else a guest sees of a network', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  const { spec } = await serve('mine');
  await using sandbox = await backend.acquire(spec);
  t.equal(said((await step(sandbox, 'import socket\nanswer = str(socket.gethostbyname("localhost")) + str(socket.getaddrinfo("localhost", 8080, type=socket.SOCK_STREAM))')).answer),
    "127.0.0.1[(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 8080))]");
  t.match(await step(sandbox, 'import socket\nsocket.gethostbyname("example.com")'), { status: 'error', error: { type: 'gaierror' } });
  await using without = await backend.acquire(specFor(pythonSnippets));
  t.match(await step(without, 'import socket\nsocket.socket()'), { status: 'error', error: { type: 'PermissionError' } }, 'none without a service');
});

t.test('a shell reaches it too', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  const { spec } = await serve('mine', { allowExec: true });
  await using sandbox = await backend.acquire(spec);
  const done = await step(sandbox, String.raw`bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080; printf "GET /who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" >&3; tail -n 1 <&3'`, { kind: 'command' });
  t.match(done, { status: 'ok', stdout: '"mine"' });
});

t.test('each guest reaches its own service only', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  const all = await Promise.all(Array.from({ length: 20 }, (_, index) => serve(`guest ${index}`)));
  const sandboxes = await Promise.all(all.map(({ spec }) => backend.acquire(spec)));
  const answers = await Promise.all(sandboxes.map((sandbox) => step(sandbox, GET)));
  t.same(answers.map(({ answer }) => said(answer)), all.map((_, index) => `"guest ${index}"`));
  for (const sandbox of sandboxes.slice(3, 4)) await step(sandbox, PUT);
  t.same(all.map(({ world }) => world.journal().length), all.map((_, index) => (index === 3 ? 1 : 0)));
  await Promise.all(sandboxes.map((sandbox) => sandbox[Symbol.asyncDispose]()));
});

t.test('a guest that replaces another has the same service', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  const { spec, world } = await serve('mine');
  await using sandbox = await backend.acquire(spec);
  await step(sandbox, PUT);
  t.match(await step(sandbox, pythonSnippets.stubborn ?? '', { timeoutMs: 50 }), { status: 'timeout', lost: /replaced/ });
  t.equal(said((await step(sandbox, GET)).answer), '"mine"');
  t.equal(said((await step(sandbox, PUT)).answer), 200, 'and what was done to the world stays');
  t.equal(world.journal().length, 2);
});

t.test('what a killed guest had on the way does not arrive', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  const { spec, world } = await serve('mine');
  await using sandbox = await backend.acquire(spec);
  const head = 'PUT /notes/1 HTTP/1.1\\r\\nHost: x\\r\\nContent-Type: application/json\\r\\nContent-Length: 10\\r\\n\\r\\n"12345';
  const done = await step(sandbox, `import os, socket\ns = socket.create_connection(("localhost", 8080))\ns.sendall(b'${head}')\nos._exit(0)`);
  t.equal(done.status, 'killed');
  t.equal(said((await step(sandbox, GET)).answer), '"mine"');
  t.same(world.journal(), []);
});

t.test('warm guests with a service wait in a pool', { skip }, async (t) => {
  await using backend = await createPythonBackend({ python, pool });
  for (const name of ['first', 'second', 'third']) {
    const { spec } = await serve(name);
    await using sandbox = await backend.acquire(spec);
    t.equal(said((await step(sandbox, GET)).answer), `"${name}"`);
    for (let waited = 0; waited < 100 && backend.stats().idle < 4; waited++) await sleep(20);
    t.equal(backend.stats().idle, 4, 'two of each kind');
  }
});

t.test('disposing frees everything', { skip }, async (t) => {
  const mine = new Set(descendants(process.pid));
  const sockets = (): number => readdirSync('/proc/self/fd').length;
  const backend = await createPythonBackend({ python, pool });
  const { spec, service } = await serve('mine');
  const streams: { readonly destroyed: boolean }[] = [];
  const watched = { port: 8080, connect: (stream: Parameters<WorldService['connect']>[0]) => { streams.push(stream); service.connect(stream); } };
  const before = sockets();
  const sandbox = await backend.acquire({ ...spec, service: watched });
  await step(sandbox, 'import http.client, builtins\nbuiltins.kept = http.client.HTTPConnection("localhost", 8080)\nkept.request("GET", "/who")\nkept.getresponse().read()');
  t.match(streams, [{ destroyed: false }]);
  await sandbox[Symbol.asyncDispose]();
  t.match(streams, [{ destroyed: true }], 'its connections end with the guest');
  const started = descendants(process.pid).filter((pid) => !mine.has(pid));
  await backend[Symbol.asyncDispose]();
  t.same(await remaining(started), [], 'no process is left');
  t.ok(sockets() <= before, 'and no descriptor');
});

t.test('when a bridge dies, its wall is replaced', { skip }, async (t) => {
  const mine = new Set(descendants(process.pid));
  await using backend = await createPythonBackend({ python, pool: { base: 0 } });
  const { spec } = await serve('mine');
  const sandbox = await backend.acquire(spec);
  // The first that the zygote forked; the zygote is the deepest that has children.
  const started = descendants(process.pid).filter((pid) => !mine.has(pid)).sort((a, b) => a - b);
  const bridge = started.at(-2);
  t.ok(started.length >= 3 && bridge !== undefined);
  process.kill(bridge ?? 0, 'SIGKILL');
  await t.rejects(step(sandbox, 'while True: pass'), { name: 'SandboxError' });
  await using next = await backend.acquire(spec);
  t.equal(said((await step(next, GET)).answer), '"mine"');
});

t.test('where there can be none, acquiring says what is missing', { skip }, async (t) => {
  const { spec, service } = await serve('mine');
  for (const isolation of ['reduced', 'none'] as const) {
    const interpreter = process.getuid?.() === 0 ? PUBLIC_PYTHON : python;
    await t.test(isolation, { skip: interpreter === undefined && 'root needs a Python that other users may read' }, async (t) => {
      await using backend = await createPythonBackend({ python: interpreter ?? '', isolation, pool });
      await t.rejects(backend.acquire(spec), { name: 'SandboxError', executed: 'no', message: `episodes with a loopback service need isolation "full" or "userns"; this is "${isolation}"` });
      await using plain = await backend.acquire(specFor(pythonSnippets));
      t.match(await step(plain, 'answer = 42'), { answer: { value: 42 } }, 'others are served');
    });
  }
  await using backend = await createPythonBackend({ python, pool });
  for (const port of [80, 0, 70_000, 8080.5, Number.NaN]) await t.rejects(backend.acquire({ ...spec, service: { port, connect: (stream) => service.connect(stream) } }), SandboxError, `port ${port}`);
  await using javascript = await javascriptBackend();
  await t.rejects(javascript.acquire({ ...specFor({ runtime: 'javascript' }), service }), SandboxError);
});
