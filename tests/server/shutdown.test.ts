/** Draining: going-away, no new episodes, running ones finish or end as our fault; nothing is left behind. */
import t from 'tap';
import { BMI, run, testServer } from './harness.ts';

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
  const { spawn, execFileSync } = await import('node:child_process');
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = mkdtempSync(join(tmpdir(), 'medagentgym-shutdown-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../cli/main.ts'), 'serve', '--json', '--port', '0', '--data-dir', folder, '--log-level', 'silent', '--grace-ms', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const started = new Promise<string>((resolve) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; if (text.endsWith('}\n')) resolve(text); });
  });
  t.match(JSON.parse(await started), { isolation: String, checked: /^medcalc-v1/ });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  t.equal(await exited, 0);
  rmSync(folder, { recursive: true });
  const left = execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.trim().startsWith(`${child.pid} `));
  t.same(left, []);
});
