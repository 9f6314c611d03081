/** What is left of a server that was killed: all that it has acknowledged, and an honest end for all that it had begun. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { GymClient } from '../../client/gym-client.ts';
import { openTrajectories } from '../../env/trajectories/open.ts';
import { closeLost } from '../../env/trajectories/close-lost.ts';
import { FIRST_RELEASE } from '../env/trajectories/first-release.ts';
import { BMI, run, serveCommand, testServer } from './harness.ts';

const lifeSigns = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.includes('.server-'));

/** Steps until the server is gone; counts what it was told of. */
async function stepOn(client: GymClient, episode: string): Promise<number> {
  for (let seq = 0; ; seq++) {
    try {
      await client.call('step', { episode, seq, action: run('print(1)') });
    } catch {
      return seq;
    }
  }
}

t.test('killed in the middle: with `durable` no acknowledged step is lost, and what had not ended ends as our fault', async (t) => {
  const { child, folder, ready, exited } = await serveCommand(t, ['--durable']);
  await using client = await GymClient.connect(ready.url, { reconnects: 0 });
  const begin = async (): Promise<string> => (await client.call('reset', { task: BMI, options: { max_steps: 1000 } })).episode ?? '';
  const finished = await begin();
  await client.call('step', { episode: finished, seq: 0, action: { action: 'submit', answer: -1 } });
  await client.call('close', { episode: finished });
  const episodes = await Promise.all(Array.from({ length: 6 }, begin));
  const counting = episodes.map((episode) => stepOn(client, episode));
  // Each, not the first alone: where interpreters are few, one is still waiting for its own when another has made many steps.
  for (const episode of episodes) {
    while (true) {
      const recorded = await fetch(`${ready.url}/v1/trajectories/${episode}`).then((response) => response.json()) as { readonly steps?: readonly unknown[] };
      if ((recorded.steps?.length ?? 0) >= 3) break;
    }
  }
  child.kill('SIGKILL');
  const acknowledged = await Promise.all(counting);
  await exited;
  t.equal(lifeSigns(folder).length, 1);

  await using gym = await testServer({ data_dir: folder });
  const { trajectories } = gym.server.deps;
  for (const [index, episode] of episodes.entries()) {
    const left = trajectories.get(episode);
    const count = acknowledged[index] ?? 0;
    t.ok(count >= 1 && (left?.steps.length ?? 0) >= count, `${count} acknowledged, ${left?.steps.length} on disk`);
    t.match(left, { stop_reason: 'server_lost', fault: 'infra', truncated: true, terminated: false, reward: null, solved: null });
    t.ok(Number(left?.ended_at) >= Number(left?.started_at));
  }
  t.match(trajectories.get(finished), { stop_reason: 'submitted', fault: 'policy', reward: 0, terminated: true }, 'what had ended stays as it was');
  t.equal(lifeSigns(folder).length, 1, 'the sign of the lost server is gone, that of the new one is here');
});

t.test('a server that lives beside it keeps its episodes', async (t) => {
  await using first = await testServer();
  const socket = await first.raw();
  await socket.hello();
  const episode = await socket.reset('r');
  await first.server.deps.recorder.flush();
  {
    await using second = await testServer({ data_dir: first.dataDir });
    t.match(second.server.deps.trajectories.get(episode), { ended_at: null, stop_reason: null, fault: null });
    t.equal(lifeSigns(first.dataDir).length, 2);
  }
  t.equal(lifeSigns(first.dataDir).length, 1);
  t.match(await socket.call('c', 'close', { episode }), { ok: true, result: { stop_reason: 'closed' } });
  t.match(first.server.deps.trajectories.get(episode), { stop_reason: 'closed', fault: 'client' });
});

t.test('episodes of a release that named no server end too', (t) => {
  const folder = t.testdir();
  const file = path.join(folder, 'trajectories.sqlite');
  const older = new DatabaseSync(file);
  older.exec(`${FIRST_RELEASE} INSERT INTO episode (id, session, task, family, category, split, source, seed, digest, release, image, options, observation, started_at)
    VALUES ('e', 's', 't', 'f', 'c', 'train', 'twin', 1, 'd', '0', 'i', '{}', '{}', 5)`);
  older.close();
  const database = openTrajectories(file, 'write');
  t.equal(closeLost(database, file), 1);
  t.equal(closeLost(database, file), 0, 'once');
  t.match(database.prepare('SELECT stop_reason, fault, reward, ended_at FROM episode').get(), { stop_reason: 'server_lost', fault: 'infra', reward: null, ended_at: 5 });
  database.close();
  t.end();
});
