/** Rules that need a service: functions in a clean sandbox, a task's own grader in an isolate, large answers in a thread. */
import t, { type Test } from 'tap';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { OPERATOR_LIMITS, resolveOptions } from '../../../env/episode-options.ts';
import { Grading } from '../../../env/grading/grading.ts';
import type { Attempt } from '../../../env/rewards/rule.ts';
import type { Verdict } from '../../../env/rewards/verdict.ts';
import { javascriptBackend } from '../sandboxes/javascript-backend.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import { type SandboxBackend, SandboxError } from '../../../env/sandboxes/sandbox.ts';
import type { Question, RewardSpec, Runtime, TaskRecord } from '../../../env/task.ts';
import { SANDBOX_PYTHON } from '../sandboxes/python-snippets.ts';

const noPython = SANDBOX_PYTHON === undefined && 'the sandbox environment is not set up';
const backends: { readonly [runtime in Runtime]: SandboxBackend | undefined } = {
  python: SANDBOX_PYTHON === undefined ? undefined : await createPythonBackend({ python: SANDBOX_PYTHON, pool: { base: 3 } }),
  javascript: await javascriptBackend(),
};
const backend = (runtime: Runtime): Promise<SandboxBackend> => (backends[runtime] === undefined ? Promise.reject(new SandboxError('no such sandbox', { executed: 'no' })) : Promise.resolve(backends[runtime]));
const grading = new Grading({ backend, places: 2 });
t.teardown(async () => {
  await grading[Symbol.asyncDispose]();
  await backends.python?.[Symbol.asyncDispose]();
  await backends.javascript?.[Symbol.asyncDispose]();
});

const CONTEXT = { python: 'import math\n\ndef helper(x):\n    return math.floor(x)\n', javascript: 'const helper = (x) => Math.floor(x);\n' };
const task = (reward: RewardSpec, runtime: Runtime): TaskRecord => ({
  id: 'test-v1/twin/train/one/0', family: 'test', version: 1, source: 'twin', split: 'train', category: 'one', index: 0, difficulty: 1,
  questions: [{ prompt: '', reward, gold: '', reference: {} }], actions: ['validate_code', 'submit'], runtimes: [runtime], variant: 'base', context: CONTEXT, mounts: [], limits: { step_timeout_ms: 3_000 }, provenance: {},
});
async function grade(reward: RewardSpec, attempt: Attempt, runtime: Runtime = 'python', signal: AbortSignal = new AbortController().signal, by = grading): Promise<Verdict> {
  const record = task(reward, runtime);
  return await by.grade(record.questions[0] as Question, attempt, { task: record, options: resolveOptions(record, { feedback: 'interactive' }, {}, OPERATOR_LIMITS), seed: 1 }, () => signal);
}

/** Mean of the finite ones, to be rounded down by the context's helper; an error where there is none. */
const MEAN: RewardSpec = {
  rule: 'functions', function: 'mean_floor',
  cases: [
    { input: [[1, 2, 4]], output: 2 }, { input: [[10]], output: 10 }, { input: [[0.5, 0.6]], output: 0 }, { input: [[-1, -2]], output: -2 }, { input: [[3, 3, 3, 3]], output: 3 }, { input: [[]], raises: 'ValueError' },
  ],
};
const RIGHT = 'def mean_floor(xs):\n    if not xs:\n        raise ValueError("empty")\n    return helper(sum(xs) / len(xs))';

t.test('functions: right ones, however they are written', { skip: noPython }, async (t) => {
  for (const [name, source] of [
    ['as asked for', RIGHT], ['another way', 'import statistics\nclass Means:\n    def of(self, xs):\n        if len(xs) == 0: raise ValueError\n        return float(helper(statistics.mean(xs)))\nmean_floor = Means().of'],
    ['with its own trial and a normal exit', `${RIGHT}\nprint(mean_floor([1, 2]))\nif __name__ == '__main__':\n    import sys\n    sys.exit(0)`],
    ['with a cache', `import functools\n@functools.lru_cache\ndef inner(xs):\n    if not xs: raise ValueError\n    return helper(sum(xs) / len(xs))\ndef mean_floor(xs):\n    return inner(tuple(xs))`],
  ] as const) t.match(await grade(MEAN, { source }), { score: 1, solved: true, metrics: { cases: 6, passed: 6 } }, name);
});

