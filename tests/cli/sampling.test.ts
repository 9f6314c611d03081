/** Sampling a model: real server, real model over HTTP. */
import path from 'node:path';
import t from 'tap';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import { scriptedModel } from '../models/scripted.ts';
import { testServer } from '../server/harness.ts';
import { recordOf, sampled } from './sampled.ts';

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const where = { url: gym.url, dataDir: gym.dataDir };
const storeOf = (): TrajectoryStore => new TrajectoryStore(path.join(gym.dataDir, 'trajectories.sqlite'));

t.test('every sample once, with tokens, price and pass@k', async (t) => {
  const model = await scriptedModel(t, { success: 0.5, slips: 0.5, thinks: true });
  const first = await sampled(where, 'plain', { model: 'scripted', endpoint: [model.url], temperature: 0.6, priceIn: 1, priceOut: 2 });
  t.match(first, { run: 'plain', episodes: 18, tasks: 6, missing: 0, unplayed: 0, infra: 0, interrupted: false, failure: null, pass_at_k: { 1: Number, 2: Number, 3: Number } });
  const { solved, cost, tokens, turns } = first;
  t.ok(solved > 0 && solved < 18 && turns > 18);
  t.ok(Math.abs(cost - (tokens.prompt + 2 * tokens.completion) / 1e6) < 1e-9);
  using store = storeOf();
  const all = [...store.each({ run: 'plain' })];
  t.equal(new Set(all.map(({ digest }) => digest)).size, 6, 'the samples of a task begin alike');
  t.match(all[0], { model: 'scripted', meta: { sampling: { temperature: 0.6, seed: Number } }, steps: [{ raw: /reasoning_content/, meta: { tokens: { prompt: Number } } }] });
  const calls = model.requests();
  t.match(await sampled(where, 'plain', {}), { episodes: 18, played_before: 18, turns: 0 }, 'its name is enough, and nothing is played twice');
  t.equal(model.requests(), calls);
  t.match(await sampled(where, 'plain', { samples: 4 }), { episodes: 24, played_before: 18, missing: 0 }, 'it may have more samples');
  await t.rejects(sampled(where, 'plain', { samples: 2 }), { message: /more, not fewer/ });
  await t.rejects(sampled(where, 'plain', { temperature: 0.9 }), { message: /the run plain was begun with temperature 0.6, not 0.9/ });
  await t.rejects(sampled(where, 'never', {}), { message: /there is no run never yet/ });
  await t.rejects(sampled(where, 'bad', { model: 'm', endpoint: ['ftp://x'] }), { message: /--endpoint: ftp:\/\/x is no address/ });
  await t.rejects(sampled(where, '../up', { model: 'm', endpoint: [model.url] }), { message: /--run takes a name/ });
});

t.test('tools and streams give the same, in the words of the API', async (t) => {
  const model = await scriptedModel(t, { success: 0.5, slips: 0.5 });
  const plain = await sampled(where, 'words', { model: 'scripted', endpoint: [model.url] });
  t.match(await sampled(where, 'tools', { model: 'scripted', endpoint: [model.url], tools: true, stream: true }), { episodes: 18, solved: plain.solved, missing: 0 });
  using store = storeOf();
  const [one] = store.each({ run: 'tools' });
  t.match(one, { meta: { tools: true }, steps: [{ action: { name: 'validate_code', arguments: String }, raw: /tool_calls/ }] });
});

t.test('a run is sampled by one process at a time', async (t) => {
  const model = await scriptedModel(t, { latencyMs: 200 });
  const running = sampled(where, 'locked', { model: 'scripted', endpoint: [model.url], count: 1, samples: 1 });
  while (model.requests() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await t.rejects(sampled(where, 'locked', {}), { message: /is being sampled by another process/ });
  t.match(await running, { episodes: 1 });
});

t.test('an endpoint in trouble costs time, no samples; one that is down stops the run, which goes on later', async (t) => {
  const troubled = await scriptedModel(t, { fail: { 500: 0.03, drop: 0.05, junk: 0.05, 'half-tool-call': 0.05 } });
  t.match(await sampled(where, 'troubled', { model: 'scripted', endpoint: [troubled.url] }), { episodes: 18, solved: 18, missing: 0 });
  t.ok(troubled.requests() > 18, 'some were asked again');
  const down = await sampled(where, 'down', { model: 'scripted', endpoint: ['http://127.0.0.1:9/v1'], patienceS: 0 });
  t.match(down, { episodes: 0, missing: 18, failure: /cannot be reached: ECONNREFUSED/ });
  t.match(recordOf(gym.dataDir, 'down').standings, { unplayed: Number });
  const model = await scriptedModel(t);
  t.match(await sampled(where, 'down', { endpoint: [model.url] }), { episodes: 18, solved: 18, missing: 0 });
  const full = await scriptedModel(t, { fail: { context: 1 } });
  t.match(await sampled(where, 'full', { model: 'scripted', endpoint: [full.url] }), { episodes: 18, solved: 0, stop_reasons: { context_length: 18 } }, 'too long a conversation is the end of the policy\'s making');
  const picky = await scriptedModel(t, { fail: { 400: 0.3 } });
  const filtered = await sampled(where, 'picky', { model: 'scripted', endpoint: [picky.url], concurrency: 1 });
  t.ok(filtered.unplayed > 0 && filtered.missing === filtered.unplayed && filtered.failure === null, 'one request that is rejected stops no others');
  const strict = await scriptedModel(t, { fail: { 400: 1 } });
  t.match(await sampled(where, 'strict', { model: 'scripted', endpoint: [strict.url], concurrency: 1 }), { unplayed: 8, missing: 18, failure: /rejected the request: 400/ }, 'but one that rejects all does');
  const guarded = await scriptedModel(t, { key: 'secret' });
  t.match(await sampled(where, 'guarded', { model: 'scripted', endpoint: [guarded.url] }), { episodes: 0, failure: /refuses to answer: 401/ });
});

t.test('a bound on the context closes the episode', async (t) => {
  const model = await scriptedModel(t, { slips: 1 });
  t.match(await sampled(where, 'short', { model: 'scripted', endpoint: [model.url], maxContext: 10 }), { episodes: 18, solved: 0, stop_reasons: { context_length: 18 } });
});

t.test('what an earlier process played or left open counts once', async (t) => {
  const model = await scriptedModel(t);
  const [client, settings] = [await gym.connect(), { model: 'scripted', endpoint: [model.url], category: 'bmi', count: 100_000, samples: 1 }];
  const task = { id: 'medcalc-v2/twin/test/bmi/0' };
  // As if the process had died between the server's word and its own.
  const { episode = '' } = await client.call('reset', { task, meta: { run: 'left', sample: 0, model: 'scripted' } });
  await client.call('step', { episode, seq: 0, action: { action: 'submit', answer: -1 } });
  const summary = await sampled(where, 'left', settings);
  t.match(summary, { played_before: 1, missing: 0, solved: summary.episodes - 1 });
  t.same(recordOf(gym.dataDir, 'left').played.filter((times) => times !== 1), []);
  await client[Symbol.asyncDispose]();
});
