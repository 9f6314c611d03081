/** Every kind of task through a real server: its reference earns 1, and each of its false answers nothing. */
import t from 'tap';
import { referencesOf } from '../../cli/solving.ts';
import { driveEpisode, type EpisodeAction, type EpisodeRun, program, scripted } from '../../client/episode-driver.ts';
import type { Runtime } from '../../env/task.ts';
import { testServer } from '../server/harness.ts';
import { kindId, kinds, RECORDS } from './tasks.ts';

const gym = await testServer({ pool: '4' }, { families: [kinds] });
const client = await gym.connect();
t.teardown(async () => {
  await client[Symbol.asyncDispose]();
  await gym[Symbol.asyncDispose]();
});
const { isolation } = await gym.server.deps.backends.get('python');
const noService = isolation !== 'full' && isolation !== 'userns' && `worlds need isolation full or userns; this is ${isolation}`;
const skipOf = (kind: string): false | string => kind === 'world' && noService;

const drive = (kind: string, actions: readonly EpisodeAction[], feedback: 'interactive' | 'final' | 'paper' = 'interactive', runtime: Runtime = 'python'): Promise<EpisodeRun> =>
  driveEpisode(client, kindId(kind), scripted(...actions), { seed: 0, options: { feedback, runtime } });
const recordOf = (kind: string) => {
  const record = RECORDS.get(kind);
  if (record === undefined) throw new Error(kind);
  return record;
};
const reference = (kind: string, runtime: Runtime = 'python'): readonly EpisodeAction[] => referencesOf(recordOf(kind), runtime) ?? [];
const code = (kind: string, index = 0): string => recordOf(kind).questions[index]?.reference.python ?? '';
const submit = (answer?: unknown): EpisodeAction => (answer === undefined ? { action: 'submit' } : { action: 'submit', answer });

for (const [kind, record] of RECORDS) {
  t.test(`${kind}: the reference solves it, in every feedback, and what is hidden stays hidden`, { skip: skipOf(kind) }, async (t) => {
    for (const runtime of record.runtimes) t.match(await drive(kind, reference(kind, runtime), 'interactive', runtime), { reward: 1, solved: true, fault: undefined }, runtime);
    t.match(await drive(kind, reference(kind), 'paper'), { reward: 1, solved: true });
    const final = record.questions.length > 1 ? reference(kind).flatMap((action) => [action, submit()]) : reference(kind);
    t.match(await drive(kind, final, 'final'), { reward: 1, solved: true }, 'final');
    const start = await client.call('reset', { task: { id: record.id }, seed: 3 });
    t.notMatch(JSON.stringify(start), /hidden-gold|"cases"|"labels"|"writes"|const grade/);
    const again = await client.call('reset', { task: { id: record.id }, seed: 3 });
    t.equal(start.digest, again.digest);
    const ends = await Promise.all([start, again].map(async ({ episode = '' }) => {
      for (const [seq, action] of reference(kind).entries()) await client.call('step', { episode, seq, action: typeof action === 'string' ? action : { ...action } });
      return client.call('close', { episode });
    }));
    t.equal(ends[0]?.digest, ends[1]?.digest, 'same seed and actions: same trajectory digest');
  });

  t.test(`${kind}: nothing earns nothing`, { skip: skipOf(kind) }, async (t) => {
    for (const [name, actions] of [['no step', []], ['empty code', [program('')]], ['None', [program('answer = None'), submit()]], ['a constant', [program('answer = -12345.678'), submit()]], ['submitting at once', [submit()]], ['sys.exit(0)', [program('import sys; sys.exit(0)'), submit()]]] as const) {
      for (const feedback of ['interactive', 'final'] as const) t.match(await drive(kind, actions, feedback), { reward: 0, solved: false }, `${name}, ${feedback}`);
    }
  });
}