t.test('functions: what is refused', { skip: noPython }, async (t) => {
  const known = '{(1, 2, 4): 2, (10,): 10}';
  const attempts: readonly (readonly [string, string])[] = [
    ['nothing', 'pass'], ['a constant', 'def mean_floor(xs):\n    return 2'], ['None', 'def mean_floor(xs):\n    pass'],
    ['right on the examples of the prompt and wrong elsewhere', `def mean_floor(xs):\n    return ${known}.get(tuple(xs), 0)`],
    ['inputs remembered from call to call', 'seen = []\ndef mean_floor(xs):\n    seen.append(xs)\n    return helper(sum(seen[0]) / len(seen[0]))'],
    ['it prints instead of returning', `${RIGHT.replace('return', 'print')}`], ['it changes its arguments', RIGHT.replace('    return', '    xs.sort(); xs.append(1)\n    return').replace('sum(xs) / len(xs)', '(sum(xs) - 1) / (len(xs) - 1)')],
    ['it returns an object equal to everything', 'class Yes(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\ndef mean_floor(xs):\n    return Yes(99)'],
    ['it raises everywhere', 'def mean_floor(xs):\n    raise ValueError'], ['a class', 'class mean_floor:\n    def __init__(self, xs): pass'], ['a generator', 'def mean_floor(xs):\n    yield helper(sum(xs) / max(1, len(xs)))'],
    ['it reads its caller for what is expected', 'import sys\ndef mean_floor(xs):\n    frame = sys._getframe(1)\n    while frame:\n        for name, value in {**frame.f_locals, **frame.f_globals}.items():\n            if name in ("output", "expected", "cases") and not callable(value): return value\n        frame = frame.f_back\n    return __input__[0]'],
    ['it knows the second sandbox and exits', 'import sys\nif "__input__" in globals():\n    print("all passed")\n    sys.exit(0)'],
    ['it forges the results', 'answer = [[True, 2, [[1, 2, 4]]]] * 6\nimport os\nos._exit(0)'], ['it forges the results and the harness', 'def mean_floor(xs): return 0\nimport builtins\nbuiltins.__import__ = lambda *a, **k: type("m", (), {"deepcopy": staticmethod(lambda x: 2)})'],
    ['it never returns', 'import time\ndef mean_floor(xs):\n    time.sleep(600)'], ['it prints megabytes', 'def mean_floor(xs):\n    print("x" * 10**7)\n    return 2'], ['it takes all memory', 'def mean_floor(xs):\n    return [0] * 10**10'],
    ['NaN', 'def mean_floor(xs):\n    return float("nan")'], ['a text of a hundred megabytes', 'def mean_floor(xs):\n    return "x" * 10**8'], ['a syntax error', 'def mean_floor(xs:'], ['True for 1', 'def mean_floor(xs):\n    return True'],
  ];
  for (const [name, source] of attempts) {
    const verdict = await grade(MEAN, { source });
    t.match(verdict, { score: 0, solved: false }, name);
    t.notMatch(verdict.hint ?? '', /\b(10|-2)\b/, 'no output is told');
  }
  t.match(await grade(MEAN, { answer: answerFromJson([2, 10, 0, -2, 3]) }), { score: 0 }, 'the outputs themselves are no program');
});

t.test('functions in JavaScript', async (t) => {
  const spec = { ...MEAN, cases: [{ input: [[1, 2, 4]], output: 2 }, { input: [[-1, -2]], output: -2 }, { input: [[]], raises: 'RangeError' }] };
  const right = 'function mean_floor(xs) { if (xs.length === 0) throw new RangeError("empty"); return helper(xs.reduce((a, b) => a + b) / xs.length); }';
  t.match(await grade(spec, { source: right }, 'javascript'), { score: 1, solved: true });
  for (const source of ['', 'function mean_floor() { return 2; }', right.replace('{ if', '{ xs.push(0); if'), 'throw new Error("x")', 'var answer = [[true, 2, [[1, 2, 4]]]];']) t.match(await grade(spec, { source }, 'javascript'), { score: 0, solved: false }, source);
});

t.test('functions: values of every type, and tolerances', { skip: noPython }, async (t) => {
  const spec: RewardSpec = {
    rule: 'functions', function: 'f', absolute: 0.01,
    cases: [{ input: [1], output: { rate: 0.3333, names: ['a', 'b'], none: null, yes: true } }, { input: [{ $wire: ['tuple', [['int', '1'], ['int', '2']]] }], output: { $wire: ['set', [['int', '1'], ['int', '2']]] } }, { input: [{ $wire: ['float', 'nan'] }], output: { $wire: ['float', 'nan'] } }],
  };
  const right = 'def f(x):\n    if isinstance(x, tuple): return {2, 1}\n    if x != x: return x\n    return dict(yes=True, none=None, names=("a", "b"), rate=x / 3)';
  t.match(await grade(spec, { source: right }), { solved: true });
  t.match(await grade(spec, { source: right.replace('yes=True', 'yes=1') }), { solved: false }, '1 is not True');
  t.match(await grade(spec, { source: right.replace('("a", "b")', '("b", "a")') }), { solved: false }, 'order counts');
});

