/** The JavaScript backend against the same conformance suite. */
import t from 'tap';
import type { AnswerValue } from '../../../env/answer/value.ts';
import { javascriptBackend } from './javascript-backend.ts';
import { sandboxSuite, type Snippets } from './suite.ts';

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
