/** Pages of other sites get nothing and change nothing, and no page gets in under a name that somebody pointed here. */
import { request } from 'node:http';
import t from 'tap';
import { hostTrusted } from '../../server/site.ts';
import { testServer } from './harness.ts';

interface Shown { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

/** With headers that `fetch` would not let a program set. */
const ask = (url: string, at: string, method: string, headers: Record<string, string>): Promise<{ readonly status: number | undefined; readonly text: string }> => new Promise((resolve, reject) => {
  request(`${url}${at}`, { method, headers, agent: false }, (response) => {
    let text = '';
    response.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      // A feed has no end.
      if (response.headers['content-type'] === 'text/event-stream') response.destroy();
    });
    response.on('close', () => resolve({ status: response.statusCode, text }));
  }).on('error', reject).end();
});

/** What a browser tells of a request that a page of another site makes. */
const FOREIGN = {
  'a script': { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  'a page on another port': { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
  'fetch with an origin': { origin: 'http://evil.example' },
  'a page without an origin of its own': { origin: 'null' },
  'an origin that looks like ours': { origin: 'http://127.0.0.1.evil.example' },
} as const;
/** Anybody may see that the server lives, and how to speak to it. */
const FOR_ANYBODY: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/health', '/openapi.json']);

t.test('every route refuses pages of other sites, with tokens and without', async (t) => {
  for (const settings of [{}, { tokens: 'an-admin-token-1234=admin' }]) {
    await using gym = await testServer(settings);
    const { paths } = await (await fetch(`${gym.url}/docs/json`)).json() as Shown;
    t.ok(Object.keys(paths).length > 20);
    for (const [route, operations] of Object.entries(paths)) {
      for (const method of Object.keys(operations)) {
        for (const [who, headers] of Object.entries(FOREIGN)) {
          const { status } = await ask(gym.url, route.replace(/\{\w+\}/g, 'x'), method.toUpperCase(), { ...headers, authorization: 'Bearer an-admin-token-1234' });
          t.equal(status, method === 'get' && FOR_ANYBODY.has(route) ? 200 : 403, `${method} ${route} by ${who}`);
        }
      }
    }
    t.equal(gym.server.deps.admission.used, 0, 'nothing was begun');
  }
});

t.test('our own page and the address line are let in', async (t) => {
  await using gym = await testServer({ allowed_origins: 'https://lab.example' });
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, { origin: gym.url }, { origin: 'https://lab.example', 'sec-fetch-site': 'cross-site' }, {}]) {
    t.equal((await ask(gym.url, '/v1/families', 'GET', headers)).status, 200, JSON.stringify(headers));
  }
  t.not((await ask(gym.url, '/', 'GET', { accept: 'text/html', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).status, 403, 'a link from elsewhere leads to the page, or to the line that stands in for one that is not built');
});

t.test('a name that somebody pointed at this machine is not ours', async (t) => {
  await using gym = await testServer();
  const { port } = new URL(gym.url);
  const rebound = { host: `evil.example:${port}` };
  for (const at of ['/v1/families', '/v1/trajectories', '/v1/live', '/metrics', '/docs/json', '/']) {
    const { status, text } = await ask(gym.url, at, 'GET', rebound);
    t.equal(status, 403, at);
    t.match(text, /--tokens/);
  }
  // Its page has that very name as its origin.
  t.equal((await ask(gym.url, '/reset', 'POST', { ...rebound, origin: `http://evil.example:${port}` })).status, 403);
  await t.rejects(gym.raw({ headers: { ...rebound, origin: `http://evil.example:${port}` } }), { status: 403, code: 'forbidden' });
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `gym:${port}`]) t.equal((await ask(gym.url, '/v1/families', 'GET', { host })).status, 200, host);
  await using named = await testServer({ allowed_origins: 'http://gym.example.org' });
  t.equal((await ask(named.url, '/v1/families', 'GET', { host: 'gym.example.org' })).status, 200, 'a name that the operator gave');
  await using guarded = await testServer({ tokens: 'a-reader-token-1234=read' });
  t.equal((await ask(guarded.url, '/v1/families', 'GET', { host: 'gym.example.org', authorization: 'Bearer a-reader-token-1234' })).status, 200, 'where a token is needed, the name does not matter');
});

t.test('names that nobody can register', (t) => {
  for (const host of ['localhost', 'localhost:8700', '10.0.0.7:8700', '[fe80::1]:80', 'gym', 'gym.localhost', 'gym.local', 'gym.internal', 'gym.example.org', 'a.lab.example:8700']) t.ok(hostTrusted(host, 'gym.example.org', 'https://a.lab.example, http://b.example'), host);
  for (const host of [undefined, '', 'evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost.', 'evil.example:8700', 'a b', 'x@evil.example', '127.0.0.1.nip.io', 'xlocal.com']) t.notOk(hostTrusted(host, '127.0.0.1', ''), String(host));
  t.end();
});
