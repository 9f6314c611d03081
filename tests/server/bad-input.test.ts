/** What a client should not send: each has a typed error or a stated behaviour, and nothing else is lost by it. */
import { createConnection } from 'node:net';
import { Packr } from 'msgpackr';
import t from 'tap';
import { WebSocket } from 'ws';
import { CODECS, type CodecName, SUBPROTOCOLS } from '../../protocol/index.ts';
import { DOORS } from '../../server/doors/index.ts';
import { BMI, run, testServer } from './harness.ts';

const gym = await testServer({ max_inflight: '8' });
t.teardown(() => gym[Symbol.asyncDispose]());

interface Frame { readonly name: string; readonly frame: Buffer | string; readonly close: number }

const { msgpack } = CODECS;
let deep: unknown = 1;
for (let i = 0; i < 40; i++) deep = [deep];

/** One message of a frame that its codec alone could send, and what is wrong with it. */
const FOREIGN: { readonly [codec in CodecName]: { readonly bytes: Buffer; readonly error: Record<string, unknown> } } = {
  msgpack: { bytes: new Packr({ useRecords: false }).pack({ id: 2, op: 'ping', when: new Date(0) }), error: { message: /extension/, path: '/when' } },
  json: { bytes: Buffer.from('{"id":2,"op":"ping","when":NaN}'), error: { message: 'not JSON', path: '' } },
};

/** Frames that close the socket. */
const BROKEN: { readonly [codec in CodecName]: readonly Frame[] } = {
  msgpack: [
    { name: 'cut off', frame: msgpack.encode({ id: 1, op: 'ping' }).subarray(0, 5), close: 1007 },
    { name: 'trailing bytes', frame: Buffer.concat([msgpack.encode({ id: 1, op: 'ping' }), Buffer.from([1])]), close: 1007 },
    { name: 'a byte msgpack does not use', frame: Buffer.from([0xc1]), close: 1007 },
    { name: 'an array that claims four thousand million items', frame: Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff, 1]), close: 1009 },
    { name: 'nested ten thousand deep', frame: Buffer.alloc(10_000, 0x91), close: 1007 },
    { name: 'text', frame: 'hello', close: 1007 },
    { name: 'empty', frame: Buffer.alloc(0), close: 1007 },
    { name: 'over 16 MiB', frame: Buffer.alloc(17 * 1024 * 1024, 0xc0), close: 1009 },
  ],
  json: [
    { name: 'cut off', frame: '{"id":1,"op":"pi', close: 1007 },
    { name: 'trailing text', frame: '{"id":1,"op":"ping"} 1', close: 1007 },
    { name: 'no JSON', frame: 'hello', close: 1007 },
    { name: 'brackets that do not match', frame: '{"id":1,"op":["ping"}', close: 1007 },
    { name: 'more messages than a frame may have', frame: `[${'0,'.repeat(1024)}0]`, close: 1009 },
    { name: 'nested a hundred thousand deep', frame: '['.repeat(100_000), close: 1007 },
    { name: 'maps nested a hundred thousand deep', frame: '{"a":'.repeat(100_000), close: 1007 },
    { name: 'a binary frame', frame: msgpack.encode({ id: 1, op: 'ping' }), close: 1007 },
    { name: 'empty', frame: '', close: 1007 },
    { name: 'over 16 MiB', frame: ' '.repeat(17 * 1024 * 1024), close: 1009 },
  ],
};

