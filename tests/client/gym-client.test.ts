/** The client over a real server, in every codec: a whole episode, many at once, resumption, typed errors. */
import t from 'tap';
import { driveEpisode, program, scripted } from '../../client/episode-driver.ts';
import { RemoteError } from '../../client/gym-client.ts';
import { type CodecName, CODECS, type ServerEvent } from '../../protocol/index.ts';
import { BMI, run, testServer } from '../server/harness.ts';

const gym = await testServer({ progress_ms: '100' });
t.teardown(() => gym[Symbol.asyncDispose]());
const task = await gym.server.deps.catalogue.select(BMI, 'twin', 0);
const digests = new Map<CodecName, readonly string[]>();

for (const codec of Object.keys(CODECS) as readonly CodecName[]) {
  t.test(`${codec}: a reference solution earns 1`, async (t) => {
    await using client = await gym.connect({ codec });
    const solved = await driveEpisode(client, task.id, scripted(program('print("naïve \\U0001f600 \\"quoted\\"")'), program(task.questions[0].reference.python ?? '')), { seed: 3 });
    t.match(solved, { reward: 1, stopReason: 'solved', steps: 2 });
    const trajectory = gym.server.deps.trajectories.get(solved.episode);
    digests.set(codec, [trajectory?.digest ?? '', trajectory?.trajectory_digest ?? '']);
  });

  t.test(`${codec}: a group, many steps in flight, and a socket that breaks under them`, async (t) => {
    const events: ServerEvent[] = [];
    await using client = await gym.connect({ codec, onEvent: (event) => events.push(event) });
    const { episodes = [] } = await client.call('reset', { task: BMI, group: 4, seed: 1 });
    t.equal(episodes.length, 4);
    const code = 'open("runs", "a").write("x"); import time; time.sleep(0.3); print(len(open("runs").read()))';
    const steps = episodes.map((episode) => client.call('step', { episode, seq: 0, action: run(code) }));
    setTimeout(() => client.drop(), 100);
    for (const { observation } of await Promise.all(steps)) t.equal(observation.stdout, '1\n', 'no code runs twice');
    t.ok(client.hello.resumed);
    for (const episode of episodes) await client.call('close', { episode });
    t.ok(events.every(({ event }) => event === 'progress'));
  });

  t.test(`${codec}: errors are typed`, async (t) => {
    await using client = await gym.connect({ codec });
    const error: unknown = await client.call('step', { episode: 'nobody', seq: 0, action: {} }).catch((caught: unknown) => caught);
    t.ok(error instanceof RemoteError);
    t.match(error, { code: 'unknown_episode', wire: { fault: 'client', retryable: false, path: '/episode' } });
  });
}

t.test('the codec leaves no trace in an episode', (t) => {
  t.same(digests.get('json'), digests.get('msgpack'));
  t.end();
});
