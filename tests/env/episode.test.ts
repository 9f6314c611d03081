/** Feedback modes, attempts, budgets, rewards, determinism: one episode on a real sandbox. */
import t from 'tap';
import { systemClock } from '../../env/clock.ts';
import { Episode } from '../../env/episode.ts';
import type { EpisodeOutcome } from '../../env/outcome.ts';
import { Grading } from '../../env/grading/grading.ts';
import { OPERATOR_LIMITS, resolveOptions } from '../../env/episode-options.ts';
import { describeOpening } from '../../env/opening.ts';
import { javascriptBackend } from './sandboxes/javascript-backend.ts';
import { Tables } from '../../env/tables/tables.ts';
import type { TaskRecord } from '../../env/task.ts';
import type { EpisodeStep, Recorder } from '../../env/trajectories/recorder.ts';
import type { ResetOptions } from '../../protocol/index.ts';

const backend = await javascriptBackend();
t.teardown(() => backend[Symbol.asyncDispose]());

const tables = new Tables('/nowhere');
const grading = new Grading({ backend: () => Promise.resolve(backend), places: 2 });
t.teardown(() => grading[Symbol.asyncDispose]());

const TASK: TaskRecord = {
  id: 'test-v1/twin/train/sum/0', family: 'test', version: 1, source: 'twin', split: 'train', category: 'sum', index: 0, difficulty: 1,
  questions: [{ prompt: 'What is 40 + 2?', reward: { rule: 'integer', value: 42 }, gold: '42', reference: { javascript: 'answer = 42' } }], actions: ['validate_code', 'debug', 'submit'], runtimes: ['javascript'], variant: 'base', mounts: [],
  limits: { attempts: 3 }, provenance: {},
};

async function begin(options: ResetOptions = {}, task: TaskRecord = TASK, episodeTimeMs = OPERATOR_LIMITS.episodeTimeMs) {
  const resolved = resolveOptions(task, { feedback: 'interactive' }, options, { ...OPERATOR_LIMITS, episodeTimeMs });
  const sandbox = await backend.acquire({ runtime: 'javascript', variant: 'base', hygiene: 'warm', mounts: [], limits: resolved.sandbox, allowExec: false, seed: 1 });
  const recorded: EpisodeStep[] = [];
  const ended: EpisodeOutcome[] = [];
  const quarantined: string[] = [];
  const recorder: Recorder = { failure: undefined, start() {}, step: (event) => recorded.push(event), end() {}, flush: () => Promise.resolve(), ready: () => undefined, [Symbol.asyncDispose]: () => Promise.resolve() };
  const episode = new Episode({ task, options: resolved, seed: 1, opening: describeOpening(task, resolved, 1, backend.image), sandbox, image: backend.image, clock: systemClock, recorder, grading, tables, session: 's', meta: undefined, quarantine: (id) => quarantined.push(id), ended: (outcome) => ended.push(outcome) });
  t.teardown(() => episode[Symbol.asyncDispose]());
  let seq = 0;
  return { episode, recorded, ended, quarantined, start: episode.begin(), run: (code: string) => episode.step({ seq: seq++, action: { action: 'validate_code', code } }), act: (action: string | Record<string, unknown>) => episode.step({ seq: seq++, action }) };
}

t.test('the first observation tells the task and the actions, and nothing hidden', async (t) => {
  const { start } = await begin();
  t.match(start.observation, { kind: 'task', text: 'What is 40 + 2?', messages: [{ role: 'system' }, { role: 'user', content: 'What is 40 + 2?' }], actions: { validate_code: { parameters: Object } } });
  t.notMatch(JSON.stringify(start), '"42"');
  t.notMatch(JSON.stringify(start), 'answer = 42');
});

t.test('where actions are tool calls, the task asks for no JSON object', async (t) => {
  const [text, tools] = [(await begin()).start, (await begin({ action_format: 'tools' })).start];
  t.match(text.observation.messages?.[0]?.content, /Reply with exactly one action as a JSON object/);
  const system = tools.observation.messages?.[0]?.content ?? '';
  t.match(system, /Act by calling the tools/);
  t.notMatch(system, /JSON|validate_code/);
  t.match(system, /graded attempt/, 'all else is told as ever');
  t.same(tools.observation.actions, text.observation.actions);
  t.not(tools.digest, text.digest);
  t.equal((await begin({ action_format: 'text' })).start.digest, text.digest);
});