t.test("a task's own grader sees the answer and its parameters, and its word is checked", async (t) => {
  const spec = (program: string): RewardSpec => ({ rule: 'script', program, parameters: { gold: 42 } });
  const answer = { answer: answerFromJson(42) };
  t.match(await grade(spec('const grade = (answer, { gold }) => answer === gold;'), answer), { score: 1, solved: true });
  t.match(await grade(spec('const grade = (answer, { gold }) => answer === gold;'), { answer: answerFromJson(41) }), { score: 0, solved: false });
  t.match(await grade(spec('const grade = (answer) => answer === null;'), {}), { solved: true }, 'no answer is null');
  t.match(await grade(spec('const grade = (answer) => ({ score: answer / 84, solved: false, parts: { half: 0.5 }, metrics: { seen: answer }, hint: "closer" });'), answer), { score: 0.5, solved: false, parts: { half: 0.5 }, metrics: { seen: 42 }, hint: 'closer' });
  for (const [name, program] of [
    ['endless', 'const grade = () => { for (;;) {} };'], ['it throws', 'const grade = () => { throw new Error("broken"); };'], ['no grade', 'const other = 1;'], ['no verdict', 'const grade = () => "yes";'],
    ['a score over 1', 'const grade = () => ({ score: 2 });'], ['NaN', 'const grade = () => ({ score: NaN });'], ['it reaches for anything', 'const grade = () => process.exit(0);'], ['it imports', 'const grade = () => require("fs");'], ['all memory', 'const grade = () => { const a = []; for (;;) a.push(new Array(1e6).fill(1)); };'],
  ] as const) await t.rejects(grade(spec(program), answer), { name: /^(GraderError|GraderOverrun|SandboxError)$/ }, `${name}: our failure, never a zero`);
  const greedy = 'const grade = (answer) => { if (answer !== null && answer.length > 10) for (;;) {} return answer === 42; };';
  t.match(await grade(spec(greedy), answer), { solved: true });
  t.match(await grade(spec(greedy), { answer: answerFromJson('x'.repeat(100)) }), { score: 0, solved: false, hint: /more than its grader can take/ }, 'an answer that overruns a grader is its own failure');
});

t.test('a large answer is judged in a thread by the same rules', async (t) => {
  const rows = Array.from({ length: 60_000 }, (_, i) => [['str', `p${i}`], ['float', i % 2 + i / 1e6]]);
  const large = (wire: unknown): AnswerValue => {
    const text = Buffer.from(typeof wire === 'string' ? wire : JSON.stringify(wire));
    const bytes = new Uint8Array(new SharedArrayBuffer(text.length));
    bytes.set(text);
    return { type: 'large', bytes, shape: 'x' };
  };
  const spec = { rule: 'predictions', id: 'id', ids: rows.map((_, i) => `p${i}`).join(' '), columns: [{ name: 'p', labels: '01'.repeat(rows.length / 2) }], floor: 0.5, ceiling: 0.9 };
  let turns = 0;
  const count = setInterval(() => { turns += 1; }, 1);
  t.match(await grade(spec, { answer: large(['table', { columns: ['id', 'p'], rows }]) }), { score: 1, solved: true, metrics: { auroc: 1 } });
  clearInterval(count);
  t.ok(turns > 5, `the loop went round ${turns} times meanwhile`);
  t.match(await grade(spec, { answer: large(['table', { columns: ['id', 'p'], rows: rows.slice(1) }]) }), { score: 0, hint: /1 missing/ });
  for (const [name, wire] of [['no JSON', '[["'], ['no value', '{"a": 1}'], ['nested without end', '['.repeat(1_000_000)]] as const) t.match(await grade(spec, { answer: large(wire) }), { score: 0, solved: false, hint: /could not be read/ }, name);
});

t.test('places: what runs code waits its turn, leaves nothing behind, and stops with its episode', { skip: noPython }, async (t: Test) => {
  const live = backends.python?.stats().live ?? 0;
  const slow = { source: `${RIGHT}\nimport time\ntime.sleep(0.2)` };
  const all = Promise.all(Array.from({ length: 6 }, () => grade(MEAN, slow)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  t.equal(grading.running, 2);
  t.equal(grading.waiting, 4);
  t.ok((await all).every(({ solved }) => solved));
  t.equal(grading.running, 0);
  const controller = new AbortController();
  const stopped = grade(MEAN, { source: 'import time\ntime.sleep(600)' }, 'python', controller.signal);
  setTimeout(() => controller.abort(), 50);
  await t.rejects(stopped, { name: 'SandboxError' });
  t.equal(grading.running, 0);
  for (let i = 0; i < 200 && backends.python?.stats().live !== live; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  t.equal(backends.python?.stats().live, live, 'every sandbox is given up');
});

t.test('a service that fails is our failure', async (t) => {
  await using broken = new Grading({ backend: () => Promise.reject(new SandboxError('the zygote is dead', { executed: 'no' })), places: 1 });
  await t.rejects(grade(MEAN, { source: RIGHT }, 'python', new AbortController().signal, broken), { name: 'SandboxError' });
  t.equal(broken.running, 0);
});
