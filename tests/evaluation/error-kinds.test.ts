/** Every error kind from what real programs left in a real sandbox. */
import t from 'tap';
import { type ErrorKind, errorKindOf, loopsIn } from '../../evaluation/error-kinds.ts';
import { parseAction } from '../../env/actions/parse/parse-action.ts';
import { BMI, run, testServer } from '../server/harness.ts';

const gym = await testServer({ memory_mib: '256', output_bytes: '4096' });
t.teardown(() => gym[Symbol.asyncDispose]());

const PROGRAMS: readonly (readonly [string, ErrorKind | undefined])[] = [
  ['print(1)', undefined],
  ['print(', 'compile'],
  ['if True:\nprint(1)', 'compile'],
  ['open("nowhere.csv")', 'io'],
  ['import sqlite3\nsqlite3.connect("/nowhere/x.db")', 'io'],
  ['import csv\nopen("/proc/1/root/x")', 'io'],
  ['1 / 0', 'runtime'],
  ['raise SystemExit(3)', 'runtime'],
  ['class OwnTrouble(Exception):\n    pass\nraise OwnTrouble("x")', 'runtime'],
  ['x = bytearray(10 ** 10)', 'memory'],
  ['print("x" * 100000)', 'output'],
  ['while True: pass', 'timeout'],
  ['import os\nos._exit(3)', 'killed'],
];

t.test('programs', async (t) => {
  await using client = await gym.connect();
  for (const [code, wanted] of PROGRAMS) {
    const { episode = '' } = await client.call('reset', { task: BMI, options: { step_timeout_ms: 1000 } });
    const { observation } = await client.call('step', { episode, seq: 0, action: run(code) });
    t.equal(errorKindOf(observation), wanted, `${code} ${observation.text.slice(-200)}`);
    await client.call('close', { episode });
  }
  const { episode = '' } = await client.call('reset', { task: BMI });
  t.equal(errorKindOf((await client.call('step', { episode, seq: 0, action: 'I do not know' })).observation), 'unreadable');
});

t.test('repetitions', (t) => {
  const turn = (reply: string) => ({ action: parseAction(reply), whole: reply });
  t.equal(loopsIn([]), 0);
  t.equal(loopsIn(['{"action": "debug"}', 'Again: {"action":"debug"}', '{"action": "submit"}'].map(turn)), 1, 'the action counts, not the words around it');
  t.equal(loopsIn(['hm', 'hm', 'hm', 'well'].map(turn)), 2);
  t.end();
});
