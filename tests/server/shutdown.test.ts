/** Draining: going-away, no new episodes, running ones finish or end as our fault; nothing is left behind. */
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { GymClient } from '../../client/gym-client.ts';
import { descendants, remaining } from '../env/sandboxes/processes.ts';
import { BMI, run, serveCommand, testServer } from './harness.ts';

t.test('running episodes may finish within the grace time', async (t) => {
  await using gym = await testServer();
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r');
  socket.send({ id: 's', op: 'step', episode, seq: 0, action: run('import time; time.sleep(0.5); print("finished")') });
  await socket.call('p', 'ping');
  const drained = gym.server.drain(5_000);
  t.match(await socket.event('going_away'), { grace_ms: 5_000 });
  t.match(await socket.call('n', 'reset', { task: BMI }), { ok: false, error: { code: 'going_away', retryable: true, fault: 'infra', executed: 'no' } });
  t.equal((await fetch(`${gym.url}/readyz`)).status, 503);
  t.equal((await fetch(`${gym.url}/healthz`)).status, 200);
  t.match(await socket.reply('s'), { ok: true, result: { observation: { stdout: 'finished\n' } } });
  t.match(await socket.call('c', 'close', { episode }), { ok: true, result: { trajectory: episode } });
  await drained;
  t.equal((await socket.closed).code, 1001);
});

t.test('a newcomer is told to go elsewhere, and so is all that it says in one breath', async (t) => {
  await using gym = await testServer();
  const [busy, late] = [await gym.raw(), await gym.raw()];
  await busy.hello();
  await busy.reset('r');
  const drained = gym.server.drain(1_000);
  await busy.event('going_away');
  late.send([{ id: 0, op: 'hello', client: { name: 'late' } }, { id: 1, op: 'reset', task: BMI }]);
  t.match(await late.reply(0), { ok: false, error: { code: 'going_away', retryable: true } });
  t.match(await late.reply(1), { ok: false, error: { code: 'bad_message', path: '/op' } });
  await drained;
});

t.test('resets that wait for a place are refused at once', async (t) => {
  await using gym = await testServer({ max_episodes: '1' });
  const socket = await gym.raw();
  await socket.hello();
  await socket.reset('r');
  socket.send({ id: 'q', op: 'reset', task: BMI });
  await socket.event('queued');
  const drained = gym.server.drain(300);
  t.match(await socket.reply('q'), { ok: false, error: { code: 'going_away', retryable: true, executed: 'no' } });
  await drained;
});

t.test('what does not finish has no reward: the fault is ours', async (t) => {
  await using gym = await testServer();
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r');
  socket.send({ id: 's', op: 'step', episode, seq: 0, action: run('import time; time.sleep(60)') });
  await socket.call('p', 'ping');
  await gym.server.drain(100);
  t.match(await socket.reply('s'), { ok: false, error: { code: 'going_away', fault: 'infra', retryable: true, executed: 'yes' } });
});

t.test('SIGTERM ends the command with status 0, and no process stays', async (t) => {
  const { child, pid, ready, exited } = await serveCommand(t, ['--grace-ms', '0']);
  t.match(ready, { isolation: String, checked: /^medcalc-v2/ });
  const own = descendants(pid);
  t.ok(own.length > 0, 'the sandboxes are its children');
  child.kill('SIGTERM');
  t.equal(await exited, 0);
  t.same(await remaining(own), []);
});

for (const runtime of ['python', 'javascript'] as const) {
  t.test(`a signal to the whole process group, come twice, lets a running step finish: ${runtime}`, async (t) => {
    const { pid, ready, exited } = await serveCommand(t, ['--grace-ms', '20000']);
    await using client = await GymClient.connect(ready.url);
    const { episode = '' } = await client.call('reset', { task: BMI, options: { runtime } });
    const source = runtime === 'python' ? 'import time; time.sleep(1); print("finished")' : 'const end = Date.now() + 1000; while (Date.now() < end) {} console.log("finished")';
    const step = client.call('step', { episode, seq: 0, action: run(source) });
    await sleep(300);
    process.kill(-pid, 'SIGTERM');
    process.kill(-pid, 'SIGTERM');
    t.match(await step, { observation: { stdout: 'finished\n' } });
    await client.call('close', { episode });
    t.equal(await exited, 0);
  });
}