t.test('interactive: exploring is free, a set answer is an attempt, being right ends it', async (t) => {
  const { run, ended } = await begin();
  t.match(await run('console.log("look"); undefined'), { reward: 0, terminated: false, info: { attempt: 0, steps_left: 14 }, observation: { messages: [{ role: 'user' }] } });
  t.match(await run('answer = 41'), { reward: 0, terminated: false, info: { attempt: 1, attempts_left: 2 }, observation: { text: /wrong/ } });
  const solved = await run('answer = 42');
  t.match(solved, { reward: 1, terminated: true, truncated: false, info: { attempt: 2, correct: true, stop_reason: 'solved', reward_parts: { correctness: 1, format: 1 } }, observation: { text: /right/ } });
  t.notOk('messages' in solved.observation, 'no more context after the end');
  t.same(ended, [{ reward: 1, solved: true, terminated: true, truncated: false, stopReason: 'solved', fault: undefined }]);
});

t.test('interactive: attempts used up', async (t) => {
  const { run } = await begin({ attempts: 1 });
  t.match(await run('answer = 41'), { reward: 0, terminated: true, info: { stop_reason: 'attempts_used', correct: false, fault: 'policy' } });
});

t.test('a request cannot have more attempts than the family allows', async (t) => {
  const { episode } = await begin({ attempts: 50 });
  t.equal(episode.options.attempts, 3);
});

t.test('an answer is graded only when the program ended well', async (t) => {
  const { run } = await begin({ attempts: 1, step_timeout_ms: 100 });
  t.match(await run('answer = 42; while (true) {}'), { reward: 0, terminated: false, info: { attempt: 0 }, observation: { status: 'timeout' } });
  t.match(await run('answer = 42; throw new Error("after")'), { reward: 0, terminated: false, info: { attempt: 0 }, observation: { status: 'error', text: /after/ } });
});

t.test('attempts are discounted', async (t) => {
  const { run } = await begin({ attempt_discount: 0.5 });
  await run('answer = 1');
  await run('answer = 2');
  t.match(await run('answer = 42'), { reward: 0.25, info: { reward_parts: { correctness: 0.25 } } });
});

t.test('format counts only with correctness', async (t) => {
  const right = await begin({ reward_weights: { correctness: 0.5, format: 0.5 } });
  await right.act('gibberish');
  t.match(await right.run('answer = 42'), { reward: 0.75, info: { reward_parts: { correctness: 1, format: 0.5 } } });
  const wrong = await begin({ reward_weights: { correctness: 0.5, format: 0.5 }, attempts: 1 });
  t.match(await wrong.run('answer = 1'), { reward: 0 });
});

t.test('submit: an argument, else the latest answer, else the last printed line', async (t) => {
  const argument = await begin();
  t.match(await argument.act({ action: 'submit', answer: '42' }), { reward: 1, terminated: true, info: { stop_reason: 'submitted' } });
  const latest = await begin({ feedback: 'final' });
  await latest.run('answer = 42');
  await latest.run('console.log("something else"); undefined');
  t.match(await latest.act({ action: 'submit' }), { reward: 1, terminated: true });
  const printed = await begin({ feedback: 'final' });
  await printed.run('console.log("the sum:\\n42\\n"); undefined');
  t.match(await printed.act({ action: 'submit' }), { reward: 1 });
  const nothing = await begin({ feedback: 'final' });
  t.match(await nothing.act({ action: 'submit' }), { reward: 0, terminated: true, observation: { text: /Nothing was submitted/ } });
});

t.test('final: nothing is said on the way; what stands at the last step is graded once', async (t) => {
  const { run } = await begin({ feedback: 'final', max_steps: 2 });
  const first = await run('answer = 42');
  t.match(first, { reward: 0, terminated: false });
  t.notMatch(first.observation.text, /right|wrong/);
  t.notOk('correct' in first.info || 'attempt' in first.info);
  const last = await run('console.log(1); undefined');
  t.match(last, { reward: 1, terminated: false, truncated: true, info: { stop_reason: 'max_steps' } });
  t.notOk('correct' in last.info);
});

t.test('final: closing grades the standing answer first; being cut off does not', async (t) => {
  const closed = await begin({ feedback: 'final' });
  await closed.run('answer = 42');
  t.match(await closed.episode.end('context_length', 'policy', 'closed_by_client'), { reward: 1, truncated: true, stopReason: 'context_length' });
  const cut = await begin({ feedback: 'final' });
  await cut.run('answer = 42');
  t.match(await cut.episode.end('abandoned', 'client'), { reward: 0, fault: 'client' });
  const ours = await begin();
  t.match(await ours.episode.end('going_away', 'infra'), { reward: undefined, fault: 'infra' });
});

