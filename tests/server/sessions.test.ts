/** Resumption, abandonment, cancelling, back-pressure: what outlives a socket and what does not. */
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { SandboxSpec } from '../../env/sandboxes/sandbox.ts';
import { BMI, run, testServer } from './harness.ts';

t.test('resume takes over running steps and finished replies; no code runs twice', async (t) => {
  await using gym = await testServer();
  const first = await gym.raw();
  const token = String((await first.hello()).result?.['resume_token']);
  const slow = await first.reset('a');
  const quick = await first.reset('b');
  const mark = run('open("runs", "a").write("x"); import time; time.sleep(0.4); print(len(open("runs").read()))');
  first.send({ id: 'slow', op: 'step', episode: slow, seq: 0, action: mark });
  first.send({ id: 'quick', op: 'step', episode: quick, seq: 0, action: run('import time; time.sleep(0.1); print("done")') });
  await sleep(30);
  first.terminate();
  await sleep(250);
  const second = await gym.raw();
  t.match(await second.hello(token), { result: { resumed: true, episodes: [slow, quick] } });
  t.match(await second.reply('quick'), { ok: true, result: { observation: { stdout: 'done\n' } } }, 'what finished meanwhile is sent');
  second.send({ id: 'slow', op: 'step', episode: slow, seq: 0, action: mark });
  t.match(await second.reply('slow'), { ok: true, result: { observation: { stdout: '1\n' } } }, 'the running step is joined');
  t.match(await second.call('again', 'step', { episode: slow, seq: 0, action: mark }), { result: { observation: { stdout: '1\n' } } });
});

t.test('a newer socket displaces the older one', async (t) => {
  await using gym = await testServer();
  const first = await gym.raw();
  const token = String((await first.hello()).result?.['resume_token']);
  const second = await gym.raw();
  t.match(await second.hello(token), { result: { resumed: true } });
  t.equal((await first.closed).code, 4000);
  t.match(await second.call(1, 'ping'), { ok: true });
  const third = await gym.raw();
  t.match(await third.hello('no such token'), { result: { resumed: false } });
});

t.test('a client that vanishes: its episodes wait, then end as abandoned and are recorded so', async (t) => {
  await using gym = await testServer({ resume_ms: '300' });
  const socket = await gym.raw();
  const token = String((await socket.hello()).result?.['resume_token']);
  const episode = await socket.reset('r');
  socket.terminate();
  await sleep(120);
  t.equal(gym.server.deps.admission.used, 1, 'still waiting');
  for (let i = 0; i < 100 && gym.server.deps.admission.used > 0; i++) await sleep(30);
  t.equal(gym.server.deps.admission.used, 0, 'the place is free again');
  await gym.server.deps.recorder.flush();
  t.match(gym.server.deps.trajectories.get(episode), { stop_reason: 'abandoned', fault: 'client', truncated: true });
  const late = await gym.raw();
  t.match(await late.hello(token), { result: { resumed: false, episodes: [] } });
});

t.test('cancel stops a running step, and its sandbox survives', async (t) => {
  await using gym = await testServer();
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r');
  t.match(await socket.call('w', 'step', { episode, seq: 0, action: run('open("kept", "w").write("here")') }), { ok: true });
  socket.send({ id: 's', op: 'step', episode, seq: 1, action: run('while True: pass') });
  await sleep(100);
  t.match(await socket.call('c', 'cancel', { target: 's' }), { result: { cancelled: true } });
  t.match(await socket.reply('s'), { ok: true, result: { observation: { status: 'cancelled' }, reward: 0, terminated: false } });
  t.match(await socket.call('n', 'step', { episode, seq: 2, action: run('print(open("kept").read())') }), { result: { observation: { stdout: 'here\n' } } });
  t.match(await socket.call('c2', 'cancel', { target: 'nothing' }), { result: { cancelled: false } });
});

