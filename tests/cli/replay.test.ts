/** Episodes of many kinds played again: the same to the digest; and what was tampered with is found. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import t from 'tap';
import { replayEpisode } from '../../cli/replay/replay-episode.ts';
import { referencesOf } from '../../cli/solving.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import { TrajectoryWriter } from '../../env/trajectories/write.ts';
import { run, testServer } from '../server/harness.ts';

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const client = await gym.connect();
t.teardown(() => client[Symbol.asyncDispose]());
const file = path.join(gym.dataDir, 'trajectories.sqlite');

async function play(id: string, options: Record<string, unknown>, actions: readonly (string | Record<string, unknown>)[], reason?: string): Promise<string> {
  const { episode = '' } = await client.call('reset', { task: { id }, seed: 7, options });
  for (const [seq, action] of actions.entries()) {
    const { terminated, truncated } = await client.call('step', { episode, seq, action });
    if (terminated || truncated) break;
  }
  return (await client.call('close', { episode, ...(reason === undefined ? {} : { reason }) })).trajectory;
}
const first = (family: string, category: string): string => gym.server.deps.catalogue.list({ family, split: 'test', category }, 0, 1).tasks[0]?.id ?? '';
const BMI = first('medcalc', 'bmi');
const referenceOf = async (id: string): Promise<(string | Record<string, unknown>)[]> => (referencesOf(await gym.server.deps.catalogue.byId(id), 'python') ?? []).map((action) => (typeof action === 'string' ? action : { ...action }));

const PLAYED = [
  await play(BMI, {}, await referenceOf(BMI)),
  await play(BMI, { feedback: 'final', max_observation_chars: 500, attempt_discount: 0.5 }, [run('answer = 1'), 'what?', run('1 / 0')], 'context_length'),
  await play(BMI, { feedback: 'paper', allow_guessing: true, max_steps: 3, reward_weights: { correctness: 0.9, format: 0.1 } }, [run('answer = 1'), '{"action": "debug"}', run('answer = 2')]),
  await play(BMI, { runtime: 'javascript', action_format: 'tools' }, [{ name: 'validate_code', arguments: '{"code": "const answer = 3"}' }]),
  await play(first('npower', 'cox'), {}, [{ action: 'submit', answer: 3 }]),
  await play(first('medagentbench', 'record-vital'), {}, [run('import urllib.request\nprint(urllib.request.urlopen("http://localhost:8080/fhir/metadata").status)'), { action: 'submit' }]),
];
await gym.server.deps.recorder.flush();

t.test('the same to the digest', async (t) => {
  using store = new TrajectoryStore(file);
  for (const id of PLAYED) {
    const recorded = store.get(id);
    if (recorded === undefined) throw new Error(`${id} was not recorded`);
    t.same(await replayEpisode(client, recorded), [], `${recorded.task} ${recorded.stop_reason ?? ''}`);
  }
});

t.test('what was changed is found, whatever it is', async (t) => {
  using store = new TrajectoryStore(file);
  const recorded = store.get(PLAYED[0] ?? '');
  if (recorded === undefined) throw new Error('not recorded');
  const [step] = recorded.steps;
  if (step === undefined) throw new Error('no step');
  const differ = async (change: object): Promise<readonly string[]> => (await replayEpisode(client, { ...recorded, ...change })).map(({ what }) => what);
  t.same(await differ({ digest: 'x' }), ['start']);
  t.same(await differ({ seed: 8 }), ['start', 'digest']);
  t.same(await differ({ reward: 0.5 }), ['reward']);
  t.same(await differ({ trajectory_digest: 'x' }), ['digest']);
  t.same(await differ({ steps: [{ ...step, reward: 0 }] }), ['reward']);
  t.same(await differ({ steps: [step, { ...step, seq: 1 }] }), ['end']);
  t.match(await differ({ steps: [{ ...step, action: { action: 'submit', answer: -1 } }] }), ['observation', 'reward', 'end', 'reward', 'digest']);
  t.same(await differ({ task: `${BMI}9` }).then(([what]) => what), 'start');
  t.same(await differ({ task: 'astrology-v1/twin/test/bmi/0' }), ['fault']);
});

t.test('an episode that was taken over into another file is the same there, and is there once', (t) => {
  using store = new TrajectoryStore(file);
  const other = path.join(t.testdir(), 'folder', 'trajectories.sqlite');
  using writer = new TrajectoryWriter(other);
  const all = [...store.each({})].filter(({ ended_at: endedAt }) => endedAt !== null);
  t.equal(writer.write(all), all.length);
  t.equal(writer.write(all), 0);
  using copy = new TrajectoryStore(other);
  t.same([...copy.each({})], all);
  using database = new DatabaseSync(other, { readOnly: true }) as DatabaseSync & Disposable;
  t.equal(database.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
  t.end();
});
