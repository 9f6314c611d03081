/** What goes into a run and what is taken from it: context, inputs, variables, files, functions, large answers. */
import t, { type Test } from 'tap';
import { encodeWire } from '../../../env/answer/encode.ts';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { type AnswerValue, decodeAnswer, LARGE_LIMITS } from '../../../env/answer/value.ts';
import { javascriptBackend } from './javascript-backend.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import { INPUT_CHARS, type Collect, type SandboxBackend } from '../../../env/sandboxes/sandbox.ts';
import { SANDBOX_PYTHON } from './python-snippets.ts';
import { specFor, step } from './suite.ts';

const noPython = SANDBOX_PYTHON === undefined && 'the sandbox environment is not set up';
const python = SANDBOX_PYTHON === undefined ? undefined : await createPythonBackend({ python: SANDBOX_PYTHON, pool: { base: 2, data: 1 } });
const javascript = await javascriptBackend();
t.teardown(async () => {
  await python?.[Symbol.asyncDispose]();
  await javascript[Symbol.asyncDispose]();
});

const required = (backend: SandboxBackend | undefined): SandboxBackend => {
  if (backend === undefined) throw new Error('no Python');
  return backend;
};
const acquire = (variant: 'base' | 'data' = 'base', hygiene: 'warm' | 'fork' = 'warm') => required(python).acquire(specFor({ runtime: 'python' }, { variant, hygiene }));
const wire = (value: unknown): string => encodeWire(answerFromJson(value));
const decoded = (answer: AnswerValue | undefined): AnswerValue | undefined => (answer?.type === 'large' ? decodeAnswer(JSON.parse(Buffer.from(new Uint8Array(answer.bytes)).toString()), LARGE_LIMITS) : answer);

/** What both languages do alike, each in its own words. */
const LANGUAGES = [
  {
    name: 'python', backend: () => required(python), skip: noPython, raise: 'x = 1\nraise ValueError(helper())', prelude: '# context\n\ndef helper():\n    return "from the context"\n',
    both: 'a = 1\nb = [2]', one: 'a = 1', define: 'def double(x):\n    return 2 * x', notOne: 'double = 4', read: 'answer = [__input__["n"], __input__["xs"][1]]', call: 'answer = double(__input__)', exits: 'import sys\ndef double(x):\n    return 2 * x\nsys.exit(0)',
  },
  {
    name: 'javascript', backend: () => javascript, skip: false as const, raise: 'const x = 1;\nthrow new RangeError(helper());', prelude: '// context\n\nfunction helper() {\n  return "from the context";\n}\n',
    both: 'var a = 1; let b = [2]; undefined', one: 'var a = 1; undefined', define: 'const double = (x) => 2 * x; undefined', notOne: 'const double = 4; undefined', read: 'answer = [__input__.n, __input__.xs[1]]', call: 'answer = double(__input__)', exits: undefined,
  },
] as const;

for (const language of LANGUAGES) {
  t.test(language.name, { skip: language.skip }, async (t) => {
    const open = () => language.backend().acquire(specFor({ runtime: language.name }));

    t.test('the context runs first, and errors count lines of the program alone', async (t) => {
      await using sandbox = await open();
      const done = await step(sandbox, language.raise, { prelude: language.prelude });
      t.match(done, { status: 'error', error: { message: 'from the context', line: 2 } });
      t.notMatch(done.traceback, /line [3-9]|<context>/);
    });

    t.test('input and epilogue', async (t) => {
      await using sandbox = await open();
      t.match((await step(sandbox, language.read, { input: wire({ n: 40, xs: [1, 'é"\n'] }) })).answer, { items: [{ value: 40 }, { value: 'é"\n' }] });
      t.match((await step(sandbox, language.define, { input: wire(21), epilogue: language.call })).answer, { value: 42 });
      if (language.exits !== undefined) t.match((await step(sandbox, language.exits, { input: wire(21), epilogue: language.call })).answer, { value: 42 }, 'also after a normal exit');
      t.match(await step(sandbox, language.read), { status: 'error' }, 'an input is there for its own run alone');
      await t.rejects(step(sandbox, language.read, { input: wire('x'.repeat(INPUT_CHARS)) }), /an input of more than/);
      t.match(await step(sandbox, language.define), { status: 'ok' }, 'and the sandbox goes on');
    });

    t.test('several variables: all of one program, or none', async (t) => {
      await using sandbox = await open();
      const collect: Collect = { from: 'variables', names: ['a', 'b'] };
      t.match(await step(sandbox, language.both, { collect }), { answerSet: true, answer: { type: 'dict', entries: [[{ value: 'a' }, { value: 1 }], [{ value: 'b' }, { items: [{ value: 2 }] }]] } });
      t.match(await step(sandbox, language.one, { collect }), { status: 'ok', answerSet: false, answer: undefined, note: /Not set: b\./ });
      t.match(await step(sandbox, language.notOne, { collect }), { answerSet: false, note: undefined }, 'none of them is exploration');
    });

    t.test('does it define the function?', async (t) => {
      await using sandbox = await open();
      const collect: Collect = { from: 'function', name: 'double' };
      t.match(await step(sandbox, language.define, { collect }), { status: 'ok', answerSet: true, answer: undefined });
      t.match(await step(sandbox, language.notOne, { collect }), { answerSet: false }, 'a number of that name is none');
      t.match(await step(sandbox, language.one, { collect }), { answerSet: false });
    });

    t.test('a value over its size is not taken, and that is said', async (t) => {
      await using sandbox = await open();
      const big = language.name === 'python' ? 'answer = "x" * 900_000 + "é" * 90_000' : 'answer = "x".repeat(2_000_000)';
      t.match(await step(sandbox, big, { collect: { from: 'variable', name: 'answer', max_bytes: 2048 } }), { status: 'ok', answerSet: false, answer: undefined, note: /not taken.*limit of 2048 bytes/ });
    });
  });
}

