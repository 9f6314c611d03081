/** Attacks on the private channel: forged, malformed, oversized, deeply nested and out-of-order frames. */
import t from 'tap';
import { createPythonBackend } from '../../env/sandboxes/python/backend.ts';
import type { Completion } from '../../env/sandboxes/sandbox.ts';
import { PUBLIC_PYTHON, pythonSnippets, SANDBOX_PYTHON } from '../env/sandboxes/python-snippets.ts';
import { specFor, step } from '../env/sandboxes/suite.ts';

/** Guest code that finds the channel and sends what `expression` gives. */
function send(expression: string, before = ''): string {
  return `
import os, stat, struct, json, socket, sys
${before}
caller = sys._getframe()
while 'request' not in caller.f_locals: caller = caller.f_back
N = caller.f_locals['request']['n']
def frame(payload, written=b''): return struct.pack('>II', 4 + len(payload) + len(written), len(payload)) + payload + written
def send(data):
    for number in range(3, 1024):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode): socket.socket(fileno=os.dup(number)).sendall(data)
        except OSError: pass
send(${expression})
answer = 'honest'
`;
}

const killed = (completion: Completion): boolean => completion.status === 'killed' && completion.lost !== undefined && completion.answer === undefined;

/** What is sent instead of, or before, the real completion of step 1. */
const BROKEN: readonly (readonly [name: string, code: string])[] = [
  ['no JSON', send('frame(b"nonsense")')],
  ['JSON that is no object', send('frame(b"[1, 2]")')],
  ['a number', send('frame(b"17")')],
  ['an empty frame', send('frame(b"")')],
  ['invalid UTF-8', send('frame(bytes([0xff] * 64))')],
  ['an absurd length', send('struct.pack(">I", 0xFFFFFFFF)')],
  ['a length over the cap', send('struct.pack(">I", 64 << 20) + bytes(1 << 20)')],
  ['a length of JSON over the frame', send('struct.pack(">II", 6, 100) + b"{}"')],
  ['a frame without room for a length', send('struct.pack(">I", 2) + b"{}"')],
  ['more output than it says', send(`frame(json.dumps({"n": N, "s": "ok", "o": 1, "e": 0}).encode(), b"out")`)],
  ['less output than it says', send(`frame(json.dumps({"n": N, "s": "ok", "o": 100, "e": 0}).encode(), b"out")`)],
  ['deeply nested arrays', send('frame(b"[" * 500000)')],
  ['megabytes of arrays', send(`frame(b'{"n":%d,"a":' % N + b'[' + b'[],' * 650000 + b'[]]}')`)],
  ['deeply nested objects', send(`frame(b'{"n":%d,"s":"ok","a":' % N + b'["list",[' * 500 + b']]' * 500 + b'}')`)],
  ['the number of another step', send(`frame(json.dumps({"n": N + 1, "s": "ok", "o": 0, "e": 0}).encode())`)],
  ['no number', send(`frame(json.dumps({"s": "ok", "o": 0, "e": 0}).encode())`)],
  ['a status that only the server gives', send(`frame(json.dumps({"n": N, "s": "cancelled", "o": 0, "e": 0}).encode())`)],
];

