/** The wall clock of an episode: what runs is stopped, what stands is graded, nothing is made up, and nobody hangs on a straggler. */
import t from 'tap';
import { BMI, type Message, type RawSocket, run, testServer } from './harness.ts';

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const TASK = 'medcalc-v2/twin/train/bmi/0';
const reference = (await gym.server.deps.catalogue.byId(TASK)).questions[0].reference.python ?? '';
const step = (socket: RawSocket, episode: string, seq: number, code: string): Promise<Message> => socket.call(`${episode}/${seq}`, 'step', { episode, seq, action: run(code) });
const UP = { truncated: true, terminated: false, observation: { kind: 'code_result', status: 'cancelled', text: /time of the episode is up/ } };

t.test('a step that runs when the time is up is stopped, and its reply ends the episode', async (t) => {
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r', { options: { episode_timeout_ms: 400 } });
  const started = performance.now();
  t.match(await step(socket, episode, 0, 'while True: pass'), { ok: true, result: { ...UP, reward: 0, info: { stop_reason: 'episode_timeout', fault: 'policy' } } });
  t.ok(performance.now() - started < 10_000);
  t.match(await step(socket, episode, 1, 'print(1)'), { ok: false, error: { code: 'episode_over', message: /episode_timeout/ } });
  t.match(await socket.call('c', 'close', { episode }), { ok: true, result: { reward: 0, truncated: true, stop_reason: 'episode_timeout', fault: 'policy' } });
  t.match(gym.server.deps.trajectories.get(episode), { stop_reason: 'episode_timeout', truncated: true, reward: 0 });
});

t.test('an episode whose model thinks too long: an event tells, its place is free, and the next step is told once', async (t) => {
  const socket = await gym.raw();
  await socket.hello();
  const before = gym.server.deps.admission.used;
  const episode = await socket.reset('r', { options: { episode_timeout_ms: 100 } });
  t.match(await socket.event('episode_closed'), { episode, reason: 'episode_timeout', fault: 'client' });
  t.equal(gym.server.deps.admission.used, before);
  const late = await step(socket, episode, 0, 'open("ran", "w")');
  t.match(late, { ok: true, result: { ...UP, reward: 0, info: { stop_reason: 'episode_timeout', fault: 'client' } } });
  t.same((await step(socket, episode, 0, 'open("ran", "w")')).result, late.result, 'a repeated one gets the same reply');
  t.match(await step(socket, episode, 1, 'print(1)'), { ok: false, error: { code: 'episode_over' } });
  t.match(await socket.call('c', 'close', { episode }), { result: { reward: 0, truncated: true, stop_reason: 'episode_timeout', fault: 'client' } });
  t.equal(gym.server.deps.trajectories.get(episode)?.steps.length, 0, 'what was not taken is no step');
});

t.test('in `final` feedback what stands when the time is up is graded', async (t) => {
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r', { task: { id: TASK }, options: { feedback: 'final', episode_timeout_ms: 4_000 } });
  t.match(await step(socket, episode, 0, reference), { ok: true, result: { reward: 0, truncated: false } });
  await socket.event('episode_closed');
  t.match(await step(socket, episode, 1, 'answer = -1'), { ok: true, result: { ...UP, reward: 1 } }, 'and told where the client hears of it');
  t.match(await socket.call('c', 'close', { episode }), { result: { reward: 1, solved: true, truncated: true, stop_reason: 'episode_timeout' } });
});

t.test('a group is whole in time, stragglers or not; who is in time is not touched', async (t) => {
  const socket = await gym.raw();
  await socket.hello();
  const begun = await socket.call('g', 'reset', { task: { id: TASK }, group: 4, options: { episode_timeout_ms: 4_000 } });
  const [straggler = '', ...others] = begun.result?.['episodes'] as string[];
  const slow = step(socket, straggler, 0, 'import time; time.sleep(60)');
  for (const episode of others) t.match(await step(socket, episode, 0, reference), { result: { reward: 1, terminated: true, truncated: false, info: { stop_reason: 'solved' } } });
  t.match(await slow, { result: UP });
  for (const episode of others) t.match(await socket.call(`c${episode}`, 'close', { episode }), { result: { reward: 1, stop_reason: 'solved' } });
});

t.test('the server may set one; a reset asks for less, never for more; by default there is none', async (t) => {
  t.match(await (await gym.raw()).hello(), { ok: true });
  await using strict = await testServer({ episode_timeout_ms: '300' });
  const socket = await strict.raw();
  await socket.hello();
  const started = performance.now();
  const [longer, shorter] = [await socket.reset('a', { options: { episode_timeout_ms: 600_000 } }), await socket.reset('b', { options: { episode_timeout_ms: 60 } })];
  t.same([(await socket.event('episode_closed'))['episode'], (await socket.event('episode_closed'))['episode']], [shorter, longer]);
  t.ok(performance.now() - started < 60_000);
  t.match(await socket.call('x', 'reset', { task: BMI, options: { episode_timeout_ms: 1 } }), { error: { code: 'bad_message', path: '/options/episode_timeout_ms' } });
});
