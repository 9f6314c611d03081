/** The rules of `debug` on errors that programs in a real sandbox make, whatever version of Python runs them. */
import t from 'tap';
import type { ActionContext } from '../../../env/actions/action.ts';
import { debug } from '../../../env/actions/debug.ts';
import { createPythonBackend } from '../../../env/sandboxes/python/backend.ts';
import { Tables } from '../../../env/tables/tables.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { handInOf } from '../../../env/hand-in.ts';
import { PUBLIC_PYTHON, SANDBOX_PYTHON } from '../sandboxes/python-snippets.ts';
import { specFor, step } from '../sandboxes/suite.ts';

const python = SANDBOX_PYTHON ?? PUBLIC_PYTHON;

const TASK: TaskRecord = {
  id: 'sums-v1/twin/train/plus/0', family: 'sums', category: 'plus', split: 'train', source: 'twin', index: 0, version: 1, difficulty: 1,
  questions: [{ prompt: 'What is 40 + 2?', reward: { rule: 'integer', value: 42 }, gold: '42', reference: { python: 'answer = 42' } }], actions: ['validate_code', 'debug'], runtimes: ['python'], variant: 'base', mounts: [],
  limits: {}, provenance: {},
};

const PROGRAMS: readonly (readonly [code: string, says: RegExp])[] = [
  ['x = 1\nimport no_such_module', /^There is no module 'no_such_module'/],
  ['x = 1\nprint(weight)', /^'weight' is not defined\. Each program/],
  ['value = 1\nprint(valeu)', /^'valeu' is not defined/],
  ['print(later)\nlater = 1', /^'later' is used before the line that assigns it/],
  ['if True:\nx = 1', /^Indentation: .*line 2/],
  ['if True:\n\tx = 1\n        y = 2', /^Indentation: .*tabs/],
  ['x = (1,\ny = 2', /^The program cannot be parsed: /],
  ['Here is the program:\nx = 1', /begins with prose/],
  ['```python\nx = 1\n```', /holds a ``` fence/],
  ['d = {"a": 1}\nd["b"]', /^There is no key 'b'/],
  ['x = []\nx[0]', /^list index out of range: print the length/],
  ['open("/data/lab.csv")', /^There is no file '\/data\/lab\.csv'/],
  ['import socket\nsocket.create_connection(("127.0.0.1", 80), 1)', /^The sandbox forbids this/],
  ['total = 0\n1 / total', /^A division by zero at line 2 \(`1 \/ total`\)/],
  ['float("12 mg")', /^'12 mg' is not a number/],
  ['from datetime import datetime\ndatetime.strptime("03/04/2020", "%Y-%m-%d")', /^The date '03\/04\/2020' is not in the form '%Y-%m-%d'/],
  ['import math\nmath.log(0)', /^A logarithm or root of a number outside its domain at line 2/],
  ['import math\nmath.sqrt(-1)', /^A logarithm or root/],
  ['int("1.5")', /^'1\.5' is not an integer/],
  ['x = 1\nx += "a"', /^\+= has a int on the left and a str on the right/],
  ['2 ** "a"', /^\*\* has a int on the left/],
  ['import datetime\ndatetime.date(2020, 1, 1) + 1', /^\+ has a datetime\.date on the left/],
  ['sum = 3\nsum([1])', /^A int was used as if it were callable/],
  ['x = None\nx[0]', /^A NoneType was used as if it were subscriptable/],
  ['for x in 5: pass', /^A int was used as if it were iterable/],
  ['len(1, 2)', /: print type\(\) of what goes in/],
  ['x = [3, 1].sort()\nx.pop()', /^NoneType has no 'pop'/],
  ['from datetime import datetime\ndatetime.nothing', /^datetime\.datetime has no 'nothing'/],
  ['import math\nmath.nothing', /^math has no 'nothing'/],
  ['def f(): return f()\nf()', /^The recursion does not end/],
  ['x = 1\nassert x == 2', /^An assertion of the program itself failed at line 2/],
  ['x = bytearray(10 ** 15)', /^Memory ran out/],
  ['next(iter([]))', /^No rule covers this error/],
  ['x = 1', /did not set `answer`/],
  ['answer = 1', /set `answer`\. Check the units/],
];

t.test('programs that fail', { skip: python === undefined && 'there is no Python 3.10 or newer' }, async (t) => {
  await using backend = await createPythonBackend({ python: python ?? '' });
  await using sandbox = await backend.acquire(specFor({ runtime: 'python' }));
  await using tables = new Tables('/nowhere');
  for (const [code, says] of PROGRAMS) {
    const completion = await step(sandbox, code);
    const context: ActionContext = {
      task: TASK, handIn: handInOf(TASK.questions[0]), runtime: 'python', stepTimeoutMs: 10_000, last: { code, completion }, standing: {}, tables, debugModel: undefined, prompt: '', signal: undefined,
      run: () => Promise.reject(new Error('debug runs nothing')),
    };
    const { text } = await debug.run(context, {});
    t.match(text, says, `${code.split('\n').at(-1) ?? ''}: ${completion.traceback?.trim().split('\n').at(-1) ?? completion.status}`);
  }
});
