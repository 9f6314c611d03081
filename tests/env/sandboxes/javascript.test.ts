/** The JavaScript backend against the same conformance suite. */
import { statSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import type { SandboxBackend } from '../../../env/sandboxes/sandbox.ts';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { createJavascriptBackend } from '../../../env/sandboxes/javascript/backend.ts';
import { javascriptBackend } from './javascript-backend.ts';
import { PUBLIC_PYTHON, SANDBOX_PYTHON } from './python-snippets.ts';
import { OUTPUT_BYTES, sandboxSuite, type Snippets, specFor, step } from './suite.ts';

const int = (value: number): AnswerValue => ({ type: 'int', value, digits: String(value) });
const str = (value: string): AnswerValue => ({ type: 'str', value });

const snippets: Snippets = {
  runtime: 'javascript',
  answer42: 'answer = 42',
  setsNoAnswer: 'const x = 1',
  answerNull: 'answer = null',
  raises: { code: 'answer = 1\nthrow new TypeError("boom")', type: 'TypeError' },
  syntaxError: 'answer = (1,',
  prints: 'console.log("first")\nconsole.log("last")\nconsole.log("")',
  printsInvalidUnicode: 'console.log("\\ud800")',
  endless: 'while (true) {}',
  memoryHog: 'const keep = []\nwhile (true) keep.push(new Array(100000).fill(1))',
  outputFlood: 'while (true) console.log("x".repeat(1000))',
  leaveMark: 'JSON.mark = 1',
  warmKeepsMark: false,
  readMark: 'answer = JSON.mark ?? 0',
  values: [
    ['answer = true', { type: 'bool', value: true }],
    ['answer = -7', int(-7)],
    ['answer = 10n ** 20n', { type: 'int', value: 1e20, digits: '100000000000000000000' }],
    ['answer = 0.5', { type: 'float', value: 0.5 }],
    ['answer = NaN', { type: 'float', value: Number.NaN }],
    ['answer = -Infinity', { type: 'float', value: Number.NEGATIVE_INFINITY }],
    ['answer = "ä\\n"', str('ä\n')],
    ['answer = [1, new Set([3]), { k: null }]', { type: 'list', items: [int(1), { type: 'set', items: [int(3)] }, { type: 'dict', entries: [[str('k'), { type: 'null' }]] }] }],
    ['answer = () => 1', { type: 'other', name: 'function' }],
  ],
};

t.test('isolated-vm', async (t) => {
  await sandboxSuite(t, { snippets, create: () => javascriptBackend() });
});

/** Guests of root run as nobody where there is no wall. */
function mayAllReach(file: string): boolean {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & 0o5) !== 0o5) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

t.test('lower levels', async (t) => {
  for (const [isolation, skip] of [['userns', false], ['reduced', process.getuid?.() === 0 && !mayAllReach(process.execPath) && 'Node lies where guests may not go']] as const) {
    await t.test(`level ${isolation}`, { skip }, async (t) => {
      const create = (): Promise<SandboxBackend> => createJavascriptBackend({ python: (isolation === 'reduced' ? PUBLIC_PYTHON : SANDBOX_PYTHON) ?? PUBLIC_PYTHON ?? '', isolation, pool: { javascript: 1 } });
      const possible = await create().then(async (backend) => { await backend[Symbol.asyncDispose](); return true; }, (error: unknown) => { t.match(error, /No isolation of level/); return false; });
      if (possible) await sandboxSuite(t, { snippets, create });
    });
  }
});

t.test('warm processes wait for the kind of episode that came last, and for the one before', async (t) => {
  await using backend = await javascriptBackend(1);
  const kinds = [64, 128].map((memoryMib) => specFor(snippets, { limits: { memoryMib, tmpfsMib: 1, threads: 1, outputBytes: OUTPUT_BYTES } }));
  for (const spec of kinds) await (await backend.acquire(spec))[Symbol.asyncDispose]();
  while (backend.stats().idle < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  const spawned = backend.stats().spawned;
  const taken = await Promise.all(kinds.map((spec) => backend.acquire(spec)));
  t.equal(backend.stats().spawned, spawned, 'both were there');
  for (const sandbox of taken) {
    t.match((await step(sandbox, snippets.answer42)).answer, { value: 42 });
    await sandbox[Symbol.asyncDispose]();
  }
});

t.test('what means nothing in JavaScript takes no guest apart from those that wait', async (t) => {
  await using backend = await javascriptBackend(1);
  await (await backend.acquire(specFor(snippets)))[Symbol.asyncDispose]();
  for (const odd of [{ hygiene: 'fork' }, { allowExec: true }] as const) {
    while (backend.stats().idle < 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const { spawned } = backend.stats();
    await using sandbox = await backend.acquire({ ...specFor(snippets), ...odd });
    t.equal(backend.stats().spawned, spawned, `${JSON.stringify(odd)}: one was there`);
    t.match(await step(sandbox, snippets.endless, { timeoutMs: 200 }), { status: 'timeout' });
    t.match((await step(sandbox, snippets.answer42)).answer, { value: 42 });
    await t.rejects(step(sandbox, 'ls', { kind: 'command' }), /no commands/);
  }
});