for (const codec of Object.keys(CODECS) as readonly CodecName[]) {
  t.test(`${codec}: before hello nothing else is said`, async (t) => {
    const socket = await gym.raw({ codec });
    t.match(await socket.call(1, 'ping'), { ok: false, error: { code: 'bad_message', path: '/op', fault: 'client', retryable: false } });
    t.match(await socket.hello(), { ok: true, result: { protocol: 1, resumed: false } });
    t.match(await socket.call(2, 'hello', { client: { name: 'again' } }), { ok: false, error: { code: 'bad_message' } });
  });

  t.test(`${codec}: shape: typed errors that name the path, and the socket lives`, async (t) => {
    const socket = await gym.raw({ codec });
    await socket.hello();
    const cases: readonly [string, Record<string, unknown>, Record<string, unknown>][] = [
      ['unknown op', { op: 'fly' }, { code: 'unknown_op', path: '/op' }],
      ['no op', {}, { code: 'bad_message', path: '/op' }],
      ['unknown field', { op: 'ping', extra: 1 }, { code: 'bad_message', path: '/extra' }],
      ['wrong type', { op: 'step', episode: 'e', seq: '0', action: {} }, { code: 'bad_message', path: '/seq' }],
      ['unknown field deep down', { op: 'reset', task: { ...BMI, speed: 1 } }, { code: 'bad_message', path: '/task/speed' }],
      ['wrong word', { op: 'reset', task: { ...BMI, split: 'valid' } }, { code: 'bad_message', path: '/task/split' }],
      ['negative seed', { op: 'reset', task: BMI, seed: -1 }, { code: 'bad_message', path: '/seed' }],
      ['group of none', { op: 'reset', task: BMI, group: 0 }, { code: 'bad_message', path: '/group' }],
      ['too much meta', { op: 'reset', task: BMI, meta: { x: 'y'.repeat(5000) } }, { code: 'too_large', path: '/meta' }],
      ['unknown family', { op: 'reset', task: { ...BMI, family: 'astrology' } }, { code: 'unknown_task' }],
      ['unknown category', { op: 'reset', task: { ...BMI, category: 'aura' } }, { code: 'unknown_task' }],
      ['unknown id', { op: 'reset', task: { id: 'medcalc-v2/twin/train/../../etc/passwd' } }, { code: 'unknown_task' }],
      ['another version', { op: 'reset', task: { id: 'medcalc-v9/twin/train/bmi/0' } }, { code: 'unknown_task' }],
      ['no such imported row', { op: 'reset', task: BMI, options: { source: 'published' } }, { code: 'data_missing' }],
      ['unknown episode', { op: 'step', episode: 'nobody', seq: 0, action: {} }, { code: 'unknown_episode', path: '/episode' }],
      ['close of an unknown episode', { op: 'close', episode: 'nobody' }, { code: 'unknown_episode' }],
      ['a cursor of its own', { op: 'tasks', cursor: 'bm90IGEgbnVtYmVy' }, { code: 'bad_message', path: '/cursor' }],
    ];
    for (const [index, [name, message, error]] of cases.entries()) {
      socket.send({ id: index, ...message });
      t.match(await socket.reply(index), { ok: false, error }, name);
    }
    for (const id of [-1, 1.5, '', 'x'.repeat(65), { a: 1 }, undefined]) {
      socket.send({ id, op: 'ping' });
      t.match(await socket.reply(null), { ok: false, error: { code: 'bad_message' } }, `an id that is none: ${JSON.stringify(id)}`);
    }
    t.match(await socket.call('still', 'ping'), { ok: true });
  });

  t.test(`${codec}: one bad message of a frame leaves the others alone`, async (t) => {
    const socket = await gym.raw({ codec });
    await socket.hello();
    const { encode, join, binary } = CODECS[codec];
    const frame = join([
      encode({ id: 1, op: 'ping' }), FOREIGN[codec].bytes, encode({ id: 3, op: 'step', episode: 'e', seq: 0, action: { deep } }),
      encode({ id: 4, op: 'step', episode: 'e', seq: 0, action: 'x'.repeat(1_100_000) }), encode({ id: 5, op: 'ping' }), encode('nonsense'),
    ]);
    socket.sendFrame(binary ? frame : frame.toString());
    t.match(await socket.reply(1), { ok: true });
    t.match(await socket.reply(2), { ok: false, error: { code: 'bad_message', ...FOREIGN[codec].error } });
    t.match(await socket.reply(3), { ok: false, error: { code: 'bad_message', message: /deeper/, path: /^\/action\/deep/ } });
    t.match(await socket.reply(4), { ok: false, error: { code: 'too_large', path: '/action' } });
    t.match(await socket.reply(5), { ok: true });
    t.match(await socket.reply(null), { ok: false, error: { code: 'bad_message' } });
  });

  t.test(`${codec}: a frame that cannot be followed closes the socket; its episodes wait`, async (t) => {
    for (const { name, frame, close } of BROKEN[codec]) {
      const socket = await gym.raw({ codec });
      const { result } = await socket.hello();
      const episode = await socket.reset('r');
      socket.sendFrame(frame);
      t.equal((await socket.closed).code, close, name);
      const again = await gym.raw({ codec });
      t.match(await again.hello(String(result?.['resume_token'])), { ok: true, result: { resumed: true, episodes: [episode] } }, `${name}: resumed`);
      t.match(await again.call('c', 'close', { episode }), { ok: true });
    }
  });
}

