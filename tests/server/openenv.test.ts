/** The OpenEnv door: its messages in order, what rides in an observation, MCP, the end of an episode, and the slot that is freed. */
import t from 'tap';
import { ACTIONS } from '../../env/actions/index.ts';
import { RESERVED } from '../../server/doors/openenv/tools.ts';
import { BMI, testServer } from './harness.ts';
import { OpenEnvSocket } from './openenv-socket.ts';

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const { deps } = gym.server;
const open = (options?: { readonly path?: string }) => OpenEnvSocket.open(gym.url, options);
const settled = async (): Promise<void> => {
  for (let i = 0; i < 250 && (deps.admission.used > 0 || deps.sessions.size > 0 || deps.state.connections > 0); i++) await new Promise((resolve) => setTimeout(resolve, 20));
};
const rpc = (method: string, params?: Record<string, unknown>) => ({ jsonrpc: '2.0', id: 7, method, ...(params === undefined ? {} : { params }) });

t.test('reset, step, state, close', async (t) => {
  using socket = await open();
  t.match(await socket.state(), { type: 'state', data: { episode_id: null, step_count: 0, reward: null } });
  const { type, data } = await socket.reset({ ...BMI, seed: 3, episode_id: 'mine', meta: { model: 'm' } });
  t.equal(type, 'observation');
  t.match(data, { reward: null, done: false, observation: { kind: 'task', family: 'medcalc', seed: 3, truncated: false, messages: [{ role: 'system' }, { role: 'user' }] } });
  t.same(Object.keys(data.observation ?? {}).filter((name) => name === 'reward' || name === 'done'), [], 'they stand beside it');
  t.same(data['metadata'], data.observation?.metadata, 'the same in both places');
  for (const [name, value] of Object.entries(data.observation?.metadata ?? {})) t.same(data.observation?.[name], value, `${name} is an ordinary field too`);
  const ran = await socket.step('I look first.\n```python\nprint(6 * 7)\n```');
  t.match(ran.data, { reward: 0, done: false, observation: { text: /42/, steps_left: 14, metadata: { truncated: false, terminated: false } } });
  t.equal(ran.data.observation?.['messages'], undefined, 'the text says it');
  t.match((await socket.ask({ type: 'step', data: { action: 'validate_code', code: 'print(2)' } })).data, { observation: { text: /\n2\n/ } }, "an action that the client has decoded from its model's text");
  t.match((await socket.step(42)).data.observation, { kind: 'parse_error', steps_left: 12 }, 'text that the client took for a number is the model\'s mistake');
  t.match((await socket.state()).data, { episode_id: 'mine', step_count: 3, done: false, reward: 0, task: 'medcalc-v2/twin/train/bmi/0' });
  const wrong = await socket.step('{"action": "submit", "answer": -1}');
  t.match(wrong.data, { reward: 0, done: true, observation: { correct: false, reward_parts: { correctness: 0 }, terminated: true, stop_reason: 'submitted', fault: 'policy' }, metadata: { correct: false } });
  t.match((await socket.step('again')).data, { code: 'EXECUTION_ERROR', error: 'episode_over', message: /fault: client/ });
  t.match((await socket.state()).data, { done: true, terminated: true, reward: 0, stop_reason: 'submitted' });
  const episode = String(data.observation?.['episode']);
  socket.write({ type: 'close' });
  t.equal((await socket.closed).code, 1000);
  t.equal(socket.unasked, 0, 'close has no reply');
  await deps.recorder.flush();
  t.match(deps.trajectories.get(episode), { reward: 0, meta: { model: 'm', episode_id: 'mine' }, stop_reason: 'submitted' });
});

t.test('a correct answer, and equal starts for equal resets on two sockets', async (t) => {
  using one = await open();
  using other = await open();
  const starts = await Promise.all([one, other].map((socket) => socket.reset({ ...BMI, seed: 9 })));
  t.equal(starts[0]?.data.observation?.['digest'], starts[1]?.data.observation?.['digest']);
  t.not(starts[0]?.data.observation?.['episode'], starts[1]?.data.observation?.['episode']);
  const record = await deps.catalogue.byId('medcalc-v2/twin/train/bmi/0');
  const solved = await one.step(`\`\`\`python\n${record.questions[0].reference.python ?? ''}\n\`\`\``);
  t.match(solved.data, { reward: 1, done: true, observation: { correct: true, terminated: true } });
  t.match((await one.reset({ family: 'medcalc', split: 'test', index: 5 })).data, { observation: { split: 'test', task: /test/ } }, 'the next one on the same socket');
  t.match((await one.state()).data, { step_count: 0, done: false, reward: 0 });
  t.match((await one.reset({ task: 'medcalc-v2/twin/train/bmi/1' })).data, { observation: { task: 'medcalc-v2/twin/train/bmi/1' } });
  t.match((await one.reset()).data, { observation: { family: 'medcalc', split: 'train' } }, 'one that names nothing');
});

t.test('requests that come at once are answered one by one, in order', async (t) => {
  using socket = await open();
  for (const message of [{ type: 'reset', data: BMI }, { type: 'step', data: { reply: '{"action": "validate_code", "code": "import time; time.sleep(0.2); print(1)"}' } }, { type: 'state' }, { type: 'nonsense' }, { type: 'step', data: { reply: '{"action": "validate_code", "code": "print(2)"}' } }]) socket.write(message);
  const replies = [];
  for (let i = 0; i < 5; i++) replies.push(await socket.next());
  t.match(replies, [{ type: 'observation' }, { data: { observation: { text: /\n1\n/ } } }, { type: 'state', data: { step_count: 1 } }, { type: 'error', data: { code: 'UNKNOWN_TYPE' } }, { data: { observation: { text: /\n2\n/ } } }]);
});