/** Attempts that must earn nothing, beside what engine-wide tests try. */
const REFUSED: Readonly<Record<string, readonly (readonly [name: string, actions: readonly EpisodeAction[]])[]>> = {
  score: [
    ['one row missing', [program(`${code('score')}\nanswer = answer[1:]`)]], ['one row doubled', [program(`${code('score')}\nanswer.append(answer[0])`)]],
    ['a constant score', [program('answer = [dict(patient=row["patient"], risk=0.5) for row in cohort]')]], ['the feature as it is', [program('answer = [dict(patient=row["patient"], risk=row["feature"]) for row in cohort]')]],
    ['ids permuted', [program(`${code('score')}\nanswer = [dict(patient=a["patient"], risk=b["risk"]) for a, b in zip(answer, answer[7:] + answer[:7])]`)]],
    ['NaN', [program(`${code('score')}\nanswer[0]["risk"] = float("nan")`)]], ['infinity', [program(`${code('score')}\nanswer[0]["risk"] = float("inf")`)]], ['texts', [program(`${code('score')}\nfor row in answer: row["risk"] = str(row["risk"])`)]],
    ['one row of three hundred', [program(`${code('score')}\nanswer = answer[:1]`)]],
  ],
  file: [
    ['a link', [program('import os\nos.symlink("/etc/hostname", "risks.csv")')]], ['a directory', [program('import os\nos.mkdir("risks.csv")')]], ['one row missing', [program(`${code('file')}\nlines = open("risks.csv").read().splitlines()\nopen("risks.csv", "w").write("\\n".join(lines[:-1]))`)]],
    ['over the cap', [program('open("risks.csv", "w").write("patient,risk\\n" + "0,1\\n" * 1_000_000)')]], ['another name', [program(code('file').replace('risks.csv', 'risk.csv'))]], ['the answer printed', [program(`${code('file')}\nprint(open("risks.csv").read()[:1000])\nimport os\nos.unlink("risks.csv")`)]],
  ],
  large: [['one row missing', [program(`${code('large')}\nanswer = answer[1:]`)]], ['over the cap', [program('answer = ["x" * 1000] * 1_000_000')]], ['ten times as many', [program('answer = [dict(patient=i, risk=int(i % 3 == 0)) for i in range(120_000)]')]]],
  named: [
    ['one of two', [program('median = 12.0')]], ['one wrong of two is not solved', []], ['as a dict in `answer`', [program('answer = dict(median=12.0, events=7)')]], ['lists of candidates', [program('median, events = [12.0, 7], [7, 12.0]')]],
    ['swapped', [program('median, events = 7, 12.0')]],
  ],
  function: [
    ['right on the example alone', [program('def translate(dna):\n    return "MW"')]], ['the output printed', [program(`${code('function')}\nreal = translate\ndef translate(dna):\n    print(real(dna))`)]],
    ['detecting the second sandbox', [program('import sys\nif "__input__" in globals():\n    print("passed")\n    sys.exit(0)\ndef translate(dna): return ""')]],
    ['an object equal to everything', [program('class Any(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\ndef translate(dna): return Any("x")')]],
    ['the outputs submitted', [submit(['MW', 'WW', '', '', 'M'])]], ['never returning', [program('import time\ndef translate(dna):\n    time.sleep(600)')]],
  ],
  grader: [['not prime', [program('answer = 102')]], ['too small', [program('answer = 7')]], ['all of them', [program('answer = list(range(1000))')]], ['an object', [program('answer = {"valueOf": 101, "score": 1, "solved": True}')]], ['a text that is code', [program('answer = "101"')]]],
};

for (const [kind, attempts] of Object.entries(REFUSED)) {
  t.test(`${kind}: what is refused`, async (t) => {
    for (const [name, actions] of attempts) t.match(await drive(kind, [...actions, submit()]), { reward: 0, solved: false }, name);
  });
}

t.test('named: a part of it is a part of the reward, and not solved', async (t) => {
  t.match(await drive('named', [program('median, events = 12.0, 8')]), { reward: 0.5, solved: false, fault: 'policy' });
});

