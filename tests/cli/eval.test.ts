/** Measuring models and agents: real server, real model over HTTP. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { comparable } from '../../cli/leaderboard/comparable.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import { scriptedModel } from '../models/scripted.ts';
import { testServer } from '../server/harness.ts';
import { boardOf, evaluated, SMALL } from './evaluated.ts';

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const where = { url: gym.url, dataDir: gym.dataDir };
const fileOf = (run: string, name: string): string => path.join(gym.dataDir, 'evaluations', run, name);
const jsonOf = (run: string, name: string): unknown => JSON.parse(readFileSync(fileOf(run, name), 'utf8'));

t.test('models and agents beside each other, in one folder with everything in it', async (t) => {
  const model = await scriptedModel(t, { success: 0.5, slips: 0.5, thinks: true });
  const models = [{ name: 'plain', model: 'scripted', endpoint: model.url, price_in: 1, price_out: 2 }, { name: 'tools', model: 'scripted', endpoint: [model.url], tools: true, stream: true }, { agent: 'reference' }, { agent: 'empty' }, { agent: 'constant' }];
  const outcome = await evaluated(where, 'all', { ...SMALL, limit: 4, samples: 2, models });
  t.match(outcome, { run: 'all', tasks: 8, interrupted: false, entries: models.map(() => ({ played: 16, missing: 0, failure: null })) });
  t.match(jsonOf('all', 'versions.json'), { release: String, protocol: 1, catalogue: /^[0-9a-f]{64}$/, test_set: outcome.digest, tasks: 8, seed: 0, images: [String] });
  t.match(jsonOf('all', 'eval.json'), { set: 'lite', samples: 2, max_steps: 15, models: [{ name: 'plain', model: 'scripted' }] });
  t.equal(readFileSync(fileOf('all', 'tasks.txt'), 'utf8').trim().split('\n').length, 8);
  const board = await boardOf(gym.dataDir, 'all');
  const of = (name: string) => board.entries.find(({ model: who }) => who === name);
  t.match(of('agent:reference'), { kind: 'agent', average: { scope: 'internal', families: 1, success: 1, interval: [1, 1] }, overall: { episodes: 16, solved: 16, unplayed: 0, infra: 0 }, families: { medcalc: { success: 1 }, npower: { success: 1 } } });
  t.match(of('agent:empty'), { overall: { episodes: 16, solved: 0, unplayed: 0 }, average: { success: 0 } }, 'who acts no more has failed, and counts');
  t.match(of('agent:constant'), { overall: { episodes: 16, unplayed: 0 } });
  const [plain, tools] = [of('plain'), of('tools')];
  t.match(plain, { kind: 'model', test_set: 'lite, 4 of each family', overall: { pass_at_k: { 1: Number, 2: Number }, tokens: { prompt: Number } } });
  t.ok(plain !== undefined && plain.overall.solved > 0 && plain.overall.solved < 16 && plain.overall.cost > 0);
  t.equal(tools?.overall.solved, plain?.overall.solved, 'the same draws, in the words of the API');
  using store = new TrajectoryStore(fileOf('all', 'trajectories.sqlite'));
  t.equal([...store.summaries({})].length, 80, 'the folder has every episode of the server');
  const asked = model.requests();
  t.match(await evaluated(where, 'all', {}), { entries: models.map(() => ({ before: 16, missing: 0 })) }, 'its name is enough, and nothing is played twice');
  t.equal(model.requests(), asked);
  t.match(await evaluated(where, 'all', { samples: 3, models: [{ agent: 'random' }] }), { entries: [...models.map(() => ({ before: 16, played: 24 })), { played: 24 }] }, 'it may have more samples, and more who are measured');
});

t.test('what would make another run of it is refused, with a word on what to do', async (t) => {
  const begin = (plan: object, name = 'refused') => evaluated(where, name, { ...SMALL, limit: 1, models: [{ agent: 'reference' }], ...plan });
  await begin({});
  await t.rejects(begin({ limit: 2 }), { message: /was begun with limit 1, not 2: give another --name/ });
  await t.rejects(begin({ families: ['npower'] }), { message: /was begun with families/ });
  await t.rejects(begin({ models: [{ name: 'agent:reference', agent: 'empty' }] }), { message: /agent:reference was begun with agent "reference", not "empty"/ });
  await t.rejects(begin({ models: [{ name: 'm', model: 'm' }] }, 'none'), { message: /m needs an endpoint/ });
  await t.rejects(begin({ models: [{ name: 'm' }] }, 'neither'), { message: /m is either a `model` behind an `endpoint` or an `agent`/ });
  await t.rejects(begin({ models: [] }, 'nobody'), { message: /nobody is to be measured/ });
  await t.rejects(begin({}, '../up'), { message: /--name takes a name/ });
  await t.rejects(begin({ families: ['astrology'] }, 'stars'), { message: /there is no family "astrology"/ });
});

t.test('an endpoint in trouble costs time and no samples; one that is down stops its model alone', async (t) => {
  const troubled = await scriptedModel(t, { fail: { 500: 0.05, drop: 0.05, junk: 0.05, 'half-tool-call': 0.05, stall: 0.05 } });
  const down = { name: 'down', model: 'scripted', endpoint: 'http://127.0.0.1:9/v1', patience_s: 0 };
  const plan = { ...SMALL, models: [down, { name: 'troubled', model: 'scripted', endpoint: troubled.url, stall_s: 1 }] };
  t.match(await evaluated(where, 'trouble', plan), { entries: [{ name: 'down', played: 0, missing: 12, failure: /cannot be reached/ }, { name: 'troubled', played: 12, missing: 0 }] });
  t.match((await boardOf(gym.dataDir, 'trouble')).entries, [{ model: 'troubled', average: { success: 1 } }, { model: 'down', average: null, overall: { episodes: 0, unplayed: Number } }], 'what was not played is no failure');
  const model = await scriptedModel(t);
  t.match(await evaluated(where, 'trouble', { ...plan, models: [{ ...down, endpoint: model.url }] }), { entries: [{ played: 12, missing: 0 }, { before: 12 }] });
});

t.test('the same run at another place gives the same table', async (t) => {
  const model = await scriptedModel(t, { success: 0.5, slips: 0.5 });
  const plan = { ...SMALL, models: [{ name: 'm', model: 'scripted', endpoint: model.url }] };
  await evaluated(where, 'here', plan);
  await evaluated(where, 'there', { ...plan, concurrency: 3 });
  t.same(comparable(await boardOf(gym.dataDir, 'there')), comparable(await boardOf(gym.dataDir, 'here')));
});