t.test('python: too many values, or nested too deep, are not taken', { skip: noPython }, async (t) => {
  await using sandbox = await acquire();
  t.match(await step(sandbox, 'answer = [0] * 300000'), { answerSet: false, note: /too many values/ });
  t.match(await step(sandbox, 'answer = inner = []\nfor _ in range(100): inner.append([]); inner = inner[0]'), { answerSet: false, note: /nested too deep/ });
});

t.test('files', { skip: noPython }, async (t) => {
  for (const hygiene of ['warm', 'fork'] as const) {
    await t.test(`hygiene ${hygiene}`, async (t) => {
      await using sandbox = await acquire('base', hygiene);
      const collect: Collect = { from: 'file', name: 'predictions.csv', max_bytes: 100_000 };
      const write = (text: string) => step(sandbox, `open('predictions.csv', 'w').write(${JSON.stringify(text)})`, { collect });
      t.match(await step(sandbox, 'x = 1', { collect }), { status: 'ok', answerSet: false, note: undefined }, 'not written yet');
      t.same((await write('id,p,note\n7,0.25,\nb,1,"a, b"\n')).answer, {
        type: 'table', columns: ['id', 'p', 'note'],
        rows: [[{ type: 'int', value: 7, digits: '7' }, { type: 'float', value: 0.25 }, { type: 'null' }], [{ type: 'str', value: 'b' }, { type: 'int', value: 1, digits: '1' }, { type: 'str', value: 'a, b' }]],
      });
      if (hygiene === 'warm') t.match(await step(sandbox, 'x = 1', { collect }), { answerSet: false, note: undefined }, 'what lies there from before is not handed in again');
      for (const [what, text, note] of [
        ['empty', '', /is empty/], ['ragged', 'id,p\n1\n', /2 columns and 1 values in row 2/], ['a quote that does not end', 'id,p\n"1,2\n', /not CSV/], ['too large', `id\n${'1\n'.repeat(60_000)}`, /over its limit of 100000 bytes/],
      ] as const) t.match(await write(text), { status: 'ok', answerSet: false, answer: undefined, note }, what);
      t.match(await step(sandbox, 'open("/tmp/predictions.csv", "wb").write(b"\\xff\\xfe\\x00")', { collect }), { note: /not CSV in UTF-8/ });
      t.match((await step(sandbox, 'import os\nos.chdir("/")\nopen("/tmp/predictions.csv", "w").write("id,p\\n1,2\\n")', { collect })).answer, { type: 'table', columns: ['id', 'p'] }, 'wherever the program has gone');
    });
  }
});

t.test('a file of the right name that is none: a link, a FIFO, a directory, a device, 10 GB', { skip: noPython }, async (t) => {
  await using sandbox = await acquire();
  const collect: Collect = { from: 'file', name: 'predictions.csv', max_bytes: 100_000 };
  const clear = 'import os, shutil\np = "/tmp/predictions.csv"\n(shutil.rmtree if os.path.isdir(p) and not os.path.islink(p) else os.unlink)(p) if os.path.lexists(p) else None\n';
  const attempts: readonly [string, string][] = [
    ['a link to a file of the host', 'os.symlink("/etc/passwd", p)'], ['a link to itself', 'os.symlink(p, p)'], ['a directory', 'os.mkdir(p)'],
    ['a sparse file of 10 GB', 'try:\n    open(p, "w").truncate(10 * 2**30)\nexcept OSError:\n    open(p, "w").truncate(2**20)'],
    ['a FIFO, where it can be made', 'try:\n    os.mkfifo(p)\nexcept OSError:\n    pass'],
  ];
  for (const [name, code] of attempts) {
    const done = await step(sandbox, clear + code, { collect, timeoutMs: 5_000 });
    t.match(done, { status: 'ok', answerSet: false, answer: undefined }, name);
  }
  t.match(await step(sandbox, `${clear}open(p, "w").write("id\\n1\\n")`, { collect }), { answerSet: true }, 'an honest file');
});

