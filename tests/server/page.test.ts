/** The built page: files, headers, compression, addresses of its own, and what is said where there is none. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import t from 'tap';
import { testServer } from './harness.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-page-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const dist = path.join(folder, 'dist');
mkdirSync(path.join(dist, 'assets'), { recursive: true });
writeFileSync(path.join(folder, 'secret.txt'), 'outside');
writeFileSync(path.join(dist, 'index.html'), '<!doctype html><title>Gym</title>');
writeFileSync(path.join(dist, '.hidden'), 'hidden');
const script = 'console.log("page")';
writeFileSync(path.join(dist, 'assets', 'page-0a1b2c.js'), script);
writeFileSync(path.join(dist, 'assets', 'page-0a1b2c.js.br'), brotliCompressSync(script));
writeFileSync(path.join(dist, 'assets', 'page-0a1b2c.js.gz'), gzipSync(script));

const gym = await testServer({ web_dir: dist });
t.teardown(() => gym[Symbol.asyncDispose]());
const NAVIGATION = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

t.test('the page stands at / and at addresses of its own, and nowhere else', async (t) => {
  for (const at of ['/', '/trajectories/some-id?a=b', '/live', '/no/such/page']) {
    const response = await fetch(`${gym.url}${at}`, { headers: NAVIGATION });
    t.equal(response.status, 200, at);
    t.match(await response.text(), '<title>Gym', at);
    t.equal(response.headers.get('cache-control'), 'no-cache');
  }
  t.equal((await fetch(`${gym.url}/live`)).status, 404, 'a program that asks for what is not there is told so');
  for (const at of ['/v1/nothing', '/v1/tasks/x']) t.match(await (await fetch(`${gym.url}${at}`, { headers: NAVIGATION })).json(), { error: { code: 'unknown_op' } }, at);
  t.equal((await fetch(`${gym.url}/live`, { method: 'POST', headers: NAVIGATION })).status, 404);
  t.match((await fetch(`${gym.url}/healthz`, { headers: NAVIGATION })).headers.get('content-type'), 'json', 'the API goes before the page');
});

t.test('strict headers', async (t) => {
  const { headers } = await fetch(gym.url, { headers: NAVIGATION });
  const policy = headers.get('content-security-policy') ?? '';
  const directives = Object.fromEntries(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]));
  t.match(directives, { 'default-src': "'none'", 'script-src': "'self'", 'frame-ancestors': "'none'", 'base-uri': "'none'", 'form-action': "'none'", 'connect-src': `'self' ws://${new URL(gym.url).host}` });
  t.notMatch(directives['script-src'], 'unsafe');
  t.match(Object.fromEntries(headers), { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin' });
  const api = await fetch(`${gym.url}/v1/families`);
  t.match(Object.fromEntries(api.headers), { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  const docs = (await fetch(`${gym.url}/docs/`)).headers.get('content-security-policy') ?? '';
  t.match(docs, "frame-ancestors 'none'");
  t.notMatch(docs, /https?:|upgrade|validator/, 'the description of the API loads nothing from elsewhere either');
});

t.test('a host that is no host stays out of the policy', async (t) => {
  // A server with tokens answers under any name.
  await using open = await testServer({ web_dir: dist, tokens: 'a-reader-token-1234=read' });
  const policy = await new Promise<string>((resolve, reject) => {
    request(open.url, { headers: { ...NAVIGATION, host: 'x; script-src *' } }, (response) => {
      response.resume();
      resolve(String(response.headers['content-security-policy']));
    }).on('error', reject).end();
  });
  t.match(policy, "connect-src 'self';");
  t.notMatch(policy, 'script-src *');
});

t.test('hashed files are kept for good, and sent as they were compressed', async (t) => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const response = await fetch(`${gym.url}/assets/page-0a1b2c.js`, { headers: { 'accept-encoding': encoding } });
    t.equal(response.headers.get('content-encoding'), encoding === 'identity' ? null : encoding);
    t.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    t.match(response.headers.get('content-type'), 'javascript');
    t.equal(await response.text(), script);
  }
});

t.test('nothing outside the folder, and nothing hidden', async (t) => {
  for (const at of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/.hidden', '/assets/\u0000', '/%00']) {
    const body = await new Promise<string>((resolve, reject) => {
      // As it is: fetch would tidy the path up.
      request(gym.url, { path: at.replace('\u0000', '%00') }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => resolve(text));
      }).on('error', reject).end();
    });
    t.notMatch(body, /outside|hidden"?$/, at);
  }
});

t.test('where the page is not built, that is said', async (t) => {
  await using bare = await testServer({ web_dir: path.join(folder, 'nothing') });
  const response = await fetch(bare.url, { headers: NAVIGATION });
  t.equal(response.status, 404);
  t.match(await response.text(), /not built.*npm run setup/);
});
