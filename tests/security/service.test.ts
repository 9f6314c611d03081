/** Attacks of a guest that has a loopback service: by its sockets, on the bridge and the server, and by what it sends. */
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Duplex } from 'node:stream';
import t, { type Test } from 'tap';
import { createPythonBackend } from '../../env/sandboxes/python/backend.ts';
import type { LoopbackService, Sandbox, SandboxBackend, SandboxSpec } from '../../env/sandboxes/sandbox.ts';
import { openWorld } from '../../env/worlds/index.ts';
import { serveWorld, type ServiceLimits } from '../../env/worlds/serve.ts';
import { PUBLIC_PYTHON, pythonSnippets, SANDBOX_PYTHON } from '../env/sandboxes/python-snippets.ts';
import { specFor, step } from '../env/sandboxes/suite.ts';
import { type Attack, attackAll, claims } from './attack.ts';

const python = SANDBOX_PYTHON ?? PUBLIC_PYTHON ?? '';
const skip = python === '' && 'no Python for the sandbox; run the set-up';
const http = createServer((_request, response) => { response.end('hello'); });
/** What the guests of the table below share; the cases further down have a service each. */
const service: LoopbackService = {
  port: 8080,
  connect(stream) {
    stream.on('error', () => stream.destroy());
    http.emit('connection', stream);
    stream.resume();
  },
};
const GET = 'import urllib.request\nanswer = urllib.request.urlopen("http://localhost:8080/", timeout=5).read() == b"hello"';
const TCP = 'import socket\ns = socket.socket()\n';

function attack(name: string, code: string, control = GET): Attack {
  return { name, code, control, spec: { service }, levels: ['full', 'userns'] };
}

/** Tries each; True when one of them works. */
function any(...tries: readonly string[]): string {
  return `import socket, struct\n${tries.map((each) => `answer = answer or works(lambda: ${each})`).join('\n')}`;
}

