/** What `debug` says of a failure, and that no model can keep it busy. */
import t from 'tap';
import { explainFailure, type Failure, RULES } from '../../../env/actions/debug-rules.ts';
import type { TaskRecord } from '../../../env/task.ts';

const TASK: TaskRecord = {
  id: 'sums-v1/twin/train/plus/0', family: 'sums', category: 'plus', split: 'train', source: 'twin', index: 0, version: 1, difficulty: 1,
  questions: [{ prompt: 'What is 40 + 2?', reward: { rule: 'integer', value: 42 }, gold: '42', reference: { python: 'answer = 42' } }], actions: ['validate_code', 'debug'], runtimes: ['python'], variant: 'base', mounts: [],
  limits: {}, provenance: {},
};
const explain = (error: string, code = ''): string => explainFailure({ code, error, status: 'error', answerSet: false, task: TASK, runtime: 'python' });

const inVariant = (variant: TaskRecord['variant'], error: string, code = ''): string => explainFailure({ code, error, status: 'error', answerSet: false, task: { ...TASK, variant }, runtime: 'python' });

/** The last lines of errors as Python 3.10 to 3.14 and the JavaScript engine write them, and what is said. */
const CASES: readonly (readonly [error: string, says: RegExp])[] = [
  ["ModuleNotFoundError: No module named 'torch'", /^There is no module 'torch' here, and nothing can be installed\. Available: the standard library\.$/],
  ["NameError: name 'pritn' is not defined. Did you mean: 'print'?", /^'pritn' is not defined; 'print' is\. Correct/],
  ["NameError: name 'math' is not defined. Did you forget to import 'math'?", /^'math' is not defined\. Each program starts with fresh variables: define or import 'math'/],
  ['ReferenceError: require is not defined', /^'require' is not defined\. There is no require/],
  ["IndentationError: expected an indented block after 'if' statement on line 1 (program, line 2)", /^Indentation: expected an indented block .* at line 2/],
  ['TabError: inconsistent use of tabs and spaces in indentation (program, line 3)', /^Indentation: inconsistent use of tabs/],
  ["SyntaxError: '(' was never closed (program, line 1)", /^The program cannot be parsed: '\(' was never closed/],
  ["KeyError: 'glucose'", /^There is no key 'glucose'\. Print the keys/],
  ['IndexError: list index out of range', /^list index out of range: print the length/],
  ["FileNotFoundError: [Errno 2] No such file or directory: '/data/a.csv'", /^There is no file '\/data\/a\.csv'\. This task has no files/],
  ["PermissionError: [Errno 13] Permission denied: '/etc/shadow'", /^The sandbox forbids this/],
  ["OSError: [Errno 30] Read-only file system: '/data/x'", /^The sandbox forbids this/],
  ['BlockingIOError: [Errno 11] Resource temporarily unavailable', /^The sandbox forbids this/],
  ['  File "program", line 1, in <module>\nZeroDivisionError: division by zero', /^A division by zero at line 1/],
  ["ValueError: could not convert string to float: '12 mg'", /^'12 mg' is not a number: strip units/],
  ["ValueError: time data '2020' does not match format '%Y-%m-%d'", /^The date '2020' is not in the form '%Y-%m-%d'/],
  ['ValueError: math domain error', /^A logarithm or root of a number outside its domain/],
  ['ValueError: expected a positive input, got 0.0', /^A logarithm or root of a number outside its domain/],
  ['ValueError: expected a nonnegative input, got -1.0', /^A logarithm or root of a number outside its domain/],
  ["ValueError: invalid literal for int() with base 10: '1.5'", /^'1\.5' is not an integer/],
  ["TypeError: unsupported operand type(s) for +=: 'int' and 'str'", /^\+= has a int on the left and a str on the right/],
  ["TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'", /^\*\* has a int on the left/],
  ["TypeError: unsupported operand type(s) for +: 'datetime.date' and 'int'", /^\+ has a datetime\.date on the left/],
  ["TypeError: 'int' object is not callable", /^A int was used as if it were callable/],
  ["TypeError: 'NoneType' object is not subscriptable", /^A NoneType was used as if it were subscriptable/],
  ['TypeError: len() takes exactly one argument (2 given)', /^len\(\) takes exactly one argument \(2 given\): print type\(\)/],
  ["AttributeError: 'list' object has no attribute 'foo'", /^list has no 'foo'/],
  ["AttributeError: module 'os.path' has no attribute 'foo'", /^os\.path has no 'foo'/],
  ["AttributeError: type object 'datetime.datetime' has no attribute 'foo'", /^datetime\.datetime has no 'foo'/],
  ['RecursionError: maximum recursion depth exceeded', /^The recursion does not end/],
  ['AssertionError', /^An assertion of the program itself failed/],
  ['MemoryError', /^Memory ran out/],
];

