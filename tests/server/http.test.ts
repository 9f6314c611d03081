/** The HTTP door, tokens and scopes. */
import { request } from 'node:http';
import t from 'tap';
import { mimicIii } from '../../datasets/mimic-iii/family.ts';
import { taskId } from '../../env/task-id.ts';
import { checkExposure, Tokens } from '../../server/auth.ts';
import { ConfigError, loadConfig } from '../../server/config.ts';
import { BMI, run, testServer } from './harness.ts';

const get = async (url: string, token?: string): Promise<{ readonly status: number; readonly body: unknown }> => {
  const response = await fetch(url, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  return { status: response.status, body: response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) as unknown : text };
};

t.test('health, catalogue, schema, docs', async (t) => {
  await using gym = await testServer();
  t.match(await get(`${gym.url}/healthz`), { status: 200, body: { status: 'ok' } });
  t.match(await get(`${gym.url}/readyz`), { status: 200, body: { status: 'ready' } });
  t.match(await get(`${gym.url}/v1/families`), { status: 200, body: [{ id: 'medcalc', train: 10053, test: 1047 }] });
  t.match(await get(`${gym.url}/v1/tasks?family=medcalc&split=test&limit=2`), { body: { total: 1047, tasks: [{ family: 'medcalc', index: 0 }, {}], next: String } });
  t.match(await get(`${gym.url}/v1/tasks?limit=0`), { status: 400, body: { error: { code: 'bad_message' } } });
  t.match(await get(`${gym.url}/v1/tasks?speed=1`), { status: 400, body: { error: { code: 'bad_message' } } });
  t.match(await get(`${gym.url}/v1/schema`), { body: { protocol: 1, messages: { step: { request: Object } }, errors: { capacity: { retryable: true } } } });
  t.match(await get(`${gym.url}/nothing`), { status: 404, body: { error: { code: 'unknown_op' } } });
  t.match(await get(`${gym.url}/v1/trajectories/%zz`), { status: 400, body: { error: { code: 'bad_message', fault: 'client' } } });
  const posted = await fetch(`${gym.url}/v1/tasks`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{bad' });
  t.match(await posted.json(), { error: { code: 'bad_message', fault: 'client' } }, 'a body that is no JSON is not our failure');
  t.equal((await get(`${gym.url}/docs/`)).status, 200);
  t.match((await get(`${gym.url}/docs/json`)).body, { paths: { '/v1/trajectories/{id}': Object } });
});

t.test('an upgrade to another protocol is declined, and the request answered', async (t) => {
  await using gym = await testServer();
  const status = await new Promise((resolve, reject) => {
    request(`${gym.url}/healthz`, { headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject).end();
  });
  t.equal(status, 200);
});

t.test('metrics count what happened', async (t) => {
  await using gym = await testServer();
  await using client = await gym.connect();
  const { episode = '' } = await client.call('reset', { task: BMI });
  await client.call('step', { episode, seq: 0, action: run('print(1)') });
  const text = String((await get(`${gym.url}/metrics`)).body);
  t.match(text, 'medagentgym_episodes_active 1');
  t.match(text, 'medagentgym_attempts_grading 0');
  t.match(text, 'medagentgym_attempts_queued 0');
  t.match(text, 'medagentgym_steps_long 0');
  t.match(text, 'medagentgym_steps_stopped 0');
  t.match(text, 'medagentgym_resets_total{family="medcalc"} 1');
  t.match(text, 'medagentgym_steps_total{family="medcalc",status="ok"} 1');
  t.match(text, /medagentgym_sandboxes\{runtime="python",isolation="\w+",state="live"\} 1/);
});

t.test('quarantined tasks are counted', async (t) => {
  await using gym = await testServer();
  const { catalogue } = gym.server.deps;
  for (const index of [0, 1]) catalogue.quarantine(taskId(mimicIii.info, 'twin', { split: 'test', category: 'count', index }));
  const text = String((await get(`${gym.url}/metrics`)).body);
  t.match(text, 'medagentgym_tasks_quarantined{family="mimic-iii"} 2');
  t.match(text, 'medagentgym_tasks_quarantined{family="eicu"} 0');
  t.match((await get(`${gym.url}/v1/families`)).body, [{ id: 'medcalc', quarantined: 0 }, { id: 'npower', quarantined: 0 }, { id: 'mimic-iii', quarantined: 2 }, { id: 'eicu', quarantined: 0 }]);
});

t.test('a live episode and its trajectory; the gold answer is in neither', async (t) => {
  await using gym = await testServer();
  await using client = await gym.connect();
  const { episode = '', digest } = await client.call('reset', { task: BMI, seed: 5, meta: { model: 'm', version: 3 } });
  const live = await get(`${gym.url}/v1/episodes/${episode}`);
  t.match(live, { status: 200, body: { id: episode, task: 'medcalc-v2/twin/train/bmi/0', seed: 5, steps: 0, outcome: null } });
  await client.call('step', { episode, seq: 0, action: run('answer = -1'), raw: 'I think -1', meta: { tokens: 9 } });
  const closed = await client.call('close', { episode });
  t.match(await get(`${gym.url}/v1/episodes/${episode}`), { status: 404, body: { error: { code: 'unknown_episode' } } });
  const { body } = await get(`${gym.url}/v1/trajectories/${episode}`);
  t.match(body, {
    id: episode, digest, trajectory_digest: closed.digest, seed: 5, meta: { model: 'm', version: 3 }, reward: 0, stop_reason: 'attempts_used', terminated: true,
    steps: [{ seq: 0, action: { action: 'validate_code', code: 'answer = -1' }, raw: 'I think -1', meta: { tokens: 9 }, reward: 0, observation: { kind: 'code_result' } }],
  });
  t.match(await get(`${gym.url}/v1/trajectories?family=medcalc`), { body: { trajectories: [{ id: episode }] } });
  const gold = (await gym.server.deps.catalogue.byId('medcalc-v2/twin/train/bmi/0')).questions[0].gold;
  t.notMatch(JSON.stringify([live.body, body]), `"${gold}"`);
});

t.test('tokens: none, wrong, without the scope, right; for HTTP and for the socket', async (t) => {
  const [trainer, reader, admin] = ['a-trainer-token-123', 'a-reader-token-1234', 'an-admin-token-1234'];
  await using gym = await testServer({ tokens: `${trainer}=rollout,${reader}=read,${admin}=admin` });
  t.equal((await get(`${gym.url}/healthz`)).status, 200, 'health needs none');
  t.match(await get(`${gym.url}/v1/families`), { status: 401, body: { error: { code: 'unauthorized' } } });
  t.match(await get(`${gym.url}/v1/families`, 'wrong-token-wrong-token'), { status: 401 });
  t.match(await get(`${gym.url}/v1/families`, trainer), { status: 403, body: { error: { code: 'forbidden' } } });
  t.match(await get(`${gym.url}/v1/families`, reader), { status: 200 });
  t.match(await get(`${gym.url}/v1/episodes/x`, reader), { status: 403 });
  t.match(await get(`${gym.url}/v1/episodes/x`, admin), { status: 404 });
  const dial = (token?: string) => gym.raw(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
  await t.rejects(dial(), { status: 401, code: 'unauthorized' });
  await t.rejects(dial('wrong-token-wrong-token'), { code: 'unauthorized' });
  await t.rejects(dial(reader), { status: 403, code: 'forbidden' });
  t.match(await (await dial(trainer)).hello(), { ok: true });
});

t.test('another address than loopback needs tokens, or so many words', (t) => {
  t.throws(() => checkExposure('0.0.0.0', new Tokens(''), false), ConfigError);
  t.throws(() => checkExposure('192.0.2.1', new Tokens(''), false), ConfigError);
  t.doesNotThrow(() => checkExposure('0.0.0.0', new Tokens(''), true));
  t.doesNotThrow(() => checkExposure('0.0.0.0', new Tokens('sixteen-characters'), false));
  t.doesNotThrow(() => checkExposure('127.0.0.1', new Tokens(''), false));
  t.throws(() => new Tokens('short'), /16 characters/);
  t.throws(() => new Tokens('sixteen-characters=fly'), /scopes/);
  t.end();
});

t.test('settings: the command line before the environment before the default; wrong ones are named', (t) => {
  t.equal(loadConfig({}, {}).port, 8700);
  t.equal(loadConfig({}, { MEDAGENTGYM_PORT: '9' }).port, 9);
  t.equal(loadConfig({ port: '10' }, { MEDAGENTGYM_PORT: '9' }).port, 10);
  t.throws(() => loadConfig({ max_episodes: 'many' }, {}), /--max-episodes takes an integer from 1, not "many"/);
  t.throws(() => loadConfig({}, { MEDAGENTGYM_ISOLATION: 'some' }), /MEDAGENTGYM_ISOLATION takes one of auto, full/);
  t.end();
});
