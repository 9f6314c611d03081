/** The live feed: what it tells, to whom, and for how long. */
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { createParser } from 'eventsource-parser';
import t from 'tap';
import { Feed } from '../../server/live/feed.ts';
import type { Live } from '../../server/live/live.ts';
import { Window } from '../../server/live/window.ts';
import { BMI, run, testServer } from './harness.ts';

/** The events of a feed, one after the other; it is let go of when no more are taken. */
async function* events(url: string, headers: Record<string, string> = {}): AsyncGenerator<Live> {
  const stop = new AbortController();
  try {
    const response = await fetch(`${url}/v1/live`, { headers, signal: stop.signal });
    if (response.body === null || !response.ok) throw new Error(String(response.status));
    let found: Live[] = [];
    const parser = createParser({ onEvent: ({ event, data }) => { if (event === 'live') found.push(JSON.parse(data) as Live); } });
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
      yield* found;
      found = [];
    }
  } finally {
    stop.abort();
  }
}

t.test('it tells what goes on', async (t) => {
  await using gym = await testServer();
  await using client = await gym.connect();
  const { episodes = [] } = await client.call('reset', { task: BMI, group: 3 });
  const feed = events(gym.url);
  t.match((await feed.next()).value, { phase: 'ready', window_s: 0, rates: { steps_per_s: 0 }, step_ms: { p50: null, p99: null, count: 0 }, episodes: { active: 3, waiting: 3, running: 0, by_family: { medcalc: 3 } }, listeners: 1 });
  for (const episode of episodes) await client.call('step', { episode, seq: 0, action: run('print(1)') });
  await client.call('close', { episode: episodes[0] ?? '' });
  const told = (await feed.next()).value as Live;
  t.match(told, { episodes: { active: 2, by_family: { medcalc: 2 } }, totals: { steps: 3, resets: 3, ended: 1, faults: { client: 1, infra: 0 } }, step_ms: { count: 3 } });
  t.ok(told.window_s > 0.5 && told.rates.steps_per_s > 0 && (told.step_ms.p99 ?? 0) >= (told.step_ms.p50 ?? Number.POSITIVE_INFINITY), JSON.stringify(told));
  await feed.return(undefined);
});