t.test('json: a key __proto__ is an unknown field, or data that changes nothing', async (t) => {
  const socket = await gym.raw({ codec: 'json' });
  await socket.hello();
  socket.sendFrame('{"id":1,"op":"ping","__proto__":{"admin":true}}');
  t.match(await socket.reply(1), { ok: false, error: { code: 'bad_message', path: '/__proto__' } });
  const episode = await socket.reset('r');
  socket.sendFrame(`{"id":2,"op":"step","episode":"${episode}","seq":0,"action":{"action":"validate_code","code":"print(1)","__proto__":{"action":"submit"}},"meta":{"__proto__":{"polluted":1}}}`);
  t.match(await socket.reply(2), { ok: true, result: { observation: { stdout: '1\n' }, terminated: false } });
  t.notOk('polluted' in {});
});

t.test('json: a lone surrogate in code is refused before any decoder meets it; the socket stays', async (t) => {
  const socket = await gym.raw({ codec: 'json' });
  await socket.hello();
  const episode = await socket.reset('r');
  socket.sendFrame(`{"id":1,"op":"step","episode":"${episode}","seq":0,"action":{"action":"validate_code","code":"print(ascii('\\ud800 \\ud83d\\ude00'))"}}`);
  t.match(await socket.reply(1), { ok: false, error: { code: 'bad_message', path: '/action/code' } });
  socket.sendFrame(`{"id":2,"op":"step","episode":"${episode}","seq":0,"action":{"action":"validate_code","code":"print(ascii('\\ud83d\\ude00'))"}}`);
  t.match(await socket.reply(2), { ok: true, result: { observation: { stdout: "'\\U0001f600'\n" } } });
});

t.test('nil is absent, wherever a field may be absent; in what is the client\'s own it stays', async (t) => {
  const socket = await gym.raw();
  t.match(await socket.call('hello', 'hello', { client: { name: 'test', version: null }, resume: null }), { ok: true, result: { resumed: false } });
  t.match(await socket.call('t', 'tasks', { family: 'medcalc', split: null, category: null, source: null, cursor: null, limit: 1 }), { ok: true });
  const begun = await socket.call('r', 'reset', { task: { id: null, ...BMI }, seed: null, group: null, meta: { note: null }, options: { max_steps: 2, reward_weights: { format: null }, source: null } });
  t.match(begun, { ok: true, result: { info: { steps_left: 2 } } });
  t.match(await socket.call('i', 'reset', { task: { id: 'medcalc-v2/twin/train/bmi/0', family: null, split: null, category: null, index: null } }), { ok: true });
  t.match(await socket.call('s', 'step', { episode: begun.result?.['episode'], seq: 0, action: { action: 'submit', answer: null }, meta: null, raw: null }), { ok: true, result: { terminated: true } });
  t.match(await socket.call('c', 'close', { episode: begun.result?.['episode'], reason: null }), { ok: true });
  t.match(await socket.call('m', 'step', { episode: null, seq: 0, action: '' }), { ok: false, error: { code: 'bad_message', message: /required property 'episode'/ } }, 'what is needed is missing');
  t.match(await socket.call('u', 'ping', { unheard: null }), { ok: false, error: { code: 'bad_message', path: '/unheard' } });
});

t.test('a session begun at one door is resumed at another', async (t) => {
  const first = await gym.raw({ codec: 'msgpack' });
  const token = String((await first.hello()).result?.['resume_token']);
  const episode = await first.reset('r');
  first.terminate();
  const second = await gym.raw({ codec: 'json' });
  t.match(await second.hello(token), { ok: true, result: { resumed: true, episodes: [episode] } });
  t.match(await second.call('s', 'step', { episode, seq: 0, action: run('print(1)') }), { ok: true });
});

