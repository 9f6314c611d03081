/** `debug` answered by a model over HTTP: what it is told, what the agent sees, and what the record says. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { ConfigError, loadConfig } from '../../server/config.ts';
import { openDebugModel } from '../../server/debug-endpoint.ts';
import { createLogger } from '../../server/logger.ts';
import { BMI, run, testServer } from './harness.ts';

const asked: string[] = [];
/** How the model answers now. */
let answer: string | undefined = '<think>A typo.</think>The name is misspelt: write `weight`.';
const model = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push(body);
    if (answer === undefined) response.writeHead(500).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: answer }, finish_reason: 'stop' }] }));
  });
});
await new Promise<void>((resolve) => { model.listen(0, '127.0.0.1', resolve); });
t.teardown(() => { model.close(); model.closeAllConnections(); });
const address = model.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`;

const gym = await testServer({ debug_endpoint: url, debug_model: 'helper', debug_timeout_ms: '2000' });
t.teardown(() => gym[Symbol.asyncDispose]());
const client = await gym.connect();
t.teardown(() => client[Symbol.asyncDispose]());

async function debugged() {
  const { episode = '', digest } = await client.call('reset', { task: BMI, seed: 1 });
  await client.call('step', { episode, seq: 0, action: run('print(wieght)') });
  const { observation, info } = await client.call('step', { episode, seq: 1, action: { action: 'debug' } });
  await client.call('close', { episode });
  return { episode, digest, observation, info };
}

t.test('the model explains, and the record says that it did', async (t) => {
  const { episode, digest, observation, info } = await debugged();
  t.match(observation, { kind: 'debug_result', text: /^The name is misspelt: write `weight`\./ });
  t.equal(info.debug_by, 'model');
  t.match(gym.server.deps.trajectories.get(episode), { options: { debugModel: 'helper' }, steps: [{}, { info: { debug_by: 'model' } }] });
  await using plain = await testServer();
  await using other = await plain.connect();
  t.not((await other.call('reset', { task: BMI, seed: 1 })).digest, digest, 'such an episode has a digest of its own');
});

t.test('it is told what the agent saw, and nothing that is hidden', async (t) => {
  const record = await gym.server.deps.catalogue.select(BMI, undefined, 1);
  const [question] = record.questions;
  const told = asked.join('\n');
  t.match(told, /print\(wieght\)/);
  t.match(told, /NameError/);
  t.ok(told.includes(JSON.stringify(question.prompt.slice(0, 200)).slice(1, -1)));
  const hidden = [question.reference.python, question.reference.javascript, JSON.stringify(question.reward)].filter((each) => each !== undefined);
  for (const each of hidden) t.notOk(told.includes(JSON.stringify(each).slice(1, -1)));
  t.equal(/"(gold|reference|reward)"/.test(told), false);
});

t.test('what it cannot answer, the rules do', async (t) => {
  for (const each of [undefined, '', '<think>hm</think>']) {
    answer = each;
    const { observation, info } = await debugged();
    t.match(observation.text, /'wieght' is not defined/);
    t.equal(info.debug_by, 'rules');
  }
  answer = 'x'.repeat(100_000);
  t.ok((await debugged()).observation.text.length < 2_200, 'its words are bounded');
});

t.test('half a setting is refused', (t) => {
  const logger = createLogger('silent');
  t.throws(() => openDebugModel(loadConfig({ debug_model: 'm' }, {}), logger), ConfigError);
  t.throws(() => openDebugModel(loadConfig({ debug_endpoint: 'nowhere', debug_model: 'm' }, {}), logger), ConfigError);
  t.equal(openDebugModel(loadConfig({}, {}), logger), undefined);
  t.end();
});