t.test('who has signed out is let go of; and all are at the end', async (t) => {
  const gym = await testServer({ tokens: 'a-reader-token-1234=read' });
  const signedIn = await fetch(`${gym.url}/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"token":"a-reader-token-1234"}' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const [byCookie, byToken] = [events(gym.url, { cookie }), events(gym.url, { authorization: 'Bearer a-reader-token-1234' })];
  t.match((await byCookie.next()).value, { phase: 'ready' });
  t.match((await byToken.next()).value, { phase: 'ready' });
  await fetch(`${gym.url}/v1/session`, { method: 'DELETE', headers: { cookie } });
  while ((await byCookie.next()).done !== true) t.pass('what was on its way');
  t.match((await byToken.next()).value, { listeners: Number });
  const closed = gym[Symbol.asyncDispose]();
  while ((await byToken.next()).done !== true) t.pass('what was on its way');
  await closed;
  t.pass('the server does not wait for listeners');
});

t.test('one clock for all, none for nobody; and not too many', async (t) => {
  let [reads, rests] = [0, 0];
  using feed = new Feed({ read: async () => ({ n: ++reads }), rest: () => { rests += 1; }, failed: (error) => t.fail(String(error)), everyMs: 20, most: 3 });
  const listeners = [new PassThrough(), new PassThrough(), new PassThrough()];
  for (const listener of listeners) feed.add(listener, () => true);
  t.throws(() => feed.assertRoom(), { code: 'capacity' });
  const texts = await Promise.all(listeners.map(async (listener) => {
    let text = '';
    for await (const chunk of listener) {
      text += String(chunk);
      if (text.includes('"n":4')) break;
    }
    return text;
  }));
  for (const text of texts) t.match(text, /^retry: 2000\n\nevent: live\ndata: \{"n":1\}\n\nevent: live\ndata: \{"n":2\}\n\n/);
  await new Promise((resolve) => setImmediate(resolve));
  t.equal(feed.size, 0);
  t.equal(rests, 1);
  const after = reads;
  await new Promise((resolve) => setTimeout(resolve, 100));
  t.ok(reads <= after + 1, 'nothing is read for nobody');
  const again = new PassThrough();
  feed.add(again, () => true);
  t.match(String((await once(again, 'data'))[0]), /^retry/);
  t.notMatch(String((await once(again, 'data'))[0]), '"n":4', 'what is told is of now');
  again.destroy();
});

t.test('a failure to read is told to the log, and the feed goes on', async (t) => {
  let reads = 0;
  const failures: unknown[] = [];
  using feed = new Feed({ read: () => { reads += 1; return reads === 1 ? Promise.reject(new Error('no')) : Promise.resolve({ reads }); }, rest: () => {}, failed: (error) => failures.push(error), everyMs: 10 });
  const listener = new PassThrough();
  feed.add(listener, () => true);
  let text = '';
  for await (const chunk of listener) {
    text += String(chunk);
    if (text.includes('"reads":2')) break;
  }
  t.equal(failures.length, 1);
});

t.test('a client that never reads is cut off', async (t) => {
  const told = { text: 'x'.repeat(100_000) };
  using feed = new Feed({ read: async () => told, rest: () => {}, failed: (error) => t.fail(String(error)), everyMs: 5, unread: 500_000 });
  const responses: ServerResponse[] = [];
  const server = createServer((_, response) => {
    responses.push(response);
    feed.add(response, () => true);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => { server.closeAllConnections(); server.close(); });
  const dial = async (): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(server, 'request');
    return socket;
  };
  const silent = await dial();
  silent.pause();
  const reader = await dial();
  let read = 0;
  reader.on('data', (chunk: Buffer) => { read += chunk.length; });
  const [first] = responses;
  if (first === undefined) throw new Error('it was asked');
  await once(first, 'close');
  t.ok(first.writableLength < 1_000_000, 'little waited for it');
  t.equal(feed.size, 1);
  const before = read;
  while (read < before + 500_000) await once(reader, 'data');
  t.pass('who reads is told on');
  silent.destroy();
  reader.destroy();
});

t.test('the end does not wait for a client that never reads', async (t) => {
  const feed = new Feed({ read: async () => ({ text: 'x'.repeat(100_000) }), rest: () => {}, failed: (error) => t.fail(String(error)), everyMs: 5, unread: 50_000_000 });
  const server = createServer((_, response) => feed.add(response, () => true)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const silent = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
  silent.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [, response] = await once(server, 'request') as [unknown, ServerResponse];
  silent.pause();
  while (response.writableLength === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  feed[Symbol.dispose]();
  const closed = once(server, 'close');
  server.close();
  await closed;
  t.equal(feed.size, 0);
  silent.destroy();
});

t.test('rates and quantiles are of the last seconds', (t) => {
  const window = new Window();
  const reading = (at: number, fast: number, slow: number, steps = fast + slow) => ({ at, steps, resets: 0, ended: 0, stepTimes: [{ bound: 0.01, count: fast }, { bound: 0.1, count: fast + slow }, { bound: Number.POSITIVE_INFINITY, count: steps }] });
  t.match(window.add(reading(0, 1_000, 0)), { window_s: 0, rates: { steps_per_s: 0 }, step_ms: { p50: null, p99: null, count: 0 } });
  t.match(window.add(reading(1_000, 1_050, 50)), { window_s: 1, rates: { steps_per_s: 100 }, step_ms: { p50: 10, p99: 98.2, count: 100 } });
  t.match(window.add(reading(12_000, 1_050, 50)), { window_s: 0, rates: { steps_per_s: 0 } }, 'what is too old is forgotten');
  t.match(window.add(reading(13_000, 1_050, 50, 1_110)), { step_ms: { p50: 100, p99: 100 } }, 'beyond the last bound nothing is known but that');
  t.end();
});