t.test('tools over the same socket, over HTTP with a session, and over a socket of their own', async (t) => {
  t.same(RESERVED.filter((name) => name in ACTIONS), [], 'no action has a reserved name');
  using socket = await open();
  const names = (reply: unknown): readonly string[] => (reply as { result: { tools: { name: string }[] } }).result.tools.map(({ name }) => name);
  t.same(names((await socket.ask({ type: 'mcp', data: rpc('tools/list') })).data), Object.keys(ACTIONS), 'before a reset all that there are');
  await socket.reset(BMI);
  t.same(names((await socket.ask({ type: 'mcp', data: rpc('tools/list') })).data), ['validate_code', 'debug', 'submit'], 'then those of the task');
  t.match((await socket.ask({ type: 'mcp', data: rpc('tools/call', { name: 'validate_code', arguments: { code: 'print(5)', action: 'submit' } }) })).data, { id: 7, result: { isError: false, content: [{ type: 'text', text: /\n5\n/ }], structuredContent: { reward: 0, done: false } } });
  t.match((await socket.ask({ type: 'mcp', data: rpc('tools/call', { name: 'terminal', arguments: {} }) })).data, { error: { code: -32602, message: /no tool "terminal"/ } });
  t.match((await socket.state()).data, { step_count: 1 }, 'what is refused costs no step');
  t.match((await socket.ask({ type: 'step', data: { type: 'call_tool', tool_name: 'submit', arguments: { answer: 0 } } })).data, { done: true, observation: { tool_name: 'submit', result: /Submitted/ } });
  t.match((await socket.ask({ type: 'mcp', data: rpc('tools/call', { name: 'submit' }) })).data, { result: { isError: false, content: [{ text: /is over/ }] } }, 'after the end a tool answers');
  t.match((await socket.ask({ type: 'step', data: { type: 'list_tools' } })).data, { observation: { tools: [{ name: 'validate_code', input_schema: { type: 'object' } }, {}, {}] } });

  const post = async (body: unknown): Promise<{ readonly result: Record<string, unknown>; readonly error?: unknown }> => (await fetch(`${gym.url}/mcp`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json() as Promise<{ result: Record<string, unknown> }>;
  const { result: { session_id: id } } = await post(rpc('openenv/session/create'));
  t.match(await post(rpc('tools/call', { session_id: id, name: 'submit' })), { error: { message: /reset first/ } });
  {
    using attached = await open({ path: `/ws?session_id=${String(id)}` });
    t.match((await attached.reset(BMI)).type, 'observation');
    t.match(await post(rpc('tools/call', { session_id: id, name: 'validate_code', arguments: { code: 'print(8)' } })), { result: { data: /\n8\n/ } });
    t.match((await attached.state()).data, { step_count: 1 }, 'one session behind both');
    using second = await open({ path: `/ws?session_id=${String(id)}` });
    t.match((await second.next()).data, { code: 'SESSION_ERROR', error: 'busy' });
    t.equal((await second.closed).code, 1000);
    attached.write({ type: 'step', data: { reply: '{"action": "validate_code", "code": "import time; time.sleep(0.2)"}' } });
    for (let i = 0; i < 100 && [...deps.sessions].every((session) => session.inflight.size === 0); i++) await new Promise((resolve) => setTimeout(resolve, 10));
    attached.socket.terminate();
    t.match(await post(rpc('tools/call', { session_id: id, name: 'validate_code', arguments: { code: 'print(9)' } })), { result: { data: /\n9\n/ } }, 'a step whose socket is lost ends all the same, and the next is taken');
    using back = await open({ path: `/ws?session_id=${String(id)}` });
    t.match((await back.state()).data, { step_count: 3 });
    t.match(await post(rpc('openenv/session/close', { session_id: id })), { result: { closing: true } });
  }
  for (let i = 0; i < 100; i++) if ((await post(rpc('tools/list', { session_id: id }))).error !== undefined) break;
  t.match(await post(rpc('tools/list', { session_id: id })), { error: { code: -32000, message: /no such session/ } });
  const made = await post(rpc('openenv/session/create', { ...BMI, seed: 1 }));
  t.match(made.result, { observation: { kind: 'task' } });
  t.match(await post(rpc('openenv/session/close', { session_id: made.result['session_id'] })), { result: { closed: true } });
  t.match(await post(rpc('tools/call', { name: 'submit' })), { error: { code: -32602, message: /session_id/ } });

  using bare = await open({ path: '/mcp' });
  t.match(await bare.ask(rpc('openenv/session/create', BMI)), { result: { observation: { kind: 'task' } } });
  t.match(await bare.ask(rpc('tools/call', { name: 'submit', arguments: { answer: 1 } })), { id: 7, result: { structuredContent: { done: true } } });
  t.match(await bare.ask('{'), { error: { code: -32700 } });
  t.match(await bare.ask({ jsonrpc: '2.0', method: 'prompts/list' }), { id: null, error: { code: -32601 } });
});

t.test('the place is free when the socket is gone, also in the middle of a step', async (t) => {
  const socket = await open();
  await socket.reset(BMI);
  t.equal(deps.admission.used, 1);
  socket.write({ type: 'step', data: { reply: '{"action": "validate_code", "code": "import time; time.sleep(60)"}' } });
  for (let i = 0; i < 100 && [...deps.sessions].every((session) => session.inflight.size === 0); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  socket.socket.close();
  await settled();
  t.same([deps.admission.used, deps.sessions.size, deps.state.connections], [0, 0, 0]);
});