t.test('full: resets queue with their position, cancel leaves the queue, past the bound it is capacity', async (t) => {
  await using gym = await testServer({ max_episodes: '2', queue: '2' });
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('a');
  await socket.reset('b');
  socket.send({ id: 'c', op: 'reset', task: BMI });
  t.match(await socket.event('queued'), { request: 'c', position: 1 });
  socket.send({ id: 'd', op: 'reset', task: BMI });
  t.match(await socket.event('queued'), { request: 'd', position: 2 });
  t.match(await socket.call('e', 'reset', { task: BMI }), { ok: false, error: { code: 'capacity', retryable: true, fault: 'infra', executed: 'no', retry_after_ms: 1000 } });
  t.match(await socket.call('g', 'reset', { task: BMI, group: 3 }), { ok: false, error: { code: 'too_large', path: '/group' } }, 'a group that can never fit');
  t.match(await socket.call('x', 'cancel', { target: 'c' }), { result: { cancelled: true } });
  t.match(await socket.reply('c'), { ok: false, error: { code: 'cancelled', executed: 'no' } });
  t.match(await socket.event('queued'), { request: 'd', position: 1 }, 'who stood behind moves up');
  t.match(await socket.call('close', 'close', { episode }), { ok: true });
  t.match(await socket.reply('d'), { ok: true }, 'the next in the queue has the place');
  socket.send({ id: 'e', op: 'reset', task: BMI });
  t.match(await socket.event('queued'), { request: 'e' }, 'a refused id may be used again');
});

t.test('a group gets all its places or none', async (t) => {
  await using gym = await testServer({ max_episodes: '4', queue: '8' });
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('a');
  socket.send({ id: 'g', op: 'reset', task: BMI, group: 4, seed: 3 });
  t.match(await socket.event('queued'), { request: 'g', position: 1 });
  t.equal(gym.server.deps.admission.used, 1);
  await socket.call('close', 'close', { episode });
  const group = await socket.reply('g');
  t.equal((group.result?.['episodes'] as string[]).length, 4);
  t.equal(gym.server.deps.admission.used, 4);
});

t.test('a client that never reads is paused, then closed; memory stays bounded', async (t) => {
  await using gym = await testServer({ slow_reader_ms: '400' });
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r', { options: { max_observation_chars: 100_000, max_steps: 1000 } });
  t.match(await socket.call('s', 'step', { episode, seq: 0, action: run('print("x" * 90000)') }), { ok: true });
  socket.socket.pause();
  // A repeated step costs nothing to answer: the replies alone fill the pipe.
  for (let i = 0; i < 600; i++) socket.send({ id: `r${i}`, op: 'step', episode, seq: 0, action: run('print("x" * 90000)') });
  for (let i = 0; i < 200 && gym.server.deps.state.connections > 0; i++) await sleep(50);
  t.equal(gym.server.deps.state.connections, 0, 'closed by the server');
  t.equal(gym.server.deps.sessions.size, 1, 'its session waits to be resumed');
});

t.test('an idle episode on a live socket is closed as the fault of the client', async (t) => {
  await using gym = await testServer({ idle_ms: '1000' });
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r');
  t.match(await socket.event('episode_closed'), { episode, reason: 'idle_timeout', fault: 'client' });
  t.match(await socket.call(1, 'step', { episode, seq: 0, action: run('1') }), { error: { code: 'episode_over' } });
  t.equal(gym.server.deps.admission.used, 0);
});

t.test('a long step tells its progress', async (t) => {
  await using gym = await testServer({ progress_ms: '200' });
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r');
  socket.send({ id: 's', op: 'step', episode, seq: 0, action: run('import time; time.sleep(0.8); print("done")') });
  const first = await socket.event('progress');
  t.match(first, { request: 's', episode, elapsed_ms: Number });
  t.ok(Number((await socket.event('progress'))['elapsed_ms']) > Number(first['elapsed_ms']), 'again and again');
  t.match(await socket.reply('s'), { ok: true, result: { observation: { stdout: 'done\n' } } });
});

t.test('a session that has ended takes no episodes: neither those of a reset on its way nor later ones', async (t) => {
  await using gym = await testServer();
  const { admission, backends, sessions } = gym.server.deps;
  const socket = await gym.raw();
  const session = sessions.byToken(String((await socket.hello()).result?.['resume_token']));
  const backend = await backends.get('python');
  const acquire = backend.acquire.bind(backend);
  let spec: SandboxSpec | undefined;
  backend.acquire = (wanted, signal) => { spec = wanted; return acquire(wanted, signal); };
  const first = await socket.reset('first');
  await socket.call('close', 'close', { episode: first });
  if (spec === undefined || session === undefined) throw new Error('the reset asked for no sandbox');
  // A sandbox that is here at once: then the first observation is what the reset waits for last, one turn later.
  const sandbox = await acquire(spec);
  backend.acquire = () => {
    setImmediate(() => void sessions.end(session, 'abandoned', 'client'));
    return Promise.resolve(sandbox);
  };
  t.match(await socket.call('late', 'reset', { task: BMI }), { ok: false, error: { code: 'cancelled', executed: 'no' } });
  t.equal(session.episodes.size, 0);
  t.equal(admission.used, 0, 'its place is free again');
  await t.rejects(sandbox.run({ kind: 'code', source: '1', timeoutMs: 1000, collect: 'nothing' }), 'its sandbox is gone');
  backend.acquire = acquire;
  t.match(await socket.call('later', 'reset', { task: BMI }), { ok: false, error: { code: 'cancelled', executed: 'no' } });
  t.equal(admission.used, 0);
});

