/** Recorded episodes over HTTP: filters, pages, single ones, samples; and what may be patients' records is for one scope. */
import t from 'tap';
import { sftSample } from '../../dialogue/sft-sample.ts';
import { end, record, start, step } from '../env/trajectories/episodes.ts';
import { BMI, run, testServer } from './harness.ts';

const [READER, ADMIN] = ['a-reader-token-1234', 'an-admin-token-1234'];
const gym = await testServer({ tokens: `${READER}=read,${ADMIN}=admin` });
t.teardown(() => gym[Symbol.asyncDispose]());
const { recorder, trajectories } = gym.server.deps;

interface Line { readonly id: string; readonly outcome: string }
interface Page { readonly trajectories: readonly Line[]; readonly next: string | null; readonly error?: unknown }
async function get<T = unknown>(at: string, token = READER): Promise<{ readonly status: number; readonly body: T }> {
  const response = await fetch(`${gym.url}${at}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: await response.json() as T };
}

const SECRET = 'Mrs Example, born 1931, potassium 7.1';
for (let i = 0; i < 25; i++) record(recorder, `e${i}`, { family: i % 2 === 0 ? 'medcalc' : 'npower', startedAt: 1_000 + i, meta: { model: i % 3 === 0 ? 'a' : 'b', run: 'r', sample: i } }, i % 5 === 0 ? 'failed' : 'solved');
for (const [id, family, source] of [['real', 'ehrcon', 'published'], ['gone', 'a-family-that-was-here', 'published'], ['open', 'medcalc', 'published'], ['made', 'ehrcon', 'twin']] as const) {
  recorder.start(start(id, { family, source, meta: { model: 'm', note: SECRET }, observation: { kind: 'task', text: SECRET, messages: [{ role: 'user', content: SECRET }] } }));
  recorder.step(step(id, 0, { action: `\`\`\`python\nprint('${SECRET}')\n\`\`\``, raw: SECRET, meta: { thought: SECRET }, observation: { kind: 'code_result', text: SECRET, stdout: SECRET } }));
  recorder.step(step(id, 1, { observation: undefined, info: undefined, error: { code: 'internal', message: SECRET, retryable: true, fault: 'infra' } }));
  recorder.end(end(id));
}

t.test('filters, once or several times, and pages', async (t) => {
  const { body } = await get<Page>('/v1/trajectories?family=medcalc&run=r&model=a&model=b&outcome=failed&limit=2');
  t.same(body.trajectories.map(({ id }) => id), ['e20', 'e10']);
  const rest = await get<Page>(`/v1/trajectories?family=medcalc&run=r&model=a&model=b&outcome=failed&limit=2&cursor=${body.next}`);
  t.same(rest.body, { trajectories: trajectories.page({ run: 'r', family: 'medcalc', outcome: 'failed' }, { limit: 9 }).trajectories.slice(2), next: null });
  t.same((await get<Page>('/v1/trajectories?since=1003&until=1006&run=r')).body.trajectories.map(({ id }) => id), ['e5', 'e4', 'e3']);
  t.match(await get('/v1/trajectories/facets?run=r&model=a'), { body: { total: 9, facets: { model: [{ value: 'b', count: 16 }, { value: 'a', count: 9 }], family: Array, category: [] } } });
});

t.test('what is no filter, and hostile text, does no harm', async (t) => {
  for (const query of ['planet=venus', 'offset=10', 'limit=0', 'limit=1001', 'limit=many', 'outcome=excellent', 'since=yesterday', 'min_reward=2', 'cursor=junk', 'cursor=', `cursor=${'x'.repeat(600)}`, `model=${'x'.repeat(300)}`, 'split=validation', 'model=', 'task=a&task=b', Array.from({ length: 65 }, (_, i) => `run=${i}`).join('&')]) {
    for (const route of ['/v1/trajectories', '/v1/trajectories/facets']) {
      t.match(await get(`${route}?${query}`), { status: 400, body: { error: { code: 'bad_message' } } }, `${route} ${query.slice(0, 40)}`);
    }
  }
  const hostile = ["' OR 1=1 --", '"; DROP TABLE episode; --', '%', '_', '*', '\0', '../../etc/passwd', '<script>alert(1)</script>', '\u202Eevil', '$.run', '{"$ne": null}', '[]', '__proto__'];
  for (const text of hostile) {
    const named = encodeURIComponent(text);
    for (const word of ['family', 'category', 'model', 'run', 'tag', 'stop_reason', 'task']) t.same((await get(`/v1/trajectories?${word}=${named}`)).body, { trajectories: [], next: null }, `${word} ${text}`);
    t.match(await get(`/v1/trajectories/facets?model=${named}`), { status: 200, body: { total: 0 } });
    t.match((await get(`/v1/trajectories/${named}`)).status, 404);
  }
  t.equal(trajectories.page({}, { limit: 100 }).trajectories.length, 29, 'all is there still');
});