const attacks: readonly Attack[] = [
  attack('other ports and addresses', any(...['("127.0.0.1", 8081)', '("127.0.0.1", 80)', '("127.0.0.1", PORT)', '("localhost", 22)', '("127.0.0.2", 8080)', '("169.254.169.254", 80)', '("10.0.0.1", 8080)', '("192.168.0.1", 8080)'].map((place) => `socket.create_connection(${place}, 0.3)`))),
  attack('its own ports, by luck', `${TCP}import random\nfor _ in range(200):\n  s = socket.socket()\n  s.settimeout(0.01)\n  answer = answer or works(lambda: s.connect(("127.0.0.1", random.randint(32768, 60999))))\n  s.close()`),
  attack('UDP, raw and other kinds of socket', any(...['2, 2, 0', '2, 2, 17', '2, 3, 1', '2, 2, 1', '2, 1, 132', '2, 1, 262', '2, 5, 132', '10, 1, 0', '10, 2, 0', '1, 1, 0', '1, 2, 0', '1, 5, 0', '16, 3, 0', '16, 3, 12', '16, 3, 15', '17, 3, 3', '17, 2, 3', '40, 1, 0', '38, 5, 0', '31, 1, 0', '29, 3, 1', '44, 3, 0', '15, 3, 2', '24, 1, 1', '21, 5, 0', '30, 1, 0', '43, 1, 0', '39, 1, 0', '9, 5, 0', '3, 5, 0'].map((kind) => `socket.socket(${kind}).close()`))),
  attack('flags that hide the kind of socket', 'for kind in (0x80802, 0x80803, 0x10001, 1 << 32 | 2):\n  answer = answer or call(41, 198, 2, kind, 0) >= 0', `answer = call(41, 198, 2, 0x80801, 0) >= 0 and call(41, 198, 2, 1, 6) >= 0`),
  attack('binding', `${TCP}answer = works(lambda: s.bind(("127.0.0.1", 9000))) or works(lambda: s.bind(("", 0))) or call(49, 200, s.fileno(), struct.pack("=HHI8x", 2, 0, 0), 16) == 0`.replace('import socket', 'import socket, struct')),
  attack('listening, without binding', `${TCP}answer = works(lambda: s.listen()) or call(50, 201, s.fileno(), 5) == 0`),
  attack('accepting', `${TCP}answer = call(43, 202, s.fileno(), 0, 0) != -errno.EPERM or call(288, 242, s.fileno(), 0, 0, 0) != -errno.EPERM`),
  attack('taking the port of its service over', `import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\nanswer = works(lambda: s.setsockopt(socket.SOL_SOCKET, 15, 1)) or works(lambda: s.bind(("127.0.0.1", 8080)))`),
  attack('connecting by the first bytes', any('socket.socket().sendto(b"GET / HTTP/1.0\\r\\n\\r\\n", 0x20000000, ("127.0.0.1", 8080))', 'socket.socket().sendto(b"x", 0x20000000, ("127.0.0.1", 8081))', 'socket.socket().sendmsg([b"x"], [], 0x20000000, ("127.0.0.1", 8081))', 'socket.socket().setsockopt(6, 30, 1)')),
  attack('options that reach into the kernel', any(...['6, 31, b"tls"', '6, 13, b"bbr"', '6, 19, 1', '6, 14, bytes(128)', '1, 26, struct.pack("HxxxxxxP", 0, 0)', '1, 50, 3', '1, 51, 3', '1, 36, 1', '1, 25, b"lo"', '1, 60, 1', '1, 61, bytes(8)', '0, 19, 1', '0, 64, bytes(96)', '0, 3, bytes(4)', '41, 26, 1', '263, 1, 1'].map((option) => `socket.socket().setsockopt(${option})`)),
    'import socket\ns = socket.socket()\ns.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\ns.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)\ns.settimeout(2)\ns.connect(("localhost", 8080))\nanswer = True'),
  attack('interfaces, addresses and routes', `${TCP}for command in (0x8914, 0x8916, 0x891C, 0x8922, 0x890B, 0x8927, 0x89A0, 0x8913, 0x8912, 0x89F0):\n  answer = answer or call(16, 29, s.fileno(), command, ctypes.create_string_buffer(b"lo", 64)) >= 0`),
  attack('another network namespace', 'answer = call(272, 97, 0x40000000) == 0 or call(308, 268, 0, 0x40000000) == 0 or call(272, 97, 0x50000000) == 0'),
  attack('the socket of the server, by its path', any('socket.socket(1).connect("/run/sandbox/socket")', 'socket.socketpair()[0].connect("/run/sandbox/socket")', 'socket.socketpair()[0].connect(UNIX_PATH)', 'socket.socket(2).connect_ex(("127.0.0.1", 0)) == 0')),
  attack('a connection of its own turned into another', 'import socket, struct\ns = socket.create_connection(("localhost", 8080))\na, b = socket.socketpair()\nfor each in (s.fileno(), a.fileno(), *sockets()):\n  call(42, 203, each, struct.pack("=H14x", 0), 16)\n  answer = answer or call(42, 203, each, struct.pack(">HHI8x", 0x0200, 8081, 0x7f000001), 16) == 0 or call(42, 203, each, b"\\x01\\x00/run/sandbox/socket\\x00", 22) == 0'),
  attack('descriptors that the set-up left', 'answer = len(sockets()) > 1', 'answer = len(sockets()) == 1'),
  attack('the bridge as a process', 'for pid in range(2, 400):\n  answer = answer or works(lambda: os.kill(pid, 0)) or call(101, 117, 16, pid, 0, 0) == 0 or call(434, 434, pid, 0) >= 0'),
  attack('the token in its own memory, as a frame to the bridge', `import gc, json, socket, struct\ntokens = {o['token'] for o in gc.get_objects() if type(o) is dict and type(o.get('token')) is str} | {'0' * 32}\nfor token in tokens:\n  hello = json.dumps({'token': token}).encode()\n  s = socket.create_connection(('localhost', 8080))\n  s.sendall(struct.pack('>I', len(hello)) + hello + b'GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n')\n  s.settimeout(1)\n  answer = answer or b'hello' in s.recv(1000)`),
];

t.test('sockets of a guest with a service', async (t) => {
  await attackAll(t, attacks);
});

interface Case { readonly backend: SandboxBackend; readonly neighbour: Sandbox; readonly acquire: (of?: LoopbackService, more?: Partial<SandboxSpec>) => Promise<Sandbox> }