t.test('a large answer travels in parts', { skip: noPython }, async (t) => {
  await using sandbox = await acquire('data');
  const collect: Collect = { from: 'variable', name: 'answer', max_bytes: 64 * 2 ** 20 };
  const frame = await step(sandbox, 'import pandas as pd\nanswer = pd.DataFrame({"id": range(200_000), "p": [i / 7 for i in range(200_000)]})', { collect, timeoutMs: 60_000 });
  t.match(frame, { status: 'ok', answerSet: true, answer: { type: 'large', shape: '<table of 200000 rows, columns id, p>' } });
  const table = decoded(frame.answer);
  t.equal(table?.type === 'table' && table.rows.length, 200_000);
  t.same(table?.type === 'table' && table.rows[199_999], [{ type: 'int', value: 199_999, digits: '199999' }, { type: 'float', value: 199_999 / 7 }]);
  t.match((await step(sandbox, 'answer = 42', { collect })).answer, { type: 'int', value: 42 }, 'a small one as always');
  t.match(await step(sandbox, 'answer = "x" * 900_000 + "y"', { collect: { from: 'variable', name: 'answer', max_bytes: 2 ** 20 } }), { answer: { type: 'large', shape: /^"xxx/ } }, 'over what is read at once');
  const file = await step(sandbox, 'open("p.csv", "w").write("id,p\\n" + "".join(f"{i},{i / 3}\\n" for i in range(50_000)))', { collect: { from: 'file', name: 'p.csv', max_bytes: 8 * 2 ** 20 }, timeoutMs: 60_000 });
  t.match(file, { answer: { type: 'large', shape: '<table of 50000 rows, columns id, p>' } });
});

t.test('parts that a guest forges, withholds or delays cost it the step, and nobody else', { skip: noPython }, async (t) => {
  const collect: Collect = { from: 'variable', name: 'answer', max_bytes: 16 * 2 ** 20 };
  // The collector lives in the guest's own interpreter, so a guest may lie through it.
  const lie = (tell: string): string => `import sys\nsys.modules['collecting'].Collector.tell = lambda self, report: ${tell}\nanswer = list(range(150_000))`;
  await attack(t, 'a size that it never hands over', lie("(report.update(b=5_000_000, sh='x'), setattr(self, 'large', b'[]'))"), { status: 'killed', answerSet: false, lost: /replaced/ });
  await attack(t, 'a size over the cap', lie("report.update(b=10**12, sh='x')"), { status: 'ok', answerSet: false, answer: undefined });
  await attack(t, 'bytes that are no value', lie("(report.update(b=9, sh='x'), setattr(self, 'large', b'[[[[[[[[['))"), { status: 'ok', answer: { type: 'large' } });

  async function attack(t: Test, name: string, code: string, expected: object): Promise<void> {
    await using sandbox = await acquire();
    await using neighbour = await acquire();
    const [done, honest] = await Promise.all([step(sandbox, code, { collect }), step(neighbour, 'answer = 1')]);
    t.match(done, expected, name);
    t.match(honest, { status: 'ok', answer: { value: 1 } });
    t.match((await step(sandbox, 'answer = 2')).status, /ok|error/, 'the episode goes on');
  }
});

t.test('a step that is cancelled while its answer is fetched is cancelled', { skip: noPython }, async (t) => {
  await using sandbox = await acquire();
  const controller = new AbortController();
  const slow = 'import sys, time\nclass Slow(bytes):\n    def __getitem__(self, at):\n        time.sleep(60)\nsys.modules["collecting"].Collector.tell = lambda self, report: (report.update(b=5_000_000, sh="x"), setattr(self, "large", Slow()))\nanswer = list(range(100))';
  const running = step(sandbox, slow, { collect: { from: 'variable', name: 'answer', max_bytes: 16 * 2 ** 20 } }, controller.signal);
  setTimeout(() => controller.abort(), 500);
  t.match(await running, { status: 'cancelled', answerSet: false });
  t.match(await step(sandbox, 'answer = 2'), { answer: { value: 2 } });
});
