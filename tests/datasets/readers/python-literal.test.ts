import t from 'tap';
import { parsePythonLiteral, PythonLiteralError } from '../../../datasets/readers/python-literal.ts';

t.test('what repr writes', async (t) => {
  const cases: readonly (readonly [text: string, value: unknown])[] = [
    ['None', null], ['True', true], ['False', false],
    ['0', 0], ['-12', -12], ['+3', 3], ['1.5', 1.5], ['.5', 0.5], ['5.', 5], ['1e3', 1000], ['-2.5E-3', -0.0025], ['1_000', 1000],
    ["''", ''], ["'a b'", 'a b'], ['"it\'s"', "it's"], ["'\\n\\t\\\\\\''", "\n\t\\'"], ["'\\xb5g \\u2265 \\U0001f600'", 'µg ≥ 😀'], ["'µmol/L'", 'µmol/L'],
    ['[]', []], ['[1, 2]', [1, 2]], ['[1, 2,]', [1, 2]], ['[[1], [2.0, "x"]]', [[1], [2, 'x']]],
    ['()', []], ['(1,)', [1]], ['(1)', 1], ["('14 weeks', '1 days')", ['14 weeks', '1 days']],
    ['{}', {}], ["{'a': 1, \"b\": [True, None],}", { a: 1, b: [true, null] }], [" {'a' : {'b': ()}}\n", { a: { b: [] } }],
  ];
  for (const [text, value] of cases) t.same(parsePythonLiteral(text), value, text);
});

t.test('anything else is refused, and nothing is evaluated', async (t) => {
  const refused = [
    '', ' ', '1 2', '[1 2]', '[1, , 2]', '[,]', '{1: 2}', "{'a'}", "{'a': 1 'b': 2}", "{'a': 1, 'a': 2}", '[1', "'a", "'a\nb'", '{', "{'a':", 'nan', 'inf', 'true', 'null',
    'abs(1)', '__import__("os")', 'a.b', '1 + 1', '-', '.', '1e999', '9007199254740993', "'\\q'", "'\\x4'", "'\\U00110000'", '0x10', '{1, 2}', "b'a'", "f'{1}'", 'lambda: 1',
    `${'['.repeat(40)}${']'.repeat(40)}`,
  ];
  for (const text of refused) t.throws(() => parsePythonLiteral(text), PythonLiteralError, JSON.stringify(text.slice(0, 40)));
});

t.test('says where', async (t) => {
  t.throws(() => parsePythonLiteral("{'a': 1, 'b': oops}"), { offset: 14, message: '"oops" is not a literal at character 15' });
});

t.test('a key named like a property of objects is only a key', async (t) => {
  const value = parsePythonLiteral("{'__proto__': 1, 'constructor': 2}");
  t.same(Object.entries(value ?? {}), [['__proto__', 1], ['constructor', 2]]);
  t.equal(Object.getPrototypeOf(value), Object.prototype);
});
