/** What is sent of a long conversation, and what is asked for again: by hand, and over HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { ContextWindow } from '../../cli/sampling/context-window.ts';
import type { ChatMessage } from '../../models/chat.ts';
import { TrajectoryStore } from '../../env/trajectories/store.ts';
import path from 'node:path';
import { testServer } from '../server/harness.ts';
import { sampled } from './sampled.ts';

const OPENING: readonly ChatMessage[] = [{ role: 'system', content: 's'.repeat(30) }, { role: 'user', content: 'the task' }];
const turn = (n: number, chars = 30): readonly ChatMessage[] => [{ role: 'assistant', content: `said ${n} ${'a'.repeat(chars)}` }, { role: 'user', content: `seen ${n}` }];

t.test('all of it, until it is full', (t) => {
  const window = new ContextWindow(OPENING, 100, false);
  t.ok(window.add(turn(1), 10, { prompt: 20, completion: 10 }));
  t.equal(window.messages.length, 4);
  t.notOk(window.add(turn(2), 10, { prompt: 90, completion: 10 }), 'the end');
  t.notOk(window.shrink());
  t.ok(new ContextWindow(OPENING, undefined, false).add(turn(1), 10, { prompt: 1e6, completion: 1 }), 'no limit, no end');
  t.end();
});

t.test('trimmed: the task and the latest turns stay, and the model is told', (t) => {
  const window = new ContextWindow(OPENING, 60, true);
  t.ok(window.add(turn(1), 10, { prompt: 13, completion: 10 }));
  t.ok(window.add(turn(2), 10, { prompt: 30, completion: 10 }));
  t.ok(window.add(turn(3), 10, { prompt: 50, completion: 10 }));
  const text = JSON.stringify(window.messages);
  t.match(text, /the task.*The first \d of your turns are left out/);
  t.match(text, /said 3/);
  t.notMatch(text, /said 1 /);
  t.equal(window.messages[0]?.content, 's'.repeat(30));
  t.notOk(new ContextWindow(OPENING, 5, true).add(turn(1), 10, { prompt: 13, completion: 10 }), 'one turn that is too long is the end');
  t.end();
});

t.test('without counts it guesses; what the endpoint refuses is halved', (t) => {
  const window = new ContextWindow(OPENING, 30, true);
  t.ok(window.add(turn(1), 10, undefined));
  t.ok(window.add(turn(2), 10, undefined));
  t.notMatch(JSON.stringify(window.messages), /said 1/);
  const long = new ContextWindow(OPENING, undefined, true);
  for (let n = 1; n <= 8; n++) long.add(turn(n), 10, { prompt: 10, completion: 1 });
  t.ok(long.shrink());
  t.equal(long.messages.length, 2 + 8);
  t.ok(long.shrink() && long.shrink());
  t.equal(long.messages.length, 2 + 2);
  t.notOk(long.shrink());
  t.end();
});

t.test('a reply that cannot be read is asked for again at once, and costs no step', async (t) => {
  const bodies: { readonly messages: readonly ChatMessage[] }[] = [];
  // Says nothing of use until it is told why.
  const model = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString()) as (typeof bodies)[number];
      bodies.push(body);
      const told = body.messages.at(-1)?.content?.includes('Please regenerate') === true;
      response.end(JSON.stringify({ choices: [{ message: { content: told ? '{"action": "submit", "answer": -1}' : 'I would rather not.' }, finish_reason: 'stop' }], usage: { prompt_tokens: 10, completion_tokens: 2 } }));
    });
  });
  await new Promise<void>((resolve) => { model.listen(0, '127.0.0.1', resolve); });
  t.teardown(() => new Promise((resolve) => { model.close(resolve); model.closeAllConnections(); }));
  await using gym = await testServer();
  const where = { url: gym.url, dataDir: gym.dataDir };
  const endpoint = [`http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`];
  t.match(await sampled(where, 'again', { model: 'm', endpoint, regenerate: 2, count: 1, samples: 1 }), { episodes: 1, solved: 0, turns: 1, tokens: { prompt: 20, completion: 4 }, stop_reasons: { submitted: 1 } });
  t.equal(bodies.length, 2);
  t.match(bodies[1]?.messages.slice(-2), [{ role: 'assistant', content: 'I would rather not.' }, { role: 'user', content: /^Error: .*Please regenerate the action\.$/ }]);
  using store = new TrajectoryStore(path.join(gym.dataDir, 'trajectories.sqlite'));
  t.match([...store.each({ run: 'again' })], [{ steps: [{ meta: { regenerated: 1, tokens: { prompt: 20 } } }] }]);
  t.match(await sampled(where, 'once', { model: 'm', endpoint, count: 1, samples: 1, maxSteps: 2 }), { turns: 2, stop_reasons: { max_steps: 1 } }, 'unless nobody asked for that');
});
