/** What candidate functions may do in a real episode: each says what was wrong where it can, and earns nothing. */
import t from 'tap';
import { driveEpisode, program, scripted } from '../../../client/episode-driver.ts';
import { biocoder } from '../../../datasets/biocoder/family.ts';
import { testServer } from '../../server/harness.ts';
import { twinRecord } from '../twin.ts';

const gym = await testServer({ pool: '4' });
const client = await gym.connect();
t.teardown(async () => {
  await client[Symbol.asyncDispose]();
  await gym[Symbol.asyncDispose]();
});

const record = await twinRecord(biocoder, { split: 'train', category: 'sequences', index: 0 }, '/nowhere');
const [{ reward, reference }] = record.questions;
const name = String(reward['function']);
const drive = (code: string, timeout = 20_000) => driveEpisode(client, record.id, scripted(program(code)), { seed: 0, options: { feedback: 'interactive', step_timeout_ms: timeout } });

const REFUSED: readonly (readonly [what: string, code: string, says: RegExp, timeout?: number])[] = [
  ['never returns', `def ${name}(*args):\n    while True:\n        pass`, /it took too long/, 1_000],
  ['prints megabytes', `def ${name}(*args):\n    print("x" * 5_000_000)`, /it wrote too much/],
  ['returns a generator', `def ${name}(*args):\n    yield 1`, /no plain value: generator/],
  ['returns a class', `def ${name}(*args):\n    return int`, /no plain value: type/],
  ['returns a lambda in a list', `def ${name}(*args):\n    return [lambda: 1]`, /no plain value: function/],
  ['returns NaN', `def ${name}(*args):\n    return float("nan")`, /./],
  ['returns a text of a gigabyte', `def ${name}(*args):\n    return "x" * 2**30`, /could not be tried|raised MemoryError/],
  ['fills the memory', `def ${name}(*args):\n    return [0] * 2**33`, /raised MemoryError on \d+ of/],
  ['raises', `def ${name}(*args):\n    return args[99]`, /raised IndexError on \d+ of/],
  ['kills its process', `import os\ndef ${name}(*args):\n    os._exit(0)`, /could not be tried/],
  ['changes its arguments', `${reference.python}\n__right = ${name}\ndef ${name}(seq, *args):\n    import builtins\n    return __right(seq + "A", *args)`, /./],
  ['looks for what is expected', `import sys\ndef ${name}(*args):\n    frame = sys._getframe()\n    while frame is not None:\n        for value in frame.f_locals.values():\n            if isinstance(value, dict) and "output" in value:\n                return value["output"]\n        frame = frame.f_back`, /./],
];

t.test('candidates that earn nothing', async (t) => {
  await Promise.all(REFUSED.map(async ([what, code, says, timeout]) => {
    const run = await drive(code, timeout);
    t.match(run, { reward: 0, solved: false, fault: 'policy', lastText: says }, what);
  }));
});

t.test('what is no function is no attempt', async (t) => {
  t.match(await drive(`${name} = 42`), { reward: 0, solved: false, lastText: /did not define/ });
});

t.test('control: the reference solves it', async (t) => {
  t.match(await drive(reference.python ?? ''), { reward: 1, solved: true });
});