t.test('one step at a time, none after the end, none out of order', async (t) => {
  const socket = await gym.raw();
  await socket.hello();
  const episode = await socket.reset('r');
  socket.send({ id: 1, op: 'step', episode, seq: 0, action: run('import time; time.sleep(0.3); print("one")') });
  socket.send({ id: 2, op: 'step', episode, seq: 1, action: run('print("two")') });
  socket.send({ id: 3, op: 'step', episode, seq: 0, action: run('print("another")') });
  t.match(await socket.reply(2), { ok: false, error: { code: 'busy', retryable: true, executed: 'no' } }, 'a second step at once');
  t.match(await socket.reply(3), { ok: false, error: { code: 'seq_conflict', executed: 'no' } }, 'another action under a used seq');
  t.match(await socket.reply(1), { ok: true, result: { observation: { stdout: 'one\n' } } });
  t.match(await socket.call(4, 'step', { episode, seq: 5, action: run('1') }), { ok: false, error: { code: 'seq_conflict', path: '/seq' } }, 'a seq that is not the next');
  t.match(await socket.call(5, 'step', { episode, seq: 1, action: run('answer = -1') }), { ok: true, result: { terminated: true, reward: 0, info: { fault: 'policy' } } });
  t.match(await socket.call(6, 'step', { episode, seq: 2, action: run('1') }), { ok: false, error: { code: 'episode_over', fault: 'client' } });
  t.match(await socket.call(7, 'step', { episode, seq: 1, action: { code: 'answer = -1', action: 'validate_code' } }), { ok: true, result: { terminated: true } }, 'the last step can be asked for again, whatever the order of its keys');
  t.match(await socket.call(8, 'close', { episode }), { ok: true, result: { stop_reason: 'attempts_used' } });
  t.match(await socket.call(9, 'step', { episode, seq: 2, action: run('1') }), { ok: false, error: { code: 'unknown_episode' } });
});

t.test('a repeated request id gets the stored reply: a reset is made once', async (t) => {
  const socket = await gym.raw();
  await socket.hello();
  const live = gym.server.deps.admission.used;
  socket.send({ id: 'once', op: 'reset', task: BMI, group: 3 });
  socket.send({ id: 'once', op: 'reset', task: BMI, group: 3 });
  const first = await socket.reply('once');
  t.equal(gym.server.deps.admission.used, live + 3);
  t.same((await socket.call('once', 'reset', { task: BMI, group: 3 })).result, first.result);
  t.equal(gym.server.deps.admission.used, live + 3);
});

t.test('the reply of a reset is kept until its episode is used, and is the very prompt that the episode holds', async (t) => {
  const { recorder, sessions } = gym.server.deps;
  const socket = await gym.raw();
  const session = sessions.byToken(String((await socket.hello()).result?.['resume_token']));
  const held: unknown[] = [];
  const start = recorder.start.bind(recorder);
  recorder.start = (event) => { held.push(event.observation); start(event); };
  t.teardown(() => { recorder.start = start; });
  const kept = (id: string): unknown => {
    const reply = session?.recall(id);
    return reply?.ok === true && 'observation' in reply.result ? reply.result.observation : undefined;
  };
  const stepped = await socket.reset('stepped');
  const closed = await socket.reset('closed');
  const { result } = await socket.call('group', 'reset', { task: BMI, group: 3 });
  const [, second = ''] = result?.['episodes'] as readonly string[];
  await socket.reset('untouched');
  t.equal(held.length, 6);
  for (const [id, index] of [['stepped', 0], ['closed', 1], ['group', 2], ['group', 4], ['untouched', 5]] as const) t.equal(kept(id), held[index], id);
  await socket.call(1, 'step', { episode: stepped, seq: 0, action: run('1') });
  await socket.call(2, 'close', { episode: closed });
  await socket.call(3, 'step', { episode: second, seq: 0, action: run('1') });
  for (const id of ['stepped', 'closed', 'group']) t.equal(session?.recall(id), undefined, id);
  t.equal(kept('untouched'), held[5]);
  t.match(session?.recall(2), { ok: true, result: { trajectory: closed } }, 'a close is kept');
  for (let i = 0; i < 50; i++) await socket.call(`c${i}`, 'close', { episode: await socket.reset(`r${i}`) });
  t.same(Array.from({ length: 50 }, (_, i) => session?.recall(`r${i}`)).filter((reply) => reply !== undefined), [], 'no reset is kept longer than its episode');
});

