/** What HTTP routes answer fits the schema that /docs shows, and no field of it is dropped on the way. */
import { Ajv } from 'ajv';
import t from 'tap';
import { describeFamilies, listTasks } from '../../env/catalogue-view.ts';
import { sftSample } from '../../dialogue/sft-sample.ts';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import { viewTrajectory } from '../../env/trajectories/trajectory-view.ts';
import { describeProtocol } from '../../protocol/index.ts';
import { BMI, run, testServer } from './harness.ts';

interface Operation { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>> }
interface OpenApi { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const { deps } = gym.server;
const client = await gym.connect();
t.teardown(() => client[Symbol.asyncDispose]());
const { paths } = await (await fetch(`${gym.url}/docs/json`)).json() as OpenApi;
const ajv = new Ajv({ strict: false });
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const { episode: over = '' } = await client.call('reset', { task: BMI, seed: 5, meta: { model: 'm', run: 'r1', sample: 3 } });
await client.call('step', { episode: over, seq: 0, action: run('answer = -1'), raw: 'I think -1', meta: { tokens: 9 } });
await client.call('close', { episode: over });
const { episode: live = '' } = await client.call('reset', { task: BMI });
const { episode: solved = '' } = await client.call('reset', { task: BMI });
await client.call('step', { episode: solved, seq: 0, action: run('answer = -1') });
const { episode: right = '' } = await client.call('reset', { task: BMI });
const reference = (await deps.catalogue.byId('medcalc-v2/twin/train/bmi/0')).questions[0].reference.python ?? '';
await client.call('step', { episode: right, seq: 0, action: run(reference) });
const { episode: measured = '' } = await client.call('reset', { task: { id: 'medcalc-v2/twin/test/bmi/0' }, meta: { model: 'm', run: 'r2', sample: 0 } });
await client.call('step', { episode: measured, seq: 0, action: run('answer = -1') });
await client.call('close', { episode: measured });
await deps.recorder.flush();

function recorded(id: string): Trajectory {
  const trajectory = deps.trajectories.get(id);
  if (trajectory === undefined) throw new Error(`${id} was recorded`);
  return trajectory;
}
const viewed = (id: string) => viewTrajectory(recorded(id), false, true);
const sampleOf = (id: string) => sftSample(recorded(id), { thinking: false, parsedOnly: false });

/** Each route, how it is asked, its status, and what it should say where that can be had otherwise. */
const ASKED: readonly { readonly route: string; readonly at?: string; readonly method?: 'DELETE'; readonly body?: unknown; readonly status?: number; readonly says?: () => unknown }[] = [
  { route: '/healthz' },
  { route: '/readyz' },
  { route: '/metrics' },
  { route: '/v1/families', says: () => describeFamilies(deps.catalogue) },
  { route: '/v1/tasks', at: '/v1/tasks?family=medcalc&split=test&limit=3', says: () => listTasks(deps.catalogue, { family: 'medcalc', split: 'test', limit: 3 }) },
  { route: '/v1/tasks', at: '/v1/tasks?q=medcalc+bmi&limit=2', says: () => listTasks(deps.catalogue, { q: 'medcalc bmi', limit: 2 }) },
  { route: '/v1/tasks', at: '/v1/tasks?limit=0', status: 400 },
  { route: '/v1/tasks', at: '/v1/tasks?cursor=junk', status: 400 },
  { route: '/v1/tasks', at: '/v1/tasks?family=astrology', status: 404 },
  { route: '/v1/task', at: '/v1/task?id=medcalc-v2/twin/test/bmi/0&runtime=javascript&feedback=final&action_format=tools' },
  { route: '/v1/task', at: '/v1/task?id=mimic-iii-v1/twin/test/lookup/0', status: 404 },
  { route: '/v1/task', at: '/v1/task?id=medcalc-v2/published/test/bmi/0', status: 409 },
  { route: '/v1/session' },
  { route: '/v1/session', body: { token: 'any-token-will-do-here' } },
  { route: '/v1/session', body: {}, status: 400 },
  { route: '/v1/session', method: 'DELETE' },
  { route: '/v1/live' },
  { route: '/v1/schema', says: () => describeProtocol() },
  { route: '/v1/episodes' },
  { route: '/v1/episodes', at: '/v1/episodes?limit=1' },
  { route: '/v1/episodes/{id}', at: `/v1/episodes/${live}` },
  { route: '/v1/episodes/{id}', at: `/v1/episodes/${solved}` },
  { route: '/v1/episodes/{id}', at: '/v1/episodes/nobody', status: 404 },
  { route: '/v1/trajectories', says: () => deps.trajectories.page({}, { limit: 100 }) },
  { route: '/v1/trajectories', at: '/v1/trajectories?run=r1', says: () => deps.trajectories.page({ task: deps.trajectories.get(over)?.task, run: 'r1' }, { limit: 100 }) },
  { route: '/v1/trajectories/{id}', at: `/v1/trajectories/${over}`, says: () => viewed(over) },
  { route: '/v1/trajectories/{id}', at: `/v1/trajectories/${live}`, says: () => viewed(live) },
  { route: '/v1/trajectories/{id}', at: '/v1/trajectories/nobody', status: 404 },
  { route: '/v1/trajectories/facets', says: () => deps.trajectories.facets({}) },
  { route: '/v1/trajectories/facets', at: '/v1/trajectories/facets?family=medcalc&outcome=failed', says: () => deps.trajectories.facets({ family: ['medcalc'], outcome: ['failed'] }) },
  { route: '/v1/trajectories/{id}/sft', at: `/v1/trajectories/${right}/sft`, says: () => sampleOf(right) },
  { route: '/v1/trajectories/{id}/sft', at: `/v1/trajectories/${over}/sft?thinking=true`, status: 400 },
  { route: '/v1/leaderboard' },
  { route: '/v1/leaderboard', at: '/v1/leaderboard?run=r2' },
  { route: '/v1/leaderboard', at: '/v1/leaderboard?planet=venus', status: 400 },
  { route: '/health', says: () => ({ status: 'healthy' }) },
  { route: '/openapi.json' },
  { route: '/metadata' },
  { route: '/schema' },
  { route: '/state' },
  { route: '/reset', body: { ...BMI, seed: 1 } },
  { route: '/reset', body: { family: 'astrology' }, status: 404 },
  { route: '/reset', body: { planet: 'venus' }, status: 400 },
  { route: '/step', body: { ...BMI, seed: 1, action: { reply: 'I do not know.' } } },
  { route: '/step', body: { ...BMI, seed: 1, action: { reply: '{"action": "submit", "answer": -1}', metadata: { model: 'm' } }, timeout_s: 1, request_id: 'r' } },
  { route: '/step', body: {}, status: 400 },
  { route: '/mcp', body: {} },
  { route: '/mcp', body: { jsonrpc: '2.0', id: 'a', method: 'tools/list' } },
  { route: '/list_environments', says: () => deps.catalogue.families.map(({ info }) => info.id) },
  { route: '/{env}/splits', at: '/medcalc/splits', says: () => [{ name: 'train', type: 'train' }, { name: 'test', type: 'test' }] },
  { route: '/{env}/splits', at: '/astrology/splits', status: 404 },
  { route: '/{env}/tasks', at: '/npower/tasks', body: { split: 'test' } },
  { route: '/{env}/num_tasks', at: '/MedCalc/num_tasks', body: { split: 'test' }, says: () => ({ num_tasks: 1047 }) },
  { route: '/{env}/task', at: '/medcalc/task', body: { split: 'test', index: 3 }, says: () => ({ task: { ...listTasks(deps.catalogue, { family: 'medcalc', split: 'test', limit: 4 }).tasks[3], index: 3 } }) },
  { route: '/{env}/task', at: '/medcalc/task', body: { split: 'test', index: 1047 }, status: 400 },
  { route: '/{env}/task_range', at: '/medcalc/task_range', body: { split: 'test', start: -2 } },
];

/** A feed has no end: what the first event says. */
async function firstEvent({ body }: Response): Promise<unknown> {
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const data = /^data: (.*)$/m.exec(text)?.[1];
    if (data !== undefined && text.endsWith('\n\n')) return JSON.parse(data);
  }
  throw new Error('it told nothing');
}

