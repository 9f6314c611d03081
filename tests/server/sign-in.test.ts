/** A browser signs in with a token, has a cookie from then on, and loses it. */
import t from 'tap';
import type { Clock } from '../../env/clock.ts';
import { SignIns } from '../../server/sign-ins.ts';
import { Tokens } from '../../server/auth.ts';
import { BMI, testServer, type TestServer } from './harness.ts';

const [READER, ADMIN] = ['a-reader-token-1234', 'an-admin-token-1234'];
const TOKENS = { tokens: `${READER}=read,${ADMIN}=admin` };

interface Answer { readonly status: number; readonly body: unknown; readonly cookie: string; readonly setCookie: string }

async function ask(gym: TestServer, at: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${gym.url}${at}`, init);
  const setCookie = response.headers.get('set-cookie') ?? '';
  return { status: response.status, body: await response.json(), setCookie, cookie: setCookie.split(';', 1)[0] ?? '' };
}
const signIn = (gym: TestServer, token: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(gym, '/v1/session', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ token }) });
const withCookie = (cookie: string, headers: Record<string, string> = {}): RequestInit => ({ headers: { cookie, ...headers } });

t.test('in, seen by every door, and out', async (t) => {
  await using gym = await testServer(TOKENS);
  t.match(await ask(gym, '/v1/session'), { status: 200, body: { needed: true, signed_in: false, name: null, scopes: [], expires_at: null } });
  t.match(await ask(gym, '/v1/families'), { status: 401 });
  const { status, body, cookie, setCookie } = await signIn(gym, READER);
  t.match({ status, body }, { status: 200, body: { needed: true, signed_in: true, scopes: ['read'], expires_at: Number } });
  t.match(setCookie, /^medagentgym-\d+=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  t.notMatch(setCookie + JSON.stringify(body), READER, 'the token is in neither');
  t.match(await ask(gym, '/v1/families', withCookie(cookie)), { status: 200 });
  t.match(await ask(gym, '/v1/session', withCookie(cookie)), { body: { signed_in: true, scopes: ['read'], expires_at: Number } });
  t.match(await ask(gym, '/v1/episodes', withCookie(cookie)), { status: 403, body: { error: { code: 'forbidden' } } }, 'with the scopes of the token');
  t.match(await ask(gym, '/v1/families', withCookie(cookie, { authorization: 'Bearer wrong-token-wrong-token' })), { status: 401 }, 'a wrong bearer token is not made good by a cookie');
  const out = await ask(gym, '/v1/session', { method: 'DELETE', headers: { cookie } });
  t.match(out, { status: 200, body: { signed_in: false }, setCookie: /=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/ });
  t.match(await ask(gym, '/v1/families', withCookie(cookie)), { status: 401 }, 'the old cookie is worth nothing');
});

t.test('signing in again ends the sign-in before', async (t) => {
  await using gym = await testServer(TOKENS);
  const first = await signIn(gym, READER);
  const second = await signIn(gym, ADMIN, { cookie: first.cookie });
  t.match(await ask(gym, '/v1/families', withCookie(first.cookie)), { status: 401 });
  t.match(await ask(gym, '/v1/episodes', withCookie(second.cookie)), { status: 200 });
});

t.test('the cookie is for TLS alone where the page came by it', async (t) => {
  await using gym = await testServer(TOKENS);
  t.match((await signIn(gym, READER, { origin: gym.url.replace('http:', 'https:') })).setCookie, /; Secure/);
  t.notMatch((await signIn(gym, READER, { origin: gym.url })).setCookie, /Secure/);
});

t.test('it opens the WebSocket for the own page, and for no other', async (t) => {
  await using gym = await testServer({ ...TOKENS, allowed_origins: 'http://friend.example' });
  const { cookie } = await signIn(gym, ADMIN);
  const own = await gym.raw({ codec: 'json', headers: { cookie, origin: gym.url } });
  t.match(await own.hello(), { ok: true });
  t.match(await own.call(1, 'reset', { task: BMI }), { ok: true });
  await t.rejects(gym.raw({ headers: { cookie, origin: 'http://evil.example' } }), { status: 403, code: 'forbidden' });
  await t.rejects(gym.raw({ headers: { cookie, origin: 'null' } }), { status: 403, code: 'forbidden' });
  await t.rejects(gym.raw({ headers: { cookie, origin: 'http://127.0.0.1:1' } }), { status: 403, code: 'forbidden' }, 'another port is another origin');
  await t.rejects(gym.raw({ headers: { cookie, origin: 'http://friend.example' } }), { status: 401, code: 'unauthorized' }, 'who may connect does not use our cookie for it');
  await t.rejects(gym.raw({ headers: { origin: gym.url } }), { status: 401, code: 'unauthorized' });
  const reader = await signIn(gym, READER);
  await t.rejects(gym.raw({ headers: { cookie: reader.cookie, origin: gym.url } }), { status: 403, code: 'forbidden' }, 'nor without the scope');
});

t.test('a socket that came by it is closed when the sign-in ends', async (t) => {
  await using gym = await testServer({ ...TOKENS, keepalive_ms: '50' });
  const { cookie } = await signIn(gym, ADMIN);
  const socket = await gym.raw({ headers: { cookie, origin: gym.url } });
  const program = await gym.raw({ headers: { authorization: `Bearer ${ADMIN}` } });
  t.match(await socket.hello(), { ok: true });
  await ask(gym, '/v1/session', { method: 'DELETE', headers: { cookie } });
  t.match(await socket.closed, { code: 1008, reason: 'signed out' });
  t.match(await program.hello(), { ok: true });
});

t.test('guesses are few', async (t) => {
  await using gym = await testServer(TOKENS);
  const { cookie } = await signIn(gym, READER);
  for (let i = 0; i < 10; i++) t.match(await signIn(gym, `wrong-token-${i}`), { status: 401, body: { error: { code: 'unauthorized' } } });
  t.match(await signIn(gym, 'wrong-token'), { status: 429, body: { error: { code: 'rate_limited', retryable: true, retry_after_ms: Number } } });
  t.match(await signIn(gym, READER), { status: 429 }, 'the right one is not told apart');
  t.match(await ask(gym, '/v1/families', withCookie(cookie)), { status: 200 }, 'who is in stays in');
  t.match(await ask(gym, '/v1/families', { headers: { authorization: `Bearer ${READER}` } }), { status: 200 }, 'and programs are not kept out');
});

t.test('right tokens are no guesses', async (t) => {
  await using gym = await testServer(TOKENS);
  for (let i = 0; i < 12; i++) t.match(await signIn(gym, READER), { status: 200 });
});

t.test('many wrong ones at once are counted one by one', async (t) => {
  await using gym = await testServer(TOKENS);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => signIn(gym, `wrong-token-${i}`)));
  t.equal(answers.filter(({ status }) => status === 401).length, 10);
});

t.test('junk is refused', async (t) => {
  await using gym = await testServer(TOKENS);
  const post = (body: string, type = 'application/json') => ask(gym, '/v1/session', { method: 'POST', headers: { 'content-type': type }, body });
  t.match(await post('{}'), { status: 400 });
  t.match(await post('{"token": ["a-reader-token-1234", "x"]}'), { status: 400 });
  t.match(await post('{"token": "a-reader-token-1234", "admin": true}'), { status: 400 });
  t.match(await post(JSON.stringify({ token: 'x'.repeat(2_000) })), { status: 400 });
  t.match(await post(JSON.stringify({ token: 'x'.repeat(10_000) })), { status: 400 });
  t.match(await post('token=a-reader-token-1234', 'application/x-www-form-urlencoded'), { status: 400 }, 'a form of another site cannot send what we read');
  for (const cookie of ['', ';', 'medagentgym-1=x', `medagentgym-${new URL(gym.url).port}=`, `medagentgym-${new URL(gym.url).port}=%zz`, '__proto__=x', 'x'.repeat(4_000)]) t.match(await ask(gym, '/v1/families', withCookie(cookie)), { status: 401 }, cookie);
});

t.test('without tokens nothing is needed', async (t) => {
  await using gym = await testServer();
  t.match(await ask(gym, '/v1/session'), { body: { needed: false, signed_in: false, scopes: ['rollout', 'read', 'admin'] } });
  t.match(await signIn(gym, 'anything'), { status: 200, setCookie: '', body: { needed: false } });
});

t.test('a sign-in ends by itself, and the oldest go first', (t) => {
  let now = 1_000;
  const clock: Clock = { wall: () => now, monotonic: () => now };
  const bearer = new Tokens(TOKENS.tokens).holder(READER);
  if (bearer === undefined) throw new Error('the token is known');
  const signIns = new SignIns(clock, 60_000);
  const { secret, signIn: { expiresAt } } = signIns.open(bearer);
  t.equal(expiresAt, 61_000);
  now = 60_999;
  t.equal(signIns.find(secret)?.bearer.name, bearer.name);
  now = 61_000;
  t.equal(signIns.find(secret), undefined);
  now = 1_000;
  t.equal(signIns.find(secret), undefined, 'gone for good');
  const first = signIns.open(bearer).secret;
  for (let i = 0; i < 1_000; i++) signIns.open(bearer);
  t.equal(signIns.find(first), undefined);
  t.end();
});
