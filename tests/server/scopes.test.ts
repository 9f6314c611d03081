/** Which scope each route asks for: every route of the description stands in this table, and asks for that and no less. */
import t from 'tap';
import { testServer } from './harness.ts';

const TOKENS = { rollout: 'a-rollout-token-123', read: 'a-reader-token-1234', admin: 'an-admin-token-1234' } as const;
type Scope = keyof typeof TOKENS;

/** Undefined: anybody may ask. */
const ROUTES: Readonly<Record<string, Scope | undefined>> = {
  'get /healthz': undefined, 'get /readyz': undefined, 'get /health': undefined, 'get /openapi.json': undefined,
  'get /v1/session': undefined, 'post /v1/session': undefined, 'delete /v1/session': undefined,
  'get /metrics': 'read', 'get /v1/families': 'read', 'get /v1/tasks': 'read', 'get /v1/task': 'read', 'get /v1/schema': 'read', 'get /v1/live': 'read',
  'get /v1/trajectories': 'read', 'get /v1/trajectories/facets': 'read', 'get /v1/trajectories/{id}': 'read', 'get /v1/trajectories/{id}/sft': 'read',
  'get /v1/leaderboard': 'read',
  'get /v1/episodes': 'admin', 'get /v1/episodes/{id}': 'admin',
  'get /metadata': 'read', 'get /schema': 'read', 'get /state': 'rollout', 'post /reset': 'rollout', 'post /step': 'rollout', 'post /mcp': 'rollout',
  'get /list_environments': 'read', 'get /{env}/splits': 'read', 'post /{env}/tasks': 'read', 'post /{env}/num_tasks': 'read', 'post /{env}/task': 'read', 'post /{env}/task_range': 'read',
};
/** What an admin's token permits beside. */
const holds = (scope: Scope, wanted: Scope): boolean => scope === wanted || scope === 'admin';

const gym = await testServer({ tokens: Object.entries(TOKENS).map(([scope, token]) => `${token}=${scope}`).join(',') });
t.teardown(() => gym[Symbol.asyncDispose]());

async function statusOf(method: string, route: string, headers: Record<string, string>): Promise<number> {
  const stop = new AbortController();
  const body = method === 'post' ? { body: '{}', headers: { ...headers, 'content-type': 'application/json' } } : { headers };
  const { status } = await fetch(`${gym.url}${route.replace(/\{\w+\}/g, 'x')}`, { method: method.toUpperCase(), signal: stop.signal, ...body });
  stop.abort();
  return status;
}

t.test('the table is whole', async (t) => {
  const { paths } = await (await fetch(`${gym.url}/docs/json`)).json() as { readonly paths: Readonly<Record<string, object>> };
  t.same(Object.entries(paths).flatMap(([route, operations]) => Object.keys(operations).map((method) => `${method} ${route}`)).toSorted(), Object.keys(ROUTES).toSorted());
});

t.test('each route asks for its scope, of bearers and of those who signed in', async (t) => {
  const cookies: Partial<Record<Scope, string>> = {};
  for (const [scope, token] of Object.entries(TOKENS)) {
    const response = await fetch(`${gym.url}/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) });
    cookies[scope as Scope] = response.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  }
  for (const [name, wanted] of Object.entries(ROUTES)) {
    const [method = '', route = ''] = name.split(' ');
    if (wanted === undefined) {
      t.not(await statusOf(method, route, {}), 403, name);
      continue;
    }
    t.equal(await statusOf(method, route, {}), 401, `${name} by nobody`);
    t.equal(await statusOf(method, route, { authorization: 'Bearer a-wrong-token-12345' }), 401, `${name} by a wrong token`);
    for (const scope of Object.keys(TOKENS) as Scope[]) {
      for (const [how, headers] of [['token', { authorization: `Bearer ${TOKENS[scope]}` }], ['cookie', { cookie: cookies[scope] ?? '' }]] as const) {
        const status = await statusOf(method, route, headers);
        if (holds(scope, wanted)) t.notOk([401, 403].includes(status), `${name} by ${scope}, ${how}`);
        else t.equal(status, 403, `${name} by ${scope}, ${how}`);
      }
    }
  }
});