t.test('a client that vanishes with thousands of resets keeps nobody out', async (t) => {
  await using gym = await testServer({ max_episodes: '16', queue: '64' });
  const { admission } = gym.server.deps;
  const [greedy, honest] = [await gym.raw(), await gym.raw()];
  await greedy.hello();
  t.match(await honest.hello(), { result: { limits: { max_episodes: 14 } } }, 'what one session may hold');
  greedy.send(Array.from({ length: 1000 }, (_, id) => ({ id, op: 'reset', task: BMI })));
  greedy.send(Array.from({ length: 1000 }, (_, id) => ({ id: 1000 + id, op: 'reset', task: BMI })));
  await greedy.event('queued');
  await honest.reset('beside it');
  greedy.terminate();
  for (let i = 0; i < 100 && admission.queued > 0; i++) await sleep(10);
  t.same([admission.queued, admission.used], [0, 15], 'its queued resets went with the socket; its episodes wait to be resumed');
  await honest.reset('after it');
});

t.test('resets that left the queue with their socket are asked for again when it is resumed', async (t) => {
  await using gym = await testServer({ max_episodes: '1' });
  const { admission } = gym.server.deps;
  const first = await gym.raw();
  const token = String((await first.hello()).result?.['resume_token']);
  const episode = await first.reset('running');
  for (const id of ['a', 'b', 'c']) first.send({ id, op: 'reset', task: BMI, seed: 1 });
  while (admission.queued < 3) await first.event('queued');
  first.terminate();
  for (let i = 0; i < 100 && admission.queued > 0; i++) await sleep(10);
  const second = await gym.raw();
  t.match(await second.hello(token), { result: { resumed: true, episodes: [episode] } });
  t.match(await second.event('queued'), { request: 'a', position: 1 });
  second.send({ id: 'b', op: 'reset', task: BMI, seed: 1 });
  t.match(await second.call('x', 'cancel', { target: 'c' }), { result: { cancelled: true } });
  t.match(await second.reply('c'), { error: { code: 'cancelled' } });
  await second.call('close', 'close', { episode });
  const begun = await second.reply('a');
  await second.call('close a', 'close', { episode: begun.result?.['episode'] });
  t.match(await second.reply('b'), { ok: true }, 'one that the client repeats is made once');
  t.same([admission.used, admission.queued], [1, 0]);
});

t.test('a session, and all sessions of a token, hold no more than their quota', async (t) => {
  const [one, other] = ['a'.repeat(16), 'b'.repeat(16)];
  await using gym = await testServer({ max_episodes: '8', session_episodes: '2', token_episodes: '3', tokens: `${one}=rollout,${other}=rollout` });
  const sockets = await Promise.all([one, one, other].map((token) => gym.raw({ headers: { authorization: `Bearer ${token}` } })));
  for (const socket of sockets) for (const id of ['hello', 1, 2, 3]) socket.send(id === 'hello' ? { id, op: 'hello', client: { name: 'test' } } : { id, op: 'reset', task: BMI });
  const [first, second, third] = sockets;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three sockets');
  t.match(await first.call('g', 'reset', { task: BMI, group: 3 }), { error: { code: 'too_large', path: '/group' } });
  for (const id of [1, 2]) t.match(await third.reply(id), { ok: true });
  for (let i = 0; i < 200 && gym.server.deps.admission.used < 5; i++) await sleep(10);
  t.same([gym.server.deps.admission.used, gym.server.deps.admission.queued], [5, 4]);
});

t.test('a socket that answers no pings is lost, and its session waits; one that does stays', async (t) => {
  await using gym = await testServer({ keepalive_ms: '100' });
  const [silent, honest] = [await gym.raw({ answers: false }), await gym.raw()];
  const token = String((await silent.hello()).result?.['resume_token']);
  await honest.hello();
  t.equal((await silent.closed).code, 1006);
  t.match(await honest.call('p', 'ping'), { ok: true });
  const back = await gym.raw();
  t.match(await back.hello(token), { result: { resumed: true } });
});
