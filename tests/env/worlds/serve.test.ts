/** A world behind HTTP: honest clients, and connections that say what no client should. */
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { serveWorld, type ServiceLimits, type WorldService } from '../../../env/worlds/serve.ts';
import type { World, WorldRequest, WorldResponse } from '../../../env/worlds/world.ts';

/** Says what it was asked; `/slow` takes a while, `/fail` throws. */
class Echo implements World {
  readonly seen: string[] = [];
  running = 0;
  most = 0;
  async request({ method, path, headers, body }: WorldRequest): Promise<WorldResponse> {
    this.seen.push(`${method} ${path}`);
    this.most = Math.max(this.most, ++this.running);
    if (path === '/slow') await sleep(20);
    this.running--;
    if (path === '/fail') throw new Error('broken world');
    return { status: 200, headers: { 'x-seen': headers['x-sent'] ?? '' }, body: path === '/large' ? Buffer.alloc(500_000, 'x') : `${path} ${body}` };
  }
  journal(): [] { return []; }
  digest(): string { return ''; }
  async [Symbol.asyncDispose](): Promise<void> {}
}

interface Open extends AsyncDisposable { readonly world: Echo; readonly service: WorldService; dial(): Socket }

/** A real socket stands for the bridge. */
async function open(t: Test, limits: Partial<ServiceLimits> = {}): Promise<Open> {
  const world = new Echo();
  const service = serveWorld(world, 8080, limits);
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => service.connect(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port ?? 0 : 0;
  const sockets: Socket[] = [];
  t.equal(service.port, 8080);
  return {
    world, service,
    dial: () => {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      sockets.push(socket);
      return socket;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await service[Symbol.asyncDispose]();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends, and gives what came until the other side closed. */
async function say(socket: Socket, text: string | Buffer): Promise<string> {
  let heard = '';
  socket.setEncoding('latin1').on('data', (part) => { heard += part; });
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  return heard;
}

const request = (head: string, more = ''): string => `${head} HTTP/1.1\r\nHost: localhost:8080\r\n${more}`;
const LAST = 'Connection: close\r\n\r\n';

t.test('honest requests', async (t) => {
  await using all = await open(t);
  t.match(await say(all.dial(), request('GET /a?b=c', `X-Sent: yes\r\n${LAST}`)), /^HTTP\/1\.1 200 OK\r\nx-seen: yes\r\ncontent-length: 7\r\nConnection: close\r\n\r\n\/a\?b=c $/, 'and no date: a world has no clock');
  t.match(await say(all.dial(), request('POST /a', `Content-Length: 3\r\n${LAST}xyz`)), /\/a xyz$/);
  t.match(await say(all.dial(), request('POST /a', `Transfer-Encoding: chunked\r\n${LAST}3\r\nxyz\r\n0\r\n\r\n`)), /\/a xyz$/);
  t.match(await say(all.dial(), request('HEAD /a', LAST)), /content-length: 3\r\nConnection: close\r\n\r\n$/);
  t.match(await say(all.dial(), request('OPTIONS /a', LAST)), /^HTTP\/1\.1 204 .*allow: GET, HEAD, POST/s);
  t.match(await say(all.dial(), request('PUT /a', `Expect: 100-continue\r\nContent-Length: 1\r\n${LAST}x`)), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
  t.match(await say(all.dial(), request('GET /a', `Expect: miracles\r\n${LAST}`)), /^HTTP\/1\.1 417/);
  const alive = all.dial();
  const both = say(alive, request('GET /1', '\r\n'));
  await sleep(30);
  alive.write(request('GET /2', LAST));
  t.match(await both, /\/1 HTTP\/1\.1 200 OK.*\/2 $/s, 'keep-alive');
  const half = all.dial();
  const answer = say(half, request('GET /half', '\r\n'));
  half.end();
  t.match(await answer, /\/half /, 'a client that has said all');
  t.equal(all.service.failure, undefined);
});

t.test('requests reach the world one at a time, in order', async (t) => {
  await using all = await open(t);
  const answers = [];
  for (const path of ['/slow', '/b', '/slow', '/d']) {
    answers.push(say(all.dial(), request(`GET ${path}`, LAST)));
    await sleep(4);
  }
  await Promise.all(answers);
  t.same(all.world.seen, ['GET /slow', 'GET /b', 'GET /slow', 'GET /d']);
  t.equal(all.world.most, 1);
});

t.test('requests that are not well-formed never reach the world', async (t) => {
  await using all = await open(t);
  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['two lengths', request('POST /x', `Content-Length: 3\r\nContent-Length: 4\r\n${LAST}abcd`), /^HTTP\/1\.1 400/],
    ['length and chunks', request('POST /x', `Content-Length: 3\r\nTransfer-Encoding: chunked\r\n${LAST}0\r\n\r\n`), /^HTTP\/1\.1 400/],
    ['an unknown coding', request('POST /x', `Transfer-Encoding: chunked, identity\r\n${LAST}0\r\n\r\n`), /^HTTP\/1\.1 400/],
    ['a negative length', request('POST /x', `Content-Length: -1\r\n${LAST}`), /^HTTP\/1\.1 400/],
    ['a bad chunk', request('POST /x', `Transfer-Encoding: chunked\r\n${LAST}zz\r\n`), /^HTTP\/1\.1 400/],
    ['no host', 'GET /x HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400/],
    ['a folded header', request('GET /x', `A: b\r\n c\r\n${LAST}`), /^HTTP\/1\.1 400/],
    ['a bare newline in a header', request('GET /x', `A: b\nB: c\r\n${LAST}`), /^HTTP\/1\.1 400/],
    ['spaces in the path', request('GET /x y', LAST), /^HTTP\/1\.1 400/],
    ['nonsense', '\0\0\0\0\r\n\r\n', /^HTTP\/1\.1 400/],
    ['headers without end', request('GET /x', `A: ${'b'.repeat(40_000)}\r\n${LAST}`), /^HTTP\/1\.1 431/],
    ['a tunnel', 'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n', /^$/],
    ['many ahead of their answers', request('GET /slow', '\r\n').repeat(50), /^/],
  ];
  for (const [name, text, expected] of broken) {
    all.world.seen.length = 0;
    const heard = await say(all.dial(), text);
    t.match(heard, expected, name);
    t.notMatch(heard, /HTTP\/1\.1 200/);
    t.notOk(all.world.seen.some((each) => each.endsWith('/x')), name);
  }
  t.match(await say(all.dial(), request('GET /a', LAST)), /200 OK/, 'control: the next client is served');
  t.equal(all.service.failure, undefined);
});

t.test('caps', async (t) => {
  await using all = await open(t, { bodyBytes: 1_000, bodyMs: 60, idleMs: 60, connections: 3, requests: 8 });
  const large = 'x'.repeat(200_000);
  t.match(await say(all.dial(), request('POST /a', `Content-Length: ${large.length}\r\n\r\n${large}`)), /^HTTP\/1\.1 413 .*the body is too large/s);
  t.match(await say(all.dial(), request('POST /a', `Transfer-Encoding: chunked\r\n\r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`)), /^HTTP\/1\.1 413/);
  t.same(all.world.seen, []);
  const started = performance.now();
  t.equal(await say(all.dial(), 'GET /a HT'), '', 'a head that does not end');
  t.equal(await say(all.dial(), request('POST /a', 'Content-Length: 5\r\n\r\nab')), '', 'a body that does not come');
  t.match(await say(all.dial(), request('GET /a', '\r\n')), /200 OK/, 'and an idle connection is closed');
  t.ok(performance.now() - started < 2_000);
  const many = [1, 2, 3].map(() => all.dial());
  await sleep(20);
  t.equal(await say(all.dial(), request('GET /a', LAST)), '', 'one connection too many');
  for (const socket of many) socket.destroy();
  await sleep(20);
  const said = [];
  for (let index = 0; index < 8; index++) said.push((await say(all.dial(), request('GET /a', LAST))).slice(9, 12));
  t.same(said, ['200', '200', '200', '200', '429', '429', '429', '429'], 'requests of an episode');
});

t.test('what the world throws is our failure', async (t) => {
  await using all = await open(t);
  t.match(await say(all.dial(), request('GET /fail', LAST)), /^HTTP\/1\.1 500 .*\{"error":"the service failed"\}$/s);
  t.match(all.service.failure, { message: 'broken world' });
  t.match(await say(all.dial(), request('GET /a', LAST)), /^HTTP\/1\.1 500/, 'from then on');
  t.same(all.world.seen, ['GET /fail']);
});

t.test('closing', async (t) => {
  await using all = await open(t);
  const waiting = say(all.dial(), request('GET /slow', LAST));
  await sleep(10);
  await all.service[Symbol.asyncDispose]();
  await all.service[Symbol.asyncDispose]();
  t.equal(all.world.running, 0, 'the world is left alone');
  t.equal(await waiting, '');
  t.equal(await say(all.dial(), request('GET /a', LAST)), '', 'and takes no more');
});
