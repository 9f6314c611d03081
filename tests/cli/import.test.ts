/** Import from the command line, and what is done with what was imported. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { testServer } from '../server/harness.ts';
import { commandLine } from './command-line.ts';

const line = commandLine();
t.teardown(() => line[Symbol.dispose]());

t.test('import: an account of every row; a bad file changes nothing', async (t) => {
  const rows = path.join(line.folder, 'rows');
  mkdirSync(rows);
  const row = { 'Row Number': 1, 'Calculator ID': 6, 'Calculator Name': 'Body Mass Index (BMI)', 'Patient Note': 'Weighs 70 kg at 175 cm.', Question: "What is the patient's BMI in kg/m²?", 'Relevant Entities': "{'weight': [70.0, 'kg'], 'height': [175.0, 'cm']}", 'Ground Truth Answer': '22.857', 'Lower Limit': '21.71415', 'Upper Limit': '23.99985' };
  writeFileSync(path.join(rows, 'test_tasks.jsonl'), `${JSON.stringify(row)}\n`);
  t.match(await line.json(['import', '--family', 'medcalc', '--from', rows]), { rows: 1, imported: 1, quarantined: {}, recomputed: { equation: { rows: 1, agree: 1, differ: [] } } });
  t.match(await line.json(['rollout', '--family', 'medcalc', '--source', 'published', '-n', '5']), { episodes: 1, solved: 1 });
  writeFileSync(path.join(rows, 'test_tasks.jsonl'), `${JSON.stringify(row)}\n{"Row Number": 2, broken\n`);
  const failed = await line.run(['import', '--family', 'medcalc', '--from', rows]);
  t.equal(failed.status, 1);
  t.match(failed.err, /test_tasks\.jsonl:2/);
  t.match(await line.json(['tasks', '--family', 'medcalc', '--source', 'published']), { total: 1 });

  await using elsewhere = await testServer();
  const nothing = await line.run(['rollout', '--family', 'medcalc', '--source', 'published', '--json', '--url', elsewhere.url]);
  t.match(nothing, { status: 1, err: /data_missing/ }, 'a rollout in which no episode ran has failed');
  t.match(JSON.parse(nothing.out), { episodes: 0, mean_reward: null });
  t.match(await line.json(['rollout', '--family', 'medcalc', '-n', '2', '--url', elsewhere.url.replace('http://', '')]), { episodes: 2, disputed_labels: 0 }, 'and one that ran has not; host:port is an address');

  writeFileSync(path.join(rows, 'test_tasks.jsonl'), Array.from({ length: 40 }, (_, i) => JSON.stringify({ ...row, 'Row Number': i + 1, ...(i % 2 === 0 ? {} : { 'Ground Truth Answer': '30.1', 'Lower Limit': '28.595', 'Upper Limit': '31.605' }) })).join('\n'));
  const account = await line.run(['import', '--family', 'medcalc', '--from', rows]);
  t.match(account.out, /20 of 40 rows are disputed/);
  t.match(account.out, /without their beginning, medcalc-v2\/published\/test\/bmi\//);
  const [heading = '', ...lines] = account.out.slice(account.out.indexOf('group')).split('\n');
  t.match(heading, /agree +share +differ/);
  t.ok(lines.slice(0, lines.indexOf('')).every(({ length }) => length <= 100), 'the table fits a terminal');
  t.match((await line.run(['rollout', '--family', 'medcalc', '--source', 'published'])).out, /solved +20 \(50\.0 %\)\ndisputed labels +20 of 40: our computation/);
  t.match(await line.json(['rollout', '--family', 'medcalc', '--source', 'published']), { solved: 20, disputed_labels: 20 });
});
