/** Task packs from the command line: begun, checked, imported, played, removed; and what a check finds. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { commandLine } from './command-line.ts';

const line = commandLine();
t.teardown(() => line[Symbol.dispose]());
const pack = path.join(line.folder, 'pack');
const edit = (name: string, change: (text: string) => string): void => writeFileSync(path.join(pack, name), change(readFileSync(path.join(pack, name), 'utf8')));

t.test('begun, checked, imported, listed, rolled out, removed', async (t) => {
  t.match(await line.run(['pack', 'init', pack, '--id', 'my-ward']), { status: 0, out: /pack check/ });
  t.match(await line.run(['pack', 'init', pack]), { status: 1, err: /is not empty/ });
  t.match(await line.json(['pack', 'check', pack]), { pack: 'my-ward', tasks: 10, checked: 10, faults: [], bestConstant: { of: 10 } });
  t.match(await line.json(['import', '--pack', pack]), { pack: 'my-ward', version: 1, tasks: 10 });
  t.ok((await line.json(['families']) as readonly { id: string }[]).some(({ id }) => id === 'my-ward'));
  t.match(await line.json(['rollout', '--family', 'my-ward', '-n', '20']), { episodes: 5, solved: 5 });
  t.match(await line.json(['rollout', '--family', 'my-ward', '--agent', 'empty', '-n', '20']), { episodes: 5, solved: 0, mean_reward: 0 });
  const played = await line.run(['play', 'my-ward-v1/published/test/look-up/1'], { input: 'import os\nprint(os.listdir("/data/my-ward"))\n.\nanswer = ["P05"]\n.\n' });
  t.match(played.out, /creatinine\.csv/);
  t.match(played.out, /Reward: 1, solved/);
  t.match(await line.run(['pack', 'remove', 'my-ward']), { status: 0 });
  t.notOk((await line.json(['families']) as readonly { id: string }[]).some(({ id }) => id === 'my-ward'));
  t.match(await line.run(['pack', 'remove', 'my-ward']), { status: 1, err: /no pack my-ward/ });
});

t.test('what a check finds, an import refuses', async (t) => {
  edit('test_tasks.jsonl', (text) => text.replace('"answer": 1.5333', '"answer": 1.9'));
  const wrong = await line.run(['pack', 'check', pack]);
  t.match(wrong, { status: 1, out: /test_tasks.jsonl:1 .*the python reference earns 0/ });
  t.match(await line.run(['import', '--pack', pack]), { status: 1, err: /the pack is not taken.*\n.*test_tasks.jsonl:1/ });
  edit('test_tasks.jsonl', (text) => text.replace('"answer": 1.9', '"answer": 1.5333').replace('"wrong": ["1.7", "4.6"]', '"wrong": ["1.5333"]'));
  t.match(await line.run(['pack', 'check', pack]), { status: 1, out: /the wrong answer `answer = 1.5333` earns 1/ });
  edit('test_tasks.jsonl', (text) => text.replace('"wrong": ["1.5333"]', '"wrong": ["1.7 mg"]'));
  t.match(await line.run(['pack', 'check', pack]), { status: 1, out: /test_tasks.jsonl:1 .*is no expression/ });
  // Everything that a grader may do wrong, each in a task of its own.
  edit('grader.js', () => 'const grade = (answer, { how }) => ({ loop: () => { for (;;); }, reach: () => process.env, score: () => ({ score: 7 }), promise: () => new Promise(() => {}), memory: () => { const all = []; for (;;) all.push(new Array(1e6).fill(1)); }, right: () => answer === 1 })[how]();');
  writeFileSync(path.join(pack, 'train_tasks.jsonl'), ['loop', 'reach', 'score', 'promise', 'memory', 'right'].map((how) => `${JSON.stringify({ category: 'plan', prompt: 'x', parameters: { how }, reference: 'answer = 1', wrong: ['2'] })}\n`).join(''));
  writeFileSync(path.join(pack, 'test_tasks.jsonl'), '');
  const { status, err } = await line.run(['import', '--pack', pack]);
  t.equal(status, 1);
  for (const told of [/train_tasks.jsonl:1 .*cannot be graded.*timeout/, /train_tasks.jsonl:2 .*cannot be graded.*process is not defined/, /train_tasks.jsonl:3 .*cannot be graded.*neither true, false nor a score/, /train_tasks.jsonl:4 .*cannot be graded/, /train_tasks.jsonl:5 .*cannot be graded/]) t.match(err, told);
  t.notMatch(err, /jsonl:6/);
  edit('pack.json', (text) => text.replace('"my-ward"', '"medcalc"'));
  t.match(await line.run(['import', '--pack', pack]), { status: 1, err: /medcalc is a family of its own here/ });
  edit('pack.json', (text) => text.replace('"medcalc"', '"my ward"'));
  t.match(await line.run(['import', '--pack', pack]), { status: 1, err: /pack\.json: field \/id/ });
  t.match(await line.run(['import', '--pack', pack, '--family', 'x']), { status: 1, err: /stands alone/ });
  t.match(await line.run(['import']), { status: 1, err: /--family, or a task pack with --pack/ });
});
