/** Exports of episodes that a model really played, and that nothing hidden is in them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import t from 'tap';
import type { ExportChoices } from '../../../cli/export/format.ts';
import { type FormatName, FORMATS } from '../../../cli/export/formats.ts';
import { fields } from '../../../protocol/fields.ts';
import { SqliteRecorder } from '../../../env/trajectories/sqlite-recorder.ts';
import { standingOf } from '../../../env/trajectories/standing.ts';
import { TrajectoryStore } from '../../../env/trajectories/store.ts';
import { scriptedModel } from '../../models/scripted.ts';
import { testServer } from '../../server/harness.ts';
import { commandLine } from '../command-line.ts';
import { sampled } from '../sampled.ts';

const gym = await testServer();
t.teardown(() => gym[Symbol.asyncDispose]());
const line = commandLine();
t.teardown(() => line[Symbol.dispose]());
const where = { url: gym.url, dataDir: gym.dataDir };
const file = path.join(gym.dataDir, 'trajectories.sqlite');
const model = await scriptedModel(t, { success: 0.5, slips: 0.5, thinks: true });
await sampled(where, 'base', { model: 'base', endpoint: [model.url], samples: 6 });
await sampled(where, 'policy', { model: 'policy', endpoint: [model.url], samples: 4, seed: 9 });
await sampled(where, 'tools', { model: 'policy', endpoint: [model.url], tools: true });
const store = new TrajectoryStore(file);
t.teardown(() => store[Symbol.dispose]());

const CHOICES: ExportChoices = { thinking: false, parsedOnly: false, policy: undefined, origin: undefined, pairs: 4, whole: false };
type Line = Readonly<Record<string, unknown>>;
interface Message { readonly role: string; readonly content: string | null }
/** What the command writes, read again. */
function exported(format: FormatName, run: string | readonly string[], choices: Partial<ExportChoices> = {}): readonly Line[] {
  const lines = FORMATS[format].lines(function* (narrower, order) {
    for (const each of store.each({ run, ...narrower }, order)) if (standingOf(each) === 'played') yield each;
  }, { ...CHOICES, ...choices });
  return [...lines].map((each) => JSON.parse(JSON.stringify(each)) as Line);
}
const messagesIn = (value: unknown): readonly Message[] => value as readonly Message[];

t.test('sft: solved episodes, each once, the policy\'s turns marked', (t) => {
  const lines = exported('sft', 'base');
  const solved = [...store.each({ run: 'base', solved: true })];
  t.ok(lines.length > 0 && lines.length <= solved.length);
  t.equal(new Set(lines.map(({ messages }) => JSON.stringify(messages))).size, lines.length);
  for (const { messages, train, reward } of lines) {
    const roles = messagesIn(messages).map(({ role }) => role);
    t.same(roles.slice(0, 3), ['system', 'user', 'assistant']);
    t.equal(roles.at(-1), 'assistant', 'what follows the last turn is nobody\'s context');
    t.same(train, roles.map((role) => role === 'assistant'));
    t.equal(reward, 1);
  }
  t.notMatch(JSON.stringify(lines), /reasoning_content/);
  t.match(exported('sft', 'base', { thinking: true })[0], { messages: [{}, {}, { reasoning_content: /step at a time/ }] });
  t.match(exported('sft', 'tools')[0], { tools: [{ type: 'function', function: { name: String } }], messages: [{ content: /Act by calling the tools/ }, {}, { tool_calls: [{ function: { name: 'validate_code' } }] }] });
  t.end();
});

t.test('dpo: one prompt, a right turn against a wrong one, on the policy or off it', (t) => {
  const pairs = exported('dpo', ['base', 'policy'], { policy: 'policy', pairs: 100 });
  t.ok(pairs.length > 3);
  t.equal(new Set(pairs.map((pair) => JSON.stringify([pair['prompt'], pair['chosen'], pair['rejected']]))).size, pairs.length);
  for (const { prompt, chosen, rejected, chosen_model: won, rejected_model: lost, origin, chosen_reward: high, rejected_reward: low } of pairs) {
    t.match([chosen, rejected], [[{ role: 'assistant' }], [{ role: 'assistant' }]]);
    t.notSame(chosen, rejected);
    t.not(messagesIn(prompt).at(-1)?.role, 'assistant');
    t.equal(origin, won === 'policy' && lost === 'policy' ? 'on_policy' : 'off_policy');
    t.same([high, low], [1, 0]);
  }
  const on = exported('dpo', ['base', 'policy'], { policy: 'policy', origin: 'on_policy' });
  t.ok(on.length > 0 && on.every(({ chosen_model: won, rejected_model: lost }) => won === 'policy' && lost === 'policy'));
  const perPrompt = Object.values(Object.groupBy(exported('dpo', 'base', { pairs: 2 }), ({ task }) => String(task)));
  t.ok(perPrompt.every((own) => (own?.length ?? 0) <= 2));
  for (const { chosen } of exported('dpo', 'base', { whole: true })) t.equal(messagesIn(chosen).at(-1)?.role, 'assistant');
  t.end();
});