t.test('paper: every run is graded and told, and it is marked as guessable', async (t) => {
  const { start, run } = await begin({ feedback: 'paper' });
  t.match(start.info, { guessable: true, attempts_left: 15 });
  t.match(await run('throw new Error("x")'), { terminated: false, info: { attempt: 1, guessable: true }, observation: { text: /wrong/ } });
  t.match(await run('console.log(41); undefined'), { info: { attempt: 2 }, observation: { text: /wrong/ } });
  t.match(await run('console.log(42); undefined'), { reward: 1, terminated: true, info: { attempt: 3, correct: true } });
});

t.test('a wrong submission with attempts left counts as a step, and the last step ends the episode', async (t) => {
  const { act } = await begin({ feedback: 'paper', max_steps: 2 });
  t.match(await act({ action: 'submit', answer: 1 }), { terminated: false, truncated: false, observation: { text: /wrong.*\(1 step left, 14 graded attempts\)/s } });
  t.match(await act({ action: 'submit', answer: 2 }), { terminated: false, truncated: true, reward: 0, info: { stop_reason: 'max_steps', steps_left: 0 } });
  await t.rejects(act({ action: 'submit', answer: 42 }), { code: 'episode_over' });
});

t.test('budgets: steps, sandbox time, observations', async (t) => {
  const steps = await begin({ max_steps: 1 });
  t.match(await steps.run('undefined'), { truncated: true, terminated: false, reward: 0, info: { stop_reason: 'max_steps', fault: 'policy' } });
  const time = await begin({}, TASK, 60);
  t.match(await time.run('const end = Date.now() + 600; while (Date.now() < end) {}'), { truncated: true, info: { stop_reason: 'time_budget' } });
  const context = await begin({ max_observation_chars: 40_000 });
  await context.run('console.log("x".repeat(39000)); undefined');
  t.match(await context.run('console.log("x".repeat(39000)); undefined'), { truncated: false });
  t.match(await context.run('undefined'), { truncated: true, info: { stop_reason: 'observation_budget' } });
});

t.test('a long observation is cut in the middle and stays within its limit', async (t) => {
  const { run } = await begin({ max_observation_chars: 400 });
  const { observation } = await run('console.log("a".repeat(5000) + "\\ud800" + "b".repeat(5000)); undefined');
  t.ok(observation.text.length <= 400);
  t.match(observation.text, /characters cut/);
  t.ok(observation.text.isWellFormed());
  t.match(observation.text, /steps left/, 'what is left is never cut');
});

t.test('an action that the family does not permit, and a reply without one, cost a step', async (t) => {
  const { act } = await begin({ max_steps: 3 });
  t.match(await act({ action: 'terminal', cmd: 'ls' }), { observation: { kind: 'parse_error', text: /not permitted/ }, info: { steps_left: 2 } });
  t.match(await act('hello'), { observation: { kind: 'parse_error', text: /could not be read/ }, info: { steps_left: 1 } });
});

t.test('debug answers from the last error, and says nothing of the answer', async (t) => {
  const { run, act } = await begin();
  await run('console.log(patient.age)');
  const { observation } = await act({ action: 'debug' });
  t.match(observation, { kind: 'debug_result', text: /'patient' is not defined/ });
  t.notMatch(observation.text, '42');
  t.match((await act({ action: 'debug', code: 'd["a"]', error_msg: "KeyError: 'a'" })).observation.text, /no key 'a'/);
});

t.test('same seed and actions: same trajectory digest; another action: another', async (t) => {
  const digests = await Promise.all(['1', '1', '2'].map(async (value) => {
    const { episode, run } = await begin();
    await run(`console.log(Math.random(), ${value}); undefined`);
    await run('answer = 42');
    return [episode.digest, episode.trajectoryDigest];
  }));
  t.same(digests[0], digests[1]);
  t.equal(digests[0]?.[0], digests[2]?.[0], 'the start is the same');
  t.not(digests[0]?.[1], digests[2]?.[1]);
});

t.test('a grader that fails is our fault: no reward, the task is quarantined', async (t) => {
  const { run, recorded, ended, quarantined } = await begin({}, { ...TASK, questions: [{ ...TASK.questions[0], reward: { rule: 'script', program: 'const grade = () => { throw new Error("broken"); };' } }] });
  await t.rejects(run('answer = 42'), { code: 'internal' });
  t.same(quarantined, [TASK.id]);
  t.match(recorded, [{ reward: undefined, error: { code: 'internal', fault: 'infra' } }]);
  t.match(ended, [{ reward: undefined, fault: 'infra' }]);
});