t.test('frames', { skip: (SANDBOX_PYTHON ?? PUBLIC_PYTHON) === undefined && 'no Python for the sandbox' }, async (t) => {
  await using backend = await createPythonBackend({ python: SANDBOX_PYTHON ?? PUBLIC_PYTHON ?? '', pool: { base: 4 } });
  const spec = specFor(pythonSnippets);

  for (const [name, code] of BROKEN) {
    await t.test(name, async (t) => {
      await using sandbox = await backend.acquire(spec);
      const done = await step(sandbox, code);
      if (name === 'a status that only the server gives') {
        t.match(done, { status: 'killed', answer: undefined });
        await step(sandbox, ''); // its real completion is one frame too many, and may end this step
      } else t.ok(killed(done), 'killed and replaced', { done });
      t.match((await step(sandbox, 'answer = 42')).answer, { value: 42 }, 'the episode goes on');
    });
  }

  await t.test('control: code that sends nothing', async (t) => {
    await using sandbox = await backend.acquire(spec);
    t.match(await step(sandbox, send('b""')), { status: 'ok', answer: { value: 'honest' }, lost: undefined });
  });

  await t.test('a forged completion is a claim, once', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const forged = await step(sandbox, send(`frame(json.dumps({"n": N, "s": "ok", "o": 3, "e": 0, "a": ["int", "7"], "c": -5, "m": "x", "x": 99, "usage": 1}).encode(), b"out")`));
    t.match(forged, { status: 'ok', stdout: 'out', answer: { type: 'int', value: 7 }, exitStatus: 0, usage: { cpuMs: 0, maxRssKb: 0 } });
    // The real completion is one frame too many: it counts for nothing, and costs the process.
    const next = await step(sandbox, 'answer = 42');
    t.ok(next.status === 'killed' && next.answer === undefined || next.answer?.type === 'int' && next.answer.value === 42, 'never the old answer');
    t.match(next.lost, /replaced/);
    t.match(await step(sandbox, 'answer = 42'), { status: 'ok', answer: { value: 42 }, lost: undefined });
  });

  await t.test('several completions at once', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const forged = await step(sandbox, send(`b"".join(frame(json.dumps({"n": n, "s": "ok", "o": 0, "e": 0, "a": ["int", str(n - N)]}).encode()) for n in range(N, N + 50))`));
    t.match(forged.answer, { value: 0 });
    const next = await step(sandbox, 'answer = 42');
    t.ok(next.answer === undefined || next.answer.type === 'int' && next.answer.value === 42, 'none for a later step');
    t.match((await step(sandbox, 'answer = 42')).answer, { value: 42 });
  });

  await t.test('a frame between steps', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const late = send('b""', 'import threading, time').replace("send(b\"\")", 'threading.Thread(target=lambda: (time.sleep(0.1), send(frame(b"{}"))), daemon=True).start()');
    t.match(await step(sandbox, late), { status: 'ok' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    t.match((await step(sandbox, 'answer = 42')).answer, { value: 42 });
  });

  await t.test('answers that lie about their form', async (t) => {
    await using sandbox = await backend.acquire(spec);
    for (const claim of ['["int", 7]', '["int", "7.5"]', '["float", "7"]', '["date", "today"]', '["list", {}]', '["dict", [[["int", "1"]]]]', '["table", {"columns": ["a"], "rows": [[]]}]', '["str"]', '["other", 5]', '"plain"', '{}', '["int", "7", 1]', '["int", "' + '9'.repeat(5_000) + '"]']) {
      await using liar = await backend.acquire(spec);
      const done = await step(liar, send(`frame(b'{"n": %d, "s": "ok", "o": 0, "e": 0, "a": ${claim}}' % N)`));
      t.match(done, { status: 'ok', answerSet: false, answer: undefined }, claim.slice(0, 60));
    }
    const lying = await step(sandbox, `
class Float(float):
    def __float__(self): return 7.0
    def __repr__(self): return '7'
    def __eq__(self, other): return True
    __hash__ = float.__hash__
class Int(int):
    def __int__(self): return 7
    def __index__(self): return 7
    def __str__(self): return '7'
class Text(str):
    def __str__(self): return 'gold'
    def __len__(self): return 1 << 40
class List(list):
    def __iter__(self): return iter([7])
    def __len__(self): return 1
class Dict(dict):
    def items(self): return [(7, 7)]
class Meta(type):
    def __instancecheck__(self, other): return True
    @property
    def __name__(self): raise ValueError
class Odd(metaclass=Meta): pass
answer = [Float(1.5), Int(3), Text('own'), List([1]), Dict(a=1), Odd()]
`);
    t.match(lying.answer, { items: [{ value: 1.5 }, { digits: '3' }, { value: 'own' }, { items: [{ value: 1 }] }, { entries: [[{ value: 'a' }, { value: 1 }]] }, { type: 'other', name: 'Odd' }] });
  });

  await t.test('patched tools of the interpreter', async (t) => {
    await using sandbox = await backend.acquire(spec);
    const patched = await step(sandbox, `
import json, builtins, sys, io, struct, os, time
json.dumps = json.loads = json.JSONEncoder = json.JSONDecoder = None
builtins.print = builtins.compile = builtins.exec = None
sys.stdout = io.StringIO()
sys.exit = os.write = time.process_time = None
answer = 'patched'
`);
    t.match(patched, { status: 'ok', answer: { value: 'patched' } });
    await step(sandbox, 'answer = 1');
    await using other = await backend.acquire(spec);
    t.match((await step(other, 'print(len("abc"))')).stdout, '3\n', 'another episode is not touched');
  });

  await t.test('the process exits by itself', async (t) => {
    for (const code of ['import os\nanswer = 1\nos._exit(0)', 'import os\nos.closerange(0, 1024)', 'import os, sys\nanswer = 1\nos.execv("/bin/true", ["true"])']) {
      await using sandbox = await backend.acquire(spec);
      const done = await step(sandbox, code);
      t.ok(done.status !== 'ok' && done.answer === undefined, code);
      t.match((await step(sandbox, 'answer = 42')).answer, { value: 42 });
    }
  });

  await t.test('with hygiene fork a worker cannot speak after its step', async (t) => {
    await using sandbox = await backend.acquire({ ...spec, hygiene: 'fork' });
    const forged = await step(sandbox, send(`b"".join(frame(json.dumps({"n": n, "s": "ok", "o": 0, "e": 0, "a": ["int", str(n - N)]}).encode()) for n in range(N, N + 50))`));
    t.match(forged.answer, { value: 0 });
    const next = await step(sandbox, 'answer = 42');
    t.match(next, { answer: { value: 42 } });
  });
});