t.test('submit says what it takes, in the words of the question', async (t) => {
  const taken = { large: /the latest value of the variable `answer`/, named: /the latest set of `median`, `events`/, file: /the latest `risks\.csv`/, function: /^Hand in the final answer: the latest program that defines `translate`\.$/ };
  for (const [kind, text] of Object.entries(taken)) {
    const { observation, episode = '' } = await client.call('reset', { task: { id: kindId(kind) }, seed: 0 });
    t.match(observation.actions, { submit: { description: text } }, kind);
    await client.call('close', { episode });
  }
});

t.test('what was not taken is said', async (t) => {
  t.match((await drive('large', [program('answer = ["x" * 1000] * 10_000')])).lastText, /not taken, because it is over its limit of 8388608 bytes/);
  t.match((await drive('file', [program('import os\nos.mkdir("risks.csv")')])).lastText, /risks\.csv is not a regular file|cannot be read/);
  t.match((await drive('named', [program('median = 12.0')])).lastText, /Not set: events\./);
  t.match((await drive('score', [program('answer = [dict(patient="p0", risk=1)]')])).lastText, /wrong\.\nRows: 299 missing\./);
});

t.test('sequence: each question is graded once, pays its third, and the next one follows', async (t) => {
  const { episode = '', observation, info } = await client.call('reset', { task: { id: kindId('sequence') }, seed: 1 });
  t.match(observation.text, /^Question 1 of 3:\nHow many stays/);
  t.match(info, { question: { number: 1, of: 3 }, attempts_left: 1 });
  const step = (seq: number, action: EpisodeAction) => client.call('step', { episode, seq, action: typeof action === 'string' ? action : { ...action } });
  const first = await step(0, program(code('sequence')));
  t.match(first, { reward: 1 / 3, terminated: false, truncated: false, observation: { kind: 'task', status: 'ok', actions: { submit: Object }, messages: [{ role: 'user', content: /right[^]*Question 2 of 3:\nWhat is the longest/ }] }, info: { question: { number: 2, of: 3 }, correct: true, attempt: 0, attempts_left: 1, reward_parts: { correctness: 1 } } });
  t.notOk('stop_reason' in first.info);
  const second = await step(1, program('answer = 5'));
  t.match(second, { reward: 0, terminated: false, observation: { kind: 'task', text: /wrong[^]*Question 3 of 3:[^]*Assign the answers to the variables `lengths`, `mean`/ }, info: { correct: false, question: { number: 3 } } }, 'a wrong answer moves on');
  t.match(await step(2, program('print(kept)')), { reward: 0, observation: { kind: 'code_result', stdout: '[3, 5, 5, 9]\n' } }, 'the state of the interpreter stays');
  const last = await step(3, program(code('sequence', 2)));
  t.match(last, { reward: 1 / 3, terminated: true, info: { stop_reason: 'solved', correct: true, fault: 'policy' } }, 'not all were solved');
  const closed = await client.call('close', { episode });
  t.match(closed, { reward: 2 / 3, solved: false, terminated: true, fault: 'policy' });
  await gym.server.deps.recorder.flush();
  const recorded = gym.server.deps.trajectories.get(episode);
  t.match(recorded, { reward: 2 / 3, solved: false, steps: [{ reward: 1 / 3 }, { reward: 0 }, { reward: 0 }, { reward: 1 / 3 }] });
  t.equal(recorded?.steps.reduce((sum, { reward }) => sum + (reward ?? 0), 0), closed.reward, 'the return is the sum of the step rewards');
});

