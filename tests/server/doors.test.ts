/** A door is an entry of a table: one of this test's own, with an envelope of its own, on the sockets of a real server. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { WebSocket, WebSocketServer } from 'ws';
import { CODECS, type Reply, type ServerEvent, SUBPROTOCOLS } from '../../protocol/index.ts';
import type { Deps } from '../../server/deps.ts';
import type { Door, Link, Speaker } from '../../server/doors/door.ts';
import { chooseDoor, DOORS, doorsAt } from '../../server/doors/index.ts';
import { SocketLink } from '../../server/doors/socket-link.ts';
import { execute } from '../../server/execution/execute.ts';
import { BMI, run, testServer } from './harness.ts';

/** One episode a socket, no ids and no `hello`: `{"do": "begin"}`, `{"do": "run", "code"}`. */
const PLAIN: Door = {
  path: '/plain', codec: CODECS.json, coalesces: false,
  speak(deps: Deps, link: Link): Speaker {
    const session = deps.sessions.create(link.token);
    let episode = '';
    let asked = 0;
    session.attach({
      close: (code, reason) => link.close(code, reason),
      send(message: Reply | ServerEvent) {
        if ('event' in message) return;
        if (message.ok && 'episode' in message.result) episode = message.result.episode ?? '';
        link.send(message.ok && 'observation' in message.result ? { says: message.result.observation.text } : { failed: message });
      },
    });
    let seq = 0;
    return {
      session: session.id,
      take(message) {
        const value = 'value' in message ? message.value as { readonly do?: string; readonly code?: string } : {};
        if (value.do === 'begin') execute(deps, session, { id: asked++, op: 'reset', args: { task: BMI } });
        else if (value.do === 'run') execute(deps, session, { id: asked++, op: 'step', args: { episode, seq: seq++, action: run(value.code ?? '') } });
        else for (let i = 0; i < 3; i++) link.send({ twice: i });
      },
      refuse: (error) => link.send({ failed: error.code }),
      closed: () => void deps.sessions.end(session, 'closed', 'client'),
    };
  },
};

t.test('another envelope over the same sockets and the same execution', async (t) => {
  await using gym = await testServer();
  const { deps } = gym.server;
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  t.teardown(() => server.close());
  server.on('connection', (socket) => new SocketLink(deps, socket, PLAIN, 'a token'));
  await once(server, 'listening');
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const frames: string[] = [];
  socket.on('message', (data: Buffer) => frames.push(data.toString()));
  await once(socket, 'open');
  const next = async (): Promise<unknown> => {
    while (frames.length === 0) await once(socket, 'message');
    return JSON.parse(frames.shift() ?? '') as unknown;
  };
  socket.send('{"do":"begin"}');
  t.match(await next(), { says: String });
  t.equal(deps.admission.used, 1);
  socket.send('{"do":"run","code":"print(6 * 7)"}');
  t.match(await next(), { says: /42/ });
  socket.send('{"do":"nothing"}');
  for (let i = 0; i < 3; i++) t.same(await next(), { twice: i }, 'a frame holds one message where the door does not coalesce');
  socket.send('{');
  t.same(await next(), { failed: 'bad_frame' });
  const [code] = await once(socket, 'close') as [number];
  t.equal(code, 1007);
  for (let i = 0; i < 100 && deps.admission.used > 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
  t.same([deps.admission.used, deps.sessions.size, deps.state.connections], [0, 0, 0], 'the socket took its session with it');
});

t.test('which door is meant', (t) => {
  const doors = doorsAt('/v1/gym?x=1');
  t.same(doors, [DOORS.gym, DOORS.gym_json]);
  t.equal(chooseDoor(doors, SUBPROTOCOLS.json), DOORS.gym_json);
  t.equal(chooseDoor(doors, `other, ${SUBPROTOCOLS.json} , ${SUBPROTOCOLS.msgpack}`), DOORS.gym_json, 'the first one that is known');
  t.throws(() => chooseDoor(doors), { code: 'bad_message' });
  t.throws(() => chooseDoor(doors, 'other'), { code: 'bad_message' });
  t.equal(chooseDoor([...doors, PLAIN]), PLAIN, 'a door without a subprotocol is for those who offer none');
  t.equal(chooseDoor([PLAIN, ...doors], SUBPROTOCOLS.msgpack), DOORS.gym);
  for (const url of [undefined, '', '/', '//', '/v1/gym/', '/v1']) t.throws(() => doorsAt(url), { code: 'unknown_op' }, url ?? 'none');
  for (const door of Object.values<Door>(DOORS)) t.equal(chooseDoor(doorsAt(door.path), door.subprotocol), door, 'no door hides another');
  t.end();
});
