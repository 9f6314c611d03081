/** The command line as a user types it. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { TABLES, testServer } from '../server/harness.ts';

const MAIN = path.join(import.meta.dirname, '../../cli/main.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-cli-'));
t.teardown(() => rmSync(folder, { recursive: true }));

interface Ran { readonly status: number | null; readonly out: string; readonly err: string }

function cli(args: readonly string[], { input = '', kill }: { readonly input?: string; readonly kill?: (child: ReturnType<typeof spawn>) => void } = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, MEDAGENTGYM_DATA_DIR: folder, MEDAGENTGYM_TABLES_DIR: TABLES } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
    child.stdin.end(input);
    kill?.(child);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}
const json = async (args: readonly string[]): Promise<unknown> => JSON.parse((await cli([...args, '--json'])).out);

t.test('every command has help', async (t) => {
  const { out } = await cli(['--help']);
  for (const command of ['serve', 'families', 'tasks', 'play', 'rollout', 'import', 'prepare', 'verify', 'doctor', 'bench']) {
    t.match(out, command);
    const help = await cli([command, '--help']);
    t.equal(help.status, 0);
    t.match(help.out, /--json/, command);
  }
});

t.test('families and tasks', async (t) => {
  t.match(await json(['families']), [{ id: 'medcalc', train: 10053 }, { id: 'npower', train: 960 }, { id: 'mimic-iii', train: 9318 }, { id: 'eicu', train: 6213 }]);
  t.match((await cli(['families'])).out, /medcalc\s+MedCalc/);
  await using gym = await testServer({ tokens: 'sixteen-characters=read' });
  gym.server.deps.catalogue.quarantine('npower-v2/twin/test/t-test/0');
  t.match(await json(['families', '--url', gym.url, '--token', 'sixteen-characters']), [{ id: 'medcalc', quarantined: 0 }, { id: 'npower', quarantined: 1 }], 'of a running server');
  t.match(await cli(['families', '--url', gym.url]), { status: 1, err: /unauthorized/ });
  t.match(await cli(['families', '--url', 'nowhere']), { status: 1, err: /--url takes an address/ });
  t.match(await json(['tasks', '--family', 'medcalc', '--split', 'train', '-n', '2']), { total: 10053, tasks: [{}, {}] });
  t.match((await cli(['tasks', 'medcalc-v2/twin/test/bmi/0'])).out, /kg/);
  const shown = await json(['tasks', 'medcalc-v2/twin/test/bmi/0']);
  t.notOk(typeof shown === 'object' && shown !== null && ('gold' in shown || 'reference' in shown));
});

t.test('mistakes are told without a stack', async (t) => {
  const [file, spoilt] = [path.join(folder, 'a-file'), path.join(folder, 'spoilt')];
  writeFileSync(file, '');
  mkdirSync(spoilt);
  writeFileSync(path.join(spoilt, 'trajectories.sqlite'), 'not a database at all, but long enough to be taken for one'.repeat(100));
  for (const [args, message] of [
    [['tasks', '--family', 'astrology'], /no family "astrology"/],
    [['tasks', 'nonsense'], /not a task id/],
    [['rollout', '-n', 'many'], /-n takes an integer/],
    [['rollout', '--source', 'published'], /no published test rows were imported.*import --family ID.*--split train/],
    [['import', '--family', 'medcalc', '--from', path.join(folder, 'nowhere')], /nowhere/],
    [['play', '--url', 'http://127.0.0.1:9'], /no server answers at/],
    [['bench', '--only', 'nothing'], /no bench nothing/],
    [['serve', '--port', 'high'], /--port takes an integer/],
    [['serve', '--port', '99999'], /--port takes an integer from 0 to 65535/],
    [['serve', '--port', '0', '--tokens', '@/nowhere/tokens'], /the tokens cannot be read/],
    [['serve', '--port', '0', '--data-dir', file], /cannot be used.*--data-dir/],
    [['serve', '--port', '0', '--data-dir', spoilt], /trajectories\.sqlite cannot be used: file is not a database/],
    [['serve', '--host', '0.0.0.0'], /needs --tokens/],
  ] as const) {
    const { status, err } = await cli([...args]);
    t.equal(status, 1, args.join(' '));
    t.match(err, message);
    t.notMatch(err, /\n {4}at /);
  }
});

t.test('rollout: the reference solves all, a constant nothing, a program of the user plays', async (t) => {
  t.match(await json(['rollout', '--family', 'medcalc', '-n', '8']), { episodes: 8, solved: 8, mean_reward: 1, faults: {} });
  t.match(await json(['rollout', '--agent', 'constant', '--family', 'medcalc', '-n', '8']), { episodes: 8, solved: 0, mean_reward: 0, faults: { policy: 8 } });
  t.match(await json(['rollout', '--agent', 'random', '--family', 'npower', '-n', '4']), { episodes: 4 });
  t.match(await json(['rollout', '--agent', 'empty', '-n', '4']), { episodes: 4, solved: 0 });
  const agent = path.join(folder, 'agent.sh');
  writeFileSync(agent, 'read line; echo \'{"action": "validate_code", "code": "print(1)"}\'; read line; echo \'"{\\"action\\": \\"submit\\", \\"answer\\": -1}"\'; read line\n');
  t.match(await json(['rollout', '--agent', `sh ${agent}`, '--family', 'medcalc', '-n', '2']), { episodes: 2, solved: 0, mean_reward: 0 });
  t.match(await json(['rollout', '--agent', 'read line; sleep 1; echo \'{"action": "debug"}\'; read line', '--episode-timeout-ms', '200', '--family', 'medcalc', '-n', '2']), { episodes: 2, solved: 0, faults: { client: 2 } }, 'who thinks too long is cut off');
  const table = await cli(['rollout', '--family', 'medcalc', '-n', '2']);
  t.match(table.out, /mean reward\s+1\.0000/);
  t.match(table.out, /step p50 \/ p99/);
});

t.test('rollout stops at Ctrl-C and still sums up', async (t) => {
  const ran = await cli(['rollout', '--family', 'medcalc', '-n', '5000', '--json'], { kill: (child) => setTimeout(() => child.kill('SIGINT'), 4_000) });
  t.equal(ran.status, 0);
  t.match(JSON.parse(ran.out), { interrupted: true });
});

t.test('verify: references earn 1, near misses 0; a report resumes', async (t) => {
  const report = path.join(folder, 'verify.jsonl');
  const first = await json(['verify', '--family', 'medcalc', '-n', '6', '--report', report]);
  t.match(first, { verified: 6, reference_solved: 6, wrong_answers_rewarded: 0, failed: [] });
  const started = performance.now();
  t.match(await json(['verify', '--family', 'medcalc', '-n', '6', '--report', report]), { verified: 6 });
  t.ok(performance.now() - started < 20_000);
});

t.test('play: a program, a hint, an answer', async (t) => {
  const { out, status } = await cli(['play', 'medcalc-v2/twin/test/bmi/0', '--json'], { input: 'x = 6 * 7\nprint(x)\n.\n:debug\n:submit -1\n' });
  t.equal(status, 0);
  const replies = out.trim().split('\n').map((line) => JSON.parse(line) as { readonly observation: { readonly kind: string; readonly stdout?: string }; readonly terminated?: boolean });
  t.match(replies, [{ observation: { kind: 'task' } }, { observation: { stdout: '42\n' } }, { observation: { kind: 'debug_result' } }, { terminated: true }]);
  const shown = await cli(['play', 'medcalc-v2/twin/test/bmi/0'], { input: ':help\n:what\n:quit\n' });
  t.match(shown.out, /:submit VALUE/);
  t.match(shown.out, /there is no :what/);
  const piped = await cli(['play', 'medcalc-v2/twin/test/bmi/0', '--json'], { input: 'print("first")\n.\nprint("second")\n.\nx = 3\n\nprint(x * 14)' });
  t.same(piped.out.trim().split('\n').map((line) => (JSON.parse(line) as { readonly observation: { readonly stdout?: string } }).observation.stdout), [undefined, 'first\n', 'second\n', '42\n'], 'the end of the input ends the last program');
});

t.test('import: an account of every row; a bad file changes nothing', async (t) => {
  const rows = path.join(folder, 'rows');
  mkdirSync(rows);
  const row = { 'Row Number': 1, 'Calculator ID': 6, 'Calculator Name': 'Body Mass Index (BMI)', 'Patient Note': 'Weighs 70 kg at 175 cm.', Question: "What is the patient's BMI in kg/m²?", 'Relevant Entities': "{'weight': [70.0, 'kg'], 'height': [175.0, 'cm']}", 'Ground Truth Answer': '22.857', 'Lower Limit': '21.71415', 'Upper Limit': '23.99985' };
  writeFileSync(path.join(rows, 'test_tasks.jsonl'), `${JSON.stringify(row)}\n`);
  t.match(await json(['import', '--family', 'medcalc', '--from', rows]), { rows: 1, imported: 1, quarantined: {}, recomputed: { equation: { rows: 1, agree: 1, differ: [] } } });
  t.match(await json(['rollout', '--family', 'medcalc', '--source', 'published', '-n', '5']), { episodes: 1, solved: 1 });
  writeFileSync(path.join(rows, 'test_tasks.jsonl'), `${JSON.stringify(row)}\n{"Row Number": 2, broken\n`);
  const failed = await cli(['import', '--family', 'medcalc', '--from', rows]);
  t.equal(failed.status, 1);
  t.match(failed.err, /test_tasks\.jsonl:2/);
  t.match(await json(['tasks', '--family', 'medcalc', '--source', 'published']), { total: 1 });

  await using elsewhere = await testServer();
  const nothing = await cli(['rollout', '--family', 'medcalc', '--source', 'published', '--json', '--url', elsewhere.url]);
  t.match(nothing, { status: 1, err: /data_missing/ }, 'a rollout in which no episode ran has failed');
  t.match(JSON.parse(nothing.out), { episodes: 0, mean_reward: null });
  t.match(await json(['rollout', '--family', 'medcalc', '-n', '2', '--url', elsewhere.url.replace('http://', '')]), { episodes: 2, disputed_labels: 0 }, 'and one that ran has not; host:port is an address');

  writeFileSync(path.join(rows, 'test_tasks.jsonl'), Array.from({ length: 40 }, (_, i) => JSON.stringify({ ...row, 'Row Number': i + 1, ...(i % 2 === 0 ? {} : { 'Ground Truth Answer': '30.1', 'Lower Limit': '28.595', 'Upper Limit': '31.605' }) })).join('\n'));
  const account = await cli(['import', '--family', 'medcalc', '--from', rows]);
  t.match(account.out, /20 of 40 rows are disputed/);
  t.match(account.out, /without their beginning, medcalc-v2\/published\/test\/bmi\//);
  const [heading = '', ...lines] = account.out.slice(account.out.indexOf('group')).split('\n');
  t.match(heading, /agree +share +differ/);
  t.ok(lines.slice(0, lines.indexOf('')).every((line) => line.length <= 100), 'the table fits a terminal');
  t.match((await cli(['rollout', '--family', 'medcalc', '--source', 'published'])).out, /solved +20 \(50\.0 %\)\ndisputed labels +20 of 40: our computation/);
  t.match(await json(['rollout', '--family', 'medcalc', '--source', 'published']), { solved: 20, disputed_labels: 20 });
});

t.test('doctor says what there is', async (t) => {
  const checks = await json(['doctor']);
  t.match(checks, { checks: [{ name: 'Node', ok: true }, { name: 'Python for the sandbox', ok: true }, { name: 'isolation' }, {}, {}, {}] });
});
