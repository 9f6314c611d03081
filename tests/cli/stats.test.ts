/** Statistics of episodes that were really played, by hand-counted figures, and of a verifier's scores. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { scriptedModel } from '../models/scripted.ts';
import { run, testServer } from '../server/harness.ts';
import { commandLine } from './command-line.ts';
import { sampled } from './sampled.ts';

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const line = commandLine();
t.teardown(() => line[Symbol.dispose]());
const client = await gym.connect();
t.teardown(() => client[Symbol.asyncDispose]());
const file = path.join(gym.dataDir, 'trajectories.sqlite');
const SUBMIT = { action: 'submit', answer: -1 };

/** Plays these actions and gives the trajectory's id. */
async function play(index: number, sample: number, ...actions: readonly (string | Record<string, unknown>)[]): Promise<string> {
  const { episode = '' } = await client.call('reset', { task: { family: 'medcalc', split: 'train', category: 'bmi', index }, meta: { run: 'hand', model: 'me', sample } });
  for (const [seq, action] of actions.entries()) await client.call('step', { episode, seq, action, meta: { tokens: { prompt: 10, completion: 2 }, cost: 0.5 } });
  return (await client.call('close', { episode })).trajectory;
}
const right = async (index: number): Promise<Record<string, unknown>> => run((await gym.server.deps.catalogue.select({ family: 'medcalc', split: 'train', category: 'bmi', index }, undefined, 0)).questions[0].reference.python ?? '');

const first = [await play(0, 0, await right(0)), await play(0, 1, run('print('), run('print('), SUBMIT), await play(0, 2, 'hm', SUBMIT)];
const second = [await play(1, 0, run('open("x")'), await right(1)), await play(1, 1, await right(1)), await play(1, 2, SUBMIT)];
// Left by its client: says nothing of the policy.
await play(1, 3, run('1 / 0'));
await gym.server.deps.recorder.flush();

t.test('counted by hand', async (t) => {
  const scores = path.join(line.folder, 'scores.jsonl');
  // The verifier is wrong about the first task and right about the second.
  writeFileSync(scores, [...first.map((trajectory, index) => ({ trajectory, score: index })), ...second.map((trajectory, index) => ({ trajectory, score: -index }))].map((each) => JSON.stringify(each)).join('\n'));
  const [all] = await line.json(['stats', '--trajectories', file, '--run', 'hand', '--k', '1,2,3,4', '--scores', scores]) as readonly Record<string, unknown>[];
  t.match(all, {
    group: 'all', episodes: 6, tasks: 2, solved: 3, success: 0.5, mean_reward: 0.5, steps: 10, unplayed: 1, infra: 0, open: 0,
    turn_counts: { 1: 3, 2: 2, 3: 1 }, actions: { submit: 3, unreadable: 1, validate_code: 6 },
    errors: { unreadable: 1, compile: 2, io: 1, runtime: 0, loop: 1 }, stop_reasons: { solved: 3, submitted: 3 },
    tokens: { prompt: 100, completion: 20 }, cost: 5, lost: { prompt: 10, completion: 2, cost: 0.5 }, without_score: 0,
  });
  const { pass_at_k: pass, best_at_k: best } = all as { readonly pass_at_k: Record<string, number>; readonly best_at_k: Record<string, number> };
  const rounded = (values: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(values).map(([k, value]) => [k, Number(value.toFixed(9))]));
  // One of three, and two of three.
  t.same(rounded(pass), { 1: 0.5, 2: Number(((2 / 3 + 1) / 2).toFixed(9)), 3: 1 }, 'no task has four samples');
  // The first task: the right one scores lowest, so that it is never taken of two. The second: right, right, wrong in order.
  t.same(rounded(best), { 1: 0.5, 2: 0.5, 3: 0.5 });
});

t.test('groups, filters, a picture, and what is refused', async (t) => {
  const model = await scriptedModel(t, { success: 0.5 });
  await sampled({ url: gym.url, dataDir: gym.dataDir }, 'model', { model: 'scripted', endpoint: [model.url] });
  const svg = path.join(line.folder, 'figures.svg');
  const groups = await line.json(['stats', '--trajectories', file, '--by', 'run,model', '--svg', svg]) as readonly { readonly group: string; readonly episodes: number }[];
  t.same(groups.map(({ group, episodes }) => [group, episodes]), [['hand / me', 6], ['model / scripted', 18]]);
  t.match(readFileSync(svg, 'utf8'), /^<svg [\s\S]*Episodes solved, with 95 % intervals[\s\S]*hand \/ me[\s\S]*<\/svg>/);
  t.match(await line.json(['stats', '--trajectories', file, '--model', 'me', '--unsolved']), [{ episodes: 3, solved: 0 }]);
  const table = await line.run(['stats', '--trajectories', file, '--by', 'model']);
  t.match(table.out, /pass@1[\s\S]*validate_code[\s\S]*unreadable/);
  t.match((await line.run(['stats', '--trajectories', file, '--run', 'nobody'])).err, /no recorded episode fits/);
  const bad = path.join(line.folder, 'bad.jsonl');
  writeFileSync(bad, '{"trajectory": "a", "score": 1}\n{"trajectory": "a", "score": 2}\n');
  t.match((await line.run(['stats', '--trajectories', file, '--scores', bad])).err, /bad\.jsonl:2: the trajectory a has a score already/);
  t.match((await line.run(['stats', '--trajectories', '/nowhere'])).err, /there are no trajectories at \/nowhere/);
});
