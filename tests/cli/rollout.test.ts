/** Rollouts, verification and play from the command line. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { commandLine } from './command-line.ts';

const line = commandLine();
t.teardown(() => line[Symbol.dispose]());

t.test('rollout: the reference solves all, a constant nothing, a program of the user plays', async (t) => {
  t.match(await line.json(['rollout', '--family', 'medcalc', '-n', '8']), { episodes: 8, solved: 8, mean_reward: 1, faults: {} });
  t.match(await line.json(['rollout', '--agent', 'constant', '--family', 'medcalc', '-n', '8']), { episodes: 8, solved: 0, mean_reward: 0, faults: { policy: 8 } });
  t.match(await line.json(['rollout', '--agent', 'random', '--family', 'npower', '-n', '4']), { episodes: 4 });
  t.match(await line.json(['rollout', '--agent', 'empty', '-n', '4']), { episodes: 4, solved: 0 });
  const agent = path.join(line.folder, 'agent.sh');
  writeFileSync(agent, 'read line; echo \'{"action": "validate_code", "code": "print(1)"}\'; read line; echo \'"{\\"action\\": \\"submit\\", \\"answer\\": -1}"\'; read line\n');
  t.match(await line.json(['rollout', '--agent', `sh ${agent}`, '--family', 'medcalc', '-n', '2']), { episodes: 2, solved: 0, mean_reward: 0 });
  t.match(await line.json(['rollout', '--agent', 'read line; sleep 1; echo \'{"action": "debug"}\'; read line', '--episode-timeout-ms', '200', '--family', 'medcalc', '-n', '2']), { episodes: 2, solved: 0, faults: { client: 2 } }, 'who thinks too long is cut off');
  const table = await line.run(['rollout', '--family', 'medcalc', '-n', '2']);
  t.match(table.out, /mean reward\s+1\.0000/);
  t.match(table.out, /step p50 \/ p99/);
});

t.test('options of the other way are refused, not ignored', async (t) => {
  t.match(await line.run(['rollout', '--family', 'medcalc', '--samples', '4']), { status: 1, err: /--samples is of sampling a model: it needs --model/ });
  t.match(await line.run(['rollout', '--model', 'm', '--agent', 'random']), { status: 1, err: /--agent is of agents/ });
});

t.test('rollout stops at Ctrl-C and still sums up', async (t) => {
  const ran = await line.run(['rollout', '--family', 'medcalc', '-n', '5000', '--json'], { kill: (child) => setTimeout(() => child.kill('SIGINT'), 4_000) });
  t.equal(ran.status, 0);
  t.match(JSON.parse(ran.out), { interrupted: true });
});

t.test('verify: references earn 1, near misses 0; a report resumes', async (t) => {
  const report = path.join(line.folder, 'verify.jsonl');
  const first = await line.json(['verify', '--family', 'medcalc', '-n', '6', '--report', report]);
  t.match(first, { verified: 6, reference_solved: 6, wrong_answers_rewarded: 0, failed: [] });
  const started = performance.now();
  t.match(await line.json(['verify', '--family', 'medcalc', '-n', '6', '--report', report]), { verified: 6 });
  t.ok(performance.now() - started < 20_000);
});

t.test('play: a program, a hint, an answer', async (t) => {
  const { out, status } = await line.run(['play', 'medcalc-v2/twin/test/bmi/0', '--json'], { input: 'x = 6 * 7\nprint(x)\n.\n:debug\n:submit -1\n' });
  t.equal(status, 0);
  const replies = out.trim().split('\n').map((line) => JSON.parse(line) as { readonly observation: { readonly kind: string; readonly stdout?: string }; readonly terminated?: boolean });
  t.match(replies, [{ observation: { kind: 'task' } }, { observation: { stdout: '42\n' } }, { observation: { kind: 'debug_result' } }, { terminated: true }]);
  const shown = await line.run(['play', 'medcalc-v2/twin/test/bmi/0'], { input: ':help\n:what\n:quit\n' });
  t.match(shown.out, /:submit VALUE/);
  t.match(shown.out, /there is no :what/);
  const piped = await line.run(['play', 'medcalc-v2/twin/test/bmi/0', '--json'], { input: 'print("first")\n.\nprint("second")\n.\nx = 3\n\nprint(x * 14)' });
  t.same(piped.out.trim().split('\n').map((line) => (JSON.parse(line) as { readonly observation: { readonly stdout?: string } }).observation.stdout), [undefined, 'first\n', 'second\n', '42\n'], 'the end of the input ends the last program');
});