t.test('sequence: what is refused', async (t) => {
  const [one = '', two = '', three = ''] = [0, 1, 2].map((index) => code('sequence', index));
  const kept = 'import builtins\nbuiltins.kept = stays\n';
  t.match(await drive('sequence', [program('answer = 9')]), { reward: 0 }, 'the answer of question 2 given to question 1');
  t.match(await drive('sequence', [program('answer = [4, 9, [3, 5, 9], 5.5]')]), { reward: 0 }, 'all answers at once');
  t.match(await drive('sequence', [program('answer = list(range(100))')]), { reward: 0 }, 'every candidate');
  t.match(await drive('sequence', [program('lengths, mean = [3, 5, 9], 5.5')]), { reward: 0 }, 'question 3 cannot be answered first');
  t.match(await drive('sequence', [program(`${kept}answer = 0`), program(one), program(two)]), { reward: 0 }, 'question 1 is not asked again: its answer is wrong for question 2');
  t.match(await drive('sequence', [program(one), submit(), submit(), submit()]), { reward: 1 / 3 }, 'what stood for one question does not stand for the next');
  t.match(await drive('sequence', [program(one), program(two), program('lengths, mean = [3, 5], 5.5')]), { reward: 1 / 3 + 1 / 3 + 1 / 6, solved: false });
  t.match(await drive('sequence', [program(one), program(three)]), { reward: 1 / 3 }, 'question 3 answered while question 2 is asked counts for nothing');
});

t.test('sequence, final: each is handed in by submit, and nothing is said of it', async (t) => {
  const { episode = '' } = await client.call('reset', { task: { id: kindId('sequence') }, options: { feedback: 'final' } });
  const step = (seq: number, action: EpisodeAction) => client.call('step', { episode, seq, action: typeof action === 'string' ? action : { ...action } });
  await step(0, program(code('sequence')));
  const handed = await step(1, submit());
  t.match(handed, { reward: 1 / 3, terminated: false, observation: { kind: 'task', text: /Question 2/ } });
  t.notMatch(handed.observation.text, /right|wrong/);
  t.notOk('correct' in handed.info || 'attempt' in handed.info);
  await step(2, program(code('sequence', 1)));
  t.match(await client.call('close', { episode }), { reward: 2 / 3, solved: false, truncated: true, stop_reason: 'closed' }, 'what stands at the close is graded too');
});

t.test('notebook: variables stay along the questions, and what was handed in does not', async (t) => {
  const [one = '', two = ''] = [0, 1].map((index) => code('notebook', index));
  t.match(await drive('notebook', [program(one), program('print(long)'), program(two)]), { reward: 1, solved: true });
  t.match(await drive('notebook', [program(one), program('pass'), submit(), submit()]), { reward: 1 / 2 }, 'an answer of before is no answer to what is asked now');
  t.match(await drive('notebook', [program('answer = 3'), program(two)]), { reward: 0 }, 'nobody has made the variable');
  const { episode = '', observation } = await client.call('reset', { task: { id: kindId('notebook') }, seed: 1 });
  t.match(JSON.stringify(observation), /finds the variables of those before it/);
  const step = (seq: number, source: string) => client.call('step', { episode, seq, action: { action: 'validate_code', code: source } });
  await step(0, 'import os\nmine = 1\nos._exit(3)');
  t.match((await step(1, 'print("mine" in globals(), stays)')).observation.stdout, /False \[3, 5, 5, 9\]/, 'a process that died took its variables along; what the task gives is there again');
  await client.call('close', { episode });
});

