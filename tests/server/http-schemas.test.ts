/** What HTTP routes answer fits the schema that /docs shows, and no field of it is dropped on the way. */
import { Ajv } from 'ajv';
import t from 'tap';
import { describeFamilies, listTasks } from '../../env/catalogue-view.ts';
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
await deps.recorder.flush();

/** Each route, how it is asked, its status, and what it should say where that can be had otherwise. */
const ASKED: readonly { readonly route: string; readonly at?: string; readonly status?: number; readonly says?: () => unknown }[] = [
  { route: '/healthz' },
  { route: '/readyz' },
  { route: '/metrics' },
  { route: '/v1/families', says: () => describeFamilies(deps.catalogue) },
  { route: '/v1/tasks', at: '/v1/tasks?family=medcalc&split=test&limit=3', says: () => listTasks(deps.catalogue, { family: 'medcalc', split: 'test', limit: 3 }) },
  { route: '/v1/tasks', at: '/v1/tasks?limit=0', status: 400 },
  { route: '/v1/tasks', at: '/v1/tasks?family=astrology', status: 404 },
  { route: '/v1/schema', says: () => describeProtocol() },
  { route: '/v1/episodes/{id}', at: `/v1/episodes/${live}` },
  { route: '/v1/episodes/{id}', at: `/v1/episodes/${solved}` },
  { route: '/v1/episodes/{id}', at: '/v1/episodes/nobody', status: 404 },
  { route: '/v1/trajectories', says: () => ({ trajectories: deps.trajectories.list({}, 0, 100) }) },
  { route: '/v1/trajectories', at: '/v1/trajectories?run=r1', says: () => ({ trajectories: deps.trajectories.list({ task: deps.trajectories.get(over)?.task, run: 'r1' }, 0, 100) }) },
  { route: '/v1/trajectories/{id}', at: `/v1/trajectories/${over}`, says: () => deps.trajectories.get(over) },
  { route: '/v1/trajectories/{id}', at: `/v1/trajectories/${live}`, says: () => deps.trajectories.get(live) },
  { route: '/v1/trajectories/{id}', at: '/v1/trajectories/nobody', status: 404 },
];

t.test('every answer fits the schema that is shown, and says all that it should', async (t) => {
  for (const { route, at = route, status = 200, says } of ASKED) {
    const response = await fetch(`${gym.url}${at}`);
    t.equal(response.status, status, at);
    const responses = paths[route]?.['get']?.responses ?? {};
    const [content] = Object.entries((responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`])?.content ?? {});
    if (content === undefined) throw new Error(`${route} shows no answer for ${status}`);
    const [type, { schema = false }] = content;
    t.match(response.headers.get('content-type'), type);
    const body: unknown = type === 'application/json' ? await response.json() : await response.text();
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
      if (route.startsWith('/v1/')) t.match(Object.keys(responses).toSorted(), ['200', '4XX', '5XX'], route);
    }
  }
  t.end();
});
