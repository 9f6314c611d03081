/** The command line as a user types it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { testServer } from '../server/harness.ts';
import { commandLine } from './command-line.ts';

const line = commandLine();
t.teardown(() => line[Symbol.dispose]());

t.test('every command has help', async (t) => {
  const { out } = await line.run(['--help']);
  for (const command of ['serve', 'families', 'tasks', 'play', 'rollout', 'scripted-model', 'stats', 'import', 'prepare', 'verify', 'doctor', 'bench']) {
    t.match(out, command);
    const help = await line.run([command, '--help']);
    t.equal(help.status, 0);
    t.match(help.out, /--json/, command);
  }
});

t.test('families and tasks', async (t) => {
  t.match(await line.json(['families']), [{ id: 'medcalc', train: 10053 }, { id: 'npower', train: 960 }, { id: 'mimic-iii', train: 9318 }, { id: 'eicu', train: 6213 }]);
  t.match((await line.run(['families'])).out, /medcalc\s+MedCalc/);
  await using gym = await testServer({ tokens: 'sixteen-characters=read' });
  gym.server.deps.catalogue.quarantine('npower-v2/twin/test/t-test/0');
  t.match(await line.json(['families', '--url', gym.url, '--token', 'sixteen-characters']), [{ id: 'medcalc', quarantined: 0 }, { id: 'npower', quarantined: 1 }], 'of a running server');
  t.match(await line.run(['families', '--url', gym.url]), { status: 1, err: /unauthorized/ });
  t.match(await line.run(['families', '--url', 'nowhere']), { status: 1, err: /--url takes an address/ });
  t.match(await line.json(['tasks', '--family', 'medcalc', '--split', 'train', '-n', '2']), { total: 10053, tasks: [{}, {}] });
  t.match((await line.run(['tasks', 'medcalc-v2/twin/test/bmi/0'])).out, /kg/);
  const shown = await line.json(['tasks', 'medcalc-v2/twin/test/bmi/0']);
  t.notOk(typeof shown === 'object' && shown !== null && ('gold' in shown || 'reference' in shown));
});

t.test('mistakes are told without a stack', async (t) => {
  const [file, spoilt] = [path.join(line.folder, 'a-file'), path.join(line.folder, 'spoilt')];
  writeFileSync(file, '');
  mkdirSync(spoilt);
  writeFileSync(path.join(spoilt, 'trajectories.sqlite'), 'not a database at all, but long enough to be taken for one'.repeat(100));
  for (const [args, message] of [
    [['tasks', '--family', 'astrology'], /no family "astrology"/],
    [['tasks', 'nonsense'], /not a task id/],
    [['rollout', '-n', 'many'], /-n takes an integer/],
    [['rollout', '--source', 'published'], /no published test rows were imported.*import --family ID.*--split train/],
    [['import', '--family', 'medcalc', '--from', path.join(line.folder, 'nowhere')], /nowhere/],
    [['play', '--url', 'http://127.0.0.1:9'], /no server answers at/],
    [['bench', '--only', 'nothing'], /no bench nothing/],
    [['serve', '--port', 'high'], /--port takes an integer/],
    [['serve', '--port', '99999'], /--port takes an integer from 0 to 65535/],
    [['serve', '--port', '0', '--tokens', '@/nowhere/tokens'], /the tokens cannot be read/],
    [['serve', '--port', '0', '--data-dir', file], /cannot be used.*--data-dir/],
    [['serve', '--port', '0', '--data-dir', spoilt], /trajectories\.sqlite cannot be used: file is not a database/],
    [['serve', '--host', '0.0.0.0'], /needs --tokens/],
  ] as const) {
    const { status, err } = await line.run([...args]);
    t.equal(status, 1, args.join(' '));
    t.match(err, message);
    t.notMatch(err, /\n {4}at /);
  }
});

t.test('doctor says what there is', async (t) => {
  const checks = await line.json(['doctor']);
  t.match(checks, { checks: [{ name: 'Node', ok: true }, { name: 'Python for the sandbox', ok: true }, { name: 'isolation' }, {}, {}, {}] });
});
