/** The leaderboard over HTTP: it follows what is recorded, and counts nothing that it should not. */
import t from 'tap';
import type { Board } from '../../evaluation/board.ts';
import { run, testServer } from './harness.ts';

const gym = await testServer({ tokens: 'reads-and-no-more=read,plays-and-no-more=rollout' });
t.teardown(() => gym[Symbol.asyncDispose]());
const client = await gym.connect({ token: 'plays-and-no-more' });
t.teardown(() => client[Symbol.asyncDispose]());
const WRONG = run('answer = -1');
const right = async (id: string): Promise<Record<string, unknown>> => run((await gym.server.deps.catalogue.byId(id)).questions[0].reference.python ?? '');

async function begin(id: string, meta: Record<string, unknown>): Promise<string> {
  return (await client.call('reset', { task: { id }, seed: 1, meta })).episode ?? '';
}
async function play(id: string, meta: Record<string, unknown>, action: Record<string, unknown> | undefined, reason?: string): Promise<void> {
  const episode = await begin(id, meta);
  if (action !== undefined) await client.call('step', { episode, seq: 0, action });
  await client.call('close', { episode, ...(reason === undefined ? {} : { reason }) });
}
const ask = async (query = '', token = 'reads-and-no-more'): Promise<Response> => fetch(`${gym.url}/v1/leaderboard${query}`, { headers: { authorization: `Bearer ${token}` } });
/** Made anew: an answer is kept for a second. */
async function board(query = ''): Promise<Board> {
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  return await (await ask(query)).json() as Board;
}
const BMI = (index: number): string => `medcalc-v2/twin/test/bmi/${index}`;

t.test('it needs the scope read', async (t) => {
  t.equal((await ask('', 'plays-and-no-more')).status, 403);
  t.equal((await ask('', 'nobody')).status, 401);
});

t.test('runs and models on the test split, as they come in', async (t) => {
  t.match(await board(), { entries: [], families: [], paper: [{ model: 'Qwen2.5-7B-Instruct', average: 0.1689 }] });
  const meta = { run: 'r', model: 'm', sample: 0 };
  await play(BMI(0), meta, await right(BMI(0)));
  await play(BMI(1), meta, WRONG);
  // None of these say how good it is.
  await play('medcalc-v2/twin/train/bmi/0', meta, WRONG);
  await play(BMI(2), meta, undefined, 'model_failed');
  await play(BMI(3), { sample: 0 }, WRONG);
  const open = await begin(BMI(4), meta);
  const { entries: [entry], families } = await board();
  t.match(entry, { id: 'r/m', kind: 'model', source: 'twin', feedback: 'interactive', guessable: false, average: { scope: 'internal', families: 1, success: 0.5 }, overall: { tasks: 2, episodes: 2, solved: 1, unplayed: 1, infra: 0 } });
  t.match(families, [{ id: 'medcalc', scope: 'internal' }]);
  t.same(Object.keys(entry?.families['medcalc']?.categories ?? {}), ['bmi']);
  // It ends only now, after others that began later.
  await play(BMI(5), { ...meta, model: 'other' }, await right(BMI(5)));
  await client.call('step', { episode: open, seq: 0, action: await right(BMI(4)) });
  await client.call('close', { episode: open });
  t.match((await board()).entries.map(({ id, overall: { solved, tasks } }) => [id, solved, tasks]), [['r/other', 1, 1], ['r/m', 2, 3]], 'the best first');
  await play(BMI(6), { ...meta, run: 's' }, WRONG);
  t.match((await board('?run=s')).entries.map(({ id }) => id), ['s/m']);
  t.match((await board('?run=s&run=r')).entries.length, 3);
});