t.test('each step says what the server read and ran', async (t) => {
  t.match(await get('/v1/trajectories/made'), { status: 200, body: {
    id: 'made', restricted: false, withheld: false, outcome: 'solved', turns: 2, meta: { note: SECRET },
    steps: [{ seq: 0, name: 'validate_code', code: `print('${SECRET}')`, problem: null, raw: SECRET, observation: { stdout: SECRET } }, { seq: 1, observation: null, error: { code: 'internal' } }],
  } });
  recorder.start(start('unread'));
  recorder.step(step('unread', 0, { action: 'I do not know.' }));
  recorder.step(step('unread', 1, { action: { action: 'submit' } }));
  await recorder.flush();
  t.match(await get('/v1/trajectories/unread'), { body: { outcome: 'unfinished', steps: [{ name: null, code: null, problem: String, action: 'I do not know.' }, { name: 'submit', code: null, problem: null }] } });
});

t.test("records of patients are for the scope admin: of others' rows nothing is told but numbers", async (t) => {
  for (const id of ['real', 'gone']) {
    const { status, body } = await get<Record<string, unknown>>(`/v1/trajectories/${id}`);
    t.match({ status, body }, { status: 200, body: { id, restricted: true, withheld: true, reward: 1, model: 'm', meta: null, observation: null, steps: [{ seq: 0, name: null, code: null, parameters: null, action: null, raw: null, meta: null, observation: null, error: null, reward: 0, info: { steps_left: 1 } }, { seq: 1 }] } });
    t.notMatch(JSON.stringify(body), /Example|1931|potassium/);
    t.match(await get(`/v1/trajectories/${id}/sft`), { status: 403, body: { error: { code: 'forbidden' } } });
    t.match(await get(`/v1/trajectories/${id}`, ADMIN), { status: 200, body: { restricted: true, withheld: false, observation: { text: SECRET }, steps: [{ raw: SECRET }, {}] } });
    t.match(await get(`/v1/trajectories/${id}/sft`, ADMIN), { status: 200, body: { trajectory: id } });
  }
  t.match(await get('/v1/trajectories/open'), { body: { restricted: false, withheld: false, observation: { text: SECRET } } }, 'rows that are open to anybody');
  t.match(await get('/v1/task?id=ehrcon-v1/published/test/claim/0'), { status: 403, body: { error: { code: 'forbidden' } } });
  t.match((await get('/v1/task?id=ehrcon-v1/published/test/claim/0', ADMIN)).status, 404, 'there is none here');
  const { trajectories: listed } = (await get<Page>('/v1/trajectories')).body;
  t.notMatch(JSON.stringify(listed), 'Example', 'lists hold none of it for anybody');
});

t.test('a sample is what `export sft` writes', async (t) => {
  const solved = trajectories.get('e1');
  if (solved === undefined) throw new Error('it was recorded');
  t.same((await get('/v1/trajectories/e1/sft')).body, JSON.parse(JSON.stringify(sftSample(solved, { thinking: false, parsedOnly: false }))));
  t.match((await get('/v1/trajectories/e1/sft')).body, { messages: [{ role: 'system', content: 'act' }, { role: 'user', content: 'question' }, { role: 'assistant' }], train: [false, false, true] });
  t.match(await get('/v1/trajectories/e0/sft'), { status: 400, body: { error: { code: 'bad_message' } } }, 'of one that was not solved there is none');
  t.match(await get('/v1/trajectories/nobody/sft'), { status: 404 });
});

t.test('live episodes come page by page', async (t) => {
  await using client = await gym.connect({ token: ADMIN });
  const { episodes = [] } = await client.call('reset', { task: BMI, group: 5, meta: { model: 'm', run: 'night' } });
  await client.call('step', { episode: episodes[2] ?? '', seq: 0, action: run('print(1)') });
  interface Live { readonly episodes: readonly { readonly id: string; readonly steps: number; readonly model: string; readonly run: string }[]; readonly next: string | null }
  const found: Live['episodes'][number][] = [];
  for (let at = '/v1/episodes?limit=2'; ;) {
    const { body } = await get<Live>(at, ADMIN);
    found.push(...body.episodes);
    if (body.next === null) break;
    at = `/v1/episodes?limit=2&cursor=${body.next}`;
  }
  t.same(found.map(({ id }) => id).toSorted(), [...episodes].toSorted());
  t.match(found.find(({ id }) => id === episodes[2]), { steps: 1, model: 'm', run: 'night' });
  t.match(await get('/v1/episodes?family=npower', ADMIN), { body: { episodes: [], next: null } });
  t.match(await get('/v1/episodes?cursor=junk', ADMIN), { status: 400 });
});