/** One bridge for the attacker and for a neighbour, who must be served all the while. */
async function beside(t: Test, work: (each: Case) => Promise<void>): Promise<void> {
  await using backend = await createPythonBackend({ python, pool: { base: 1 } });
  const acquire: Case['acquire'] = (of = service, more = {}) => backend.acquire(specFor(pythonSnippets, { service: of, ...more }));
  await using neighbour = await acquire();
  await work({ backend, neighbour, acquire });
  t.ok(claims(await step(neighbour, GET)), 'the neighbour is served afterwards');
}

/** Requests of the neighbour while `attack` runs; none may fail or take long. */
async function meanwhile(t: Test, neighbour: Sandbox, attack: Promise<unknown>): Promise<void> {
  let over = false;
  const done = attack.finally(() => { over = true; });
  let slowest = 0;
  let count = 0;
  for (; !over || count < 3; count++) {
    const started = performance.now();
    if (!claims(await step(neighbour, GET))) t.fail('the neighbour is not served');
    slowest = Math.max(slowest, performance.now() - started);
  }
  await done;
  t.ok(slowest < 1_000, `the neighbour is served meanwhile (${count} requests, slowest ${slowest.toFixed(0)} ms)`);
}

t.test('a flood of connections', { skip }, async (t) => {
  await beside(t, async ({ neighbour, acquire }) => {
    let open = 0;
    let most = 0;
    await using guest = await acquire({ port: 8080, connect(stream) {
      most = Math.max(most, ++open);
      stream.on('error', () => {}).once('end', () => stream.end()).once('close', () => { open--; });
      stream.resume();
    } });
    const flood = 'import socket, time\nkept, end = [], time.monotonic() + 1\nwhile time.monotonic() < end:\n  s = socket.socket()\n  s.setblocking(False)\n  try: s.connect(("127.0.0.1", 8080))\n  except OSError: pass\n  kept.append(s)\n  try: s.send(b"x")\n  except OSError: pass\n  if len(kept) > 150: kept.clear()';
    await meanwhile(t, neighbour, step(guest, flood));
    t.ok(most >= 2 && most <= 16, `at most 16 at once (${most})`);
    const held = await step(guest, 'import socket, builtins\nbuiltins.kept = []\nfor _ in range(20):\n  s = socket.create_connection(("127.0.0.1", 8080), 2)\n  s.sendall(b"x")\n  kept.append(s)\nanswer = True');
    t.ok(claims(held), 'more wait to be accepted');
    await sleep(50);
    t.equal(open, 16);
    await step(guest, 'import builtins\nfor s in kept: s.close()\nkept.clear()');
    await sleep(50);
    t.ok(open <= 4 && most === 16, 'and are when others have ended');
  });
});

t.test('connections that say nothing', { skip }, async (t) => {
  await beside(t, async ({ acquire }) => {
    let dialled = 0;
    await using guest = await acquire({ port: 8080, connect(stream: Duplex) { dialled++; service.connect(stream); } });
    const silent = await step(guest, 'import socket, builtins\nbuiltins.kept = [socket.create_connection(("127.0.0.1", 8080), 2) for _ in range(15)]\nanswer = True');
    t.ok(claims(silent));
    t.equal(dialled, 0, 'do not reach the server');
    t.ok(claims(await step(guest, GET)), 'and leave room for one that does');
    const closed = await step(guest, 'kept[0].settimeout(9)\nanswer = kept[0].recv(1) == b""', { timeoutMs: 10_000 });
    t.ok(claims(closed), 'the bridge closes them after a while');
  });
});

t.test('a slow loris', { skip }, async (t) => {
  await beside(t, async ({ neighbour, acquire }) => {
    const limits: Partial<ServiceLimits> = { idleMs: 300, bodyMs: 300 };
    await using world = await openWorld({ kind: 'documents', documents: { '/a': 'hello' } }, { seed: 1, tables: '' });
    await using served = serveWorld(world, 8080, limits);
    await using guest = await acquire(served);
    const loris = 'import socket, time\nsockets = [socket.create_connection(("127.0.0.1", 8080)) for _ in range(8)]\nfor s in sockets: s.sendall(b"PUT /x HTTP/1.1\\r\\nHost: x\\r\\n")\nfor s in sockets[:4]: s.sendall(b"Content-Type: application/json\\r\\nContent-Length: 1000\\r\\n\\r\\n")\nclosed = 0\nfor s in sockets:\n  try:\n    for _ in range(200):\n      s.sendall(b"1")\n      time.sleep(0.01)\n  except OSError: closed += 1\nanswer = closed == len(sockets)';
    const running = step(guest, loris);
    await meanwhile(t, neighbour, running);
    t.ok(claims(await running), 'each is cut off');
    t.same(world.journal(), []);
    t.ok(claims(await step(guest, GET.replace('8080/', '8080/a').replace('b"hello"', `b'"hello"'`))), 'control: one request at once is served');
  });
});

