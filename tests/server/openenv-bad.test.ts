/** Bad input and bad times at the OpenEnv door: each is answered in its words, within its time, and never by a made-up reward. */
import t from 'tap';
import { LIMITS } from '../../protocol/index.ts';
import { descendants, endProcess } from '../env/sandboxes/processes.ts';
import { BMI, testServer } from './harness.ts';
import { OpenEnvSocket } from './openenv-socket.ts';

const TOKEN = 'a-token-of-the-tests';

t.test('what is wrong is said, and the socket stays', async (t) => {
  await using gym = await testServer();
  using socket = await OpenEnvSocket.open(gym.url);
  const deep = (depth: number): string => `{"type":"step","data":{"reply":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
  for (const [sent, code, more] of [
    ['{', 'INVALID_JSON'], ['', 'INVALID_JSON'], ['no', 'INVALID_JSON'], ['{"type":"state"} x', 'INVALID_JSON'], ['{"type": state}', 'INVALID_JSON'],
    ['[]', 'VALIDATION_ERROR'], ['[{"type":"state"},{"type":"state"}]', 'VALIDATION_ERROR'], ['[{"type":"state"}]', 'VALIDATION_ERROR'], ['7', 'VALIDATION_ERROR'], ['null', 'VALIDATION_ERROR'],
    ['{"data":{}}', 'VALIDATION_ERROR'], ['{"type":7}', 'VALIDATION_ERROR'], ['{"type":"step","data":[]}', 'VALIDATION_ERROR'], ['{"type":"state","extra":1}', 'VALIDATION_ERROR'],
    ['{"type":"fly"}', 'UNKNOWN_TYPE'], [`{"type":"${'a'.repeat(65)}"}`, 'VALIDATION_ERROR'],
    ['{"type":"reset","data":{"planet":"venus"}}', 'VALIDATION_ERROR', { errors: [{ loc: ['planet'] }] }], ['{"type":"reset","data":{"seed":-1}}', 'VALIDATION_ERROR'], ['{"type":"reset","data":{"seed":"1"}}', 'VALIDATION_ERROR'],
    ['{"type":"reset","data":{"task":"a","family":"medcalc"}}', 'VALIDATION_ERROR'], ['{"type":"reset","data":{"family":"astrology"}}', 'EXECUTION_ERROR', { error: 'unknown_task' }],
    ['{"type":"reset","data":{"options":{"colour":1}}}', 'VALIDATION_ERROR'], [`{"type":"reset","data":{"meta":{"a":"${'x'.repeat(LIMITS.metaBytes)}"}}}`, 'VALIDATION_ERROR'],
    ['{"type":"step","data":{"reply":"x","colour":1}}', 'VALIDATION_ERROR', { errors: [{ loc: ['colour'] }] }], ['{"type":"step","data":{"reply":"x","metadata":1}}', 'VALIDATION_ERROR'],
    ['{"type":"step","data":{"reply":"x"}}', 'EXECUTION_ERROR', { message: /reset first/ }], ['{"type":"reset","data":{"seed":1,"meta":{"a":"\\ud800"}}}', 'VALIDATION_ERROR'],
    [deep(100), 'VALIDATION_ERROR', { message: /nested deeper/ }], [deep(100_000), 'INVALID_JSON', { message: /nested deeper/ }], [`{"type":"step","data":{"reply":"${'x'.repeat(LIMITS.stringBytes + 1)}"}}`, 'VALIDATION_ERROR', { error: 'too_large' }],
  ] as const) {
    const { type, data } = await socket.ask(sent);
    t.match({ type, data }, { type: 'error', data: { code, ...more } }, `${sent.slice(0, 60)} ${String(data['message'])}`);
  }
  t.match(await socket.reset({ ...BMI, seed: null, episode_id: null }), { type: 'observation' }, 'null is as good as absent');
  t.match(await socket.step({ action: 'submit', answer: 1 }), { data: { done: true } });
  t.equal(socket.unasked, 0, 'one reply each');
});

t.test('frames that cannot be followed, and too many at once, end the socket', async (t) => {
  await using gym = await testServer();
  using binary = await OpenEnvSocket.open(gym.url);
  t.match(await binary.ask(Buffer.from('{"type":"state"}')), { data: { code: 'SESSION_ERROR' } });
  t.equal((await binary.closed).code, 1007);
  using huge = await OpenEnvSocket.open(gym.url);
  huge.write(`{"type":"state","data":"${'x'.repeat(LIMITS.frameBytes)}"}`);
  t.equal((await huge.closed).code, 1009);
  using flood = await OpenEnvSocket.open(gym.url);
  flood.write({ type: 'reset', data: BMI });
  for (let i = 0; i < 100; i++) flood.write({ type: 'state' });
  t.match((await flood.next()).data, { code: 'SESSION_ERROR', error: 'busy' });
  t.equal((await flood.closed).code, 1008);
  using stranger = await OpenEnvSocket.open(gym.url, { path: '/ws?session_id=nobody' });
  t.match((await stranger.next()).data, { code: 'SESSION_ERROR' });
  t.equal((await stranger.closed).code, 1000);
  t.match(await (await fetch(`${gym.url}/mcp`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '['.repeat(1_000_000) })).json(), { error: { code: -32700 } });
});

t.test('our failure is an error that says so, and stays one; never a reward', async (t) => {
  await using gym = await testServer();
  using socket = await OpenEnvSocket.open(gym.url);
  await socket.reset(BMI);
  const running = socket.step('{"action": "validate_code", "code": "import time; time.sleep(30)"}');
  const { deps } = gym.server;
  for (let i = 0; i < 100 && [...deps.sessions].every((session) => session.inflight.size === 0); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 100));
  // What runs the agents' code, as a machine short of memory would.
  for (const pid of descendants(process.pid)) endProcess(pid);
  const infra = { type: 'error', data: { code: 'EXECUTION_ERROR', error: 'sandbox_failed', fault: 'infra', retryable: true, reward: null, message: /fault: infra, retryable: true/ } };
  t.match(await running, infra);
  t.match(await socket.step('x'), infra, 'asked again');
  t.match((await socket.state()).data, { reward: null, done: true, fault: 'infra', retryable: true, stop_reason: 'sandbox_failed' });
  t.match((await socket.ask({ type: 'mcp', data: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'submit' } } })).data, { error: { code: -32000, data: { fault: 'infra', reward: null } } });
  t.match(await socket.reset(BMI), { type: 'observation' }, 'a new episode');
});

t.test('tokens', async (t) => {
  await using gym = await testServer({ tokens: `${TOKEN}=rollout,another-token-of-them=rollout,a-token-that-only-reads=read` });
  await t.rejects(OpenEnvSocket.open(gym.url), { message: 'HTTP 401' });
  await t.rejects(OpenEnvSocket.open(gym.url, { token: 'a-token-that-only-reads' }), { message: 'HTTP 403' });
  using socket = await OpenEnvSocket.open(gym.url, { token: TOKEN });
  t.match(await socket.reset(BMI), { type: 'observation' });
  const post = async (path: string, token: string, body: unknown): Promise<unknown> => (await fetch(`${gym.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json();
  t.match(await post('/reset', 'a-token-that-only-reads', {}), { error: { code: 'forbidden' } });
  t.equal((await fetch(`${gym.url}/schema`)).status, 401);
  t.equal((await fetch(`${gym.url}/health`)).status, 200);
  const made = await post('/mcp', TOKEN, { jsonrpc: '2.0', id: 1, method: 'openenv/session/create' }) as { result: { session_id: string } };
  t.match(await post('/mcp', 'another-token-of-them', { jsonrpc: '2.0', id: 1, method: 'openenv/session/close', params: made.result }), { error: { message: /no such session/ } }, "another's session");
  t.match(await post('/mcp', TOKEN, { jsonrpc: '2.0', id: 1, method: 'openenv/session/close', params: made.result }), { result: { closed: true } });
});
