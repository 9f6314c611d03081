/** Replies as models really write them; which action each is, or what is wrong with it. */
import t from 'tap';
import { parseAction } from '../../../env/actions/parse/parse-action.ts';
import { readObject } from '../../../env/actions/parse/tolerant-object.ts';

const fence = '```';
const program = (reply: string | Record<string, unknown>): unknown => {
  const parsed = parseAction(reply);
  return parsed.ok ? [parsed.name, parsed.parameters['code'] ?? parsed.parameters['answer'] ?? parsed.parameters['cmd']] : parsed.reason;
};

const TAKEN: readonly [string, string | Record<string, unknown>, readonly [string, unknown]][] = [
  ['bare JSON', '{"action": "validate_code", "code": "answer = 1"}', ['validate_code', 'answer = 1']],
  ['an object', { action: 'validate_code', code: 'answer = 1' }, ['validate_code', 'answer = 1']],
  ['fenced amid prose', `Let me compute.\n${fence}json\n{"action": "validate_code", "code": "answer = 1"}\n${fence}\nThat should do.`, ['validate_code', 'answer = 1']],
  ['fenced without a language', `${fence}\n{"action": "submit", "answer": 3}\n${fence}`, ['submit', 3]],
  ['braces in thinking', '<think>maybe {"action": "submit", "answer": 9}? no</think>\n{"action": "submit", "answer": 3}', ['submit', 3]],
  ['thinking that the template opened', 'first {a} then {b}</think> {"action": "submit", "answer": 3}', ['submit', 3]],
  ['raw newlines and tabs in a string', '{"action": "validate_code", "code": "for i in range(3):\n\tprint(i)"}', ['validate_code', 'for i in range(3):\n\tprint(i)']],
  ['triple quotes', `{"action": "validate_code", "code": """\nx = "a"\nprint(x)\n"""}`, ['validate_code', '\nx = "a"\nprint(x)\n']],
  ['triple single quotes', `{"action": "validate_code", "code": '''print("it's")'''}`, ['validate_code', 'print("it\'s")']],
  ['a Python dict', `{'action': 'validate_code', 'code': 'print("x")'}`, ['validate_code', 'print("x")']],
  ['Python words', `{'action': 'submit', 'answer': True}`, ['submit', true]],
  ['a tuple', `{'action': 'submit', 'answer': (5, 3)}`, ['submit', [5, 3]]],
  ['trailing commas', '{"action": "submit", "answer": [1, 2,],}', ['submit', [1, 2]]],
  ['an extra key', '{"thought": "I know", "action": "submit", "answer": 3}', ['submit', 3]],
  ['name and arguments', '{"name": "validate_code", "arguments": {"code": "1"}}', ['validate_code', '1']],
  ['arguments as JSON text', '{"name": "validate_code", "arguments": "{\\"code\\": \\"1\\"}"}', ['validate_code', '1']],
  ['action and params', '{"action": "validate_code", "params": {"code": "1"}}', ['validate_code', '1']],
  ['action and action_input as text', '{"action": "validate_code", "action_input": "print(1)"}', ['validate_code', 'print(1)']],
  ['<tool_call>', '<tool_call>\n{"name": "submit", "arguments": {"answer": 3}}\n</tool_call>', ['submit', 3]],
  ['an OpenAI message', { role: 'assistant', content: null, tool_calls: [{ id: 'c', type: 'function', function: { name: 'submit', arguments: '{"answer": 3}' } }] }, ['submit', 3]],
  ['an OpenAI tool call', { type: 'function', function: { name: 'submit', arguments: '{"answer": 3}' } }, ['submit', 3]],
  ['the action as key', '{"submit": {"answer": 3}}', ['submit', 3]],
  ['another case and hyphens', '{"action": "Validate-Code", "code": "1"}', ['validate_code', '1']],
  ['a Python block alone', `I will print it.\n${fence}python\nprint({"a": 1})\n${fence}\n`, ['validate_code', 'print({"a": 1})']],
  ['a block that is not closed', `${fence}python\nprint(1)`, ['validate_code', 'print(1)']],
  ['an object on the line of its fence', `${fence} {"action": "submit", "answer": 3} ${fence}\nDone.`, ['submit', 3]],
  ['a JavaScript block', `${fence}js\nanswer = 1\n${fence}`, ['validate_code', 'answer = 1']],
  ['a fence inside the code', `{"action": "validate_code", "code": "${fence}python\\nprint(1)\\n${fence}"}`, ['validate_code', 'print(1)']],
  ['quotes that were not escaped', '{"action": "validate_code", "code": "print("hi", 3)"}', ['validate_code', 'print("hi", 3)']],
  ['escapes that JSON does not know', String.raw`{"action": "validate_code", "code": "re.match('\d+', s)"}`, ['validate_code', String.raw`re.match('\d+', s)`]],
  ['an object without an action first', 'Given {"age": 3} I say {"action": "submit", "answer": 3}', ['submit', 3]],
  ['an invalid action first', '{"action": "validate_code"} {"action": "submit", "answer": 3}', ['submit', 3]],
  ['null is an answer', '{"action": "submit", "answer": null}', ['submit', undefined]],
  ['an empty program', '{"action": "validate_code", "code": ""}', ['validate_code', '']],
  ['a shell command', '{"action": "terminal", "cmd": "ls"}', ['terminal', 'ls']],
];