t.test('verifier: YES or NO, and no word of which', (t) => {
  const lines = exported('verifier', ['base', 'tools']);
  t.equal(lines.length, 54);
  for (const { prompt, completion, label } of lines) {
    t.same(completion, [{ role: 'assistant', content: label === true ? 'YES' : 'NO' }]);
    t.notMatch(messagesIn(prompt)[1]?.content ?? '', /The answer is (right|wrong|not good)/);
    t.match(messagesIn(prompt)[1]?.content, /## Turn 1\n[\s\S]+### Result\n/);
  }
  t.end();
});

t.test('atif: steps from 1, calls and their results, tokens', (t) => {
  const lines = exported('atif', ['base', 'tools']);
  t.equal(lines.length, 54);
  for (const { schema_version: version, steps, final_metrics: total } of lines) {
    t.equal(version, 'ATIF-v1.7');
    const list = (steps as readonly unknown[]).map(fields);
    t.same(list.map((step) => step['step_id']), list.map((_, index) => index + 1));
    t.equal(fields(total)['total_steps'], list.length);
    for (const step of list) {
      const agent = step['source'] === 'agent';
      t.equal('tool_calls' in step || 'metrics' in step || 'reasoning_content' in step, agent);
      if (agent) t.match(step, { tool_calls: [{ tool_call_id: String, arguments: Object }], observation: { results: [{ source_call_id: fields((step['tool_calls'] as readonly unknown[])[0])['tool_call_id'] }] }, metrics: { prompt_tokens: Number, completion_tokens: Number } });
    }
  }
  t.end();
});

t.test('nothing hidden is in any of them', async (t) => {
  const all = (['sft', 'dpo', 'verifier', 'atif'] as const).flatMap((format) => exported(format, ['base', 'policy', 'tools']).map((each) => [format, JSON.stringify(each)] as const));
  for (const { task } of store.summaries({ run: 'base' })) {
    const [question] = (await gym.server.deps.catalogue.byId(task)).questions;
    const rule = JSON.stringify(question.reward).slice(1, -1);
    for (const [format, text] of all) if (text.includes(rule)) t.fail(`${format} has the rule of ${task}`);
  }
  for (const [format, text] of all) t.equal(/"(gold|provenance|ground_truth|reference)":/.test(text), false, format);
});

t.test('the command: filters, a note on restrictions, prompts for verl', async (t) => {
  const out = path.join(line.folder, 'sft.jsonl');
  const only = ['--trajectories', file, '--run', 'base'];
  t.match(await line.json(['export', 'sft', ...only, '--out', out]), { format: 'sft', count: exported('sft', 'base').length, restricted: false });
  t.same(readFileSync(out, 'utf8').trimEnd().split('\n').map((each) => JSON.parse(each) as Line), exported('sft', 'base'));
  t.notOk(existsSync(`${out}.RESTRICTIONS.txt`));
  const parquet = path.join(line.folder, 'prompts.parquet');
  t.match(await line.json(['export', 'verl', '--family', 'medcalc', '-n', '5', '--seed', '7', '--out', parquet]), { count: 5 });
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(parquet) });
  t.match(rows[4], { prompt: [{ role: 'system', content: String }, { role: 'user', content: String }], data_source: 'medagentgym/medcalc', agent_name: 'medagentgym', task: /^medcalc-v2\/twin\/test\//, seed: 11n, extra_info: { family: 'medcalc', seed: 11n }, reward_model: { style: 'rule', ground_truth: '' } });
});

t.test('published rows are said to be restricted', async (t) => {
  const restricted = path.join(line.folder, 'restricted.sqlite');
  await using recorder = new SqliteRecorder(restricted);
  const start = { session: 's', family: 'mimic-iii', category: 'count', split: 'test', source: 'published', seed: 1, digest: 'd', release: '0', image: 'i', options: {}, meta: null, observation: { kind: 'task' as const, text: 'q', messages: [{ role: 'user' as const, content: 'q' }] }, startedAt: 1 };
  recorder.start({ ...start, episode: 'e', task: 'mimic-iii-v1/published/test/count/0' });
  recorder.step({ episode: 'e', seq: 0, action: '{"action": "submit", "answer": 1}', raw: undefined, meta: undefined, observation: { kind: 'code_result', text: 'Submitted: 1' }, reward: 1, info: { steps_left: 1 }, error: undefined, at: 2 });
  recorder.end({ episode: 'e', reward: 1, solved: true, terminated: true, truncated: false, stopReason: 'submitted', fault: undefined, digest: 'x', endedAt: 3 });
  await recorder.flush();
  const out = path.join(line.folder, 'restricted.jsonl');
  const ran = await line.run(['export', 'sft', '--trajectories', restricted, '--out', out]);
  t.match(ran.out, /1 lines written/);
  t.match(ran.err, /records of real patients[\s\S]*- mimic-iii: 1 episodes[\s\S]*Licence: /);
  t.match(readFileSync(`${out}.RESTRICTIONS.txt`, 'utf8'), /mimic-iii: 1 episodes/);
});
