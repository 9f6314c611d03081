/** An evaluation that is killed time and again ends with the table of one that was left alone. */
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import t from 'tap';
import { trajectoriesOf } from '../../cli/evaluation/eval-folder.ts';
import { comparable } from '../../cli/leaderboard/comparable.ts';
import { standingOf } from '../../env/trajectories/standing.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import { scriptedModel } from '../models/scripted.ts';
import { testServer } from '../server/harness.ts';
import { commandLine } from './command-line.ts';
import { boardOf, evaluated, SMALL } from './evaluated.ts';

const line = commandLine();
t.teardown(() => line[Symbol.dispose]());

t.test('killed with its own server, and interrupted; then it goes on', async (t) => {
  const model = await scriptedModel(t, { success: 0.5, slips: 1, latencyMs: 20 });
  await using gym = await testServer();
  const plan = { ...SMALL, models: [{ name: 'm', model: 'scripted', endpoint: model.url }, { agent: 'reference' }] };
  await evaluated({ url: gym.url, dataDir: gym.dataDir }, 'whole', plan);
  const command = ['eval', '--model', 'scripted', '--as', 'm', '--endpoint', model.url, '--agent', 'reference', '--families', ...SMALL.families, '--limit', String(SMALL.limit), '--concurrency', '4', '--name', 'killed'];
  const stopped = async (signal: NodeJS.Signals): Promise<number | null> => {
    const until = model.requests() + 7;
    const ran = await line.run(command, { kill: (child: ChildProcess) => {
      const watch = setInterval(() => {
        if (model.requests() < until) return;
        child.kill(signal);
        clearInterval(watch);
      }, 2);
    } });
    return ran.status;
  };
  t.equal(await stopped('SIGKILL'), null);
  t.equal(await stopped('SIGINT'), 0);
  t.match(await line.json(command), { entries: [{ name: 'm', played: 12, missing: 0 }, { played: 12, missing: 0 }] });
  t.same(comparable(await boardOf(line.folder, 'killed')), comparable(await boardOf(gym.dataDir, 'whole')));
  using store = new TrajectoryStore(trajectoriesOf(path.join(line.folder, 'evaluations', 'killed')));
  const played = [...store.summaries({})].filter((each) => standingOf(each) === 'played').map(({ model: who, task, sample }) => JSON.stringify([who, task, sample]));
  t.equal(new Set(played).size, 24);
  t.equal(played.length, 24, 'each sample once');
});