t.test('what models write is taken', (t) => {
  for (const [name, reply, expected] of TAKEN) {
    const parsed = program(reply);
    t.same(Array.isArray(parsed) && parsed[1] === null ? [parsed[0], undefined] : parsed, expected, name);
  }
  t.end();
});

t.test('what is no action is told exactly', (t) => {
  const cases: readonly [string, RegExp][] = [
    ['I have no idea.', /no action/],
    ['', /no action/],
    ['<think>hmm, {"action": "submit", "answer": 1}', /inside <think>/],
    ['{"action": "fly"}', /no action "fly"/],
    ['{"action": "validate_code"}', /validate_code needs `code`/],
    ['{"action": "validate_code", "code": 3}', /`code` must be string/],
    ['{"action": "request_info", "data_path": "x", "info_type": "all"}', /`info_type`/],
    ['{"action": "validate_code", "code": "print(1', /character 0 is not complete/],
    ['{"a": 1}', /no action/],
  ];
  for (const [reply, expected] of cases) t.match(program(reply), expected, reply);
  t.match(program({ code: 'x' }), /no "action"/);
  t.end();
});

t.test('several actions: the first is used, its span told, the rest said to be ignored', (t) => {
  const reply = 'Now: {"action": "debug"}\nObservation: it works!\n{"action": "submit", "answer": 3}';
  t.match(parseAction(reply), { ok: true, name: 'debug', span: { start: 5, end: 24 }, ignored: /ignored/ });
  t.notOk('ignored' in parseAction('{"action": "debug"}\nThanks.'));
  t.end();
});

t.test('a hostile reply costs little', (t) => {
  const started = performance.now();
  for (const reply of ['{'.repeat(300_000), '{"action": "'.repeat(50_000), `{"a": ${'['.repeat(200_000)}`, `{"code": "${'\\'.repeat(400_001)}`, '<think>'.repeat(100_000), '`'.repeat(1_000_000), '```a '.repeat(200_000)]) t.notOk(parseAction(reply).ok);
  t.ok(performance.now() - started < 5_000);
  t.notOk('polluted' in {}, 'no prototype was changed');
  parseAction('{"__proto__": {"polluted": 1}, "action": "debug"}');
  t.notOk('polluted' in {});
  t.end();
});

/** Replies of about `size` characters that make a reader of objects work, each in its own way. */
const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  'many members': (size) => `{${'a:1,'.repeat(size / 4)}`,
  'many items': (size) => `{a:[${'1,'.repeat(size / 2)}`,
  'many objects': (size) => `{"action":"submit","answer":[${'{a:1},'.repeat(size / 6)}`,
  'quotes that may close': (size) => `{"a":"${`"${' '.repeat(98)}x`.repeat(size / 100)}`,
  'commas that may go on': (size) => `{"a":"${`",${' '.repeat(97)}x`.repeat(size / 100)}`,
  comments: (size) => `{${'#\n'.repeat(size / 2)}`,
  escapes: (size) => `{"a":"${'\\n'.repeat(size / 2)}`,
  'one number': (size) => `{a:${'1'.repeat(size)}`,
};

t.test('the work for one object grows as its text', (t) => {
  for (const [name, make] of Object.entries(HOSTILE)) {
    const [small, large] = [readObject(make(20_000), 0).work, readObject(make(200_000), 0).work];
    t.ok(large < 11 * small && large < 25 * 200_000, `${name}: ${small}, then ${large}`);
  }
  t.end();
});

t.test('a reply of a megabyte is bounded work, and an honest one of that size is read', (t) => {
  const replies = { ...Object.fromEntries(Object.entries(HOSTILE).map(([name, make]) => [name, make(1_000_000)])), 'objects in objects': '{a:'.repeat(333_333), 'the same object again and again': `${'{a:'.repeat(20)}${'{b:[1,1,1,1]}'.repeat(70_000)}` };
  for (const [name, reply] of Object.entries(replies)) {
    const started = performance.now();
    t.notOk(parseAction(reply).ok, name);
    // Tens of milliseconds on a machine that does nothing else.
    t.ok(performance.now() - started < 1_500, name);
  }
  const code = `rows = [\n${'    (1, 2.5, "three"),\n'.repeat(40_000)}]\nanswer = len(rows)`;
  t.match(parseAction(JSON.stringify({ action: 'validate_code', code })), { ok: true, parameters: { code } });
  t.match(parseAction(`{"action": "submit", "answer": [${'12.5, '.repeat(60_000)}]}`), { ok: true, name: 'submit' }, 'so is a long list');
  t.match(parseAction(`${'a set {x} and a dict {"k": 1}, '.repeat(5_000)}{"action": "submit", "answer": 1}`), { ok: true, name: 'submit' }, 'and an action behind much that is none');
  t.end();
});