t.test('a repeated id of what only reads is answered anew, and nothing is kept for it', async (t) => {
  const socket = await gym.raw();
  const { result } = await socket.hello();
  const page = await socket.call('page', 'tasks', { limit: 1000 });
  t.same(await socket.call('page', 'tasks', { limit: 1000 }), page);
  t.equal(gym.server.deps.sessions.byToken(String(result?.['resume_token']))?.recall('page'), undefined);
});

t.test('more requests in flight than agreed: busy', async (t) => {
  const socket = await gym.raw();
  await socket.hello();
  const episodes = await Promise.all(Array.from({ length: 8 }, (_, i) => socket.reset(`r${i}`)));
  episodes.forEach((episode, i) => socket.send({ id: i, op: 'step', episode, seq: 0, action: run('import time; time.sleep(0.3)') }));
  t.match(await socket.call('more', 'ping'), { ok: false, error: { code: 'busy', retryable: true } });
  for (let i = 0; i < 8; i++) t.match(await socket.reply(i), { ok: true });
  t.match(await socket.call('later', 'ping'), { ok: true });
});

/** The answer to an upgrade that no WebSocket library would ask for. */
function upgradeOf(url: string, target: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname, () => socket.write(`GET ${target} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`));
    let text = '';
    socket.setEncoding('utf8').on('data', (data: string) => { text += data; }).on('end', () => resolve(text)).on('error', reject);
  });
}

t.test('the upgrade is refused before there is a socket', async (t) => {
  await t.rejects(gym.raw({ headers: { origin: 'https://evil.example' } }), { status: 403, code: 'forbidden' }, 'a page of another origin');
  await t.rejects(gym.raw({ headers: { origin: 'null' } }), { status: 403, code: 'forbidden' }, 'an opaque origin');
  await t.rejects(gym.raw({ protocol: null }), { status: 400, code: 'bad_message' }, 'no subprotocol');
  await t.rejects(gym.raw({ protocol: 'medagentgym.v9' }), { status: 400, code: 'bad_message', message: /medagentgym\.v1 or medagentgym\.v1\.json/ }, 'a subprotocol that is not known');
  await t.rejects(gym.raw({ protocol: null, headers: { origin: 'https://evil.example' } }), { status: 403, code: 'forbidden' }, 'a stranger is not told what to ask for');
  await t.rejects(gym.raw({ path: '/elsewhere' }), { status: 404, code: 'unknown_op' }, 'another path');
  t.match(await upgradeOf(gym.url, '//'), /^HTTP\/1\.1 404 unknown_op/, 'a path that is no path');
  const own = await gym.raw({ headers: { origin: gym.url } });
  t.match(await own.hello(), { ok: true }, 'a page of our own');
});

t.test('the upgrade picks the door by path and by what is offered first', async (t) => {
  for (const door of [DOORS.gym, DOORS.gym_json]) {
    const socket = new WebSocket(gym.url.replace('http', 'ws') + door.path, [...new Set(['something.else', door.subprotocol, ...Object.values(SUBPROTOCOLS)])]);
    await new Promise((resolve) => socket.once('open', resolve));
    t.equal(socket.protocol, door.subprotocol);
    socket.send(door.codec.encode({ id: 1, op: 'ping' }), { binary: door.codec.binary });
    const [data, binary] = await new Promise<[Buffer, boolean]>((resolve) => socket.once('message', (...message: [Buffer, boolean]) => resolve(message)));
    t.equal(binary, door.codec.binary);
    t.match(door.codec.decode(data), [{ value: { id: 1, ok: false, error: { code: 'bad_message', message: 'say hello first' } } }]);
    socket.terminate();
  }
});
