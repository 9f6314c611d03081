/** What `debug` says of a failure, and that no model can keep it busy. */
import t from 'tap';
import { explainFailure } from '../../../env/actions/debug-rules.ts';
import type { TaskRecord } from '../../../env/task.ts';

const TASK: TaskRecord = {
  id: 'sums-v1/twin/train/plus/0', family: 'sums', category: 'plus', split: 'train', source: 'twin', index: 0, version: 1, difficulty: 1,
  questions: [{ prompt: 'What is 40 + 2?', reward: { rule: 'integer', value: 42 }, gold: '42', reference: { python: 'answer = 42' } }], actions: ['validate_code', 'debug'], runtimes: ['python'], variant: 'base', mounts: [],
  limits: {}, provenance: {},
};
const explain = (error: string, code = ''): string => explainFailure({ code, error, status: 'error', answerSet: false, task: TASK, runtime: 'python' });

t.test('a name that is assigned later is told from one that is not assigned at all', (t) => {
  const error = "Traceback (most recent call last):\n  line 1, in <module>\nNameError: name 'x' is not defined";
  t.match(explain(error, 'print(x)\n\tx = 1'), /used before/);
  t.match(explain(error, 'print(x)'), /not defined/);
  t.end();
});

t.test('only the end of a long error counts', (t) => {
  t.match(explain(`${'ZeroDivisionError\n'.repeat(100_000)}KeyError: 'a'`), /no key 'a'/);
  t.end();
});

t.test('a hostile error or program costs little', (t) => {
  const started = performance.now();
  for (const error of ['OSError: '.repeat(100_000), 'FileNotFoundError: '.repeat(50_000), `line ${'1'.repeat(1_000_000)}`]) explain(error);
  explain("NameError: name 'x' is not defined", '\n'.repeat(1_000_000));
  t.ok(performance.now() - started < 5_000);
  t.end();
});