t.test('every rule says what it should', (t) => {
  for (const [error, says] of CASES) t.match(explain(error), says, error);
  const spoke = new Set(CASES.map(([error]) => RULES.find(({ when }) => when.test(error))));
  t.same(RULES.filter((rule) => !spoke.has(rule)).map(({ when }) => String(when)), [], 'a case for every rule');
  t.end();
});

t.test('what is said depends on the task and the program', (t) => {
  t.match(inVariant('base', "ModuleNotFoundError: No module named 'numpy.nothing'", 'import numpy'), /numpy and pandas can be imported too, but the standard library\.$/);
  t.match(inVariant('science', "ModuleNotFoundError: No module named 'torch'"), /scikit-learn, statsmodels and lifelines\.$/);
  const mounted: TaskRecord = { ...TASK, mounts: [{ name: 'eicu', path: 'x' }] };
  t.match(explainFailure({ code: '', error: "FileNotFoundError: [Errno 2] No such file or directory: 'lab.csv'", status: 'error', answerSet: false, task: mounted, runtime: 'python' }), /no file 'lab\.csv'\. The data lies under \/data\/eicu, read-only/);
  t.match(explain('SyntaxError: invalid syntax (program, line 1)', '```python\nx = 1\n```'), /holds a ``` fence: give the bare program/);
  t.match(explain('SyntaxError: invalid syntax (program, line 1)', 'Here is the program:\nx = 1'), /begins with prose/);
  t.match(explain('  File "program", line 2, in <module>\nZeroDivisionError: division by zero', 'x = 0\ny = 1 / x'), /at line 2 \(`y = 1 \/ x`\)/, 'the line is shown');
  t.end();
});

t.test('the line is that of the innermost frame, not one that the message names', (t) => {
  t.match(explain('  File "<agent>", line 2\n    x = 1\n    ^\nIndentationError: expected an indented block after \'if\' statement on line 1', 'if True:\nx = 1'), /at line 2 \(`x = 1`\)/);
  t.match(explain('  File "<agent>", line 4, in <module>\n    f()\n  File "<agent>", line 3, in f\nZeroDivisionError: division by zero'), /at line 3/);
  t.end();
});

t.test('without an error that a rule knows, the way the program ended speaks', (t) => {
  const ended = (status: Failure['status'], more: Partial<Failure> = {}): string => explainFailure({ code: '', error: '', answerSet: false, task: TASK, runtime: 'python', ...more, status });
  t.match(ended('timeout'), /took too long/);
  t.match(ended('memory'), /Memory ran out/);
  t.match(ended('output_limit'), /printed too much/);
  t.match(ended('killed'), /The process died/);
  t.match(ended('ok'), /did not set `answer`/);
  t.match(ended('ok', { answerSet: true }), /set `answer`\. Check the units/);
  t.match(ended('error', { error: '  line 1\nStopIteration', code: 'next(iter([]))' }), /^No rule covers this error.* at line 1 \(`next\(iter\(\[\]\)\)`\)/);
  t.match(ended(undefined), /No program has failed so far/);
  t.end();
});

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
