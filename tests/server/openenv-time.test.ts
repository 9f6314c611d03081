/** What takes time at the OpenEnv door: no room, the queue, tables that are made, code that does not end, an episode that idles. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { BMI, testServer } from './harness.ts';
import { OpenEnvSocket } from './openenv-socket.ts';

/** Asks again as long as it is told to: the time of a request is short here, and the machine may be busy. */
async function begun(socket: OpenEnvSocket, data: Record<string, unknown> = BMI): Promise<void> {
  for (let reply = await socket.reset(data); reply.type === 'error'; reply = await socket.reset(data)) {
    if (reply.data['code'] !== 'CAPACITY_REACHED') throw new Error(JSON.stringify(reply.data));
  }
}

t.test('no room: told right after the upgrade; full: told to who resets; the queue ends within the time of the door', async (t) => {
  await using gym = await testServer({ max_connections: '2', max_episodes: '1', session_episodes: '1', queue: '1', openenv_timeout_ms: '400' });
  using one = await OpenEnvSocket.open(gym.url);
  await begun(one);
  using two = await OpenEnvSocket.open(gym.url);
  using three = await OpenEnvSocket.open(gym.url);
  t.match(await three.next(), { type: 'error', data: { code: 'CAPACITY_REACHED', active_sessions: 2, max_sessions: 2, retryable: true } });
  t.equal((await three.closed).code, 1000);
  const since = performance.now();
  t.match(await two.reset(BMI), { type: 'error', data: { code: 'CAPACITY_REACHED', active_sessions: 1, max_sessions: 1, message: /number 1 .* in the queue.*fault: infra/ } });
  t.ok(performance.now() - since >= 350, 'it waited');
  t.equal(gym.server.deps.admission.queued, 0);
  one.socket.close();
  await begun(two);
});

t.test('tables that take longer than a request are made for the next one', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-first-'));
  await using gym = await testServer({ openenv_timeout_ms: '100', tables_dir: path.join(folder, 'tables') });
  using socket = await OpenEnvSocket.open(gym.url);
  const task = { family: 'eicu', split: 'test', category: 'count', index: 1 };
  t.match(await socket.reset(task), { type: 'error', data: { code: 'CAPACITY_REACHED', retryable: true, message: /Ask again/ } });
  await begun(socket, task);
  socket.socket.terminate();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

t.test("the agent's code may take less than the client waits", async (t) => {
  await using gym = await testServer({ openenv_timeout_ms: '1000' });
  using socket = await OpenEnvSocket.open(gym.url);
  await begun(socket, { ...BMI, options: { step_timeout_ms: 60_000 } });
  const [session] = gym.server.deps.sessions;
  t.same([...session?.episodes.values() ?? []].map(({ episode }) => episode.options.stepTimeoutMs), [800]);
  // On a machine that is busy the time of the request is up first.
  t.match((await socket.step('{"action": "validate_code", "code": "while True: pass"}')).data, { done: false, reward: 0, observation: { status: /^(timeout|cancelled)$/ } });
});

t.test('an episode that idles is closed, and who steps on is told so', async (t) => {
  await using gym = await testServer({ idle_ms: '1000', resume_ms: '100' });
  using socket = await OpenEnvSocket.open(gym.url);
  await socket.reset(BMI);
  for (let i = 0; i < 200 && gym.server.deps.admission.used > 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
  t.match((await socket.state()).data, { done: true, truncated: true, stop_reason: 'idle_timeout', fault: 'client' });
  t.match((await socket.step('x')).data, { code: 'EXECUTION_ERROR', message: /idle_timeout/ });
  t.match(await socket.reset(BMI), { type: 'observation' });
  const metrics = await (await fetch(`${gym.url}/metrics`)).text();
  t.match(metrics, /medagentgym_errors_total\{code="episode_over"\} 1\n/, 'an error is counted once');
  t.match((await socket.reset({ family: 'astrology' })).data, { error: 'unknown_task' });
  t.match(await (await fetch(`${gym.url}/metrics`)).text(), /medagentgym_errors_total\{code="unknown_task"\} 1\n/);
});
