/** The client in Go against a real server. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import t from 'tap';
import { testServer } from '../server/harness.ts';

const source = path.join(import.meta.dirname, '../../examples/go');
const program = path.join(t.testdir(), 'walk');

/** Why it cannot be built here; false where it was. Nothing is fetched: its modules are in the cache, or it is passed over. */
function unbuildable(): string | false {
  const environment = { ...process.env, GOPROXY: 'off', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local' };
  const version = spawnSync('go', ['version'], { encoding: 'utf8', env: environment });
  if (version.status !== 0) return 'there is no go here';
  const listed = spawnSync('go', ['list', '-deps', './...'], { cwd: source, encoding: 'utf8', env: environment });
  if (listed.status !== 0) return /GOPROXY=off|requires go/.test(listed.stderr) ? 'its modules are not here: (cd examples/go && go mod download)' : (() => { throw new Error(listed.stderr); })();
  const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: source, encoding: 'utf8', env: environment });
  if (built.status !== 0) throw new Error(built.stderr);
  return false;
}

const why = unbuildable();

function walk(...args: readonly string[]): Promise<{ readonly status: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

t.test('it connects, lists, begins a group, steps, gives a step up, loses the socket and resumes, and closes', { skip: why }, async (t) => {
  await using gym = await testServer();
  const { status, out, err } = await walk('-url', gym.url);
  t.same([status, err], [0, '']);
  for (const line of [
    /^connected: release \d/, /\ntasks: 3 of 10053, /, /\ngroup: 2 episodes of medcalc-v\d+\/twin\/train\/.* with 2 messages\n/,
    /\nstep by action: "42\\n", reward 0, 14 steps left\n/, /\nstep by text: "hello\\n"/, /\nstep after one that was given up: "here\\n", reward 0, 12 steps left\n/,
    /\nstep over a lost socket: "1\\n"/, /\nresumed: the code ran once\n/, /\ndeadline: truncated, episode_timeout, reward 0\n/, /\nclosed: closed, solved false\nclosed: closed, solved false\n$/,
  ]) t.match(out, line);
  t.equal(gym.server.deps.admission.used, 0);
});

t.test('it says what to do where nobody answers, and what the server has against it', { skip: why }, async (t) => {
  t.match(await walk('-url', '127.0.0.1:9'), { status: 1, err: /no MedAgentGym server answers at ws:\/\/127\.0\.0\.1:9/ });
  await using gym = await testServer({ tokens: 'sixteen-characters=rollout' });
  t.match(await walk('-url', gym.url, '-token', 'another-token-of-16'), { status: 1, err: /401/ });
  t.match(await walk('-url', gym.url, '-token', 'sixteen-characters'), { status: 0 });
});