t.test('every answer fits the schema that is shown, and says all that it should', async (t) => {
  for (const { route, at = route, method = 'GET', body: sent, status = 200, says } of ASKED) {
    const response = await fetch(`${gym.url}${at}`, sent === undefined ? { method } : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) });
    t.equal(response.status, status, at);
    const responses = paths[route]?.[sent === undefined ? method.toLowerCase() : 'post']?.responses ?? {};
    const [content] = Object.entries((responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`])?.content ?? {});
    if (content === undefined) throw new Error(`${route} shows no answer for ${status}`);
    const [type, { schema = false }] = content;
    t.match(response.headers.get('content-type'), type);
    const body: unknown = type === 'application/json' ? await response.json() : type === 'text/event-stream' ? await firstEvent(response) : await response.text();
    const fits = ajv.compile(schema);
    t.ok(fits(body), `${at} ${JSON.stringify(fits.errors)}`);
    if (says !== undefined) t.same(body, asJson(says()), at);
  }
});

t.test('every route shows its answers and its errors', (t) => {
  const asked = new Set(ASKED.map(({ route }) => route));
  for (const [route, operations] of Object.entries(paths)) {
    t.ok(asked.has(route), `${route} is tested here`);
    for (const { responses } of Object.values(operations)) {
      t.ok(responses['200']?.content, `${route} shows its answer`);
      if (route.startsWith('/v1/') || route.startsWith('/{env}/')) t.match(Object.keys(responses).toSorted(), ['200', '4XX', '5XX'], route);
    }
  }
  t.end();
});