t.test('a stream of 10 GB', { skip }, async (t) => {
  await beside(t, async ({ neighbour, acquire }) => {
    let received = 0;
    const sink: LoopbackService = { port: 8080, connect: (stream) => { stream.on('error', () => {}).on('data', (part: Buffer) => { received += part.length; }); stream.resume(); } };
    await using sender = await acquire(sink);
    const up = step(sender, 'import socket\ns = socket.create_connection(("127.0.0.1", 8080))\npart = bytes(1 << 20)\nsent = 0\ntry:\n  for _ in range(10_000):\n    s.sendall(part)\n    sent += 1\nexcept OSError: pass\nanswer = 60 <= sent < 80\ntry:\n  socket.create_connection(("127.0.0.1", 8080), 1)\n  answer = False\nexcept ConnectionRefusedError: pass', { timeoutMs: 20_000 });
    await meanwhile(t, neighbour, up);
    t.ok(claims(await up), 'ends at the cap, and so does the service');
    t.ok(received <= 64 << 20, `${received} bytes arrived`);

    const source: LoopbackService = { port: 8080, connect: (stream) => {
      const part = Buffer.alloc(1 << 20);
      const more = (): void => { while (!stream.destroyed && stream.write(part)); };
      stream.on('error', () => {}).on('drain', more).resume();
      more();
    } };
    await using receiver = await acquire(source);
    const down = step(receiver, 'import socket\ns = socket.create_connection(("127.0.0.1", 8080))\ns.sendall(b"x")\nhave = 0\ntry:\n  while part := s.recv(1 << 20): have += len(part)\nexcept OSError: pass\nanswer = 60 << 20 < have <= 64 << 20', { timeoutMs: 20_000 });
    await meanwhile(t, neighbour, down);
    t.ok(claims(await down), 'the other way too');
  });
});

t.test('a client that does not read', { skip }, async (t) => {
  await beside(t, async ({ neighbour, acquire }) => {
    let written = 0;
    const source: LoopbackService = { port: 8080, connect: (stream) => {
      const part = Buffer.alloc(64 << 10);
      const more = (): void => {
        for (;;) {
          written += part.length;
          if (stream.destroyed || !stream.write(part)) return;
        }
      };
      stream.on('error', () => {}).on('drain', more).resume();
      more();
    } };
    await using guest = await acquire(source);
    await meanwhile(t, neighbour, step(guest, 'import socket, time, builtins\nbuiltins.s = socket.create_connection(("127.0.0.1", 8080))\ns.sendall(b"x")\ntime.sleep(0.3)'));
    t.ok(written < 2 << 20, `what waits for it is bounded (${written} bytes)`);
  });
});

t.test('nonsense instead of HTTP', { skip }, async (t) => {
  await beside(t, async ({ acquire }) => {
    await using world = await openWorld({ kind: 'documents', documents: { '/a': 1 } }, { seed: 1, tables: '' });
    await using served = serveWorld(world, 8080);
    await using guest = await acquire(served);
    const nonsense = 'import random, socket\nrandom.seed(1)\nfor size in range(60):\n  s = socket.create_connection(("127.0.0.1", 8080))\n  try:\n    s.sendall(random.choice([b"", b"GET ", b"PUT /a HTTP/1.1\\r\\n", b"\\x00\\x00\\x00\\x2a{\\"token\\":"]) + random.randbytes(size * size))\n    s.shutdown(socket.SHUT_WR)\n    while s.recv(4096): pass\n  except OSError: pass\nanswer = True';
    t.ok(claims(await step(guest, nonsense)));
    t.same([world.journal(), served.failure], [[], undefined]);
    t.ok(claims(await step(guest, 'import urllib.request\nanswer = urllib.request.urlopen("http://localhost:8080/a").read() == b"1"')), 'control');
  });
});