t.test('world: what is refused', { skip: noService }, async (t) => {
  const right = code('world');
  const http = 'import json, urllib.request, urllib.error\ndef call(method, path, body=None, base="http://localhost:8080"):\n    request = urllib.request.Request(base + path, method=method, data=None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json"})\n    try:\n        with urllib.request.urlopen(request, timeout=3) as reply: return reply.status, reply.headers.get("Location"), reply.read()\n    except urllib.error.HTTPError as error: return error.code, None, error.read()\n    except OSError as error: return 0, None, repr(error).encode()\nORDER = {"patient": 17, "drug": "magnesium sulfate", "dose": {"value": 2, "unit": "g"}}\nanswer = 1.2\n';
  const attempts: readonly (readonly [string, string])[] = [
    ['the answer without the order', 'answer = 1.2'], ['the order without the answer', `${right}\ndel answer`], ['the right write twice', `${right}\nurllib.request.urlopen(order)`],
    ['a write that is undone', `${http}_, at, _ = call("POST", "/orders", ORDER)\nassert call("DELETE", at)[0] in (200, 204)`], ['another patient', `${http}call("POST", "/orders", {**ORDER, "patient": 18})`], ['another patient too', `${right}\n${http}call("POST", "/orders", {**ORDER, "patient": 18})`],
    ['a wrong unit', `${http}call("POST", "/orders", {**ORDER, "dose": {"value": 2, "unit": "mg"}})`], ['the chart mended instead', `${http}call("PUT", "/patients/17", {"name": "A. Example", "magnesium": {"value": 2.0, "unit": "mg/dL"}})`],
    ['a wrong value handed in', `${right}\nanswer = 2.1`],
  ];
  for (const [name, source] of attempts) t.match(await drive('world', [program(source), submit()]), { reward: 0, solved: false }, name);
  t.match(await drive('world', [program(right)]), { reward: 0, stopReason: 'gave_up' }, 'in `interactive` nothing is handed in without submit');
  t.match(await drive('world', [program(`${http}call("POST", "/orders", ORDER)`), submit(1.2)]), { reward: 1, solved: true }, 'the control: the same by other means');
  const { lastText } = await drive('world', [program(`${http}for path in ("/journal", "/.journal", "/_journal", "/../journal", "/orders/../../journal", "/%2e%2e/etc/passwd", "/"):\n    print(path, call("GET", path))\nfor base in ("http://localhost:8081", "http://127.0.0.1:8700", "http://127.0.0.2:80", "http://169.254.169.254"):\n    print(base, call("GET", "/", base=base)[0])`)]);
  t.notMatch(lastText, /"writes"|POST \/orders|root:/);
  for (const base of ['8081', '8700', ':80', '254']) t.match(lastText, new RegExp(`${base} 0\\n`), `${base} is not reached`);
});

t.test('world: each episode has its own, and its group too', { skip: noService }, async (t) => {
  const { episodes = [] } = await client.call('reset', { task: { id: kindId('world') }, seed: 5, group: 3 });
  const list = 'import json, urllib.request\nprint(json.load(urllib.request.urlopen("http://localhost:8080/orders")))';
  const step = (episode: string, seq: number, source: string) => client.call('step', { episode, seq, action: { action: 'validate_code', code: source } });
  const [first = '', second = ''] = episodes;
  await step(first, 0, code('world'));
  t.match((await step(first, 1, list)).observation.stdout, /\w/);
  const before = gym.server.deps.admission.used;
  t.match((await step(second, 0, list)).observation.text, /404|\[\]/, 'the neighbour has ordered nothing here');
  for (const episode of episodes) await client.call('close', { episode });
  t.equal(gym.server.deps.admission.used, before - 3);
});

t.test('a grader whose service fails is our fault: no reward, and the task is given out again', async (t) => {
  const { backends } = gym.server.deps;
  const { episode = '' } = await client.call('reset', { task: { id: kindId('function') } });
  const get = backends.get.bind(backends);
  backends.get = () => Promise.reject(new Error('the machine is gone'));
  try {
    await t.rejects(client.call('step', { episode, seq: 0, action: { action: 'validate_code', code: code('function') } }), { code: 'sandbox_failed' });
  } finally {
    backends.get = get;
  }
  t.match(await client.call('close', { episode }), { reward: null, solved: false, fault: 'infra' });
});

t.test('a close while what stands is graded waits for the verdict', async (t) => {
  const { episode = '' } = await client.call('reset', { task: { id: kindId('function') }, options: { feedback: 'final' } });
  await client.call('step', { episode, seq: 0, action: { action: 'validate_code', code: `${code('function')}\nimport time\ntime.sleep(0.3)` } });
  const closing = client.call('close', { episode, reason: 'context_length' });
  await t.rejects(client.call('step', { episode, seq: 1, action: { action: 'submit' } }), { code: 'episode_over' }, 'no step comes in between');
  t.match(await closing, { reward: 1, solved: true, truncated: true, stop_reason: 'context_length', fault: undefined });
});
