/** A sampling process that is killed, and one that is told to stop: nothing is lost, nothing is played twice. */
import type { ChildProcess } from 'node:child_process';
import t from 'tap';
import type { ScriptedModel } from '../../cli/scripted-model/server.ts';
import { scriptedModel } from '../models/scripted.ts';
import { testServer } from '../server/harness.ts';
import { commandLine } from './command-line.ts';
import { recordOf } from './sampled.ts';

const line = commandLine();
t.teardown(() => line[Symbol.dispose]());
const command = (url: string, ...more: readonly string[]): string[] => ['rollout', '--model', 'scripted', '--endpoint', url, '--family', 'medcalc', '-n', '6', '--samples', '3', '--concurrency', '4', ...more];
const onceAsked = (model: ScriptedModel, requests: number, signal: NodeJS.Signals) => ({ kill: (child: ChildProcess): void => {
  const watch = setInterval(() => {
    if (model.requests() < requests) return;
    child.kill(signal);
    clearInterval(watch);
  }, 2);
} });
const ONCE_EACH = Array.from({ length: 18 }, () => 1);

t.test('killed together with its own server', async (t) => {
  const model = await scriptedModel(t, { success: 0.5, slips: 1, latencyMs: 10 });
  t.equal((await line.run(command(model.url, '--run', 'killed'), onceAsked(model, 20, 'SIGKILL'))).status, null);
  t.match(await line.json(['rollout', '--run', 'killed']), { episodes: 18, missing: 0 });
  const { standings, played } = recordOf(line.folder, 'killed');
  t.same(played, ONCE_EACH);
  t.notOk(standings['open']);
});

t.test('killed while the server lives on: what it left open is closed', async (t) => {
  const model = await scriptedModel(t, { slips: 1, latencyMs: 10 });
  await using gym = await testServer();
  const run = command(model.url, '--run', 'served', '--url', gym.url);
  await line.run(run, onceAsked(model, 20, 'SIGKILL'));
  t.match(await line.json(run), { episodes: 18, missing: 0 });
  const { standings, played } = recordOf(gym.dataDir, 'served');
  t.same(played, ONCE_EACH);
  t.notOk(standings['open']);
});

t.test('Ctrl-C closes what is open and says how to go on', async (t) => {
  const model = await scriptedModel(t, { latencyMs: 60_000 });
  const ran = await line.run(command(model.url, '--run', 'stopped', '--json'), onceAsked(model, 4, 'SIGINT'));
  t.equal(ran.status, 0);
  t.match(JSON.parse(ran.out), { interrupted: true, episodes: 0, missing: 18 });
  t.match(ran.err, /18 samples were not played: npm run -s gym -- rollout --run stopped/);
  t.same(recordOf(line.folder, 'stopped').standings, { unplayed: 4 });
});
